//! Which rows a format can hold.

use hexapla_model::Corpus;

use super::escape::has_text;
use super::options::Options;
use super::sentences::has_line;
use super::view::Row;
use crate::format::Format;
#[cfg(feature = "xlsx")]
use crate::format::xlsx::book::MOST_UNITS;

impl Format {
    /// How many rows of `corpus` are in files of this format.
    #[must_use]
    pub fn rows(self, corpus: &Corpus, options: &Options) -> usize {
        held(self, corpus, options).into_iter().filter(|is_held| *is_held).count()
    }

    /// Whether it holds rows of any score.
    pub(crate) fn holds_unsure(self) -> bool {
        matches!(self, Self::Jsonl | Self::Lines)
    }

    /// Whether a file in this format can hold `row`.
    pub(crate) fn holds(self, row: &Row<'_>) -> bool {
        match self {
            Self::Tmx => (0..row.texts.len()).filter(|n| has_text(row.text(*n))).count() > 1,
            Self::Moses => has_line(row, 0) && has_line(row, 1),
            Self::Xliff => !row.text(0).trim().is_empty(),
            #[cfg(feature = "xces")]
            Self::Xces => (0..row.texts.len()).any(|n| has_text(row.text(n))),
            #[cfg(feature = "xlsx")]
            Self::Xlsx => (0..row.texts.len()).map(|n| row.text(n)).chain([row.unit.id.as_str()]).all(fits),
            _ => true,
        }
    }

    /// What rows it holds, for a message.
    pub(crate) fn held_rows(self) -> String {
        match self {
            Self::Tmx | Self::Moses => "rows with text in two languages".to_owned(),
            Self::Xliff => "rows with text in the source language".to_owned(),
            #[cfg(feature = "xlsx")]
            Self::Xlsx => format!("texts of up to {MOST_UNITS} characters"),
            _ => "rows with text".to_owned(),
        }
    }
}

/// For each row of `corpus`, whether it is in a file of this format.
pub(crate) fn held(format: Format, corpus: &Corpus, options: &Options) -> Vec<bool> {
    let mut held = vec![false; corpus.units.len()];
    for part in format.parts(&corpus.langs, options) {
        part.view(corpus, options).numbered_rows().for_each(|(n, _)| held[n] = true);
    }
    held
}

/// Whether a cell can hold `text`; a character has as many bytes as UTF-16 units or more.
#[cfg(feature = "xlsx")]
fn fits(text: &str) -> bool {
    text.len() <= MOST_UNITS || text.encode_utf16().count() <= MOST_UNITS
}
