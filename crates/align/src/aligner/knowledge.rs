//! What is known of the words of two languages, and how it grows from pass to pass.

use std::collections::BTreeMap;

use hexapla_lang::cognate::{cognates, cognates_among};
use hexapla_model::{Bead, Both, Lang, WordPair};

use super::taught::Recalled;
use crate::lexicon::{Given, Known, Lesson, Lexica, LexiconEntry, Lexis};
use crate::pair::TextPair;

/// What is known, by the languages of source and target.
pub(crate) type ByLangs = BTreeMap<(Lang, Lang), Knowledge>;

/// From how many beads of one text a lexicon is learnt at most: more take time and memory and tell little more.
const LESSONS: usize = 16_000;

/// What the batch as a whole knows of two languages.
#[derive(Debug, Default)]
pub(crate) struct Knowledge {
    known: Vec<WordPair>,
    /// How often each word is in the texts.
    pub(crate) counts: Both<Vec<u32>>,
    /// What was known before anything was aligned.
    pub(crate) given: Lexica,
    pub(crate) lexica: Lexica,
    /// Expressions of several words that translate each other.
    taught: Vec<Lesson>,
}

/// What is known of two languages from outside.
struct Outside {
    own: Known,
    seed: Known,
}

impl Outside {
    fn of(langs: Both<Lang>, lexes: Both<&Lexis>, lexicon: &[LexiconEntry]) -> Self {
        let own = Given::of(lexicon, langs, lexes.map(|lexis| &lexis.words)).finish_given();
        Self { own, seed: lexes.source.seed().entries(lexes.target.seed()) }
    }

    /// Pairs of words, after those that look `alike`.
    fn words(&self, mut alike: Vec<WordPair>) -> Vec<WordPair> {
        alike.extend_from_slice(&self.own.words);
        alike.extend_from_slice(&self.seed.words);
        alike
    }

    /// Longer expressions.
    fn longer(self) -> Vec<Lesson> {
        let mut out = self.own.longer;
        out.extend(self.seed.longer);
        out
    }
}

impl Knowledge {
    /// Before anything is aligned: words that look alike; `counts` say how often each word is in the texts.
    pub(crate) fn new(
        langs: Both<Lang>,
        counts: Both<Vec<u32>>,
        lexes: Both<&Lexis>,
        lexicon: &[LexiconEntry],
    ) -> Self {
        let outside = Outside::of(langs, lexes, lexicon);
        let known = outside.words(cognates(lexes.source.spellings(), lexes.target.spellings()));
        let mut out = Self { known, counts, taught: outside.longer(), ..Self::default() };
        out.learn(Vec::new());
        out.given = out.lexica.clone();
        out
    }

    /// What a batch has taught, and of the words that are new to it what is known beforehand.
    pub(super) fn recalled(
        langs: Both<Lang>,
        counts: Both<Vec<u32>>,
        lexes: Both<&Lexis>,
        lexicon: &[LexiconEntry],
        learned: Recalled<'_>,
    ) -> Self {
        let new = lexes.map(|lexis| lexis.learnt.first_new());
        let given = if counts.as_ref().map(|counts| counts.len() as u32) == new {
            Lexica::default()
        } else {
            given_of_new(Outside::of(langs, lexes, lexicon), lexes, new, &counts)
        };
        let lexica = learned.carried(lexes.map(|lexis| &lexis.learnt), counts.as_ref(), given);
        Self { counts, lexica, ..Self::default() }
    }

    /// From the sure ones of the beads of sentences of one pair, or from some of them, evenly spread, if there are many.
    pub(crate) fn learn_some(&mut self, pair: &TextPair, beads: &[Bead]) {
        let mut lessons = Vec::new();
        pair.lessons(beads, &mut lessons);
        let step = lessons.len().div_ceil(LESSONS).max(1);
        self.learn(lessons.into_iter().step_by(step).collect());
    }

    /// From lessons.
    pub(crate) fn learn(&mut self, mut lessons: Vec<Lesson>) {
        lessons.extend_from_slice(&self.taught);
        self.lexica = Lexica::learn(&lessons, &self.known, &self.counts);
    }
}

/// What is known beforehand of the words of two languages from the first `new` one of each on, and of those that translate
/// them.
fn given_of_new(outside: Outside, lexes: Both<&Lexis>, new: Both<u32>, counts: &Both<Vec<u32>>) -> Lexica {
    let mut asked = counts
        .as_ref()
        .zip(new)
        .map(|(counts, new)| (0..counts.len() as u32).map(|word| word >= new).collect::<Vec<bool>>());
    let spellings = lexes.map(Lexis::spellings);
    let is_new = |source: u32, target: u32| source >= new.source || target >= new.target;
    for pair in outside.words(cognates_among(spellings.source, spellings.target, is_new)) {
        ask(&mut asked, new, &[pair.source], &[pair.target]);
    }
    for Both { source, target } in outside.own.longer.iter().chain(&outside.seed.longer) {
        ask(&mut asked, new, source, target);
    }
    let is_asked = |source: u32, target: u32| asked.source[source as usize] || asked.target[target as usize];
    let known = outside.words(cognates_among(spellings.source, spellings.target, is_asked));
    Lexica::learn_some(&outside.longer(), &known, counts, &asked)
}

/// Asks for the words of an expression whose counterpart has a new word: what is known of that one depends on them.
fn ask(asked: &mut Both<Vec<bool>>, new: Both<u32>, source: &[u32], target: &[u32]) {
    if source.iter().any(|word| *word >= new.source) {
        target.iter().for_each(|word| asked.target[*word as usize] = true);
    }
    if target.iter().any(|word| *word >= new.target) {
        source.iter().for_each(|word| asked.source[*word as usize] = true);
    }
}
