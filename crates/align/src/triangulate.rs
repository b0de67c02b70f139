//! What the alignments of two languages with a third say of the alignment of these two.
//!
//! Where a bead of pivot and Y ends, and at the same place of Y a bead of Y and X, one of pivot and X should end too. The
//! probabilities that paths visit these places are multiplied along Y and added up; such a place costs less, others in its
//! row and column cost more. Not all pairs of languages are aligned for that, but a ring through those that are no pivot,
//! so that each has two witnesses and the time does not grow by the square of the languages.

use std::collections::BTreeMap;
use std::ops::Range;

use hexapla_model::Bead;

use crate::before::Before;
use crate::cost::Lexica;
use crate::guide::{Guide, Job};
use crate::lattice::Lattice;
use crate::pair::{Beads, Settings, TextPair};

/// Beads with a higher score stay as they are.
const SURE: f32 = 0.99;

/// The pairs to be aligned: each pivot, which is the first text of its group, with the other texts, and how many these
/// are; then the ring of the other texts. A group is given as how many texts it has.
pub(crate) fn jobs(sizes: &[usize]) -> (Vec<Job>, usize) {
    let sizes = || sizes.iter().copied().enumerate();
    let mut jobs: Vec<Job> = sizes().flat_map(|(g, n)| (1..n).map(move |t| (g, 0, t))).collect();
    let pivots = jobs.len();
    for (g, n) in sizes().filter(|(_, n)| *n > 2) {
        jobs.extend((2..n).map(|t| (g, t - 1, t)));
        jobs.extend((n > 3).then_some((g, 1, n - 1)));
    }
    (jobs, pivots)
}

/// Adds beads for the jobs that have none yet: those that both texts have with the same passage of the pivot.
pub(crate) fn compose_rest(jobs: &[Job], beads: &mut Vec<Beads>) {
    let at: BTreeMap<Job, usize> = jobs.iter().enumerate().map(|(n, job)| (*job, n)).collect();
    for &(g, s, t) in &jobs[beads.len()..] {
        let (source, target) = (&beads[at[&(g, 0, s)]], &beads[at[&(g, 0, t)]]);
        let composed = Beads {
            blocks: compose(&source.blocks, &target.blocks),
            segments: compose(&source.segments, &target.segments),
            visits: Vec::new(),
        };
        beads.push(composed);
    }
}

/// The beads of two texts that have the same passage of a third on their source side.
fn compose(first: &[Bead], second: &[Bead]) -> Vec<Bead> {
    let mut rest = second.iter().filter(|b| !b.is_omission()).peekable();
    let mut out = Vec::new();
    for a in first.iter().filter(|b| !b.is_omission()) {
        while rest.next_if(|b| b.source.start < a.source.start).is_some() {}
        if let Some(b) = rest.peek().filter(|b| b.source == a.source) {
            out.push(Bead::new(a.target.clone(), b.target.clone(), a.score * b.score));
        }
    }
    out
}

impl TextPair {
    /// The same beads; inside those of blocks in which a bead of sentences is not sure, new ones, led by other languages.
    pub(crate) fn align_unsure(
        &self,
        beads: &Beads,
        settings: &Settings,
        (lexica, guide): (&Lexica, &Guide),
        lattice: &mut Lattice,
    ) -> Beads {
        let known = (lexica, Before::Types(&beads.segments), Some(guide));
        let mut rest = &beads.segments[..];
        let mut segments = Vec::with_capacity(rest.len());
        for block in &beads.blocks {
            let ends = |ranges: &[Range<u32>], blocks: &Range<u32>, start: u32| {
                blocks.clone().next_back().map_or(start, |n| ranges[n as usize].end)
            };
            let starts = rest.first().map_or((0, 0), |b| (b.source.start, b.target.start));
            let source = ends(&self.ranges.0, &block.source, starts.0);
            let target = ends(&self.ranges.1, &block.target, starts.1);
            let inside = rest.partition_point(|b| b.source.end <= source && b.target.end <= target);
            let (here, after) = rest.split_at(inside);
            rest = after;
            if block.is_omission() || here.iter().all(|b| b.score > SURE * block.score) {
                segments.extend_from_slice(here);
            } else {
                segments.extend(self.align_segments(std::slice::from_ref(block), settings, known, lattice));
            }
        }
        Beads { blocks: beads.blocks.clone(), segments, visits: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_through_the_others() {
        assert_eq!(jobs(&[2]), (vec![(0, 0, 1)], 1));
        assert_eq!(jobs(&[1, 3]), (vec![(1, 0, 1), (1, 0, 2), (1, 1, 2)], 2));
        assert_eq!(jobs(&[4]).0[3..], [(0, 1, 2), (0, 2, 3), (0, 1, 3)]);
    }

    #[test]
    fn passages_of_the_pivot_join_two_texts() {
        // pivot 0 1,2 3 4 with either text: 0-0 1,2-1 3-2 4-; 0-0,1 1-2 2-3 3-4 4-5
        let first = [(0..1, 0..1), (1..3, 1..2), (3..4, 2..3), (4..5, 3..3)];
        let second = [(0..1, 0..2), (1..2, 2..3), (2..3, 3..4), (3..4, 4..5), (4..5, 5..6)];
        let beads = |all: &[(std::ops::Range<u32>, std::ops::Range<u32>)]| {
            all.iter().map(|(s, t)| Bead::new(s.clone(), t.clone(), 0.5)).collect::<Vec<_>>()
        };
        let want = [Bead::new(0..1, 0..2, 0.25), Bead::new(2..3, 4..5, 0.25)];
        assert_eq!(compose(&beads(&first), &beads(&second)), want);
    }
}
