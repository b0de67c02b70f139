//! The measures of a document: how high its letters are, how far its lines are apart, where its columns begin and end.
//!
//! All are modes of what most lines show, never the smallest or the largest: headings hang left of the text, mastheads
//! and tables are wider than it.

use super::grid;
use super::line::{Frame, Line};
use super::scale::{SIZES, most_frequent};
use crate::text::wrap::ends_sentence;

/// How much wider than usual a step from line to line is that separates paragraphs, as a ratio.
pub(super) const GAP: f32 = 1.25;
/// How wide a letter is, in heights of its line.
pub(super) const EM: f32 = 0.75;
/// The fewest steps from line to line that show the edges of a frame.
const STEPS: usize = 5;
/// How close the ends of justified lines are, in points.
pub(super) const FLUSH: f32 = 1.6;
/// The share of lines that end at one place in justified text.
const JUSTIFIED: f32 = 0.4;
/// Which of the ends of ragged lines is their edge, as a share of all in order.
const RAGGED: f32 = 0.97;
/// How close the edges of one column are from page to page, in points.
const SAME: (f32, f32) = (3.0, 8.0);
/// The greatest distance that a heading hangs left of its column, in points.
const HANGS: f32 = 80.0;
/// The deepest first line, in widths of a letter.
const DEEPEST: f32 = 6.0;
/// The fewest paragraphs that show how paragraphs open.
const PARAGRAPHS: usize = 4;

/// Where the lines of a column begin and end, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Edges {
    pub(super) start: f32,
    pub(super) end: f32,
    /// Whether lines are stretched to the end.
    pub(super) justified: bool,
    /// Whether enough lines show where they are.
    pub(super) known: bool,
}

impl Edges {
    /// Whether others are the edges of the same column on another page.
    fn is_near(&self, other: &Self) -> bool {
        (self.start - other.start).abs() < SAME.0 && (self.end - other.end).abs() < SAME.1
    }
}

/// What holds for a document as a whole.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measures {
    /// The height of most letters, in points.
    pub(super) size: f32,
    /// From line to line, in points.
    pub(super) pitch: f32,
    /// The edges of each frame.
    pub(super) frames: Vec<Edges>,
    /// How far first lines of paragraphs begin after the edge, in points, if most do.
    pub(super) indent: Option<f32>,
    /// Whether a gap separates most paragraphs.
    pub(super) gapped: bool,
}

impl Measures {
    pub(super) fn of(frames: &[Frame]) -> Self {
        let lines = frames.iter().flat_map(|frame| &frame.lines);
        let size = most_frequent(lines.map(|line| (line.size, line.text.len())), 0.25).unwrap_or(0.0);
        let texts: Vec<Text<'_>> = frames.iter().map(Text::of).collect();
        let frames = texts.as_slice();
        let mut found = Self { size, pitch: 1.2 * size, frames: Vec::new(), indent: None, gapped: false };
        let steps =
            frames.iter().flat_map(|frame| found.steps(frame)).map(|step| (step.length(), step.weight()));
        found.pitch = most_frequent(steps, 0.25).unwrap_or(found.pitch);
        found.frames = found.edges(frames);
        (found.indent, found.gapped) = found.openings(frames);
        found
    }

    /// Whether a line has letters of the usual height.
    pub(super) fn is_body(&self, line: &Line) -> bool {
        (line.size - self.size).abs() <= SIZES * self.size
    }

    /// From a line to the next, for letters of the height of both, in points.
    pub(super) fn pitch_of(&self, above: &Line, below: &Line) -> f32 {
        let size = above.size.max(below.size);
        if self.size > 0.0 { self.pitch * size / self.size } else { 1.2 * size }
    }

    /// Whether the step from a line to the next is one that separates paragraphs.
    pub(super) fn is_gap(&self, above: &Line, below: &Line) -> bool {
        below.base - above.base > GAP * self.pitch_of(above, below)
    }

    /// The steps between lines of usual letters of a frame that are not rows.
    fn steps<'f>(&self, text: &Text<'f>) -> impl Iterator<Item = Step<'f>> {
        let far = 3.0 * self.size;
        let pairs = text.lines.windows(2).zip(text.rows.windows(2)).filter(|(_, rows)| !rows[0] && !rows[1]);
        let steps = pairs.map(|(pair, _)| Step { above: &pair[0], below: &pair[1] });
        steps.filter(move |step| {
            let body = self.is_body(step.above) && self.is_body(step.below);
            body && step.length() > 0.0 && step.length() < far
        })
    }

    fn edges(&self, frames: &[Text<'_>]) -> Vec<Edges> {
        let shown: Vec<Option<Shown>> = frames.iter().map(|frame| self.shown(frame)).collect();
        let columns = Columns::of(shown.iter().flatten());
        frames.iter().zip(shown).map(|(frame, shown)| columns.edges(frame, shown)).collect()
    }

    /// What the lines of a frame show of its edges.
    fn shown(&self, frame: &Text<'_>) -> Option<Shown> {
        // A line that another follows closely is seldom the last of its paragraph, and the other seldom the first.
        let close: Vec<Step<'_>> =
            self.steps(frame).filter(|step| step.length() < GAP * self.pitch).collect();
        if close.len() < STEPS {
            return None;
        }
        let start = most_frequent(close.iter().map(|step| (step.below.start, 1)), 1.0)?;
        let mut ends: Vec<f32> = close.iter().map(|step| step.above.end).collect();
        ends.sort_by(f32::total_cmp);
        let last = ends[((ends.len() - 1) as f32 * RAGGED) as usize];
        let mode = most_frequent(ends.iter().map(|end| (*end, 1)), 1.0)?;
        let flush = ends.iter().filter(|end| (**end - mode).abs() <= FLUSH).count();
        let justified = flush as f32 >= JUSTIFIED * close.len() as f32;
        let end = if justified { mode } else { last };
        Some(Shown { edges: Edges { start, end, justified, known: true }, lines: close.len() })
    }

    /// How paragraphs open: how far their first lines are indented, and whether gaps are before them.
    fn openings(&self, frames: &[Text<'_>]) -> (Option<f32>, bool) {
        let (mut indents, mut gaps, mut count) = (Vec::new(), 0_usize, 0_usize);
        for (frame, edges) in frames.iter().zip(&self.frames) {
            for step in self.steps(frame) {
                let em = EM * step.below.size;
                let short = edges.end - step.above.end > 3.0 * em && ends_sentence(&step.above.text);
                let gap = step.length() > GAP * self.pitch;
                if !(short || gap) {
                    continue;
                }
                count += 1;
                gaps += usize::from(gap);
                let indent = step.below.start - edges.start;
                if indent > 0.5 * em && indent < DEEPEST * em {
                    indents.push((indent, 1));
                }
            }
        }
        let indented = count >= PARAGRAPHS && 2 * indents.len() > count;
        let indent = most_frequent(indents.into_iter(), 1.0).filter(|_| indented);
        (indent, count >= PARAGRAPHS && 5 * gaps > 3 * count)
    }
}

/// The lines of a frame, and which of them seem to be rows of a table.
struct Text<'f> {
    lines: &'f [Line],
    rows: Vec<bool>,
}

impl<'f> Text<'f> {
    fn of(frame: &'f Frame) -> Self {
        Self { lines: &frame.lines, rows: grid::inside(&frame.lines) }
    }

    /// How many lines are inside a column; headings may hang.
    fn inside(&self, column: &Edges) -> usize {
        let lines = self.lines.iter().filter(|line| {
            line.start > column.start - HANGS && line.start < column.end && line.end < column.end + SAME.1
        });
        lines.count()
    }

    /// From the first place of the frame to its last.
    fn extent(&self) -> Edges {
        let start = self.lines.iter().map(|line| line.start).fold(f32::MAX, f32::min);
        let end = self.lines.iter().map(|line| line.end).fold(f32::MIN, f32::max);
        Edges { start, end, justified: false, known: false }
    }
}

/// How much more a line counts that goes on in a small letter: it is inside a sentence.
const INSIDE: usize = 3;

/// Two lines that follow each other.
struct Step<'f> {
    above: &'f Line,
    below: &'f Line,
}

impl Step<'_> {
    fn length(&self) -> f32 {
        self.below.base - self.above.base
    }

    fn weight(&self) -> usize {
        if self.below.text.starts_with(char::is_lowercase) { INSIDE } else { 1 }
    }
}

/// The edges that lines of a frame show.
#[derive(Debug, Clone, Copy)]
struct Shown {
    edges: Edges,
    /// How many lines show them.
    lines: usize,
}

/// The columns of a document: edges that are the same from frame to frame, with the lines of all these frames.
struct Columns {
    columns: Vec<Shown>,
    /// How many lines show the column that most do.
    most: usize,
}

impl Columns {
    fn of<'s>(shown: impl Iterator<Item = &'s Shown>) -> Self {
        let mut columns: Vec<Shown> = Vec::new();
        for own in shown {
            match columns.iter_mut().find(|column| column.edges.is_near(&own.edges)) {
                Some(column) => column.lines += own.lines,
                None => columns.push(*own),
            }
        }
        let most = columns.iter().map(|column| column.lines).max().unwrap_or(0);
        Self { columns, most }
    }

    /// The edges of a frame: those that its lines show, if enough do, else those of a column of the document.
    fn edges(&self, frame: &Text<'_>, shown: Option<Shown>) -> Edges {
        let usual = self.usual(frame);
        match shown.filter(|own| own.lines * 20 >= self.most || self.columns.len() == 1) {
            None => usual.unwrap_or_else(|| frame.extent()),
            // A few lines are outvoted by a column of the document that begins where they do.
            Some(Shown { edges, lines }) => usual
                .filter(|column| lines < 3 * STEPS && (column.start - edges.start).abs() < SAME.0)
                .unwrap_or(edges),
        }
    }

    /// The column that holds most lines of a frame.
    fn usual(&self, frame: &Text<'_>) -> Option<Edges> {
        let best = self.columns.iter().max_by_key(|column| (frame.inside(&column.edges), column.lines))?;
        (2 * frame.inside(&best.edges) >= frame.lines.len()).then_some(best.edges)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edges(start: f32, end: f32) -> Edges {
        Edges { start, end, justified: false, known: true }
    }

    #[test]
    fn the_edges_of_a_frame() {
        // Two columns of the document, on several pages each.
        let shown = [(50.0, 280.0, 90), (51.0, 285.0, 60), (310.0, 550.0, 80), (310.0, 549.0, 40)];
        let shown = shown.map(|(start, end, lines)| Shown { edges: edges(start, end), lines });
        let columns = Columns::of(shown.iter());
        let line = |(start, end): (f32, f32)| Line { start, end, ..Line::default() };
        let left = [(52.0, 270.0), (52.0, 260.0), (40.0, 200.0)];
        let wide = [(40.0, 560.0), (45.0, 600.0)];
        for (places, own, want) in [
            // What a frame shows, if enough lines do or no column begins there.
            (&left[..], Some((52.0, 200.0, 30)), (52.0, 200.0)),
            (&left, Some((60.0, 200.0, 8)), (60.0, 200.0)),
            // Few lines show it: the column that begins there, or holds the frame.
            (&left, Some((52.0, 200.0, 8)), (50.0, 280.0)),
            (&left, Some((60.0, 200.0, 7)), (50.0, 280.0)),
            (&left, None, (50.0, 280.0)),
            // In no column.
            (&wide, None, (40.0, 600.0)),
        ] {
            let lines: Vec<Line> = places.iter().copied().map(line).collect();
            let frame = Text { rows: vec![false; lines.len()], lines: &lines };
            let own = own.map(|(start, end, lines)| Shown { edges: edges(start, end), lines });
            let found = columns.edges(&frame, own);
            assert_eq!((found.start, found.end), want, "{places:?} {own:?}");
        }
    }
}
