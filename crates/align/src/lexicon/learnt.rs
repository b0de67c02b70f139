//! The words that a run has learnt to translate each other, to be kept for later runs.

use std::collections::BTreeMap;

use hexapla_model::{Both, Lang, LexicalEntry};

use super::lexica::Lexica;

/// The least geometric mean of the two probabilities of a pair that is kept.
const LEAST: f32 = 0.3;
/// The least expected links of a pair that is kept: what was seen once or twice may be chance, and misleads other texts.
const SEEN: f32 = 3.0;

/// Expected links, and the two probabilities times them.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    links: f32,
    forth: f32,
    back: f32,
}

/// Pairs of words by their languages.
#[derive(Debug, Clone, Default)]
pub struct Learnt {
    pairs: BTreeMap<(Lang, Lang), BTreeMap<(String, String), Sums>>,
}

impl Learnt {
    /// Adds what two tables hold; `counts` says how often each source word is in the texts, `spellings` how words
    /// are written.
    pub(crate) fn add(
        &mut self,
        langs: (Lang, Lang),
        lexica: &Lexica,
        counts: &[u32],
        spellings: Both<&[String]>,
    ) {
        let pairs = self.pairs.entry(langs).or_default();
        for (s, source) in spellings.source.iter().enumerate() {
            let number = s as u32;
            for &(t, forth) in lexica.forward.translations(number) {
                let back = lexica.backward.translations(t).iter().find(|(word, _)| *word == number);
                let back = back.map_or(0.0, |(_, back)| back.min(1.0));
                let forth = forth.min(1.0);
                let links = forth * counts.get(s).copied().unwrap_or(0) as f32;
                if links >= SEEN && (forth * back).sqrt() >= LEAST {
                    let words = (source.clone(), spellings.target[t as usize].clone());
                    pairs.entry(words).or_default().add(Sums {
                        links,
                        forth: forth * links,
                        back: back * links,
                    });
                }
            }
        }
    }

    /// Adds what another part of the texts has taught.
    pub fn merge(&mut self, other: Self) {
        for (langs, pairs) in other.pairs {
            let own = self.pairs.entry(langs).or_default();
            pairs.into_iter().for_each(|(words, sums)| own.entry(words).or_default().add(sums));
        }
    }

    /// For each pair of languages its words, in their order.
    pub fn lexica(&self) -> impl Iterator<Item = ((Lang, Lang), Vec<LexicalEntry>)> {
        self.pairs
            .iter()
            .map(|(langs, pairs)| (*langs, pairs.iter().map(|(w, sums)| sums.entry(w)).collect()))
    }
}

impl Sums {
    /// The entry of two words.
    fn entry(&self, (source, target): &(String, String)) -> LexicalEntry {
        LexicalEntry {
            source: source.clone(),
            target: target.clone(),
            links: self.links,
            forth: self.forth / self.links,
            back: self.back / self.links,
        }
    }

    fn add(&mut self, other: Self) {
        self.links += other.links;
        self.forth += other.forth;
        self.back += other.back;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lessons;

    #[test]
    fn parts_add_up() {
        let mut lessons = Lessons::default();
        [&[0][..], &[0], &[1], &[0, 1]].iter().for_each(|words| lessons.push(words, words));
        let counts = Both::new(vec![30, 20, 900], vec![30, 20, 900]);
        let lexica = Lexica::learn(&lessons, &[], &counts);
        let (en, fr) = (["lake".to_owned(), "water".to_owned()], ["lac".to_owned(), "eau".to_owned()]);
        let mut one = Learnt::default();
        one.add((Lang::EN, Lang::FR), &lexica, &counts.source, Both::new(&en, &fr));
        let links = |learnt: &Learnt| learnt.lexica().next().unwrap().1[0].clone();
        let first = links(&one);
        assert_eq!((first.source.as_str(), first.target.as_str()), ("lake", "lac"));
        one.merge(one.clone());
        let twice = links(&one);
        assert!((twice.links - 2.0 * first.links).abs() < 1e-3 && (twice.forth - first.forth).abs() < 1e-3);
    }
}
