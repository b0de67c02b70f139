//! A corpus that was read in one format, written in another.

use std::path::{Path, PathBuf};

use hexapla_formats::{Format, Options, Part, sync_folder};
use hexapla_model::{Diagnostic, Lang};

use crate::Guard;
use crate::corpora::JoinedCorpus;
use crate::outputs::{CardFile, OutputError, Outputs, with_ending};

/// Why a corpus could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConversionError {
    /// The format holds two languages, and the corpus has one.
    #[error("{}: {format} holds texts in two languages, found one; read them together, as in en=FILE fr=FILE", .path.display())]
    NoPair {
        /// What should be written.
        path: PathBuf,
        /// The name of the format.
        format: &'static str,
    },
    /// A file cannot or may not be written.
    #[error(transparent)]
    Output(#[from] OutputError),
}

/// The files that a corpus is written to, and the dataset card beside them if the format needs one.
///
/// A format of one file has the name that was asked for; one of several (a pair each, or texts and ids) puts its own
/// endings in the place of the last: `out.moses` becomes `out.en-zh.en`, `out.en-zh.zh`, `out.en-zh.ids`.
#[derive(Debug)]
pub struct Conversion {
    outputs: Outputs,
    card: CardFile,
    finding: Option<Diagnostic>,
}

impl Conversion {
    /// Sees that the files for a corpus in `langs` can be written at `output`; `guard` knows what is read.
    ///
    /// # Errors
    /// If the format needs two languages, or a file cannot or may not be written.
    pub fn create(
        langs: &[Lang],
        format: Format,
        options: &Options,
        output: &Path,
        guard: &Guard,
    ) -> Result<Self, ConversionError> {
        let parts = format.parts(langs, options);
        if parts.is_empty() {
            return Err(ConversionError::NoPair { path: output.into(), format: format.name() });
        }
        let paths: Vec<PathBuf> = match parts.as_slice() {
            [_] => vec![output.to_owned()],
            parts => parts.iter().map(|part| beside(output, format, part)).collect(),
        };
        // What is read is the worst that can be written over, so it is looked at first.
        paths.iter().filter(|path| guard.is_read(path)).try_for_each(|path| guard.claim(path))?;
        let mut outputs = Outputs::default();
        for (part, path) in parts.into_iter().zip(paths) {
            outputs.add(part, Ok(guard.place(&path)?));
        }
        let folder = output.parent().unwrap_or(Path::new(""));
        let (card, finding) = CardFile::find(guard, folder, &[format])?;
        Ok(Self { outputs, card, finding })
    }

    /// What is to be reported before anything is written.
    #[must_use]
    pub fn finding(&self) -> Option<&Diagnostic> {
        self.finding.as_ref()
    }

    /// Writes `corpus`, for which the files were opened; returns their names. Where the format allows, its rows are unpacked a
    /// stretch at a time.
    ///
    /// # Errors
    /// If a file cannot be written; the others are complete.
    pub fn write(mut self, corpus: JoinedCorpus, options: &Options) -> Result<Vec<PathBuf>, ConversionError> {
        let format = self.outputs.format();
        let (corpus, (written, failed)) = if format.is_some_and(Format::takes_stretches) {
            (corpus.head().clone(), self.outputs.write_stretches(|| corpus.stretches(), options))
        } else {
            let corpus = corpus.unpack();
            let written = self.outputs.write(&corpus, options);
            (corpus, written)
        };
        let folder = written.first().and_then(|(_, path)| path.parent());
        folder.iter().for_each(|folder| sync_folder(folder));
        if let Some(error) = failed.into_iter().next() {
            return Err(error.into());
        }
        self.card.add(&corpus, &written, options);
        self.card.write()?;
        Ok(written.into_iter().map(|(_, path)| path).collect())
    }
}

/// The file of one of several parts.
pub(crate) fn beside(output: &Path, format: Format, part: &Part) -> PathBuf {
    let lower = output.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let endings = [format.extension(), format.name()];
    let own =
        endings.iter().filter(|ending| lower.strip_suffix(**ending).is_some_and(|stem| stem.ends_with('.')));
    let longest = own.map(|ending| ending.split('.').count()).max();
    let stem = (0..longest.unwrap_or(0)).fold(output.to_owned(), |path, _| path.with_extension(""));
    with_ending(&stem, part.ending())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_beside_each_other() {
        let langs = [Lang::EN, Lang::ZH];
        for (output, format, want) in [
            ("out/a.moses", Format::Moses, "out/a.en-zh.en out/a.en-zh.zh out/a.en-zh.ids"),
            ("a", Format::Moses, "a.en-zh.en a.en-zh.zh a.en-zh.ids"),
            ("a.b.ladder", Format::Ladder, "a.b.en-zh.ladder a.b.sentences.en a.b.sentences.zh"),
        ] {
            let parts = format.parts(&langs, &Options::default());
            let names =
                parts.iter().map(|part| beside(Path::new(output), format, part).display().to_string());
            assert_eq!(names.collect::<Vec<_>>().join(" "), want);
        }
    }
}
