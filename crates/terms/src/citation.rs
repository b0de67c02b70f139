//! The form in which a dictionary gives a term.

mod arabic;
mod number;
mod russian;
mod singular;

use hexapla_model::Lang;

use crate::paradigm::Paradigms;
use crate::spelling::Spelling;

/// A form of a term that a dictionary could give, and in how many places the term has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Citation {
    pub(crate) text: String,
    pub(crate) places: u32,
    /// Whether it can only stand beside a noun.
    pub(crate) modifier: bool,
}

impl Citation {
    fn new(text: String, places: u32) -> Self {
        Self { text, places, modifier: false }
    }
}

/// The citation forms of a term, the preferred one first; `spellings` are the ways it is written, most frequent first,
/// and `name` tells that it is a proper name.
pub(crate) fn citations(
    lang: Lang,
    spellings: &[Spelling],
    name: bool,
    paradigms: &Paradigms,
) -> Vec<Citation> {
    let mut out = match lang {
        Lang::AR => arabic::citations(spellings, name, paradigms),
        Lang::RU => russian::citations(spellings, name, paradigms),
        Lang::EN | Lang::ES | Lang::FR => number::citations(lang, spellings),
        _ => spellings.iter().take(1).map(|s| Citation::new(s.text(), s.places)).collect(),
    };
    if lang == Lang::ZH {
        for citation in &mut out {
            citation.text.retain(|c| !c.is_whitespace());
        }
    }
    let mut seen: Vec<String> = Vec::new();
    out.retain(|c| {
        !c.text.is_empty() && !seen.contains(&c.text) && {
            seen.push(c.text.clone());
            true
        }
    });
    out
}
