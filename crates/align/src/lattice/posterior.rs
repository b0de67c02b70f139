//! How probable the beads of a lattice and the places where they end are.

use std::ops::Range;

use super::Lattice;
use super::band::Band;
use super::cell::{Cell, Step};
use super::sum::{Sum, sum_of_two};

/// How probable it is that a bead ends at a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Visit {
    /// Source items before it.
    pub(crate) source: u32,
    /// Target items before it.
    pub(crate) target: u32,
    /// From 0 to 1.
    pub(crate) sure: f32,
}

impl Visit {
    /// The same place with source and target exchanged.
    pub(crate) fn turned(self) -> Self {
        Self { source: self.target, target: self.source, sure: self.sure }
    }
}

/// The logarithm of a probability to visit a place outside the lattice.
const UNVISITED: f64 = -4.0;

impl Lattice {
    /// How probable each step of a path is among all paths of the lattice that was searched last, where a path weighs
    /// `exp(-cost)`: forward and backward sums, as for hidden Markov models.
    pub(crate) fn posteriors(&mut self, end: Cell, band: &Band, types: &[Step], path: &[Step]) -> Vec<f32> {
        self.sum_forward(end, band);
        self.sum_backward(end, band);
        let total = self.forward[self.cost.len() - 1];
        let mut cell = Cell::FIRST;
        let mut out = Vec::with_capacity(path.len());
        for step in path {
            let from = self.at(cell, band);
            cell = cell.after(*step);
            let to = self.at(cell, band);
            let number = types.iter().position(|t| t == step).unwrap_or(types.len());
            let arc = self.arcs.of(to).find(|(t, _)| *t == number);
            out.push(arc.map_or(0.0, |(_, cost)| {
                let log = self.forward[from] - f64::from(cost) + self.backward[to] - total;
                log.exp().clamp(0.0, 1.0) as f32
            }));
        }
        out
    }

    /// The logarithms of the sums over all paths to each cell.
    fn sum_forward(&mut self, end: Cell, band: &Band) {
        self.forward.clear();
        self.forward.resize(self.cost.len(), f64::NEG_INFINITY);
        for row in 0..=end.row {
            let cells = self.cells(row, band);
            for column in cells.columns.first..=cells.columns.last {
                let at = cells.at(column);
                let mut sum = Sum::default();
                if row == 0 && column == 0 {
                    sum.add(0.0);
                }
                self.each_arc(at, |from, arc| sum.add(self.forward[from] - arc));
                self.forward[at] = sum.log();
            }
        }
    }

    /// The logarithms of the sums over all paths from each cell to the end.
    fn sum_backward(&mut self, end: Cell, band: &Band) {
        let mut backward = std::mem::take(&mut self.backward);
        backward.clear();
        backward.resize(self.cost.len(), f64::NEG_INFINITY);
        backward[self.at(end, band)] = 0.0;
        for row in (0..=end.row).rev() {
            let cells = self.cells(row, band);
            for column in (cells.columns.first..=cells.columns.last).rev() {
                let at = cells.at(column);
                let here = backward[at];
                self.each_arc(at, |from, arc| backward[from] = sum_of_two(backward[from], here - arc));
            }
        }
        self.backward = backward;
    }

    /// Of the cells of a path in some rows the one that most other paths visit too, with its place on the path; the last one
    /// if there is none. The posteriors must have been asked for.
    pub(crate) fn surest(&self, path: &[Cell], rows: &Range<usize>, band: &Band) -> (usize, Cell) {
        let inside = path.iter().enumerate().filter(|(_, cell)| rows.contains(&cell.row));
        let best =
            inside.max_by(|(_, a), (_, b)| self.visited(**a, band).total_cmp(&self.visited(**b, band)));
        best.map_or((path.len() - 1, path[path.len() - 1]), |(n, cell)| (n, *cell))
    }

    /// The logarithm of the sum over all paths through a cell.
    fn visited(&self, cell: Cell, band: &Band) -> f64 {
        let at = self.at(cell, band);
        self.forward[at] + self.backward[at]
    }

    /// Adds the places in the first `rows` that paths visit in the lattice whose posteriors were asked for last; its items
    /// begin at `from`.
    pub(crate) fn add_visits(&self, rows: usize, band: &Band, from: Cell, visits: &mut Vec<Visit>) {
        let total = self.forward.last().copied().unwrap_or_default();
        for row in 0..rows {
            let columns = band.row(row);
            for column in columns.first..=columns.last {
                let log = self.visited(Cell::new(row, column), band) - total;
                if log > UNVISITED {
                    let (source, target) = ((from.row + row) as u32, (from.column + column) as u32);
                    visits.push(Visit { source, target, sure: log.exp().min(1.0) as f32 });
                }
            }
        }
    }
}
