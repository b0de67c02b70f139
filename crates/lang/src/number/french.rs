//! What the endings of French nouns and adjectives show.

use super::{Number, ends_with_any};

/// The least length of a plural in letters: `pas`, `dix` and the like are not plurals.
const SHORTEST: usize = 4;

/// Endings whose words do not change: `japonais`, `dangereux`, `succès`. The tables have the others.
const SAME: &[&str] = &["ss", "ais", "ois", "ès", "oux", "eux", "ix", "virus"];

/// Endings of words that do not change, and of plurals too.
const UNSURE: &[&str] = &["us", "is"];

/// The number of a noun or an adjective that no table has.
pub(super) fn number(word: &str) -> Number {
    if !word.ends_with(['s', 'x']) || word.chars().count() < SHORTEST {
        return Number::Singular;
    }
    if ends_with_any(word, SAME) {
        return Number::Same;
    }
    // `nous demandons`: the tables have the nouns.
    if word.ends_with("ons") && !word.ends_with("ions") {
        return Number::Unsure;
    }
    if ends_with_any(word, UNSURE) && !word.ends_with("ous") {
        return Number::Unsure;
    }
    if let Some(stem) = word.strip_suffix("eaux") {
        return Number::Plural(format!("{stem}eau"));
    }
    if let Some(stem) = word.strip_suffix("aux") {
        return Number::Plural(format!("{stem}al"));
    }
    word.strip_suffix('s').map_or(Number::Same, |stem| Number::Plural(stem.to_owned()))
}
