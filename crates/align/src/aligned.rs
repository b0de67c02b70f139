//! What an aligner gives: the alignment, and on demand the words that it learnt on the way.

use std::collections::BTreeMap;
use std::sync::Arc;

use hexapla_model::{Lang, Segmented};

use crate::aligner::Knowledge;
use crate::learnt::Learnt;
use crate::lexis::vocabularies;

/// What is known, by the languages of source and target.
pub(crate) type ByLangs = BTreeMap<(Lang, Lang), Knowledge>;

/// An alignment, and what the texts have taught.
#[derive(Debug)]
pub struct Aligned<T> {
    /// The alignment.
    pub value: T,
    groups: Vec<Vec<Arc<Segmented>>>,
    knowledge: ByLangs,
}

impl<T> Aligned<T> {
    pub(crate) fn new(value: T, groups: Vec<Vec<Arc<Segmented>>>, knowledge: ByLangs) -> Self {
        Self { value, groups, knowledge }
    }

    /// The same with what `change` makes of the alignment.
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Aligned<U> {
        Aligned { value: change(self.value), groups: self.groups, knowledge: self.knowledge }
    }

    /// The words that were learnt to translate each other.
    #[must_use]
    pub fn learnt(&self) -> Learnt {
        let words = vocabularies(&self.groups);
        let texts = || self.groups.iter().flatten().map(AsRef::as_ref);
        let spellings: BTreeMap<Lang, Vec<String>> = words
            .iter()
            .map(|(lang, words)| {
                let of_lang = texts().filter(|text: &&Segmented| text.document.lang == *lang);
                (*lang, words.spellings(of_lang))
            })
            .collect();
        let mut learnt = Learnt::default();
        for ((s, t), known) in &self.knowledge {
            learnt.add((*s, *t), &known.lexica, &known.counts.0, (&spellings[s], &spellings[t]));
        }
        learnt
    }
}
