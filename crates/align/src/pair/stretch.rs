//! Which stretches of two texts are aligned by themselves: running text and notes, paragraphs, blocks and their segments.

use std::ops::Range;

use hexapla_model::{Bead, Block, BlockKind, Both, Segmented};

/// The ranges of running text, notes and what is beside the text among the blocks of a text; running heads are in none.
pub(super) fn parts(text: &Segmented) -> [Range<usize>; 3] {
    let blocks = &text.document.blocks;
    let heads = end_before(blocks, |block| block.kind == BlockKind::RunningHead);
    let asides = end_before(&blocks[..heads], |block| block.aside);
    let notes = end_before(&blocks[..asides], |block| block.kind == BlockKind::Footnote);
    [0..notes, notes..asides, asides..heads]
}

/// Where the last of these blocks that are such begin.
fn end_before(blocks: &[Block], is_such: fn(&Block) -> bool) -> usize {
    blocks.iter().rposition(|block| !is_such(block)).map_or(0, |n| n + 1)
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

/// The paragraphs of a text with one sentence per line; a blank line ends one and belongs to it.
pub(super) fn paragraphs(text: &Segmented) -> Vec<Range<u32>> {
    let mut out: Vec<Range<u32>> = Vec::new();
    let mut from = 0;
    let len = text.segments.len();
    for n in 0..len {
        if n + 1 == len || is_blank(text, n) && !is_blank(text, n + 1) {
            out.push(from..n as u32 + 1);
            from = n as u32 + 1;
        }
    }
    out
}

/// Whether a segment is a blank line, or represents one.
fn is_blank(text: &Segmented, segment: usize) -> bool {
    matches!(text.segment_text(segment).trim(), "" | "<p>")
}

/// Adds segments without a counterpart.
pub(super) fn omit(source: Range<usize>, target: Range<usize>, out: &mut Vec<Bead>) {
    let at = out.last().map(|bead| Both::new(bead.source.end, bead.target.end)).unwrap_or_default();
    let end = if source.is_empty() { at.source } else { source.end as u32 };
    out.extend(source.map(|n| Bead::new(n as u32..n as u32 + 1, at.target..at.target, 0.0)));
    out.extend(target.map(|n| Bead::new(end..end, n as u32..n as u32 + 1, 0.0)));
}
