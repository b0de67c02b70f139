//! The numbers of ordered lists, as a browser shows them.

use std::fmt::Write as _;

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
        match self {
            Self::None => return out,
            Self::LowerLetter if n > 0 => out = letters(n),
            Self::UpperLetter if n > 0 => out = letters(n).to_ascii_uppercase(),
            Self::LowerRoman if (1..4000).contains(&n) => out = roman(n),
            Self::UpperRoman if (1..4000).contains(&n) => out = roman(n).to_ascii_uppercase(),
            _ => write!(out, "{n}").unwrap_or_default(),
        }
        out.push_str(". ");
        out
    }
}

/// `a … z aa ab …`
fn letters(mut n: i64) -> String {
    let mut out = Vec::new();
    while n > 0 {
        n -= 1;
        out.push(char::from(b'a' + (n % 26) as u8));
        n /= 26;
    }
    out.iter().rev().collect()
}

fn roman(mut n: i64) -> String {
    const SIGNS: [(i64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while n >= value {
            out.push_str(sign);
            n -= value;
        }
    }
    out
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
