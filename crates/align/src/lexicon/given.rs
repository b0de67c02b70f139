//! What is known from outside about the words of two texts: a user's lexicon, or the seed lexicon.

use hexapla_model::{Both, Lang, WordPair};

use super::table::Lesson;
use crate::text::Words;

/// How probable the translations of a word are together, by the square root of their number, where nothing else is known.
const TRUST: f32 = 1.2;
/// The greatest probability of a translation from a user who gives none.
const GIVEN: f32 = 0.9;

/// Two expressions that a user knows to translate each other, in folded words (see `hexapla_segment::forms`).
#[derive(Debug, Clone, PartialEq)]
pub struct LexiconEntry {
    /// A language and the words of the expression in it.
    pub source: (Lang, Vec<String>),
    /// The other language and its words.
    pub target: (Lang, Vec<String>),
    /// How probable that is, if the user says so.
    pub probability: Option<f32>,
}

/// What is known of two vocabularies.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Pairs of words with how probable they are.
    pub(crate) words: Vec<WordPair>,
    /// Longer expressions, of which it is not known which word translates which.
    pub(crate) longer: Vec<Lesson>,
}

/// A pair of words, with how probable that is if somebody says so.
#[derive(Debug, Clone, Copy)]
struct Single {
    source: u32,
    target: u32,
    probability: Option<f32>,
}

impl Single {
    /// The least probability of the pair.
    fn least(&self) -> f32 {
        self.probability.unwrap_or(0.0)
    }

    /// The pair, as probable as `trust` where nothing else is known.
    fn trusted(self, trust: f32) -> WordPair {
        WordPair::new(self.source, self.target, self.probability.unwrap_or(trust))
    }
}

/// Expressions that are in two vocabularies and translate each other.
#[derive(Debug, Default)]
pub(crate) struct Given {
    singles: Vec<Single>,
    longer: Vec<Lesson>,
}

impl Given {
    /// The entries of a user's lexicon in two languages, in either direction.
    pub(crate) fn of(entries: &[LexiconEntry], langs: Both<Lang>, words: Both<&Words>) -> Self {
        let mut given = Self::default();
        let langs = langs.map(Lang::primary);
        for entry in entries {
            let sides = Both::new(&entry.source, &entry.target);
            let sides = match sides.map(|(lang, _)| lang.primary()) {
                own if own == langs => sides,
                own if own == langs.turned() => sides.turned(),
                _ => continue,
            };
            let numbers = words.zip(sides).map(|(words, (_, forms))| words.numbers_of(forms));
            if let (Some(source), Some(target)) = (numbers.source, numbers.target) {
                given.push(&source, &target, entry.probability);
            }
        }
        given
    }

    /// Adds two expressions.
    pub(crate) fn push(&mut self, source: &[u32], target: &[u32], probability: Option<f32>) {
        match (source, target) {
            ([], _) | (_, []) => {}
            (&[source], &[target]) => self.singles.push(Single { source, target, probability }),
            _ => self.longer.push(Both::new(source.to_vec(), target.to_vec())),
        }
    }

    /// All in order and without repeats; words are at most as probable as `most` where nothing else is known.
    pub(crate) fn finish(mut self, most: f32) -> Known {
        self.singles.sort_unstable_by(|a, b| {
            let words = (a.source, a.target).cmp(&(b.source, b.target));
            words.then(b.least().total_cmp(&a.least()))
        });
        self.singles.dedup_by_key(|single| (single.source, single.target));
        let mut words = Vec::with_capacity(self.singles.len());
        for same in self.singles.chunk_by(|a, b| a.source == b.source) {
            let trust = (TRUST / (same.len() as f32).sqrt()).min(most);
            words.extend(same.iter().map(|single| single.trusted(trust)));
        }
        self.longer.sort_unstable();
        self.longer.dedup();
        Known { words, longer: self.longer }
    }

    /// As [`finish`](Self::finish) for a user's own entries: an expression of several words is once, which
    /// teaches nothing by itself, so that each of its words is likely for each in turn.
    pub(crate) fn finish_given(self) -> Known {
        let mut known = self.finish(GIVEN);
        for Both { source, target } in &known.longer {
            let probability = GIVEN / (source.len().max(target.len()) as f32).sqrt();
            let pairs =
                source.iter().flat_map(|&s| target.iter().map(move |&t| WordPair::new(s, t, probability)));
            known.words.extend(pairs);
        }
        known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(list: &[&str]) -> Words {
        let mut words = Words::default();
        list.iter().for_each(|w| words.intern(w));
        words
    }

    #[test]
    fn either_direction_and_only_what_stands_in_the_texts() {
        let entry = |s: (Lang, &str), t: (Lang, &str), probability| {
            let cut = |(lang, text): (Lang, &str)| (lang, text.split(' ').map(str::to_owned).collect());
            LexiconEntry { source: cut(s), target: cut(t), probability }
        };
        let entries = [
            entry((Lang::EN, "lake"), (Lang::FR, "lac"), None),
            entry((Lang::FR, "eau"), (Lang::EN, "water"), Some(0.4)),
            entry((Lang::EN, "water"), (Lang::FR, "eau"), Some(0.3)),
            entry((Lang::EN, "deep lake"), (Lang::FR, "lac profond"), None),
            entry((Lang::EN, "deep water"), (Lang::FR, "eau froide"), None),
            entry((Lang::EN, "lake"), (Lang::ES, "lac"), None),
        ];
        let (en, fr) = (words(&["lake", "water", "deep"]), words(&["lac", "eau", "profond"]));
        let given = || Given::of(&entries, Both::new(Lang::EN, Lang::FR), Both::new(&en, &fr));
        let known = given().finish(0.9);
        assert_eq!(known.words, [WordPair::new(0, 0, 0.9), WordPair::new(1, 1, 0.4)]);
        assert_eq!(known.longer, [Both::new(vec![2, 0], vec![0, 2])]);
        assert_eq!(given().finish_given().words.len(), 6);
    }
}
