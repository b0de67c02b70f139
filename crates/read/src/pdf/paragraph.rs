//! Makes paragraphs of the lines of a document: by gaps, indents, line ends, labels and sizes.

use std::collections::BTreeMap;

use hexapla_model::{Block, BlockKind, Location, Piece};

use super::hyphen::Words;
use super::line::Line;
use super::notes::{self, Part};
use super::stretch;
use super::{flush, furniture};
use crate::contents;
use crate::join::is_cjk;
use crate::wrap::{ends_sentence, is_labelled};

/// How much larger than usual a gap between lines is that parts paragraphs.
const GAP: f32 = 1.25;
/// How much the size of letters may differ inside a paragraph.
const SIZES: f32 = 0.15;
/// How wide a letter is, in heights of its line.
const EM: f32 = 0.75;
/// The fewest lines of a column whose edges are believed.
const LINES: usize = 6;

/// The blocks of a document, in the order of reading; notes follow the paragraph that ends their page.
pub(super) fn blocks(mut lines: Vec<Line>) -> Vec<Block> {
    let usual = usual_size(&lines);
    let heads = furniture::find(&lines, &notes::openings(&lines, usual));
    stretch::join_cells(&mut lines, &heads);
    let notes = notes::find(&lines, &heads, usual);
    let text = |n: &usize| !heads[*n] && notes[*n].is_none();
    flush::straighten(&mut lines, |n| text(&n));
    let layout = Layout::of(&(0..lines.len()).filter(text).map(|n| &lines[n]).collect::<Vec<_>>());
    let words = Words::of((0..lines.len()).filter(|n| !heads[*n]).map(|n| &lines[n]));
    let mut flow = Flow { words, blocks: Vec::new(), held: Vec::new(), open: None };
    let below = |n: usize| lines.get(n + 1).filter(|line| line.frame == lines[n].frame);
    for (n, line) in lines.iter().enumerate() {
        if heads[n] {
            flow.hold(line, BlockKind::RunningHead);
            continue;
        }
        match &notes[n] {
            Some(part) => flow.note(line, part),
            None => flow.line(line, below(n), &layout),
        }
    }
    flow.finish()
}

/// The size of most letters.
fn usual_size(lines: &[Line]) -> f32 {
    most_frequent(lines.iter().map(|line| (line.size, line.text.len())), 0.25).unwrap_or(0.0)
}

/// The value that weighs most among those rounded to `step`; the smaller of two.
fn most_frequent(values: impl Iterator<Item = (f32, usize)>, step: f32) -> Option<f32> {
    let mut weights: BTreeMap<i64, (usize, f32)> = BTreeMap::new();
    for (value, weight) in values {
        let entry = weights.entry((value / step).round() as i64).or_insert((0, value));
        entry.0 += weight;
    }
    let (_, (_, value)) = weights.into_iter().max_by_key(|(place, (weight, _))| (*weight, -place))?;
    Some(value)
}

/// Where a column begins and ends.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Edges {
    start: f32,
    end: f32,
}

/// What holds for a document as a whole.
#[derive(Debug)]
struct Layout {
    /// The edges of each frame.
    frames: BTreeMap<u32, Edges>,
    /// From line to line, in sizes of the letters.
    leading: f32,
}

impl Layout {
    fn of(lines: &[&Line]) -> Self {
        let mut frames: BTreeMap<u32, (Edges, usize)> = BTreeMap::new();
        for line in lines {
            let (edges, count) =
                frames.entry(line.frame).or_insert((Edges { start: line.start, end: line.end }, 0));
            (edges.start, edges.end) = (edges.start.min(line.start), edges.end.max(line.end));
            *count += 1;
        }
        let large: Vec<(Edges, usize)> =
            frames.values().filter(|(_, count)| *count >= LINES).copied().collect();
        // A frame of few lines has the edges of the others that begin where it does.
        let widened = |edges: Edges, count: usize| {
            let alike =
                |e: &&(Edges, usize)| (e.0.start - edges.start).abs() < 40.0 && e.0.end + 2.0 >= edges.end;
            let usual = large.iter().filter(alike).max_by_key(|e| e.1).map_or(edges, |e| e.0);
            let start = usual.start.min(edges.start);
            if count >= LINES { edges } else { Edges { start, end: usual.end.max(edges.end) } }
        };
        let frames: BTreeMap<u32, Edges> =
            frames.iter().map(|(n, (edges, count))| (*n, widened(*edges, *count))).collect();
        let full = |line: &Line| frames.get(&line.frame).is_some_and(|e| line.end + 4.0 * line.size > e.end);
        let pairs = lines.windows(2).filter(|w| w[0].frame == w[1].frame && full(w[0]));
        let leadings =
            pairs.filter(|w| w[1].base > w[0].base).map(|w| ((w[1].base - w[0].base) / w[1].size, 1));
        let leading = most_frequent(leadings, 0.05).unwrap_or(1.2);
        Self { frames, leading }
    }

    fn edges(&self, line: &Line) -> Edges {
        self.frames.get(&line.frame).copied().unwrap_or(Edges { start: line.start, end: line.end })
    }

    /// Whether `line` begins a paragraph, after one of `open` lines of which `above` is the last; `below` is the next.
    fn begins(&self, open: usize, above: &Line, line: &Line, below: Option<&Line>) -> bool {
        let is_entry = |line: &Line| contents::entry(&line.text).is_some();
        if is_entry(above) || (is_entry(line) && is_labelled(&line.text)) {
            return true;
        }
        let lower = line.text.starts_with(char::is_lowercase);
        if lower && is_broken(&above.text) && !line.row {
            return false;
        }
        let em = EM * line.size.min(above.size);
        let sizes_differ = (above.size - line.size).abs() > SIZES * above.size.max(line.size);
        let gap = line.base - above.base;
        let parted = above.frame == line.frame && gap > GAP * self.leading * line.size.max(above.size);
        if above.row || line.row || sizes_differ || parted {
            return true;
        }
        let ended = ends_sentence(&above.text);
        if ended && is_labelled(&line.text) {
            return true;
        }
        let (edges, edges_above) = (self.edges(line), self.edges(above));
        let indent = (line.start - edges.start) - (above.start - edges_above.start);
        let below_text =
            |second: f32| ((line.start - edges.start) - (second - edges_above.start)).abs() < 0.3 * em;
        if open == 1 && is_labelled(&above.text) && above.second.is_some_and(below_text) && indent > em {
            return false;
        }
        // From the second line on all lines of a paragraph begin at the same place.
        let first_again = indent.abs() < 0.3 * em
            && below.is_some_and(|b| {
                b.base - line.base < GAP * self.leading * line.size && line.start - b.start > 0.5 * em
            });
        if (open > 1 && indent.abs() > 0.5 * em) || (open == 1 && first_again) {
            return true;
        }
        let cjk = line.text.chars().next().is_some_and(is_cjk);
        let slack = if cjk { 1.5 * em } else { 0.3 * em };
        let short = edges_above.end - above.end > line.first + slack;
        let filled = (above.end - edges_above.start) / (edges_above.end - edges_above.start).max(1.0);
        // A word that seems to have had room may hang together with the next.
        let hangs = filled > 0.9 && !ended && !is_labelled(&line.text);
        short && !hangs && !(lower && !ended && filled > 0.5)
    }
}

/// Whether a text ends inside a word.
fn is_broken(text: &str) -> bool {
    let word = text.trim_end_matches(['-', '\u{2010}', '\u{AD}']);
    word.len() < text.len() && word.ends_with(char::is_alphabetic)
}

/// A paragraph that is not yet complete.
struct Open {
    block: Block,
    lines: usize,
    last: Line,
}

/// The blocks so far.
struct Flow {
    words: Words,
    blocks: Vec<Block>,
    /// Notes and page heads inside the open paragraph.
    held: Vec<Block>,
    open: Option<Open>,
}

fn block(line: &Line, kind: BlockKind) -> Block {
    let mut block = Block::new(line.text.clone(), location(line), 0);
    block.kind = kind;
    block
}

fn location(line: &Line) -> Location {
    Location { line: line.number, page: Some(line.page) }
}

impl Flow {
    fn line(&mut self, line: &Line, below: Option<&Line>, layout: &Layout) {
        match &mut self.open {
            Some(open) if !layout.begins(open.lines, &open.last, line, below) => {
                append(&self.words, &mut open.block, line);
                open.lines += 1;
                open.last.clone_from(line);
            }
            _ => {
                self.close();
                let kind = if line.row { BlockKind::TableRow } else { BlockKind::Other };
                self.open = Some(Open { block: block(line, kind), lines: 1, last: line.clone() });
            }
        }
    }

    fn hold(&mut self, line: &Line, kind: BlockKind) {
        self.held.push(block(line, kind));
    }

    fn note(&mut self, line: &Line, part: &Part) {
        let last = self.held.iter_mut().rfind(|block| block.kind == BlockKind::Footnote);
        let text = match (part, last) {
            (Part::More, Some(note)) => return append(&self.words, note, line),
            (Part::First { text }, _) => text,
            (Part::More, None) => &line.text,
        };
        self.hold(&Line { text: text.clone(), ..line.clone() }, BlockKind::Footnote);
    }

    fn close(&mut self) {
        self.blocks.extend(self.open.take().map(|open| open.block));
        // Notes and heads that stand in the middle of a paragraph follow it.
        self.blocks.append(&mut self.held);
    }

    fn finish(mut self) -> Vec<Block> {
        self.close();
        for (n, block) in (0..).zip(&mut self.blocks) {
            block.pieces.iter_mut().for_each(|piece| piece.index = n);
        }
        self.blocks
    }
}

fn append(words: &Words, block: &mut Block, line: &Line) {
    words.push(&mut block.text, &line.text);
    let offset = u32::try_from(block.text.len() - line.text.len()).unwrap_or(u32::MAX);
    block.pieces.push(Piece { offset, location: location(line), index: 0 });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of 10 points: page, where it begins and ends, how far down, its text.
    fn line(page: u32, start: f32, end: f32, base: f32, text: &str) -> Line {
        let place = base / 800.0;
        let number = base as u32;
        let second = text.find(' ').map(|at| start + 5.0 * at as f32 + 5.0);
        let text = text.to_owned();
        Line {
            page,
            frame: page,
            start,
            end,
            base,
            place,
            number,
            size: 10.0,
            first: 30.0,
            second,
            text,
            ..Line::default()
        }
    }

    fn texts(lines: Vec<Line>) -> Vec<String> {
        blocks(lines).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn what_begins_a_paragraph() {
        let full = |base: f32, text: &str| line(1, 50.0, 500.0, base, text);
        let last = |base: f32, text: &str| line(1, 50.0, 300.0, base, text);
        for (lines, want) in [
            // A short line, a gap, a label.
            (vec![full(100.0, "a"), last(112.0, "b."), full(124.0, "C")], &["a b.", "C"][..]),
            (vec![full(100.0, "a"), full(112.0, "b"), full(130.0, "c")], &["a b", "c"]),
            (vec![full(100.0, "a"), full(112.0, "b."), full(124.0, "(c) d")], &["a b.", "(c) d"]),
            (vec![full(100.0, "a interna-"), full(112.0, "tional")], &["a international"]),
            // First lines that are indented.
            (
                vec![
                    line(1, 70.0, 500.0, 100.0, "A"),
                    full(112.0, "b"),
                    line(1, 70.0, 500.0, 124.0, "C"),
                    line(1, 70.0, 500.0, 136.0, "D"),
                    full(148.0, "e"),
                ],
                &["A b", "C", "D e"],
            ),
            // Lines that hang behind a label, in a column of their own.
            (
                vec![
                    line(1, 50.0, 300.0, 100.0, "1. Heading"),
                    line(1, 65.0, 200.0, 112.0, "Goes on"),
                    full(124.0, "x"),
                ],
                &["1. Heading Goes on", "x"],
            ),
        ] {
            assert_eq!(texts(lines), want);
        }
    }

    #[test]
    fn lines_of_contents_stand_alone() {
        let full = |base: f32, text: &str| line(1, 50.0, 500.0, base, text);
        let lines = vec![
            full(100.0, "Contents"),
            full(112.0, "I. Lakes ........ 3"),
            full(124.0, "II. Rivers that rise in the spring"),
            full(136.0, "and fall in the autumn ........ 5"),
            full(148.0, "annexes ........ 9"),
        ];
        let want = [
            "Contents",
            "I. Lakes ........ 3",
            "II. Rivers that rise in the spring and fall in the autumn ........ 5",
            "annexes ........ 9",
        ];
        assert_eq!(texts(lines), want);
    }

    #[test]
    fn pages_end_inside_paragraphs() {
        let mut lines = Vec::new();
        for page in 1..=3 {
            lines.push(line(page, 50.0, 100.0, 40.0, "A/70/1"));
            for n in 0..8_u8 {
                lines.push(line(page, 50.0, 500.0, 200.0 + 12.0 * f32::from(n), "word²"));
            }
            let note = Line { size: 8.0, ..line(page, 50.0, 200.0, 600.0, "2See A/69/1.") };
            lines.push(note);
        }
        let found = blocks(lines);
        let shown: Vec<(BlockKind, usize)> = found.iter().map(|b| (b.kind, b.pieces.len())).collect();
        let (head, note) = (BlockKind::RunningHead, BlockKind::Footnote);
        assert_eq!(
            shown,
            [(head, 1), (BlockKind::Other, 24), (note, 1), (head, 1), (note, 1), (head, 1), (note, 1)]
        );
        assert_eq!(found[2].text, "² See A/69/1.");
        assert_eq!(found[1].locate(60).page, Some(2));
        assert_eq!(found[6].pieces[0].index, 6);
    }

    #[test]
    fn rows_stand_alone() {
        let row = |base| Line { row: true, ..line(1, 50.0, 500.0, base, "Chile\t12") };
        let found = blocks(vec![row(100.0), row(112.0), line(1, 50.0, 300.0, 124.0, "text")]);
        let kinds: Vec<BlockKind> = found.iter().map(|b| b.kind).collect();
        assert_eq!(kinds, [BlockKind::TableRow, BlockKind::TableRow, BlockKind::Other]);
        let full = |base, text| line(1, 50.0, 500.0, base, text);
        assert_eq!(texts(vec![full(100.0, "a"), row(112.0), full(124.0, "b")]), ["a Chile 12 b"]);
    }
}
