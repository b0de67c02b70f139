//! A translation lexicon: how probable each translation of a word is.

use serde::{Deserialize, Serialize};

use super::lists::number;

/// `t(target | source)` for the pairs that are worth keeping, and how frequent each target word is.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Table {
    /// For each source word, where its translations begin in `entries`.
    starts: Vec<u32>,
    entries: Vec<(u32, f32)>,
    /// For each source word the sum of the probabilities of its translations.
    mass: Vec<f32>,
    /// Probability of each target word at a place chosen at random.
    unigram: Vec<f32>,
}

impl Table {
    /// Whether it is a table of so many source words and target words.
    pub(crate) fn is_between(&self, sources: usize, targets: usize) -> bool {
        let sized =
            self.starts.len() == sources + 1 && self.mass.len() == sources && self.unigram.len() == targets;
        let ordered = self.starts.first() == Some(&0) && self.starts.is_sorted();
        let ends = self.starts.last().is_some_and(|end| *end as usize == self.entries.len());
        sized && ordered && ends && self.entries.iter().all(|(word, _)| (*word as usize) < targets)
    }

    /// The translations of `source` with their probability, by number of the target word.
    pub(crate) fn translations(&self, source: u32) -> &[(u32, f32)] {
        match (self.starts.get(source as usize), self.starts.get(source as usize + 1)) {
            (Some(&from), Some(&to)) => &self.entries[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The sum of the probabilities of all translations of `source`: what is missing to one is not known.
    pub(crate) fn mass(&self, source: u32) -> f32 {
        self.mass.get(source as usize).copied().unwrap_or(0.0)
    }

    /// How many target words there are.
    pub(crate) fn targets(&self) -> usize {
        self.unigram.len()
    }

    /// More than the number of any word on either side.
    pub(crate) fn len(&self) -> usize {
        self.starts.len().max(self.unigram.len())
    }

    /// How probable `target` is at a place chosen at random.
    pub(crate) fn unigram(&self, target: u32) -> f32 {
        self.unigram.get(target as usize).copied().unwrap_or(0.0)
    }

    /// A table without translations, for target words of this frequency.
    pub(super) fn with_unigram(unigram: Vec<f32>) -> Self {
        Self { starts: vec![0], unigram, ..Self::default() }
    }

    /// Makes room for so many translations.
    pub(super) fn reserve(&mut self, translations: usize) {
        self.entries.reserve(translations);
    }

    /// Adds the translations of the next source word that have a number in another vocabulary, from `number` of their number
    /// in this one or `none`, and then `more`; `mass` is the sum of the probabilities of all.
    pub(super) fn push_renumbered(
        &mut self,
        translations: &[(u32, f32)],
        (number, none): (&[u32], u32),
        more: impl Iterator<Item = (u32, f32)>,
        mass: f32,
    ) {
        let from = self.entries.len();
        self.entries.extend_from_slice(translations);
        let (own, mut kept) = (&mut self.entries[from..], 0);
        for &(target, probability) in translations {
            let number = number[target as usize];
            // Written in any case and counted if it has one: no processor guesses which have.
            own[kept] = (number, probability);
            kept += usize::from(number != none);
        }
        self.entries.truncate(from + kept);
        self.push_row(more, mass);
    }

    /// Adds the translations of the next source word, in the order of their numbers; `mass` is the sum of the probabilities
    /// of all its translations, those that are not among them too.
    pub(super) fn push_row(&mut self, translations: impl Iterator<Item = (u32, f32)>, mass: f32) {
        self.entries.extend(translations);
        self.starts.push(number(self.entries.len()));
        self.mass.push(mass);
    }
}
