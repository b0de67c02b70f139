//! The evidence of words: how much likelier one side is, given the other, than at random (Moore 2002, IBM model 1).

use crate::band::Band;
use crate::lexicon::Table;
use crate::side::{SideView, of};

/// The lexicon in both directions.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexica {
    pub(crate) forward: Table,
    pub(crate) backward: Table,
}

/// The part of a translation that the lexicon accounts for; the rest is new wording.
const KNOWN: f32 = 0.6;

/// For each pair of items inside the band and each word of one how much of it the other explains.
#[derive(Debug, Default)]
pub(crate) struct Overlap {
    forward: Explained,
    backward: Explained,
    rows: Vec<(usize, usize)>,
    columns: Vec<(usize, usize)>,
    numbers: (Numbers, Numbers),
}

impl Overlap {
    /// Looks at two stretches; the memory of the last ones is used again.
    pub(crate) fn fill(&mut self, lexica: &Lexica, source: SideView<'_>, target: SideView<'_>, band: &Band) {
        self.rows.clear();
        self.rows.extend((0..source.len).map(|i| band.items(i)));
        self.columns.clear();
        self.columns.resize(target.len, (usize::MAX, 0));
        for (i, &(lo, hi)) in self.rows.iter().enumerate() {
            for column in &mut self.columns[lo..hi.min(target.len)] {
                *column = (column.0.min(i), column.1.max(i + 1));
            }
        }
        self.numbers.0.fill(source);
        self.numbers.1.fill(target);
        let (s, t) = (&self.numbers.0, &self.numbers.1);
        self.forward.fill(&lexica.forward, (source, s), (target, t), &self.rows);
        self.backward.fill(&lexica.backward, (target, t), (source, s), &self.columns);
        self.numbers.0.clear();
        self.numbers.1.clear();
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

/// Up to how many source items, the first skipped, share what they explain with other beads.
const SHARED: usize = 3;

/// Of how many scores one is looked up as fast as all are cleared.
const SPARSE: usize = 16;

/// A word of a target item, by its place among the words that are known there, and `Σ t(word | source word) / u(word)`
/// over the words of a source item.
type Hit = (u32, f32);

/// One direction: words of `target` explained by `source`.
#[derive(Debug, Default)]
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
    /// For each target item the most that any two or more sources can make of it, summed from the beginning.
    most: Vec<f64>,
    /// For each pair of items what two, three and four source items from this one on explain of the target item, once
    /// somebody has asked: beads share them.
    joined: Vec<[f32; SHARED]>,
    /// The hits of the pair of items at hand, with room for one that is none.
    found: Vec<Hit>,
    /// What several source items explain of each word of a target item.
    sums: Vec<f32>,
    /// The words of all target items that can be explained at all, by their numbers in the stretch.
    words: Vec<u32>,
    reach: Reach,
    /// For each word of the target stretch what the source item at hand makes of it.
    scores: Vec<f32>,
    /// For each of `words` the best factor that a source item gives it, and what all of them explain together.
    best: Vec<(f32, f32)>,
    /// For each target item how many words two neighbouring source items that it may meet have at least.
    fewest: Vec<f32>,
}

impl Explained {
    fn fill(
        &mut self,
        table: &Table,
        (source, from): (SideView<'_>, &Numbers),
        (target, to): (SideView<'_>, &Numbers),
        rows: &[(usize, usize)],
    ) {
        self.clear();
        // Only words that can be explained at all are looked at: the others say nothing.
        self.reach.fill(table, from, to);
        let mut longest = 0;
        for j in 0..target.len {
            let (before, reached) = (self.words.len(), &self.reach.reached);
            self.words.extend(to.of(target, j).filter(|w| reached[*w as usize]));
            longest = longest.max(self.words.len() - before);
            self.known.push(self.words.len() as u32);
        }
        self.sums.resize(longest, 0.0);
        self.found.resize(longest + 1, Hit::default());
        for i in 0..source.len {
            let mass: f32 = source.words(i).iter().map(|w| table.mass(*w)).sum();
            self.source_words.push(self.source_words[i] + source.words(i).len() as f64 + 1.0);
            self.mass.push(self.mass[i] + f64::from(mass));
        }
        let least = 1.0 - KNOWN * (0..source.len).map(|i| self.claim(i, 1)).fold(1.0, f32::min);
        self.scores.resize(to.words.len(), 0.0);
        self.best.resize(self.words.len(), (1.0, 0.0));
        self.fewest.resize(target.len, f32::INFINITY);
        let reach = std::mem::take(&mut self.reach);
        for (i, &(lo, hi)) in rows.iter().enumerate() {
            let mut scored = 0;
            for word in from.of(source, i) {
                let translations = reach.of(word);
                translations.iter().for_each(|(w, ratio)| self.scores[*w as usize] += ratio);
                scored += translations.len();
            }
            self.row(i, (lo.min(hi), hi.min(target.len)), least);
            if scored * SPARSE > self.scores.len() {
                self.scores.fill(0.0);
            } else {
                let all = from.of(source, i).flat_map(|word| reach.of(word));
                all.for_each(|(w, _)| self.scores[*w as usize] = 0.0);
            }
        }
        self.reach = reach;
        self.at.push(place(self.hits.len()));
        self.joined.resize(self.single.len(), [f32::NAN; SHARED]);
        self.add_up_most(least);
    }

    /// What source item `i`, whose scores are ready, explains of the target items `lo..hi`; no source item leaves less to
    /// chance than `least`.
    fn row(&mut self, i: usize, (lo, hi): (usize, usize), least: f32) {
        self.rows.push((lo, hi, self.at.len()));
        let (share, rest) = (self.share(i, 1), self.rest(i, 1) / least);
        let missing = self.rest(i, 1).ln();
        let two = |k: usize| Some(self.source_words.get(k + 2)? - self.source_words[k]);
        let pairs = [i.checked_sub(1).and_then(two), two(i)].into_iter().flatten();
        let pair = pairs.fold(f64::INFINITY, f64::min) as f32;
        for j in lo..hi {
            self.at.push(place(self.hits.len()));
            let (first, end) = (self.known[j] as usize, self.known[j + 1] as usize);
            let found = meet(&self.words[first..end], &self.scores, &mut self.found);
            self.hits.extend_from_slice(found);
            let best = &mut self.best[first..end];
            let mut product = Product::default();
            for &(k, ratio) in found {
                let factor = 1.0 + share * ratio;
                product.multiply(factor);
                let best = &mut best[k as usize];
                *best = (best.0.max(factor * rest), best.1 + ratio);
            }
            self.fewest[j] = self.fewest[j].min(pair);
            self.single.push(product.ln() + (end - first) as f32 * missing);
        }
    }

    fn clear(&mut self) {
        self.rows.clear();
        self.at.clear();
        self.hits.clear();
        self.single.clear();
        self.joined.clear();
        self.sums.clear();
        self.words.clear();
        self.best.clear();
        self.fewest.clear();
        self.known.clear();
        self.known.push(0);
        for sums in [&mut self.source_words, &mut self.mass, &mut self.most] {
            sums.clear();
            sums.push(0.0);
        }
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

    /// Sums the most that several source items can make of the words of each target item.
    ///
    /// What they make of a word is a mean of what each makes of it, and no more than all that explain it do together.
    fn add_up_most(&mut self, least: f32) {
        for j in 0..self.known.len() - 1 {
            let words = &self.best[self.known[j] as usize..self.known[j + 1] as usize];
            let share = KNOWN / self.fewest[j];
            let (mut mean, mut together) = (Product::default(), Product::default());
            for (best, sum) in words {
                mean.multiply(*best);
                together.multiply(1.0 + share * sum);
            }
            let mean = mean.ln() + words.len() as f32 * least.ln();
            self.most.push(self.most[j] + f64::from(mean.min(together.ln())));
        }
    }

    /// The log-likelihood ratio of target item `j` given source item `i`.
    fn single(&self, i: usize, j: usize) -> f32 {
        let (lo, hi, row) = self.rows[i];
        if (lo..hi).contains(&j) { self.single[row + j - lo] } else { self.unexplained((i, 1), (j, 1)) }
    }

    /// More than [`Explained::agreement`] can be: for one source item exact, for more the best that each word can have.
    ///
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
        (j..j + b).fold(none, |sums, jj| add(sums, self.shared((i, a), jj)))
    }

    /// The log-likelihood ratio of target item `j`, given `a` source items from `i` on.
    fn shared(&mut self, (i, a): (usize, usize), j: usize) -> f32 {
        let (lo, hi, row) = self.rows[i];
        if a > SHARED + 1 || !(lo..hi).contains(&j) {
            return self.joined((i, a), j);
        }
        let place = (row + j - lo, a - 2);
        if self.joined[place.0][place.1].is_nan() {
            self.joined[place.0][place.1] = self.joined((i, a), j);
        }
        self.joined[place.0][place.1]
    }

    /// The same, each word by its share of what is found for it.
    fn joined(&mut self, (i, a): (usize, usize), j: usize) -> f32 {
        let share = self.share(i, a);
        // One logarithm for many words: the product is taken until it leaves a safe range.
        let mut factor = Product::default();
        let words = (self.known[j + 1] - self.known[j]) as usize;
        let mut sums = std::mem::take(&mut self.sums);
        sums[..words].fill(0.0);
        for &(word, ratio) in (i..i + a).flat_map(|ii| self.hits(ii, j)) {
            sums[word as usize] += ratio;
        }
        // A word that nothing explains is a factor of one.
        sums[..words].iter().for_each(|sum| factor.multiply(1.0 + share * sum));
        self.sums = sums;
        factor.ln() + self.unexplained((i, a), (j, 1))
    }
}

/// The words with a score, by their places among `words`.
fn meet<'f>(words: &[u32], scores: &[f32], found: &'f mut [Hit]) -> &'f [Hit] {
    let mut count = 0;
    for (k, word) in (0u32..).zip(words) {
        let ratio = scores[*word as usize];
        // Written in any case and counted if it is a hit: no processor guesses which words are.
        found[count] = (k, ratio);
        count += usize::from(ratio > 0.0);
    }
    &found[..count]
}

/// A place among the hits.
fn place(n: usize) -> u32 {
    u32::try_from(n).expect("fewer than 2^32 hits in one lattice")
}

/// A product of factors of one or more, as its logarithm.
struct Product {
    factor: f64,
    log: f64,
}

impl Default for Product {
    fn default() -> Self {
        Self { factor: 1.0, log: 0.0 }
    }
}

impl Product {
    fn multiply(&mut self, factor: f32) {
        self.factor *= f64::from(factor);
        if self.factor > 1e250 {
            self.log += self.factor.ln();
            self.factor = 1.0;
        }
    }

    fn ln(&self) -> f32 {
        (self.log + self.factor.ln()) as f32
    }
}

/// The distinct words of a stretch, numbered in order of appearance: small tables serve where the vocabulary is large.
#[derive(Debug, Default)]
struct Numbers {
    /// For each word of the vocabulary its number in the stretch, from one; zero for others.
    number: Vec<u32>,
    words: Vec<u32>,
    /// The numbers of all words of the stretch, item by item.
    text: Vec<u32>,
    /// Where the text of the stretch begins among the words of the side.
    from: u32,
}

impl Numbers {
    fn fill(&mut self, view: SideView<'_>) {
        self.text.clear();
        self.words.clear();
        let Some(last) = view.len.checked_sub(1) else { return };
        self.from = view.item(0).words.start;
        for &word in of(&view.side.words, &(self.from..view.item(last).words.end)) {
            if self.number.len() <= word as usize {
                self.number.resize(word as usize + 1, 0);
            }
            let number = &mut self.number[word as usize];
            if *number == 0 {
                self.words.push(word);
                *number = self.words.len() as u32;
            }
            self.text.push(*number - 1);
        }
    }

    /// The number of a word of the vocabulary, if it is in the stretch.
    fn get(&self, word: u32) -> Option<u32> {
        self.number.get(word as usize)?.checked_sub(1)
    }

    /// The numbers of the words of item `n` of the stretch.
    fn of(&self, view: SideView<'_>, n: usize) -> impl Iterator<Item = u32> + '_ {
        let words = &view.item(n).words;
        of(&self.text, &(words.start - self.from..words.end - self.from)).iter().copied()
    }

    /// Forgets the numbers, ready for the next stretch.
    fn clear(&mut self) {
        self.words.iter().for_each(|w| self.number[*w as usize] = 0);
    }
}

/// What each word of a stretch can translate into in another.
#[derive(Debug, Default)]
struct Reach {
    /// Where the translations of each source word end.
    ends: Vec<u32>,
    /// Target words with how much likelier they are than at random.
    ratios: Vec<(u32, f32)>,
    /// Whether some source word translates into each target word.
    reached: Vec<bool>,
}

impl Reach {
    fn fill(&mut self, table: &Table, source: &Numbers, target: &Numbers) {
        self.ends.clear();
        self.ratios.clear();
        self.reached.clear();
        self.reached.resize(target.words.len(), false);
        for &word in &source.words {
            for &(other, p) in table.translations(word) {
                if let Some(n) = target.get(other) {
                    self.reached[n as usize] = true;
                    self.ratios.push((n, p / table.unigram(other)));
                }
            }
            self.ends.push(place(self.ratios.len()));
        }
    }

    /// The translations of a source word.
    fn of(&self, word: u32) -> &[(u32, f32)] {
        let from = if word == 0 { 0 } else { self.ends[word as usize - 1] };
        &self.ratios[from as usize..self.ends[word as usize] as usize]
    }
}
