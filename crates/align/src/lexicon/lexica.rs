//! The lexicon of two languages in both directions.

use hexapla_model::{Both, WordPair};

use super::table::{Lesson, Table};

/// The lexicon in both directions.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexica {
    pub(crate) forward: Table,
    pub(crate) backward: Table,
}

impl Lexica {
    /// Learns from lessons and from words that are known; `counts` says how often each word is in the texts as wholes.
    pub(crate) fn learn(lessons: &[Lesson], known: &[WordPair], counts: &Both<Vec<u32>>) -> Self {
        let (forward, backward) = Table::learn_both(lessons, known, counts);
        Self { forward, backward }
    }

    /// The same lexicon with source and target in each other's place.
    pub(crate) fn turned(self) -> Self {
        Self { forward: self.backward, backward: self.forward }
    }
}
