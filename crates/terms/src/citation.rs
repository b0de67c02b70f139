//! The form in which a dictionary gives a term.

mod arabic;
mod case;
mod number;
mod russian;
mod singular;

use hexapla_lang::number::shows_number;
use hexapla_model::{Lang, Morphology, Number};

use crate::paradigm::Paradigms;
use crate::spelling::Spelling;

/// A form of a term that a dictionary could give, and in how many places the term has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Citation {
    pub(crate) text: String,
    pub(crate) places: u32,
    /// Whether it can only be beside a noun.
    pub(crate) modifier: bool,
}

impl Citation {
    fn new(text: String, places: u32) -> Self {
        Self { text, places, modifier: false }
    }
}

/// What the pivot shows of a term of another language.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Hint {
    /// Whether it is a proper name.
    pub(crate) name: bool,
    /// Whether it is singular in most places: what translates a singular mostly is one already.
    pub(crate) singular: bool,
    /// Whether its own citation form is a plural, as in `human rights`.
    pub(crate) plural: bool,
    /// Whether its own citation form is a singular.
    pub(crate) one: bool,
    /// Whether nothing is known of it: the term is of the pivot itself.
    pub(crate) alone: bool,
    /// Whether it names what is counted: it is a plural somewhere, or behind an indefinite article.
    pub(crate) counted: bool,
    /// Whether its noun names what is counted, in this term or another one.
    pub(crate) noun_counted: bool,
    /// Whether that noun is a plural as often as what is one of many: not as `waste` and `expenditure` are.
    pub(crate) noun_often_counted: bool,
    /// Whether it has no capital: what translates it has none either, unless it is always written with one.
    pub(crate) small: bool,
}

impl Hint {
    /// Whether the pivot is one of many, and shows it by both numbers: what translates it is none of a single name.
    fn is_many(self) -> bool {
        self.one && self.counted && !self.name
    }

    /// Whether the pivot is a mass noun, as far as the text shows it, in this term and in others: what translates it may be a plural.
    fn is_mass(self) -> bool {
        self.one && self.singular && !self.counted && !self.noun_often_counted
    }
}

/// Whether an Arabic word, as columns write it, is an adjective that needs the noun behind it: `طويل الأجل`.
pub(crate) fn needs_noun(form: &str) -> bool {
    arabic::needs_noun(form)
}

/// Whether an Arabic word, as columns write it, is a masculine noun that the adjective `next` does not go with.
pub(crate) fn disagree(form: &str, next: &str) -> bool {
    arabic::disagree(form, next)
}

/// Whether a term is plural in most places, if its language shows it.
pub(crate) fn is_plural(lang: Lang, spellings: &[Spelling]) -> Option<bool> {
    shows_number(lang).then(|| number::is_mostly_plural(lang, spellings))
}

/// Whether a citation form is plural, if its language shows it.
pub(crate) fn is_plural_form(lang: Lang, text: &str) -> Option<bool> {
    shows_number(lang).then(|| number::is_plural_form(lang, text))
}

/// Whether a word of a language that has infinitives with endings of their own looks like a form of a verb.
pub(crate) fn may_be_verb(lang: Lang, word: &str) -> bool {
    number::is_verbal(lang, word)
}

/// The number of a citation form, if its language and the form show it.
pub(crate) fn number_of(lang: Lang, text: &str) -> Option<Number> {
    if shows_number(lang) { number::number_of(lang, text) } else { None }
}

/// The citation forms of a term, the preferred one first; `spellings` are the ways it is written, most frequent first,
/// `morphology` is a dictionary of the language if there is one.
pub(crate) fn citations(
    lang: Lang,
    spellings: &[Spelling],
    hint: Hint,
    paradigms: &Paradigms,
    morphology: Option<&dyn Morphology>,
) -> Vec<Citation> {
    let mut out = match lang.primary() {
        Lang::AR => arabic::citations(spellings, hint, paradigms),
        Lang::RU => russian::citations(spellings, hint, paradigms, morphology),
        Lang::EN | Lang::ES | Lang::FR => number::citations(lang, spellings, hint),
        _ => spellings.iter().take(1).map(|s| Citation::new(s.text(), s.places)).collect(),
    };
    if lang.primary() == Lang::ZH {
        for citation in &mut out {
            citation.text = without_blanks(&citation.text);
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

fn is_latin(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphanumeric())
}

/// Whether a word ends with one of these.
fn ends_with_any(word: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| word.ends_with(end))
}

/// Chinese without the blanks that typesetting leaves; words in Latin letters stay apart.
fn without_blanks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let between = is_latin(out.chars().next_back()) && is_latin(text[at..].trim_start().chars().next());
        if !c.is_whitespace() || between {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_stay_between_latin_words() {
        assert_eq!(without_blanks("支 持 Argyll  Lake 湖"), "支持Argyll Lake湖");
    }
}
