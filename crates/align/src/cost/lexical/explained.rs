//! What the words of one side explain of the other, in one direction.

use std::ops::Range;

use hexapla_model::Both;

use super::Said;
use super::numbers::{Numbers, Reach, Words, place};
use super::product::Product;
use crate::lattice::Run;
use crate::lexicon::Table;
use crate::text::SideView;

/// The part of a translation that the lexicon accounts for; the rest is new wording.
const KNOWN: f32 = 0.6;

/// Up to how many source items, the first skipped, share what they explain with other beads.
const SHARED: usize = 3;

/// Of how many scores one is looked up as fast as all are cleared.
const SPARSE: usize = 16;

/// A word of a target item, by its place there, and `Σ t(word | source word) / u(word)` over the words of a source item.
type Hit = (u32, f32);

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
pub(super) struct Explained {
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
    /// Where the words of each target item begin in `words`; one more at the end.
    starts: Vec<u32>,
    /// For each of these words one through how probable it is at a place chosen at random.
    rarity: Vec<f32>,
    /// For each word on the target side whether some source item explains it.
    reached: Vec<bool>,
    /// The words of all target items, without some that no source item explains.
    words: Vec<u32>,
    /// How many words of each target item some source item of the stretch explains: only they say something.
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
    reach: Reach,
    /// For each word on the target side `Σ t(word | source word)` over the words of the current source item; zero without one.
    scores: Vec<f32>,
    /// For each word of the stretch.
    best: Vec<Best>,
    /// For each target item how many words two neighbouring source items that it may meet have at least.
    fewest: Vec<f32>,
}

impl Explained {
    /// Looks at two stretches, of which source item `n` may meet the target items `rows[n]`; long ones come with `numbers` for
    /// their words.
    pub(super) fn fill(
        &mut self,
        table: &Table,
        texts: Both<SideView<'_>>,
        numbers: Option<Both<&Numbers>>,
        rows: &[Range<usize>],
    ) {
        self.clear();
        let mut reach = std::mem::take(&mut self.reach);
        let words = match numbers {
            Some(numbers) => {
                let reach = reach.fill(table, numbers, &mut self.reached);
                Words::Numbered { table, numbers, reach }
            }
            None => Words::Plain { table },
        };
        self.fewest.resize(texts.target.len, f32::INFINITY);
        self.fill_words(words, texts.target);
        for item in 0..texts.source.len {
            let own = texts.source.words(item);
            let mass: f32 = own.iter().map(|w| table.mass(*w)).sum();
            self.source_words.push(self.source_words[item] + own.len() as f64 + 1.0);
            self.mass.push(self.mass[item] + f64::from(mass));
        }
        let claims = (0..texts.source.len).map(|item| self.claim(Run::one(item)));
        let least = 1.0 - KNOWN * claims.fold(1.0, f32::min);
        for (item, row) in rows.iter().enumerate() {
            let own = words.source(texts.source, item);
            let scored = self.score(words, own);
            self.row(item, row.start.min(row.end)..row.end.min(texts.target.len), least);
            self.forget(words, own, scored);
        }
        self.at.push(place(self.hits.len()));
        self.joined.resize(self.single.len(), [f32::NAN; SHARED]);
        self.count_known();
        self.add_up_most(least);
        self.reach = reach;
    }

    /// Lists the words of the target items: those that can be explained, as far as that is known by now.
    fn fill_words(&mut self, words: Words<'_>, target: SideView<'_>) {
        let mut longest = 0;
        let is_known = !self.reached.is_empty();
        for item in 0..target.len {
            let (own, from) = (words.target(target, item), self.words.len());
            if is_known {
                self.words.extend(own.iter().copied().filter(|w| self.reached[*w as usize]));
            } else {
                self.words.extend_from_slice(own);
            }
            self.starts.push(place(self.words.len()));
            longest = longest.max(self.words.len() - from);
        }
        self.reached.resize(words.targets(), false);
        self.rarity.extend(self.words.iter().map(|word| words.unigram(*word)));
        self.rarity.iter_mut().for_each(|chance| *chance = 1.0 / *chance);
        self.sums.resize(longest, 0.0);
        self.found.resize(longest + 1, Hit::default());
        self.best.resize(self.words.len(), Best { factor: 1.0, sum: 0.0 });
        self.scores.resize(words.targets().max(self.scores.len()), 0.0);
    }

    /// Adds up what the words of a source item translate into; how many translations there are.
    fn score(&mut self, words: Words<'_>, source: &[u32]) -> usize {
        let mut scored = 0;
        for word in source {
            let translations = words.translations(*word);
            translations.iter().for_each(|(w, p)| self.scores[*w as usize] += p);
            translations.iter().for_each(|(w, _)| self.reached[*w as usize] = true);
            scored += translations.len();
        }
        scored
    }

    /// Sets the scores back to zero.
    fn forget(&mut self, words: Words<'_>, source: &[u32], scored: usize) {
        if scored * SPARSE > words.targets() {
            self.scores[..words.targets()].fill(0.0);
            return;
        }
        let all = source.iter().flat_map(|word| words.translations(*word));
        all.for_each(|(w, _)| self.scores[*w as usize] = 0.0);
    }

    /// What a source item, whose scores are ready, explains of the target items that it may meet; no source item leaves less
    /// to chance than `least`.
    fn row(&mut self, item: usize, targets: Range<usize>, least: f32) {
        self.rows.push(Meeting { first: targets.start, end: targets.end, start: self.at.len() });
        let one = Run::one(item);
        let (share, rest) = (self.share(one), self.rest(one) / least);
        let pairs =
            [item.checked_sub(1).and_then(|before| self.words_of_two(before)), self.words_of_two(item)];
        let pair = pairs.into_iter().flatten().fold(f64::INFINITY, f64::min) as f32;
        for j in targets {
            let hits = self.hits.len();
            self.at.push(place(hits));
            let places = self.starts[j] as usize..self.starts[j + 1] as usize;
            let found = meet(&self.words[places.clone()], &self.scores, &mut self.found);
            let (rarity, best) = (&self.rarity[places.clone()], &mut self.best[places]);
            self.hits.extend(found.iter().map(|&(k, score)| (k, score * rarity[k as usize])));
            let mut product = Product::default();
            for &(k, ratio) in &self.hits[hits..] {
                let factor = 1.0 + share * ratio;
                product.multiply(factor);
                let best = &mut best[k as usize];
                *best = Best { factor: best.factor.max(factor * rest), sum: best.sum + ratio };
            }
            self.fewest[j] = self.fewest[j].min(pair);
            self.single.push(product.ln());
        }
    }

    /// Counts the words that some source item explains, and adds what a source item leaves to chance of them.
    fn count_known(&mut self) {
        for places in self.starts.windows(2) {
            let words = &self.words[places[0] as usize..places[1] as usize];
            let is_reached = |word: &&u32| self.reached.get(**word as usize) == Some(&true);
            self.known.push(words.iter().filter(is_reached).count() as u32);
        }
        for (item, &Meeting { first, end, start }) in self.rows.iter().enumerate() {
            let missing = self.rest(Run::one(item)).ln();
            let pairs = self.single[start..].iter_mut().zip(&self.known[first..end]);
            pairs.for_each(|(single, known)| *single += *known as f32 * missing);
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
        self.best.clear();
        self.fewest.clear();
        self.rarity.clear();
        self.known.clear();
        self.reached.clear();
        self.words.clear();
        self.starts.clear();
        self.starts.push(0);
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
        self.known[target] as f32 * self.rest(source).ln()
    }

    /// Sums the most that several source items can make of the words of each target item.
    ///
    /// What they make of a word is a mean of what each makes of it, and no more than all that explain it do together.
    fn add_up_most(&mut self, least: f32) {
        for (j, known) in self.known.iter().enumerate() {
            let words = &self.best[self.starts[j] as usize..self.starts[j + 1] as usize];
            let share = KNOWN / self.fewest[j];
            let (mut mean, mut together) = (Product::default(), Product::default());
            for best in words {
                mean.multiply(best.factor);
                together.multiply(1.0 + share * best.sum);
            }
            let mean = mean.ln() + *known as f32 * least.ln();
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
    pub(super) fn bound(&self, source: Run, target: Run) -> f32 {
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
    pub(super) fn agreement(&mut self, source: Run, target: Run) -> Said {
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
        let words = (self.starts[target + 1] - self.starts[target]) as usize;
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
        // Of a word without a number the table knows nothing.
        let score = scores.get(word as usize).copied().unwrap_or(0.0);
        // Written in any case and counted if it is a hit: no processor guesses which words are.
        found[count] = (k, score);
        count += usize::from(score > 0.0);
    }
    &found[..count]
}
