//! Decimal numbers of a whole document: `7` before `7.1`, and `1.7` where text from right to left writes 7.1 so.

use hexapla_lang::script::opens_from_right;
use hexapla_model::{Block, BlockKind, Ordinal, Span, StepKind};

use hexapla_lang::label::{self as anchor, Label};

use super::shape::Shape;

/// The highest bare number that may be the first part of decimal numbers.
const HIGHEST: u32 = 99;

type Path = Vec<(StepKind, Ordinal)>;

/// Puts the decimal numbers among the labels of `shapes` right.
pub(super) fn settle(blocks: &[Block], shapes: &mut [Shape]) {
    let bare: Vec<Option<Bare>> = blocks.iter().zip(&*shapes).map(|(b, s)| Bare::of(b, s)).collect();
    if !shapes.iter().any(|shape| path(shape).is_some()) && bare.iter().all(Option::is_none) {
        return;
    }
    turn(blocks, shapes, &bare);
    for n in heads(shapes, &bare) {
        let Some(found) = bare[n] else { continue };
        let step = (StepKind::Paragraph, Ordinal::new(found.number));
        let label = Label { span: found.span, readings: Vec::new(), path: vec![step], form: None };
        shapes[n].relabel(&blocks[n], label);
        shapes[n].head = true;
    }
}

/// A number without a mark at the head of what may be a heading: `7 Requirements`.
#[derive(Debug, Clone, Copy)]
struct Bare {
    number: u32,
    span: Span,
    /// Whether the file says that it is a heading.
    hinted: bool,
}

impl Bare {
    fn of(block: &Block, shape: &Shape) -> Option<Self> {
        let hinted = shape.hint == BlockKind::Heading;
        let may = hinted || (shape.hint == BlockKind::Other && shape.is_heading_like());
        if !may || shape.label.is_some() {
            return None;
        }
        let (number, span) = anchor::bare_number(&block.text)?;
        (1..=HIGHEST).contains(&number).then_some(Self { number, span, hinted })
    }
}

/// The decimal number of a block, if it has one that its list does not count.
fn path(shape: &Shape) -> Option<&Path> {
    let label = shape.label.as_ref().filter(|_| shape.count.is_none())?;
    (label.path.len() > 1).then_some(&label.path)
}

/// Turns all decimal numbers of text from right to left round, if they then count on at more places.
fn turn(blocks: &[Block], shapes: &mut [Shape], bare: &[Option<Bare>]) {
    let mut numbers: Vec<Vec<u32>> = Vec::new();
    let (mut rightward, mut all) = (0, 0);
    for ((block, shape), bare) in blocks.iter().zip(&*shapes).zip(bare) {
        if let Some(path) = path(shape) {
            all += 1;
            rightward += usize::from(opens_from_right(&block.text));
            numbers.push(path.iter().map(|(_, ordinal)| ordinal.number).collect());
        } else if let Some(bare) = bare {
            numbers.push(vec![bare.number]);
        }
    }
    if rightward * 2 <= all {
        return;
    }
    let as_written = numbers.windows(2).filter(|pair| counts_on(&pair[0], &pair[1])).count();
    numbers.iter_mut().for_each(|path| path.reverse());
    let turned = numbers.windows(2).filter(|pair| counts_on(&pair[0], &pair[1])).count();
    if turned > as_written {
        for (block, shape) in blocks.iter().zip(shapes.iter_mut()) {
            // A cell with an edition, `1.0`, stays beside Latin ones.
            let is_row = shape.hint == BlockKind::TableRow && !opens_from_right(&block.text);
            if path(shape).is_some() && !is_row {
                shape.label.iter_mut().for_each(|label| label.path.reverse());
            }
        }
    }
}

/// Whether `next` follows `last` directly: `7.2` or `7.1.1` after `7.1`, `8` after `7.1`.
fn counts_on(last: &[u32], next: &[u32]) -> bool {
    let same = last.iter().zip(next).take_while(|(a, b)| a == b).count();
    let first = next.get(same).is_some_and(|n| *n == last.get(same).map_or(1, |n| n + 1));
    first && next[same + 1..].iter().all(|n| *n == 1)
}

impl Bare {
    /// Whether the first decimal number after it begins its section: `7.1` after `7`.
    fn is_continued(&self, behind: &[Shape]) -> bool {
        let next = behind.iter().find_map(path);
        next.is_some_and(|path| path[0].1.number == self.number && path[1].1.number == 1)
    }

    /// Whether it is right after another one: `7 Requirements` after `6 Concept`, whatever is in them.
    fn follows(self, last: Self) -> bool {
        last.number + 1 == self.number && last.hinted == self.hinted
    }
}

/// The bare numbers that are heads of sections: decimal numbers continue them, or they count on from each other.
fn heads(shapes: &[Shape], bare: &[Option<Bare>]) -> Vec<usize> {
    let found: Vec<(usize, Bare)> =
        bare.iter().enumerate().filter_map(|(n, bare)| Some((n, (*bare)?))).collect();
    let ends = found.iter().skip(1).map(|(next, _)| *next).chain([shapes.len()]);
    let mut is_head: Vec<bool> =
        found.iter().zip(ends).map(|((n, head), end)| head.is_continued(&shapes[n + 1..end])).collect();
    for at in 1..found.len() {
        let follows = found[at].1.follows(found[at - 1].1);
        is_head[at] |= follows && (found[at].1.hinted || is_head[at - 1]);
    }
    for at in (1..found.len()).rev() {
        is_head[at - 1] |= is_head[at] && found[at].1.follows(found[at - 1].1);
    }
    found.iter().zip(is_head).filter(|(_, is)| *is).map(|((n, _), _)| *n).collect()
}

#[cfg(test)]
mod tests {
    use hexapla_model::Location;

    use super::super::{front, read, shapes};
    use super::*;

    fn numbers(lines: &[&str]) -> Vec<String> {
        let block = |(n, text): (u32, &&str)| Block::new(*text, Location { line: n + 1, page: None }, n);
        let blocks: Vec<Block> = (0..).zip(lines).map(block).collect();
        let shapes = shapes(&blocks, crate::outline::labels(&blocks), hexapla_model::Lang::EN);
        let read = read(&blocks, &shapes, front(&blocks, &shapes));
        read.iter().map(|o| o.anchor.as_ref().map(ToString::to_string).unwrap_or_default()).collect()
    }

    #[test]
    fn numbers_from_right_to_left_are_turned() {
        let lines = ["7 المتطلبات", "1.7 الاعتمادية", "(1 النسخ", "(2 الشبكة", "2.7 الأمن", "(1 الخصوصية"];
        assert_eq!(numbers(&lines), ["7", "7.1", "7.1.a", "7.1.b", "7.2", "7.2.a"]);
        let lines = ["1.1 الاعتمادية", "2.1 الشبكة", "1.2 الأمن", "1.1.2 الخصوصية", "2.1.2 النسخ"];
        assert_eq!(numbers(&lines), ["1.1", "1.2", "2.1", "2.1.1", "2.1.2"]);
        // What counts on as it is written stays.
        let lines = ["1.1 الاعتمادية", "1.2 الشبكة", "2.1 الأمن", "2.2 الخصوصية"];
        assert_eq!(numbers(&lines), ["1.1", "1.2", "2.1", "2.2"]);
        let mut row = Block::new("1.0 ITU-T\t2017", Location { line: 1, page: None }, 0);
        row.kind = BlockKind::TableRow;
        let lines = ["1.7 الاعتمادية", "2.7 الشبكة"];
        let line = |(n, text): (u32, &&str)| Block::new(*text, Location { line: n + 2, page: None }, n + 1);
        let blocks: Vec<Block> = std::iter::once(row).chain((0..).zip(&lines).map(line)).collect();
        let first = |shape: &Shape| shape.label.as_ref().map(|label| label.path[0].1.number);
        assert_eq!(
            shapes(&blocks, crate::outline::labels(&blocks), hexapla_model::Lang::EN)
                .iter()
                .map(first)
                .collect::<Vec<_>>(),
            [Some(1), Some(7), Some(7)]
        );
        // Nobody turns text from left to right.
        assert_eq!(numbers(&["1.7 The lake", "2.7 The river"]), ["1.7", "2.7"]);
    }

    #[test]
    fn bare_numbers_are_labels_before_decimal_ones() {
        let lines =
            ["7 Requirements", "7.1 Reliability", "It works.", "1) Backup", "7.2 Security", "1) Keys"];
        assert_eq!(numbers(&lines), ["7", "7.1", "", "7.1.a", "7.2", "7.2.a"]);
        // Heads count on from each other.
        let lines = ["1 Scope", "It is wide.", "2 Terms", "2.1 Lake", "It is deep."];
        assert_eq!(numbers(&lines), ["1", "", "2", "2.1", ""]);
        // Numbers of things are not labels.
        for lines in [["3 States", "2.1 Lake", "2.2 Sea"], ["3 States", "They met.", "4 lakes"]] {
            assert_eq!(numbers(&lines)[0], "", "{lines:?}");
        }
    }
}
