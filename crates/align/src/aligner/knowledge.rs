//! What is known of the words of two languages, and how it grows from pass to pass.

use std::borrow::Cow;
use std::collections::BTreeMap;

use hexapla_lang::cognate::cognates;
use hexapla_model::{Bead, Both, Lang, WordPair};

use crate::lexicon::{Given, Lesson, Lexica, LexiconEntry, Lexis};
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

impl Knowledge {
    /// Before anything is aligned: words that look alike.
    pub(crate) fn new(
        langs: Both<Lang>,
        members: &[usize],
        pairs: &[TextPair],
        lexes: Both<&Lexis>,
        lexicon: &[LexiconEntry],
    ) -> Self {
        let words = lexes.map(|lexis| &lexis.words);
        let mut known = cognates(&lexes.source.spellings, &lexes.target.spellings);
        let own = Given::of(lexicon, langs, words).finish_given();
        let seed = lexes.source.seed.entries(&lexes.target.seed);
        known.extend(own.words);
        known.extend(seed.words);
        let mut taught = own.longer;
        taught.extend(seed.longer);
        let mut counts = words.map(|words| vec![0; words.len()]);
        members.iter().for_each(|n| pairs[*n].count_words(&mut counts));
        let mut out = Self { known, counts, taught, ..Self::default() };
        out.learn_from(Vec::new());
        out.given = out.lexica.clone();
        out
    }

    /// From the sure ones of the beads of sentences of each pair.
    pub(crate) fn learn(&mut self, members: &[usize], pairs: &[TextPair], beads: &[Cow<'_, [Bead]>]) {
        let mut lessons = Vec::new();
        for n in members {
            pairs[*n].lessons(&beads[*n], &mut lessons);
        }
        self.learn_from(lessons);
    }

    /// From the sure ones of the beads of sentences of one pair, or from some of them, evenly spread, if there are many.
    pub(crate) fn learn_some(&mut self, pair: &TextPair, beads: &[Bead]) {
        let mut lessons = Vec::new();
        pair.lessons(beads, &mut lessons);
        let step = lessons.len().div_ceil(LESSONS).max(1);
        self.learn_from(lessons.into_iter().step_by(step).collect());
    }

    fn learn_from(&mut self, mut lessons: Vec<Lesson>) {
        lessons.extend_from_slice(&self.taught);
        self.lexica = Lexica::learn(&lessons, &self.known, &self.counts);
    }
}
