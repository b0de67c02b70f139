//! What is particular to a language: tables read once from `data/`.

use std::sync::OnceLock;

use hexapla_lang::stop::{Stops, stops};
use hexapla_model::Lang;
use rust_stemmers::Algorithm;

use crate::entity::lexicon::Lexicon;

/// The tables of one language.
#[derive(Debug)]
pub(crate) struct Tables {
    /// Abbreviations and words that open sentences.
    pub(crate) stops: &'static Stops,
    /// Whether the comma is the decimal sign.
    pub(crate) decimal_comma: bool,
    /// Whether groups of digits divided by plain spaces are typed from the last to the first, to look right in a
    /// line that runs from right to left.
    pub(crate) reversed_groups: bool,
    /// Whether the names of months begin with a capital.
    pub(crate) month_capitals: bool,
    /// Whether words lose a vowel before an apostrophe (`l'eau`).
    pub(crate) elision: bool,
    /// The stemmer.
    pub(crate) stemmer: Option<Algorithm>,
    /// Words that stand for the same thing in every language.
    pub(crate) lexicon: Lexicon,
}

/// Codes of the languages that have tables of their own.
const KNOWN: [&str; 7] = ["ar", "de", "en", "es", "fr", "ru", "zh"];

/// The tables of each, read when they are first asked for.
static TABLES: [OnceLock<Tables>; KNOWN.len()] = [const { OnceLock::new() }; KNOWN.len()];

/// Tables of a language that has none of its own.
static OTHERS: [OnceLock<Tables>; OTHER_CODES.len()] = [const { OnceLock::new() }; OTHER_CODES.len()];

/// Other languages of which something is known: a stemmer, the decimal comma, dotted ordinals.
const OTHER_CODES: [&str; 20] = [
    "", "bg", "cs", "da", "et", "el", "fi", "hr", "hu", "it", "nb", "nl", "no", "pl", "pt", "ro", "sv", "ta",
    "tr", "uk",
];

/// The tables of `lang`.
pub(crate) fn tables(lang: Lang) -> &'static Tables {
    let code = lang.code();
    if let Some(n) = KNOWN.iter().position(|known| *known == code) {
        return TABLES[n].get_or_init(|| read(code));
    }
    let n = OTHER_CODES.iter().position(|other| *other == code).unwrap_or_default();
    OTHERS[n].get_or_init(|| read(OTHER_CODES[n]))
}

/// Reads the tables of the language `code`.
fn read(code: &str) -> Tables {
    Tables {
        stops: stops(code),
        decimal_comma: !matches!(code, "ar" | "en" | "zh" | "ta" | ""),
        reversed_groups: code == "ar",
        month_capitals: matches!(code, "en" | "de"),
        elision: matches!(code, "fr" | "it"),
        stemmer: stemmer(code),
        lexicon: Lexicon::read(code),
    }
}

/// The Snowball stemmer of the language `code`.
fn stemmer(code: &str) -> Option<Algorithm> {
    Some(match code {
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nb" | "no" => Algorithm::Norwegian,
        "nl" => Algorithm::Dutch,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}
