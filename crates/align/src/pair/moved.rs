//! Passages in another order: what the monotone path leaves on both sides, or joins with little to show for it, is matched
//! by its content.
//!
//! Annexes in another order, lists that each language sorts in its own order and sections that moved are out of reach
//! of a monotone path. It leaves one of two swapped passages without a counterpart, or joins what does not belong
//! together. Pairs that are found take their place on the path if they do not cross it; else the path has omissions for
//! them, and they are recorded beside it.

mod assign;
mod likeness;

use std::collections::BTreeSet;
use std::ops::Range;

use hexapla_model::{Bead, Both, Moved};

use super::refine::segments_of_each;
use super::{Beads, Evidence, Settings, TextPair};
use crate::finding::is_little;
use crate::lexicon::Lexica;
use crate::search::{Before, Worker};
use assign::{Chosen, assign};
use likeness::Likeness;

/// Below which score, as the mean of its sentences, a bead of blocks is no better than a guess, so that its blocks may
/// find others. Chosen with `benches/damage.py` on our own corpus.
const WEAK: f32 = 0.6;

/// Up to which odds two blocks do not look like translations of each other.
const UNLIKE: f32 = 1.0;

impl TextPair {
    /// Finds blocks that translate each other out of order; `beads` get omissions for them.
    pub(crate) fn take_moved(
        &self,
        beads: &mut Beads,
        settings: &Settings,
        lexica: &Lexica,
        worker: &mut Worker,
    ) -> Vec<Moved> {
        let inside = segments_of_each(&beads.blocks, &beads.segments, &self.ranges);
        let mut likeness = Likeness::new(self.model(), lexica, self.sides(), self.texts());
        let weak = weak(beads, &inside, &mut likeness);
        let chosen = self.chosen(&beads.blocks, &weak, &mut likeness);
        if chosen.is_empty() || self.is_chance(&chosen, &beads.segments) {
            return Vec::new();
        }
        let path = Path::new(&beads.blocks, &weak, &chosen);
        let known = Evidence { lexica, before: Before::Types(&beads.segments), guide: None };
        let mut inner = Inner { pair: self, settings, known, worker };
        let segments = inner.segments(&path.pieces, &beads.segments, &inside);
        let moved = path.moved.iter().map(|bead| Moved::new(bead.clone(), inner.align(bead))).collect();
        let blocks = path.pieces.into_iter().map(|piece| match piece {
            Piece::Kept(n) => beads.blocks[n].clone(),
            Piece::New(bead) => bead,
        });
        beads.blocks = blocks.collect();
        beads.segments = segments;
        moved
    }

    /// Whether the texts are not translations of each other, so that the passages that were chosen are alike by chance.
    fn is_chance(&self, chosen: &[Chosen], segments: &[Bead]) -> bool {
        let sizes = self.ranges.as_ref().map(|ranges| ranges.last().map_or(0, |range| range.end as usize));
        let found: Vec<Bead> = chosen.iter().map(Chosen::bead).collect();
        is_little(&segments.iter().chain(&found).collect::<Vec<_>>(), sizes.source, sizes.target)
    }

    /// The segments of a block without a counterpart, where the path is at `at`.
    fn omitted(&self, bead: &Bead, at: Both<u32>) -> Vec<Bead> {
        let sources = segments_of_first(&self.ranges.source, &bead.source);
        let targets = segments_of_first(&self.ranges.target, &bead.target);
        let source = sources.map(|n| Bead::new(n..n + 1, at.target..at.target, 0.0));
        let target = targets.map(|n| Bead::new(at.source..at.source, n..n + 1, 0.0));
        source.chain(target).collect()
    }

    /// The pairs of blocks that belong together and that the path does not join, in order of their source.
    fn chosen(&self, blocks: &[Bead], weak: &[bool], likeness: &mut Likeness<'_>) -> Vec<Chosen> {
        let mut out = Vec::new();
        let is_loose = blocks.iter().zip(weak).filter(|(bead, weak)| **weak || bead.is_omission());
        let loose_beads: Vec<&Bead> = is_loose.map(|(bead, _)| bead).collect();
        for part in self.stretches() {
            let sources = loose_beads.iter().flat_map(|bead| bead.source.clone());
            let targets = loose_beads.iter().flat_map(|bead| bead.target.clone());
            let loose = with_text(sources, &part.source, &self.ranges.source);
            let others = with_text(targets, &part.target, &self.ranges.target);
            if loose.is_empty() || others.is_empty() {
                continue;
            }
            out.extend(assign(&likeness.candidates(&loose, &others), &loose, &others));
        }
        out.retain(|chosen| !chosen.is_joined(blocks));
        settled(blocks, weak, out)
    }
}

/// Aligns the segments inside beads of blocks.
struct Inner<'a> {
    pair: &'a TextPair,
    settings: &'a Settings,
    known: Evidence<'a>,
    worker: &'a mut Worker,
}

impl Inner<'_> {
    /// The beads of segments of one bead of blocks.
    fn align(&mut self, bead: &Bead) -> Vec<Bead> {
        self.pair.align_segments(std::slice::from_ref(bead), self.settings, self.known, self.worker)
    }

    /// The beads of segments of a path: those of beads that stay are in `old`, each at its range of `inside`.
    fn segments(&mut self, path: &[Piece], old: &[Bead], inside: &[Range<usize>]) -> Vec<Bead> {
        let mut segments: Vec<Bead> = Vec::with_capacity(old.len());
        for piece in path {
            match piece {
                Piece::Kept(n) => segments.extend_from_slice(&old[inside[*n].clone()]),
                Piece::New(bead) if bead.is_omission() => {
                    let at = segments.last().map(|last| Both::new(last.source.end, last.target.end));
                    segments.extend(self.pair.omitted(bead, at.unwrap_or_default()));
                }
                Piece::New(bead) => segments.extend(self.align(bead)),
            }
        }
        segments
    }
}

/// For each bead of blocks, whether its blocks may find others.
fn weak(beads: &Beads, inside: &[Range<usize>], likeness: &mut Likeness<'_>) -> Vec<bool> {
    let all = beads.blocks.iter().zip(inside);
    all.map(|(bead, inside)| {
        !bead.is_omission() && (is_weak(&beads.segments[inside.clone()]) || is_unlike(bead, likeness))
    })
    .collect()
}

/// The segments of the first of some blocks.
fn segments_of_first(ranges: &[Range<u32>], blocks: &Range<u32>) -> Range<u32> {
    blocks.clone().next().map_or(0..0, |block| ranges[block as usize].clone())
}

/// Those of some blocks that are in a stretch and have segments.
fn with_text(blocks: impl Iterator<Item = u32>, stretch: &Range<usize>, ranges: &[Range<u32>]) -> Vec<u32> {
    let inside = blocks.filter(|n| stretch.contains(&(*n as usize)));
    inside.filter(|n| !ranges[*n as usize].is_empty()).collect()
}

/// The pairs that remain if a weak bead gives way only where all blocks of one of its sides have found others: of a block
/// that joins four, one that goes elsewhere says nothing about the other three.
fn settled(blocks: &[Bead], weak: &[bool], mut chosen: Vec<Chosen>) -> Vec<Chosen> {
    loop {
        let sources: BTreeSet<u32> = chosen.iter().map(|c| c.source).collect();
        let targets: BTreeSet<u32> = chosen.iter().map(|c| c.target).collect();
        let before = chosen.len();
        chosen.retain(|c| {
            c.beads(blocks).into_iter().all(|n| {
                let bead = &blocks[n];
                bead.is_omission()
                    || weak[n]
                        && (has_all(&sources, bead.source.clone()) || has_all(&targets, bead.target.clone()))
            })
        });
        if chosen.len() == before {
            return chosen;
        }
    }
}

/// Whether a side of a bead has blocks, and all of them are among `found`.
fn has_all(found: &BTreeSet<u32>, mut side: Range<u32>) -> bool {
    !side.is_empty() && side.all(|block| found.contains(&block))
}

/// Whether a bead of blocks with these beads of segments is no better than a guess.
fn is_weak(segments: &[Bead]) -> bool {
    let sum: f32 = segments.iter().map(|segment| segment.score).sum();
    sum < WEAK * segments.len() as f32
}

/// Whether the two blocks of a bead do not look like translations of each other: the path had nothing better there. A block
/// that others join is like none of them alone, so beads of several blocks say nothing here.
fn is_unlike(bead: &Bead, likeness: &mut Likeness<'_>) -> bool {
    let is_pair = bead.source.len() == 1 && bead.target.len() == 1;
    is_pair && !likeness.exceeds(bead.source.start, bead.target.start, UNLIKE)
}

/// A bead of blocks that stays, by its number, or one that is new.
#[derive(Debug, Clone, PartialEq)]
enum Piece {
    Kept(usize),
    New(Bead),
}

/// A monotone path, and what does not fit into it.
#[derive(Debug, PartialEq)]
struct Path {
    pieces: Vec<Piece>,
    moved: Vec<Bead>,
}

impl Path {
    /// The path of `blocks` with the pairs that were chosen: weak beads whose blocks are chosen are given up.
    fn new(blocks: &[Bead], weak: &[bool], chosen: &[Chosen]) -> Self {
        let mut targets: Vec<u32> = chosen.iter().map(|c| c.target).collect();
        targets.sort_unstable();
        let sources: Vec<u32> = chosen.iter().map(|c| c.source).collect();
        let mut kept: Vec<usize> = (0..blocks.len()).filter(|n| !blocks[*n].is_omission()).collect();
        kept.retain(|n| {
            let bead = &blocks[*n];
            !(weak[*n] && (has_any(&sources, &bead.source) || has_any(&targets, &bead.target)))
        });
        let slots: Vec<Option<usize>> = chosen.iter().map(|c| c.slot(blocks, &kept)).collect();
        let mut out = Self { pieces: Vec::with_capacity(blocks.len()), moved: Vec::new() };
        let mut from = 0;
        for n in 0..=kept.len() {
            let to = kept.get(n).copied().unwrap_or(blocks.len());
            let here = chosen.iter().zip(&slots).filter(|(_, slot)| **slot == Some(n)).map(|(c, _)| *c);
            out.fill(blocks, from..to, &longest_chain(&here.collect::<Vec<_>>()));
            out.pieces.extend((to < blocks.len()).then_some(Piece::Kept(to)));
            from = to + 1;
        }
        let mut joined = out.pieces.iter().filter_map(Piece::new_pair).peekable();
        for c in chosen {
            if joined.next_if(|bead| bead.source == (c.source..c.source + 1)).is_none() {
                out.moved.push(c.bead());
            }
        }
        out
    }

    /// Adds the blocks between two beads that stay: those that are `chosen`, and omissions.
    fn fill(&mut self, blocks: &[Bead], between: Range<usize>, chosen: &[Chosen]) {
        let (Some(first), Some(last)) = (blocks[between.clone()].first(), blocks[between.clone()].last())
        else {
            return;
        };
        if chosen.is_empty() {
            for n in between {
                match blocks[n].is_omission() {
                    true => self.pieces.push(Piece::Kept(n)),
                    false => self.omit(blocks[n].source.clone(), blocks[n].target.clone()),
                }
            }
            return;
        }
        let (mut s, mut t) = (first.source.start, first.target.start);
        for c in chosen {
            self.omit(s..c.source, t..c.target);
            self.pieces.push(Piece::New(c.bead()));
            (s, t) = (c.source + 1, c.target + 1);
        }
        self.omit(s..last.source.end, t..last.target.end);
    }

    /// Adds omissions of these blocks, one each.
    fn omit(&mut self, source: Range<u32>, target: Range<u32>) {
        let (end, start) = (source.end, target.start);
        self.pieces.extend(source.map(|n| Piece::New(Bead::new(n..n + 1, start..start, 0.0))));
        self.pieces.extend(target.map(|n| Piece::New(Bead::new(end..end, n..n + 1, 0.0))));
    }
}

impl Piece {
    /// The bead, if it is a new one that joins something.
    fn new_pair(&self) -> Option<&Bead> {
        match self {
            Self::New(bead) if !bead.is_omission() => Some(bead),
            _ => None,
        }
    }
}

/// Whether one of `sorted` numbers is in a range.
fn has_any(sorted: &[u32], range: &Range<u32>) -> bool {
    sorted[sorted.partition_point(|n| *n < range.start)..].first().is_some_and(|n| *n < range.end)
}

impl Chosen {
    fn bead(&self) -> Bead {
        Bead::new(self.source..self.source + 1, self.target..self.target + 1, self.sure)
    }

    /// The beads of the path that its two blocks are in.
    fn beads(&self, blocks: &[Bead]) -> [usize; 2] {
        [
            blocks.partition_point(|bead| bead.source.end <= self.source),
            blocks.partition_point(|bead| bead.target.end <= self.target),
        ]
    }

    /// Whether the path joins its two blocks.
    fn is_joined(&self, blocks: &[Bead]) -> bool {
        let bead = blocks.get(self.beads(blocks)[0]);
        bead.is_some_and(|b| b.source.contains(&self.source) && b.target.contains(&self.target))
    }

    /// Between which of the beads that stay it is on both sides, if these are the same.
    fn slot(&self, blocks: &[Bead], kept: &[usize]) -> Option<usize> {
        let before = kept.partition_point(|n| blocks[*n].source.end <= self.source);
        (before == kept.partition_point(|n| blocks[*n].target.end <= self.target)).then_some(before)
    }
}

/// The longest chain of pairs whose targets ascend as their sources do.
fn longest_chain(chosen: &[Chosen]) -> Vec<Chosen> {
    // The pairs that end the chains of each length with the least target, and what is before each pair.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(chosen.len());
    for (n, pair) in chosen.iter().enumerate() {
        let length = ends.partition_point(|end| chosen[*end].target < pair.target);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        if length == ends.len() {
            ends.push(n);
        } else {
            ends[length] = n;
        }
    }
    let mut out: Vec<Chosen> =
        std::iter::successors(ends.last().copied(), |n| before[*n]).map(|n| chosen[n]).collect();
    out.reverse();
    out
}

#[cfg(test)]
mod tests;
