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
    ("one", -0.45),
    ("single", -1.02),
    ("three words", 0.29),
    ("four words", 0.65),
    ("more words", 0.06),
    ("function words", -1.79),
    ("conjunction", -1.30),
    ("number", -0.73),
    ("genitive", 0.99),
    ("article inside", -0.24),
    ("determiner inside", -0.75),
    ("pronoun inside", -0.58),
    ("pointer", -3.19),
    ("code", -1.07),
    ("plural inside", -0.53),
    // Words of general language.
    ("all general", -1.27),
    ("single general noun", 0.01),
    ("single general verb", -1.40),
    ("single general modifier", -0.72),
    ("first general noun", -0.82),
    ("first general adjective", -0.14),
    ("first general verb", -0.81),
    ("first verb alone", -1.01),
    ("first acts", -0.42),
    ("first adverb", -0.24),
    ("last general noun", 0.36),
    ("last general adjective", -0.01),
    ("last general verb", -0.97),
    ("last adverb", -0.52),
    ("time or number", -2.61),
    ("verb inside", -0.96),
    // Endings of words.
    ("last ending noun", 0.40),
    ("last ending adjective", -0.85),
    ("last ending adverb", -1.43),
    ("last ending verb", -0.22),
    ("last ending past", -2.39),
    ("last ending present", 0.51),
    ("first ending past", 0.21),
    ("first ending present", -0.16),
    ("first ending noun", -0.44),
    ("past inside", -0.11),
    // What words are used as, all over the text.
    ("last as noun", -0.07),
    ("single as noun", -1.19),
    ("first as noun", -0.37),
    ("least as noun", 1.61),
    ("last as modifier", 0.10),
    // What is around the places, in shares of them.
    ("before determiner", -0.01),
    ("before verbal", -0.28),
    ("before content", -0.28),
    ("behind determiner", -1.07),
    ("behind content", 0.72),
    ("behind infinitive", -1.02),
    ("behind genitive", -0.33),
    ("always behind content", -1.06),
    ("alone", 0.96),
    ("name", 1.09),
    ("half a name", -0.35),
    ("cut name", -1.79),
    ("capitals", -0.22),
    ("name with function words", 1.25),
    ("several names joined", -0.04),
    ("single name", 1.04),
    // How often it is, inside what, and how its words belong together.
    ("places", 0.19),
    ("once", -1.60),
    ("nested", -0.55),
    ("always nested", -0.48),
    ("own places", 0.85),
    ("nested alone", 0.67),
    ("single places", -1.03),
    ("single once", 0.10),
    ("single nested", 1.05),
    ("bound", 0.20),
    ("always nested in a name", -1.10),
    ("association", 0.29),
    ("parts of longer", -0.07),
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
