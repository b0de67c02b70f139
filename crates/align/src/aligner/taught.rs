//! What a batch of documents has taught, for documents that are aligned alone.

mod stored;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use hexapla_model::{Both, Lang};

use super::knowledge::{ByLangs, Knowledge};
use crate::lexicon::{Counted, Given, KnownWords, Lexica, Lexis, NONE, Numbering};
use crate::text::Words;

/// What a batch of documents has taught.
///
/// A document that is aligned with it gets the same result whatever other documents are aligned before, after or at the same
/// time.
#[derive(Debug, Default)]
pub struct Taught {
    words: BTreeMap<Lang, KnownWords>,
    lexica: BTreeMap<(Lang, Lang), Learned>,
}

/// The lexicon of two languages, with how often each word was in the texts.
#[derive(Debug)]
struct Learned {
    lexica: Lexica,
    counts: Both<Vec<u32>>,
    /// What the seed lexicon says of the words, found when it is first asked for.
    seed: OnceLock<Given>,
    /// The same with source and target in each other's place.
    turned_seed: OnceLock<Given>,
}

impl Learned {
    fn new(lexica: Lexica, counts: Both<Vec<u32>>) -> Self {
        Self { lexica, counts, seed: OnceLock::new(), turned_seed: OnceLock::new() }
    }
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
        let learned = |known: Knowledge| Learned::new(known.lexica, known.counts);
        let lexica = knowledge.into_iter().map(|(langs, known)| (langs, learned(known))).collect();
        Self {
            words: words.into_iter().map(|(lang, words)| (lang, KnownWords::new(words))).collect(),
            lexica,
        }
    }

    /// The words of each language.
    pub(super) fn words(&self) -> &BTreeMap<Lang, KnownWords> {
        &self.words
    }

    /// What was taught of two languages, if anything was.
    pub(super) fn of(&self, langs: Both<Lang>) -> Option<Recalled<'_>> {
        let Both { source, target } = langs;
        let straight = self.lexica.get(&(source, target)).map(|learned| (learned, false));
        let (learned, turned) = straight.or_else(|| Some((self.lexica.get(&(target, source))?, true)))?;
        let words = Both::new((source, self.words.get(&source)?), (target, self.words.get(&target)?));
        Some(Recalled { learned, words, turned })
    }
}

/// What was taught of two languages.
#[derive(Clone, Copy)]
pub(super) struct Recalled<'t> {
    learned: &'t Learned,
    /// The languages with their words.
    words: Both<(Lang, &'t KnownWords)>,
    /// Whether it was taught with source and target in each other's place.
    turned: bool,
}

impl Recalled<'_> {
    /// What the seed lexicon says of the words of a document that the batch had too, if it is used.
    pub(super) fn seed(self, lexes: Both<&Lexis<'_>>) -> Given {
        if !lexes.source.is_seeded() {
            return Given::default();
        }
        let seed = if self.turned { &self.learned.turned_seed } else { &self.learned.seed };
        let seed = seed.get_or_init(|| {
            let seeds = self.words.map(|(lang, words)| words.seed(lang));
            seeds.source.entries(seeds.target)
        });
        seed.renumbered(lexes.map(|lexis| lexis.learnt.all()), NONE)
    }

    /// The lexicon for a document whose words have these numbers and counts; what is known of new words is `given`. If it is
    /// said which words are `asked` for, the translations of others may be missing.
    pub(super) fn carried(
        self,
        numberings: Both<&Numbering>,
        counts: Both<&Vec<u32>>,
        asked: Option<&Both<Vec<bool>>>,
        given: Lexica,
    ) -> Lexica {
        let asked = asked.map_or(Both::new(None, None), |asked| asked.as_ref().map(|asked| Some(&asked[..])));
        if self.turned {
            let turned = self.counted(numberings.turned(), counts.turned(), asked.turned());
            return self.learned.lexica.carried(turned, &given.turned()).turned();
        }
        self.learned.lexica.carried(self.counted(numberings, counts, asked), &given)
    }

    fn counted<'c>(
        &'c self,
        numberings: Both<&'c Numbering>,
        counts: Both<&'c Vec<u32>>,
        asked: Both<Option<&'c [bool]>>,
    ) -> Both<Counted<'c>> {
        let words = numberings.zip(self.learned.counts.as_ref()).zip(counts).zip(asked);
        words.map(|(((numbering, batch), document), asked)| Counted { numbering, batch, document, asked })
    }
}
