//! A translation lexicon learnt from beads: IBM model 1 with discounted counts.
//!
//! Brown et al. 1993, *The mathematics of statistical machine translation*. A pair of words is kept only if it occurs
//! together in two beads or is given from outside (cognates): what was seen once proves nothing but the bead itself.

use std::ops::Range;

use hexapla_model::{Both, WordPair};
use serde::{Deserialize, Serialize};

use super::lists::{Lists, number};

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

/// The words of beads, or of expressions and their translations, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lessons(Both<Lists>);

impl Lessons {
    /// Adds a bead, or an expression and its translation.
    pub(crate) fn push(&mut self, source: &[u32], target: &[u32]) {
        self.0.source.push(source.iter().copied());
        self.0.target.push(target.iter().copied());
    }

    /// Adds those of `others`.
    pub(crate) fn extend<'l>(&mut self, others: impl Iterator<Item = Both<&'l [u32]>>) {
        others.for_each(|Both { source, target }| self.push(source, target));
    }

    /// All in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Both<&[u32]>> {
        (0..self.len()).map(|n| self.get(n))
    }

    /// The same with source and target in each other's place.
    pub(crate) fn turned(self) -> Self {
        Self(self.0.turned())
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.source.len()
    }

    /// The words of lesson `n`.
    pub(crate) fn get(&self, n: usize) -> Both<&[u32]> {
        self.0.as_ref().map(|lists| lists.get(n))
    }

    /// Those that have a word that is `asked` for.
    fn with(&self, asked: &Both<Vec<bool>>) -> Self {
        let is_asked = |words: &[u32], asked: &[bool]| words.iter().any(|word| asked[*word as usize]);
        let mut out = Self::default();
        out.extend(self.iter().filter(|lesson| {
            is_asked(lesson.source, &asked.source) || is_asked(lesson.target, &asked.target)
        }));
        out
    }
}

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

    /// Makes room for so many translations.
    pub(super) fn reserve(&mut self, translations: usize) {
        self.entries.reserve(translations);
    }

    /// Adds the translations of the next source word that have a number in another vocabulary, from `number` of their number
    /// in this one or `none`, and then `more`; `mass` is the sum of the probabilities of all.
    pub(super) fn push_renumbered(
        &mut self,
        translations: &[(u32, f32)],
        (number, none): (&[u32], u32),
        more: impl Iterator<Item = (u32, f32)>,
        mass: f32,
    ) {
        let from = self.entries.len();
        self.entries.extend_from_slice(translations);
        let (own, mut kept) = (&mut self.entries[from..], 0);
        for &(target, probability) in translations {
            let number = number[target as usize];
            // Written in any case and counted if it has one: no processor guesses which have.
            own[kept] = (number, probability);
            kept += usize::from(number != none);
        }
        self.entries.truncate(from + kept);
        self.push_row(more, mass);
    }

    /// Adds the translations of the next source word, in the order of their numbers; `mass` is the sum of the probabilities
    /// of all its translations, those that are not among them too.
    pub(super) fn push_row(&mut self, translations: impl Iterator<Item = (u32, f32)>, mass: f32) {
        self.entries.extend(translations);
        self.starts.push(number(self.entries.len()));
        self.mass.push(mass);
    }

    /// Learns from lessons; `known` pairs of words have a probability from outside, which the counts add to.
    fn learn(source: &LearntSide, target: &LearntSide, known: &[WordPair]) -> Self {
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
        lessons: &Lessons,
        known: &[WordPair],
        counts: &Both<Vec<u32>>,
        asked: Option<&Both<Vec<bool>>>,
    ) -> (Self, Self) {
        let turned: Vec<WordPair> = known.iter().map(|pair| pair.turned()).collect();
        let seen = lessons.0.as_ref().zip(counts.as_ref()).map(|(lists, counts)| Seen::of(lists, counts));
        let Some(asked) = asked else {
            let Both { source, target } =
                lessons.0.as_ref().zip(seen).map(|(words, seen)| LearntSide::of(words.clone(), seen));
            return rayon::join(
                || Self::learn(&source, &target, known),
                || Self::learn(&target, &source, &turned),
            );
        };
        // What is learnt of a target word depends on no other: each of its counts is shared among the source words alone.
        let lessons = lessons.with(asked);
        let Both { source, target } = lessons.0.zip(seen).map(|(words, seen)| LearntSide::of(words, seen));
        let some = Both::new(source.only(&asked.source), target.only(&asked.target));
        (
            Self::learn(&source, &some.target, &among(known, &asked.target)),
            Self::learn(&target, &some.source, &among(&turned, &asked.source)),
        )
    }
}

/// How often the words of one side are in the beads that are learnt from, and in the texts.
#[derive(Debug, Clone)]
struct Seen {
    /// In how many beads a word is at most that is learnt about.
    most: f32,
    /// For each word how often it is in the beads.
    count: Vec<f32>,
    /// For each word how often it occurs in the texts.
    in_texts: Vec<u32>,
}

impl Seen {
    fn of(words: &Lists, in_texts: &[u32]) -> Self {
        let mut count = vec![0.0f32; in_texts.len()];
        words.numbers.iter().for_each(|w| count[*w as usize] += 1.0);
        Self { most: (words.len() as f32 * COMMON).max(FEW), count, in_texts: in_texts.to_vec() }
    }

    /// Neither seen once nor everywhere.
    fn is_worth(&self, word: u32) -> bool {
        (2.0..=self.most).contains(&self.count[word as usize])
    }
}

/// One side of all beads that are learnt from.
struct LearntSide {
    /// The words of each bead.
    words: Lists,
    /// The words of each bead that are worth learning about, once each.
    worth: Lists,
    seen: Seen,
}

impl LearntSide {
    fn of(words: Lists, seen: Seen) -> Self {
        let mut worth = Lists::default();
        // For each word the last bead that held it.
        let mut last = vec![u32::MAX; seen.count.len()];
        for bead in 0..words.len() {
            let own = words.get(bead).iter().copied();
            worth.push(own.filter(|w| {
                let is_new = std::mem::replace(&mut last[*w as usize], number(bead)) != number(bead);
                is_new && seen.is_worth(*w)
            }));
        }
        Self { words, worth, seen }
    }

    /// The same with no words but those that are `asked` for.
    fn only(&self, asked: &[bool]) -> Self {
        Self { words: self.words.only(asked), worth: self.worth.only(asked), seen: self.seen.clone() }
    }

    /// How many words there are in all.
    fn all(&self) -> usize {
        self.seen.count.len()
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

impl<'l> Counted<'l> {
    fn of(source: &'l LearntSide, target: &LearntSide, known: &[WordPair]) -> Self {
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
        let total = target.seen.in_texts.iter().map(|n| *n as f32).sum::<f32>().max(1.0);
        let unigram = target.seen.in_texts.iter().map(|c| (*c as f32 + 0.5) / total).collect();
        Self { pairs, prior, source_count: &source.seen.count, unigram }
    }

    /// What all beads expect of each pair when all are equally probable.
    fn first_round(&self, source: &LearntSide, target: &LearntSide) -> Vec<f32> {
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
    fn places(&self, source: &LearntSide, target: &LearntSide) -> Places {
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
