//! Beads of several blocks come apart where the sentences inside them say so.
//!
//! Where a version lost a paragraph or its number, the search over blocks may be unsure which one is missing and join
//! several on both sides. The sentences inside know more: where a bead of sentences ends at the end of a block on both
//! sides, the bead of blocks ends too, and a block without any counterpart is an omission.

use std::ops::Range;

use hexapla_model::{Bead, Both};

use super::Ranges;

/// From which score on blocks that were joined stay joined: lists that two languages divide in other places are not the
/// same sentence by sentence. Reasoned: below it the bead is more probably wrong than right.
const SURE: f32 = 0.5;

/// The beads of blocks, those that are unsure cut at the ends of blocks where beads of segments end on both sides.
pub(crate) fn refine(blocks: &[Bead], segments: &[Bead], ranges: &Ranges) -> Vec<Bead> {
    let mut out = Vec::with_capacity(blocks.len());
    for (bead, here) in blocks.iter().zip(segments_of_each(blocks, segments, ranges)) {
        let several = bead.source.len() + bead.target.len() > 2 && !bead.is_omission() && bead.score < SURE;
        if several {
            out.extend(pieces(bead, &segments[here], ranges));
        } else {
            out.push(bead.clone());
        }
    }
    out
}

/// For each bead of blocks which beads of segments are inside it.
pub(crate) fn segments_of_each(blocks: &[Bead], segments: &[Bead], ranges: &Ranges) -> Vec<Range<usize>> {
    let (mut source, mut target, mut from) = (0, 0, 0);
    let mut out = Vec::with_capacity(blocks.len());
    for bead in blocks {
        source = end(&ranges.source, &bead.source).unwrap_or(source);
        target = end(&ranges.target, &bead.target).unwrap_or(target);
        let inside = segments[from..].partition_point(|b| b.source.end <= source && b.target.end <= target);
        out.push(from..from + inside);
        from += inside;
    }
    out
}

/// Where the segments of these blocks end, if there are blocks.
fn end(ranges: &[Range<u32>], blocks: &Range<u32>) -> Option<u32> {
    blocks.clone().next_back().map(|n| ranges[n as usize].end)
}

/// The parts of a bead of blocks with the beads of segments inside it.
fn pieces(bead: &Bead, segments: &[Bead], ranges: &Ranges) -> Vec<Bead> {
    let mut out: Vec<Bead> = Vec::new();
    let mut at = Both::new(bead.source.start, bead.target.start);
    let end = Both::new(bead.source.end, bead.target.end);
    let mut since = Mean::default();
    for segment in segments {
        since.add(segment);
        let source = block_end(&ranges.source, at.source..end.source, segment.source.end);
        let target = block_end(&ranges.target, at.target..end.target, segment.target.end);
        let here = source.zip(target).map(|(source, target)| Both::new(source, target));
        if let Some(here) = here.filter(|here| *here != at) {
            out.push(Bead::new(at.source..here.source, at.target..here.target, since.take()));
            at = here;
        }
    }
    if at != end {
        out.push(Bead::new(at.source..end.source, at.target..end.target, since.take()));
    }
    if out.len() < 2 { vec![bead.clone()] } else { out }
}

/// The end of the blocks of `blocks` that end at segment `at`; their start if none of them has begun there, and `None`
/// inside a block.
fn block_end(ranges: &[Range<u32>], blocks: Range<u32>, at: u32) -> Option<u32> {
    let inside = &ranges[blocks.start as usize..blocks.end as usize];
    let count = inside.partition_point(|range| range.end <= at);
    match count.checked_sub(1) {
        Some(last) if inside[last].end == at => Some(blocks.start + count as u32),
        _ => inside.first().is_none_or(|first| first.start >= at).then_some(blocks.start),
    }
}

/// The mean score of beads that join something.
#[derive(Default)]
pub(super) struct Mean {
    sum: f32,
    count: u32,
}

impl Mean {
    pub(super) fn add(&mut self, bead: &Bead) {
        if !bead.is_omission() {
            self.sum += bead.score;
            self.count += 1;
        }
    }

    /// The mean of those since the last time; 0 of none.
    pub(super) fn take(&mut self) -> f32 {
        let mean = if self.count == 0 { 0.0 } else { self.sum / self.count as f32 };
        *self = Self::default();
        mean
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refined(blocks: &[Bead], segments: &[Bead], ranges: &Ranges) -> Vec<(Range<u32>, Range<u32>)> {
        refine(blocks, segments, ranges).into_iter().map(|b| (b.source, b.target)).collect()
    }

    fn bead(source: Range<u32>, target: Range<u32>) -> Bead {
        Bead::new(source, target, 0.8)
    }

    fn unsure(source: Range<u32>, target: Range<u32>) -> Bead {
        Bead::new(source, target, 0.3)
    }

    #[test]
    fn a_deleted_paragraph_is_an_omission() {
        // blocks  0 [0 1] 1 [2] 2 [3 4]   target 0 [0 1] 1 [2 3]; the sentence of block 1 has no counterpart.
        let ranges = Both::new(vec![0..2, 2..3, 3..5], vec![0..2, 2..4]);
        let segments =
            [bead(0..1, 0..1), bead(1..2, 1..2), bead(2..3, 2..2), bead(3..4, 2..3), bead(4..5, 3..4)];
        let want = [(0..1, 0..1), (1..2, 1..1), (2..3, 1..2)];
        assert_eq!(refined(&[unsure(0..3, 0..2)], &segments, &ranges), want);
        // What is surely joined stays joined.
        assert_eq!(refined(&[bead(0..3, 0..2)], &segments, &ranges), [(0..3, 0..2)]);
    }

    #[test]
    fn what_one_side_has_in_one_block_stays_together() {
        let ranges = Both::new(vec![0..2, 2..3], std::iter::once(0..3).collect());
        let segments = [bead(0..1, 0..1), bead(1..2, 1..2), bead(2..3, 2..3)];
        assert_eq!(refined(&[unsure(0..2, 0..1)], &segments, &ranges), [(0..2, 0..1)]);
    }

    #[test]
    fn a_sentence_over_the_end_of_a_block_joins_both() {
        // Two sentences of one side are one of the other, over the end of block 0.
        let ranges = Both::new(vec![0..1, 1..3, 3..4], vec![0..2, 2..3]);
        let segments = [bead(0..2, 0..1), bead(2..3, 1..2), bead(3..4, 2..3)];
        assert_eq!(refined(&[unsure(0..3, 0..2)], &segments, &ranges), [(0..2, 0..1), (2..3, 1..2)]);
    }

    #[test]
    fn blocks_without_sentences_and_beads_around() {
        let ranges = Both::new(vec![0..1, 1..1, 1..2, 2..3], vec![0..1, 1..2, 2..3]);
        let segments = [bead(0..1, 0..1), bead(1..2, 1..2), bead(2..3, 2..3)];
        let blocks = [unsure(0..3, 0..2), bead(3..4, 2..3)];
        assert_eq!(refined(&blocks, &segments, &ranges), [(0..2, 0..1), (2..3, 1..2), (3..4, 2..3)]);
    }
}
