//! Takes lines that are stretched to their margin for text, not for rows of a table.

use std::collections::BTreeMap;

use super::line::Line;

/// How far from the edges of its column a stretched line begins and ends at most, in sizes of its letters.
const NEAR: f32 = 0.2;
/// How wide a blank is at most where a line is not stretched, in sizes of its letters.
const BLANK: f32 = 0.5;
/// The fewest lines from edge to edge that show that a column is justified.
const LINES: usize = 4;

/// The edges of a frame, and how many of its lines without cells run from one to the other.
#[derive(Debug, Clone, Copy)]
struct Frame {
    start: f32,
    end: f32,
    full: usize,
}

impl Frame {
    fn is_filled_by(&self, line: &Line) -> bool {
        let near = NEAR * line.size;
        line.start - self.start < near && self.end - line.end < near
    }
}

/// Joins the cells of rows that are none: that stand alone, or are lines of justified text with few words. `heads` tells
/// which lines are page heads and feet, whose places say nothing of the margins.
pub(super) fn join_cells(lines: &mut [Line], heads: &[bool]) {
    let frames = frames(lines, heads);
    let stretched: Vec<bool> = (0..lines.len())
        .map(|n| {
            let frame = frames.get(&lines[n].frame).filter(|frame| frame.full >= LINES);
            lines[n].row && frame.is_some_and(|frame| is_stretched(&lines[n], lines.get(n + 1), *frame))
        })
        .collect();
    let is_row = |n: usize| lines[n].row && !stretched[n];
    let alone = |n: usize| {
        let beside = [n.checked_sub(1), Some(n + 1).filter(|m| *m < lines.len())];
        !beside.into_iter().flatten().any(|m| is_row(m) && lines[m].frame == lines[n].frame)
    };
    let none: Vec<usize> =
        (0..lines.len()).filter(|n| lines[*n].row && (stretched[*n] || alone(*n))).collect();
    for n in none {
        lines[n].row = false;
        lines[n].text = lines[n].text.replace('\t', " ");
    }
}

/// Whether a line is stretched: its blanks have no room for the first word of the next.
fn is_stretched(line: &Line, next: Option<&Line>, frame: Frame) -> bool {
    let cells = line.text.matches('\t').count() as f32;
    let room = line.gaps - (cells + 1.0) * BLANK * line.size;
    frame.is_filled_by(line) && next.is_some_and(|next| room < next.first)
}

fn frames(lines: &[Line], heads: &[bool]) -> BTreeMap<u32, Frame> {
    let text = || lines.iter().zip(heads).filter(|(_, is_head)| !**is_head).map(|(line, _)| line);
    let mut frames: BTreeMap<u32, Frame> = BTreeMap::new();
    for line in text() {
        let new = Frame { start: line.start, end: line.end, full: 0 };
        let frame = frames.entry(line.frame).or_insert(new);
        (frame.start, frame.end) = (frame.start.min(line.start), frame.end.max(line.end));
    }
    for line in text().filter(|line| !line.row) {
        if let Some(frame) = frames.get_mut(&line.frame) {
            frame.full += usize::from(frame.is_filled_by(line));
        }
    }
    frames
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretched_lines_are_no_rows() {
        let text = |end: f32, row: bool, gaps: f32| Line {
            text: if row { "two\twords".into() } else { "some words".into() },
            start: 50.0,
            end,
            size: 10.0,
            first: 60.0,
            row,
            gaps,
            ..Line::default()
        };
        let full = || text(250.0, false, 0.0);
        // Two lines in a row that have no room for the next word; then two that have, as in a table; then two that end
        // before the edge.
        let mut lines: Vec<Line> = (0..4).map(|_| full()).collect();
        for (end, gaps) in
            [(250.0, 40.0), (250.0, 65.0), (250.0, 120.0), (250.0, 140.0), (240.0, 40.0), (240.0, 40.0)]
        {
            lines.push(text(end, true, gaps));
        }
        lines.push(full());
        // The number of the page, beyond the margin.
        lines.push(Line { start: 290.0, ..text(300.0, false, 0.0) });
        let heads: Vec<bool> = (0..lines.len()).map(|n| n + 1 == lines.len()).collect();
        join_cells(&mut lines, &heads);
        let rows: Vec<bool> = lines.iter().map(|line| line.row).collect();
        assert_eq!(rows, [false, false, false, false, false, false, true, true, true, true, false, false]);
        assert_eq!(lines[4].text, "two words");
    }
}
