//! A learnt table in the numbers of another vocabulary.

use hexapla_model::Both;

use super::lexica::Lexica;
use super::table::Table;

/// The number of a word that the other vocabulary lacks.
pub(crate) const NONE: u32 = u32::MAX;

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

    /// The number in the document of a word of the batch, if the document has it.
    pub(super) fn own(&self, number: u32) -> Option<u32> {
        self.own.get(number as usize).copied().filter(|own| *own != NONE)
    }

    /// For each word of the batch its number in the document, or [`NONE`].
    pub(crate) fn all(&self) -> &[u32] {
        &self.own
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
    /// Whether the translations of each word of the document are looked at; all are if nothing is said.
    pub(crate) asked: Option<&'c [bool]>,
}

impl Counted<'_> {
    /// How probable each word of the document is at a place chosen at random in both together.
    fn unigram(self) -> Vec<f32> {
        let total: u64 = self.batch.iter().chain(self.document).map(|n| u64::from(*n)).sum();
        let total = (total as f32).max(1.0);
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
    let (own, new) = (target.numbering.all(), target.numbering.first_new());
    let is_asked = |number: u32| source.asked.is_none_or(|asked| asked[number as usize]);
    let rows = (0..).zip(&source.numbering.learnt).filter(|(number, _)| is_asked(*number));
    out.reserve(rows.map(|(_, known)| learnt.translations(*known).len()).sum());
    for (number, known) in (0..).zip(&source.numbering.learnt) {
        if !is_asked(number) {
            out.push_row(std::iter::empty(), 0.0);
            continue;
        }
        let given = given.translations(number).iter().filter(|(t, _)| *t >= new);
        let mass = learnt.mass(*known) + given.clone().map(|(_, p)| p).sum::<f32>();
        out.push_renumbered(learnt.translations(*known), (own, NONE), given.copied(), mass);
    }
    for number in source.numbering.first_new()..source.document.len() as u32 {
        let given = given.translations(number).iter();
        let mass = given.clone().map(|(_, p)| p).sum::<f32>();
        out.push_row(given.copied(), mass);
    }
    out
}
