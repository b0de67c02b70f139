//! What an aligner gives: the alignment, and on demand the words that it learnt on the way.

use std::collections::BTreeMap;
use std::sync::Arc;

use hexapla_model::{Both, Lang, Segmented};

use super::knowledge::ByLangs;
use super::taught::Taught;
use crate::lexicon::{Learnt, vocabularies};

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

    /// What the texts have taught, for documents that are aligned alone.
    #[must_use]
    pub fn taught(self) -> Taught {
        Taught::new(vocabularies(&self.groups), self.knowledge)
    }

    /// The words that were learnt to translate each other.
    #[must_use]
    pub fn learnt(&self) -> Learnt {
        let spellings: BTreeMap<Lang, Vec<String>> = vocabularies(&self.groups)
            .iter()
            .map(|(lang, words)| {
                let of_lang = self.groups.iter().flatten().filter(|text| text.document.lang == *lang);
                (*lang, words.spellings(of_lang.map(AsRef::as_ref)))
            })
            .collect();
        let mut learnt = Learnt::default();
        for (langs, known) in &self.knowledge {
            let (source, target) = (&spellings[&langs.0], &spellings[&langs.1]);
            learnt.add(*langs, &known.lexica, &known.counts.source, Both::new(source, target));
        }
        learnt
    }
}
