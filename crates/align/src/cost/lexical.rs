//! The evidence of words: how much likelier one side is, given the other, than at random (Moore 2002, IBM model 1).

mod numbers;
mod product;

use std::ops::Range;

use hexapla_model::Both;

use crate::lattice::{Band, Run, Stretch};
use crate::lexicon::{Lexica, Table};
use crate::text::SideView;
use numbers::{Numbers, Reach};
use product::Product;

/// The part of a translation that the lexicon accounts for; the rest is new wording.
const KNOWN: f32 = 0.6;

/// For each pair of items inside the band and each word of one how much of it the other explains.
#[derive(Debug, Default)]
pub(crate) struct Overlap {
    forward: Explained,
    backward: Explained,
    /// For each item the items of the other side that it may meet.
    meetings: Both<Vec<Range<usize>>>,
    numbers: Both<Numbers>,
}

/// What the words of one side say about the other, in nats.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said {
    /// Of all items.
    pub(crate) sum: f32,
    /// Of that item of which least is said.
    pub(crate) least: f32,
}

impl Said {
    const NOTHING: Self = Self { sum: 0.0, least: f32::INFINITY };

    fn and(self, item: f32) -> Self {
        Self { sum: self.sum + item, least: self.least.min(item) }
    }
}

impl Overlap {
    /// Looks at two stretches; the memory of the last ones is used again.
    pub(crate) fn fill(&mut self, lexica: &Lexica, texts: Both<SideView<'_>>, band: &Band) {
        self.fill_meetings(texts, band);
        self.numbers.source.fill(texts.source);
        self.numbers.target.fill(texts.target);
        let numbered = texts.zip(self.numbers.as_ref());
        let Both { source, target } = numbered.map(|(view, numbers)| Numbered { view, numbers });
        self.forward.fill(&lexica.forward, source, target, &self.meetings.source);
        self.backward.fill(&lexica.backward, target, source, &self.meetings.target);
        self.numbers.source.clear();
        self.numbers.target.clear();
    }

    /// Finds which items may meet.
    fn fill_meetings(&mut self, texts: Both<SideView<'_>>, band: &Band) {
        let Both { source: rows, target: columns } = self.meetings.as_mut();
        rows.clear();
        rows.extend((0..texts.source.len).map(|item| band.items(item)));
        columns.clear();
        columns.resize(texts.target.len, 0..0);
        for (item, row) in rows.iter().enumerate() {
            for column in &mut columns[row.start..row.end.min(texts.target.len)] {
                let first = if column.end == 0 { item } else { column.start };
                *column = first..item + 1;
            }
        }
    }

    /// The mean of both directions, in nats; and the word score of the worst-matching item in the bead.
    pub(crate) fn agreement(&mut self, bead: Stretch) -> Said {
        let forward = self.forward.agreement(bead.source, bead.target);
        let backward = self.backward.agreement(bead.target, bead.source);
        Said { sum: (forward.sum + backward.sum) / 2.0, least: forward.least.min(backward.least) }
    }

    /// More than [`Overlap::agreement`] can be, at next to no cost.
    pub(crate) fn bound(&self, bead: Stretch) -> f32 {
        (self.forward.bound(bead.source, bead.target) + self.backward.bound(bead.target, bead.source)) / 2.0
    }
}

/// Up to how many source items, the first skipped, share what they explain with other beads.
const SHARED: usize = 3;

/// Of how many scores one is looked up as fast as all are cleared.
const SPARSE: usize = 16;

/// A word of a target item, by its place among the words that are known there, and `Σ t(word | source word) / u(word)`
/// over the words of a source item.
type Hit = (u32, f32);

/// A stretch with its words by their numbers in it.
#[derive(Clone, Copy)]
struct Numbered<'t> {
    view: SideView<'t>,
    numbers: &'t Numbers,
}

impl<'t> Numbered<'t> {
    /// The words of item `n`.
    fn words(self, n: usize) -> impl Iterator<Item = u32> + 't {
        self.numbers.of(self.view, n)
    }
}

/// The target items that a source item may meet.
#[derive(Debug, Clone, Copy)]
struct Meeting {
    first: usize,
    /// The item after the last.
    end: usize,
    /// Where they begin among all pairs of items.
    start: usize,
}

impl Meeting {
    /// The pair with a target item, if they may meet.
    fn find(self, target: usize) -> Option<usize> {
        (self.first..self.end).contains(&target).then(|| self.start + target - self.first)
    }
}

/// What source items make of a word at best, and together.
#[derive(Debug, Clone, Copy)]
struct Best {
    /// The best factor that a source item gives it.
    factor: f32,
    /// What all of them explain together.
    sum: f32,
}

/// One direction: words of `target` explained by `source`.
#[derive(Debug, Default)]
struct Explained {
    /// For each source item the target items that it may meet, by pairs in `at`.
    rows: Vec<Meeting>,
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
    /// For each pair of items what two, three and four source items from this one on explain of the target item, computed
    /// when first needed: beads share them.
    joined: Vec<[f32; SHARED]>,
    /// The hits of the current pair of items, with room for one for no pair.
    found: Vec<Hit>,
    /// What several source items explain of each word of a target item.
    sums: Vec<f32>,
    /// The words of all target items that can be explained at all, by their numbers in the stretch.
    words: Vec<u32>,
    reach: Reach,
    /// For each word of the target stretch what the current source item makes of it.
    scores: Vec<f32>,
    /// For each of `words`.
    best: Vec<Best>,
    /// For each target item how many words two neighbouring source items that it may meet have at least.
    fewest: Vec<f32>,
}

impl Explained {
    fn fill(&mut self, table: &Table, source: Numbered<'_>, target: Numbered<'_>, rows: &[Range<usize>]) {
        self.clear();
        // Only words that can be explained at all are looked at: the others say nothing.
        self.reach.fill(table, source.numbers, target.numbers);
        self.fill_words(target);
        for item in 0..source.view.len {
            let words = source.view.words(item);
            let mass: f32 = words.iter().map(|w| table.mass(*w)).sum();
            self.source_words.push(self.source_words[item] + words.len() as f64 + 1.0);
            self.mass.push(self.mass[item] + f64::from(mass));
        }
        let claims = (0..source.view.len).map(|item| self.claim(Run::one(item)));
        let least = 1.0 - KNOWN * claims.fold(1.0, f32::min);
        self.scores.resize(target.numbers.words.len(), 0.0);
        self.best.resize(self.words.len(), Best { factor: 1.0, sum: 0.0 });
        self.fewest.resize(target.view.len, f32::INFINITY);
        let reach = std::mem::take(&mut self.reach);
        for (item, row) in rows.iter().enumerate() {
            let mut scored = 0;
            for word in source.words(item) {
                let translations = reach.of(word);
                translations.iter().for_each(|(w, ratio)| self.scores[*w as usize] += ratio);
                scored += translations.len();
            }
            self.row(item, row.start.min(row.end)..row.end.min(target.view.len), least);
            if scored * SPARSE > self.scores.len() {
                self.scores.fill(0.0);
            } else {
                let all = source.words(item).flat_map(|word| reach.of(word));
                all.for_each(|(w, _)| self.scores[*w as usize] = 0.0);
            }
        }
        self.reach = reach;
        self.at.push(numbers::place(self.hits.len()));
        self.joined.resize(self.single.len(), [f32::NAN; SHARED]);
        self.add_up_most(least);
    }

    /// Lists the words of each target item that can be explained.
    fn fill_words(&mut self, target: Numbered<'_>) {
        let mut longest = 0;
        for item in 0..target.view.len {
            let (before, reached) = (self.words.len(), &self.reach.reached);
            self.words.extend(target.words(item).filter(|w| reached[*w as usize]));
            longest = longest.max(self.words.len() - before);
            self.known.push(self.words.len() as u32);
        }
        self.sums.resize(longest, 0.0);
        self.found.resize(longest + 1, Hit::default());
    }

    /// What a source item, whose scores are ready, explains of the target items that it may meet; no source item leaves less
    /// to chance than `least`.
    fn row(&mut self, item: usize, targets: Range<usize>, least: f32) {
        self.rows.push(Meeting { first: targets.start, end: targets.end, start: self.at.len() });
        let one = Run::one(item);
        let (share, rest) = (self.share(one), self.rest(one) / least);
        let missing = self.rest(one).ln();
        let pairs =
            [item.checked_sub(1).and_then(|before| self.words_of_two(before)), self.words_of_two(item)];
        let pair = pairs.into_iter().flatten().fold(f64::INFINITY, f64::min) as f32;
        for j in targets {
            self.at.push(numbers::place(self.hits.len()));
            let (first, end) = (self.known[j] as usize, self.known[j + 1] as usize);
            let found = meet(&self.words[first..end], &self.scores, &mut self.found);
            self.hits.extend_from_slice(found);
            let best = &mut self.best[first..end];
            let mut product = Product::default();
            for &(k, ratio) in found {
                let factor = 1.0 + share * ratio;
                product.multiply(factor);
                let best = &mut best[k as usize];
                *best = Best { factor: best.factor.max(factor * rest), sum: best.sum + ratio };
            }
            self.fewest[j] = self.fewest[j].min(pair);
            self.single.push(product.ln() + (end - first) as f32 * missing);
        }
    }

    /// How many words a source item and the next one have, if there is a next one.
    fn words_of_two(&self, item: usize) -> Option<f64> {
        Some(self.source_words.get(item + 2)? - self.source_words[item])
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

    /// The share of their translation that the lexicon claims to account for, for some source items.
    ///
    /// What it does not claim is as likely as at random: a poor lexicon is not evidence against a bead.
    fn claim(&self, source: Run) -> f32 {
        let mass = self.mass[source.end()] - self.mass[source.from];
        (mass / self.count(source).max(1.0)).min(1.0) as f32
    }

    /// How many words some source items have, the empty ones included.
    fn count(&self, source: Run) -> f64 {
        self.source_words[source.end()] - self.source_words[source.from]
    }

    /// How likely a word is that the source does not explain, against at random.
    fn rest(&self, source: Run) -> f32 {
        1.0 - KNOWN * self.claim(source)
    }

    /// What the ratio of a word is multiplied with, relative to the rest.
    fn share(&self, source: Run) -> f32 {
        KNOWN / self.count(source) as f32 / self.rest(source)
    }

    /// The log-likelihood ratio of a target item if no word of it were explained.
    fn unexplained(&self, source: Run, target: usize) -> f32 {
        (self.known[target + 1] - self.known[target]) as f32 * self.rest(source).ln()
    }

    /// Sums the most that several source items can make of the words of each target item.
    ///
    /// What they make of a word is a mean of what each makes of it, and no more than all that explain it do together.
    fn add_up_most(&mut self, least: f32) {
        for j in 0..self.known.len() - 1 {
            let words = &self.best[self.known[j] as usize..self.known[j + 1] as usize];
            let share = KNOWN / self.fewest[j];
            let (mut mean, mut together) = (Product::default(), Product::default());
            for best in words {
                mean.multiply(best.factor);
                together.multiply(1.0 + share * best.sum);
            }
            let mean = mean.ln() + words.len() as f32 * least.ln();
            self.most.push(self.most[j] + f64::from(mean.min(together.ln())));
        }
    }

    /// The log-likelihood ratio of one target item given one source item.
    fn single(&self, source: usize, target: usize) -> f32 {
        match self.rows[source].find(target) {
            Some(pair) => self.single[pair],
            None => self.unexplained(Run::one(source), target),
        }
    }

    /// More than [`Explained::agreement`] can be: for one source item exact, for more the best that each word can have.
    fn bound(&self, source: Run, target: Run) -> f32 {
        if source.len == 1 {
            target.range().map(|item| self.single(source.from, item)).sum()
        } else {
            (self.most[target.end()] - self.most[target.from]) as f32
        }
    }

    /// The hits of a target item by a source item.
    fn hits(&self, source: usize, target: usize) -> &[Hit] {
        let Some(pair) = self.rows[source].find(target) else { return &[] };
        &self.hits[self.at[pair] as usize..self.at[pair + 1] as usize]
    }

    /// The log-likelihood ratio of the words of some target items, given some source items.
    fn agreement(&mut self, source: Run, target: Run) -> Said {
        let items = target.range();
        if source.len == 1 {
            items.fold(Said::NOTHING, |said, item| said.and(self.single(source.from, item)))
        } else {
            items.fold(Said::NOTHING, |said, item| said.and(self.shared(source, item)))
        }
    }

    /// The log-likelihood ratio of a target item, given several source items.
    fn shared(&mut self, source: Run, target: usize) -> f32 {
        let pair = self.rows[source.from].find(target).filter(|_| source.len <= SHARED + 1);
        let Some(pair) = pair else { return self.joined(source, target) };
        let number = source.len - 2;
        if self.joined[pair][number].is_nan() {
            self.joined[pair][number] = self.joined(source, target);
        }
        self.joined[pair][number]
    }

    /// The same, each word by its share of what is found for it.
    fn joined(&mut self, source: Run, target: usize) -> f32 {
        let share = self.share(source);
        let mut factor = Product::default();
        let words = (self.known[target + 1] - self.known[target]) as usize;
        let mut sums = std::mem::take(&mut self.sums);
        sums[..words].fill(0.0);
        for &(word, ratio) in source.range().flat_map(|item| self.hits(item, target)) {
            sums[word as usize] += ratio;
        }
        // A word that nothing explains is a factor of one.
        factor.multiply_all(share, &sums[..words]);
        self.sums = sums;
        factor.ln() + self.unexplained(source, target)
    }
}

/// The words with a score, by their places among `words`.
fn meet<'f>(words: &[u32], scores: &[f32], found: &'f mut [Hit]) -> &'f [Hit] {
    let mut count = 0;
    for (k, &word) in (0u32..).zip(words) {
        let ratio = scores[word as usize];
        // Written in any case and counted if it is a hit: no processor guesses which words are.
        found[count] = (k, ratio);
        count += usize::from(ratio > 0.0);
    }
    &found[..count]
}
