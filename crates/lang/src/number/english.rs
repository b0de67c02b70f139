//! What the endings of English nouns show.

use super::{Number, ends_with_any};

/// The least length of a plural in letters: `gas`, `bus` and the like are not plurals.
const SHORTEST: usize = 4;

/// The number of a noun that no table has.
pub(super) fn number(word: &str) -> Number {
    if !word.ends_with('s') || word.chars().count() < SHORTEST {
        return Number::Singular;
    }
    if ends_with_any(word, &["ss", "us", "is", "ics", "'s", "’s"]) {
        return Number::Same;
    }
    if word.ends_with("yses") {
        return Number::Unsure;
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return Number::Plural(format!("{stem}y"));
    }
    let latin = word.ends_with("uses") && !ends_with_any(word, &["ouses", "auses"]);
    let shorter = latin || ends_with_any(word, &["sses", "tzes", "xes", "ches", "shes", "oes"]);
    let end = if shorter { "es" } else { "s" };
    Number::Plural(word.strip_suffix(end).unwrap_or(word).to_owned())
}
