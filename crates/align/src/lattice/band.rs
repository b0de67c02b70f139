//! Where paths through a lattice may go: some columns of each row.

use std::ops::Range;

use super::cell::Cell;
#[cfg(feature = "fit")]
use super::cell::Stretch;

/// The columns of one row that paths may visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) first: usize,
    pub(crate) last: usize,
}

impl Row {
    /// No columns.
    pub(crate) const NONE: Self = Self { first: 1, last: 0 };

    pub(crate) const fn new(first: usize, last: usize) -> Self {
        Self { first, last }
    }

    /// How many columns there are.
    pub(crate) const fn width(self) -> usize {
        self.last + 1 - self.first
    }

    #[inline]
    pub(crate) fn contains(self, column: usize) -> bool {
        (self.first..=self.last).contains(&column)
    }
}

/// The same in less memory: a band may have millions of rows.
#[derive(Debug, Clone, Copy)]
struct Packed {
    first: u32,
    last: u32,
}

/// The columns of each row that are found one by one.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    rows: Vec<Packed>,
    columns: usize,
}

impl Found {
    /// Nothing of a lattice whose last cell is `end`.
    pub(crate) fn none(end: Cell) -> Self {
        Self { rows: vec![Packed { first: end.column as u32, last: 0 }; end.row + 1], columns: end.column }
    }

    /// Adds a cell.
    pub(crate) fn add(&mut self, cell: Cell) {
        self.widen(cell.row, cell.column as u32, cell.column as u32);
    }

    fn widen(&mut self, row: usize, first: u32, last: u32) {
        let row = &mut self.rows[row];
        *row = Packed { first: row.first.min(first), last: row.last.max(last) };
    }

    /// The narrowest band that holds what was found.
    pub(crate) fn into_band(self) -> Band {
        Band::of_rows(self.rows, self.columns)
    }
}

/// The columns of each row that a path may visit.
#[derive(Debug, Clone)]
pub(crate) struct Band {
    /// For each row; neither its first nor its last column is ever before that of the row before.
    rows: Vec<Packed>,
}

impl Band {
    /// All cells up to `end`.
    pub(crate) fn full(end: Cell) -> Self {
        Self { rows: vec![Packed { first: 0, last: end.column as u32 }; end.row + 1] }
    }

    /// The cells within `radius` (in both directions) of a path from the first cell to `end`.
    pub(crate) fn around(path: &[Cell], end: Cell, radius: usize) -> Self {
        let mut found = Found::none(end);
        for pair in path.windows(2) {
            let (before, here) = (pair[0], pair[1]);
            let from = before.row.saturating_sub(radius);
            let to = (here.row + radius).min(end.row);
            // A step of a path may be long: all that lies between its ends is inside.
            let first = before.column.saturating_sub(radius) as u32;
            let last = (here.column + radius).min(end.column) as u32;
            (from..=to).for_each(|row| found.widen(row, first, last));
        }
        if path.len() < 2 {
            return Self::full(end);
        }
        found.into_band()
    }

    fn of_rows(mut rows: Vec<Packed>, columns: usize) -> Self {
        let end = rows.len() - 1;
        rows[0].first = 0;
        rows[end].last = columns as u32;
        for k in 1..=end {
            rows[k].last = rows[k].last.max(rows[k - 1].last);
        }
        for k in (0..end).rev() {
            rows[k].first = rows[k].first.min(rows[k + 1].first);
        }
        // Omissions lead from each row to the next.
        for k in 1..=end {
            rows[k].first = rows[k].first.min(rows[k - 1].last);
        }
        Self { rows }
    }

    /// The band in texts up to `end` that this one is in their halves, wider by `radius` columns on both sides.
    pub(crate) fn unfolded(&self, end: Cell, radius: usize) -> Self {
        let half = self.rows.len() - 1;
        let rows = (0..=end.row).map(|row| {
            let first = self.row((row / 2).min(half)).first;
            let last = self.row(row.div_ceil(2).min(half)).last;
            Packed {
                first: (2 * first).saturating_sub(radius).min(end.column) as u32,
                last: (2 * last + radius).min(end.column) as u32,
            }
        });
        Self::of_rows(rows.collect(), end.column)
    }

    /// The band of all cells of this one and another of the same texts.
    pub(crate) fn joined(mut self, other: &Self) -> Self {
        self.rows.iter_mut().zip(&other.rows).for_each(|(row, other)| {
            *row = Packed { first: row.first.min(other.first), last: row.last.max(other.last) };
        });
        self
    }

    /// The columns of a row.
    #[inline]
    pub(crate) fn row(&self, row: usize) -> Row {
        let row = self.rows[row];
        Row::new(row.first as usize, row.last as usize)
    }

    /// How many cells there are in all.
    pub(crate) fn cells(&self) -> usize {
        self.rows.iter().map(|row| (row.last - row.first) as usize + 1).sum()
    }

    /// The target items that may meet a source item.
    pub(crate) fn items(&self, source: usize) -> Range<usize> {
        self.row(source).first..self.row(source + 1).last
    }

    /// Whether what a bead joins begins and ends inside.
    #[cfg(feature = "fit")]
    pub(crate) fn holds(&self, bead: Stretch) -> bool {
        let end = bead.end();
        end.row < self.rows.len()
            && self.row(bead.source.from).contains(bead.target.from)
            && self.row(end.row).contains(end.column)
    }

    /// How many rows from `from` on have no more than `cells` cells; one at least, if it is not the last.
    pub(crate) fn first_rows(&self, from: usize, cells: usize) -> usize {
        let rows = &self.rows[from..];
        let mut sum = 0;
        let full = rows.iter().position(|row| {
            sum += (row.last - row.first) as usize + 1;
            sum > cells
        });
        full.unwrap_or(rows.len()).clamp(1, rows.len().max(2) - 1).min(rows.len() - 1)
    }

    /// The cell in the middle of a row.
    pub(crate) fn middle(&self, row: usize) -> Cell {
        let columns = self.row(row);
        Cell::new(row, columns.first.midpoint(columns.last))
    }

    /// What lies between two of its cells, counted from the first.
    pub(crate) fn part(&self, from: Cell, to: Cell) -> Self {
        let (first, last) = (from.column as u32, to.column as u32);
        let rows = self.rows[from.row..=to.row].iter();
        let inside =
            rows.map(|row| Packed { first: row.first.max(first) - first, last: row.last.min(last) - first });
        Self::of_rows(inside.collect(), to.column - from.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_joins_its_corners() {
        let diagonal: Vec<Cell> = (0..=20).map(|k| Cell::new(k, k)).collect();
        let band = Band::around(&diagonal, Cell::new(20, 20), 0);
        assert_eq!(band.row(8), Row::new(7, 9));
        assert_eq!(band.first_rows(0, 1_000), 20);
        assert_eq!(band.first_rows(5, 30), 10);
        let part = band.part(Cell::new(5, 6), band.middle(11));
        assert_eq!([0, 3, 6].map(|row| part.row(row)), [Row::new(0, 0), Row::new(1, 3), Row::new(4, 5)]);
    }
}
