//! How a corpus or a glossary is written.

use std::collections::BTreeMap;

use hexapla_model::{Corpus, Lang};

use super::escape;

/// What a row of a glossary is in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Layout {
    /// An entry, with a column for each language.
    #[default]
    Entries,
    /// A term, with its language.
    Terms,
}

/// How a corpus or a glossary is written.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Options {
    /// Begin tables of text (CSV, TSV) with a byte order mark, as some spreadsheets need.
    pub bom: bool,
    /// Put an apostrophe before cells of CSV and TSV that a spreadsheet would take for a formula.
    pub safe_cells: bool,
    /// The date in the file, as `YYYYMMDDThhmmssZ`; without it the same corpus gives the same bytes.
    pub date: Option<String>,
    /// Source and target of a glossary format that holds two languages; without it the first two of the glossary.
    pub pair: Option<(Lang, Lang)>,
    /// Write a file for each pair of languages of a corpus, the pivot and one other, where a format could hold all.
    pub pairs: bool,
    /// What languages are called in the files of a corpus, as BCP 47 tags: `zh` may be `zh-CN`. A language that is not
    /// here uses its own tag, and so do all languages in the names of files.
    pub lang_codes: BTreeMap<Lang, String>,
    /// The least score of the rows of a corpus. JSON Lines hold all rows nevertheless, and so do line numbers.
    pub min_score: Option<f32>,
    /// Write a column `reviewed` in tables of text. Without it a corpus that is written as a whole has one if a row is
    /// marked, and a corpus that is written in stretches has none.
    pub reviewed: bool,
    /// What a row of a glossary is in a table; without it an entry.
    pub layout: Option<Layout>,
    /// Write what the user's term base says about a glossary in columns of a table.
    pub known: bool,
}

impl Options {
    /// What `lang` is called in the files.
    #[must_use]
    pub fn code<'a>(&'a self, lang: &'a Lang) -> &'a str {
        self.lang_codes.get(lang).map_or(lang.as_str(), String::as_str)
    }

    /// How many rows of `corpus` score less than [`min_score`](Self::min_score), so that most formats do not hold them.
    #[must_use]
    pub fn left_out(&self, corpus: &Corpus) -> usize {
        let least = escape::score(self.min_score.unwrap_or(0.0));
        corpus.units.iter().filter(|unit| escape::score(unit.score) < least).count()
    }
}
