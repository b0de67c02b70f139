//! The pairs of words that are learnt about, and what the beads expect of each.

use std::ops::Range;

use hexapla_model::WordPair;

use super::super::lists::{Lists, number};
use super::super::table::Table;
use super::LearntSide;

/// How probable each pair is before the first round.
const START: f32 = 1.0 / 20.0;
/// Taken off each expected count, so that chance pairs vanish.
const DISCOUNT: f32 = 0.6;
/// How many sightings what is known beforehand weighs as much as.
const PRIOR: f32 = 2.0;
/// The weight of the empty word in a sentence, in words.
const EMPTY: f32 = 1.0;
/// The least probability of a pair that is kept.
const LEAST: f32 = 0.003;

/// Which pairs of words are kept, and how often words occur.
pub(super) struct Pairs<'l> {
    /// The target words of the pairs, those of each source word one after the other, in order.
    targets: Lists,
    prior: Vec<f32>,
    source_count: &'l [f32],
    unigram: Vec<f32>,
}

impl<'l> Pairs<'l> {
    pub(super) fn of(source: &'l LearntSide, target: &LearntSide, known: &[WordPair]) -> Self {
        let mut known = known.to_vec();
        WordPair::settle(&mut known);
        let (mut targets, mut prior) = (Lists::default(), Vec::new());
        let postings = source.worth.postings(source.all());
        let (mut seen, mut twice) = (vec![0u32; target.all()], Vec::new());
        let mut rest = &known[..];
        for s in 0..source.all() {
            twice.clear();
            twice_together(postings.get(s), &target.worth, &mut seen, &mut twice);
            let own = rest.partition_point(|pair| pair.source as usize <= s);
            merge(&twice, &rest[..own], &mut targets.numbers, &mut prior);
            targets.starts.push(targets.numbers.len());
            rest = &rest[own..];
        }
        let total = target.seen.in_texts.iter().map(|n| *n as f32).sum::<f32>().max(1.0);
        let unigram = target.seen.in_texts.iter().map(|c| (*c as f32 + 0.5) / total).collect();
        Self { targets, prior, source_count: &source.seen.count, unigram }
    }

    /// What all beads expect of each pair when all are equally probable.
    pub(super) fn first_round(&self, source: &LearntSide, target: &LearntSide) -> Vec<f32> {
        let postings = source.words.postings(source.all());
        let tokens = &target.words.numbers;
        let none = number(self.targets.numbers.len());
        let mut found = vec![0u32; tokens.len()];
        self.each_meeting(&postings, &target.words, |places, pair_of| {
            for (found, t) in found[places.clone()].iter_mut().zip(&tokens[places]) {
                *found += u32::from(pair_of[*t as usize] != none);
            }
        });
        // Sums as they come about by adding up.
        let most = found.iter().max().map_or(0, |n| *n as usize);
        let sums: Vec<f32> =
            std::iter::successors(Some(0.0f32), |sum| Some(sum + START)).take(most + 1).collect();
        let totals =
            found.iter().zip(tokens).map(|(n, t)| sums[*n as usize] + EMPTY * self.unigram[*t as usize]);
        let shares: Vec<f32> = totals.map(|total| if total > 0.0 { START / total } else { 0.0 }).collect();
        // Pairs that are not kept are counted beside the others.
        let mut expected = vec![0.0f32; none as usize + 1];
        self.each_meeting(&postings, &target.words, |places, pair_of| {
            for (share, t) in shares[places.clone()].iter().zip(&tokens[places]) {
                expected[pair_of[*t as usize] as usize] += share;
            }
        });
        expected.truncate(none as usize);
        expected
    }

    /// Calls `visit` with each source word of each bead: where the words of the target begin and end, and the table of the
    /// pairs of the source word, by target word; one more than the last pair where there is none.
    ///
    /// A source word at a time, from one table of its pairs: a word of the source has far more pairs than a bead has words.
    fn each_meeting(&self, postings: &Lists, target: &Lists, mut visit: impl FnMut(Range<usize>, &[u32])) {
        let none = number(self.targets.numbers.len());
        let mut pair_of = vec![none; self.unigram.len()];
        for s in 0..postings.len() {
            let row = self.targets.range(s);
            if row.is_empty() {
                continue;
            }
            row.clone().for_each(|n| pair_of[self.targets.numbers[n] as usize] = number(n));
            for bead in postings.get(s) {
                visit(target.range(*bead as usize), &pair_of);
            }
            row.for_each(|n| pair_of[self.targets.numbers[n] as usize] = none);
        }
    }

    /// The probabilities of the pairs, from what is expected of them.
    pub(super) fn updated(&self, expected: &[f32]) -> Vec<f32> {
        let mut out = Vec::with_capacity(expected.len());
        for (s, seen) in self.source_count.iter().enumerate() {
            let row = self.targets.range(s);
            let own = expected[row.clone()].iter().zip(&self.prior[row]);
            out.extend(own.map(|(expected, prior)| {
                ((expected - DISCOUNT).max(0.0) + PRIOR * prior)
                    / (seen + PRIOR * f32::from(*prior > 0.0)).max(1.0)
            }));
        }
        out
    }

    /// Keeps the pairs that are possible at all.
    pub(super) fn retain(&mut self, t: &mut Vec<f32>) {
        let (mut from, mut kept) = (0, 0);
        for s in 0..self.targets.len() {
            let end = self.targets.starts[s + 1];
            for n in from..end {
                if t[n] > 0.0 {
                    (t[kept], self.prior[kept]) = (t[n], self.prior[n]);
                    self.targets.numbers[kept] = self.targets.numbers[n];
                    kept += 1;
                }
            }
            self.targets.starts[s + 1] = kept;
            from = end;
        }
        t.truncate(kept);
        self.prior.truncate(kept);
        self.targets.numbers.truncate(kept);
    }

    /// Which kept pairs each target word of each bead may belong to.
    pub(super) fn places(&self, source: &LearntSide, target: &LearntSide) -> Places {
        let mut out = Places { ends: Vec::new(), cells: Vec::new(), empty: Vec::new() };
        // For each target word of a bead, its number among the words of the bead.
        let mut place_of = vec![u32::MAX; self.unigram.len()];
        let mut found: Vec<Vec<u32>> = Vec::new();
        for bead in 0..source.words.len() {
            let target = target.words.get(bead);
            let mut words = 0;
            for &w in target {
                if place_of[w as usize] == u32::MAX {
                    place_of[w as usize] = words as u32;
                    words += 1;
                    if found.len() < words {
                        found.push(Vec::new());
                    }
                    found[words - 1].clear();
                }
            }
            for &s in source.words.get(bead) {
                let row = self.targets.range(s as usize);
                for (n, t) in (row.start..).zip(&self.targets.numbers[row]) {
                    let place = place_of[*t as usize];
                    if place != u32::MAX {
                        found[place as usize].push(n as u32);
                    }
                }
            }
            for &w in target {
                let cells = &found[place_of[w as usize] as usize];
                if !cells.is_empty() {
                    out.cells.extend_from_slice(cells);
                    out.ends.push(out.cells.len());
                    out.empty.push(EMPTY * self.unigram[w as usize]);
                }
            }
            target.iter().for_each(|w| place_of[*w as usize] = u32::MAX);
        }
        out
    }

    pub(super) fn table(self, t: &[f32]) -> Table {
        let mut table = Table::with_unigram(self.unigram);
        for s in 0..self.targets.len() {
            let row = self.targets.range(s);
            let own = self.targets.numbers[row.clone()].iter().zip(&t[row]);
            let kept = own.filter(|(_, p)| **p > LEAST).map(|(w, p)| (*w, *p));
            table.push_row(kept.clone(), kept.map(|(_, p)| p).sum());
        }
        table
    }
}

/// The target words of all beads that something may explain, each with the kept pairs it may belong to.
pub(super) struct Places {
    /// Where the pairs of each word end in `cells`.
    ends: Vec<usize>,
    cells: Vec<u32>,
    /// The weight of the empty word for each.
    empty: Vec<f32>,
}

impl Places {
    /// Adds what all beads expect.
    pub(super) fn expect(&self, t: &[f32], expected: &mut [f32]) {
        let mut from = 0;
        for (&to, empty) in self.ends.iter().zip(&self.empty) {
            let cells = &self.cells[from..to];
            let sum: f32 = cells.iter().map(|&n| t[n as usize]).sum::<f32>() + empty;
            if sum > 0.0 {
                cells.iter().for_each(|&n| expected[n as usize] += t[n as usize] / sum);
            }
            from = to;
        }
    }
}

/// Adds the pairs of a source word, in order: the target words `seen` with it, and those that are known.
fn merge(seen: &[u32], known: &[WordPair], pairs: &mut Vec<u32>, prior: &mut Vec<f32>) {
    let (mut seen, mut known) = (seen.iter().copied().peekable(), known.iter().peekable());
    loop {
        let next = match (seen.peek(), known.peek()) {
            (None, None) => return,
            (Some(t), None) => *t,
            (None, Some(pair)) => pair.target,
            (Some(t), Some(pair)) => pair.target.min(*t),
        };
        let is_seen = seen.next_if_eq(&next).is_some();
        let given = known.next_if(|pair| pair.target == next).map_or(0.0, |pair| pair.weight);
        pairs.push(next);
        prior.push(if is_seen { given.max(0.0) } else { given });
    }
}

/// Adds to `twice` the target words, in order, that are in two or more of these beads; `seen` is nothing but zeros, before
/// and after.
///
/// Counted a source word at a time: all pairs of all beads at once would take memory by the product of the two sides.
fn twice_together(beads: &[u32], target: &Lists, seen: &mut [u32], twice: &mut Vec<u32>) {
    if beads.len() < 2 {
        return;
    }
    let words = beads.iter().flat_map(|bead| target.get(*bead as usize));
    for t in words.clone() {
        seen[*t as usize] += 1;
        if seen[*t as usize] == 2 {
            twice.push(*t);
        }
    }
    words.for_each(|t| seen[*t as usize] = 0);
    twice.sort_unstable();
}
