//! What is known of the words of one language in a batch before its texts are compared with others: computed once, whatever
//! the number of languages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use hexapla_lang::cognate::{SomeSpellings, Spellings};
use hexapla_model::{Lang, Segmented};
use rayon::prelude::*;

use super::carried::Numbering;
use super::seed::Seed;
use crate::text::Words;

/// The words of one language that texts have been aligned with, and what is found of them when it is first asked for.
#[derive(Debug, Default)]
pub(crate) struct KnownWords {
    pub(crate) words: Words,
    spellings: OnceLock<Spellings>,
    seed: OnceLock<Seed>,
}

impl KnownWords {
    pub(crate) fn new(words: Words) -> Self {
        Self { words, ..Self::default() }
    }

    fn spellings(&self) -> &Spellings {
        self.spellings.get_or_init(|| Spellings::of(self.words.strings().iter()))
    }

    /// The words that the seed lexicon has.
    pub(crate) fn seed(&self, lang: Lang) -> &Seed {
        self.seed.get_or_init(|| Seed::of(lang, &self.words))
    }
}

/// The words of one language in a batch: first those that another batch has had, then `new` ones.
pub(crate) struct Lexis<'b> {
    lang: Lang,
    batch: Option<&'b KnownWords>,
    /// The words that the other batch has had.
    pub(crate) learnt: Numbering,
    new: Words,
    seeded: Seeded,
    /// Both are found when they are first asked for: where the other batch has had all words, nobody does.
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
pub(crate) fn lexes(groups: &[Vec<Arc<Segmented>>], seeded: Seeded) -> BTreeMap<Lang, Lexis<'static>> {
    let words = vocabularies(groups).into_par_iter();
    let lexis = |lang, words| Lexis::of(lang, None, Numbering::default(), words, seeded);
    words.map(|(lang, words)| (lang, lexis(lang, words))).collect()
}

/// The words of each language in `groups`, of which another batch has had those of `learnt`.
pub(crate) fn lexes_after<'b>(
    learnt: &'b BTreeMap<Lang, KnownWords>,
    groups: &[Vec<Arc<Segmented>>],
    seeded: Seeded,
) -> BTreeMap<Lang, Lexis<'b>> {
    let langs: BTreeSet<Lang> = groups.iter().flatten().map(|text| text.document.lang).collect();
    let lexis = |lang: Lang| {
        let texts = groups.iter().flatten().map(AsRef::as_ref);
        let texts = texts.filter(|text| text.document.lang == lang);
        let Some(batch) = learnt.get(&lang) else {
            let mut words = Words::default();
            texts.for_each(|text| words.add(text));
            return Lexis::of(lang, None, Numbering::default(), words, seeded);
        };
        let (numbers, new) = batch.words.sorted_out(texts);
        Lexis::of(lang, Some(batch), Numbering::of(numbers, batch.words.len()), new, seeded)
    };
    langs.into_par_iter().map(|lang| (lang, lexis(lang))).collect()
}

impl<'b> Lexis<'b> {
    fn of(lang: Lang, batch: Option<&'b KnownWords>, learnt: Numbering, new: Words, seeded: Seeded) -> Self {
        Self { lang, batch, learnt, new, seeded, spellings: OnceLock::new(), seed: OnceLock::new() }
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.learnt.first_new() as usize + self.new.len()
    }

    /// The number of a word, if it is there.
    pub(crate) fn find(&self, form: &str) -> Option<u32> {
        match self.batch.and_then(|batch| batch.words.find(form)) {
            Some(number) => self.learnt.own(number),
            None => Some(self.learnt.first_new() + self.new.find(form)?),
        }
    }

    /// How its words are spelt in plain letters.
    pub(crate) fn spellings(&self) -> SomeSpellings<'_> {
        let first = self.learnt.first_new();
        let new =
            self.spellings.get_or_init(|| Spellings::numbered((first..).zip(self.new.strings().iter())));
        match self.batch {
            Some(batch) => batch.spellings().renumbered(|number| self.learnt.own(number), new),
            None => new.all(),
        }
    }

    /// Whether the seed lexicon is used.
    pub(crate) fn is_seeded(&self) -> bool {
        self.seeded == Seeded::Yes
    }

    /// Its words that the seed lexicon has, if it is used.
    pub(crate) fn seed(&self) -> &Seed {
        self.seed.get_or_init(|| match (self.seeded, self.batch) {
            (Seeded::No, _) => Seed::default(),
            (Seeded::Yes, None) => Seed::of(self.lang, &self.new),
            (Seeded::Yes, Some(batch)) => {
                batch.seed(self.lang).after(self.learnt.all(), &self.new, self.learnt.first_new())
            }
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
