//! Beads on the way to rows: which versions of a document share the end of a row, and where the others are cut for it.
//!
//! A version that lost, merged or moved passages must not make the rows of the others coarser. Where it joins items of
//! the pivot that another version has apart, its bead is cut: between blocks at the sentence that begins the next block
//! of the pivot, as the beads of sentences show; a sentence goes as a whole to the side with more of its counterpart.

use std::ops::Range;

use hexapla_model::{Alignment, Bead, Bitext, Moved, Segmented};

/// The score of text that its place alone puts into a row, with no bead to say how sure that is: a sentence without a
/// counterpart in the middle of a row, or a paragraph that the pivot lacks but two languages share by its anchor.
/// The place speaks for it, the missing bead against it: neither sure nor refuted.
pub(crate) const UNPROVEN: f32 = 0.5;

/// A bead, or a part of one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Step {
    /// Items of the pivot.
    pub(crate) source: Range<u32>,
    /// Items of the other language that it holds, or holds a part of.
    pub(crate) target: Range<u32>,
    /// The segments of the other language that it holds; of steps of segments the same as `target`.
    pub(crate) segments: Range<u32>,
    /// Whether it holds all segments of its items.
    pub(crate) whole: bool,
    /// How sure it is, from 0 to 1.
    pub(crate) score: f32,
    /// Whether its target is out of order.
    pub(crate) moved: bool,
}

impl Step {
    /// A bead of segments.
    pub(crate) fn of_bead(bead: &Bead) -> Self {
        Self {
            source: bead.source.clone(),
            target: bead.target.clone(),
            segments: bead.target.clone(),
            whole: true,
            score: bead.score,
            moved: false,
        }
    }

    /// A bead of blocks.
    fn of_blocks(target: &Segmented, bead: &Bead) -> Self {
        let segments = match bead.target.clone().next_back() {
            Some(last) => {
                target.block_segments[bead.target.start as usize].start
                    ..target.block_segments[last as usize].end
            }
            None => 0..0,
        };
        Self { segments, ..Self::of_bead(bead) }
    }
}

/// The beads of segments of each bitext, unsure ones over an end that more of the others show cut there; those of moved blocks
/// are in the order of the pivot.
pub(crate) fn of_segments(len: u32, bitexts: &[Bitext]) -> Vec<Vec<Step>> {
    let all: Vec<Vec<Step>> = bitexts
        .iter()
        .map(|bitext| {
            let steps = bitext.segments.beads().iter().map(Step::of_bead).collect();
            let moved = bitext.moved.iter().flat_map(Moved::segments).map(Step::of_bead);
            with_moved(steps, moved.collect())
        })
        .collect();
    let apart = apart(len, &all);
    let cut = all
        .into_iter()
        .zip(bitexts)
        .map(|(steps, bitext)| steps.into_iter().flat_map(|step| cut_unsure(bitext, step, &apart)).collect());
    cut.collect()
}

/// A bead of segments cut where most versions are `apart`; what a version surely has in one sentence stays in one row.
fn cut_unsure(bitext: &Bitext, step: Step, apart: &[bool]) -> Vec<Step> {
    let places: Vec<u32> = (step.source.start + 1..step.source.end).filter(|p| apart[*p as usize]).collect();
    if places.is_empty() || step.target.is_empty() || step.score >= SHOWN {
        vec![step]
    } else {
        cut_segments(bitext, &step, &places)
    }
}

/// For each place between segments of the pivot whether more versions show that it is an end than reach over it.
fn apart(len: u32, all: &[Vec<Step>]) -> Vec<bool> {
    let mut balance = vec![0i32; len as usize + 1];
    let mut last = vec![usize::MAX; len as usize + 1];
    for (n, steps) in all.iter().enumerate() {
        for step in steps.iter().filter(|step| !step.source.is_empty()) {
            (step.source.start + 1..step.source.end).for_each(|p| balance[p as usize] -= 1);
            for p in [step.source.start as usize, step.source.end as usize] {
                // Two beads of a version that meet at a place are one witness.
                if step.score >= SHOWN && !step.target.is_empty() && std::mem::replace(&mut last[p], n) != n {
                    balance[p] += 1;
                }
            }
        }
    }
    balance.into_iter().map(|votes| votes > 0).collect()
}

/// A bead of segments cut at these places of the pivot: each segment of the other language goes where the middle of it
/// is, by how long the parts of the pivot are.
fn cut_segments(bitext: &Bitext, whole: &Step, places: &[u32]) -> Vec<Step> {
    let (source, target) = (&whole.source, &whole.target);
    let (mut from, mut next) = (source.start, target.start);
    let mut out = Vec::with_capacity(places.len() + 1);
    for place in places.iter().copied().chain([source.end]) {
        let until = share(&bitext.source, source.start..place, source);
        let first = next;
        while next < target.end && (place == source.end || middle(&bitext.target, next, target) <= until) {
            next += 1;
        }
        let segments = first..next;
        let score = whole.score.min(UNPROVEN);
        out.push(Step { source: from..place, target: segments.clone(), segments, score, ..whole.clone() });
        from = place;
    }
    out
}

/// Which part of some segments, by their length, is before one of them or in it.
fn share(text: &Segmented, range: Range<u32>, of: &Range<u32>) -> f32 {
    lengths(text, range) / lengths(text, of.clone()).max(f32::MIN_POSITIVE)
}

/// Which part of some segments is before the middle of one of them.
fn middle(text: &Segmented, segment: u32, of: &Range<u32>) -> f32 {
    (share(text, of.start..segment, of) + share(text, of.start..segment + 1, of)) / 2.0
}

/// Steps with those that are out of order in the place of the omissions of their sources; the omissions of their targets
/// are skipped. Both are in the order of the pivot.
fn with_moved(steps: Vec<Step>, moved: Vec<Step>) -> Vec<Step> {
    if moved.is_empty() {
        return steps;
    }
    // An empty range, of an omission inside a moved passage, would hide the one that begins where it is.
    let mut targets = moved.iter().map(|step| step.target.clone()).collect::<Vec<_>>();
    targets.retain(|range| !range.is_empty());
    targets.sort_by_key(|target| target.start);
    let mut sources = moved.iter().map(|step| step.source.clone()).collect::<Vec<_>>();
    sources.retain(|range| !range.is_empty());
    let mut moved = moved.into_iter().peekable();
    let mut out = Vec::with_capacity(steps.len());
    for step in steps {
        let here = step.source.start;
        // What has no source in a moved passage is before or after it, never inside.
        while let Some(next) =
            moved.next_if(|next| next.source.start < step.source.end || next.source.end <= here)
        {
            out.push(Step { moved: true, ..next });
        }
        let is_replaced = match (step.source.is_empty(), step.target.is_empty()) {
            (false, true) => holds(&sources, here),
            (true, false) => holds(&targets, step.target.start),
            _ => false,
        };
        out.extend((!is_replaced).then_some(step));
    }
    out.extend(moved.map(|step| Step { moved: true, ..step }));
    out
}

/// Whether one of these ranges, which are in order, holds an item.
fn holds(ranges: &[Range<u32>], item: u32) -> bool {
    let before = ranges.partition_point(|range| range.start <= item);
    ranges[..before].last().is_some_and(|range| item < range.end)
}

/// The beads of blocks of each bitext, cut where another has the pivot's blocks apart.
pub(crate) fn of_blocks(len: u32, bitexts: &[Bitext]) -> Vec<Vec<Step>> {
    let alignments: Vec<&Alignment> = bitexts.iter().map(|bitext| &bitext.blocks).collect();
    let ends = shown_ends(len, &alignments);
    let mut out = Vec::with_capacity(bitexts.len());
    for bitext in bitexts {
        let moved =
            bitext.moved.iter().map(|moved| Step::of_blocks(&bitext.target, moved.blocks())).collect();
        out.push(with_moved(cut_blocks(bitext, &ends), moved));
    }
    out
}

/// For each place between items of the pivot whether a bead on either side of it shows that it is an end: one that joins
/// something there and does not reach over it.
fn shown_ends(len: u32, alignments: &[&Alignment]) -> Vec<bool> {
    let mut ends = vec![false; len as usize + 1];
    for alignment in alignments {
        for bead in alignment.beads().iter().filter(|bead| !bead.is_omission() && bead.score >= SHOWN) {
            ends[bead.source.start as usize] = true;
            ends[bead.source.end as usize] = true;
        }
    }
    ends
}

/// How sure a bead must be to show an end. Reasoned: it is more probable than not.
const SHOWN: f32 = 0.5;

/// The beads of blocks of a bitext, those over an end of the pivot cut there.
fn cut_blocks(bitext: &Bitext, ends: &[bool]) -> Vec<Step> {
    let mut out = Vec::with_capacity(bitext.blocks.beads().len());
    for bead in bitext.blocks.beads() {
        let whole = Step::of_blocks(&bitext.target, bead);
        let inside: Vec<u32> =
            (bead.source.start + 1..bead.source.end).filter(|p| ends[*p as usize]).collect();
        if inside.is_empty() || bead.is_omission() {
            out.push(whole);
        } else {
            out.extend(cut(bitext, &whole, &inside));
        }
    }
    out
}

/// A bead of blocks cut at these places of the pivot.
fn cut(bitext: &Bitext, whole: &Step, places: &[u32]) -> Vec<Step> {
    let blocks = &bitext.target.block_segments[..whole.target.end as usize];
    let mut out: Vec<Step> = Vec::new();
    let (mut from, mut done, mut next) = (whole.source.start, whole.segments.start, whole.target.start);
    for &place in places {
        let first = bitext.source.block_segments[place as usize].start;
        let to = counterpart(bitext, first).clamp(done, whole.segments.end);
        let end = next + blocks[next as usize..].partition_point(|block| block.start < to) as u32;
        out.push(part(blocks, from..place, next..end, done..to));
        // The next part begins with the block that this one does not finish.
        let unfinished = end > next && blocks[end as usize - 1].end > to;
        (from, done, next) = (place, to, end - u32::from(unfinished));
    }
    out.push(part(blocks, from..whole.source.end, next..whole.target.end, done..whole.segments.end));
    let joined = out.iter().filter(|step| !step.target.is_empty()).count();
    let score = if joined > 1 { whole.score } else { whole.score.min(UNPROVEN) };
    out.iter_mut().filter(|step| !step.target.is_empty()).for_each(|step| step.score = score);
    out
}

/// A part of a bead.
fn part(blocks: &[Range<u32>], source: Range<u32>, target: Range<u32>, segments: Range<u32>) -> Step {
    let whole = target.clone().next_back().is_none_or(|last| {
        blocks[target.start as usize].start == segments.start && blocks[last as usize].end == segments.end
    });
    Step { source, target, segments, whole, score: 0.0, moved: false }
}

/// The first segment of the target that belongs to the pivot's segment `first` or to one after it.
fn counterpart(bitext: &Bitext, first: u32) -> u32 {
    let beads = bitext.segments.beads();
    let at = beads.partition_point(|bead| bead.source.end < first);
    match beads.get(at) {
        Some(bead) if bead.source.start < first && bead.source.end > first => {
            let before = lengths(&bitext.source, bead.source.start..first);
            let after = lengths(&bitext.source, first..bead.source.end);
            if before >= after { bead.target.end } else { bead.target.start }
        }
        Some(bead) if bead.source.end == first => bead.target.end,
        Some(bead) => bead.target.start,
        None => beads.last().map_or(0, |bead| bead.target.end),
    }
}

/// How long segments are together.
fn lengths(text: &Segmented, range: Range<u32>) -> f32 {
    text.segments[range.start as usize..range.end as usize].iter().map(|segment| segment.length).sum()
}

#[cfg(test)]
mod tests;
