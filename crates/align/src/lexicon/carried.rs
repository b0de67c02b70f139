//! A learnt table in the numbers of another vocabulary.

use hexapla_model::Both;

use super::lexica::Lexica;
use super::table::Table;
use crate::text::Words;

/// The number that stands for a word that the other vocabulary lacks.
const NONE: u32 = u32::MAX;

/// The words of one language in two vocabularies: that of a batch, and that of a document that comes later.
struct Numbering {
    /// For each word of the document its number in the batch.
    learnt: Vec<u32>,
    /// For each word of the batch its number in the document.
    own: Vec<u32>,
    /// For each word of the document how often it is in both together.
    counts: Vec<u32>,
    /// How many words there are in both together.
    total: f32,
}

impl Numbering {
    fn of(batch: Counted<'_>, document: Counted<'_>) -> Self {
        let mut own = vec![NONE; batch.words.len()];
        let mut counts = document.counts.to_vec();
        let mut learnt = Vec::with_capacity(document.words.len());
        for (number, form) in document.words.strings().iter().enumerate() {
            let known = batch.words.find(form).unwrap_or(NONE);
            if let Some(place) = own.get_mut(known as usize) {
                *place = number as u32;
                counts[number] += batch.counts[known as usize];
            }
            learnt.push(known);
        }
        let total = batch.counts.iter().chain(document.counts).map(|n| *n as f32).sum::<f32>().max(1.0);
        Self { learnt, own, counts, total }
    }
}

/// The words of one language, and how often each is in the texts.
#[derive(Clone, Copy)]
pub(crate) struct Counted<'c> {
    pub(crate) words: &'c Words,
    pub(crate) counts: &'c [u32],
}

impl Lexica {
    /// The lexicon of a batch for a document that comes later: what the batch has learnt of its words, and for words that
    /// the batch lacks what is `given` beforehand.
    pub(crate) fn carried(
        &self,
        batch: Both<Counted<'_>>,
        document: Both<Counted<'_>>,
        given: &Self,
    ) -> Self {
        let numberings = batch.zip(document).map(|(batch, document)| Numbering::of(batch, document));
        let Both { source, target } = &numberings;
        Self {
            forward: carried(&self.forward, &given.forward, source, target),
            backward: carried(&self.backward, &given.backward, target, source),
        }
    }
}

fn carried(learnt: &Table, given: &Table, source: &Numbering, target: &Numbering) -> Table {
    let mut out =
        Table::with_unigram(target.counts.iter().map(|count| (*count as f32 + 0.5) / target.total).collect());
    let mut row = Vec::new();
    for (number, known) in source.learnt.iter().enumerate() {
        row.clear();
        let translations = learnt.translations(*known).iter();
        row.extend(translations.map(|(t, p)| (target.own[*t as usize], *p)).filter(|(t, _)| *t != NONE));
        let given = given.translations(number as u32).iter().copied();
        let new = given.filter(|(t, _)| *known == NONE || target.learnt[*t as usize] == NONE);
        let before = row.len();
        row.extend(new);
        let mass = learnt.mass(*known) + row[before..].iter().map(|(_, p)| p).sum::<f32>();
        row.sort_unstable_by_key(|(t, _)| *t);
        out.push_row(&row, mass);
    }
    out
}
