//! The hidden Markov model of word alignment: where the next word's partner is, seen from the last one's.
//!
//! Vogel, Ney and Tillmann 1996, *HMM-based word alignment in statistical translation*. A word without a partner
//! leaves the place of the last partner as it is (Och and Ney 2003).

use std::ops::Range;

use crate::grid::Grid;

/// Jumps longer than this count as this long.
const REACH: usize = 100;
/// Jumps are numbered from `-REACH` to `REACH`.
pub(crate) const JUMPS: usize = 2 * REACH + 1;
/// Jumps are raised to this power: they are not as independent of each other as the model has it, so the jumps alone
/// would outvote the words. Chosen on development sets.
const TEMPER: f64 = 0.7;

/// How probable a jump from one partner to the next is.
#[derive(Debug, Clone)]
pub(crate) struct Jumps {
    /// Probability of each jump, `-REACH` first.
    jumps: Vec<f32>,
    /// Sums of `jumps` up to, not including, each jump.
    sums: Vec<f32>,
    /// Probability that a word has no partner.
    empty: f32,
}

impl Jumps {
    /// Jumps by their `counts` (`JUMPS` of them), each raised by `prior`.
    pub(crate) fn new(counts: &[f64], prior: f64, empty: f32) -> Self {
        let total: f64 = counts.iter().map(|c| c + prior).sum();
        let jumps: Vec<f32> = counts.iter().map(|c| ((c + prior) / total).powf(TEMPER) as f32).collect();
        let mut sums = vec![0.0; JUMPS + 1];
        for (n, p) in jumps.iter().enumerate() {
            sums[n + 1] = sums[n] + p;
        }
        Self { jumps, sums, empty }
    }

    /// Jumps that prefer the neighbourhood of the next word: what is assumed before anything was seen.
    pub(crate) fn first(empty: f32) -> Self {
        let from_next = (0..JUMPS).map(|n| (n as f64 - REACH as f64 - 1.0).abs());
        let counts: Vec<f64> = from_next.map(|far| (-far / 4.0).exp()).collect();
        Self::new(&counts, 1e-4, empty)
    }

    /// The probability of the jump from place `i` to place `k`.
    fn of(&self, i: u32, k: u32) -> f32 {
        self.jumps[jump(i, k)]
    }

    /// The probability of all jumps from place `i` (`-1` before the first) that stay among `n` places.
    fn mass(&self, i: isize, n: usize) -> f32 {
        let low = (REACH as isize - i).max(0) as usize;
        let high = (REACH as isize - i + n as isize).min(JUMPS as isize) as usize;
        (self.sums[high.max(low)] - self.sums[low.min(high)]).max(1e-20)
    }
}

/// A place that a sum goes from or to, with its weight.
type Weighed = (u32, f32);

/// Memory of one thread for the forward and backward sums of a sentence.
#[derive(Debug, Default)]
pub(crate) struct Chain {
    /// For each entry of the grid: the word has its partner there.
    forward: Vec<f32>,
    /// The places where the last partner may be after each word, and how probable that is; those of all words in a row.
    last: Vec<Weighed>,
    /// Where those of each word begin, and where the last ones end.
    starts: Vec<u32>,
    /// For each place: the last partner is there. Nothing between two words.
    sums: Vec<f32>,
    /// For each place where the last partner may be: the sum of what follows.
    backward: Vec<f32>,
    next: Vec<f32>,
    /// Where the sums of a step come from.
    sources: Vec<Weighed>,
    /// For each place, the probability of the jumps that stay in the sentence.
    mass: Vec<f32>,
    /// For each observed word, what its column was divided by.
    scale: Vec<f32>,
}

impl Chain {
    /// Finds the posterior of each entry of `grid`, whose places are `n`: that its word has its partner there.
    ///
    /// `null[j]` is how probable word `j` is if it has no partner; places that are fainter than the best one by the factor
    /// `faint` are skipped. Expected jumps are added to `seen` (`JUMPS` of them), if given.
    pub(crate) fn posterior(
        &mut self,
        jumps: &Jumps,
        (grid, null): (&mut Grid, &[f32]),
        (n, faint): (usize, f32),
        mut seen: Option<&mut [f64]>,
    ) {
        self.reset(jumps, n, grid.len());
        for (j, null) in null.iter().enumerate() {
            self.step(jumps, (grid, faint), j, *null);
        }
        for j in (0..null.len()).rev() {
            let entries = grid.of_word(j);
            for e in entries.clone() {
                grid.probable[e] = self.forward[e] * self.backward[grid.places[e] as usize];
            }
            if j == 0 {
                break;
            }
            self.sources.clear();
            let best = entries.clone().map(|e| grid.probable[e]).fold(0.0, f32::max);
            for e in entries.filter(|&e| grid.probable[e] > faint * best) {
                let place = grid.places[e];
                let weight = grid.emits[e] * self.backward[place as usize] * (1.0 - jumps.empty);
                self.sources.push((place, weight / self.scale[j]));
            }
            if let Some(seen) = seen.as_deref_mut() {
                self.count(jumps, j, seen);
            }
            self.step_back(jumps, null[j], j);
        }
    }

    fn reset(&mut self, jumps: &Jumps, n: usize, entries: usize) {
        let sizes = [(&mut self.forward, entries), (&mut self.sums, n), (&mut self.next, n)];
        for (list, size) in sizes {
            list.clear();
            list.resize(size, 0.0);
        }
        self.backward.clear();
        self.backward.resize(n, 1.0);
        self.scale.clear();
        self.last.clear();
        self.starts.clear();
        self.starts.push(0);
        self.mass.clear();
        self.mass.extend((0..n).map(|i| jumps.mass(i as isize, n)));
    }

    /// Where the places are at which the last partner may be after word `j`.
    fn last(&self, j: usize) -> Range<usize> {
        self.starts[j] as usize..self.starts[j + 1] as usize
    }

    /// Forward sums of word `j`, scaled to one.
    fn step(&mut self, jumps: &Jumps, (grid, faint): (&Grid, f32), j: usize, null: f32) {
        let start = self.last.len();
        self.sources.clear();
        if j == 0 {
            // If the first word has no partner, every place is as good as the last one.
            let n = self.sums.len();
            let rest = jumps.empty * null / n as f32;
            self.last.extend((0..n as u32).map(|i| (i, rest)));
        } else {
            let stay = jumps.empty * null;
            for at in self.last(j - 1) {
                let (i, s) = self.last[at];
                self.sources.push((i, s / self.mass[i as usize] * (1.0 - jumps.empty)));
                self.last.push((i, stay * s));
            }
        }
        let opening = (1.0 - jumps.empty) / jumps.mass(-1, self.sums.len());
        for &(i, rest) in &self.last[start..] {
            self.sums[i as usize] = rest;
        }
        for e in grid.of_word(j) {
            let place = grid.places[e];
            let before = if j == 0 {
                // From before the first place, a jump of one leads to it.
                opening * jumps.of(0, place + 1)
            } else {
                self.sources.iter().map(|&(i, weight)| weight * jumps.of(i, place)).sum()
            };
            let sum = &mut self.sums[place as usize];
            if *sum == 0.0 {
                self.last.push((place, 0.0));
            }
            self.forward[e] = grid.emits[e] * before;
            *sum += self.forward[e];
        }
        let total = self.settle(start, faint);
        grid.of_word(j).for_each(|e| self.forward[e] /= total);
    }

    /// Scales the sums of a word, whose places begin at `start`, to one, and keeps where the last partner may be. The scale is
    /// returned.
    fn settle(&mut self, start: usize, faint: f32) -> f32 {
        let sums = || self.last[start..].iter().map(|&(i, _)| self.sums[i as usize]);
        let (total, best) = (sums().sum::<f32>().max(1e-30), sums().fold(0.0, f32::max));
        let mut end = start;
        for at in start..self.last.len() {
            let (i, _) = self.last[at];
            let sum = std::mem::take(&mut self.sums[i as usize]);
            self.last[end] = (i, sum / total);
            end += usize::from(sum > faint * best);
        }
        self.last.truncate(end);
        self.starts.push(end as u32);
        self.scale.push(total);
        total
    }

    /// Backward sums of the word before `j`, whose weights are the sources.
    fn step_back(&mut self, jumps: &Jumps, null: f32, j: usize) {
        let stay = jumps.empty * null / self.scale[j];
        self.next.fill(0.0);
        for &(i, _) in &self.last[self.last(j - 1)] {
            let at = i as usize;
            let moves: f32 = self.sources.iter().map(|&(k, weight)| weight * jumps.of(i, k)).sum();
            self.next[at] = moves / self.mass[at] + stay * self.backward[at];
        }
        std::mem::swap(&mut self.next, &mut self.backward);
    }

    /// Adds the expected jumps to word `j`, whose weights are the sources.
    fn count(&self, jumps: &Jumps, j: usize, seen: &mut [f64]) {
        for &(i, from) in &self.last[self.last(j - 1)] {
            let from = from / self.mass[i as usize];
            for &(k, weight) in &self.sources {
                let jump = jump(i, k);
                seen[jump] += f64::from(from * weight * jumps.jumps[jump]);
            }
        }
    }
}

/// The number of the jump from place `i` to place `k`; beyond the reach the last jump counts.
fn jump(i: u32, k: u32) -> usize {
    (REACH + k as usize).saturating_sub(i as usize).min(JUMPS - 1)
}

#[cfg(test)]
mod tests;
