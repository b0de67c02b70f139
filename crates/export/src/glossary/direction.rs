//! Which languages are written from right to left.

use hexapla_model::Lang;

/// The codes of the languages whose usual script runs from right to left.
const RIGHT_TO_LEFT: &[&str] = &["ar", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"];

/// Whether the language is written from right to left.
pub(super) fn is_right_to_left(lang: &Lang) -> bool {
    RIGHT_TO_LEFT.contains(&lang.as_str())
}
