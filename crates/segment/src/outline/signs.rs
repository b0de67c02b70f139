//! What a document as a whole says about its blocks: rows of short lines, ends without stops, marks without notes.

use std::ops::ControlFlow;

use hexapla_model::{Block, BlockKind, Step, StepKind};

use hexapla_lang::mark;

use super::shape::{End, Shape};

/// From which width on a block is long enough to say whether blocks end with a stop.
const LONG: u32 = 150;
/// As how many long blocks fewer count: a few say little.
const FEW_LONG: usize = 8;
/// The share of cut paragraphs that is expected in any long report.
const USUAL_CUTS: f32 = 0.15;

/// Whether superscript marks are in the text for which no note with such a label was found.
pub(super) fn unnoted(blocks: &[Block], shapes: &[Shape]) -> bool {
    let mut noted = std::collections::BTreeSet::new();
    for label in shapes.iter().filter_map(|s| s.label.as_ref()) {
        noted.extend(label.readings.iter().filter(|r| r.kind == StepKind::Note).map(|r| r.ordinal.number));
    }
    blocks.iter().zip(shapes).any(|(block, shape)| {
        let from = shape.label.as_ref().map_or(0, |l| l.span.end as usize);
        let mut found = false;
        mark::marks(&block.text[from..], |mark, _| {
            found = mark < Step::STARS && !noted.contains(&mark);
            if found { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        found
    })
}

/// For each block whether it is one of three or more short ones in a row, as addresses and lists without marks are.
pub(super) fn in_rows(shapes: &[Shape]) -> Vec<bool> {
    let runs = shapes.chunk_by(|a, b| is_short(a) == is_short(b));
    runs.flat_map(|run| std::iter::repeat_n(run.len() >= 3 && is_short(&run[0]), run.len())).collect()
}

/// The share of long blocks that end without a stop: where it is high, an end without a stop is not a sign of a cut.
pub(super) fn unstopped(shapes: &[Shape]) -> f32 {
    let long = shapes.iter().filter(|s| s.width > LONG);
    let open = long.clone().filter(|s| matches!(s.end, End::Open | End::Comma)).count();
    (open as f32 / long.count().max(FEW_LONG) as f32 - USUAL_CUTS).max(0.0)
}

/// Whether a block is a short line that the file calls nothing.
fn is_short(shape: &Shape) -> bool {
    shape.label.is_none() && shape.hint == BlockKind::Other && shape.is_heading_like()
}
