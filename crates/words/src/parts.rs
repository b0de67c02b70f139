//! What words are made of: words that share a part often share a translation.
//!
//! `发展中` is likely to be linked where `发展` is, and `governmental` where `government` is. For rare words, which have
//! little evidence of their own, that is most of what can be known.

use hexapla_model::Column;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::count::Count;
use crate::pairs::Pairs;

/// Letters at the beginning of a word that are its part, in scripts with letters.
const HEAD: usize = 5;
/// The most that the links of other words with the same parts count, in links. Chosen on development sets.
const STRENGTH: f32 = 3.0;
/// Links that are added to those of the other words, so that few say little.
const DOUBT: f32 = 2.0;
/// A smaller share of their links says nothing.
const FAINT: f32 = 0.01;

/// The parts of the types of one side.
#[derive(Debug, Default)]
struct Side {
    starts: Vec<u32>,
    parts: Vec<u32>,
    count: usize,
}

impl Side {
    fn of(column: &Column) -> Self {
        let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
        let mut out = Self { starts: vec![0], ..Self::default() };
        for stem in &column.stems {
            for part in split(stem) {
                let next = numbers.len() as u32;
                out.parts.push(*numbers.entry(part).or_insert(next));
            }
            out.starts.push(out.parts.len() as u32);
        }
        out.count = numbers.len();
        out
    }

    fn parts(&self, kind: u32) -> &[u32] {
        &self.parts[self.starts[kind as usize] as usize..self.starts[kind as usize + 1] as usize]
    }
}

/// The characters of a word in a script of whole syllables or words; the first letters of another; nothing of what is
/// not a word.
fn split(stem: &str) -> Vec<String> {
    if stem.chars().all(|c| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')) {
        stem.chars().map(String::from).collect()
    } else if stem.chars().all(char::is_alphabetic) {
        vec![stem.chars().take(HEAD).collect()]
    } else {
        Vec::new()
    }
}

/// The parts of all types.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    source: Side,
    target: Side,
}

impl Parts {
    /// The parts of the stems of two columns.
    pub(crate) fn of(source: &Column, target: &Column) -> Self {
        Self { source: Side::of(source), target: Side::of(target) }
    }

    /// What other words with the same parts say about each pair, in links; pairs of which they say nothing are skipped.
    pub(crate) fn prior(&self, pairs: &Pairs, links: &[Count]) -> Vec<(u32, f32)> {
        let sums = self.sums(pairs, links);
        let sources = (0..self.source.starts.len() as u32 - 1).into_par_iter().with_min_len(64);
        let found: Vec<Vec<(u32, f32)>> =
            sources.map(|source| self.prior_of(source, &sums, pairs, links)).collect();
        found.into_iter().flatten().collect()
    }

    /// The same of the pairs of one source word.
    fn prior_of(&self, source: u32, sums: &Sums, pairs: &Pairs, links: &[Count]) -> Vec<(u32, f32)> {
        let mut out = Vec::new();
        for pair in pairs.of_source(source) {
            let mean = self.others(sums, source, pairs.targets[pair], links[pair].get());
            if mean > FAINT {
                out.push((pair as u32, STRENGTH * mean));
            }
        }
        out
    }

    fn sums(&self, pairs: &Pairs, links: &[Count]) -> Sums {
        let mut together: FxHashMap<u64, f32> = FxHashMap::default();
        let mut whole = vec![0.0f32; self.source.count];
        let mut own = vec![0.0f32; self.source.starts.len() - 1];
        for (s, own) in own.iter_mut().enumerate() {
            let parts = self.source.parts(s as u32);
            for pair in pairs.of_source(s as u32) {
                let count = links[pair].get();
                *own += count;
                if count > FAINT {
                    for key in keys(parts, self.target.parts(pairs.targets[pair])) {
                        *together.entry(key).or_default() += count;
                    }
                }
            }
            parts.iter().for_each(|&p| whole[p as usize] += *own);
        }
        Sums { together, whole, own }
    }

    /// The mean share that the target's parts have in the links of the source's parts, without the `links` of the pair itself.
    fn others(&self, sums: &Sums, source: u32, target: u32, links: f32) -> f32 {
        let (parts, targets) = (self.source.parts(source), self.target.parts(target));
        let mine = if links > FAINT { links } else { 0.0 };
        let own = sums.own[source as usize];
        let shares = keys(parts, targets).map(|key| sums.share(key, mine, own));
        shares.sum::<f32>() / (parts.len() * targets.len()).max(1) as f32
    }
}

/// Expected links of parts.
struct Sums {
    /// Of each source part with each target part.
    together: FxHashMap<u64, f32>,
    /// Of each source part.
    whole: Vec<f32>,
    /// Of each source type.
    own: Vec<f32>,
}

impl Sums {
    /// The share that a target part has in the links of a source part, without the links `mine` of a pair of types and those
    /// that are the source type's `own`.
    fn share(&self, key: u64, mine: f32, own: f32) -> f32 {
        let all = self.together.get(&key).copied().unwrap_or(0.0);
        (all - mine).max(0.0) / (self.whole[(key >> 32) as usize] - own + DOUBT)
    }
}

/// Each source part with each target part, the source's number in the high half.
fn keys<'a>(source: &'a [u32], target: &'a [u32]) -> impl Iterator<Item = u64> + 'a {
    source.iter().flat_map(move |&s| target.iter().map(move |&t| u64::from(s) << 32 | u64::from(t)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_words() {
        for (stem, want) in [
            ("发展中", "发 展 中"),
            ("government", "gover"),
            ("право", "право"),
            ("12", ""),
            ("covid-19", ""),
        ] {
            assert_eq!(split(stem).join(" "), want);
        }
    }
}
