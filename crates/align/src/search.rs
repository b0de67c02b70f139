//! One search of a lattice: what is known of two texts, and the beads of their stretches.

use std::cell::RefCell;
use std::ops::Range;

use hexapla_model::Bead;

use crate::band::Band;
use crate::cost::{Cost, Lexica, PairModel, Rarity, Scratch};
use crate::guide::{Guide, Guided};
use crate::lattice::{Lattice, points};
use crate::route;
use crate::side::SideView;
use crate::vectors::PairVectors;
use crate::weights::Weights;

/// One lattice search.
pub(crate) struct Search<'s> {
    pub(crate) model: &'s PairModel,
    pub(crate) weights: &'s Weights,
    pub(crate) types: &'s [(usize, usize)],
    pub(crate) lexica: &'s Lexica,
    pub(crate) rarity: Rarity,
    /// Memory that one stretch leaves to the next.
    pub(crate) scratch: RefCell<Scratch>,
    pub(crate) vectors: Option<&'s PairVectors>,
    pub(crate) guide: Option<&'s Guide>,
}

impl Search<'_> {
    /// The beads of two stretches, numbered as in the whole texts; where to look is found out unless it is known.
    pub(crate) fn beads(
        &self,
        views: (SideView<'_>, SideView<'_>),
        known: Option<Band>,
        lattice: &mut Lattice,
    ) -> Vec<Bead> {
        let floor = (&self.model.length, &self.model.keys);
        let band = known.unwrap_or_else(|| route::band(views, floor, (None, Some(self.lexica)), lattice));
        self.beads_inside(views, &band, lattice)
    }

    /// The same inside a band; a long one is searched in windows.
    pub(crate) fn beads_inside(
        &self,
        views: (SideView<'_>, SideView<'_>),
        band: &Band,
        lattice: &mut Lattice,
    ) -> Vec<Bead> {
        let (mut out, end) = (Vec::new(), (views.0.len, views.1.len));
        let mut from = (0, 0);
        while from != end {
            let rows = band.first_rows(from.0, CELLS);
            let whole = rows == end.0 - from.0 || rows < 2 * MARGIN.end;
            let to = if whole { end } else { (from.0 + rows, band.middle(from.0 + rows)) };
            let window = (views.0.part(from.0..to.0), views.1.part(from.1..to.1));
            let beads = self.window(window, &band.part(from, to), whole, lattice);
            let last = beads.last().expect("a window has beads");
            from = (last.source.end as usize - views.0.from, last.target.end as usize - views.1.from);
            out.extend(beads);
        }
        out
    }

    /// The beads of one window: all of them if it is the last, else those up to a place near its end that hardly any path
    /// misses.
    fn window(
        &self,
        views: (SideView<'_>, SideView<'_>),
        band: &Band,
        last: bool,
        lattice: &mut Lattice,
    ) -> Vec<Bead> {
        let size = (views.0.len, views.1.len);
        let (mut i, mut j) = (views.0.from as u32, views.1.from as u32);
        let (scratch, lexica) = (self.scratch.take(), Some((self.lexica, band)));
        let cost = Cost::reusing(scratch, self.model, (self.weights, self.rarity), views, lexica)
            .with_meaning(self.vectors);
        let mut cost = Guided::new(cost, self.guide, (i, j));
        let mut steps = lattice.cheapest(size, band, self.types, &mut cost);
        self.scratch.replace(cost.into_cost().into_scratch());
        let sure = lattice.posteriors(size, band, self.types, &steps);
        let mut rows = size.0 + 1;
        if !last {
            let near_end = (size.0 - MARGIN.end)..(size.0 - MARGIN.start);
            let (cut, at) = lattice.surest(&points(&steps), near_end, band);
            steps.truncate(cut);
            rows = at.0;
        }
        lattice.note_visits(rows, band, (views.0.from, views.1.from));
        let mut out = Vec::with_capacity(steps.len());
        for ((a, b), sure) in steps.into_iter().zip(sure) {
            let (s, t) = (i + a as u32, j + b as u32);
            out.push(Bead::new(i..s, j..t, if a == 0 || b == 0 { 0.0 } else { sure }));
            (i, j) = (s, t);
        }
        out
    }
}

/// How many cells are searched at once: time and memory of long texts are theirs.
const CELLS: usize = 1 << 16;
/// How far from the end of a window, in source items, one ends and the next one begins: what follows decides little so far away.
const MARGIN: Range<usize> = 64..192;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::{AnchorCost, KeyModel, LengthCost};
    use crate::lexicon::Table;
    use crate::side::{Item, Side};
    use crate::weights::SENTENCE_TYPES;

    /// A text of which each third item is as long as two items of the other side, which is `doubled` there.
    fn side(n: usize, doubled: bool) -> Side {
        let mut side = Side { ratio: 1.0, variance: 3.0, ..Side::default() };
        let mut add = |length: usize, words: [u32; 2]| {
            let from = side.words.len() as u32;
            side.words.extend(words);
            side.items.push(Item { length: length as f32, words: from..from + 2, keys: 0..0 });
        };
        for k in 0..n {
            let (length, word) = (20 + k * 7 % 31, (k * 13 % 97) as u32);
            match (k % 3, doubled) {
                (2, true) => (0..2).for_each(|_| add(length, [word, word])),
                (2, false) => add(2 * length, [word, word]),
                _ => add(length, [word, (k * 5 % 89) as u32]),
            }
        }
        side
    }

    #[test]
    fn windows_change_no_bead() {
        let n = 9_000;
        let (source, target) = (side(n, false), side(n, true));
        let known: Vec<(u32, u32, f32)> = (0..97).map(|w| (w, w, 0.6)).collect();
        let counts = vec![n as u32 / 50; 97];
        let (forward, backward) = Table::learn_both(&[], &known, (&counts, &counts));
        let model = PairModel {
            length: LengthCost::new((1.0, 3.0), (1.0, 3.0), (1.0, 1.0)),
            keys: KeyModel::new(&[], &source, &target),
            anchors: AnchorCost::default(),
            mean: (35.0, 35.0),
        };
        let search = Search {
            model: &model,
            weights: &Weights::sentences(),
            types: &SENTENCE_TYPES,
            lexica: &Lexica { forward, backward },
            rarity: Rarity::default(),
            scratch: RefCell::default(),
            vectors: None,
            guide: None,
        };
        let views = (source.slice(0..source.len()), target.slice(0..target.len()));
        let path: Vec<(usize, usize)> = (0..=n).map(|k| (k, k + k / 3)).collect();
        let band = Band::around(&path, source.len(), target.len(), 3);
        assert!(band.first_rows(0, CELLS) < n, "several windows");
        let mut lattice = Lattice::default();
        let (parts, whole) = (
            search.beads_inside(views, &band, &mut lattice),
            search.window(views, &band, true, &mut lattice),
        );
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
