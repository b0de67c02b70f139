//! Which files belong together by what is in them: numbers, dates, symbols, names of States and the numbers of paragraphs
//! read the same in every language, and so do words once a lexicon has numbered what they mean.
//!
//! A key counts the more the fewer files have it (the square of the inverse document frequency, Spärck Jones 1972, as in
//! the product of two vectors that are weighed so); what is usual in documents counts too, since a few files do not show
//! it. Only files that share keys are compared, and two files are a pair if each is the other's nearest in its language
//! by a margin: look-alikes, such as the report of another year, share the names of States and not the figures. Drafts of
//! one text share nearly all; between them decides what only one of them has. Of a few files, and of those that share little,
//! what they share is in the same order too: other texts share words in any order.

mod alone;
mod nearest;

use std::collections::BTreeMap;
use std::hash::BuildHasher as _;

use hexapla_model::{EntityKind, Lang, Segmented};
use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::part;
use alone::{may_translate, surely_translates};
use nearest::Nearest;

/// Keys that more files have are no evidence, and would be compared with all of them.
const COMMON: usize = 300;
/// How many documents what is known before any file is seen counts as: of two files nothing shows how rare a key is.
const BEFORE: f32 = 20.0;
/// How often a key counts in a file at most.
const TIMES: u16 = 3;
/// The least that two files share, in squared nats, and in how many keys.
const SHARED: f32 = 8.0;
const KEYS: u32 = 4;
/// The least score: a text that is so small a part of another may be of any.
const SCORE: f32 = 0.25;
/// The least share of the keys of the smaller file, which may be a part of the other.
const CONTAINED: f32 = 0.35;
/// The least score of two texts that share less, if it is in the same order: texts without figures have no more. Chosen on pieces
/// of real texts and on generated ones, with and without a translation: it joins 1,123 more pairs, 5 of them wrong.
const SCORE_IN_ORDER: f32 = 0.15;
/// Of how many files in each of two languages the nearest one need not be in order, so that parts are found.
const RIVALS: usize = 4;

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
    /// The segment that has it first.
    place: u32,
    class: Class,
}

/// What is known of keys of one type before any file is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Class {
    /// How often a translation has it too, and no other text by chance, from 0 to 1.
    trust: f32,
    /// In which share of documents it is.
    common: f32,
    counts: Counts,
}

/// What keys count, so that their order shows little.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Counts {
    Nothing,
    /// In any text.
    Paragraphs,
    /// In texts of one type.
    Articles,
}

impl Content {
    /// The content of a text: its entities, the paths of its paragraphs, and `concepts`: numbers of words that mean the
    /// same in all languages, each with the segment of the word.
    #[must_use]
    pub fn of(text: &Segmented, concepts: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let mut keys: BTreeMap<u64, Key> = BTreeMap::new();
        let mut add = |hash: u64, place: u32, class: Class| {
            let key = keys.entry(hash).or_insert(Key { hash, times: 0, place, class });
            key.times = (key.times + 1).min(TIMES);
        };
        for (segment, place) in text.segments.iter().zip(0..) {
            for entity in &text.entities[segment.entities.start as usize..segment.entities.end as usize] {
                let key = text.keys.string(entity.key);
                if let Some(class) = class(entity.kind, key) {
                    add(FxBuildHasher.hash_one((entity.kind as u8, key)), place, class);
                }
            }
        }
        for (block, segments) in text.document.blocks.iter().zip(&text.block_segments) {
            if let Some(anchor) = &block.anchor {
                add(FxBuildHasher.hash_one(anchor), segments.start, ANCHOR);
            }
        }
        for (concept, place) in concepts {
            add(FxBuildHasher.hash_one(concept), place, CONCEPT);
        }
        Self { keys: keys.into_values().collect() }
    }
}

/// The path of a paragraph, and a word that means the same in all languages.
const ANCHOR: Class = Class { trust: 0.3, common: 0.5, counts: Counts::Paragraphs };
const CONCEPT: Class = Class { trust: 0.4, common: 0.3, counts: Counts::Nothing };

/// What is known of an entity, by its kind; nothing of marks, which differ from language to language.
fn class(kind: EntityKind, key: &str) -> Option<Class> {
    let is_short = kind == EntityKind::Number && key.len() < 3;
    let (trust, common) = match kind {
        EntityKind::Punctuation => return None,
        EntityKind::Number if is_short => (0.4, 0.6),
        EntityKind::Reference => (0.4, 0.3),
        EntityKind::Country => (0.7, 0.15),
        EntityKind::Acronym => (0.6, 0.05),
        EntityKind::Number => (1.0, 0.05),
        _ => (1.0, 0.02),
    };
    let counts = match kind {
        EntityKind::Number if is_short => Counts::Paragraphs,
        EntityKind::Reference => Counts::Articles,
        _ => Counts::Nothing,
    };
    Some(Class { trust, common, counts })
}

/// A file to be compared.
pub(crate) struct Candidate<'c> {
    pub(crate) lang: Lang,
    pub(crate) symbol: Option<&'c str>,
    /// The name of the file, without its language.
    pub(crate) name: &'c str,
    pub(crate) content: &'c Content,
}

/// Two candidates, by their places, that belong together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pair {
    pub(crate) first: usize,
    pub(crate) second: usize,
    /// From 0 to 1: the geometric mean of the shares of what both have in what either has.
    pub(crate) score: f32,
    /// Whether they share so much that their order need not show more.
    is_enough: bool,
}

/// A candidate that is as near to one as to another in the same language, by their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tie {
    pub(crate) own: usize,
    pub(crate) rivals: [usize; 2],
}

/// The pairs of candidates that belong together, the surest first, and the candidates that are near to several.
pub(crate) fn pairs(candidates: &[Candidate<'_>]) -> (Vec<Pair>, Vec<Tie>) {
    let index = Index::new(candidates);
    let none = || vec![Shared::default(); candidates.len()];
    let near = (0..candidates.len()).into_par_iter().map_init(none, |shared, n| index.near(n, shared));
    let near: Vec<Vec<Pair>> = near.collect();
    let nearest: Vec<Nearest> = near.par_iter().map(|near| Nearest::of(near, &index)).collect();
    let ties = nearest.iter().filter_map(|nearest| nearest.tie).collect();
    let mut out: Vec<Pair> = Vec::new();
    for (n, found) in nearest.iter().enumerate() {
        let mutual = found.pairs.values().filter(|pair| pair.second > n).filter(|pair| {
            let back = nearest[pair.second].pairs.get(&candidates[n].lang);
            back.is_some_and(|back| back.second == n)
        });
        let content = |n: usize| candidates[n].content;
        let mutual = mutual
            .filter(|pair| pair.is_enough || surely_translates(content(pair.first), content(pair.second)));
        out.extend(mutual);
    }
    out.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| (a.first, a.second).cmp(&(b.first, b.second)))
    });
    (out, ties)
}

/// A candidate that has a key, and how often.
#[derive(Clone, Copy)]
struct Posting {
    file: u32,
    times: u16,
}

/// Which candidates have each key.
struct Index<'c> {
    candidates: &'c [Candidate<'c>],
    places: FxHashMap<u64, Vec<Posting>>,
    /// Which part of a series each candidate shows, as a number.
    parts: Vec<Option<usize>>,
    /// How much all keys of each candidate weigh.
    weights: Vec<f32>,
    /// How many candidates each language has.
    files: BTreeMap<Lang, usize>,
}

/// What a candidate shares with the one that is compared.
#[derive(Clone, Copy, Default)]
struct Shared {
    /// Whether the two may belong together; nothing is known before the first key.
    may_belong: Option<bool>,
    keys: u32,
    sum: f32,
}

impl<'c> Index<'c> {
    fn new(candidates: &'c [Candidate<'c>]) -> Self {
        let mut places: FxHashMap<u64, Vec<Posting>> = FxHashMap::default();
        for (file, candidate) in (0..).zip(candidates) {
            let keys = candidate.content.keys.iter();
            keys.for_each(|key| places.entry(key.hash).or_default().push(Posting { file, times: key.times }));
        }
        let mut files = BTreeMap::new();
        candidates.iter().for_each(|candidate| *files.entry(candidate.lang).or_default() += 1);
        let mut series: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        let parts = candidates.iter().map(|candidate| {
            let shown = part::shown(candidate.symbol, candidate.name)?;
            let next = series.len();
            Some(*series.entry(shown).or_insert(next))
        });
        let parts = parts.collect();
        let mut out = Self { candidates, places, parts, weights: Vec::new(), files };
        let weight = |candidate: &Candidate<'_>| {
            let keys = candidate.content.keys.iter();
            keys.map(|key| out.weight(key, out.places[&key.hash].len()) * f32::from(key.times)).sum()
        };
        out.weights = candidates.iter().map(weight).collect();
        out
    }

    /// How much a key that so many files have weighs each time; 0 if it is common.
    fn weight(&self, key: &Key, files: usize) -> f32 {
        if files > COMMON {
            return 0.0;
        }
        let all = self.candidates.len() as f32 + BEFORE;
        key.class.trust * (all / (files as f32 + BEFORE * key.class.common)).ln().max(0.0).powi(2)
    }

    /// How much a key of some candidate weighs each time.
    fn weight_of(&self, key: &Key) -> f32 {
        self.weight(key, self.places[&key.hash].len())
    }

    /// Whether both languages have so many files that to be the nearest of them shows something.
    fn has_rivals(&self, one: Lang, other: Lang) -> bool {
        [one, other].iter().all(|lang| self.files.get(lang).is_some_and(|files| *files >= RIVALS))
    }

    /// The candidates in other languages that may belong to candidate `n`; `shared` has nothing for any of them, before and
    /// after.
    fn near(&self, n: usize, shared: &mut [Shared]) -> Vec<Pair> {
        let own = &self.candidates[n];
        let mut others: Vec<u32> = Vec::new();
        for key in &own.content.keys {
            let places = &self.places[&key.hash];
            let weight = self.weight(key, places.len());
            if weight == 0.0 {
                continue;
            }
            for &Posting { file, times } in places {
                let shared = &mut shared[file as usize];
                let may_belong = shared.may_belong.unwrap_or_else(|| {
                    others.push(file);
                    self.may_belong(n, file as usize)
                });
                shared.may_belong = Some(may_belong);
                if may_belong {
                    shared.sum += weight * f32::from(key.times.min(times));
                    shared.keys += 1;
                }
            }
        }
        let mut out: Vec<Pair> = others
            .into_iter()
            .map(|other| (other, std::mem::take(&mut shared[other as usize])))
            .filter_map(|(other, shared)| self.pair(n, other as usize, shared))
            .collect();
        out.sort_unstable_by_key(|pair| pair.second);
        out
    }

    /// A candidate and another one that share this, unless it is too little.
    fn pair(&self, first: usize, second: usize, shared: Shared) -> Option<Pair> {
        let Shared { sum: shared, keys, .. } = shared;
        let (a, b) = (self.weights[first], self.weights[second]);
        let score = shared / (a * b).sqrt();
        if shared < SHARED || keys < KEYS || score < SCORE_IN_ORDER {
            return None;
        }
        let is_enough = score >= SCORE && shared >= CONTAINED * a.min(b);
        let [one, other] = [first, second].map(|n| &self.candidates[n]);
        let is_near =
            self.has_rivals(one.lang, other.lang) || (is_enough && may_translate(one.content, other.content));
        is_near.then_some(Pair { first, second, score, is_enough })
    }

    /// Whether two candidates may belong together: their languages differ, but not their symbols, nor the parts of a series
    /// that they show, as far as these are known.
    fn may_belong(&self, one: usize, other: usize) -> bool {
        let [first, second] = [one, other].map(|n| &self.candidates[n]);
        let symbols = first.symbol.zip(second.symbol);
        let parts = self.parts[one].zip(self.parts[other]);
        first.lang != second.lang && symbols.is_none_or(|(a, b)| a == b) && parts.is_none_or(|(a, b)| a == b)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    fn content(keys: &[(u64, u16)]) -> Content {
        let keys = keys.iter().map(|&(hash, times)| Key {
            hash,
            times,
            place: hash as u32,
            class: Class { trust: 1.0, common: 0.02, counts: Counts::Nothing },
        });
        Content { keys: keys.collect() }
    }

    fn pairs_of(files: &[(Lang, Option<&str>, Content)]) -> Vec<(usize, usize)> {
        let candidates: Vec<Candidate<'_>> = files
            .iter()
            .map(|(lang, symbol, content)| Candidate { lang: *lang, symbol: *symbol, name: "", content })
            .collect();
        let mut found: Vec<(usize, usize)> =
            pairs(&candidates).0.iter().map(|pair| (pair.first, pair.second)).collect();
        found.sort_unstable();
        found
    }

    /// Keys from `from` on, each once.
    pub(crate) fn keys(from: u64, n: u64) -> Content {
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
    fn between_drafts_of_a_text_decides_what_one_of_them_has_alone() {
        // A translation has nine tenths of what its original has, and something else.
        let translation = |from, to| {
            content(&(from..to).filter(|key| key % 10 != 7).map(|key| (key, 1)).collect::<Vec<_>>())
        };
        let english = |from, to| content(&(from..to).map(|key| (key, 1)).collect::<Vec<_>>());
        for (first, second, want) in [
            // The second draft lacks some, or has others.
            ((0, 100), (0, 96), vec![(0, 2), (1, 3)]),
            ((0, 100), (4, 104), vec![(0, 2), (1, 3)]),
            // Nobody can tell these.
            ((0, 100), (0, 100), vec![]),
        ] {
            let files = [
                (Lang::EN, None, english(first.0, first.1)),
                (Lang::EN, None, english(second.0, second.1)),
                (Lang::FR, None, translation(first.0, first.1)),
                (Lang::FR, None, translation(second.0, second.1)),
            ];
            assert_eq!(pairs_of(&files), want, "{first:?} {second:?}");
        }
        // Of one draft there is no translation.
        let files = [
            (Lang::EN, None, english(0, 100)),
            (Lang::EN, None, english(0, 96)),
            (Lang::FR, None, translation(0, 96)),
        ];
        assert_eq!(pairs_of(&files), [(1, 2)]);
    }

    #[test]
    fn a_file_that_is_near_to_two_is_known() {
        let all: Vec<(Lang, Content)> = [Lang::EN, Lang::FR, Lang::FR].map(|lang| (lang, keys(0, 20))).into();
        let candidate = |(lang, content)| Candidate { lang, symbol: None, name: "", content };
        let candidates: Vec<Candidate<'_>> =
            all.iter().map(|(lang, content)| candidate((*lang, content))).collect();
        let (pairs, ties) = super::pairs(&candidates);
        assert_eq!((pairs, ties), (vec![], vec![Tie { own: 0, rivals: [1, 2] }]));
    }

    #[test]
    fn symbols_that_differ_keep_files_apart() {
        let files = [(Lang::EN, Some("A/1"), keys(0, 20)), (Lang::FR, Some("A/2"), keys(0, 20))];
        assert_eq!(pairs_of(&files), []);
        let files = [(Lang::EN, Some("A/1"), keys(0, 20)), (Lang::FR, None, keys(0, 20))];
        assert_eq!(pairs_of(&files), [(0, 1)]);
    }

    #[test]
    fn what_two_texts_share_is_in_order_if_they_are_translations() {
        let mut shuffled = keys(0, 20);
        shuffled.keys.iter_mut().for_each(|key| key.place = (key.hash as u32 * 7 + 3) % 20);
        let files = [(Lang::EN, None, keys(0, 20)), (Lang::FR, None, shuffled)];
        assert_eq!(pairs_of(&files), []);
    }

    #[test]
    fn texts_that_share_little_share_it_in_order() {
        // Of 100 words a translation has 20; all files of a language are there to choose from.
        let text = |n: u64, own: u64, turned: bool| {
            let place = |at: u64| if turned { (at as u32 * 7 + 3) % 20 } else { at as u32 };
            let shared = (0..20).map(|at| (1000 * n + at, place(at)));
            let own = (0..80).map(|at| (1000 * n + 100 * own + at, 20 + at as u32));
            let key = |(hash, place)| Key { hash, times: 1, place, class: CONCEPT };
            Content { keys: shared.chain(own).map(key).collect() }
        };
        let files = |turned| -> Vec<(Lang, Option<&str>, Content)> {
            let both = |n| [(Lang::EN, None, text(n, 1, false)), (Lang::FR, None, text(n, 2, turned))];
            (0..RIVALS as u64).flat_map(both).collect()
        };
        assert_eq!(pairs_of(&files(false)), [(0, 1), (2, 3), (4, 5), (6, 7)]);
        assert_eq!(pairs_of(&files(true)), []);
    }

    #[test]
    fn a_text_with_other_figures_is_another_one() {
        // The words of the form are the same, in order; one report has 40 figures, the next one 30 others.
        let words = |own: std::ops::Range<u64>| {
            let word = |hash| Key { hash, times: 1, place: hash as u32, class: CONCEPT };
            let mut keys: Vec<Key> = (0..60).map(word).collect();
            keys.extend(content(&own.map(|key| (key, 1)).collect::<Vec<_>>()).keys);
            Content { keys }
        };
        let files = [(Lang::EN, None, words(100..140)), (Lang::FR, None, words(130..170))];
        assert_eq!(pairs_of(&files), []);
        let files = [(Lang::EN, None, words(100..140)), (Lang::FR, None, words(110..150))];
        assert_eq!(pairs_of(&files), [(0, 1)]);
        // Articles count up in each of two treaties whose words are in different orders.
        let treaty = |step: u32| {
            let article = Class { counts: Counts::Articles, ..CONCEPT };
            let word = |hash: u64| Key { hash, times: 1, place: hash as u32 * step % 61, class: CONCEPT };
            let articles = (100..190).map(|hash| Key { hash, times: 1, place: hash as u32, class: article });
            Content { keys: (0..60).map(word).chain(articles).collect() }
        };
        let files = [(Lang::EN, None, treaty(1)), (Lang::FR, None, treaty(7))];
        assert_eq!(pairs_of(&files), []);
        let files = [(Lang::EN, None, treaty(7)), (Lang::FR, None, treaty(7))];
        assert_eq!(pairs_of(&files), [(0, 1)]);
    }

    #[test]
    fn a_part_belongs_to_its_whole() {
        let files =
            [(Lang::EN, None, keys(0, 60)), (Lang::FR, None, keys(20, 15)), (Lang::EN, None, keys(100, 9))];
        assert_eq!(pairs_of(&files), [(0, 1)]);
    }
}
