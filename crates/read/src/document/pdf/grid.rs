//! The columns of a table, found in lines whose cells are below each other.

use super::line::{Cell, Line};

/// The greatest distance of two lines of a table, in heights of their letters.
const FAR: f32 = 4.5;
/// How many lines in the first column alone may be between rows.
const ALONE: usize = 3;
/// How much two columns may overlap, in points: cells are set with uneven edges.
pub(super) const OVERLAP: f32 = 1.0;

/// For each line whether it seems to be one of a table, before the edges of its column are known.
pub(super) fn inside(lines: &[Line]) -> Vec<bool> {
    let mut inside = vec![false; lines.len()];
    let mut from = 0;
    while from < lines.len() {
        let count = Grid::of(&lines[from..]).map_or(0, |grid| grid.count);
        inside[from..from + count].fill(true);
        from += count.max(1);
    }
    inside
}

/// The columns of a table that begins with the first of some lines.
pub(super) struct Grid {
    /// From where to where the cells of each column reach.
    pub(super) columns: Vec<Cell>,
    /// How many lines the table has.
    pub(super) count: usize,
}

impl Grid {
    /// The table that begins with the first line, if one does.
    pub(super) fn of(lines: &[Line]) -> Option<Self> {
        let first = lines.first().filter(|line| line.cells.len() > 1)?;
        let mut grid = Self { columns: first.cells.clone(), count: 1 };
        // Lines with several cells, and lines with a cell after the first column.
        let (mut rows, mut behind, mut pending) = (1, 0, 0);
        for pair in lines.windows(2) {
            let line = &pair[1];
            let near = line.base - pair[0].base < FAR * line.size.max(pair[0].size);
            let Some(columns) = grid.with(line).filter(|_| near) else { break };
            let in_first = line.cells.len() < 2 && grid.column(line.start, line.end) == Some(0);
            pending += 1;
            if in_first && pending > ALONE {
                break;
            }
            grid.columns = columns;
            if !in_first {
                grid.count += pending;
                pending = 0;
                rows += usize::from(line.cells.len() > 1);
                behind += usize::from(line.cells.len() < 2);
            }
        }
        (rows > 1 || behind > 1).then_some(grid)
    }

    /// The columns with the cells of one more line; `None` if they do not fit.
    fn with(&self, line: &Line) -> Option<Vec<Cell>> {
        let whole = [Cell { start: line.start, end: line.end }];
        let cells = if line.cells.is_empty() { &whole[..] } else { &line.cells };
        let mut columns = self.columns.clone();
        let mut taken = Vec::new();
        for cell in cells {
            let over: Vec<usize> = (0..columns.len()).filter(|n| columns[*n].meets(*cell)).collect();
            match over.as_slice() {
                [] => {
                    let at = columns.partition_point(|column| column.start < cell.start);
                    columns.insert(at, *cell);
                    taken.iter_mut().filter(|n| **n >= at).for_each(|n: &mut usize| *n += 1);
                    taken.push(at);
                }
                [one] if !taken.contains(one) => {
                    let column = &mut columns[*one];
                    (column.start, column.end) = (column.start.min(cell.start), column.end.max(cell.end));
                    taken.push(*one);
                }
                _ => return None,
            }
        }
        columns.windows(2).all(|pair| !pair[0].meets(pair[1])).then_some(columns)
    }

    pub(super) fn column(&self, start: f32, end: f32) -> Option<usize> {
        self.columns.iter().position(|column| column.meets(Cell { start, end }))
    }
}

impl Cell {
    fn meets(self, other: Self) -> bool {
        self.start < other.end - OVERLAP && other.start < self.end - OVERLAP
    }
}
