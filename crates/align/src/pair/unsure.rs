//! Sentences once more where they were not sure, with what other languages show.

use std::ops::Range;

use super::{Beads, Evidence, Settings, TextPair};
use crate::lexicon::Lexica;
use crate::search::{Before, Guide, Worker};

/// Beads with a higher score stay as they are.
const SURE: f32 = 0.99;

impl TextPair {
    /// The same beads; inside those of blocks in which a bead of sentences is not sure, new ones, led by other languages.
    pub(crate) fn align_unsure(
        &self,
        beads: &Beads,
        settings: &Settings,
        lexica: &Lexica,
        guide: &Guide,
        worker: &mut Worker,
    ) -> Beads {
        let evidence = Evidence { lexica, before: Before::Types(&beads.segments), guide: Some(guide) };
        let mut rest = &beads.segments[..];
        let mut segments = Vec::with_capacity(rest.len());
        for block in &beads.blocks {
            let (from, to) = rest.first().map_or((0, 0), |b| (b.source.start, b.target.start));
            let source = end_of(&self.ranges.source, &block.source).unwrap_or(from);
            let target = end_of(&self.ranges.target, &block.target).unwrap_or(to);
            let inside = rest.partition_point(|b| b.source.end <= source && b.target.end <= target);
            let (here, after) = rest.split_at(inside);
            rest = after;
            if block.is_omission() || here.iter().all(|b| b.score > SURE * block.score) {
                segments.extend_from_slice(here);
            } else {
                let block = std::slice::from_ref(block);
                segments.extend(self.align_segments(block, settings, evidence, worker));
            }
        }
        Beads { blocks: beads.blocks.clone(), segments, visits: Vec::new() }
    }
}

/// Where the segments of some blocks end, if there are blocks.
fn end_of(ranges: &[Range<u32>], blocks: &Range<u32>) -> Option<u32> {
    blocks.clone().next_back().map(|n| ranges[n as usize].end)
}
