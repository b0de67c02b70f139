//! Tables: lines whose cells are below each other, put together into rows where cells wrap.

use super::grid::{Grid, OVERLAP};
use super::line::{Cell, Line, unrow};
use super::measure::{Edges, Measures};

/// The greatest distance of the ends of a stretched line from the edges of its column, in heights of its letters.
const NEAR: f32 = 0.3;
/// The greatest width of a blank where a line is not stretched, in heights of its letters.
const BLANK: f32 = 0.5;
/// The share of steps inside a table that are wide where gaps separate its rows: one in so many.
const WIDE: usize = 5;

/// A row of a table: its cells in the order of reading, each as the lines it is made of.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Vec<Line>>,
}

/// Part of a frame.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Stretch {
    Text(Vec<Line>),
    Table(Vec<Row>),
}

/// The text and the tables of a frame, in order.
pub(super) fn parts(mut lines: Vec<Line>, edges: Edges, measures: &Measures) -> Vec<Stretch> {
    for n in 0..lines.len() {
        if lines[n].row && is_stretched(&lines[n], lines.get(n + 1), edges) {
            unrow(&mut lines[n]);
        }
    }
    let mut parts = Vec::new();
    let mut text = Vec::new();
    let mut rest = lines.as_slice();
    while let Some(first) = rest.first() {
        match Grid::of(rest) {
            Some(grid) => {
                if !text.is_empty() {
                    parts.push(Stretch::Text(std::mem::take(&mut text)));
                }
                parts.push(Stretch::Table(grid.rows(&rest[..grid.count], measures)));
                rest = &rest[grid.count..];
            }
            None => {
                let mut line = first.clone();
                unrow(&mut line);
                text.push(line);
                rest = &rest[1..];
            }
        }
    }
    if !text.is_empty() {
        parts.push(Stretch::Text(text));
    }
    parts
}

/// Whether a line is stretched from edge to edge: its blanks have no room for the first word of the next.
fn is_stretched(line: &Line, next: Option<&Line>, edges: Edges) -> bool {
    let near = NEAR * line.size;
    let fills = edges.justified && line.start - edges.start > -near && (edges.end - line.end).abs() < near;
    let cells = line.text.matches('\t').count() as f32;
    let room = line.gaps - (cells + 1.0) * BLANK * line.size;
    fills && next.is_some_and(|next| room < next.first)
}

impl Grid {
    /// The lines of the table put together into rows.
    fn rows(&self, lines: &[Line], measures: &Measures) -> Vec<Row> {
        let steps = lines.windows(2).filter(|pair| measures.is_gap(&pair[0], &pair[1])).count();
        // Where cells wrap, few lines have something in each column.
        let full = lines.iter().filter(|line| line.cells.len() == self.columns.len()).count();
        let by_gaps = steps * WIDE >= lines.len() - 1 || (steps > 0 && 2 * full < lines.len());
        let mut rows: Vec<Row> = Vec::new();
        for (n, line) in lines.iter().enumerate() {
            let begins = match n.checked_sub(1).map(|above| &lines[above]) {
                None => true,
                Some(above) if by_gaps => measures.is_gap(above, line),
                Some(above) => measures.is_gap(above, line) || self.begins(above, line),
            };
            if begins {
                rows.push(Row { cells: vec![Vec::new(); self.columns.len()] });
            }
            if let Some(row) = rows.last_mut() {
                self.add(line, row);
            }
        }
        rows
    }

    /// Whether a line begins a row where no gaps show it: it has something in the first column that does not go on there.
    fn begins(&self, above: &Line, line: &Line) -> bool {
        let in_first = self.column(line.start, line.start + 3.0 * OVERLAP) == Some(0);
        let goes_on = line.cells.len() < 2
            && (first_cell(line).starts_with(char::is_lowercase) || is_open(first_cell(above)));
        in_first && !goes_on
    }

    /// Adds the cells of a line to a row.
    fn add(&self, line: &Line, row: &mut Row) {
        let whole = [Cell { start: line.start, end: line.end }];
        let cells = if line.cells.is_empty() { &whole[..] } else { &line.cells };
        for (cell, text) in cells.iter().zip(line.text.split('\t')) {
            let column = self.column(cell.start, cell.end).unwrap_or(0);
            let part = Line {
                text: text.to_owned(),
                start: cell.start,
                end: cell.end,
                row: false,
                cells: Vec::new(),
                ..line.clone()
            };
            row.cells[column].push(part);
        }
    }
}

fn first_cell(line: &Line) -> &str {
    line.text.split('\t').next().unwrap_or_default()
}

/// Whether a bracket is not closed.
fn is_open(text: &str) -> bool {
    text.matches('(').count() > text.matches(')').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const EDGES: Edges = Edges { start: 50.0, end: 500.0, justified: true, known: true };

    /// A line 10 points high: its cells, each with the places where it begins and ends.
    fn line(base: f32, cells: &[(&str, f32, f32)]) -> Line {
        let texts: Vec<&str> = cells.iter().map(|c| c.0).collect();
        let places: Vec<Cell> = cells.iter().map(|c| Cell { start: c.1, end: c.2 }).collect();
        let row = cells.len() > 1;
        Line {
            text: texts.join("\t"),
            start: cells[0].1,
            end: cells[cells.len() - 1].2,
            base,
            size: 10.0,
            first: 60.0,
            row,
            gaps: if row { 100.0 } else { 0.0 },
            cells: if row { places } else { Vec::new() },
            ..Line::default()
        }
    }

    /// Each part: a line of text, or a row with `|` between its cells.
    fn shown(lines: Vec<Line>) -> Vec<String> {
        let measures = Measures { size: 10.0, pitch: 12.0, frames: Vec::new(), indent: None, gapped: false };
        let cell = |lines: &Vec<Line>| lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" ");
        let row = |row: &Row| row.cells.iter().map(cell).collect::<Vec<_>>().join("|");
        let part = |part: Stretch| match part {
            Stretch::Text(lines) => lines.into_iter().map(|line| line.text).collect(),
            Stretch::Table(rows) => rows.iter().map(row).collect::<Vec<_>>(),
        };
        parts(lines, EDGES, &measures).into_iter().flat_map(part).collect()
    }

    #[test]
    fn cells_that_wrap() {
        let lines = vec![
            line(100.0, &[("Text above the table that is as wide as its column", 50.0, 500.0)]),
            line(120.0, &[("10 a.m.", 50.0, 90.0), ("Closure of the list of", 200.0, 400.0)]),
            line(132.0, &[("speakers", 200.0, 240.0)]),
            line(152.0, &[("Friday", 50.0, 90.0)]),
            line(172.0, &[("3 p.m.", 50.0, 90.0), ("Debate", 200.0, 240.0)]),
            line(192.0, &[("Introductory statements", 200.0, 310.0)]),
            line(212.0, &[("Text below", 50.0, 100.0)]),
        ];
        let want = [
            "Text above the table that is as wide as its column",
            "10 a.m.|Closure of the list of speakers",
            "Friday|",
            "3 p.m.|Debate",
            "|Introductory statements",
            "Text below",
        ];
        assert_eq!(shown(lines), want);
    }

    #[test]
    fn rows_without_gaps() {
        let lines = vec![
            line(100.0, &[("Bolivia (Plurinational", 50.0, 160.0), ("12", 300.0, 312.0)]),
            line(112.0, &[("State of)", 50.0, 100.0)]),
            line(124.0, &[("Chile", 50.0, 80.0), ("9", 306.0, 312.0)]),
        ];
        assert_eq!(shown(lines), ["Bolivia (Plurinational State of)|12", "Chile|9"]);
    }

    #[test]
    fn stretched_lines_are_no_rows() {
        let full = |base: f32| line(base, &[("some words", 50.0, 500.0)]);
        let stretched =
            |base: f32| Line { gaps: 45.0, ..line(base, &[("two", 50.0, 240.0), ("words", 285.0, 500.0)]) };
        let lines = vec![full(100.0), stretched(112.0), stretched(124.0), full(136.0)];
        assert_eq!(shown(lines), ["some words", "two words", "two words", "some words"]);
        // A lone row is text too.
        assert_eq!(
            shown(vec![line(100.0, &[("Geneva", 50.0, 90.0), ("2 May", 300.0, 330.0)])]),
            ["Geneva 2 May"]
        );
    }
}
