//! How a paragraph begins after its label.

use super::cursor::is_blank;

/// Words after a decimal number that is not a label, in scripts without case.
const SCALES: [&str; 13] =
    ["万", "萬", "亿", "億", "百万", "千", "兆", "个百分", "مليون", "مليار", "بليون", "في المائة", "بالمائة"];

/// Whether a paragraph may begin with `text`: not with the rest of `3.5 million` or `3.5 %`.
pub(super) fn opens_text(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| is_blank(c) || "\"'“‘«„([（《「『".contains(c));
    let letter = text.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    letter && !SCALES.iter().any(|scale| text.starts_with(scale))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_or_a_small_letter_goes_on() {
        for (text, want) in [
            (" The lake", true),
            (" « Озеро", true),
            (" million", false),
            ("万人", false),
            ("人", true),
            (" %", false),
        ] {
            assert_eq!(opens_text(text), want, "{text}");
        }
    }
}
