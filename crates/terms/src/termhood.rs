//! How probable it is that a candidate is a term.

mod around;
mod phrase;

use crate::general::General;
use crate::language::Language;
use crate::surroundings::Surroundings;
use around::Around;
use phrase::Phrase;

/// The features and how much each counts, in nats.
///
/// `benches/termhood_fit.py` fits the weights to `corpora/terms-en` and to the entries of our own report as one reader
/// judged them. The order is that in which [`Termhood::features`] gives them.
const TABLE: [(&str, f32); 66] = [
    // How many words of which kinds.
    ("one", -0.19),
    ("single", -0.93),
    ("three words", -0.08),
    ("four words", -0.07),
    ("more words", 0.37),
    ("function words", -1.87),
    ("conjunction", -0.87),
    ("number", -1.20),
    ("genitive", 1.22),
    ("determiner inside", -0.86),
    ("code", -2.06),
    ("plural inside", -1.16),
    // Words of general language.
    ("all general", -1.19),
    ("single general noun", -1.91),
    ("single general verb", -1.50),
    ("single general modifier", -1.25),
    ("first general noun", -0.26),
    ("first general adjective", -0.22),
    ("first general verb", -1.25),
    ("first adverb", -0.38),
    ("last general noun", 0.18),
    ("last general adjective", 0.09),
    ("last general verb", -1.26),
    ("last adverb", -1.18),
    ("time or number", -3.77),
    ("verb inside", -1.27),
    // Endings of words.
    ("last ending noun", 0.62),
    ("last ending adjective", -0.59),
    ("last ending adverb", -1.09),
    ("last ending verb", -0.11),
    ("last ending past", -1.22),
    ("last ending present", 0.91),
    ("first ending past", 0.33),
    ("first ending present", 0.16),
    ("first ending noun", 0.39),
    ("past inside", -0.16),
    // What words are used as, all over the text.
    ("last as noun", 0.60),
    ("single as noun", -1.53),
    ("first as noun", -1.03),
    ("least as noun", 1.41),
    ("last as modifier", 0.10),
    // What is around the places, in shares of them.
    ("before determiner", -0.23),
    ("before verbal", -1.09),
    ("before content", -0.80),
    ("behind determiner", -1.15),
    ("behind content", -0.26),
    ("behind infinitive", -0.41),
    ("behind genitive", -1.20),
    ("alone", 0.83),
    ("name", 1.65),
    ("half a name", -0.26),
    ("cut name", -3.19),
    ("capitals", -1.61),
    ("name with function words", 1.04),
    ("several names joined", -0.15),
    ("single name", 0.80),
    // How often it is, inside what, and how its words belong together.
    ("places", 1.48),
    ("once", -1.97),
    ("nested", -3.03),
    ("nested alone", -0.22),
    ("single places", -0.69),
    ("single once", 1.03),
    ("single nested", 1.12),
    ("bound", 1.10),
    ("association", 0.24),
    ("parts of longer", 0.51),
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
    general: General,
}

impl<'a> Termhood<'a> {
    pub(crate) fn new(language: &'a Language<'a>, general: General) -> Self {
        Self { language, around: Surroundings::new(language.texts), general }
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
