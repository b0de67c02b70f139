//! A translation lexicon learnt from beads: IBM model 1 with discounted counts.
//!
//! Brown et al. 1993, *The mathematics of statistical machine translation*. A pair of words is kept only if it stands
//! together in two beads or is given from outside (cognates): what was seen once proves nothing but the bead itself.

use rayon::prelude::*;

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

/// Words that stand in more beads than this part of them, and more often than [`FEW`], are not learnt: they are in
/// every place, and cost most of the time.
const COMMON: f32 = 0.08;
/// In small texts every word counts.
const FEW: f32 = 1_000.0;

/// Words of the two sides of a bead.
pub(crate) type Pair = (Vec<u32>, Vec<u32>);

/// `t(target | source)` for the pairs that are worth keeping, and how frequent each target word is.
#[derive(Debug, Clone, Default)]
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

    /// Learns from `pairs`; `known` pairs of words have a probability from outside, which the counts add to. `source`
    /// and `target` tell how often each word occurs in the texts as wholes.
    pub(crate) fn learn(
        pairs: &[Pair],
        known: &[(u32, u32, f32)],
        (source, target): (&[u32], &[u32]),
    ) -> Self {
        let mut counted = Counted::of(pairs, known, source.len(), target);
        let mut t = counted.updated(&counted.first_round(pairs));
        // What the first round finds nothing for stays at nothing.
        counted.retain(&mut t);
        let places = counted.places(pairs);
        let mut expected = vec![0.0f32; t.len()];
        for _ in 1..ROUNDS {
            expected.fill(0.0);
            places.expect(&t, &mut expected);
            t = counted.updated(&expected);
        }
        counted.table(&t, source.len())
    }

    /// Both directions at once.
    pub(crate) fn learn_both(
        pairs: &[Pair],
        known: &[(u32, u32, f32)],
        counts: (&[u32], &[u32]),
    ) -> (Self, Self) {
        let turned = || {
            let pairs: Vec<Pair> = pairs.par_iter().map(|(s, t)| (t.clone(), s.clone())).collect();
            let known: Vec<_> = known.iter().map(|&(s, t, p)| (t, s, p)).collect();
            Self::learn(&pairs, &known, (counts.1, counts.0))
        };
        rayon::join(|| Self::learn(pairs, known, counts), turned)
    }
}

/// Which pairs of words are kept, and how often words occur.
struct Counted {
    cells: Vec<(u32, u32)>,
    prior: Vec<f32>,
    source_count: Vec<f32>,
    unigram: Vec<f32>,
}

/// A place in a table; one that does not fit is no longer a lexicon.
fn number(n: usize) -> u32 {
    u32::try_from(n).expect("fewer than 2^32 pairs of words")
}

fn cell(s: u32, t: u32) -> u64 {
    u64::from(s) << 32 | u64::from(t)
}

impl Counted {
    fn of(pairs: &[Pair], known: &[(u32, u32, f32)], sources: usize, targets: &[u32]) -> Self {
        let mut source_count = vec![0.0f32; sources];
        let mut target_count = vec![0.0f32; targets.len()];
        for (source, target) in pairs {
            source.iter().for_each(|w| source_count[*w as usize] += 1.0);
            target.iter().for_each(|w| target_count[*w as usize] += 1.0);
        }
        let most = (pairs.len() as f32 * COMMON).max(FEW);
        let mut kept = twice_together(pairs, (&source_count, &target_count), most);
        let order = |a: &(u64, f32), b: &(u64, f32)| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1));
        let mut known: Vec<(u64, f32)> = known.iter().map(|&(s, t, p)| (cell(s, t), p)).collect();
        known.sort_unstable_by(order);
        kept.extend(known);
        // Two sorted runs: the stable sort merges them.
        kept.sort_by(order);
        kept.dedup_by_key(|k| k.0);
        let total = targets.iter().map(|n| *n as f32).sum::<f32>().max(1.0);
        Self {
            cells: kept.iter().map(|k| ((k.0 >> 32) as u32, k.0 as u32)).collect(),
            prior: kept.iter().map(|k| k.1).collect(),
            source_count,
            unigram: targets.iter().map(|c| (*c as f32 + 0.5) / total).collect(),
        }
    }

    /// What all beads expect of each pair when all are equally probable.
    ///
    /// Counted a source word at a time, from one table of its pairs: a word of the source has far more pairs than a bead has
    /// words.
    fn first_round(&self, pairs: &[Pair]) -> Vec<f32> {
        let (mut tokens, mut ends) = (Vec::new(), vec![0]);
        let mut postings = Vec::new();
        for (n, (source, target)) in pairs.iter().enumerate() {
            tokens.extend_from_slice(target);
            ends.push(tokens.len());
            postings.extend(source.iter().map(|&s| cell(s, number(n))));
        }
        postings.sort_unstable();
        let rows = self.rows();
        // For each target word its pair with the source word at hand.
        let mut pair_of = vec![u32::MAX; self.unigram.len()];
        let mut each = |visit: &mut dyn FnMut(std::ops::Range<usize>, &[u32])| {
            for beads in postings.chunk_by(|a, b| a >> 32 == b >> 32) {
                let s = (beads[0] >> 32) as usize;
                let row = rows[s]..rows[s + 1];
                row.clone().for_each(|n| pair_of[self.cells[n as usize].1 as usize] = n);
                for bead in beads.iter().filter(|_| !row.is_empty()) {
                    let n = *bead as u32 as usize;
                    visit(ends[n]..ends[n + 1], &pair_of);
                }
                row.for_each(|n| pair_of[self.cells[n as usize].1 as usize] = u32::MAX);
            }
        };
        let mut found = vec![0u32; tokens.len()];
        each(&mut |places, pair_of| {
            for (found, t) in found[places.clone()].iter_mut().zip(&tokens[places]) {
                *found += u32::from(pair_of[*t as usize] != u32::MAX);
            }
        });
        // Sums as they come about by adding up.
        let most = found.iter().max().map_or(0, |n| *n as usize);
        let sums: Vec<f32> =
            std::iter::successors(Some(0.0f32), |sum| Some(sum + START)).take(most + 1).collect();
        let share = |(found, t): (&u32, &u32)| {
            let sum = sums[*found as usize] + EMPTY * self.unigram[*t as usize];
            if sum > 0.0 { START / sum } else { 0.0 }
        };
        let shares: Vec<f32> = found.iter().zip(&tokens).map(share).collect();
        // Pairs that are none are counted beside the others.
        let none = self.cells.len();
        let mut expected = vec![0.0f32; none + 1];
        each(&mut |places, pair_of| {
            for (share, t) in shares[places.clone()].iter().zip(&tokens[places]) {
                expected[(pair_of[*t as usize] as usize).min(none)] += share;
            }
        });
        expected.truncate(none);
        expected
    }

    /// The probabilities of the pairs, from what is expected of them.
    fn updated(&self, expected: &[f32]) -> Vec<f32> {
        let one = |((expected, prior), cell): ((&f32, &f32), &(u32, u32))| {
            let seen = self.source_count[cell.0 as usize];
            ((expected - DISCOUNT).max(0.0) + PRIOR * prior)
                / (seen + PRIOR * f32::from(*prior > 0.0)).max(1.0)
        };
        expected.iter().zip(&self.prior).zip(&self.cells).map(one).collect()
    }

    /// Keeps the pairs that are possible at all.
    fn retain(&mut self, t: &mut Vec<f32>) {
        let mut alive = t.iter().map(|t| *t > 0.0);
        self.cells.retain(|_| alive.next().unwrap_or_default());
        let mut alive = t.iter().map(|t| *t > 0.0);
        self.prior.retain(|_| alive.next().unwrap_or_default());
        t.retain(|t| *t > 0.0);
    }

    /// Which kept pairs each target word of each bead may belong to.
    fn places(&self, pairs: &[Pair]) -> Places {
        let mut out = Places { ends: Vec::new(), cells: Vec::new(), empty: Vec::new() };
        let rows = self.rows();
        // For each target word of a bead, its number among the words of the bead.
        let mut place_of = vec![u32::MAX; self.unigram.len()];
        let mut found: Vec<Vec<u32>> = Vec::new();
        for (source, target) in pairs {
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
            for &s in source {
                let row = rows[s as usize]..rows[s as usize + 1];
                for n in row {
                    let place = place_of[self.cells[n as usize].1 as usize];
                    if place != u32::MAX {
                        found[place as usize].push(n);
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

    /// Where the pairs of each source word begin; one more at the end.
    fn rows(&self) -> Vec<u32> {
        let mut rows = vec![0u32; self.source_count.len() + 1];
        self.cells.iter().for_each(|c| rows[c.0 as usize + 1] += 1);
        for n in 1..rows.len() {
            rows[n] += rows[n - 1];
        }
        rows
    }

    fn table(self, t: &[f32], sources: usize) -> Table {
        let mut starts = vec![0u32; sources + 1];
        let mut entries = Vec::new();
        for (&(s, w), &p) in self.cells.iter().zip(t) {
            if p > 0.003 {
                entries.push((w, p));
                starts[s as usize + 1] = number(entries.len());
            }
        }
        for n in 1..starts.len() {
            starts[n] = starts[n].max(starts[n - 1]);
        }
        let translations = |n: &[u32]| &entries[n[0] as usize..n[1] as usize];
        let mass =
            starts.windows(2).map(|n| translations(n).iter().map(|t: &(u32, f32)| t.1).sum()).collect();
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

/// The pairs of words that stand together in two beads or more, sorted; words seen once cannot, and those seen more than
/// `most` times are passed over.
///
/// Counted a source word at a time: all pairs of all beads at once would take memory by the product of the two sides.
fn twice_together(pairs: &[Pair], (source, target): (&[f32], &[f32]), most: f32) -> Vec<(u64, f32)> {
    let (mut postings, mut words) = (Vec::new(), Vec::new());
    let (mut ends, mut targets) = (vec![0], Vec::new());
    for (n, (s, t)) in pairs.iter().enumerate() {
        distinct(s, source, most, &mut words);
        postings.extend(words.iter().map(|&s| cell(s, number(n))));
        distinct(t, target, most, &mut words);
        targets.extend_from_slice(&words);
        ends.push(targets.len());
    }
    postings.sort_unstable();
    let mut seen = vec![0u32; target.len()];
    let (mut kept, mut twice) = (Vec::new(), Vec::new());
    for beads in postings.chunk_by(|a, b| a >> 32 == b >> 32) {
        let words =
            || beads.iter().flat_map(|b| &targets[ends[*b as u32 as usize]..ends[*b as u32 as usize + 1]]);
        for &t in words() {
            seen[t as usize] += 1;
            if seen[t as usize] == 2 {
                twice.push(t);
            }
        }
        words().for_each(|t| seen[*t as usize] = 0);
        twice.sort_unstable();
        kept.extend(twice.drain(..).map(|t| (cell((beads[0] >> 32) as u32, t), 0.0)));
    }
    kept
}

/// The words that are worth learning about: neither seen once nor everywhere.
fn distinct(words: &[u32], count: &[f32], most: f32, out: &mut Vec<u32>) {
    out.clear();
    out.extend(words.iter().filter(|w| (2.0..=most).contains(&count[**w as usize])));
    out.sort_unstable();
    out.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learns_who_translates_whom() {
        // 0 "house" 1 "the" 2 "book" / 0 "maison" 1 "la" 2 "livre"
        let pairs: Vec<Pair> = vec![
            (vec![1, 0], vec![1, 0]),
            (vec![1, 2], vec![1, 2]),
            (vec![0], vec![0]),
            (vec![2], vec![2]),
            (vec![1, 0, 2], vec![1, 0, 2]),
        ];
        let table = Table::learn(&pairs, &[], (&[3, 3, 3, 90], &[3, 3, 3, 90]));
        for word in 0..3 {
            let best = table.translations(word).iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|e| e.0);
            assert_eq!(best, Some(word));
        }
    }

    #[test]
    fn one_sighting_proves_nothing() {
        let table = Table::learn(&[(vec![0], vec![0])], &[], (&[1], &[1]));
        assert!(table.translations(0).is_empty());
        let table = Table::learn(&[(vec![0], vec![0])], &[(0, 0, 0.8)], (&[1], &[1]));
        assert!(table.translations(0)[0].1 > 0.5);
    }
}
