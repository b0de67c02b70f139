//! What is known of the words of two languages, and how it grows from pass to pass.

use std::collections::BTreeMap;

use hexapla_lang::cognate::{cognates, cognates_among};
use hexapla_model::{Bead, Both, Lang, WordPair};

use super::taught::Recalled;
use crate::lexicon::{Given, Known, Lessons, Lexica, LexiconEntry, Lexis, known_of_seed};
use crate::pair::TextPair;

/// What is known, by the languages of source and target.
pub(crate) type ByLangs = BTreeMap<(Lang, Lang), Knowledge>;

/// From how many beads of one text a lexicon is learnt at most: more take time and memory and tell little more.
const LESSONS: usize = 16_000;
/// The same of all texts in two languages of which neither is that of the pivot: they are asked only where pairs with the
/// pivot leave doubt.
pub(super) const LESSONS_OF_RING: usize = 8_000;

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
    taught: Lessons,
}

/// What is known of two languages from outside.
struct Outside {
    own: Known,
    seed: Known,
}

impl Outside {
    fn of(langs: Both<Lang>, lexes: Both<&Lexis<'_>>, lexicon: &[LexiconEntry], seed: Given) -> Self {
        let find = lexes.map(|lexis| move |form: &str| lexis.find(form));
        Self { own: Given::of(lexicon, langs, find).finish_given(), seed: known_of_seed(seed) }
    }

    /// Pairs of words, after those that look `alike`.
    fn words(&self, mut alike: Vec<WordPair>) -> Vec<WordPair> {
        alike.extend_from_slice(&self.own.words);
        alike.extend_from_slice(&self.seed.words);
        alike
    }

    /// Longer expressions.
    fn longer(self) -> Lessons {
        let mut out = self.own.longer;
        out.extend(self.seed.longer.iter());
        out
    }
}

impl Knowledge {
    /// Before anything is aligned: words that look alike; `counts` say how often each word is in the texts.
    pub(crate) fn new(
        langs: Both<Lang>,
        counts: Both<Vec<u32>>,
        lexes: Both<&Lexis<'_>>,
        lexicon: &[LexiconEntry],
    ) -> Self {
        let seed = lexes.source.seed().entries(lexes.target.seed());
        let outside = Outside::of(langs, lexes, lexicon, seed);
        let known = outside.words(cognates(&lexes.source.spellings(), &lexes.target.spellings()));
        let mut out = Self { known, counts, taught: outside.longer(), ..Self::default() };
        out.learn(Lessons::default());
        out.given = out.lexica.clone();
        out
    }

    /// What a batch has taught, and of the words that are new to it what is known beforehand; if it is said which words are
    /// `asked` for, the translations of all others may be missing.
    pub(super) fn recalled(
        langs: Both<Lang>,
        counts: Both<Vec<u32>>,
        lexes: Both<&Lexis<'_>>,
        lexicon: &[LexiconEntry],
        learned: Recalled<'_>,
        asked: Option<&Both<Vec<bool>>>,
    ) -> Self {
        let new = lexes.map(|lexis| lexis.learnt.first_new());
        let given = if counts.as_ref().map(|counts| counts.len() as u32) == new {
            Lexica::default()
        } else {
            given_of_new(langs, lexes, lexicon, learned, &counts)
        };
        let lexica = learned.carried(lexes.map(|lexis| &lexis.learnt), counts.as_ref(), asked, given);
        Self { counts, lexica, ..Self::default() }
    }

    /// From the sure ones of the beads of sentences of one pair, or from some of them, evenly spread, if there are many.
    pub(crate) fn learn_some(&mut self, pair: &TextPair, beads: &[Bead]) {
        let mut lessons = Lessons::default();
        pair.lessons(beads, &mut lessons);
        self.learn(lessons.thinned(LESSONS));
    }

    /// From lessons.
    pub(crate) fn learn(&mut self, mut lessons: Lessons) {
        lessons.extend(self.taught.iter());
        self.lexica = Lexica::learn(&lessons, &self.known, &self.counts);
    }
}

/// What is known beforehand of the words of two languages that are new to a batch, and of those that translate them.
fn given_of_new(
    langs: Both<Lang>,
    lexes: Both<&Lexis<'_>>,
    lexicon: &[LexiconEntry],
    learned: Recalled<'_>,
    counts: &Both<Vec<u32>>,
) -> Lexica {
    let new = lexes.map(|lexis| lexis.learnt.first_new());
    let is_new = |counts: &[u32], new: u32| (0..counts.len() as u32).map(|word| word >= new).collect();
    let mut asked: Both<Vec<bool>> = counts.as_ref().zip(new).map(|(counts, new)| is_new(counts, new));
    let spellings = lexes.map(Lexis::spellings);
    let alike = |asked: &Both<Vec<bool>>| {
        cognates_among(&spellings.source, &spellings.target, asked.as_ref().map(Vec::as_slice))
    };
    let new_of_seed = lexes.source.seed().new_entries(lexes.target.seed(), new);
    let found = Outside::of(langs, lexes, lexicon, new_of_seed.clone());
    let mut is_any = false;
    for pair in found.words(alike(&asked)) {
        is_any |= ask(&mut asked, new, &[pair.source], &[pair.target]);
    }
    for Both { source, target } in found.own.longer.iter().chain(found.seed.longer.iter()) {
        is_any |= ask(&mut asked, new, source, target);
    }
    if !is_any {
        // Nothing is known of the new words.
        return Lexica::default();
    }
    let seed = learned.seed(lexes).merged(&new_of_seed);
    let outside = Outside { seed: known_of_seed(seed), ..found };
    let known = outside.words(alike(&asked));
    Lexica::learn_some(&outside.longer(), &known, counts, &asked)
}

/// Asks for the words of an expression whose counterpart has a new word: what is known of that one depends on them. Whether
/// there is any new word.
fn ask(asked: &mut Both<Vec<bool>>, new: Both<u32>, source: &[u32], target: &[u32]) -> bool {
    let has_new = Both::new(
        source.iter().any(|word| *word >= new.source),
        target.iter().any(|word| *word >= new.target),
    );
    if has_new.source {
        target.iter().for_each(|word| asked.target[*word as usize] = true);
    }
    if has_new.target {
        source.iter().for_each(|word| asked.source[*word as usize] = true);
    }
    has_new.source || has_new.target
}
