//! The cheapest monotone path through two sequences, in steps that are beads, inside a band.
//!
//! It is exact except for one bound: beads of several items begin only where a path without such beads comes near.

mod long;
mod sum;

use std::ops::Range;

use crate::band::Band;
use long::Long;
use sum::Sum;

/// What a bead costs, in nats; the less, the better.
pub(crate) trait BeadCost {
    /// The cost of joining `a` source items from `i` on with `b` target items from `j` on; it may be negative, and
    /// infinite for beads that are out of the question: those that cost far more than `limit`.
    fn cost(&mut self, i: usize, a: usize, j: usize, b: usize, limit: f32) -> f32;
}

/// Memory of the lattice, kept from one text to the next.
///
/// A bead costs a few nats, but a path through a long text hundreds of thousands: totals are `f64`.
#[derive(Debug, Default)]
pub(crate) struct Lattice {
    cost: Vec<f64>,
    step: Vec<u8>,
    offsets: Vec<usize>,
    arcs: Arcs,
    /// For each of `arcs` the cell where it begins.
    begins: Vec<u32>,
    ways: Vec<Way>,
    forward: Vec<f64>,
    backward: Vec<f64>,
    /// For each cell what the bead of one item a side costs that ends there.
    single: Vec<f32>,
    /// For each cell whether beads of several items may begin there.
    open: Vec<bool>,
    /// The first and the last target position of each row where they may; the first behind the last where there is none.
    open_rows: Vec<(usize, usize)>,
    /// The places that paths visit, of all searches since this was set; nothing if nobody asks.
    pub(crate) visits: Option<Vec<Visit>>,
}

/// How probable it is that a bead ends at a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Visit {
    /// Items before it, of source and target.
    pub(crate) at: (u32, u32),
    /// From 0 to 1.
    pub(crate) sure: f32,
}

/// The beads that end at each cell, in order of the cells: only those whose cost is finite, for most are not.
#[derive(Debug, Default)]
struct Arcs {
    /// Where the beads of each cell end.
    ends: Vec<usize>,
    types: Vec<u8>,
    costs: Vec<f32>,
}

impl Arcs {
    fn clear(&mut self) {
        self.ends.clear();
        self.types.clear();
        self.costs.clear();
    }

    /// Adds a bead to the cell that is not yet closed.
    fn push(&mut self, t: usize, cost: f32) {
        self.types.push(t as u8);
        self.costs.push(cost);
    }

    fn close(&mut self) {
        self.ends.push(self.costs.len());
    }

    /// The numbers of the beads that end at cell `at`.
    fn range(&self, at: usize) -> Range<usize> {
        let from = if at == 0 { 0 } else { self.ends[at - 1] };
        from..self.ends[at]
    }

    /// The type and the cost of each bead that ends at cell `at`.
    fn of(&self, at: usize) -> impl Iterator<Item = (usize, f32)> + '_ {
        let range = self.range(at);
        self.types[range.clone()].iter().map(|t| usize::from(*t)).zip(self.costs[range].iter().copied())
    }
}

/// The beads of one type that end in a row.
#[derive(Debug, Clone, Copy)]
struct Way {
    /// The number of the type, and how many items of source and target it joins.
    number: u8,
    step: (usize, usize),
    /// The target positions where the first and the last of them end.
    first: usize,
    last: usize,
    /// The cell where the first of them begins.
    from: usize,
}

/// A row of cells.
#[derive(Debug, Clone, Copy)]
struct Row {
    /// Its target positions.
    lo: usize,
    hi: usize,
    /// Its first cell.
    start: usize,
}

impl Row {
    /// The cell at a target position, if there is one.
    #[inline]
    fn cell(self, j: usize) -> Option<usize> {
        (self.lo..=self.hi).contains(&j).then(|| self.start + j - self.lo)
    }
}

/// How much dearer than the cheapest path without beads of several items one may be through a cell where such begin.
const OPEN: f64 = 15.0;
/// Of how many cells on a lattice is long: what is remembered of each takes 60 bytes.
const LONG: usize = 1 << 17;
/// The logarithm of a probability to visit a place that is none.
const UNVISITED: f64 = -4.0;
/// The step of a cell that no bead ends at.
const NO_STEP: u8 = u8::MAX;

impl Lattice {
    /// The steps `(a, b)` of the cheapest path from `(0, 0)` to `(n, m)` inside `band`.
    ///
    /// `types` are the steps allowed; `(1, 0)` and `(0, 1)` must be among them, so that a path always exists. Ties go
    /// to the type that is first.
    pub(crate) fn cheapest(
        &mut self,
        (n, m): (usize, usize),
        band: &Band,
        types: &[(usize, usize)],
        cost: &mut impl BeadCost,
    ) -> Vec<(usize, usize)> {
        assert!(types.len() < usize::from(NO_STEP), "types of beads are numbered in a byte");
        self.prepare(n, band);
        self.open_cells((n, m), band, cost);
        let mut ways = std::mem::take(&mut self.ways);
        for i in 0..=n {
            let (lo, hi) = band.row(i);
            self.find_ways(i, band, types, &mut ways);
            for j in lo..=hi {
                let at = self.offsets[i] + j - lo;
                let mut best = if i == 0 && j == 0 { 0.0 } else { f64::INFINITY };
                let mut step = NO_STEP;
                for way in ways.iter().filter(|way| way.first <= j && j <= way.last) {
                    let from = way.from + (j - way.first);
                    let (a, b) = way.step;
                    if a + b > 2 && !self.open[from] {
                        continue;
                    }
                    let before = self.cost[from];
                    let arc = match (a, b) {
                        (1, 1) => self.single[at],
                        _ => cost.cost(i - a, a, j - b, b, (best - before) as f32),
                    };
                    if arc == f32::INFINITY {
                        continue;
                    }
                    self.arcs.push(way.number.into(), arc);
                    self.begins.push(from as u32);
                    let total = before + f64::from(arc);
                    if total < best {
                        (best, step) = (total, way.number);
                    }
                }
                self.cost[at] = best;
                self.step[at] = step;
                self.arcs.close();
            }
        }
        self.ways = ways;
        self.trace((n, m), band, types)
    }

    /// Finds where beads of each type may end in row `i`, in the order of the types.
    fn find_ways(&self, i: usize, band: &Band, types: &[(usize, usize)], out: &mut Vec<Way>) {
        out.clear();
        let (lo, hi) = band.row(i);
        for (number, &(a, b)) in (0u8..).zip(types) {
            let Some(row) = i.checked_sub(a) else { continue };
            let begins = if a + b > 2 { self.open_rows[row] } else { band.row(row) };
            let (first, last) = ((begins.0 + b).max(lo), (begins.1 + b).min(hi));
            if begins.0 <= begins.1 && first <= last {
                let from = self.offsets[row] + first - b - band.row(row).0;
                out.push(Way { number, step: (a, b), first, last, from });
            }
        }
    }

    /// As [`cheapest`](Self::cheapest), for those who ask nothing more of the lattice: then it may be very long.
    pub(crate) fn path(
        &mut self,
        size: (usize, usize),
        band: &Band,
        types: &[(usize, usize)],
        cost: &mut impl BeadCost,
    ) -> Vec<(usize, usize)> {
        if band.cells() > LONG {
            return Long::new(size, band, types, cost).steps();
        }
        self.cheapest(size, band, types, cost)
    }

    /// The cells that paths visit which are at most by `margin` dearer than the cheapest.
    pub(crate) fn near(
        &mut self,
        size: (usize, usize),
        (band, margin): (&Band, f64),
        types: &[(usize, usize)],
        cost: &mut impl BeadCost,
    ) -> Band {
        if band.cells() > LONG {
            return Long::new(size, band, types, cost).near(margin);
        }
        self.cheapest(size, band, types, cost);
        self.near_last(size, band, margin)
    }

    /// The same of the lattice that was searched last.
    fn near_last(&mut self, (n, m): (usize, usize), band: &Band, margin: f64) -> Band {
        let mut rest = std::mem::take(&mut self.backward);
        rest.clear();
        rest.resize(self.cost.len(), f64::INFINITY);
        let last = self.offsets[n] + m - band.row(n).0;
        rest[last] = 0.0;
        let most = self.cost[last] + margin;
        let mut rows = vec![(m as u32, 0u32); n + 1];
        for i in (0..=n).rev() {
            let (lo, hi) = band.row(i);
            for j in (lo..=hi).rev() {
                let at = self.offsets[i] + j - lo;
                let here = rest[at];
                self.each_arc(at, |from, arc| rest[from] = rest[from].min(here + arc));
                if self.cost[at] + here <= most {
                    rows[i] = (rows[i].0.min(j as u32), rows[i].1.max(j as u32));
                }
            }
        }
        self.backward = rest;
        Band::of_rows(rows, m)
    }

    /// Finds the cells that beads of several items may begin at: those that some path of beads of one item and of
    /// omissions visits that is not much dearer than the cheapest of them. Most cells are not, and these beads are the
    /// most and the dearest to look at.
    fn open_cells(&mut self, (n, m): (usize, usize), band: &Band, cost: &mut impl BeadCost) {
        let cells = self.cost.len();
        self.single.clear();
        self.single.resize(cells, f32::INFINITY);
        self.forward.clear();
        self.forward.resize(cells, f64::INFINITY);
        self.forward[0] = 0.0;
        // For each cell what omissions of a source item and of a target item cost that end there.
        let mut omissions: Vec<(f32, f32)> = Vec::with_capacity(cells);
        for i in 0..=n {
            let (lo, hi) = band.row(i);
            let above = self.above(i, band);
            for j in lo..=hi {
                let at = self.offsets[i] + j - lo;
                let mut best = self.forward[at];
                let mut skipped = (f32::INFINITY, f32::INFINITY);
                if let Some(from) = above.cell(j.wrapping_sub(1)) {
                    let single = cost.cost(i - 1, 1, j - 1, 1, f32::INFINITY);
                    best = best.min(self.forward[from] + f64::from(single));
                    self.single[at] = single;
                }
                if let Some(from) = above.cell(j) {
                    skipped.0 = cost.cost(i - 1, 1, j, 0, f32::INFINITY);
                    best = best.min(self.forward[from] + f64::from(skipped.0));
                }
                if j > lo {
                    skipped.1 = cost.cost(i, 0, j - 1, 1, f32::INFINITY);
                    best = best.min(self.forward[at - 1] + f64::from(skipped.1));
                }
                self.forward[at] = best;
                omissions.push(skipped);
            }
        }
        self.rest_of_single((n, m), band, &omissions);
        let most = self.forward[self.offsets[n] + m - band.row(n).0] + OPEN;
        self.open.clear();
        self.open.extend(self.forward.iter().zip(&self.backward).map(|(to, rest)| to + rest <= most));
        self.open_rows.clear();
        for i in 0..=n {
            let (lo, hi) = band.row(i);
            let row = &self.open[self.offsets[i]..self.offsets[i] + hi - lo + 1];
            let first = row.iter().position(|open| *open);
            let last = row.iter().rposition(|open| *open);
            self.open_rows.push(first.zip(last).map_or((1, 0), |(first, last)| (lo + first, lo + last)));
        }
    }

    /// The cells of the row before row `i`: none before the first.
    fn above(&self, i: usize, band: &Band) -> Row {
        let Some(row) = i.checked_sub(1) else { return Row { lo: 1, hi: 0, start: 0 } };
        let (lo, hi) = band.row(row);
        Row { lo, hi, start: self.offsets[row] }
    }

    /// Computes what the cheapest paths of beads of one item and of omissions cost from each cell to the end.
    fn rest_of_single(&mut self, (n, m): (usize, usize), band: &Band, omissions: &[(f32, f32)]) {
        let mut rest = std::mem::take(&mut self.backward);
        rest.clear();
        rest.resize(self.cost.len(), f64::INFINITY);
        rest[self.offsets[n] + m - band.row(n).0] = 0.0;
        for i in (0..=n).rev() {
            let (lo, hi) = band.row(i);
            let above = self.above(i, band);
            for j in (lo..=hi).rev() {
                let at = self.offsets[i] + j - lo;
                let here = rest[at];
                if let Some(from) = above.cell(j.wrapping_sub(1)) {
                    rest[from] = rest[from].min(here + f64::from(self.single[at]));
                }
                if let Some(from) = above.cell(j) {
                    rest[from] = rest[from].min(here + f64::from(omissions[at].0));
                }
                if j > lo {
                    rest[at - 1] = rest[at - 1].min(here + f64::from(omissions[at].1));
                }
            }
        }
        self.backward = rest;
    }

    /// The cost of the cheapest path through the lattice that was searched last.
    pub(crate) fn least(&self) -> f64 {
        self.cost.last().copied().unwrap_or_default()
    }

    fn prepare(&mut self, n: usize, band: &Band) {
        self.offsets.clear();
        let mut total = 0;
        for i in 0..=n {
            self.offsets.push(total);
            let (lo, hi) = band.row(i);
            total += hi - lo + 1;
        }
        self.cost.clear();
        self.cost.resize(total, f64::INFINITY);
        self.step.clear();
        self.step.resize(total, NO_STEP);
        self.arcs.clear();
        self.begins.clear();
    }

    /// How probable each step of a path is among all paths of the lattice that was searched last, where a path weighs
    /// `exp(-cost)`: forward and backward sums, as for hidden Markov models.
    pub(crate) fn posteriors(
        &mut self,
        (n, m): (usize, usize),
        band: &Band,
        types: &[(usize, usize)],
        path: &[(usize, usize)],
    ) -> Vec<f32> {
        let cells = self.cost.len();
        self.forward.clear();
        self.forward.resize(cells, f64::NEG_INFINITY);
        self.backward.clear();
        self.backward.resize(cells, f64::NEG_INFINITY);
        for i in 0..=n {
            let (lo, hi) = band.row(i);
            for j in lo..=hi {
                let at = self.offsets[i] + j - lo;
                let mut sum = Sum::default();
                if i == 0 && j == 0 {
                    sum.add(0.0);
                }
                self.each_arc(at, |from, arc| sum.add(self.forward[from] - arc));
                self.forward[at] = sum.log();
            }
        }
        self.sum_backward((n, m), band);
        let total = self.forward[cells - 1];
        let mut at = (0, 0);
        path.iter()
            .map(|&(a, b)| {
                let from = self.offsets[at.0] + at.1 - band.row(at.0).0;
                at = (at.0 + a, at.1 + b);
                let to = self.offsets[at.0] + at.1 - band.row(at.0).0;
                let t = types.iter().position(|t| *t == (a, b)).unwrap_or(types.len());
                let Some((_, arc)) = self.arcs.of(to).find(|arc| arc.0 == t) else { return 0.0 };
                let log = self.forward[from] - f64::from(arc) + self.backward[to] - total;
                log.exp().clamp(0.0, 1.0) as f32
            })
            .collect()
    }

    /// Of the points of a path whose source positions are in `rows` the one that most other paths visit too, with its place
    /// on the path; the last one if there is none. The posteriors must have been asked for.
    pub(crate) fn surest(
        &self,
        path: &[(usize, usize)],
        rows: Range<usize>,
        band: &Band,
    ) -> (usize, (usize, usize)) {
        let log = |&(i, j): &(usize, usize)| {
            let at = self.offsets[i] + j - band.row(i).0;
            self.forward[at] + self.backward[at]
        };
        let inside = path.iter().enumerate().filter(|(_, at)| rows.contains(&at.0));
        let best = inside.max_by(|a, b| log(a.1).total_cmp(&log(b.1)));
        best.map_or((path.len() - 1, path[path.len() - 1]), |(n, at)| (n, *at))
    }

    /// Notes the places in the first `rows` that paths visit in the lattice whose posteriors were asked for last; its items
    /// begin at `from`.
    pub(crate) fn note_visits(&mut self, rows: usize, band: &Band, from: (usize, usize)) {
        let Some(visits) = &mut self.visits else { return };
        let total = self.forward.last().copied().unwrap_or_default();
        for i in 0..rows {
            let (lo, hi) = band.row(i);
            for j in lo..=hi {
                let at = self.offsets[i] + j - lo;
                let log = self.forward[at] + self.backward[at] - total;
                if log > UNVISITED {
                    let at = ((from.0 + i) as u32, (from.1 + j) as u32);
                    visits.push(Visit { at, sure: log.exp().min(1.0) as f32 });
                }
            }
        }
    }

    fn sum_backward(&mut self, (n, m): (usize, usize), band: &Band) {
        let last = self.offsets[n] + m - band.row(n).0;
        self.backward[last] = 0.0;
        let mut backward = std::mem::take(&mut self.backward);
        for i in (0..=n).rev() {
            let (lo, hi) = band.row(i);
            for j in (lo..=hi).rev() {
                let at = self.offsets[i] + j - lo;
                let here = backward[at];
                self.each_arc(at, |from, arc| {
                    let (x, y) = (backward[from], here - arc);
                    let (high, low) = if x > y { (x, y) } else { (y, x) };
                    backward[from] =
                        if high == f64::NEG_INFINITY { high } else { high + (low - high).exp().ln_1p() };
                });
            }
        }
        self.backward = backward;
    }

    /// The arcs that end at cell `at`: the cell where each begins, and its cost.
    fn each_arc(&self, at: usize, mut each: impl FnMut(usize, f64)) {
        let arcs = self.arcs.range(at);
        for (from, arc) in self.begins[arcs.clone()].iter().zip(&self.arcs.costs[arcs]) {
            each(*from as usize, f64::from(*arc));
        }
    }

    fn trace(&self, (n, m): (usize, usize), band: &Band, types: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let (mut i, mut j) = (n, m);
        let mut path = Vec::new();
        while (i, j) != (0, 0) {
            let (lo, _) = band.row(i);
            let (a, b) = types[self.step[self.offsets[i] + j - lo] as usize];
            path.push((a, b));
            i -= a;
            j -= b;
        }
        path.reverse();
        path
    }
}

/// The points that a path of steps visits.
pub(crate) fn points(steps: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut at = (0, 0);
    let mut out = vec![at];
    for (a, b) in steps {
        at = (at.0 + a, at.1 + b);
        out.push(at);
    }
    out
}

#[cfg(test)]
mod tests;
