//! The cheapest monotone path through two sequences, in steps that are beads, inside a band.
//!
//! It is exact except for one bound: beads of several items begin only where a path without such beads comes near.

mod arcs;
mod band;
mod cell;
mod long;
mod posterior;
mod sum;

use arcs::{Arcs, NO_STEP, OPEN};
pub(crate) use band::{Band, Found};
pub(crate) use cell::{BeadCost, Cell, Run, Step, Stretch, points};
use long::Long;
pub(crate) use posterior::Visit;

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
    /// For each cell the cost of the bead with one item per side that ends there.
    single: Vec<f32>,
    /// For each cell whether beads of several items may begin there.
    open: Vec<bool>,
    /// The first and the last column of each row where they may.
    open_rows: Vec<band::Row>,
}

/// The beads of one type that end in a row.
#[derive(Debug, Clone, Copy)]
struct Way {
    /// The number of the type.
    number: u8,
    step: Step,
    /// The columns where the first and the last of them end.
    columns: band::Row,
    /// The cell where the first of them begins.
    from: usize,
}

/// The cells of a row.
#[derive(Debug, Clone, Copy)]
struct Cells {
    columns: band::Row,
    /// The first of them among all cells.
    start: usize,
}

impl Cells {
    /// The cell in a column of the row.
    #[inline]
    fn at(self, column: usize) -> usize {
        self.start + column - self.columns.first
    }

    /// The cell in a column, if it is in the row.
    #[inline]
    fn find(self, column: usize) -> Option<usize> {
        self.columns.contains(column).then(|| self.at(column))
    }
}

/// What omissions cost that end at a cell.
#[derive(Debug, Clone, Copy)]
struct Omissions {
    source: f32,
    target: f32,
}

/// Of how many cells on a lattice is long: what is remembered of each takes 60 bytes.
const LONG: usize = 1 << 17;

impl Lattice {
    /// The steps of the cheapest path from the first cell to `end` inside `band`.
    ///
    /// `types` are the steps allowed; [`Step::SOURCE`] and [`Step::TARGET`] must be among them, so that a path always
    /// exists. Ties go to the type that is first.
    pub(crate) fn cheapest(
        &mut self,
        end: Cell,
        band: &Band,
        types: &[Step],
        cost: &mut impl BeadCost,
    ) -> Vec<Step> {
        assert!(types.len() < usize::from(NO_STEP), "types of beads are numbered in a byte");
        self.prepare(end, band);
        self.open_cells(end, band, cost);
        let mut ways = std::mem::take(&mut self.ways);
        for row in 0..=end.row {
            self.find_ways(row, band, types, &mut ways);
            self.search_row(row, band, &ways, cost);
        }
        self.ways = ways;
        self.trace(end, band, types)
    }

    /// Finds the cheapest path to each cell of a row.
    fn search_row(&mut self, row: usize, band: &Band, ways: &[Way], cost: &mut impl BeadCost) {
        let cells = self.cells(row, band);
        for column in cells.columns.first..=cells.columns.last {
            let at = cells.at(column);
            let mut best = if row == 0 && column == 0 { 0.0 } else { f64::INFINITY };
            let mut step = NO_STEP;
            for way in ways.iter().filter(|way| way.columns.contains(column)) {
                let from = way.from + (column - way.columns.first);
                if way.step.joins_several() && !self.open[from] {
                    continue;
                }
                let before = self.cost[from];
                let arc = if way.step == Step::ONE_ONE {
                    self.single[at]
                } else {
                    let begin = Cell::new(row - way.step.source, column - way.step.target);
                    cost.cost(Stretch::at(begin, way.step), (best - before) as f32)
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

    /// Finds where beads of each type may end in a row, in the order of the types.
    fn find_ways(&self, row: usize, band: &Band, types: &[Step], out: &mut Vec<Way>) {
        out.clear();
        let here = band.row(row);
        for (number, &step) in (0u8..).zip(types) {
            let Some(before) = row.checked_sub(step.source) else { continue };
            let begins = if step.joins_several() { self.open_rows[before] } else { band.row(before) };
            let first = (begins.first + step.target).max(here.first);
            let last = (begins.last + step.target).min(here.last);
            if begins.first <= begins.last && first <= last {
                let from = self.cells(before, band).at(first - step.target);
                out.push(Way { number, step, columns: band::Row::new(first, last), from });
            }
        }
    }

    /// As [`cheapest`](Self::cheapest), for those who ask nothing more of the lattice: then it may be very long.
    pub(crate) fn path(
        &mut self,
        end: Cell,
        band: &Band,
        types: &[Step],
        cost: &mut impl BeadCost,
    ) -> Vec<Step> {
        if band.cells() > LONG {
            return Long::new(end, band, types, cost).steps();
        }
        self.cheapest(end, band, types, cost)
    }

    /// The cells that paths visit which cost at most `margin` more than the cheapest.
    pub(crate) fn near(
        &mut self,
        end: Cell,
        (band, margin): (&Band, f64),
        types: &[Step],
        cost: &mut impl BeadCost,
    ) -> Band {
        if band.cells() > LONG {
            return Long::new(end, band, types, cost).near(margin);
        }
        self.cheapest(end, band, types, cost);
        self.near_last(end, band, margin)
    }

    /// The same of the lattice that was searched last.
    fn near_last(&mut self, end: Cell, band: &Band, margin: f64) -> Band {
        let mut rest = std::mem::take(&mut self.backward);
        rest.clear();
        rest.resize(self.cost.len(), f64::INFINITY);
        let last = self.at(end, band);
        rest[last] = 0.0;
        let most = self.cost[last] + margin;
        let mut found = Found::none(end);
        for row in (0..=end.row).rev() {
            let cells = self.cells(row, band);
            for column in (cells.columns.first..=cells.columns.last).rev() {
                let at = cells.at(column);
                let here = rest[at];
                self.each_arc(at, |from, arc| rest[from] = rest[from].min(here + arc));
                if self.cost[at] + here <= most {
                    found.add(Cell::new(row, column));
                }
            }
        }
        self.backward = rest;
        found.into_band()
    }

    /// Finds the cells that beads of several items may begin at: those that some path of beads of one item and of
    /// omissions visits that costs not much more than the cheapest of them. Most cells are not, and these beads are the
    /// most and the dearest to look at.
    fn open_cells(&mut self, end: Cell, band: &Band, cost: &mut impl BeadCost) {
        let omissions = self.single_paths(end, band, cost);
        self.rest_of_single(end, band, &omissions);
        let most = self.forward[self.at(end, band)] + OPEN;
        self.open.clear();
        self.open.extend(self.forward.iter().zip(&self.backward).map(|(to, rest)| to + rest <= most));
        self.open_rows.clear();
        for row in 0..=end.row {
            let cells = self.cells(row, band);
            let open = &self.open[cells.start..cells.start + cells.columns.width()];
            let first = open.iter().position(|open| *open);
            let last = open.iter().rposition(|open| *open);
            let before = cells.columns.first;
            let columns = first.zip(last).map(|(first, last)| band::Row::new(before + first, before + last));
            self.open_rows.push(columns.unwrap_or(band::Row::NONE));
        }
    }

    /// Computes what the cheapest paths of beads of one item and of omissions cost to each cell; the costs of the omissions
    /// that end there.
    fn single_paths(&mut self, end: Cell, band: &Band, cost: &mut impl BeadCost) -> Vec<Omissions> {
        let count = self.cost.len();
        self.single.clear();
        self.single.resize(count, f32::INFINITY);
        self.forward.clear();
        self.forward.resize(count, f64::INFINITY);
        self.forward[0] = 0.0;
        let mut omissions: Vec<Omissions> = Vec::with_capacity(count);
        for row in 0..=end.row {
            let cells = self.cells(row, band);
            let above = self.above(row, band);
            for column in cells.columns.first..=cells.columns.last {
                let at = cells.at(column);
                let mut best = self.forward[at];
                let mut skipped = Omissions { source: f32::INFINITY, target: f32::INFINITY };
                if let Some(from) = above.find(column.wrapping_sub(1)) {
                    let bead = Stretch::at(Cell::new(row - 1, column - 1), Step::ONE_ONE);
                    let single = cost.cost(bead, f32::INFINITY);
                    best = best.min(self.forward[from] + f64::from(single));
                    self.single[at] = single;
                }
                if let Some(from) = above.find(column) {
                    let bead = Stretch::at(Cell::new(row - 1, column), Step::SOURCE);
                    skipped.source = cost.cost(bead, f32::INFINITY);
                    best = best.min(self.forward[from] + f64::from(skipped.source));
                }
                if column > cells.columns.first {
                    let bead = Stretch::at(Cell::new(row, column - 1), Step::TARGET);
                    skipped.target = cost.cost(bead, f32::INFINITY);
                    best = best.min(self.forward[at - 1] + f64::from(skipped.target));
                }
                self.forward[at] = best;
                omissions.push(skipped);
            }
        }
        omissions
    }

    /// Computes what the cheapest paths of beads of one item and of omissions cost from each cell to the end.
    fn rest_of_single(&mut self, end: Cell, band: &Band, omissions: &[Omissions]) {
        let mut rest = std::mem::take(&mut self.backward);
        rest.clear();
        rest.resize(self.cost.len(), f64::INFINITY);
        rest[self.at(end, band)] = 0.0;
        for row in (0..=end.row).rev() {
            let cells = self.cells(row, band);
            let above = self.above(row, band);
            for column in (cells.columns.first..=cells.columns.last).rev() {
                let at = cells.at(column);
                let here = rest[at];
                if let Some(from) = above.find(column.wrapping_sub(1)) {
                    rest[from] = rest[from].min(here + f64::from(self.single[at]));
                }
                if let Some(from) = above.find(column) {
                    rest[from] = rest[from].min(here + f64::from(omissions[at].source));
                }
                if column > cells.columns.first {
                    rest[at - 1] = rest[at - 1].min(here + f64::from(omissions[at].target));
                }
            }
        }
        self.backward = rest;
    }

    /// The cells of a row.
    #[inline]
    fn cells(&self, row: usize, band: &Band) -> Cells {
        Cells { columns: band.row(row), start: self.offsets[row] }
    }

    /// The cells of the row before a row: none before the first.
    fn above(&self, row: usize, band: &Band) -> Cells {
        match row.checked_sub(1) {
            Some(before) => self.cells(before, band),
            None => Cells { columns: band::Row::NONE, start: 0 },
        }
    }

    /// The number of a cell among all.
    #[inline]
    fn at(&self, cell: Cell, band: &Band) -> usize {
        self.cells(cell.row, band).at(cell.column)
    }

    /// The cost of the cheapest path through the lattice that was searched last.
    pub(crate) fn least(&self) -> f64 {
        self.cost.last().copied().unwrap_or_default()
    }

    /// For how many cells it has memory.
    pub(crate) fn capacity(&self) -> usize {
        self.cost.capacity()
    }

    fn prepare(&mut self, end: Cell, band: &Band) {
        self.offsets.clear();
        let mut total = 0;
        for row in 0..=end.row {
            self.offsets.push(total);
            total += band.row(row).width();
        }
        self.cost.clear();
        self.cost.resize(total, f64::INFINITY);
        self.step.clear();
        self.step.resize(total, NO_STEP);
        self.arcs.clear();
        self.begins.clear();
    }

    /// The arcs that end at cell `at`: the cell where each begins, and its cost.
    fn each_arc(&self, at: usize, mut each: impl FnMut(usize, f64)) {
        let arcs = self.arcs.range(at);
        for (from, arc) in self.begins[arcs.clone()].iter().zip(self.arcs.costs(arcs)) {
            each(*from as usize, f64::from(*arc));
        }
    }

    fn trace(&self, end: Cell, band: &Band, types: &[Step]) -> Vec<Step> {
        let mut cell = end;
        let mut path = Vec::new();
        while cell != Cell::FIRST {
            let step = types[self.step[self.at(cell, band)] as usize];
            path.push(step);
            cell = Cell::new(cell.row - step.source, cell.column - step.target);
        }
        path.reverse();
        path
    }
}

#[cfg(test)]
mod tests;
