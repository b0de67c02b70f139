//! One search of a lattice: what is known of two texts, and the beads of their stretches.

mod before;
mod guide;
pub(crate) mod route;
mod worker;

use std::ops::Range;

use hexapla_model::{Bead, Both};

use crate::cost::vectors::PairVectors;
use crate::cost::weights::Weights;
use crate::cost::{Cost, PairModel, Prior, Rarity};
use crate::lattice::{Band, Cell, Step, points};
use crate::lexicon::Lexica;
use crate::text::SideView;
pub(crate) use before::Before;
pub(crate) use guide::{Guide, Guided, Job};
pub(crate) use worker::Worker;

/// One lattice search.
pub(crate) struct Search<'s> {
    model: &'s PairModel,
    prior: Prior<'s>,
    types: &'s [Step],
    lexica: &'s Lexica,
    vectors: Option<&'s PairVectors>,
    guide: Option<&'s Guide>,
}

impl<'s> Search<'s> {
    /// A search for beads of these types.
    pub(crate) fn new(
        model: &'s PairModel,
        (weights, rarity): (&'s Weights, Rarity),
        types: &'s [Step],
        lexica: &'s Lexica,
    ) -> Self {
        Self { model, prior: Prior::new(weights, rarity), types, lexica, vectors: None, guide: None }
    }

    /// The same with what an encoder and other languages say.
    pub(crate) fn with(mut self, vectors: Option<&'s PairVectors>, guide: Option<&'s Guide>) -> Self {
        (self.vectors, self.guide) = (vectors, guide);
        self
    }

    /// The beads of two stretches, numbered as in the whole texts; where to look is found out unless it is known.
    pub(crate) fn beads(
        &self,
        texts: Both<SideView<'_>>,
        known: Option<Band>,
        worker: &mut Worker,
    ) -> Vec<Bead> {
        let band = known
            .unwrap_or_else(|| route::band(texts, &self.model.length, &self.model.keys, self.lexica, worker));
        self.beads_inside(texts, &band, worker)
    }

    /// The same inside a band; a long one is searched in windows.
    pub(crate) fn beads_inside(
        &self,
        texts: Both<SideView<'_>>,
        band: &Band,
        worker: &mut Worker,
    ) -> Vec<Bead> {
        let (mut out, end) = (Vec::new(), Cell::new(texts.source.len, texts.target.len));
        let mut from = Cell::FIRST;
        while from != end {
            let rows = band.first_rows(from.row, CELLS);
            let whole = rows == end.row - from.row || rows < 2 * MARGIN.end;
            let to = if whole { end } else { band.middle(from.row + rows) };
            let window =
                Both::new(texts.source.part(from.row..to.row), texts.target.part(from.column..to.column));
            let extent = if whole { Extent::ToTheEnd } else { Extent::Within };
            let beads = self.window(window, &band.part(from, to), extent, worker);
            let last = beads.last().expect("a window has beads");
            from = Cell::new(
                last.source.end as usize - texts.source.from,
                last.target.end as usize - texts.target.from,
            );
            out.extend(beads);
        }
        out
    }

    /// The beads of one window: all of them if it reaches to the end, else those up to a place near its end that hardly any
    /// path misses.
    fn window(
        &self,
        texts: Both<SideView<'_>>,
        band: &Band,
        extent: Extent,
        worker: &mut Worker,
    ) -> Vec<Bead> {
        let end = Cell::new(texts.source.len, texts.target.len);
        let from = Cell::new(texts.source.from, texts.target.from);
        let (scratch, lexica) = (std::mem::take(&mut worker.scratch), Some((self.lexica, band)));
        let cost = Cost::new(scratch, self.model, &self.prior, texts, lexica).with_meaning(self.vectors);
        let mut cost = Guided::new(cost, self.guide, from);
        let lattice = &mut worker.lattice;
        let mut steps = lattice.cheapest(end, band, self.types, &mut cost);
        worker.scratch = cost.into_cost().into_scratch();
        let sure = lattice.posteriors(end, band, self.types, &steps);
        let mut rows = end.row + 1;
        if extent == Extent::Within {
            let near_end = (end.row - MARGIN.end)..(end.row - MARGIN.start);
            let (cut, cell) = lattice.surest(&points(&steps), &near_end, band);
            steps.truncate(cut);
            rows = cell.row;
        }
        if let Some(visits) = &mut worker.visits {
            lattice.add_visits(rows, band, from, visits);
        }
        beads(from, &steps, &sure)
    }
}

/// The beads of some steps from a cell on, with how sure each is.
fn beads(from: Cell, steps: &[Step], sure: &[f32]) -> Vec<Bead> {
    let mut out = Vec::with_capacity(steps.len());
    let mut cell = from;
    for (step, sure) in steps.iter().zip(sure) {
        let end = cell.after(*step);
        let score = if step.is_omission() { 0.0 } else { *sure };
        out.push(Bead::new(cell.row as u32..end.row as u32, cell.column as u32..end.column as u32, score));
        cell = end;
    }
    out
}

/// How far a window reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// To the end of what is searched.
    ToTheEnd,
    /// Another one follows.
    Within,
}

/// How many cells are searched at once: time and memory of long texts are theirs.
const CELLS: usize = 1 << 16;
/// How far from the end of a window, in source items, one ends and the next one begins: what follows decides little so
/// far away.
const MARGIN: Range<usize> = 64..192;

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::cost::weights::SENTENCE_TYPES;
    use crate::cost::{AnchorCost, KeyModel, LengthCost};
    use crate::text::{Item, Side};
    use hexapla_model::{LengthModel, WordPair};

    /// Whether each third item of a text is one, or two items of half its length.
    #[derive(PartialEq)]
    enum Thirds {
        Whole,
        Halved,
    }

    /// A text of `n` items.
    fn side(n: usize, thirds: &Thirds) -> Side {
        let mut side = Side::new(LengthModel { ratio: 1.0, variance: 3.0 });
        let mut add = |length: usize, words: [u32; 2]| {
            let from = side.words.len() as u32;
            Arc::make_mut(&mut side.words).extend(words);
            side.items.push(Item { length: length as f32, words: from..from + 2, keys: 0..0 });
        };
        for k in 0..n {
            let (length, word) = (20 + k * 7 % 31, (k * 13 % 97) as u32);
            match (k % 3, thirds) {
                (2, Thirds::Halved) => (0..2).for_each(|_| add(length, [word, word])),
                (2, Thirds::Whole) => add(2 * length, [word, word]),
                _ => add(length, [word, (k * 5 % 89) as u32]),
            }
        }
        side
    }

    #[test]
    fn windows_change_no_bead() {
        let n = 9_000;
        let (source, target) = (side(n, &Thirds::Whole), side(n, &Thirds::Halved));
        let known: Vec<WordPair> = (0..97).map(|w| WordPair::new(w, w, 0.6)).collect();
        let counts = vec![n as u32 / 50; 97];
        let lexica =
            Lexica::learn(&crate::lexicon::Lessons::default(), &known, &Both::new(counts.clone(), counts));
        let model = PairModel {
            length: LengthCost::new(Both::new(source.lengths, target.lengths), Both::new(1.0, 1.0)),
            keys: KeyModel::new(&[], Both::new(&source, &target)),
            anchors: AnchorCost::default(),
            mean: Both::new(35.0, 35.0),
        };
        let weights = Weights::sentences();
        let search = Search::new(&model, (&weights, Rarity::default()), &SENTENCE_TYPES, &lexica);
        let texts = Both::new(source.whole(), target.whole());
        let path: Vec<Cell> = (0..=n).map(|k| Cell::new(k, k + k / 3)).collect();
        let band = Band::around(&path, Cell::new(source.len(), target.len()), 3);
        assert!(band.first_rows(0, CELLS) < n, "several windows");
        let mut worker = Worker::default();
        let parts = search.beads_inside(texts, &band, &mut worker);
        let whole = search.window(texts, &band, Extent::ToTheEnd, &mut worker);
        assert_eq!(parts.len(), whole.len());
        assert!(whole.iter().filter(|b| b.target.len() == 2).count() > n / 4);
        for (part, whole) in parts.iter().zip(&whole) {
            assert_eq!((&part.source, &part.target), (&whole.source, &whole.target));
            // Beside a place where a window ends, scores take that place for certain.
            assert!((part.score - whole.score).abs() < 0.05, "{part:?} {whole:?}");
        }
        let far = parts.iter().zip(&whole).filter(|(a, b)| (a.score - b.score).abs() > 1e-3).count();
        assert!(far < whole.len() / 100, "{far}");
    }
}
