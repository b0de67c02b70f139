//! Which formats there are for a purpose, and which one a name, a path or the first bytes of a file ask for.

use std::path::Path;

use crate::format::Format;
use crate::head::Head;

/// What a format is needed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Purpose {
    /// A corpus is written.
    WriteCorpus,
    /// A glossary is written.
    WriteGlossary,
    /// A corpus is read.
    ReadCorpus,
}

impl Format {
    /// All formats that this build has for `purpose`, and those that it can name but not read.
    #[must_use]
    pub fn all(purpose: Purpose) -> Vec<Self> {
        let mut all: Vec<Self> = Self::ALL.iter().copied().filter(|f| f.is_for(purpose)).collect();
        all.sort_by_key(|format| format.place(purpose));
        all
    }

    /// The name it has on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.descriptor().name
    }

    /// Other names that people give it.
    #[must_use]
    pub fn aliases(self) -> &'static [&'static str] {
        self.descriptor().aliases
    }

    /// What its files end in, without the first dot; names of the languages of a pair are before it.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.descriptor().extension
    }

    /// Whether this build has it for `purpose`, or can name but not read it.
    #[must_use]
    pub fn is_for(self, purpose: Purpose) -> bool {
        let format = self.descriptor();
        match purpose {
            Purpose::WriteCorpus => format.corpus.is_some(),
            Purpose::WriteGlossary => format.glossary.is_some(),
            Purpose::ReadCorpus => format.reader.is_some(),
        }
    }

    /// The format of that name, or of that alias, for `purpose`.
    #[must_use]
    pub fn from_name(name: &str, purpose: Purpose) -> Option<Self> {
        Self::ALL.iter().copied().filter(|f| f.is_for(purpose)).find(|f| f.has_name(name.trim()))
    }

    fn has_name(self, name: &str) -> bool {
        let names = std::iter::once(self.name()).chain(self.aliases().iter().copied());
        names.into_iter().any(|known| known.eq_ignore_ascii_case(name))
    }

    /// The format that the name of a file asks for: `a.tsv` is a table, `a.lines.tsv` holds line numbers; `terms.csv` is
    /// CSV, `terms.memoq.csv` is for memoQ.
    ///
    /// The name of a format that corpora are written in is an extension too: `a.xliff`, `a.moses`. Where a corpus is read, a
    /// further extension `.gz` says nothing, and one that is a language (`.en`) is not a format by itself: see
    /// [`corpus_files`](crate::corpus_files).
    #[must_use]
    pub fn from_path(path: &Path, purpose: Purpose) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
        let name = match purpose {
            Purpose::ReadCorpus => name.strip_suffix(".gz").unwrap_or(&name),
            _ => &name,
        };
        let found = Self::ALL.iter().flat_map(|f| f.endings(purpose).into_iter().map(move |end| (*f, end)));
        let best = found.filter(|(_, end)| ends(name, end)).max_by_key(|(_, end)| end.len());
        best.map(|(format, _)| format).filter(|format| format.is_for(purpose))
    }

    /// The format of a corpus that the first bytes of a file show.
    #[must_use]
    pub fn sniff(bytes: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(bytes);
        let head = Head { bytes, text: text.trim_start_matches('\u{FEFF}').trim_start() };
        let scores = Self::ALL.iter().filter_map(|f| Some((f.descriptor().reader.as_ref()?, *f)));
        let scores = scores.map(|(reader, format)| ((reader.sniff)(&head), format));
        scores.filter(|(score, _)| *score > 0).max_by_key(|(score, _)| *score).map(|(_, format)| format)
    }

    /// What may end the names of its files. One in which corpora are only written says that its files are not read.
    fn endings(self, purpose: Purpose) -> Vec<&'static str> {
        let format = self.descriptor();
        match (purpose, &format.reader) {
            (Purpose::WriteCorpus, _) if format.corpus.is_some() => vec![format.extension, format.name],
            (Purpose::WriteGlossary, _) if format.glossary.is_some() => vec![format.extension],
            (Purpose::ReadCorpus, Some(reader)) => reader.endings.to_vec(),
            (Purpose::ReadCorpus, None) if format.corpus.is_some() => vec![format.extension],
            _ => Vec::new(),
        }
    }

    fn place(self, purpose: Purpose) -> Option<u8> {
        let format = self.descriptor();
        match purpose {
            Purpose::WriteCorpus => None,
            Purpose::WriteGlossary => format.glossary.as_ref().map(|writer| writer.place),
            Purpose::ReadCorpus => format.reader.as_ref().map(|reader| reader.place),
        }
    }
}

/// Whether the name of the file at `path` has this extension, in small letters or capitals.
pub(crate) fn has_extension(path: &Path, extension: &str) -> bool {
    path.file_name().is_some_and(|name| ends(&name.to_string_lossy().to_ascii_lowercase(), extension))
}

/// Whether `name` has this extension.
fn ends(name: &str, extension: &str) -> bool {
    name.strip_suffix(extension).is_some_and(|stem| stem.ends_with('.'))
}

#[cfg(test)]
mod tests;
