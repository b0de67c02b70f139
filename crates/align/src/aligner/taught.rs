//! What a batch of documents has taught, for documents that are aligned alone.

mod stored;

use std::collections::BTreeMap;

use hexapla_model::{Both, Lang};

use super::knowledge::{ByLangs, Knowledge};
use crate::lexicon::{Counted, Lexica};
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

    /// Puts what was taught of two languages into what is known of a document with these words, if anything was.
    pub(super) fn recall(&self, langs: Both<Lang>, words: Both<&Words>, known: &mut Knowledge) {
        let document = words.zip(known.counts.as_ref()).map(|(words, counts)| Counted { words, counts });
        if let Some(learned) = self.lexica.get(&(langs.source, langs.target)) {
            known.lexica = learned.lexica.carried(self.counted(langs, learned), document, &known.given);
        } else if let Some(learned) = self.lexica.get(&(langs.target, langs.source)) {
            let (batch, given) = (self.counted(langs.turned(), learned), known.given.clone().turned());
            known.lexica = learned.lexica.carried(batch, document.turned(), &given).turned();
        }
    }

    fn counted<'t>(&'t self, langs: Both<Lang>, learned: &'t Learned) -> Both<Counted<'t>> {
        let words = langs.map(|lang| &self.words[&lang]);
        words.zip(learned.counts.as_ref()).map(|(words, counts)| Counted { words, counts })
    }
}
