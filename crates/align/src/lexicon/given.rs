//! What is known from outside about the words of two texts: a user's lexicon, or the seed lexicon.

use hexapla_model::{Both, Lang, WordPair};

use super::lessons::Lessons;

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
    pub(crate) longer: Lessons,
}

/// A pair of words, with how probable that is if somebody says so.
#[derive(Debug, Clone, Copy)]
struct Single {
    source: u32,
    target: u32,
    probability: Option<f32>,
}

impl Single {
    fn words(&self) -> (u32, u32) {
        (self.source, self.target)
    }

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
#[derive(Debug, Clone, Default)]
pub(crate) struct Given {
    singles: Vec<Single>,
    longer: Lessons,
}

impl Given {
    /// The entries of a user's lexicon in two languages, in either direction; their words are found by `find`.
    pub(crate) fn of(
        entries: &[LexiconEntry],
        langs: Both<Lang>,
        find: Both<impl Fn(&str) -> Option<u32>>,
    ) -> Self {
        let mut given = Self::default();
        let langs = langs.map(Lang::primary);
        for entry in entries {
            let sides = Both::new(&entry.source, &entry.target);
            let sides = match sides.map(|(lang, _)| lang.primary()) {
                own if own == langs => sides,
                own if own == langs.turned() => sides.turned(),
                _ => continue,
            };
            let numbers = find
                .as_ref()
                .zip(sides)
                .map(|(find, (_, forms))| forms.iter().map(|form| find(form)).collect::<Option<Vec<u32>>>());
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
            _ => self.longer.push(source, target),
        }
    }

    /// The same with source and target in each other's place.
    pub(super) fn turned(self) -> Self {
        let turned = |single: &Single| Single { source: single.target, target: single.source, ..*single };
        Self { singles: self.singles.iter().map(turned).collect(), longer: self.longer.turned() }
    }

    /// Adds others.
    pub(super) fn extend(&mut self, others: Self) {
        self.singles.extend(others.singles);
        self.longer.extend(others.longer.iter());
    }

    /// All in order and without repeats.
    pub(super) fn sorted(mut self) -> Self {
        self.singles.sort_unstable_by(|a, b| a.words().cmp(&b.words()).then(b.least().total_cmp(&a.least())));
        self.singles.dedup_by_key(|single| single.words());
        let mut order: Vec<usize> = (0..self.longer.len()).collect();
        order.sort_unstable_by_key(|n| self.longer.get(*n));
        order.dedup_by_key(|n| self.longer.get(*n));
        let mut longer = Lessons::default();
        longer.extend(order.into_iter().map(|n| self.longer.get(n)));
        Self { singles: self.singles, longer }
    }

    /// What remains in another vocabulary, whose numbers of these words, if it has them, are in the same order.
    pub(crate) fn renumbered(&self, own: Both<&[u32]>, none: u32) -> Self {
        let mut out = Self::default();
        for single in &self.singles {
            let source = own.source[single.source as usize];
            let target = own.target[single.target as usize];
            if source != none && target != none {
                out.singles.push(Single { source, target, ..*single });
            }
        }
        let mut words = Both::<Vec<u32>>::default();
        for lesson in self.longer.iter() {
            words.source.clear();
            words.target.clear();
            words.source.extend(lesson.source.iter().map(|word| own.source[*word as usize]));
            words.target.extend(lesson.target.iter().map(|word| own.target[*word as usize]));
            if !words.source.contains(&none) && !words.target.contains(&none) {
                out.longer.push(&words.source, &words.target);
            }
        }
        out
    }

    /// All of these and of `others`, which are in order too.
    pub(crate) fn merged(self, others: &Self) -> Self {
        if others.singles.is_empty() && others.longer.len() == 0 {
            return self;
        }
        let mut singles = self.singles;
        singles.extend_from_slice(&others.singles);
        singles.sort_by_key(Single::words);
        let mut longer = Lessons::default();
        let mut rest = (0..others.longer.len()).map(|n| others.longer.get(n)).peekable();
        for lesson in self.longer.iter() {
            longer.extend(std::iter::from_fn(|| rest.next_if(|other| *other < lesson)));
            longer.push(lesson.source, lesson.target);
        }
        longer.extend(rest);
        Self { singles, longer }
    }

    /// What is known by them, which are in order; words are at most as probable as `most` where nothing else is known.
    pub(super) fn known(self, most: f32) -> Known {
        let mut words = Vec::with_capacity(self.singles.len());
        for same in self.singles.chunk_by(|a, b| a.source == b.source) {
            let trust = (TRUST / (same.len() as f32).sqrt()).min(most);
            words.extend(same.iter().map(|single| single.trusted(trust)));
        }
        Known { words, longer: self.longer }
    }

    /// What is known by a user's own entries: an expression of several words is once, which
    /// teaches nothing by itself, so that each of its words is likely for each in turn.
    pub(crate) fn finish_given(self) -> Known {
        let mut known = self.sorted().known(GIVEN);
        for Both { source, target } in known.longer.iter() {
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
        let words = Both::new(["lake", "water", "deep"], ["lac", "eau", "profond"]);
        let find = words.map(|words| move |form: &str| Some(words.iter().position(|w| *w == form)? as u32));
        let given = || Given::of(&entries, Both::new(Lang::EN, Lang::FR), find);
        let known = given().sorted().known(0.9);
        assert_eq!(known.words, [WordPair::new(0, 0, 0.9), WordPair::new(1, 1, 0.4)]);
        assert!(known.longer.iter().eq([Both::new(&[2, 0][..], &[0, 2][..])]));
        assert_eq!(given().finish_given().words.len(), 6);
    }
}
