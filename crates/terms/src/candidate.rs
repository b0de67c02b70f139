//! Candidates for terms: word sequences that come back, and where they stand.

use std::ops::Range;

use rayon::prelude::*;

use crate::starts::Starts;
use crate::words::{Role, Words};

/// The most words that a candidate has, with those that are no content.
pub(crate) const LONGEST: u8 = 16;

/// No sequence at this place.
const NONE: u32 = u32::MAX;

/// A sequence of stems that may be a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// How many words it has.
    pub(crate) words: u8,
    /// Where it first stands, as an index of the column's tokens.
    pub(crate) first: u32,
    /// In how many places it stands.
    pub(crate) places: u32,
    /// In how many rows it stands.
    pub(crate) rows: u32,
    /// The places of the most frequent longer candidate that it is a part of.
    pub(crate) within: u32,
}

/// The candidates of a column.
#[derive(Debug, Clone, Default)]
pub(crate) struct Candidates {
    pub(crate) all: Vec<Candidate>,
    /// How many words each has.
    pub(crate) words: Vec<u8>,
}

/// Which candidates begin at each token. They are apart from the candidates since they take as much memory as the texts, and
/// are not needed to the end.
///
/// The candidates that begin at token `n` are `ids[starts.of(n)]`, shortest first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Beginnings {
    starts: Starts,
    ids: Vec<u32>,
}

impl Beginnings {
    /// The candidates that begin at token `at`, shortest first.
    pub(crate) fn at(&self, at: usize) -> &[u32] {
        &self.ids[self.starts.of(at)]
    }
}

impl Candidates {
    /// The sequences of at most `max_words` words of content that are in at least `min_places` places.
    ///
    /// A sequence can only be frequent if what it consists of is, so each length is found from the one before (Agrawal
    /// and Srikant 1994): a sequence of n words is a pair of overlapping sequences of n - 1.
    pub(crate) fn find(words: &Words, min_places: u32, max_words: usize) -> (Self, Beginnings) {
        let mut grams = single(words, min_places);
        let mut found = Found::default();
        found.add(words, &grams, 1, max_words);
        for length in 2..=u8::try_from(2 * max_words).unwrap_or(u8::MAX).min(LONGEST) {
            let Some(longer) = extend(words, &grams, min_places) else { break };
            grams = longer;
            found.add(words, &grams, length, max_words);
        }
        drop(grams);
        found.index(words)
    }

    /// Finds for each candidate the most frequent longer one that it is a part of.
    fn nest(&mut self, Beginnings { starts, ids }: &Beginnings) {
        for start in 0..starts.len() {
            for n in starts.of(start) {
                let outer = self.all[ids[n] as usize];
                let end = start + outer.words as usize;
                if outer.places < 2 || outer.words < 2 {
                    continue;
                }
                for from in start..end {
                    for inner in starts.of(from) {
                        let id = ids[inner] as usize;
                        if inner != n && from + self.words[id] as usize <= end {
                            self.all[id].within = self.all[id].within.max(outer.places);
                        }
                    }
                }
            }
        }
    }

    /// The places of every candidate.
    pub(crate) fn places(&self, beginnings: &Beginnings) -> Places {
        let mut ends = Vec::with_capacity(self.all.len() + 1);
        ends.push(0u32);
        for c in &self.all {
            ends.push(ends[ends.len() - 1] + c.places);
        }
        let mut next = ends.clone();
        let mut tokens = vec![0u32; beginnings.ids.len()];
        for at in 0..beginnings.starts.len() {
            for &id in beginnings.at(at) {
                tokens[next[id as usize] as usize] = narrow(at);
                next[id as usize] += 1;
            }
        }
        Places { starts: ends, tokens }
    }
}

/// For each candidate the tokens where it begins, ascending.
#[derive(Debug, Clone, Default)]
pub(crate) struct Places {
    starts: Vec<u32>,
    tokens: Vec<u32>,
}

impl Places {
    /// Where candidate `id` begins.
    pub(crate) fn of(&self, id: u32) -> &[u32] {
        &self.tokens[self.starts[id as usize] as usize..self.starts[id as usize + 1] as usize]
    }
}

/// Candidates in the making, with the tokens where they begin.
#[derive(Default)]
struct Found {
    all: Vec<Candidate>,
    places: Vec<(u32, u32)>,
}

impl Found {
    /// Adds the sequences in `grams` that may be terms; all are of `length` words.
    fn add(&mut self, words: &Words, grams: &[u32], length: u8, max_words: usize) {
        let most = grams.iter().filter(|&&g| g != NONE).max().map_or(0, |&g| g as usize + 1);
        let mut ids = vec![NONE; most];
        for row in 0..words.column.len() {
            let range = words.column.range(row);
            for at in range.clone() {
                let gram = grams[at];
                if gram == NONE || !bounded(words, at..at + length as usize, range.end, max_words) {
                    continue;
                }
                let id = &mut ids[gram as usize];
                if *id == NONE {
                    *id = narrow(self.all.len());
                    self.all.push(Candidate {
                        words: length,
                        first: narrow(at),
                        places: 0,
                        rows: 0,
                        within: 0,
                    });
                }
                self.places.push((narrow(at), *id));
            }
        }
    }

    /// Sorts the places and counts them.
    fn index(mut self, words: &Words) -> (Candidates, Beginnings) {
        let tokens = words.column.tokens.len();
        let mut starts = vec![0u32; tokens + 1];
        for &(at, _) in &self.places {
            starts[at as usize + 1] += 1;
        }
        for n in 0..tokens {
            starts[n + 1] += starts[n];
        }
        let mut next = starts.clone();
        let mut ids = vec![0u32; self.places.len()];
        for &(at, id) in &self.places {
            ids[next[at as usize] as usize] = id;
            next[at as usize] += 1;
        }
        self.places = Vec::new();
        let mut last = vec![NONE; self.all.len()];
        for row in 0..words.column.len() {
            let range = words.column.range(row);
            for &id in &ids[starts[range.start] as usize..starts[range.end] as usize] {
                let candidate = &mut self.all[id as usize];
                candidate.places += 1;
                if last[id as usize] != narrow(row) {
                    last[id as usize] = narrow(row);
                    candidate.rows += 1;
                }
            }
        }
        let lengths = self.all.iter().map(|c| c.words).collect();
        let beginnings = Beginnings { starts: Starts::of_all(&starts), ids };
        drop(starts);
        let mut out = Candidates { all: self.all, words: lengths };
        out.nest(&beginnings);
        (out, beginnings)
    }
}

/// Whether the sequence `at` begins and ends with content, has not too much of it, holds quotations whole, and no half of a clause, no
/// predicate, nor several cells, and is no code.
fn bounded(words: &Words, at: Range<usize>, end: usize, max_words: usize) -> bool {
    let last = words.role(at.end - 1, end);
    let is_whole = words.holds_whole(&at, end) && !words.crosses_cells(&at);
    if !is_whole || words.goes_on_with_opener(&at) || words.is_code(&at) {
        return false;
    }
    if words.role(at.start, end) != Role::Content || !matches!(last, Role::Content | Role::Close) {
        return false;
    }
    if words.ends_with_clause(&at) {
        return false;
    }
    let (mut open, mut content) = (0, 0);
    for n in at {
        match words.role(n, end) {
            Role::Open => open += 1,
            Role::Close if open == 0 => return false,
            Role::Close => open -= 1,
            Role::Content => content += 1,
            Role::Inner | Role::Break => {}
        }
    }
    open == 0 && content <= max_words
}

/// The key of every word that is in at least `min_places` places and may be in a term.
fn single(words: &Words, min_places: u32) -> Vec<u32> {
    let column = words.column;
    let mut counts = vec![0u32; words.keyed];
    for at in 0..column.tokens.len() {
        counts[words.key(at) as usize] += 1;
    }
    let mut grams = vec![NONE; column.tokens.len()];
    for row in 0..column.len() {
        let range = column.range(row);
        for at in range.clone() {
            let usable = words.role(at, range.end) != Role::Break;
            if usable && counts[words.key(at) as usize] >= min_places {
                grams[at] = words.key(at);
            }
        }
    }
    grams
}

/// The sequences that are one word longer than `grams`; `None` if none is frequent.
fn extend(words: &Words, grams: &[u32], min_places: u32) -> Option<Vec<u32>> {
    // Most pairs are rare: a rough count keeps them from being sorted.
    let bits = (grams.len().max(2).ilog2() + 1).min(28);
    let mut sketch = vec![0u8; 1 << bits];
    for (key, _) in pairs(words, grams) {
        let count = &mut sketch[slot(key, bits)];
        *count = count.saturating_add(1);
    }
    let enough = min_places.min(255);
    let mut keyed: Vec<(u64, u32)> =
        pairs(words, grams).filter(|&(key, _)| u32::from(sketch[slot(key, bits)]) >= enough).collect();
    keyed.par_sort_unstable();
    let mut longer = vec![NONE; grams.len()];
    let mut id = 0;
    for group in keyed.chunk_by(|a, b| a.0 == b.0) {
        if group.len() >= min_places as usize {
            for &(_, at) in group {
                longer[at as usize] = id;
            }
            id += 1;
        }
    }
    (id > 0).then_some(longer)
}

/// Each two neighbours that are frequent, as one key, and where they are.
fn pairs(words: &Words, grams: &[u32]) -> impl Iterator<Item = (u64, u32)> {
    (0..words.column.len()).flat_map(move |row| {
        let range = words.column.range(row);
        (range.start..range.end.saturating_sub(1)).filter_map(move |at| {
            let (a, b) = (grams[at], grams[at + 1]);
            (a != NONE && b != NONE).then(|| ((u64::from(a) << 32) | u64::from(b), narrow(at)))
        })
    })
}

/// The place of a key among two to the power of `bits`.
fn slot(key: u64, bits: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - bits)) as usize
}

/// A number of a running word, or of what there are no more of.
pub(crate) fn narrow(n: usize) -> u32 {
    u32::try_from(n).expect("fewer than 2^32 running words")
}
