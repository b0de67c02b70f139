//! The evidence of words: how much likelier one side is, given the other, than at random (Moore 2002, IBM model 1).

use crate::lattice::Band;
use crate::lexicon::Table;
use crate::side::SideView;

/// The lexicon in both directions.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexica {
    pub(crate) forward: Table,
    pub(crate) backward: Table,
}

/// The part of a translation that the lexicon accounts for; the rest is new wording.
const KNOWN: f32 = 0.6;

/// For each pair of items inside the band and each word of one how much of it the other explains.
#[derive(Debug)]
pub(crate) struct Overlap {
    forward: Explained,
    backward: Explained,
}

impl Overlap {
    pub(crate) fn new(lexica: &Lexica, source: SideView<'_>, target: SideView<'_>, band: &Band) -> Self {
        let mut columns = vec![(usize::MAX, 0); target.len];
        let rows: Vec<(usize, usize)> = (0..source.len).map(|i| band.items(i)).collect();
        for (i, &(lo, hi)) in rows.iter().enumerate() {
            for column in &mut columns[lo..hi.min(target.len)] {
                *column = (column.0.min(i), column.1.max(i + 1));
            }
        }
        Self {
            forward: Explained::new(&lexica.forward, source, target, &rows),
            backward: Explained::new(&lexica.backward, target, source, &columns),
        }
    }

    /// The mean of both directions, in nats; and what is said of that item of either side of which least is said.
    pub(crate) fn agreement(&mut self, i: usize, a: usize, j: usize, b: usize) -> (f32, f32) {
        let (forward, weak) = self.forward.agreement(i, a, j, b);
        let (backward, weaker) = self.backward.agreement(j, b, i, a);
        ((forward + backward) / 2.0, weak.min(weaker))
    }

    /// More than [`Overlap::agreement`] can be, at next to no cost.
    pub(crate) fn bound(&self, i: usize, a: usize, j: usize, b: usize) -> f32 {
        (self.forward.bound(i, a, j, b) + self.backward.bound(j, b, i, a)) / 2.0
    }
}

/// A word of a target item, by its place among the words that are known there, and `Σ t(word | source word) / u(word)`
/// over the words of a source item.
type Hit = (u32, f32);

/// One direction: words of `target` explained by `source`.
#[derive(Debug)]
struct Explained {
    /// The first target item of each source item's row, the one after the last, and where the row begins in `at`.
    rows: Vec<(usize, usize, usize)>,
    /// For each pair of items where its hits begin; one more at the end.
    at: Vec<u32>,
    /// Only words that are explained at all: most are not.
    hits: Vec<Hit>,
    /// How many words each source item has, the empty one included, summed from the beginning.
    source_words: Vec<f64>,
    /// `Σ t(word | source word)` over all words and source words of each item, summed from the beginning: how much of
    /// a translation the lexicon claims to account for.
    mass: Vec<f64>,
    /// How many words of each target item the lexicon knows, summed from the beginning.
    known: Vec<u32>,
    /// For each pair of items the log-likelihood ratio of the target's words.
    single: Vec<f32>,
    /// For each target item the most that any sources can make of it, summed from the beginning.
    most: Vec<f64>,
    /// What several source items explain of each word of a target item, and which words those are.
    sums: Vec<f32>,
    touched: Vec<u32>,
}

impl Explained {
    fn new(table: &Table, source: SideView<'_>, target: SideView<'_>, rows: &[(usize, usize)]) -> Self {
        // Only words that can be explained at all are looked at: the others say nothing.
        let reach = Reach::of(table, source);
        let words: Vec<Vec<u32>> = (0..target.len)
            .map(|j| target.words(j).iter().copied().filter(|w| reach.known(*w)).collect())
            .collect();
        let mut out = Self {
            rows: Vec::with_capacity(source.len),
            at: Vec::new(),
            hits: Vec::new(),
            source_words: vec![0.0],
            mass: vec![0.0],
            known: vec![0],
            single: Vec::new(),
            most: vec![0.0],
            sums: vec![0.0; words.iter().map(Vec::len).max().unwrap_or(0)],
            touched: Vec::new(),
        };
        for w in &words {
            out.known.push(out.known[out.known.len() - 1] + w.len() as u32);
        }
        let mut scores = vec![0.0f32; reach.size];
        let mut touched: Vec<u32> = Vec::new();
        for i in 0..source.len {
            let mass: f32 = source.words(i).iter().map(|w| table.mass(*w)).sum();
            out.source_words.push(out.source_words[i] + source.words(i).len() as f64 + 1.0);
            out.mass.push(out.mass[i] + f64::from(mass));
        }
        let least = (0..source.len).map(|i| out.claim(i, 1)).fold(1.0, f32::min);
        let mut best: Vec<f32> = vec![1.0; out.known[words.len()] as usize];
        for (i, &(lo, hi)) in rows.iter().enumerate() {
            for &word in source.words(i) {
                for &(w, p) in table.translations(word) {
                    if scores[w as usize] == 0.0 {
                        touched.push(w);
                    }
                    scores[w as usize] += p / table.unigram(w);
                }
            }
            let (lo, hi) = (lo.min(hi), hi.min(target.len));
            out.rows.push((lo, hi, out.at.len()));
            let (share, rest) = (out.share(i, 1), out.rest(i, 1) / (1.0 - KNOWN * least));
            for (j, target_words) in words.iter().enumerate().take(hi).skip(lo) {
                let from = out.hits.len();
                out.at.push(place(from));
                let scored = target_words.iter().enumerate().map(|(k, w)| (k as u32, scores[*w as usize]));
                out.hits.extend(scored.filter(|hit| hit.1 > 0.0));
                let mut product = Product::default();
                for (k, ratio) in &out.hits[from..] {
                    let factor = 1.0 + share * ratio;
                    product.multiply(factor);
                    let best = &mut best[(out.known[j] + k) as usize];
                    *best = best.max(factor * rest);
                }
                out.single.push(product.ln() + out.unexplained((i, 1), (j, 1)));
            }
            touched.drain(..).for_each(|w| scores[w as usize] = 0.0);
        }
        out.at.push(place(out.hits.len()));
        out.add_up_most(&best, 1.0 - KNOWN * least);
        out
    }

    /// The share of their translation that the lexicon claims to account for, for `a` source items from `i` on.
    ///
    /// What it does not claim is as likely as at random: a poor lexicon is no evidence against a bead.
    fn claim(&self, i: usize, a: usize) -> f32 {
        ((self.mass[i + a] - self.mass[i]) / (self.source_words[i + a] - self.source_words[i]).max(1.0))
            .min(1.0) as f32
    }

    /// How likely a word is that the source does not explain, against at random.
    fn rest(&self, i: usize, a: usize) -> f32 {
        1.0 - KNOWN * self.claim(i, a)
    }

    /// What the ratio of a word is multiplied with, relative to the rest.
    fn share(&self, i: usize, a: usize) -> f32 {
        KNOWN / (self.source_words[i + a] - self.source_words[i]) as f32 / self.rest(i, a)
    }

    /// The log-likelihood ratio of `b` target items from `j` on if no word of them were explained.
    fn unexplained(&self, (i, a): (usize, usize), (j, b): (usize, usize)) -> f32 {
        (self.known[j + b] - self.known[j]) as f32 * self.rest(i, a).ln()
    }

    /// Sums the best factors of the words of each target item.
    fn add_up_most(&mut self, best: &[f32], rest: f32) {
        for j in 0..self.known.len() - 1 {
            let mut product = Product::default();
            best[self.known[j] as usize..self.known[j + 1] as usize]
                .iter()
                .for_each(|f| product.multiply(*f));
            let words = (self.known[j + 1] - self.known[j]) as f32;
            self.most.push(self.most[j] + f64::from(product.ln() + words * rest.ln()));
        }
    }

    /// The log-likelihood ratio of target item `j` given source item `i`.
    fn single(&self, i: usize, j: usize) -> f32 {
        let (lo, hi, row) = self.rows[i];
        if (lo..hi).contains(&j) { self.single[row + j - lo] } else { self.unexplained((i, 1), (j, 1)) }
    }

    /// More than [`Explained::agreement`] can be: for one source item exact, for more the best that each word can have.
    ///
    /// The ratio of a word given several items is a mean of those given each, so it is below the highest of them.
    fn bound(&self, i: usize, a: usize, j: usize, b: usize) -> f32 {
        if a == 1 {
            (j..j + b).map(|jj| self.single(i, jj)).sum()
        } else {
            (self.most[j + b] - self.most[j]) as f32
        }
    }

    /// The hits of target item `j` by source item `i`.
    fn hits(&self, i: usize, j: usize) -> &[Hit] {
        let (lo, hi, row) = self.rows[i];
        if !(lo..hi).contains(&j) {
            return &[];
        }
        let at = row + j - lo;
        &self.hits[self.at[at] as usize..self.at[at + 1] as usize]
    }

    /// The log-likelihood ratio of the words of `b` target items from `j` on, given `a` source items from `i` on: in all,
    /// and of the item that has least.
    fn agreement(&mut self, i: usize, a: usize, j: usize, b: usize) -> (f32, f32) {
        let add = |(sum, least): (f32, f32), one: f32| (sum + one, least.min(one));
        let none = (0.0, f32::INFINITY);
        if a == 1 {
            return (j..j + b).map(|jj| self.single(i, jj)).fold(none, add);
        }
        let share = self.share(i, a);
        (j..j + b).fold(none, |sums, jj| {
            add(sums, self.joined((i, a), jj, share) + self.unexplained((i, a), (jj, 1)))
        })
    }

    /// What `a` source items from `i` on explain of target item `j`, each word by `share` of what is found for it.
    fn joined(&mut self, (i, a): (usize, usize), j: usize, share: f32) -> f32 {
        // One logarithm for many words: the product is taken until it leaves a safe range.
        let mut factor = Product::default();
        let (mut sums, mut touched) = (std::mem::take(&mut self.sums), std::mem::take(&mut self.touched));
        for &(word, ratio) in (i..i + a).flat_map(|ii| self.hits(ii, j)) {
            if sums[word as usize] == 0.0 {
                touched.push(word);
            }
            sums[word as usize] += ratio;
        }
        for word in touched.drain(..) {
            factor.multiply(1.0 + share * std::mem::take(&mut sums[word as usize]));
        }
        (self.sums, self.touched) = (sums, touched);
        factor.ln()
    }
}

/// A place among the hits.
fn place(n: usize) -> u32 {
    u32::try_from(n).expect("fewer than 2^32 hits in one lattice")
}

/// A product of factors of one or more, as its logarithm.
struct Product {
    factor: f32,
    log: f32,
}

impl Default for Product {
    fn default() -> Self {
        Self { factor: 1.0, log: 0.0 }
    }
}

impl Product {
    fn multiply(&mut self, factor: f32) {
        self.factor *= factor;
        if self.factor > 1e24 {
            self.log += self.factor.ln();
            self.factor = 1.0;
        }
    }

    fn ln(&self) -> f32 {
        self.log + self.factor.ln()
    }
}

/// The words that some word of a text can translate into.
struct Reach {
    size: usize,
    set: Vec<bool>,
}

impl Reach {
    fn of(table: &Table, source: SideView<'_>) -> Self {
        let mut set: Vec<bool> = Vec::new();
        for i in 0..source.len {
            for &word in source.words(i) {
                for &(w, _) in table.translations(word) {
                    if set.len() <= w as usize {
                        set.resize(w as usize + 1, false);
                    }
                    set[w as usize] = true;
                }
            }
        }
        Self { size: set.len(), set }
    }

    fn known(&self, word: u32) -> bool {
        self.set.get(word as usize).copied().unwrap_or(false)
    }
}
