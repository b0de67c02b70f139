//! In which rows a language has a text.

use crate::spelling::Texts;

/// The rows in which a language has a text: of documents in a corpus some lack languages.
#[derive(Debug)]
pub(crate) struct Present {
    /// For each row whether it has one; empty if it has one in all.
    is_in: Vec<bool>,
    /// How many they are.
    pub(crate) rows: usize,
}

impl Present {
    pub(crate) fn new(texts: Texts) -> Self {
        let is_in: Vec<bool> =
            texts.corpus.units.iter().map(|unit| unit.texts[texts.lang].is_some()).collect();
        let rows = is_in.iter().filter(|is| **is).count();
        if rows == is_in.len() {
            return Self { is_in: Vec::new(), rows: texts.column().len() };
        }
        Self { is_in, rows }
    }

    /// Whether it has a text in all rows.
    pub(crate) fn is_whole(&self) -> bool {
        self.is_in.is_empty()
    }

    /// Whether it has a text in `row`.
    pub(crate) fn has(&self, row: usize) -> bool {
        self.is_whole() || self.is_in.get(row).is_some_and(|is| *is)
    }

    /// In what share of `rows` it has a text.
    pub(crate) fn share(&self, rows: impl ExactSizeIterator<Item = usize>) -> f32 {
        if self.is_whole() {
            return 1.0;
        }
        let all = rows.len().max(1);
        rows.filter(|row| self.has(*row)).count() as f32 / all as f32
    }
}
