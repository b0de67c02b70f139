//! One file of a corpus in a format: what it is called, and how it is written.

use std::io::{self, Write};

use hexapla_model::{Corpus, Lang};

use super::options::Options;
use super::view::{Row, Stretch, View};

/// Writes what one file shows of a corpus.
pub(crate) type WriteRows = fn(&View<'_>, &mut (dyn Write + Send)) -> io::Result<()>;

/// What all files of a format have in common.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    /// The name of the format.
    pub(crate) name: &'static str,
    /// What its files end in, without the first dot.
    pub(crate) extension: &'static str,
    /// Writes a file that holds rows.
    pub(crate) write: WriteRows,
    /// Whether a file can hold a row.
    pub(crate) holds: fn(&Row<'_>) -> bool,
    /// Whether it holds rows of any score.
    pub(crate) holds_unsure: bool,
    /// Whether rows are written one after the other.
    pub(crate) takes_stretches: bool,
}

/// One of the files that a corpus is written to.
///
/// Which there are is known as soon as the languages are, so files can be opened before the work begins. Two parts with
/// the same [`ending`](Self::ending) hold the same.
#[derive(Debug, Clone)]
pub struct Part {
    kind: Kind,
    write: WriteRows,
    langs: Vec<Lang>,
    ending: String,
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        (self.kind.name, &self.langs, &self.ending) == (other.kind.name, &other.langs, &other.ending)
    }
}

impl Eq for Part {}

impl Part {
    pub(crate) fn new(kind: Kind, write: WriteRows, langs: Vec<Lang>, ending: String) -> Self {
        Self { kind, write, langs, ending }
    }

    /// A file that holds rows as the format writes them.
    pub(crate) fn of_rows(kind: Kind, langs: Vec<Lang>, ending: String) -> Self {
        Self::new(kind, kind.write, langs, ending)
    }

    /// What it has in common with all files of its format.
    pub(crate) fn kind(&self) -> Kind {
        self.kind
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

    /// Writes what the file holds of a corpus whose rows come in `stretches`, each with all that is not a row; the bytes are
    /// those of [`write`](Self::write) of the whole. [`Format::takes_stretches`](crate::Format::takes_stretches) says
    /// which formats can be written so.
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
        assert!(self.kind.takes_stretches, "{} has to know all rows", self.kind.name);
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
        let view = View::new(corpus, &self.langs, options).holding(self.kind.holds);
        if self.kind.holds_unsure { view.at_any_score() } else { view }
    }
}
