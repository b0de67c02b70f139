//! What is known of the words of one language in a batch before its texts are compared with others: computed once, whatever
//! the number of languages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use hexapla_lang::cognate::Spellings;
use hexapla_model::{Lang, Segmented};
use rayon::prelude::*;

use super::carried::Numbering;
use super::seed::Seed;
use crate::text::Words;

/// The words of one language in a batch.
pub(crate) struct Lexis {
    lang: Lang,
    pub(crate) words: Words,
    /// The words that another batch has had.
    pub(crate) learnt: Numbering,
    seeded: Seeded,
    /// Both are found when they are first asked for: where another batch has had all words, nobody does.
    spellings: OnceLock<Spellings>,
    seed: OnceLock<Seed>,
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
    words.map(|(lang, words)| (lang, Lexis::of(lang, words, Numbering::default(), seeded))).collect()
}

/// The words of each language in `groups`, of which another batch has had those of `learnt`.
pub(crate) fn lexes_after(
    learnt: &BTreeMap<Lang, Words>,
    groups: &[Vec<Arc<Segmented>>],
    seeded: Seeded,
) -> BTreeMap<Lang, Lexis> {
    let none = Words::default();
    let langs: BTreeSet<Lang> = groups.iter().flatten().map(|text| text.document.lang).collect();
    let lexis = |lang: Lang| {
        let texts = groups.iter().flatten().map(AsRef::as_ref);
        let before = learnt.get(&lang).unwrap_or(&none);
        let (words, numbers) = Words::after(before, texts.filter(|text| text.document.lang == lang));
        Lexis::of(lang, words, Numbering::of(numbers, before.len()), seeded)
    };
    langs.into_par_iter().map(|lang| (lang, lexis(lang))).collect()
}

impl Lexis {
    fn of(lang: Lang, words: Words, learnt: Numbering, seeded: Seeded) -> Self {
        Self { lang, words, learnt, seeded, spellings: OnceLock::new(), seed: OnceLock::new() }
    }

    /// How they are spelt in plain letters.
    pub(crate) fn spellings(&self) -> &Spellings {
        self.spellings.get_or_init(|| Spellings::of(self.words.strings().iter()))
    }

    /// The expressions of the seed lexicon that are in the texts, if it is used.
    pub(crate) fn seed(&self) -> &Seed {
        self.seed.get_or_init(|| match self.seeded {
            Seeded::Yes => Seed::of(self.lang, &self.words),
            Seeded::No => Seed::default(),
        })
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
