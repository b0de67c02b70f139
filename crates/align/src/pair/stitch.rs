//! Blocks without a counterpart go to the bead beside them whose other side holds their text.
//!
//! A version may have a heading and the paragraph after it in one line. To the search over blocks a short one more is as
//! good as omitted; the sentences inside show that it is not.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use hexapla_model::{Bead, Both, Moved};

use super::refine::{Mean, segments_of_each};
use super::{Beads, Evidence, Settings, TextPair};
use crate::lexicon::Lexica;
use crate::search::{Before, Worker};

/// How sure the sentences of a block must be to have counterparts of their own. Reasoned: else it is more probably
/// missing than not.
const SURE: f32 = 0.75;
/// Beads of sentences with a lower score may hide others.
const FIRM: f32 = 0.9;

/// A side of a bead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Source,
    Target,
}

impl Side {
    fn of(self, bead: &Bead) -> &Range<u32> {
        match self {
            Self::Source => &bead.source,
            Self::Target => &bead.target,
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Source => Self::Target,
            Self::Target => Self::Source,
        }
    }
}

/// A bead of blocks with those of the sentences inside it.
struct Filled<'b> {
    block: Bead,
    segments: Cow<'b, [Bead]>,
    /// Whether it has no counterpart anywhere.
    is_loose: bool,
}

/// The beads so far, and the place of the last one with two sides.
struct Path<'b> {
    beads: Vec<Filled<'b>>,
    last: Option<usize>,
}

impl TextPair {
    /// Joins blocks without a counterpart with a bead beside them where sentences of its other side translate them.
    pub(crate) fn stitch(
        &self,
        beads: &mut Beads,
        moved: &[Moved],
        settings: &Settings,
        lexica: &Lexica,
        worker: &mut Worker,
    ) {
        if !beads.blocks.iter().any(Bead::is_omission) {
            return;
        }
        let known = Evidence { lexica, before: Before::Types(&beads.segments), guide: None };
        let mut align =
            |bead: &Bead| self.align_segments(std::slice::from_ref(bead), settings, known, worker);
        let inside = segments_of_each(&beads.blocks, &beads.segments, &self.ranges);
        let sources: BTreeSet<u32> = moved.iter().flat_map(|moved| moved.blocks().source.clone()).collect();
        let targets: BTreeSet<u32> = moved.iter().flat_map(|moved| moved.blocks().target.clone()).collect();
        let has_moved = |b: &Bead| {
            sources.range(b.source.clone()).chain(targets.range(b.target.clone())).next().is_some()
        };
        let mut path = Path { beads: Vec::with_capacity(beads.blocks.len()), last: None };
        let mut is_changed = false;
        for (block, inside) in beads.blocks.iter().zip(inside) {
            let is_loose = block.is_omission() && !has_moved(block);
            let segments = Cow::from(&beads.segments[inside]);
            is_changed |=
                self.add(Filled { block: block.clone(), segments, is_loose }, &mut path, &mut align);
        }
        if is_changed {
            let segments = gapless(path.beads.iter().flat_map(|filled| filled.segments.iter().cloned()));
            beads.blocks = gapless(path.beads.into_iter().map(|filled| filled.block));
            beads.segments = segments;
        }
    }

    /// Adds a bead to a path; whether it was joined with one of those before.
    fn add<'b>(
        &self,
        mut new: Filled<'b>,
        path: &mut Path<'b>,
        align: &mut impl FnMut(&Bead) -> Vec<Bead>,
    ) -> bool {
        let Path { beads, last } = path;
        if new.block.is_omission() {
            let before = last.filter(|_| new.is_loose);
            let joined = before.and_then(|n| Some((n, self.joined(&beads[n], &new.block, align)?)));
            let is_joined = joined.is_some();
            match joined {
                Some((n, joined)) => beads[n] = joined,
                None => beads.push(new),
            }
            return is_joined;
        }
        let mut is_joined = false;
        let mut from = beads.len();
        while let Some(before) = from.checked_sub(1).filter(|n| beads[*n].is_loose) {
            from = before;
            if let Some(joined) = self.joined(&new, &beads[before].block, align) {
                beads.remove(before);
                (new, is_joined) = (joined, true);
            }
        }
        *last = Some(beads.len());
        beads.push(new);
        is_joined
    }

    /// The bead with the blocks of an omission right beside it, if sentences of its other side translate these.
    fn joined(
        &self,
        with: &Filled<'_>,
        omission: &Bead,
        align: &mut impl FnMut(&Bead) -> Vec<Bead>,
    ) -> Option<Filled<'static>> {
        let side = if omission.target.is_empty() { Side::Source } else { Side::Target };
        let (here, more) = (side.of(&with.block), side.of(omission));
        let range = if here.end == more.start {
            here.start..more.end
        } else if more.end == here.start {
            more.start..here.end
        } else {
            return None;
        };
        let segments = self.segments_of_side(side, more);
        if segments.is_empty() || !has_room(&with.segments, side.other(), with.block.score) {
            return None;
        }
        let mut block = with.block.clone();
        match side {
            Side::Source => block.source = range,
            Side::Target => block.target = range,
        }
        let inner = align(&block);
        let (mut own, mut others) = (Mean::default(), Mean::default());
        for bead in &inner {
            let range = side.of(bead);
            if range.end <= segments.start || range.start >= segments.end {
                others.add(bead);
            } else if bead.is_omission() || range.start < segments.start || range.end > segments.end {
                return None;
            } else {
                own.add(bead);
            }
        }
        // What the bead had before must not lose its counterpart to the new block.
        let least = SURE * block.score;
        (own.take() > least && others.take() > least).then_some(Filled {
            block,
            segments: Cow::from(inner),
            is_loose: false,
        })
    }

    /// The segments of some blocks of a side.
    fn segments_of_side(&self, side: Side, blocks: &Range<u32>) -> Range<u32> {
        let ranges = match side {
            Side::Source => &self.ranges.source,
            Side::Target => &self.ranges.target,
        };
        ranges[blocks.start as usize].start..ranges[blocks.end as usize - 1].end
    }
}

/// Whether beads of sentences may hide a counterpart of one more: something on `side` is omitted, joined or unsure.
fn has_room(segments: &[Bead], side: Side, score: f32) -> bool {
    segments.iter().any(|bead| {
        let own = side.of(bead);
        own.len() > 1 || !own.is_empty() && (bead.is_omission() || bead.score < FIRM * score)
    })
}

/// The same beads, with omissions at the place that those before them leave.
fn gapless(beads: impl Iterator<Item = Bead>) -> Vec<Bead> {
    let mut at = Both::new(0, 0);
    let place = |mut bead: Bead| {
        if bead.source.is_empty() {
            bead.source = at.source..at.source;
        }
        if bead.target.is_empty() {
            bead.target = at.target..at.target;
        }
        at = Both::new(bead.source.end, bead.target.end);
        bead
    };
    beads.map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_left_over_or_unsure_hides_a_counterpart() {
        let bead = |source: Range<u32>, target: Range<u32>, score| Bead::new(source, target, score);
        for (segments, want) in [
            (vec![bead(0..1, 0..1, 0.95)], false),
            (vec![bead(0..1, 0..1, 0.95), bead(1..1, 1..2, 0.0)], true),
            (vec![bead(0..1, 0..2, 0.95)], true),
            (vec![bead(0..1, 0..1, 0.5)], true),
            // A sentence too many on the side of the block that is looked for is no room.
            (vec![bead(0..1, 0..1, 0.95), bead(1..2, 1..1, 0.0)], false),
        ] {
            assert_eq!(has_room(&segments, Side::Target, 1.0), want, "{segments:?}");
        }
    }

    #[test]
    fn omissions_are_where_the_beads_before_them_end() {
        let beads = [Bead::new(0..2, 0..1, 0.9), Bead::new(1..1, 1..2, 0.0), Bead::new(2..3, 1..1, 0.0)];
        let found: Vec<_> = gapless(beads.into_iter()).into_iter().map(|b| (b.source, b.target)).collect();
        assert_eq!(found, [(0..2, 0..1), (2..2, 1..2), (2..3, 2..2)]);
    }
}
