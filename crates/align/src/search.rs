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
