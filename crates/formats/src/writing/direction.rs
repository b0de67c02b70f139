//! What is written from right to left.

use hexapla_model::Lang;

/// The codes of the languages whose usual script runs from right to left.
const RIGHT_TO_LEFT: &[&str] = &["ar", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"];

/// Whether the language is written from right to left.
pub(crate) fn is_right_to_left(lang: &Lang) -> bool {
    RIGHT_TO_LEFT.contains(&lang.code())
}

/// Whether `text` has a letter of a script that runs from right to left.
pub(crate) fn has_right_to_left(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_tell_the_direction() {
        for (text, want) in
            [("6 October 2026", false), ("المادة 9", true), ("§ \u{FEFF}", false), ("שלום", true)]
        {
            assert_eq!(has_right_to_left(text), want, "{text}");
        }
    }
}
