//! Numbers in brackets that letters in brackets divide: `(1)`, `(2)`, `(a)`, `(b)`, `(3)`, as statutes have them.
//!
//! Alone such numbers are items, and so are such letters. Where letters are between a number and the next, numbers are
//! the outer ones: paragraphs where the text has no other numbers of paragraphs, else items.

use std::ops::Range;

use hexapla_model::{Block, BlockKind, StepKind};

use hexapla_lang::label::{Label, Reading};
use hexapla_lang::numeral::digit;

use super::shape::Shape;

/// What a label in brackets counts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Figure(u32),
    Letter(u32),
}

/// A label in brackets.
#[derive(Debug, Clone, Copy)]
struct Bracketed {
    block: usize,
    sign: Sign,
}

/// The labels in brackets between two paragraphs or headings.
#[derive(Debug)]
struct Region {
    labels: Range<usize>,
    /// Whether it is below a paragraph with a number.
    in_paragraph: bool,
}

/// Puts the numbers above the letters that divide them.
pub(super) fn settle(blocks: &[Block], shapes: &mut [Shape]) {
    let mut labels: Vec<Bracketed> = Vec::new();
    let regions = regions(blocks, shapes, &mut labels);
    let nested: Vec<bool> = regions.iter().map(|region| is_nested(&labels[region.labels.clone()])).collect();
    // What holds for one article holds for all.
    let outer = regions.iter().zip(&nested).any(|(region, nested)| *nested && !region.in_paragraph);
    for (region, nested) in regions.iter().zip(&nested) {
        let labels = &labels[region.labels.clone()];
        let kind = if region.in_paragraph { StepKind::Item } else { StepKind::Paragraph };
        if *nested || (outer && !region.in_paragraph && count_up(labels)) {
            labels.iter().for_each(|own| place(own, kind, &mut shapes[own.block]));
            let first = labels.first().filter(|own| own.sign == Sign::Figure(1));
            first.filter(|_| !region.in_paragraph).iter().for_each(|own| shapes[own.block].restarts = true);
        }
    }
}

/// The regions of a document, with their labels.
fn regions(blocks: &[Block], shapes: &[Shape], labels: &mut Vec<Bracketed>) -> Vec<Region> {
    let mut out: Vec<Region> = Vec::new();
    let (mut start, mut in_paragraph) = (0, false);
    for (n, (block, shape)) in blocks.iter().zip(shapes).enumerate() {
        let plain = shape.count.is_none() && !shape.aside && shape.hint != BlockKind::TableRow;
        let label = shape.label.as_deref().filter(|_| plain);
        let sign = label.and_then(|label| sign(block, label));
        labels.extend(sign.map(|sign| Bracketed { block: n, sign }));
        let heads = shape.hint == BlockKind::Heading || label.is_some_and(is_outer);
        if heads && sign.is_none() {
            out.push(Region { labels: start..labels.len(), in_paragraph });
            start = labels.len();
            in_paragraph = label.is_some_and(|label| counts(label, StepKind::Paragraph));
        }
    }
    out.push(Region { labels: start..labels.len(), in_paragraph });
    out
}

fn counts(label: &Label, kind: StepKind) -> bool {
    label.readings.iter().any(|reading| reading.kind == kind)
        || (kind == StepKind::Paragraph && !label.path.is_empty())
}

/// Whether a label is that of a paragraph or a heading: `(ii)` is neither, though letters in brackets may open headings.
fn is_outer(label: &Label) -> bool {
    let is_part = counts(label, StepKind::Item) || counts(label, StepKind::Subitem);
    counts(label, StepKind::Paragraph) || (!is_part && !label.readings.is_empty())
}

/// What a label in brackets counts with: figures, or a letter.
fn sign(block: &Block, label: &Label) -> Option<Sign> {
    let text = label.span.of(&block.text);
    let inner = text.strip_suffix([')', '）'])?.trim_start_matches(['(', '（']).trim();
    let item = label.readings.iter().find(|reading| reading.kind == StepKind::Item)?;
    let number = item.ordinal.number;
    if !inner.is_empty() && inner.chars().all(|c| digit(c).is_some()) {
        return Some(Sign::Figure(number));
    }
    let one = inner.chars().nth(1).is_none() && inner.starts_with(char::is_alphabetic);
    one.then_some(Sign::Letter(number))
}

/// Whether the numbers of a region count up without a gap from its first label on.
fn count_up(labels: &[Bracketed]) -> bool {
    let mut last = 0;
    matches!(labels.first(), Some(Bracketed { sign: Sign::Figure(1), .. }))
        && labels.iter().all(|own| match own.sign {
            Sign::Figure(n) => std::mem::replace(&mut last, n) + 1 == n,
            Sign::Letter(_) => true,
        })
}

/// Whether letters from the first on are between a number and the next in a region whose numbers count up.
fn is_nested(labels: &[Bracketed]) -> bool {
    let figures = labels.iter().enumerate().filter(|(_, own)| matches!(own.sign, Sign::Figure(_)));
    let places: Vec<usize> = figures.map(|(at, _)| at).collect();
    count_up(labels) && places.windows(2).any(|pair| labels[pair[0] + 1].sign == Sign::Letter(1))
}

/// Gives a label its place: numbers count `outer`, letters what is inside them.
fn place(own: &Bracketed, outer: StepKind, shape: &mut Shape) {
    let inner = if outer == StepKind::Paragraph { StepKind::Item } else { StepKind::Subitem };
    let kind = if matches!(own.sign, Sign::Figure(_)) { outer } else { inner };
    let Some(label) = shape.label.as_deref_mut() else { return };
    let items = label.readings.iter().filter(|reading| reading.kind == StepKind::Item);
    let placed: Vec<Reading> = items.map(|reading| Reading { kind, cost: 0.0, ..*reading }).collect();
    // `(i)` may be a part of `(h)` too.
    let letter = matches!(own.sign, Sign::Letter(_));
    label.readings.retain(|reading| letter && reading.kind == StepKind::Subitem);
    label.readings.splice(..0, placed);
}

#[cfg(test)]
mod tests {
    use hexapla_model::{Lang, Location};

    use super::super::{front, read, shapes};
    use super::*;

    fn anchors(lines: &[&str]) -> Vec<String> {
        let block = |(n, text): (u32, &&str)| Block::new(*text, Location { line: n + 1, page: None }, n);
        let blocks: Vec<Block> = (0..).zip(lines).map(block).collect();
        let shapes = shapes(&blocks, crate::outline::labels(&blocks), Lang::EN);
        let read = read(&blocks, &shapes, front(&blocks, &shapes));
        read.iter().map(|o| o.anchor.as_ref().map(ToString::to_string).unwrap_or_default()).collect()
    }

    #[test]
    fn numbers_stand_above_the_letters_that_divide_them() {
        for (lines, want) in [
            (
                &["(1) The lake is deep.", "(2) It has:", "(a) a shore;", "(b) a bed;", "(3) It is wide."][..],
                &["1", "2", "2.a", "2.b", "3"][..],
            ),
            (
                &["1. They ask:", "1) one:", "a) two;", "b) three;", "2) four.", "2. They rose."],
                &["1", "1.a", "1.a.i", "1.a.ii", "1.b", "2"],
            ),
            (
                &[
                    "Article 5",
                    "(1) One:",
                    "(a) two:",
                    "(i) three;",
                    "(ii) four.",
                    "(2) Five.",
                    "Article 6",
                    "(1) Six.",
                ],
                &[
                    "art 5",
                    "art 5.1",
                    "art 5.1.a",
                    "art 5.1.a.i",
                    "art 5.1.a.ii",
                    "art 5.2",
                    "art 6",
                    "art 6.1",
                ],
            ),
            // Numbers below letters.
            (
                &["1. They ask:", "(a) one:", "(1) two;", "(2) three;", "(b) four."],
                &["1", "1.a", "1.a.i", "1.a.ii", "1.b"],
            ),
            (&["(1) The lake.", "(2) The river.", "(3) The sea."], &["a", "b", "c"]),
        ] {
            assert_eq!(anchors(lines), want, "{lines:?}");
        }
    }
}
