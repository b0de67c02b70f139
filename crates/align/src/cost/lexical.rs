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

    /// The mean of both directions, in nats.
    pub(crate) fn agreement(&mut self, i: usize, a: usize, j: usize, b: usize) -> f32 {
        (self.forward.agreement(i, a, j, b) + self.backward.agreement(j, b, i, a)) / 2.0
    }
}

/// One direction: words of `target` explained by `source`.
#[derive(Debug)]
struct Explained {
    /// The first target item of each source item's row, and where the row begins in `at`.
    rows: Vec<(usize, usize, usize)>,
    /// For each pair of items where its words begin in `sums`.
    at: Vec<u32>,
    /// `Σ t(word | source word) / u(word)` over the words of a source item.
    sums: Vec<f32>,
    /// How many words each source item has, summed from the beginning.
    source_words: Vec<u32>,
    /// How many words of each target item the lexicon knows.
    known: Vec<u32>,
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
            sums: Vec::new(),
            source_words: vec![0],
            known: words.iter().map(|w| w.len() as u32).collect(),
        };
        let mut scores = vec![0.0f32; reach.size];
        let mut touched: Vec<u32> = Vec::new();
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
            for target_words in &words[lo..hi] {
                out.at.push(out.sums.len() as u32);
                out.sums.extend(target_words.iter().map(|w| scores[*w as usize]));
            }
            touched.drain(..).for_each(|w| scores[w as usize] = 0.0);
            let before = out.source_words[i];
            out.source_words.push(before + source.words(i).len() as u32);
        }
        out
    }

    /// The log-likelihood ratio of the words of `b` target items from `j` on, given `a` source items from `i` on.
    fn agreement(&self, i: usize, a: usize, j: usize, b: usize) -> f32 {
        let words = (self.source_words[i + a] - self.source_words[i]) as f32 + 1.0;
        let mut sum = 0.0;
        for jj in j..j + b {
            let mut factor = 1.0f32;
            for k in 0..self.known[jj] as usize {
                let mut ratio = 0.0;
                for ii in i..i + a {
                    let (lo, hi, row) = self.rows[ii];
                    if (lo..hi).contains(&jj) {
                        ratio += self.sums[self.at[row + jj - lo] as usize + k];
                    }
                }
                // One logarithm for many words: the product is taken until it leaves a safe range.
                factor *= KNOWN * ratio / words + (1.0 - KNOWN);
                if !(1e-12..=1e12).contains(&factor) {
                    sum += factor.max(1e-30).ln();
                    factor = 1.0;
                }
            }
            sum += factor.max(1e-30).ln();
        }
        sum
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
