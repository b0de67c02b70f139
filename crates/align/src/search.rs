//! One search of a lattice: what is known of two texts, and the beads of their stretches.

use std::cell::RefCell;

use hexapla_model::Bead;

use crate::band::Band;
use crate::cost::{Cost, Lexica, PairModel, Rarity, Scratch};
use crate::guide::{Guide, Guided};
use crate::lattice::Lattice;
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

    /// The same inside a band.
    pub(crate) fn beads_inside(
        &self,
        views: (SideView<'_>, SideView<'_>),
        band: &Band,
        lattice: &mut Lattice,
    ) -> Vec<Bead> {
        let size = (views.0.len, views.1.len);
        let (mut i, mut j) = (views.0.from as u32, views.1.from as u32);
        if size == (0, 0) {
            return Vec::new();
        }
        let (scratch, lexica) = (self.scratch.take(), Some((self.lexica, band)));
        let cost = Cost::reusing(scratch, self.model, (self.weights, self.rarity), views, lexica)
            .with_meaning(self.vectors);
        let mut cost = Guided::new(cost, self.guide, (i, j));
        let steps = lattice.cheapest(size, band, self.types, &mut cost);
        self.scratch.replace(cost.into_cost().into_scratch());
        let sure = lattice.posteriors(size, band, self.types, &steps);
        lattice.note_visits(size.0, band, (views.0.from, views.1.from));
        let mut out = Vec::with_capacity(steps.len());
        for ((a, b), sure) in steps.into_iter().zip(sure) {
            let (s, t) = (i + a as u32, j + b as u32);
            out.push(Bead::new(i..s, j..t, if a == 0 || b == 0 { 0.0 } else { sure }));
            (i, j) = (s, t);
        }
        out
    }
}
