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
/// How far left of its column a heading hangs at most, in points.
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
        let lines = || frames.iter().flat_map(|frame| &frame.lines);
        let texts: Vec<Text<'_>> = frames.iter().map(Text::of).collect();
        let frames = texts.as_slice();
        let size = most_frequent(lines().map(|line| (line.size, line.text.len())), 0.25).unwrap_or(0.0);
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

    /// The steps between lines of usual letters of a frame that are no rows.
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
        let own: Vec<Option<(Edges, usize)>> = frames.iter().map(|frame| self.own_edges(frame)).collect();
        let mut columns: Vec<(Edges, usize)> = Vec::new();
        for (edges, count) in own.iter().flatten() {
            let same = |c: &&mut (Edges, usize)| {
                (c.0.start - edges.start).abs() < SAME.0 && (c.0.end - edges.end).abs() < SAME.1
            };
            match columns.iter_mut().find(same) {
                Some(column) => column.1 += count,
                None => columns.push((*edges, *count)),
            }
        }
        let most = columns.iter().map(|c| c.1).max().unwrap_or(0);
        let resolve = |(frame, own): (&Text<'_>, Option<(Edges, usize)>)| {
            let usual = || usual_column(frame, &columns);
            match own {
                // A few lines are outvoted by a column of the document that begins where they do.
                Some((edges, count)) if count * 20 >= most || columns.len() == 1 => match usual() {
                    Some(column) if count < 3 * STEPS && (column.start - edges.start).abs() < SAME.0 => {
                        column
                    }
                    _ => edges,
                },
                _ => usual().unwrap_or_else(|| extent(frame)),
            }
        };
        frames.iter().zip(own).map(resolve).collect()
    }

    /// What the lines of a frame show of its edges, and how many do.
    fn own_edges(&self, frame: &Text<'_>) -> Option<(Edges, usize)> {
        // A line that another follows closely is seldom the last of its paragraph, and the other seldom the first.
        let close = || self.steps(frame).filter(|step| step.length() < GAP * self.pitch);
        let count = close().count();
        if count < STEPS {
            return None;
        }
        let start = most_frequent(close().map(|step| (step.below.start, 1)), 1.0)?;
        let mut ends: Vec<f32> = close().map(|step| step.above.end).collect();
        ends.sort_by(f32::total_cmp);
        let flush = |end: f32| ends.iter().filter(|e| (**e - end).abs() <= FLUSH).count();
        let last = ends[((ends.len() - 1) as f32 * RAGGED) as usize];
        let mode = most_frequent(ends.iter().map(|end| (*end, 1)), 1.0)?;
        let justified = flush(mode) as f32 >= JUSTIFIED * count as f32;
        let end = if justified { mode } else { last };
        Some((Edges { start, end, justified, known: true }, count))
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

/// The column of the document that holds most lines of a frame.
fn usual_column(frame: &Text<'_>, columns: &[(Edges, usize)]) -> Option<Edges> {
    let held = |edges: &Edges| {
        let inside = |line: &&Line| {
            line.start > edges.start - HANGS && line.start < edges.end && line.end < edges.end + SAME.1
        };
        frame.lines.iter().filter(inside).count()
    };
    let best = columns.iter().max_by(|a, b| held(&a.0).cmp(&held(&b.0)).then(a.1.cmp(&b.1)))?;
    (2 * held(&best.0) >= frame.lines.len()).then_some(best.0)
}

/// From the first place of a frame to its last.
fn extent(frame: &Text<'_>) -> Edges {
    let start = frame.lines.iter().map(|line| line.start).fold(f32::MAX, f32::min);
    let end = frame.lines.iter().map(|line| line.end).fold(f32::MIN, f32::max);
    Edges { start, end, justified: false, known: false }
}
