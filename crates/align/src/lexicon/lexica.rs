//! The lexicon of two languages in both directions.

use hexapla_model::{Both, WordPair};

use super::lessons::Lessons;
use super::model::learn_both;
use super::table::Table;

/// The lexicon in both directions.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexica {
    pub(crate) forward: Table,
    pub(crate) backward: Table,
}

impl Lexica {
    /// Learns from lessons and from words that are known; `counts` says how often each word is in the texts as wholes.
    pub(crate) fn learn(lessons: &Lessons, known: &[WordPair], counts: &Both<Vec<u32>>) -> Self {
        let (forward, backward) = learn_both(lessons, known, counts, None);
        Self { forward, backward }
    }

    /// The same, with the translations of no more target words than are `asked` for in each direction.
    pub(crate) fn learn_some(
        lessons: &Lessons,
        known: &[WordPair],
        counts: &Both<Vec<u32>>,
        asked: &Both<Vec<bool>>,
    ) -> Self {
        let (forward, backward) = learn_both(lessons, known, counts, Some(asked));
        Self { forward, backward }
    }

    /// The same lexicon with source and target in each other's place.
    pub(crate) fn turned(self) -> Self {
        Self { forward: self.backward, backward: self.forward }
    }
}
