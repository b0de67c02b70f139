//! The numbers of ordered lists, as a browser shows them.

use std::fmt::Write as _;

use hexapla_model::{letters, roman};

/// How an ordered list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Style {
    /// `1.`
    #[default]
    Decimal,
    /// `a.`
    LowerLetter,
    /// `A.`
    UpperLetter,
    /// `i.`
    LowerRoman,
    /// `I.`
    UpperRoman,
    /// No label.
    None,
}

impl Style {
    /// The style that a `type` attribute names.
    pub(crate) fn from_type(value: &str) -> Option<Self> {
        Some(match value.trim() {
            "1" => Self::Decimal,
            "a" => Self::LowerLetter,
            "A" => Self::UpperLetter,
            "i" => Self::LowerRoman,
            "I" => Self::UpperRoman,
            _ => return None,
        })
    }

    /// The style that a `style` attribute names.
    pub(crate) fn from_css(css: &str) -> Option<Self> {
        let css = css.to_ascii_lowercase();
        let value = css.split(';').find_map(|rule| {
            let (name, value) = rule.split_once(':')?;
            matches!(name.trim(), "list-style-type" | "list-style").then(|| value.trim().to_owned())
        })?;
        Some(match value.split_ascii_whitespace().next()? {
            "lower-alpha" | "lower-latin" => Self::LowerLetter,
            "upper-alpha" | "upper-latin" => Self::UpperLetter,
            "lower-roman" => Self::LowerRoman,
            "upper-roman" => Self::UpperRoman,
            "none" | "disc" | "circle" | "square" => Self::None,
            _ => Self::Decimal,
        })
    }

    /// The label of the item with the number `n`, with the blank after it.
    pub(crate) fn label(self, n: i64) -> String {
        let mut out = String::new();
        // What is no positive number of reasonable size stands in digits.
        match (self, u32::try_from(n).ok().filter(|n| *n > 0)) {
            (Self::None, _) => return out,
            (Self::LowerLetter, Some(n)) => out = letters(n, b'a'),
            (Self::UpperLetter, Some(n)) => out = letters(n, b'A'),
            (Self::LowerRoman, Some(n)) => out = roman(n),
            (Self::UpperRoman, Some(n)) => out = roman(n).to_ascii_uppercase(),
            _ => write!(out, "{n}").unwrap_or_default(),
        }
        out.push_str(". ");
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        for (kind, n, want) in [
            ("1", 12, "12. "),
            ("a", 28, "ab. "),
            ("A", 3, "C. "),
            ("i", 4, "iv. "),
            ("I", 1949, "MCMXLIX. "),
            ("i", 0, "0. "),
            ("a", -2, "-2. "),
            ("I", i64::MAX, "9223372036854775807. "),
        ] {
            assert_eq!(Style::from_type(kind).unwrap().label(n), want);
        }
    }

    #[test]
    fn css() {
        assert_eq!(Style::from_css("margin: 0; list-style-type: lower-alpha"), Some(Style::LowerLetter));
        assert_eq!(Style::from_css("list-style: none inside"), Some(Style::None));
        assert_eq!(Style::from_css("color:red"), None);
    }
}
