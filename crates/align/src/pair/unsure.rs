//! Sentences once more where they were not sure, with what other languages show.

use std::ops::Range;

use hexapla_model::Bead;

use super::{Beads, Evidence, Settings, TextPair};
use crate::lexicon::Lexica;
use crate::search::{Before, Guide, Worker};

/// Beads with a higher score stay as they are.
const SURE: f32 = 0.99;

impl TextPair {
    /// The passages of the source in which a bead of sentences is not sure, as blocks.
    pub(crate) fn unsure(&self, beads: &Beads) -> Vec<Range<u32>> {
        let inside = self.inside(beads);
        inside.filter(|inside| !inside.is_sure()).map(|inside| inside.block.source.clone()).collect()
    }

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
        let mut segments = Vec::with_capacity(beads.segments.len());
        for inside in self.inside(beads) {
            if inside.is_sure() {
                segments.extend_from_slice(inside.sentences);
            } else {
                let block = std::slice::from_ref(inside.block);
                segments.extend(self.align_segments(block, settings, evidence, worker));
            }
        }
        Beads { blocks: beads.blocks.clone(), segments, visits: Vec::new() }
    }

    /// Each bead of blocks with the beads of the sentences inside it.
    fn inside<'b>(&'b self, beads: &'b Beads) -> impl Iterator<Item = Inside<'b>> {
        let mut rest = &beads.segments[..];
        beads.blocks.iter().map(move |block| {
            let (from, to) = rest.first().map_or((0, 0), |b| (b.source.start, b.target.start));
            let source = end_of(&self.ranges.source, &block.source).unwrap_or(from);
            let target = end_of(&self.ranges.target, &block.target).unwrap_or(to);
            let inside = rest.partition_point(|b| b.source.end <= source && b.target.end <= target);
            let sentences;
            (sentences, rest) = rest.split_at(inside);
            Inside { block, sentences }
        })
    }
}

/// A bead of blocks, and the beads of the sentences inside it.
struct Inside<'b> {
    block: &'b Bead,
    sentences: &'b [Bead],
}

impl Inside<'_> {
    fn is_sure(&self) -> bool {
        self.block.is_omission() || self.sentences.iter().all(|b| b.score > SURE * self.block.score)
    }
}

/// Where the segments of some blocks end, if there are blocks.
fn end_of(ranges: &[Range<u32>], blocks: &Range<u32>) -> Option<u32> {
    blocks.clone().next_back().map(|n| ranges[n as usize].end)
}
