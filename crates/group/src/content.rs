//! Which files belong together by what is in them: numbers, dates, symbols, names of States and the numbers of paragraphs
//! read the same in every language, and so do words once a lexicon has numbered what they mean.
//!
//! A key counts the more the fewer files have it (the square of the inverse document frequency, Spärck Jones 1972, as in
//! the product of two vectors that are weighed so). Only files that share
//! keys are compared, and two files are a pair if each is the other's nearest in its language by a margin: look-alikes,
//! such as the report of another year, share the names of States and not the figures.

use std::collections::BTreeMap;

use hexapla_model::{Entity, EntityKind, Lang, Segmented};
use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher as _;

/// Keys that more files have are no evidence, and would be compared with all of them.
const COMMON: usize = 300;
/// How often a key counts in a file at most.
const TIMES: u16 = 3;
/// The least that two files share, in squared nats, and in how many keys.
const SHARED: f32 = 8.0;
const KEYS: u32 = 4;
/// The least score: a text that is so small a part of another may be of any.
const SCORE: f32 = 0.15;
/// The least share of the keys of the smaller file, which may be a part of the other.
const CONTAINED: f32 = 0.35;
/// How much nearer the nearest file of a language is than the next one.
const MARGIN: f32 = 1.1;

/// What of a text reads the same in every language, with how often it is there.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Content {
    /// In the order of the hashes.
    keys: Vec<Key>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Key {
    hash: u64,
    times: u16,
    /// How much it says where it is rare, from 0 to 1.
    trust: f32,
}

impl Content {
    /// The content of a text: its entities, the paths of its paragraphs, and how often it has `concepts`, which are numbers
    /// of words that mean the same in all languages.
    #[must_use]
    pub fn of(text: &Segmented, concepts: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let mut times: BTreeMap<u64, Key> = BTreeMap::new();
        let mut add = |hash: u64, more: u32, trust: f32| {
            let key = times.entry(hash).or_insert(Key { hash, times: 0, trust });
            key.times = key.times.saturating_add(more.min(u32::from(TIMES)) as u16).min(TIMES);
        };
        for Entity { kind, key, .. } in &text.entities {
            let key = text.keys.string(*key);
            let trust = trust(*kind, key);
            if trust > 0.0 {
                add(FxBuildHasher.hash_one((*kind as u8, key)), 1, trust);
            }
        }
        for anchor in text.document.blocks.iter().filter_map(|block| block.anchor.as_ref()) {
            add(FxBuildHasher.hash_one(anchor), 1, ANCHOR);
        }
        for (concept, more) in concepts {
            add(FxBuildHasher.hash_one(concept), more, CONCEPT);
        }
        Self { keys: times.into_values().collect() }
    }
}

/// How much the path of a paragraph says, and a word that means the same in all languages.
const ANCHOR: f32 = 0.3;
const CONCEPT: f32 = 0.4;

/// How much an entity says. Small numbers are everywhere, and what a mark becomes differs from language to language.
fn trust(kind: EntityKind, key: &str) -> f32 {
    match kind {
        EntityKind::Punctuation => 0.0,
        EntityKind::Number if key.len() < 3 => 0.3,
        EntityKind::Reference => 0.4,
        EntityKind::Country | EntityKind::Acronym => 0.6,
        _ => 1.0,
    }
}

/// A file to be compared.
pub(crate) struct Candidate<'c> {
    pub(crate) lang: Lang,
    pub(crate) symbol: Option<&'c str>,
    pub(crate) content: &'c Content,
}

/// Two candidates, by their places, that belong together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pair {
    pub(crate) first: usize,
    pub(crate) second: usize,
    /// From 0 to 1: the geometric mean of the shares of what both have in what either has.
    pub(crate) score: f32,
}

/// The pairs of candidates that belong together, the surest first.
pub(crate) fn pairs(candidates: &[Candidate<'_>]) -> Vec<Pair> {
    let index = Index::new(candidates);
    let near: Vec<Vec<Pair>> = (0..candidates.len()).into_par_iter().map(|n| index.near(n)).collect();
    let nearest: Vec<BTreeMap<Lang, Pair>> = near.iter().map(|near| nearest(near, candidates)).collect();
    let mut out: Vec<Pair> = Vec::new();
    for (n, found) in nearest.iter().enumerate() {
        let mutual = found.values().filter(|pair| pair.second > n).filter(|pair| {
            let back = nearest[pair.second].get(&candidates[n].lang);
            back.is_some_and(|back| back.second == n)
        });
        out.extend(mutual);
    }
    out.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| (a.first, a.second).cmp(&(b.first, b.second)))
    });
    out
}

/// For each language the nearest candidate, if it is nearer than the next one by a margin.
fn nearest(near: &[Pair], candidates: &[Candidate<'_>]) -> BTreeMap<Lang, Pair> {
    let mut best: BTreeMap<Lang, (Pair, f32)> = BTreeMap::new();
    for pair in near {
        let (first, next) = best.entry(candidates[pair.second].lang).or_insert((*pair, 0.0));
        if first.second == pair.second {
            continue;
        }
        if pair.score > first.score {
            *next = first.score;
            *first = *pair;
        } else {
            *next = next.max(pair.score);
        }
    }
    best.into_iter()
        .filter(|(_, (first, next))| first.score > next * MARGIN)
        .map(|(lang, (first, _))| (lang, first))
        .collect()
}

/// Which candidates have each key.
struct Index<'c> {
    candidates: &'c [Candidate<'c>],
    places: FxHashMap<u64, Vec<u32>>,
    /// How much all keys of each candidate weigh.
    weights: Vec<f32>,
}

impl<'c> Index<'c> {
    fn new(candidates: &'c [Candidate<'c>]) -> Self {
        let mut places: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        for (n, candidate) in candidates.iter().enumerate() {
            candidate.content.keys.iter().for_each(|key| places.entry(key.hash).or_default().push(n as u32));
        }
        let mut out = Self { candidates, places, weights: Vec::new() };
        let weight = |candidate: &Candidate<'_>| {
            let keys = candidate.content.keys.iter();
            keys.map(|key| out.weight(key) * f32::from(key.times)).sum()
        };
        out.weights = candidates.iter().map(weight).collect();
        out
    }

    /// How much a key weighs each time; 0 if it is common.
    fn weight(&self, key: &Key) -> f32 {
        let files = self.places[&key.hash].len();
        if files > COMMON {
            return 0.0;
        }
        key.trust * (1.0 + self.candidates.len() as f32 / files as f32).ln().powi(2)
    }

    /// The candidates in other languages that may belong to candidate `n`.
    fn near(&self, n: usize) -> Vec<Pair> {
        let own = &self.candidates[n];
        let mut shared: FxHashMap<u32, (f32, u32)> = FxHashMap::default();
        for key in &own.content.keys {
            let weight = self.weight(key);
            if weight == 0.0 {
                continue;
            }
            for &other in &self.places[&key.hash] {
                let candidate = &self.candidates[other as usize];
                if candidate.lang == own.lang || contradict(own.symbol, candidate.symbol) {
                    continue;
                }
                let keys = &candidate.content.keys;
                let at = keys.binary_search_by_key(&key.hash, |key| key.hash).expect("the index has it");
                let (sum, keys_shared) = shared.entry(other).or_default();
                *sum += weight * f32::from(key.times.min(keys[at].times));
                *keys_shared += 1;
            }
        }
        let mut out: Vec<Pair> = shared
            .into_iter()
            .filter_map(|(other, (shared, keys))| {
                let (a, b) = (self.weights[n], self.weights[other as usize]);
                let score = shared / (a * b).sqrt();
                let is_enough = shared >= SHARED && keys >= KEYS && score >= SCORE;
                let is_near = is_enough && shared >= CONTAINED * a.min(b);
                is_near.then_some(Pair { first: n, second: other as usize, score })
            })
            .collect();
        out.sort_unstable_by_key(|pair| pair.second);
        out
    }
}

/// Whether two symbols are known and differ.
fn contradict(one: Option<&str>, other: Option<&str>) -> bool {
    one.is_some() && other.is_some() && one != other
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(keys: &[(u64, u16)]) -> Content {
        let keys = keys.iter().map(|&(hash, times)| Key { hash, times, trust: 1.0 });
        Content { keys: keys.collect() }
    }

    fn pairs_of(files: &[(Lang, Option<&str>, Content)]) -> Vec<(usize, usize)> {
        let candidates: Vec<Candidate<'_>> = files
            .iter()
            .map(|(lang, symbol, content)| Candidate { lang: *lang, symbol: *symbol, content })
            .collect();
        let mut found: Vec<(usize, usize)> =
            pairs(&candidates).iter().map(|pair| (pair.first, pair.second)).collect();
        found.sort_unstable();
        found
    }

    /// Keys from `from` on, each once.
    fn keys(from: u64, n: u64) -> Content {
        content(&(from..from + n).map(|key| (key, 1)).collect::<Vec<_>>())
    }

    #[test]
    fn files_with_the_same_figures_belong_together() {
        let files = [
            (Lang::EN, None, keys(0, 20)),
            (Lang::FR, None, keys(1, 20)),
            (Lang::EN, None, keys(100, 20)),
            (Lang::FR, None, keys(102, 12)),
            (Lang::FR, None, keys(200, 20)),
        ];
        assert_eq!(pairs_of(&files), [(0, 1), (2, 3)]);
    }

    #[test]
    fn a_look_alike_is_not_taken_for_the_same_document() {
        // Half of the keys are those of last year; and there are two that are alike for a third.
        let last =
            content(&(0..20).map(|key| (if key < 10 { key } else { key + 50 }, 1)).collect::<Vec<_>>());
        let files = [(Lang::EN, None, keys(0, 20)), (Lang::FR, None, keys(0, 20)), (Lang::FR, None, last)];
        assert_eq!(pairs_of(&files), [(0, 1)]);
        let files =
            [(Lang::EN, None, keys(0, 20)), (Lang::FR, None, keys(0, 20)), (Lang::FR, None, keys(0, 20))];
        assert_eq!(pairs_of(&files), []);
    }

    #[test]
    fn symbols_that_differ_keep_files_apart() {
        let files = [(Lang::EN, Some("A/1"), keys(0, 20)), (Lang::FR, Some("A/2"), keys(0, 20))];
        assert_eq!(pairs_of(&files), []);
        let files = [(Lang::EN, Some("A/1"), keys(0, 20)), (Lang::FR, None, keys(0, 20))];
        assert_eq!(pairs_of(&files), [(0, 1)]);
    }

    #[test]
    fn a_part_belongs_to_its_whole() {
        let files =
            [(Lang::EN, None, keys(0, 60)), (Lang::FR, None, keys(20, 15)), (Lang::EN, None, keys(100, 9))];
        assert_eq!(pairs_of(&files), [(0, 1)]);
    }
}
