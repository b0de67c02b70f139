//! How probable it is that a candidate is a term.

mod around;
mod phrase;

use hexapla_model::TermKind;

use crate::language::Language;
use crate::surroundings::Surroundings;
use around::Around;
use phrase::Phrase;

/// The features and how much each counts, in nats.
///
/// `benches/termhood_fit.py` fits the weights to `corpora/terms-en` and to candidates of our own report and of five texts
/// of the United Nations, each as one reader judged it. The order is that in which [`Termhood::features`] gives them.
const TABLE: [(&str, f32); 78] = [
    // How many words of which kinds.
    ("one", -0.35),
    ("single", -0.91),
    ("three words", 0.24),
    ("four words", 0.58),
    ("more words", 0.03),
    ("function words", -1.76),
    ("conjunction", -1.28),
    ("number", -0.66),
    ("genitive", 0.94),
    ("article inside", -0.33),
    ("determiner inside", -0.66),
    ("pronoun inside", -0.52),
    ("pointer", -3.19),
    ("code", -1.07),
    ("plural inside", -0.52),
    // Words of general language.
    ("all general", -0.92),
    ("single general noun", -1.04),
    ("single general verb", -1.64),
    ("single general modifier", -1.04),
    ("first general noun", -0.57),
    ("first general adjective", -0.06),
    ("first general verb", -0.84),
    ("first verb alone", -1.15),
    ("first acts", -0.33),
    ("first adverb", -0.31),
    ("last general noun", 0.33),
    ("last general adjective", -0.10),
    ("last general verb", -0.94),
    ("last adverb", -0.42),
    ("time or number", -2.74),
    ("verb inside", -0.96),
    // Endings of words.
    ("last ending noun", 0.49),
    ("last ending adjective", -1.03),
    ("last ending adverb", -1.44),
    ("last ending verb", -0.21),
    ("last ending past", -2.35),
    ("last ending present", 0.48),
    ("first ending past", 0.31),
    ("first ending present", -0.10),
    ("first ending noun", -0.36),
    ("past inside", -0.16),
    // What words are used as, all over the text.
    ("last as noun", -0.14),
    ("single as noun", -1.09),
    ("first as noun", -0.43),
    ("least as noun", 1.71),
    ("last as modifier", 0.12),
    // What is around the places, in shares of them.
    ("before determiner", 0.03),
    ("before verbal", -0.23),
    ("before content", -0.17),
    ("behind determiner", -1.14),
    ("behind content", 0.55),
    ("behind infinitive", -0.99),
    ("behind genitive", -0.25),
    ("always behind content", -1.07),
    ("alone", 0.87),
    ("name", 1.04),
    ("half a name", -0.39),
    ("cut name", -1.86),
    ("capitals", -0.29),
    ("name with function words", 1.37),
    ("several names joined", -0.17),
    ("single name", 0.96),
    // Not fitted: readers found all eight of events free, and no act with its object to be a term.
    ("free", -2.0),
    // Not fitted: a part of a name, whatever it goes on with.
    ("goes on", -2.5),
    // Not fitted: its noun has another adjective before it too (`productive employment` of `full and productive employment`).
    ("always joined", -2.0),
    // How often it is, inside what, and how its words belong together.
    ("places", 0.18),
    ("once", -1.58),
    ("nested", -0.45),
    ("always nested", -0.57),
    ("own places", 0.88),
    ("nested alone", 0.57),
    ("single places", -0.98),
    ("single once", 0.01),
    ("single nested", 1.02),
    ("bound", 0.07),
    ("always nested in a name", -1.01),
    ("association", 0.34),
    ("parts of longer", -0.10),
];

/// How probable it is at least that what a text gives initials for is a term: it is a name, and whole. Reasoned; all eight of our
/// report are.
const NAMED: f32 = 0.9;

/// Names of the features, in their order.
pub(crate) const NAMES: [&str; TABLE.len()] = {
    let mut names = [""; TABLE.len()];
    let mut n = 0;
    while n < names.len() {
        names[n] = TABLE[n].0;
        n += 1;
    }
    names
};

/// Judges candidates of one language.
pub(crate) struct Termhood<'a> {
    language: &'a Language<'a>,
    around: Surroundings<'a>,
}

impl<'a> Termhood<'a> {
    pub(crate) fn new(language: &'a Language<'a>) -> Self {
        Self { language, around: Surroundings::new(language.texts) }
    }

    /// How probable it is that candidate `id` is a term.
    pub(crate) fn probability(&self, id: u32) -> f32 {
        let sum: f32 =
            self.features(id).iter().zip(TABLE).map(|(feature, (_, weight))| feature * weight).sum();
        let probability = 1.0 / (1.0 + (-sum).exp());
        let mut short = self.language.short.of(id).iter();
        let is_named = short.any(|short| short.kind == TermKind::Acronym);
        if is_named { probability.max(NAMED) } else { probability }
    }

    /// What speaks for candidate `id`, in numbers of about the same size.
    pub(crate) fn features(&self, id: u32) -> Vec<f32> {
        let phrase = Phrase::new(self, id);
        let around = Around::new(self, id);
        let mut out = Vec::with_capacity(TABLE.len());
        out.extend(phrase.shape());
        out.extend(phrase.general());
        out.extend(phrase.endings());
        out.extend(phrase.uses());
        out.extend(around.features(&phrase));
        out.extend(phrase.unity(&around));
        out
    }
}

/// 1 if it is so, else 0.
fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}
