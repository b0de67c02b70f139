//! A learnt table in the numbers of another vocabulary.

use hexapla_model::Both;

use super::lexica::Lexica;
use super::table::Table;

/// The number of a word that the other vocabulary lacks.
const NONE: u32 = u32::MAX;

/// The words of one language in two vocabularies: that of a batch, and that of a document that comes later. In the document
/// those that the batch has come first, in the same order.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    /// For each word of the document that the batch has its number there.
    learnt: Vec<u32>,
    /// For each word of the batch its number in the document.
    own: Vec<u32>,
}

impl Numbering {
    /// The words with these numbers, in order, of a batch that has so many words.
    pub(super) fn of(learnt: Vec<u32>, words: usize) -> Self {
        let mut own = vec![NONE; words];
        learnt.iter().zip(0..).for_each(|(known, number)| own[*known as usize] = number);
        Self { learnt, own }
    }

    /// The first word that the batch lacks: all from there on are new.
    pub(crate) fn first_new(&self) -> u32 {
        self.learnt.len() as u32
    }
}

/// How often each word of a language is in a batch and in a document that comes later.
#[derive(Clone, Copy)]
pub(crate) struct Counted<'c> {
    pub(crate) numbering: &'c Numbering,
    pub(crate) batch: &'c [u32],
    pub(crate) document: &'c [u32],
}

impl Counted<'_> {
    /// How probable each word of the document is at a place chosen at random in both together.
    fn unigram(self) -> Vec<f32> {
        let total = self.batch.iter().chain(self.document).map(|n| *n as f32).sum::<f32>().max(1.0);
        let mut counts = self.document.to_vec();
        counts
            .iter_mut()
            .zip(&self.numbering.learnt)
            .for_each(|(own, known)| *own += self.batch[*known as usize]);
        counts.iter().map(|count| (*count as f32 + 0.5) / total).collect()
    }
}

impl Lexica {
    /// The lexicon of a batch for a document that comes later: what the batch has learnt of its words, and for words that
    /// the batch lacks what is `given` beforehand.
    pub(crate) fn carried(&self, words: Both<Counted<'_>>, given: &Self) -> Self {
        let Both { source, target } = words;
        Self {
            forward: carried(&self.forward, &given.forward, source, target),
            backward: carried(&self.backward, &given.backward, target, source),
        }
    }
}

fn carried(learnt: &Table, given: &Table, source: Counted<'_>, target: Counted<'_>) -> Table {
    let mut out = Table::with_unigram(target.unigram());
    let (own, new) = (&target.numbering.own, target.numbering.first_new());
    for (number, known) in (0..).zip(&source.numbering.learnt) {
        let translations = learnt.translations(*known).iter();
        let translations = translations.map(|(t, p)| (own[*t as usize], *p)).filter(|(t, _)| *t != NONE);
        let given = given.translations(number).iter().filter(|(t, _)| *t >= new);
        let mass = learnt.mass(*known) + given.clone().map(|(_, p)| p).sum::<f32>();
        out.push_row(translations.chain(given.copied()), mass);
    }
    for number in source.numbering.first_new()..source.document.len() as u32 {
        let given = given.translations(number).iter();
        let mass = given.clone().map(|(_, p)| p).sum::<f32>();
        out.push_row(given.copied(), mass);
    }
    out
}
