//! What the links and the rows say for a candidate of the pivot and one of another language to stand for each other.

use std::ops::Range;
use std::sync::Mutex;

use hexapla_model::Links;
use rayon::prelude::*;

use crate::candidate::Candidates;
use crate::gloss::Gloss;
use crate::language::Language;
use crate::numbers::Numbers;
use crate::ties::{Row, Ties};
use crate::words::Words;

/// Evidence for one pair of candidates.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Pair {
    /// The candidate of the other language.
    pub(crate) target: u32,
    /// In how many rows both stand.
    pub(crate) rows: u32,
    /// For every place of the source how well the links tie it to the target, from 0 to 1, summed up.
    pub(crate) linked: f32,
    /// In how many places of the source no other candidate is tied to it better.
    pub(crate) best: f32,
    /// How many of its words of content are linked to something else in the places it is tied to, summed up like
    /// `linked`.
    pub(crate) stray: f32,
}

/// One language: its words, its candidates and their places.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Side<'a> {
    pub(crate) words: &'a Words<'a>,
    pub(crate) candidates: &'a Candidates,
}

impl Side<'_> {
    /// The tokens of candidate `id` where it first stands.
    pub(crate) fn first(&self, id: u32) -> std::ops::RangeInclusive<usize> {
        let candidate = self.candidates.all[id as usize];
        let at = candidate.first as usize;
        at..=at + candidate.words as usize - 1
    }

    /// How long candidate `id` is where it first stands, as a share of the whole column, times a billion.
    pub(crate) fn length(&self, id: u32) -> f32 {
        let tokens = &self.words.column.tokens;
        let bytes: usize = self.first(id).map(|at| tokens[at].span.len()).sum();
        bytes.max(1) as f32 / self.words.bytes.max(1) as f32 * 1e9
    }

    /// Whether candidate `part` is a part of candidate `whole`, by what words are compared by.
    pub(crate) fn contains(&self, whole: u32, part: u32) -> bool {
        let (whole, part) = (self.keys(whole), self.keys(part));
        whole.windows(part.len()).any(|window| window == part)
    }

    /// What the words of candidate `id` are compared by.
    pub(crate) fn keys(&self, id: u32) -> Vec<u32> {
        self.first(id).map(|at| self.words.key(at)).collect()
    }

    /// The stems of the words of content of candidate `id`.
    pub(crate) fn content(&self, id: u32) -> Vec<u32> {
        self.first(id).filter(|&at| self.words.weight(at) >= 1.0).map(|at| self.words.stem(at)).collect()
    }
}

/// How many pairs are kept for a candidate of the pivot.
const KEPT: usize = 8;

/// The least a candidate is tied to a place to be the best for it.
const LEAST: f32 = 0.3;

/// What is tied more weakly is skipped.
const TIED: f32 = 0.02;

/// Up to this many places, all that is in the same rows is looked at, not only what the links reach.
const RARE: usize = 4;

/// How well a gloss is tied to the source at least if it is its words, which links may share with what it explains. Reasoned.
const SHARED: f32 = 0.4;

/// How much of the tie of a gloss goes to what is before it, with as many words of content as the source, and with one and two
/// more. Reasoned.
const GLOSSED: [f32; 3] = [0.95, 0.85, 0.7];

/// How much of its tie is left to what has words of a gloss. Reasoned.
const IN_GLOSS: f32 = 0.5;

/// Candidates that one thread looks at before it takes others.
const BATCH: usize = 512;

/// Batches whose results are handed over before the next ones are looked at: those of all at once would take more memory than
/// what is kept of them.
const WAVE: usize = 128;

/// No row.
const NONE: u32 = u32::MAX;

/// Hands to `take`, for one candidate of the pivot after the other, what `make` makes of it and its likeliest partners, which
/// come best first.
pub(crate) fn each<T: Send>(
    source: &Language,
    target: &Language,
    links: &Links,
    make: impl Fn(u32, &[Pair]) -> T + Sync,
    mut take: impl FnMut(T),
) {
    let count = u32::try_from(source.side.candidates.all.len()).expect("candidates have u32 ids");
    let starts: Vec<u32> = (0..count).step_by(BATCH).collect();
    // Threads hand on the memory for their counts.
    let idle: Mutex<Vec<Counter>> = Mutex::default();
    for wave in starts.chunks(WAVE) {
        let batches = wave.par_iter().map(|&start| {
            let counter = idle.lock().expect("no thread panics with it").pop();
            let mut counter = counter.unwrap_or_else(|| Counter::new(source, target, links));
            let ids = start..count.min(start + BATCH as u32);
            let made = ids.map(|id| make(id, &counter.pairs(id))).collect();
            idle.lock().expect("no thread panics with it").push(counter);
            made
        });
        let made: Vec<Vec<T>> = batches.collect();
        made.into_iter().flatten().for_each(&mut take);
    }
}

/// Scratch memory for the partners of one candidate after the other.
struct Counter<'a> {
    source: &'a Language<'a>,
    target: &'a Language<'a>,
    links: &'a Links,
    /// The candidates of the target that are partners.
    numbers: Numbers,
    pairs: Vec<Pair>,
    /// For each partner the last row that has it.
    last: Vec<u32>,
    /// The partners that are tied best in a row.
    tied: Vec<usize>,
    ties: Ties,
    /// How many words of content the candidate of the pivot has.
    content: usize,
    /// Whether it is a name: in Latin letters behind a noun it is no gloss of the noun.
    is_name: bool,
}

impl<'a> Counter<'a> {
    fn new(source: &'a Language<'a>, target: &'a Language<'a>, links: &'a Links) -> Self {
        Self {
            source,
            target,
            links,
            numbers: Numbers::default(),
            pairs: Vec::new(),
            last: Vec::new(),
            tied: Vec::new(),
            ties: Ties::default(),
            content: 0,
            is_name: false,
        }
    }

    /// The likeliest partners of candidate `id`.
    fn pairs(&mut self, id: u32) -> Vec<Pair> {
        let (source, target) = (self.source.side, self.target.side);
        let words = source.candidates.all[id as usize].words;
        let places = self.source.places.of(id);
        self.content = source.content(id).len();
        self.is_name = !target.words.glosses.is_empty() && self.source.is_proper_name(id);
        for &at in places {
            let row = source.words.row(at as usize);
            if !self.target.present.has(row) {
                continue;
            }
            let Some(texts) = Row::new(row, source.words, target.words, self.links) else {
                continue;
            };
            let first = at as usize - texts.source.1.start;
            self.ties.read(&texts, first, first + words as usize - 1);
            self.count(row, places.len() <= RARE);
        }
        self.finish(id)
    }

    /// Adds what row `row` says of the candidates of the target in it: of all of them or, of frequent sources, of
    /// those that the links reach.
    fn count(&mut self, row: usize, rare: bool) {
        let (side, beginnings) = (self.target.side, &self.target.beginnings);
        let range = side.words.column.range(row);
        let reach = if rare { 0..range.len() } else { self.ties.reach.clone() };
        let stamp = u32::try_from(row).expect("rows are counted in u32");
        let (mut most, mut winners) = (LEAST, 0u32);
        self.tied.clear();
        for first in reach {
            for &id in beginnings.at(range.start + first) {
                let words = side.candidates.words[id as usize] as usize;
                let tie = self.tie(id, range.start, first..first + words);
                if tie < TIED && !rare {
                    continue;
                }
                let number = self.number(id);
                let pair = &mut self.pairs[number];
                if std::mem::replace(&mut self.last[number], stamp) != stamp {
                    pair.rows += 1;
                }
                pair.linked += tie;
                pair.stray += tie * self.ties.stray(first, first + words - 1);
                if tie > most + 1e-5 {
                    (most, winners) = (tie, 1);
                    self.tied.clear();
                    self.tied.push(number);
                } else if tie >= most - 1e-5 {
                    winners += 1;
                    self.tied.push(number);
                }
            }
        }
        for &number in &self.tied {
            self.pairs[number].best += 1.0 / winners as f32;
        }
    }

    /// How well candidate `id` of the target, the words `at` of the row that begins at `start`, is tied to the place: by its own words,
    /// or as the gloss behind it is, if it has about as many words as the source.
    fn tie(&self, id: u32, start: usize, at: Range<usize>) -> f32 {
        let tie = self.ties.of(at.start, at.end - 1);
        let glosses = &self.target.side.words.glosses;
        let ends = |gloss: Gloss| [gloss.first, gloss.last].map(|at| at as usize - start);
        let is_source = |gloss: &Gloss| {
            let [first, last] = ends(*gloss);
            (gloss.is_apart || !self.is_name) && self.ties.of(first, last) >= SHARED
        };
        if glosses.among(start + at.start, start + at.end - 1).any(|gloss| is_source(&gloss)) {
            return IN_GLOSS * tie;
        }
        let gloss = glosses.behind(start + at.end - 1).filter(is_source);
        gloss.map_or(tie, |gloss| {
            // The links may be shared: `keys` goes with `المفاتيح`, and `symmetric` with itself.
            let [first, last] = ends(gloss);
            let gloss = self.ties.of(first, last).max(self.ties.of(at.start, last));
            let fits = match self.target.side.content(id).len().checked_sub(self.content) {
                Some(0) => GLOSSED[0],
                Some(1) => GLOSSED[1],
                Some(2) => GLOSSED[2],
                _ => 0.0,
            };
            tie.max(gloss * fits)
        })
    }

    /// The number of candidate `id` of the target among the partners.
    fn number(&mut self, id: u32) -> usize {
        let number = self.numbers.of(id);
        if number == self.pairs.len() {
            self.pairs.push(Pair { target: id, ..Pair::default() });
            self.last.push(NONE);
        }
        number
    }

    /// The best of the partners that were counted; the counts begin anew.
    fn finish(&mut self, id: u32) -> Vec<Pair> {
        let source = self.source.side.candidates.all[id as usize];
        let mut out: Vec<(f32, Pair)> = Vec::with_capacity(self.pairs.len());
        self.last.clear();
        self.numbers.clear();
        for pair in self.pairs.drain(..).filter(|pair| pair.linked > 0.0 || pair.rows > 1) {
            let other = self.target.side.candidates.all[pair.target as usize];
            let dice = 2.0 * pair.rows as f32 / (source.rows + other.rows) as f32;
            let tied = pair.linked / (source.places as f32 * other.places as f32).sqrt();
            if pair.linked > 0.0 || dice >= 0.5 {
                let stray = pair.rows == 1 && source.rows >= 3;
                out.push((if stray { 0.5 } else { 1.0 } * (tied + 0.25 * dice), pair));
            }
        }
        out.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.target.cmp(&b.1.target)));
        out.truncate(KEPT);
        out.into_iter().map(|(_, pair)| pair).collect()
    }
}
