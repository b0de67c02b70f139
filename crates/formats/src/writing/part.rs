//! One file of a corpus in a format: what it is called, and how it is written.

use std::io::{self, Write};

use hexapla_model::{Corpus, Lang};

use super::options::Options;
use super::view::{Stretch, View};
use crate::descriptor::WriteRows;
use crate::format::{Format, jsonl};

/// One of the files that a corpus is written to.
///
/// Which there are is known as soon as the languages are, so files can be opened before the work begins. Two parts with
/// the same [`ending`](Self::ending) hold the same.
#[derive(Debug, Clone)]
pub struct Part {
    format: Format,
    write: WriteRows,
    langs: Vec<Lang>,
    ending: String,
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        (self.format, &self.langs, &self.ending) == (other.format, &other.langs, &other.ending)
    }
}

impl Eq for Part {}

impl Part {
    pub(crate) fn new(format: Format, write: WriteRows, langs: Vec<Lang>, ending: String) -> Self {
        Self { format, write, langs, ending }
    }

    /// A file that holds rows as the format writes them.
    pub(crate) fn of_rows(format: Format, langs: Vec<Lang>, ending: String) -> Self {
        let write = format.descriptor().corpus.as_ref().map(|writer| writer.write);
        Self::new(format, write.unwrap_or(|_, _| Ok(())), langs, ending)
    }

    /// The file of what was noticed about the versions of a document in these languages, beside its JSON Lines.
    #[must_use]
    pub fn findings(langs: &[Lang]) -> Self {
        let write: WriteRows = |view, out| jsonl::findings::write(view, out);
        Self::new(Format::Jsonl, write, langs.to_vec(), "findings.json".to_owned())
    }

    /// The format that the file belongs to.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// The end of its name, after `NAME.`: `tmx`, `en-zh.tmx`, `en-zh.ids`, `sure.xlsx`.
    #[must_use]
    pub fn ending(&self) -> &str {
        &self.ending
    }

    /// The languages in it, the source first; in a file of line numbers and ids those that it is about.
    #[must_use]
    pub fn langs(&self) -> &[Lang] {
        &self.langs
    }

    /// Writes what the file holds of `corpus` to `out`.
    ///
    /// # Errors
    /// If `out` cannot be written to, or the format cannot hold the corpus: a spreadsheet and its cells have an end.
    pub fn write(&self, corpus: &Corpus, options: &Options, out: &mut (dyn Write + Send)) -> io::Result<()> {
        self.write_view(self.view(corpus, options), out)
    }

    /// Writes what the file holds of a corpus whose rows come in `stretches`, each with all that is no row; the bytes are
    /// those of [`write`](Self::write) of the whole. [`Format::takes_stretches`] says which formats can be written so.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    ///
    /// # Panics
    /// If the format has to know all rows.
    pub fn write_stretches(
        &self,
        stretches: impl Iterator<Item = Corpus>,
        options: &Options,
        out: &mut (dyn Write + Send),
    ) -> io::Result<()> {
        assert!(self.format.takes_stretches(), "{} has to know all rows", self.format.name());
        let (mut stretches, mut first_row) = (stretches.peekable(), 0);
        while let Some(corpus) = stretches.next() {
            let stretch = Stretch { first_row, opens: first_row == 0, closes: stretches.peek().is_none() };
            first_row += corpus.units.len();
            self.write_view(self.view(&corpus, options).stretch(stretch), out)?;
        }
        Ok(())
    }

    fn write_view(&self, view: View<'_>, out: &mut (dyn Write + Send)) -> io::Result<()> {
        (self.write)(&view, out)
    }

    /// What the file shows of `corpus`.
    pub(crate) fn view<'a>(&'a self, corpus: &'a Corpus, options: &'a Options) -> View<'a> {
        let view = View::new(corpus, &self.langs, options).in_format(self.format);
        if self.format.holds_unsure() { view.at_any_score() } else { view }
    }
}

#[cfg(test)]
mod tests {
    use hexapla_model::{BlockKind, Location, Text, TranslationUnit};

    use super::*;
    use crate::Purpose;

    fn unit(n: u32) -> TranslationUnit {
        let text = |text: String| {
            let location = Location { line: n + 1, page: None };
            Some(Text { text, pieces: 1, location, lines: vec![n].into(), moved: false })
        };
        TranslationUnit {
            id: format!("a#{n}"),
            anchor: None,
            kind: BlockKind::Paragraph,
            score: 0.5,
            texts: vec![
                text(format!("lake \"{n}\",\tdeep")),
                text(format!("=湖{n}")).filter(|_| !n.is_multiple_of(3)),
            ],
        }
    }

    #[test]
    fn stretches_give_the_bytes_of_the_whole() {
        let head = Corpus {
            langs: vec![Lang::EN, Lang::ZH],
            paths: vec!["a".into(), "b".into()],
            symbol: Some("A/1".to_owned()),
            ..Corpus::default()
        };
        let units: Vec<TranslationUnit> = (0..20).map(unit).collect();
        let whole = Corpus { units: units.clone(), ..head.clone() };
        for options in [
            Options::default(),
            Options { bom: true, safe_cells: true, ..Options::default() },
            Options { min_score: Some(0.9), ..Options::default() },
        ] {
            for part in Format::all(Purpose::WriteCorpus)
                .iter()
                .filter(|f| f.takes_stretches())
                .flat_map(|f| f.parts(&head.langs, &options))
            {
                let mut want = Vec::new();
                part.write(&whole, &options, &mut want).unwrap();
                for length in [1, 7, 20] {
                    let stretches =
                        units.chunks(length).map(|units| Corpus { units: units.to_vec(), ..head.clone() });
                    let mut bytes = Vec::new();
                    part.write_stretches(stretches, &options, &mut bytes).unwrap();
                    assert_eq!(
                        String::from_utf8_lossy(&bytes),
                        String::from_utf8_lossy(&want),
                        "{} {length}",
                        part.ending()
                    );
                }
            }
        }
    }
}
