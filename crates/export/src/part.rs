//! One file of a corpus in a format: what it is called, and how it is written.

use std::io::{self, Write};

use hexapla_model::{Corpus, Lang};

#[cfg(feature = "docx")]
use crate::docx;
use crate::format::Format;
use crate::options::Options;
#[cfg(feature = "parquet")]
use crate::parquet;
use crate::view::View;
#[cfg(feature = "xces")]
use crate::xces;
#[cfg(feature = "xlsx")]
use crate::xlsx;
use crate::{csv, html, jsonl, ladder, lines, mnbvc, moses, sentences, tmx, vecalign, xliff};

/// The least score of the rows that a second spreadsheet holds.
#[cfg(feature = "xlsx")]
const SURE: f32 = 0.9;

/// One of the files that a corpus is written to.
///
/// Which there are is known as soon as the languages are, so files can be opened before the work begins. Two parts with
/// the same [`ending`](Self::ending) hold the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    format: Format,
    content: Content,
    langs: Vec<Lang>,
    ending: String,
}

/// What stands in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    /// The rows in a format that needs one file.
    Rows,
    /// The rows that score high.
    #[cfg(feature = "xlsx")]
    SureRows,
    /// The texts of one language of a pair, row by row: 0 is the source.
    Side(usize),
    /// The ids of the rows of a pair.
    Ids,
    /// The texts of one language, those without a counterpart too.
    Sentences,
    /// The texts of all languages in one archive.
    #[cfg(feature = "xces")]
    Archive,
}

impl Part {
    pub(crate) fn new(format: Format, content: Content, langs: Vec<Lang>, ending: String) -> Self {
        Self { format, content, langs, ending }
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
        let view = self.view(corpus, options);
        match (self.format, self.content) {
            (Format::Jsonl, _) => jsonl::write(&view, out),
            (Format::Csv, _) => csv::write(&view, out),
            (Format::Tsv, _) => csv::write_tsv(&view, out),
            (Format::Tmx, _) => tmx::write(&view, out),
            #[cfg(feature = "docx")]
            (Format::Docx, _) => docx::write(&view, out),
            (Format::Html, _) => html::write(&view, out),
            #[cfg(feature = "xlsx")]
            (Format::Xlsx, Content::SureRows) => xlsx::write(&view.at_least(SURE), out),
            #[cfg(feature = "xlsx")]
            (Format::Xlsx, _) => xlsx::write(&view, out),
            #[cfg(feature = "parquet")]
            (Format::Parquet, _) => parquet::write(&view, out),
            (Format::Moses, Content::Side(n)) => moses::write_side(&view, n, out),
            (Format::Moses, _) => moses::write_ids(&view, out),
            #[cfg(feature = "xces")]
            (Format::Xces, Content::Archive) => xces::write_archive(&view, out),
            #[cfg(feature = "xces")]
            (Format::Xces, _) => xces::write_links(&view, out),
            (Format::Xliff, _) => xliff::write(&view, out),
            (Format::Ladder | Format::Vecalign, Content::Sentences) => sentences::write(&view, out),
            (Format::Ladder, _) => ladder::write(&view, out),
            (Format::Vecalign, _) => vecalign::write(&view, out),
            (Format::Mnbvc, _) => mnbvc::write(&view, out),
            (Format::Lines, _) => lines::write(&view, out),
        }
    }

    /// What the file shows of `corpus`.
    pub(crate) fn view<'a>(&'a self, corpus: &'a Corpus, options: &'a Options) -> View<'a> {
        let view = View::new(corpus, &self.langs, options).in_format(self.format);
        if self.format.holds_unsure() { view.at_any_score() } else { view }
    }
}
