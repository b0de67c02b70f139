//! The grid of a table: at which place a cell is when others reach over several columns or rows.

use super::{Attributes, attribute};

/// The most columns that a cell takes; those beyond have cells of one place, and none that reach into the rows below.
const COLUMNS: usize = 100;

/// The open row in the grid of its table.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// For each column how many rows, from the open one on, a cell of it takes.
    taken: Vec<u16>,
    /// The first place of the open row that may be free.
    next: usize,
}

impl Grid {
    /// A row begins.
    pub(super) fn row(&mut self) {
        self.next = 0;
        self.taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
    }

    /// A cell begins: its place in the row, from 0.
    pub(super) fn cell(&mut self, attributes: &Attributes) -> usize {
        let free = self.taken.iter().skip(self.next).take_while(|rows| **rows > 0).count();
        let place = self.next + free;
        let width = if place < COLUMNS { number(attributes, "colspan").unwrap_or(1).into() } else { 1 };
        self.next = place + width.clamp(1, COLUMNS);
        // 0: down to the last row.
        let rows = number(attributes, "rowspan").map_or(1, |n| if n == 0 { u16::MAX } else { n });
        let columns = place.min(COLUMNS)..self.next.min(COLUMNS);
        self.taken.resize(self.taken.len().max(columns.end), 0);
        self.taken[columns].fill(rows);
        place
    }
}

fn number(attributes: &Attributes, name: &str) -> Option<u16> {
    attribute(attributes, name)?.trim().parse().ok()
}
