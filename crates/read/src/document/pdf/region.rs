//! The regions of the pages in the order of reading: text, tables, notes, and what is set apart.

use super::line::{Frame, Line};
use super::measure::{Edges, Measures};
use super::notes::{Note, Notes};
use super::sheets::Sheets;
use super::table::{self, Row, Stretch};

/// A part of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Region {
    /// Lines of running text in a column.
    Text {
        /// The edges of the column.
        edges: Edges,
        /// From top to bottom.
        lines: Vec<Line>,
    },
    /// Rows of a table.
    Rows(Vec<Row>),
    /// Footnotes of the text before.
    Notes(Vec<Note>),
    /// Heads, feet and rules.
    Furniture(Vec<Line>),
}

/// The regions of all pages.
pub(super) fn regions(sheets: Sheets, measures: &Measures) -> Vec<Region> {
    let mut notes = Notes::of(&sheets.frames, measures);
    let mut furniture = sheets.furniture.into_iter().peekable();
    let mut regions = Vec::new();
    let mut page = 0;
    for (frame, edges) in sheets.frames.into_iter().zip(&measures.frames) {
        if frame.page != page {
            page = frame.page;
            let first = frame.lines.first().map_or(0, |line| line.number);
            // What is left of the pages before, then the head of this one.
            let mut above = Vec::new();
            while let Some(line) = furniture.next_if(|line| (line.page, line.number) < (page, first)) {
                above.push(line);
            }
            push_furniture(above, &mut regions);
        }
        add(frame, *edges, measures, &mut notes, &mut regions);
    }
    push_furniture(furniture.collect(), &mut regions);
    regions
}

fn push_furniture(lines: Vec<Line>, regions: &mut Vec<Region>) {
    if !lines.is_empty() {
        regions.push(Region::Furniture(lines));
    }
}

fn add(frame: Frame, edges: Edges, measures: &Measures, notes: &mut Notes<'_>, regions: &mut Vec<Region>) {
    let split = notes.split(frame);
    for part in table::parts(split.text, edges, measures) {
        regions.push(match part {
            Stretch::Text(lines) => Region::Text { edges, lines },
            Stretch::Table(rows) => Region::Rows(rows),
        });
    }
    push_furniture(split.rules, regions);
    if !split.notes.is_empty() {
        regions.push(Region::Notes(split.notes));
    }
}
