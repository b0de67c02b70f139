//! What a batch of documents has taught, for documents that are aligned alone.

mod stored;

use std::collections::BTreeMap;

use hexapla_model::{Both, Lang};

use super::knowledge::{ByLangs, Knowledge};
use crate::lexicon::{Counted, Lexica, Numbering};
use crate::text::Words;

/// What a batch of documents has taught.
///
/// A document that is aligned with it gets the same result whatever other documents are aligned before, after or at the same
/// time.
#[derive(Debug, Default)]
pub struct Taught {
    words: BTreeMap<Lang, Words>,
    lexica: BTreeMap<(Lang, Lang), Learned>,
}

/// The lexicon of two languages, with how often each word was in the texts.
#[derive(Debug)]
struct Learned {
    lexica: Lexica,
    counts: Both<Vec<u32>>,
}

impl Taught {
    /// As bytes, to be kept for a later run of the same program.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        stored::write(self)
    }

    /// What [`to_bytes`](Self::to_bytes) has made; `None` if the bytes are not from there.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        stored::read(bytes)
    }

    pub(super) fn new(words: BTreeMap<Lang, Words>, knowledge: ByLangs) -> Self {
        let learned = |known: Knowledge| Learned { lexica: known.lexica, counts: known.counts };
        let lexica = knowledge.into_iter().map(|(langs, known)| (langs, learned(known))).collect();
        Self { words, lexica }
    }

    /// The words of each language.
    pub(super) fn words(&self) -> &BTreeMap<Lang, Words> {
        &self.words
    }

    /// What was taught of two languages, if anything was.
    pub(super) fn of(&self, langs: Both<Lang>) -> Option<Recalled<'_>> {
        let Both { source, target } = langs;
        let straight = self.lexica.get(&(source, target)).map(|learned| Recalled { learned, turned: false });
        straight.or_else(|| Some(Recalled { learned: self.lexica.get(&(target, source))?, turned: true }))
    }
}

/// What was taught of two languages.
#[derive(Clone, Copy)]
pub(super) struct Recalled<'t> {
    learned: &'t Learned,
    /// Whether it was taught with source and target in each other's place.
    turned: bool,
}

impl Recalled<'_> {
    /// The lexicon for a document whose words have these numbers and counts; what is known of new words is `given`.
    pub(super) fn carried(
        self,
        numberings: Both<&Numbering>,
        counts: Both<&Vec<u32>>,
        given: Lexica,
    ) -> Lexica {
        if self.turned {
            let turned = Self { turned: false, ..self };
            return turned.carried(numberings.turned(), counts.turned(), given.turned()).turned();
        }
        let words = numberings.zip(self.learned.counts.as_ref()).zip(counts);
        let words = words.map(|((numbering, batch), document)| Counted { numbering, batch, document });
        self.learned.lexica.carried(words, &given)
    }
}
