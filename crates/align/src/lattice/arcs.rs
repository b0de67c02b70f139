//! The beads that end at each cell of a lattice.

use std::ops::Range;

/// How much more than the cheapest path without beads of several items one may cost through a cell where such begin.
pub(super) const OPEN: f64 = 15.0;
/// The step of a cell that no bead ends at.
pub(super) const NO_STEP: u8 = u8::MAX;

/// The beads that end at each cell, in order of the cells: only those whose cost is finite, for most are not.
#[derive(Debug, Default)]
pub(super) struct Arcs {
    /// Where the beads of each cell end.
    ends: Vec<usize>,
    types: Vec<u8>,
    costs: Vec<f32>,
}

impl Arcs {
    pub(super) fn clear(&mut self) {
        self.ends.clear();
        self.types.clear();
        self.costs.clear();
    }

    /// Adds a bead to the cell that is not yet closed.
    pub(super) fn push(&mut self, t: usize, cost: f32) {
        self.types.push(t as u8);
        self.costs.push(cost);
    }

    pub(super) fn close(&mut self) {
        self.ends.push(self.costs.len());
    }

    /// The numbers of the beads that end at cell `at`.
    pub(super) fn range(&self, at: usize) -> Range<usize> {
        let from = if at == 0 { 0 } else { self.ends[at - 1] };
        from..self.ends[at]
    }

    /// The costs of some beads, by their numbers.
    pub(super) fn costs(&self, beads: Range<usize>) -> &[f32] {
        &self.costs[beads]
    }

    /// The type and the cost of each bead that ends at cell `at`.
    pub(super) fn of(&self, at: usize) -> impl Iterator<Item = (usize, f32)> + '_ {
        let range = self.range(at);
        self.types[range.clone()].iter().map(|t| usize::from(*t)).zip(self.costs[range].iter().copied())
    }
}
