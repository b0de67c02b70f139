//! What is known from outside about the words of two texts: a user's lexicon, or the seed lexicon.

use hexapla_model::Lang;

use crate::lexicon::Pair;
use crate::vocabulary::Words;

/// How probable the translations of a word are together, by the square root of their number, where nothing tells.
const TRUST: f32 = 1.2;
/// How probable a translation that a user gives is at most, where the user does not say.
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

/// Expressions that are in two vocabularies and translate each other.
#[derive(Debug, Default)]
pub(crate) struct Given {
    singles: Vec<(u32, u32, Option<f32>)>,
    longer: Vec<Pair>,
}

impl Given {
    /// The entries of a user's lexicon in two languages, in either direction.
    pub(crate) fn of(
        entries: &[LexiconEntry],
        (s, t): (Lang, Lang),
        (source, target): (&Words, &Words),
    ) -> Self {
        let mut given = Self::default();
        let (s, t) = (s.primary(), t.primary());
        for entry in entries {
            let (from, to) = match (entry.source.0.primary(), entry.target.0.primary()) {
                pair if pair == (s, t) => (&entry.source.1, &entry.target.1),
                pair if pair == (t, s) => (&entry.target.1, &entry.source.1),
                _ => continue,
            };
            if let (Some(from), Some(to)) = (source.numbers_of(from), target.numbers_of(to)) {
                given.push(from, to, entry.probability);
            }
        }
        given
    }

    /// Adds two expressions.
    pub(crate) fn push(&mut self, source: Vec<u32>, target: Vec<u32>, probability: Option<f32>) {
        match (&source[..], &target[..]) {
            ([], _) | (_, []) => {}
            (&[s], &[t]) => self.singles.push((s, t, probability)),
            _ => self.longer.push((source, target)),
        }
    }

    /// The single words with how probable they are, at most `most` where nothing tells, and the longer expressions, of
    /// which it is not known which word translates which; both in order and without repeats.
    pub(crate) fn finish(mut self, most: f32) -> (Vec<(u32, u32, f32)>, Vec<Pair>) {
        let probability = |p: Option<f32>| p.unwrap_or(0.0);
        self.singles.sort_unstable_by(|a, b| {
            (a.0, a.1).cmp(&(b.0, b.1)).then(probability(b.2).total_cmp(&probability(a.2)))
        });
        self.singles.dedup_by_key(|single| (single.0, single.1));
        let trusted = |same: &[(u32, u32, Option<f32>)]| {
            let trust = (TRUST / (same.len() as f32).sqrt()).min(most);
            same.iter().map(|&(s, t, p)| (s, t, p.unwrap_or(trust))).collect::<Vec<_>>()
        };
        self.longer.sort_unstable();
        self.longer.dedup();
        (self.singles.chunk_by(|a, b| a.0 == b.0).flat_map(trusted).collect(), self.longer)
    }

    /// As [`finish`](Self::finish) for a user's own entries: an expression of several words is once, which
    /// teaches nothing by itself, so that each of its words is likely for each in turn.
    pub(crate) fn finish_given(self) -> (Vec<(u32, u32, f32)>, Vec<Pair>) {
        let (mut known, longer) = self.finish(GIVEN);
        for (source, target) in &longer {
            let probability = GIVEN / (source.len().max(target.len()) as f32).sqrt();
            known.extend(source.iter().flat_map(|&s| target.iter().map(move |&t| (s, t, probability))));
        }
        (known, longer)
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
        let given = || Given::of(&entries, (Lang::EN, Lang::FR), (&en, &fr));
        let (singles, longer) = given().finish(0.9);
        assert_eq!(singles, [(0, 0, 0.9), (1, 1, 0.4)]);
        assert_eq!(longer, [(vec![2, 0], vec![0, 2])]);
        assert_eq!(given().finish_given().0.len(), 6);
    }
}
