//! A translation lexicon learnt from beads: IBM model 1 with discounted counts.
//!
//! Brown et al. 1993, *The mathematics of statistical machine translation*. A pair of words is kept only if it occurs
//! together in two beads or is given from outside (cognates): what was seen once proves nothing but the bead itself.

use std::ops::Range;

use hexapla_model::{Both, WordPair};
use serde::{Deserialize, Serialize};

/// How probable each pair is before the first round.
const START: f32 = 1.0 / 20.0;
/// The rounds of expectation and maximization.
const ROUNDS: usize = 4;
/// Taken off each expected count, so that chance pairs vanish.
const DISCOUNT: f32 = 0.6;
/// How many sightings what is known beforehand weighs as much as.
const PRIOR: f32 = 2.0;
/// The weight of the empty word in a sentence, in words.
const EMPTY: f32 = 1.0;

/// Words that are in more beads than this part of them, and more often than [`FEW`], are not learnt: they are in
/// every place, and cost most of the time.
const COMMON: f32 = 0.08;
/// In small texts every word counts.
const FEW: f32 = 1_000.0;
/// The least probability of a pair that is kept.
const LEAST: f32 = 0.003;

/// The words of a bead, or of an expression and its translation.
pub(crate) type Lesson = Both<Vec<u32>>;

/// `t(target | source)` for the pairs that are worth keeping, and how frequent each target word is.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Table {
    /// For each source word, where its translations begin in `entries`.
    starts: Vec<u32>,
    entries: Vec<(u32, f32)>,
    /// For each source word the sum of the probabilities of its translations.
    mass: Vec<f32>,
    /// Probability of each target word at a place chosen at random.
    unigram: Vec<f32>,
}

impl Table {
    /// Whether it is a table of so many source words and target words.
    pub(crate) fn is_between(&self, sources: usize, targets: usize) -> bool {
        let sized =
            self.starts.len() == sources + 1 && self.mass.len() == sources && self.unigram.len() == targets;
        let ordered = self.starts.first() == Some(&0) && self.starts.is_sorted();
        let ends = self.starts.last().is_some_and(|end| *end as usize == self.entries.len());
        sized && ordered && ends && self.entries.iter().all(|(word, _)| (*word as usize) < targets)
    }

    /// The translations of `source` with their probability, by number of the target word.
    pub(crate) fn translations(&self, source: u32) -> &[(u32, f32)] {
        match (self.starts.get(source as usize), self.starts.get(source as usize + 1)) {
            (Some(&from), Some(&to)) => &self.entries[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The sum of the probabilities of all translations of `source`: what is missing to one is not known.
    pub(crate) fn mass(&self, source: u32) -> f32 {
        self.mass.get(source as usize).copied().unwrap_or(0.0)
    }

    /// More than the number of any word on either side.
    pub(crate) fn len(&self) -> usize {
        self.starts.len().max(self.unigram.len())
    }

    /// How probable `target` is at a place chosen at random.
    pub(crate) fn unigram(&self, target: u32) -> f32 {
        self.unigram.get(target as usize).copied().unwrap_or(0.0)
    }

    /// A table without translations, for target words of this frequency.
    pub(super) fn with_unigram(unigram: Vec<f32>) -> Self {
        Self { starts: vec![0], unigram, ..Self::default() }
    }

    /// Adds the translations of the next source word, in the order of their numbers; `mass` is the sum of the probabilities
    /// of all its translations, those that are not among them too.
    pub(super) fn push_row(&mut self, translations: impl Iterator<Item = (u32, f32)>, mass: f32) {
        self.entries.extend(translations);
        self.starts.push(number(self.entries.len()));
        self.mass.push(mass);
    }

    /// Learns from lessons; `known` pairs of words have a probability from outside, which the counts add to.
    fn learn(source: &Lessons, target: &Lessons, known: &[WordPair]) -> Self {
        let mut counted = Counted::of(source, target, known);
        let mut t = counted.updated(&counted.first_round(source, target));
        // What the first round finds nothing for stays at nothing.
        counted.retain(&mut t);
        let places = counted.places(source, target);
        let mut expected = vec![0.0f32; t.len()];
        for _ in 1..ROUNDS {
            expected.fill(0.0);
            places.expect(&t, &mut expected);
            t = counted.updated(&expected);
        }
        counted.table(&t)
    }

    /// Both directions at once; `counts` say how often each word of either side occurs in the texts as wholes.
    ///
    /// If it is said which words are `asked` for, the translations of all other target words may be missing.
    pub(super) fn learn_both(
        lessons: &[Lesson],
        known: &[WordPair],
        counts: &Both<Vec<u32>>,
        asked: Option<&Both<Vec<bool>>>,
    ) -> (Self, Self) {
        let source = Lessons::of(lessons.iter().map(|lesson| &lesson.source[..]), &counts.source);
        let target = Lessons::of(lessons.iter().map(|lesson| &lesson.target[..]), &counts.target);
        let turned: Vec<WordPair> = known.iter().map(|pair| pair.turned()).collect();
        let Some(asked) = asked else {
            return rayon::join(
                || Self::learn(&source, &target, known),
                || Self::learn(&target, &source, &turned),
            );
        };
        // What is learnt of a target word depends on no other: each of its counts is shared among the source words alone.
        let some = Both::new(source.only(&asked.source), target.only(&asked.target));
        (
            Self::learn(&source, &some.target, &among(known, &asked.target)),
            Self::learn(&target, &some.source, &among(&turned, &asked.source)),
        )
    }
}

/// Lists of numbers, one after the other.
#[derive(Debug)]
struct Lists {
    numbers: Vec<u32>,
    /// Where each list begins; one more at the end.
    starts: Vec<usize>,
}

impl Default for Lists {
    fn default() -> Self {
        Self { numbers: Vec::new(), starts: vec![0] }
    }
}

impl Lists {
    fn push(&mut self, list: impl Iterator<Item = u32>) {
        self.numbers.extend(list);
        self.starts.push(self.numbers.len());
    }

    fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn range(&self, n: usize) -> Range<usize> {
        self.starts[n]..self.starts[n + 1]
    }

    /// The same lists with no numbers but those that are `asked` for.
    fn only(&self, asked: &[bool]) -> Self {
        let mut out = Self::default();
        (0..self.len()).for_each(|n| out.push(self.get(n).iter().copied().filter(|n| asked[*n as usize])));
        out
    }

    fn get(&self, n: usize) -> &[u32] {
        &self.numbers[self.range(n)]
    }

    /// For each number below `most` the lists that hold it, in order, each as often as it does.
    fn postings(&self, most: usize) -> Self {
        let mut starts = vec![0usize; most + 1];
        self.numbers.iter().for_each(|n| starts[*n as usize + 1] += 1);
        for n in 1..starts.len() {
            starts[n] += starts[n - 1];
        }
        let mut next = starts.clone();
        let mut numbers = vec![0u32; self.numbers.len()];
        for list in 0..self.len() {
            for n in self.get(list) {
                let place = &mut next[*n as usize];
                numbers[*place] = number(list);
                *place += 1;
            }
        }
        Self { numbers, starts }
    }
}

/// One side of all beads that are learnt from.
struct Lessons {
    /// The words of each bead.
    words: Lists,
    /// The words of each bead that are worth learning about, once each.
    worth: Lists,
    /// For each word how often it is in the beads.
    count: Vec<f32>,
    /// For each word how often it occurs in the texts.
    in_texts: Vec<u32>,
}

impl Lessons {
    fn of<'p>(sides: impl ExactSizeIterator<Item = &'p [u32]>, in_texts: &[u32]) -> Self {
        let most = (sides.len() as f32 * COMMON).max(FEW);
        let mut words = Lists::default();
        sides.for_each(|side| words.push(side.iter().copied()));
        let mut count = vec![0.0f32; in_texts.len()];
        words.numbers.iter().for_each(|w| count[*w as usize] += 1.0);
        let mut worth = Lists::default();
        // For each word the last bead that held it.
        let mut seen = vec![u32::MAX; count.len()];
        for bead in 0..words.len() {
            // Neither words seen once nor those that occur everywhere.
            let own = words.get(bead).iter().copied();
            worth.push(own.filter(|w| {
                let is_new = std::mem::replace(&mut seen[*w as usize], number(bead)) != number(bead);
                is_new && (2.0..=most).contains(&count[*w as usize])
            }));
        }
        Self { words, worth, count, in_texts: in_texts.to_vec() }
    }

    /// The same with no words but those that are `asked` for.
    fn only(&self, asked: &[bool]) -> Self {
        let (count, in_texts) = (self.count.clone(), self.in_texts.clone());
        Self { words: self.words.only(asked), worth: self.worth.only(asked), count, in_texts }
    }

    /// How many words there are in all.
    fn all(&self) -> usize {
        self.count.len()
    }
}

/// The pairs whose target words are `asked` for.
fn among(known: &[WordPair], asked: &[bool]) -> Vec<WordPair> {
    known.iter().copied().filter(|pair| asked[pair.target as usize]).collect()
}

/// Which pairs of words are kept, and how often words occur.
struct Counted<'l> {
    /// The target words of the pairs, those of each source word one after the other, in order.
    pairs: Lists,
    prior: Vec<f32>,
    source_count: &'l [f32],
    unigram: Vec<f32>,
}

/// A place in a table; one that does not fit is no longer a lexicon.
fn number(n: usize) -> u32 {
    u32::try_from(n).expect("fewer than 2^32 pairs of words")
}

impl<'l> Counted<'l> {
    fn of(source: &'l Lessons, target: &Lessons, known: &[WordPair]) -> Self {
        let mut known = known.to_vec();
        WordPair::settle(&mut known);
        let (mut pairs, mut prior) = (Lists::default(), Vec::new());
        let postings = source.worth.postings(source.all());
        let (mut seen, mut twice) = (vec![0u32; target.all()], Vec::new());
        let mut rest = &known[..];
        for s in 0..source.all() {
            twice.clear();
            twice_together(postings.get(s), &target.worth, &mut seen, &mut twice);
            let own = rest.partition_point(|pair| pair.source as usize <= s);
            merge(&twice, &rest[..own], &mut pairs.numbers, &mut prior);
            pairs.starts.push(pairs.numbers.len());
            rest = &rest[own..];
        }
        let total = target.in_texts.iter().map(|n| *n as f32).sum::<f32>().max(1.0);
        let unigram = target.in_texts.iter().map(|c| (*c as f32 + 0.5) / total).collect();
        Self { pairs, prior, source_count: &source.count, unigram }
    }

    /// What all beads expect of each pair when all are equally probable.
    fn first_round(&self, source: &Lessons, target: &Lessons) -> Vec<f32> {
        let postings = source.words.postings(source.all());
        let tokens = &target.words.numbers;
        let none = number(self.pairs.numbers.len());
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
        let none = number(self.pairs.numbers.len());
        let mut pair_of = vec![none; self.unigram.len()];
        for s in 0..postings.len() {
            let row = self.pairs.range(s);
            if row.is_empty() {
                continue;
            }
            row.clone().for_each(|n| pair_of[self.pairs.numbers[n] as usize] = number(n));
            for bead in postings.get(s) {
                visit(target.range(*bead as usize), &pair_of);
            }
            row.for_each(|n| pair_of[self.pairs.numbers[n] as usize] = none);
        }
    }

    /// The probabilities of the pairs, from what is expected of them.
    fn updated(&self, expected: &[f32]) -> Vec<f32> {
        let mut out = Vec::with_capacity(expected.len());
        for (s, seen) in self.source_count.iter().enumerate() {
            let row = self.pairs.range(s);
            let own = expected[row.clone()].iter().zip(&self.prior[row]);
            out.extend(own.map(|(expected, prior)| {
                ((expected - DISCOUNT).max(0.0) + PRIOR * prior)
                    / (seen + PRIOR * f32::from(*prior > 0.0)).max(1.0)
            }));
        }
        out
    }

    /// Keeps the pairs that are possible at all.
    fn retain(&mut self, t: &mut Vec<f32>) {
        let (mut from, mut kept) = (0, 0);
        for s in 0..self.pairs.len() {
            let end = self.pairs.starts[s + 1];
            for n in from..end {
                if t[n] > 0.0 {
                    (t[kept], self.prior[kept]) = (t[n], self.prior[n]);
                    self.pairs.numbers[kept] = self.pairs.numbers[n];
                    kept += 1;
                }
            }
            self.pairs.starts[s + 1] = kept;
            from = end;
        }
        t.truncate(kept);
        self.prior.truncate(kept);
        self.pairs.numbers.truncate(kept);
    }

    /// Which kept pairs each target word of each bead may belong to.
    fn places(&self, source: &Lessons, target: &Lessons) -> Places {
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
                let row = self.pairs.range(s as usize);
                for (n, t) in (row.start..).zip(&self.pairs.numbers[row]) {
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

    fn table(self, t: &[f32]) -> Table {
        let mut starts = vec![0u32];
        let (mut entries, mut mass) = (Vec::new(), Vec::new());
        for s in 0..self.pairs.len() {
            let row = self.pairs.range(s);
            let own = self.pairs.numbers[row.clone()].iter().zip(&t[row]);
            let before = entries.len();
            entries.extend(own.filter(|(_, p)| **p > LEAST).map(|(w, p)| (*w, *p)));
            mass.push(entries[before..].iter().map(|t: &(u32, f32)| t.1).sum());
            starts.push(number(entries.len()));
        }
        Table { starts, entries, mass, unigram: self.unigram }
    }
}

/// The target words of all beads that something may explain, each with the kept pairs it may belong to.
struct Places {
    /// Where the pairs of each word end in `cells`.
    ends: Vec<usize>,
    cells: Vec<u32>,
    /// The weight of the empty word for each.
    empty: Vec<f32>,
}

impl Places {
    /// Adds what all beads expect.
    fn expect(&self, t: &[f32], expected: &mut [f32]) {
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

#[cfg(test)]
mod tests;
