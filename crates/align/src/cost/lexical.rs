//! The evidence of words: how much likelier one side is, given the other, than at random (Moore 2002, IBM model 1).

mod explained;
mod numbers;
mod product;

use std::ops::Range;

use hexapla_model::Both;

use crate::lattice::{Band, Stretch};
use crate::lexicon::Lexica;
use crate::text::SideView;
use explained::Explained;
use numbers::Numbers;

/// A stretch with so many words on a side numbers them: each is in it so often that this pays.
const LONG: usize = 1 << 14;

/// For each pair of items inside the band and each word of one how much of it the other explains.
#[derive(Debug, Default)]
pub(crate) struct Overlap {
    forward: Explained,
    backward: Explained,
    /// For each item the items of the other side that it may meet.
    meetings: Both<Vec<Range<usize>>>,
    numbers: Both<Numbers>,
}

/// What the words of one side say about the other, in nats.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said {
    /// Of all items.
    pub(crate) sum: f32,
    /// Of that item of which least is said.
    pub(crate) least: f32,
}

impl Said {
    const NOTHING: Self = Self { sum: 0.0, least: f32::INFINITY };

    fn and(self, item: f32) -> Self {
        Self { sum: self.sum + item, least: self.least.min(item) }
    }
}

impl Overlap {
    /// Looks at two stretches; the memory of the last ones is used again.
    pub(crate) fn fill(&mut self, lexica: &Lexica, texts: Both<SideView<'_>>, band: &Band) {
        self.fill_from(LONG, lexica, texts, band);
    }

    /// The same with numbers of its own for a stretch of `long` words on either side.
    pub(super) fn fill_from(&mut self, long: usize, lexica: &Lexica, texts: Both<SideView<'_>>, band: &Band) {
        self.fill_meetings(texts, band);
        let Both { source, target } = texts;
        if source.word_count().max(target.word_count()) < long {
            self.forward.fill(&lexica.forward, texts, None, &self.meetings.source);
            self.backward.fill(&lexica.backward, texts.turned(), None, &self.meetings.target);
            return;
        }
        self.numbers.source.fill(source);
        self.numbers.target.fill(target);
        let numbers = self.numbers.as_ref();
        self.forward.fill(&lexica.forward, texts, Some(numbers), &self.meetings.source);
        self.backward.fill(&lexica.backward, texts.turned(), Some(numbers.turned()), &self.meetings.target);
        self.numbers.source.clear();
        self.numbers.target.clear();
    }

    /// Finds which items may meet.
    fn fill_meetings(&mut self, texts: Both<SideView<'_>>, band: &Band) {
        let Both { source: rows, target: columns } = self.meetings.as_mut();
        rows.clear();
        rows.extend((0..texts.source.len).map(|item| band.items(item)));
        columns.clear();
        columns.resize(texts.target.len, 0..0);
        for (item, row) in rows.iter().enumerate() {
            for column in &mut columns[row.start..row.end.min(texts.target.len)] {
                let first = if column.end == 0 { item } else { column.start };
                *column = first..item + 1;
            }
        }
    }

    /// The mean of both directions, in nats; and the word score of the worst-matching item in the bead.
    pub(crate) fn agreement(&mut self, bead: Stretch) -> Said {
        let forward = self.forward.agreement(bead.source, bead.target);
        let backward = self.backward.agreement(bead.target, bead.source);
        Said { sum: (forward.sum + backward.sum) / 2.0, least: forward.least.min(backward.least) }
    }

    /// More than [`Overlap::agreement`] can be, at next to no cost.
    pub(crate) fn bound(&self, bead: Stretch) -> f32 {
        (self.forward.bound(bead.source, bead.target) + self.backward.bound(bead.target, bead.source)) / 2.0
    }
}
