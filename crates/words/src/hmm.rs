//! The hidden Markov model of word alignment: where the next word's partner is, seen from the last one's.
//!
//! Vogel, Ney and Tillmann 1996, *HMM-based word alignment in statistical translation*. A word without a partner
//! leaves the place of the last partner as it is (Och and Ney 2003).

/// Jumps longer than this count as this long.
const REACH: usize = 100;
/// Jumps are numbered from `-REACH` to `REACH`.
pub(crate) const JUMPS: usize = 2 * REACH + 1;
/// Places with a smaller share of the probability are skipped.
const IDLE: f32 = 1e-5;
/// Places with a smaller share do not count in the sum of jumps.
const FAINT: f32 = 1e-2;
/// Jumps are raised to this power: they are not as independent of each other as the model has it, so the jumps alone
/// would outvote the words. Chosen on development sets.
const TEMPER: f64 = 0.7;

/// How probable a jump from one partner to the next is.
#[derive(Debug, Clone)]
pub(crate) struct Jumps {
    /// Probability of each jump, `-REACH` first.
    forth: Vec<f32>,
    /// The same, `REACH` first.
    back: Vec<f32>,
    /// Sums of `forth` up to, not including, each jump.
    sums: Vec<f32>,
    /// Probability that a word has no partner.
    empty: f32,
}

impl Jumps {
    /// Jumps by their `counts` (`JUMPS` of them), each raised by `prior`.
    pub(crate) fn new(counts: &[f64], prior: f64, empty: f32) -> Self {
        let total: f64 = counts.iter().map(|c| c + prior).sum();
        let forth: Vec<f32> = counts.iter().map(|c| ((c + prior) / total).powf(TEMPER) as f32).collect();
        let back = forth.iter().rev().copied().collect();
        let mut sums = vec![0.0; JUMPS + 1];
        for (n, p) in forth.iter().enumerate() {
            sums[n + 1] = sums[n] + p;
        }
        Self { forth, back, sums, empty }
    }

    /// Jumps that prefer the neighbourhood of the next word: what is assumed before anything was seen.
    pub(crate) fn first(empty: f32) -> Self {
        let from_next = (0..JUMPS).map(|n| (n as f64 - REACH as f64 - 1.0).abs());
        let counts: Vec<f64> = from_next.map(|far| (-far / 4.0).exp()).collect();
        Self::new(&counts, 1e-4, empty)
    }

    /// The probability of all jumps from place `i` (`-1` before the first) that stay among `n` places.
    fn mass(&self, i: isize, n: usize) -> f32 {
        let low = (REACH as isize - i).max(0) as usize;
        let high = (REACH as isize - i + n as isize).min(JUMPS as isize) as usize;
        (self.sums[high.max(low)] - self.sums[low.min(high)]).max(1e-20)
    }
}

/// Memory of one thread for the forward and backward sums of a sentence.
#[derive(Debug, Default)]
pub(crate) struct Chain {
    /// For each observed word and place: the word has its partner there.
    forward: Vec<f32>,
    /// For each observed word and place: the word has no partner, the last partner is there.
    rest: Vec<f32>,
    backward: Vec<f32>,
    next: Vec<f32>,
    sums: Vec<f32>,
    /// For each place, the probability of the jumps that stay in the sentence.
    mass: Vec<f32>,
    /// For each observed word, what its column was divided by.
    scale: Vec<f32>,
}

impl Chain {
    /// Writes to `out` the posterior that observed word `j` has its partner at place `i`, as `out[j * n + i]`.
    ///
    /// `emit[j * n + i]` is how probable word `j` is if its partner is at `i`, `null[j]` if it has none. Expected
    /// jumps are added to `seen` (`JUMPS` of them), if given.
    pub(crate) fn posterior(
        &mut self,
        jumps: &Jumps,
        (emit, null): (&[f32], &[f32]),
        n: usize,
        out: &mut [f32],
        mut seen: Option<&mut [f64]>,
    ) {
        let m = null.len();
        self.reset(jumps, n, m);
        self.forward(jumps, (emit, null), n);
        self.backward.fill(1.0);
        for j in (0..m).rev() {
            let row = j * n..j * n + n;
            let product = self.forward[row.clone()].iter().zip(&self.backward);
            out[row.clone()].iter_mut().zip(product).for_each(|(o, (a, b))| *o = a * b);
            if j == 0 {
                break;
            }
            if let Some(seen) = seen.as_deref_mut() {
                self.count(jumps, &emit[row.clone()], j, seen);
            }
            self.step_back(jumps, &emit[row.clone()], &out[row], null[j], j);
        }
    }

    fn reset(&mut self, jumps: &Jumps, n: usize, m: usize) {
        let sizes = [
            (&mut self.forward, n * m),
            (&mut self.rest, n * m),
            (&mut self.backward, n),
            (&mut self.next, n),
            (&mut self.sums, n),
            (&mut self.scale, m),
        ];
        for (list, size) in sizes {
            list.clear();
            list.resize(size, 0.0);
        }
        self.mass.clear();
        self.mass.extend((0..n).map(|i| jumps.mass(i as isize, n)));
    }

    /// Forward sums, each column scaled to one.
    fn forward(&mut self, jumps: &Jumps, (emit, null): (&[f32], &[f32]), n: usize) {
        self.open(jumps, null[0], n);
        self.weigh(&emit[..n], 0);
        for j in 1..null.len() {
            let (before, now) = self.forward.split_at_mut(j * n);
            let (before, now) = (&before[(j - 1) * n..], &mut now[..n]);
            let (rest_before, rest) = self.rest.split_at_mut(j * n);
            let rest_before = &rest_before[(j - 1) * n..];
            for (s, (a, r)) in self.sums.iter_mut().zip(before.iter().zip(rest_before)) {
                *s = a + r;
            }
            let stay = jumps.empty * null[j];
            for (i, (r, s)) in rest.iter_mut().zip(&self.sums).enumerate() {
                *r = stay * s;
                if *s > IDLE {
                    add_jumps(now, &jumps.forth, i, s / self.mass[i] * (1.0 - jumps.empty));
                }
            }
            self.weigh(&emit[j * n..j * n + n], j);
        }
    }

    /// The column of the first word before it is seen.
    fn open(&mut self, jumps: &Jumps, null: f32, n: usize) {
        let all = jumps.mass(-1, n);
        for (i, a) in self.forward[..n].iter_mut().enumerate() {
            // From before the first place, a jump of one leads to it.
            *a = jumps.forth[(REACH + 1 + i).min(JUMPS - 1)] / all * (1.0 - jumps.empty);
        }
        // If the first word has no partner, every place is as good as the last one.
        self.rest[..n].fill(jumps.empty * null / n as f32);
    }

    /// Weighs column `j` by the word that is seen there, and scales it to one.
    fn weigh(&mut self, word: &[f32], j: usize) {
        let n = word.len();
        let (now, rest) = (&mut self.forward[j * n..j * n + n], &mut self.rest[j * n..j * n + n]);
        let mut total = 0.0f32;
        for ((a, e), r) in now.iter_mut().zip(word).zip(&*rest) {
            *a *= e;
            total += *a + r;
        }
        let total = total.max(1e-30);
        self.scale[j] = total;
        now.iter_mut().chain(rest).for_each(|a| *a /= total);
    }

    /// Backward sums of the word before `j`.
    fn step_back(&mut self, jumps: &Jumps, word: &[f32], posterior: &[f32], null: f32, j: usize) {
        let scale = 1.0 / self.scale[j];
        self.next.fill(0.0);
        for (i, p) in posterior.iter().enumerate() {
            if *p > IDLE {
                let weight = word[i] * self.backward[i] * scale * (1.0 - jumps.empty);
                add_jumps(&mut self.next, &jumps.back, i, weight);
            }
        }
        let stay = jumps.empty * null * scale;
        for ((b, next), mass) in self.backward.iter_mut().zip(&self.next).zip(&self.mass) {
            *b = next / mass + stay * *b;
        }
    }

    /// Adds the expected jumps to word `j`.
    fn count(&mut self, jumps: &Jumps, word: &[f32], j: usize, seen: &mut [f64]) {
        let n = word.len();
        let scale = (1.0 - jumps.empty) / self.scale[j];
        for i in 0..n {
            let from = self.forward[(j - 1) * n + i] + self.rest[(j - 1) * n + i];
            if from < FAINT {
                continue;
            }
            let from = from / self.mass[i] * scale;
            for (k, (e, b)) in word.iter().zip(&self.backward).enumerate() {
                let jump = (REACH + k).saturating_sub(i).min(JUMPS - 1);
                seen[jump] += f64::from(from * e * b * jumps.forth[jump]);
            }
        }
    }
}

/// Adds to each place `weight` times the probability of the jump from place `i` to it.
fn add_jumps(places: &mut [f32], jumps: &[f32], i: usize, weight: f32) {
    // Place k is jump k - i, which is at REACH + k - i; beyond the reach the last jump counts.
    let low = i.saturating_sub(REACH);
    let high = places.len().min(i + REACH + 1);
    let from = REACH + low - i;
    for (p, a) in places[low..high].iter_mut().zip(&jumps[from..]) {
        *p += weight * a;
    }
    places[..low].iter_mut().for_each(|p| *p += weight * jumps[0]);
    places[high..].iter_mut().for_each(|p| *p += weight * jumps[JUMPS - 1]);
}

#[cfg(test)]
mod tests;
