//! The same cheapest path through a lattice that is too long to be kept: of most rows only what is needed to compute them
//! once more.
//!
//! A row is computed from the few before it. What a whole lattice would remember is computed again, a stretch of rows at a
//! time, from the rows that were kept where the stretch begins. Every sum is the same sum as in [`Lattice`](super::Lattice),
//! so the path is the same too.

use std::collections::VecDeque;

use super::arcs::{Arcs, NO_STEP, OPEN};
use super::band::{Band, Found, Row};
use super::cell::{BeadCost, Cell, Step, Stretch};

/// How many cells a stretch of rows has, more or less.
const CELLS: usize = 1 << 15;

/// A search of a long lattice.
pub(super) struct Long<'l, C> {
    end: Cell,
    band: &'l Band,
    types: &'l [Step],
    cost: &'l mut C,
    /// Where each row begins among all cells.
    offsets: Vec<usize>,
    /// The rows at which stretches begin, and the one after the last.
    stretches: Vec<usize>,
    /// For each cell the cost of the bead with one item per side that ends there.
    single: Vec<f32>,
    /// For each cell a bit: whether beads of several items may begin there.
    open: Vec<u64>,
    /// How many rows before a row its beads begin at most.
    reach: usize,
}

/// The rows before the current one, the nearest first.
type Rows = VecDeque<Vec<f64>>;

impl<'l, C: BeadCost> Long<'l, C> {
    pub(super) fn new(end: Cell, band: &'l Band, types: &'l [Step], cost: &'l mut C) -> Self {
        Self::in_stretches(end, band, types, cost, CELLS)
    }

    fn in_stretches(end: Cell, band: &'l Band, types: &'l [Step], cost: &'l mut C, cells: usize) -> Self {
        let (mut offsets, mut stretches) = (Vec::with_capacity(end.row + 1), vec![0]);
        let (mut total, mut from) = (0, 0);
        for row in 0..=end.row {
            if total - from >= cells {
                stretches.push(row);
                from = total;
            }
            offsets.push(total);
            total += band.row(row).width();
        }
        stretches.push(end.row + 1);
        let reach = types.iter().map(|step| step.source).max().unwrap_or(1).max(1);
        let (single, open) = (vec![f32::INFINITY; total], vec![0; total.div_ceil(64)]);
        let mut out = Self { end, band, types, cost, offsets, stretches, single, open, reach };
        out.open_cells();
        out
    }

    /// The steps of the cheapest path.
    pub(super) fn steps(mut self) -> Vec<Step> {
        let mut steps: Vec<u8> = Vec::with_capacity(self.single.len());
        let mut rows = Rows::new();
        for row in 0..=self.end.row {
            let costs = self.row(row, &rows, &mut steps);
            keep(&mut rows, costs, self.reach);
        }
        let (mut cell, mut path) = (self.end, Vec::new());
        while cell != Cell::FIRST {
            let step = self.types[usize::from(steps[self.at(cell)])];
            path.push(step);
            cell = Cell::new(cell.row - step.source, cell.column - step.target);
        }
        path.reverse();
        path
    }

    /// The cells that paths visit which cost at most `margin` more than the cheapest.
    pub(super) fn near(mut self, margin: f64) -> Band {
        let last = self.end.column - self.band.row(self.end.row).first;
        let (mut rows, mut kept) = (Rows::new(), Vec::new());
        for stretch in self.stretches.clone().windows(2) {
            kept.push(rows.clone());
            for row in stretch[0]..stretch[1] {
                let costs = self.row(row, &rows, &mut ());
                keep(&mut rows, costs, self.reach);
            }
        }
        let most = rows[0][last] + margin;
        // What is left to pay from each cell of a row and of those before it.
        let mut rest: Rows = (0..=self.reach).map(|k| self.unpaid(self.end.row.checked_sub(k))).collect();
        rest[0][last] = 0.0;
        let mut found = Found::none(self.end);
        for (stretch, mut rows) in self.stretches.clone().windows(2).zip(kept).rev() {
            let (mut costs, mut arcs) = (Vec::new(), Arcs::default());
            for row in stretch[0]..stretch[1] {
                let of_row = self.row(row, &rows, &mut arcs);
                costs.extend_from_slice(&of_row);
                keep(&mut rows, of_row, self.reach);
            }
            for row in (stretch[0]..stretch[1]).rev() {
                let columns = self.band.row(row);
                for column in (columns.first..=columns.last).rev() {
                    let cell = Cell::new(row, column);
                    let at = self.at(cell) - self.offsets[stretch[0]];
                    let here = rest[0][column - columns.first];
                    for (number, arc) in arcs.of(at) {
                        let step = self.types[number];
                        let before = self.band.row(row - step.source).first;
                        let before = &mut rest[step.source][column - step.target - before];
                        *before = before.min(here + f64::from(arc));
                    }
                    if costs[at] + here <= most {
                        found.add(cell);
                    }
                }
                rest.pop_front();
                rest.push_back(self.unpaid(row.checked_sub(self.reach + 1)));
            }
        }
        found.into_band()
    }

    /// A row from which nothing leads to the end as far as is known.
    fn unpaid(&self, row: Option<usize>) -> Vec<f64> {
        row.map_or_else(Vec::new, |row| vec![f64::INFINITY; self.band.row(row).width()])
    }

    /// The costs of a row by those of the rows before it.
    fn row(&mut self, row: usize, before: &Rows, watch: &mut impl Watch) -> Vec<f64> {
        let columns = self.band.row(row);
        let mut costs: Vec<f64> = Vec::with_capacity(columns.width());
        for column in columns.first..=columns.last {
            let cell = Cell::new(row, column);
            let mut best = if cell == Cell::FIRST { 0.0 } else { f64::INFINITY };
            let mut best_step = NO_STEP;
            for (number, &step) in self.types.iter().enumerate() {
                let Some((begin, from)) = self.begin(cell, step) else { continue };
                if step.joins_several() && !self.is_open(from) {
                    continue;
                }
                let place = from - self.offsets[begin.row];
                let paid = if step.source == 0 { costs[place] } else { before[step.source - 1][place] };
                let cost = if step == Step::ONE_ONE {
                    self.single[self.at(cell)]
                } else {
                    self.cost.cost(Stretch::at(begin, step), (best - paid) as f32)
                };
                if cost == f32::INFINITY {
                    continue;
                }
                watch.bead(number, cost);
                let total = paid + f64::from(cost);
                if total < best {
                    (best, best_step) = (total, number as u8);
                }
            }
            costs.push(best);
            watch.cell(best_step);
        }
        costs
    }

    /// As [`Lattice::open_cells`](super::Lattice).
    fn open_cells(&mut self) {
        let (mut before, mut kept) = (Vec::new(), Vec::new());
        for stretch in self.stretches.clone().windows(2) {
            kept.push(before.clone());
            for row in stretch[0]..stretch[1] {
                self.fill_single(row);
                before = self.single_row(row, &before);
            }
        }
        let most = before[self.end.column - self.band.row(self.end.row).first] + OPEN;
        let mut rest: Vec<f64> = Vec::new();
        for (stretch, mut before) in self.stretches.clone().windows(2).zip(kept).rev() {
            let mut paid = Vec::new();
            for row in stretch[0]..stretch[1] {
                before = self.single_row(row, &before);
                paid.extend_from_slice(&before);
            }
            for row in (stretch[0]..stretch[1]).rev() {
                rest = self.single_rest(row, &rest);
                let from = self.offsets[row] - self.offsets[stretch[0]];
                for (k, rest) in rest.iter().enumerate() {
                    let at = self.offsets[row] + k;
                    self.open[at / 64] |= u64::from(paid[from + k] + rest <= most) << (at % 64);
                }
            }
        }
    }

    fn fill_single(&mut self, row: usize) {
        let columns = self.band.row(row);
        for column in columns.first..=columns.last {
            let cell = Cell::new(row, column);
            if let Some((begin, _)) = self.begin(cell, Step::ONE_ONE) {
                let at = self.at(cell);
                self.single[at] = self.cost.cost(Stretch::at(begin, Step::ONE_ONE), f32::INFINITY);
            }
        }
    }

    /// What the cheapest paths to the cells of a row cost, of beads of one item and of omissions, by the row before.
    fn single_row(&mut self, row: usize, before: &[f64]) -> Vec<f64> {
        let columns = self.band.row(row);
        let mut costs: Vec<f64> = Vec::with_capacity(columns.width());
        for column in columns.first..=columns.last {
            let cell = Cell::new(row, column);
            let mut best = if row == 0 && column == columns.first { 0.0 } else { f64::INFINITY };
            if let Some((begin, from)) = self.begin(cell, Step::ONE_ONE) {
                let single = self.single[self.at(cell)];
                best = best.min(before[from - self.offsets[begin.row]] + f64::from(single));
            }
            if let Some((begin, from)) = self.begin(cell, Step::SOURCE) {
                let cost = self.cost.cost(Stretch::at(begin, Step::SOURCE), f32::INFINITY);
                best = best.min(before[from - self.offsets[begin.row]] + f64::from(cost));
            }
            if let Some((begin, _)) = self.begin(cell, Step::TARGET) {
                let cost = self.cost.cost(Stretch::at(begin, Step::TARGET), f32::INFINITY);
                best = best.min(costs[column - columns.first - 1] + f64::from(cost));
            }
            costs.push(best);
        }
        costs
    }

    /// What such paths cost from the cells of a row to the end, by the next row.
    fn single_rest(&mut self, row: usize, behind: &[f64]) -> Vec<f64> {
        let columns = self.band.row(row);
        let mut costs = vec![f64::INFINITY; columns.width()];
        let next = if row < self.end.row { self.band.row(row + 1) } else { Row::NONE };
        for column in (columns.first..=columns.last).rev() {
            let cell = Cell::new(row, column);
            let mut best = if cell == self.end { 0.0 } else { f64::INFINITY };
            if next.contains(column + 1) {
                let single = self.single[self.offsets[row + 1] + column + 1 - next.first];
                best = best.min(behind[column + 1 - next.first] + f64::from(single));
            }
            if next.contains(column) {
                let cost = self.cost.cost(Stretch::at(cell, Step::SOURCE), f32::INFINITY);
                best = best.min(behind[column - next.first] + f64::from(cost));
            }
            if column < columns.last {
                let cost = self.cost.cost(Stretch::at(cell, Step::TARGET), f32::INFINITY);
                best = best.min(costs[column + 1 - columns.first] + f64::from(cost));
            }
            costs[column - columns.first] = best;
        }
        costs
    }

    /// The cell where a bead of this type begins that ends at `cell`, with its number among all, if it is in the band.
    fn begin(&self, cell: Cell, step: Step) -> Option<(Cell, usize)> {
        let begin = cell.before(step)?;
        self.band.row(begin.row).contains(begin.column).then(|| (begin, self.at(begin)))
    }

    /// The number of a cell among all.
    fn at(&self, cell: Cell) -> usize {
        self.offsets[cell.row] + cell.column - self.band.row(cell.row).first
    }

    fn is_open(&self, at: usize) -> bool {
        self.open[at / 64] >> (at % 64) & 1 == 1
    }
}

/// What keeps what a search finds.
trait Watch {
    /// A bead of this type, which ends at the current cell.
    fn bead(&mut self, _type: usize, _cost: f32) {}

    /// The current cell is done; the cheapest path to it ends with this step.
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

/// Puts a row before the others, of which `reach` are kept.
fn keep(rows: &mut Rows, row: Vec<f64>, reach: usize) {
    rows.push_front(row);
    rows.truncate(reach);
}

#[cfg(test)]
mod tests;
