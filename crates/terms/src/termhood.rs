//! How probable it is that a candidate is a term.

mod around;
mod phrase;

use crate::language::Language;
use crate::surroundings::Surroundings;
use around::Around;
use phrase::Phrase;

/// The features and how much each counts, in nats.
///
/// `benches/termhood_fit.py` fits the weights to `corpora/terms-en` and to candidates of our own report and of five texts
/// of the United Nations, each as one reader judged it. The order is that in which [`Termhood::features`] gives them.
const TABLE: [(&str, f32); 75] = [
    // How many words of which kinds.
    ("one", -0.49),
    ("single", -0.89),
    ("three words", 0.25),
    ("four words", 0.59),
    ("more words", 0.02),
    ("function words", -1.78),
    ("conjunction", -1.28),
    ("number", -0.64),
    ("genitive", 0.94),
    ("article inside", -0.27),
    ("determiner inside", -0.78),
    ("pronoun inside", -0.54),
    ("pointer", -3.23),
    ("code", -1.05),
    ("plural inside", -0.49),
    // Words of general language.
    ("all general", -1.02),
    ("single general noun", -0.92),
    ("single general verb", -1.54),
    ("single general modifier", -0.94),
    ("first general noun", -0.52),
    ("first general adjective", -0.02),
    ("first general verb", -0.89),
    ("first verb alone", -1.12),
    ("first acts", -0.47),
    ("first adverb", -0.31),
    ("last general noun", 0.32),
    ("last general adjective", -0.12),
    ("last general verb", -0.93),
    ("last adverb", -0.42),
    ("time or number", -2.65),
    ("verb inside", -0.91),
    // Endings of words.
    ("last ending noun", 0.49),
    ("last ending adjective", -1.01),
    ("last ending adverb", -1.40),
    ("last ending verb", -0.25),
    ("last ending past", -2.35),
    ("last ending present", 0.54),
    ("first ending past", 0.23),
    ("first ending present", -0.03),
    ("first ending noun", -0.38),
    ("past inside", -0.17),
    // What words are used as, all over the text.
    ("last as noun", -0.11),
    ("single as noun", -1.11),
    ("first as noun", -0.38),
    ("least as noun", 1.65),
    ("last as modifier", 0.10),
    // What is around the places, in shares of them.
    ("before determiner", 0.02),
    ("before verbal", -0.22),
    ("before content", -0.16),
    ("behind determiner", -1.11),
    ("behind content", 0.62),
    ("behind infinitive", -1.04),
    ("behind genitive", -0.31),
    ("always behind content", -1.09),
    ("alone", 0.83),
    ("name", 0.97),
    ("half a name", -0.39),
    ("cut name", -1.80),
    ("capitals", -0.26),
    ("name with function words", 1.36),
    ("several names joined", -0.12),
    ("single name", 1.05),
    // How often it is, inside what, and how its words belong together.
    ("places", 0.18),
    ("once", -1.58),
    ("nested", -0.58),
    ("always nested", -0.47),
    ("own places", 0.90),
    ("nested alone", 0.68),
    ("single places", -0.97),
    ("single once", 0.09),
    ("single nested", 1.08),
    ("bound", 0.14),
    ("always nested in a name", -1.01),
    ("association", 0.38),
    ("parts of longer", -0.05),
];

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
        1.0 / (1.0 + (-sum).exp())
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
