//! What is known of the words of one language in a batch before its texts are compared with others: computed once, whatever
//! the number of languages.

use std::collections::BTreeMap;
use std::sync::Arc;

use hexapla_lang::cognate::Spellings;
use hexapla_model::{Lang, Segmented};
use rayon::prelude::*;

use super::seed::Seed;
use crate::text::Words;

/// The words of one language in a batch.
#[derive(Default)]
pub(crate) struct Lexis {
    pub(crate) words: Words,
    /// How they are spelt in plain letters, if look-alike words are needed.
    pub(crate) spellings: Spellings,
    /// The expressions of the seed lexicon that are in the texts, if it is used.
    pub(crate) seed: Seed,
}

/// Whether the seed lexicon is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seeded {
    Yes,
    No,
}

/// The words of each language in `groups`.
pub(crate) fn lexes(groups: &[Vec<Arc<Segmented>>], seeded: Seeded) -> BTreeMap<Lang, Lexis> {
    let words = vocabularies(groups).into_par_iter();
    words.map(|(lang, words)| (lang, Lexis::of(lang, words, seeded))).collect()
}

impl Lexis {
    fn of(lang: Lang, words: Words, seeded: Seeded) -> Self {
        let spellings = Spellings::of(words.strings().iter());
        let seed = if seeded == Seeded::Yes { Seed::of(lang, &words) } else { Seed::default() };
        Self { words, spellings, seed }
    }
}

/// The words of each language in `groups`, and no more.
pub(crate) fn vocabularies(groups: &[Vec<Arc<Segmented>>]) -> BTreeMap<Lang, Words> {
    let mut words: BTreeMap<Lang, Words> = BTreeMap::new();
    for text in groups.iter().flatten() {
        words.entry(text.document.lang).or_default().add(text);
    }
    words
}
