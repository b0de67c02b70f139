//! The same cheapest path through a lattice that is too long to be kept: of most rows only what is needed to compute them
//! once more.
//!
//! A row is computed from the few before it. What a whole lattice would remember is computed again, a stretch of rows at a
//! time, from the rows that were kept where the stretch begins. Every sum is the same sum as in [`Lattice`](super::Lattice),
//! so the path is the same too.

use std::collections::VecDeque;

use super::{Arcs, BeadCost, NO_STEP, OPEN};
use crate::band::Band;

/// How many cells a stretch of rows has, more or less.
const CELLS: usize = 1 << 15;

/// A search of a long lattice.
pub(super) struct Long<'l, C> {
    size: (usize, usize),
    band: &'l Band,
    types: &'l [(usize, usize)],
    cost: &'l mut C,
    /// Where each row begins among all cells.
    offsets: Vec<usize>,
    /// The rows at which stretches begin, and the one after the last.
    stretches: Vec<usize>,
    /// For each cell what the bead of one item a side costs that ends there.
    single: Vec<f32>,
    /// For each cell a bit: whether beads of several items may begin there.
    open: Vec<u64>,
    /// How many rows before a row its beads begin at most.
    reach: usize,
}

/// The rows before the one at hand, the nearest first.
type Rows = VecDeque<Vec<f64>>;

impl<'l, C: BeadCost> Long<'l, C> {
    pub(super) fn new(
        size: (usize, usize),
        band: &'l Band,
        types: &'l [(usize, usize)],
        cost: &'l mut C,
    ) -> Self {
        Self::in_stretches(size, band, types, cost, CELLS)
    }

    fn in_stretches(
        size: (usize, usize),
        band: &'l Band,
        types: &'l [(usize, usize)],
        cost: &'l mut C,
        cells: usize,
    ) -> Self {
        let (mut offsets, mut stretches, mut total, mut from) =
            (Vec::with_capacity(size.0 + 1), vec![0], 0, 0);
        for i in 0..=size.0 {
            if total - from >= cells {
                stretches.push(i);
                from = total;
            }
            offsets.push(total);
            total += width(band, i);
        }
        stretches.push(size.0 + 1);
        let reach = types.iter().map(|t| t.0).max().unwrap_or(1).max(1);
        let mut out = Self {
            size,
            band,
            types,
            cost,
            offsets,
            stretches,
            single: vec![f32::INFINITY; total],
            open: vec![0; total.div_ceil(64)],
            reach,
        };
        out.open_cells();
        out
    }

    /// The steps of the cheapest path.
    pub(super) fn steps(mut self) -> Vec<(usize, usize)> {
        let mut steps: Vec<u8> = Vec::with_capacity(self.single.len());
        let mut rows = Rows::new();
        for i in 0..=self.size.0 {
            let row = self.row(i, &rows, &mut steps);
            keep(&mut rows, row, self.reach);
        }
        let (mut at, mut path) = (self.size, Vec::new());
        while at != (0, 0) {
            let (a, b) = self.types[usize::from(steps[self.offsets[at.0] + at.1 - self.band.row(at.0).0])];
            path.push((a, b));
            at = (at.0 - a, at.1 - b);
        }
        path.reverse();
        path
    }

    /// The cells that paths visit which are at most by `margin` dearer than the cheapest.
    pub(super) fn near(mut self, margin: f64) -> Band {
        let (n, m) = self.size;
        let (mut rows, mut kept) = (Rows::new(), Vec::new());
        for stretch in self.stretches.clone().windows(2) {
            kept.push(rows.clone());
            for i in stretch[0]..stretch[1] {
                let row = self.row(i, &rows, &mut ());
                keep(&mut rows, row, self.reach);
            }
        }
        let most = rows[0][m - self.band.row(n).0] + margin;
        // What is left to pay from each cell of a row and of those before it.
        let mut rest: Rows = (0..=self.reach).map(|k| self.unpaid(n.checked_sub(k))).collect();
        rest[0][m - self.band.row(n).0] = 0.0;
        let mut found = vec![(m as u32, 0u32); n + 1];
        for (stretch, mut rows) in self.stretches.clone().windows(2).zip(kept).rev() {
            let (mut costs, mut arcs) = (Vec::new(), Arcs::default());
            for i in stretch[0]..stretch[1] {
                let row = self.row(i, &rows, &mut arcs);
                costs.extend_from_slice(&row);
                keep(&mut rows, row, self.reach);
            }
            for i in (stretch[0]..stretch[1]).rev() {
                let (lo, hi) = self.band.row(i);
                for j in (lo..=hi).rev() {
                    let at = self.offsets[i] + j - lo - self.offsets[stretch[0]];
                    let here = rest[0][j - lo];
                    for (t, arc) in arcs.of(at) {
                        let (a, b) = self.types[t];
                        let before = &mut rest[a][j - b - self.band.row(i - a).0];
                        *before = before.min(here + f64::from(arc));
                    }
                    if costs[at] + here <= most {
                        found[i] = (found[i].0.min(j as u32), found[i].1.max(j as u32));
                    }
                }
                rest.pop_front();
                rest.push_back(self.unpaid(i.checked_sub(self.reach + 1)));
            }
        }
        Band::of_rows(found, m)
    }

    /// A row from which nothing leads to the end as far as is known.
    fn unpaid(&self, row: Option<usize>) -> Vec<f64> {
        row.map_or_else(Vec::new, |i| vec![f64::INFINITY; width(self.band, i)])
    }

    /// The costs of row `i` by those of the rows before it.
    fn row(&mut self, i: usize, before: &Rows, watch: &mut impl Watch) -> Vec<f64> {
        let (lo, hi) = self.band.row(i);
        let mut row: Vec<f64> = Vec::with_capacity(hi - lo + 1);
        for j in lo..=hi {
            let mut best = if i == 0 && j == 0 { 0.0 } else { f64::INFINITY };
            let mut step = NO_STEP;
            for (t, &(a, b)) in self.types.iter().enumerate() {
                let Some(from) = self.cell((i, j), (a, b)) else { continue };
                if a + b > 2 && !self.is_open(from) {
                    continue;
                }
                let place = from - self.offsets[i - a];
                let paid = if a == 0 { row[place] } else { before[a - 1][place] };
                let cost = match (a, b) {
                    (1, 1) => self.single[self.offsets[i] + j - lo],
                    _ => self.cost.cost(i - a, a, j - b, b, (best - paid) as f32),
                };
                if cost == f32::INFINITY {
                    continue;
                }
                watch.bead(t, cost);
                let total = paid + f64::from(cost);
                if total < best {
                    (best, step) = (total, t as u8);
                }
            }
            row.push(best);
            watch.cell(step);
        }
        row
    }

    /// As [`Lattice::open_cells`](super::Lattice).
    fn open_cells(&mut self) {
        let (n, m) = self.size;
        let (mut before, mut kept) = (Vec::new(), Vec::new());
        for stretch in self.stretches.clone().windows(2) {
            kept.push(before.clone());
            for i in stretch[0]..stretch[1] {
                self.fill_single(i);
                before = self.single_row(i, &before);
            }
        }
        let most = before[m - self.band.row(n).0] + OPEN;
        let mut rest: Vec<f64> = Vec::new();
        for (stretch, mut before) in self.stretches.clone().windows(2).zip(kept).rev() {
            let mut paid = Vec::new();
            for i in stretch[0]..stretch[1] {
                before = self.single_row(i, &before);
                paid.extend_from_slice(&before);
            }
            for i in (stretch[0]..stretch[1]).rev() {
                rest = self.single_rest(i, &rest);
                let from = self.offsets[i] - self.offsets[stretch[0]];
                for (k, rest) in rest.iter().enumerate() {
                    let at = self.offsets[i] + k;
                    self.open[at / 64] |= u64::from(paid[from + k] + rest <= most) << (at % 64);
                }
            }
        }
    }

    fn fill_single(&mut self, i: usize) {
        let (lo, hi) = self.band.row(i);
        for j in lo..=hi {
            if self.cell((i, j), (1, 1)).is_some() {
                self.single[self.offsets[i] + j - lo] = self.cost.cost(i - 1, 1, j - 1, 1, f32::INFINITY);
            }
        }
    }

    /// What the cheapest paths to the cells of row `i` cost, of beads of one item and of omissions, by the row before.
    fn single_row(&mut self, i: usize, before: &[f64]) -> Vec<f64> {
        let (lo, hi) = self.band.row(i);
        let mut row: Vec<f64> = Vec::with_capacity(hi - lo + 1);
        for j in lo..=hi {
            let mut best = if i == 0 && j == lo { 0.0 } else { f64::INFINITY };
            if let Some(from) = self.cell((i, j), (1, 1)) {
                let single = self.single[self.offsets[i] + j - lo];
                best = best.min(before[from - self.offsets[i - 1]] + f64::from(single));
            }
            if let Some(from) = self.cell((i, j), (1, 0)) {
                let cost = self.cost.cost(i - 1, 1, j, 0, f32::INFINITY);
                best = best.min(before[from - self.offsets[i - 1]] + f64::from(cost));
            }
            if self.cell((i, j), (0, 1)).is_some() {
                let cost = self.cost.cost(i, 0, j - 1, 1, f32::INFINITY);
                best = best.min(row[j - lo - 1] + f64::from(cost));
            }
            row.push(best);
        }
        row
    }

    /// What such paths cost from the cells of row `i` to the end, by the row behind.
    fn single_rest(&mut self, i: usize, behind: &[f64]) -> Vec<f64> {
        let (n, m) = self.size;
        let (lo, hi) = self.band.row(i);
        let mut row = vec![f64::INFINITY; hi - lo + 1];
        let (first, last) = if i < n { self.band.row(i + 1) } else { (1, 0) };
        for j in (lo..=hi).rev() {
            let mut best = if (i, j) == (n, m) { 0.0 } else { f64::INFINITY };
            if (first..=last).contains(&(j + 1)) {
                let single = self.single[self.offsets[i + 1] + j + 1 - first];
                best = best.min(behind[j + 1 - first] + f64::from(single));
            }
            if (first..=last).contains(&j) {
                let cost = self.cost.cost(i, 1, j, 0, f32::INFINITY);
                best = best.min(behind[j - first] + f64::from(cost));
            }
            if j < hi {
                let cost = self.cost.cost(i, 0, j, 1, f32::INFINITY);
                best = best.min(row[j + 1 - lo] + f64::from(cost));
            }
            row[j - lo] = best;
        }
        row
    }

    /// As [`Lattice::cell`](super::Lattice).
    fn cell(&self, (i, j): (usize, usize), (a, b): (usize, usize)) -> Option<usize> {
        let (i, j) = (i.checked_sub(a)?, j.checked_sub(b)?);
        let (lo, hi) = self.band.row(i);
        (lo..=hi).contains(&j).then(|| self.offsets[i] + j - lo)
    }

    fn is_open(&self, at: usize) -> bool {
        self.open[at / 64] >> (at % 64) & 1 == 1
    }
}

/// What keeps what a search finds.
trait Watch {
    /// A bead of this type, which ends at the cell at hand.
    fn bead(&mut self, _type: usize, _cost: f32) {}

    /// The cell at hand is done; the cheapest path to it ends with this step.
    fn cell(&mut self, _step: u8) {}
}

impl Watch for () {}

impl Watch for Vec<u8> {
    fn cell(&mut self, step: u8) {
        self.push(step);
    }
}

impl Watch for Arcs {
    fn bead(&mut self, t: usize, cost: f32) {
        self.push(t, cost);
    }

    fn cell(&mut self, _: u8) {
        self.close();
    }
}

fn width(band: &Band, i: usize) -> usize {
    let (lo, hi) = band.row(i);
    hi - lo + 1
}

/// Puts a row before the others, of which `reach` are kept.
fn keep(rows: &mut Rows, row: Vec<f64>, reach: usize) {
    rows.push_front(row);
    rows.truncate(reach);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::{Lengths, TYPES};
    use super::super::{Lattice, points};
    use super::*;

    proptest! {
        #[test]
        fn a_long_lattice_has_the_same_path(
            s in prop::collection::vec(0u32..50, 0..40), t in prop::collection::vec(0u32..50, 0..40),
            radius in 0usize..9, cells in 1usize..60, unit in 0.001f32..0.5) {
            let (n, m) = (s.len(), t.len());
            let mut cost = Lengths(s, t, unit);
            let mut lattice = Lattice::default();
            let whole = lattice.cheapest((n, m), &Band::full(n, m), &TYPES, &mut cost);
            for band in [Band::full(n, m), Band::around(&points(&whole), n, m, radius)] {
                let path = lattice.cheapest((n, m), &band, &TYPES, &mut cost);
                let near = lattice.near_last((n, m), &band, 4.0);
                let long = Long::in_stretches((n, m), &band, &TYPES, &mut cost, cells);
                prop_assert_eq!(long.steps(), path);
                let long = Long::in_stretches((n, m), &band, &TYPES, &mut cost, cells).near(4.0);
                prop_assert!((0..=n).all(|i| long.row(i) == near.row(i)));
            }
        }
    }
}
