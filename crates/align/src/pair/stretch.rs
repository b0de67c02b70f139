//! Which stretches of two texts are aligned by themselves: running text and notes, paragraphs, blocks and their segments.

use std::ops::Range;

use hexapla_model::{Bead, Block, BlockKind, Segmented};

/// The ranges of running text, notes and what is beside the text among the blocks of a text; running heads are in none.
pub(super) fn parts(text: &Segmented) -> [Range<usize>; 3] {
    let blocks = &text.document.blocks;
    let end =
        |blocks: &[Block], is: fn(&Block) -> bool| blocks.iter().rposition(|b| !is(b)).map_or(0, |n| n + 1);
    let heads = end(blocks, |b| b.kind == BlockKind::RunningHead);
    let asides = end(&blocks[..heads], |b| b.aside);
    let notes = end(&blocks[..asides], |b| b.kind == BlockKind::Footnote);
    [0..notes, notes..asides, asides..heads]
}

/// The segments of some blocks.
pub(super) fn segments_of(ranges: &[Range<u32>], blocks: &Range<u32>) -> Range<usize> {
    if blocks.is_empty() {
        return 0..0;
    }
    let first = ranges[blocks.start as usize].start;
    let last = ranges[blocks.end as usize - 1].end;
    first as usize..last as usize
}

/// The paragraphs of a text with a sentence a line; a blank line ends one and belongs to it.
pub(super) fn paragraphs(text: &Segmented) -> Vec<Range<u32>> {
    let blank = |n: usize| matches!(text.segment_text(n).trim(), "" | "<p>");
    let mut out: Vec<Range<u32>> = Vec::new();
    let mut from = 0;
    let len = text.segments.len();
    for n in 0..len {
        if n + 1 == len || blank(n) && !blank(n + 1) {
            out.push(from..n as u32 + 1);
            from = n as u32 + 1;
        }
    }
    out
}

/// Adds segments without a counterpart.
pub(super) fn omit(source: Range<usize>, target: Range<usize>, out: &mut Vec<Bead>) {
    for n in source {
        out.push(Bead::new(n as u32..n as u32 + 1, at(out, false), 0.0));
    }
    for n in target {
        out.push(Bead::new(at(out, true), n as u32..n as u32 + 1, 0.0));
    }
}

/// The place on one side where the beads so far end.
fn at(beads: &[Bead], source: bool) -> Range<u32> {
    let end = beads.last().map_or(0, |b| if source { b.source.end } else { b.target.end });
    end..end
}
