//! The numbers of lists, as a browser shows them.

use hexapla_model::{letters, roman};

/// How a list counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Style {
    /// `1.`
    #[default]
    Decimal,
    /// `01.`
    Padded,
    /// `a.`
    LowerLetter,
    /// `A.`
    UpperLetter,
    /// `i.`
    LowerRoman,
    /// `I.`
    UpperRoman,
    /// `α.`
    LowerGreek,
    /// Ten digits of a script, zero first: `٣.`
    Digits(&'static str),
    /// `三、`
    Han,
    /// No label.
    None,
}

/// The letters that `lower-greek` counts with.
const GREEK: &str = "αβγδεζηθικλμνξοπρστυφχψω";

impl Style {
    /// The style that a `type` attribute names.
    pub(crate) fn from_type(value: &str) -> Option<Self> {
        Some(match value.trim() {
            "1" => Self::Decimal,
            "a" => Self::LowerLetter,
            "A" => Self::UpperLetter,
            "i" => Self::LowerRoman,
            "I" => Self::UpperRoman,
            value if BULLETS.iter().any(|bullet| value.eq_ignore_ascii_case(bullet)) => Self::None,
            _ => return None,
        })
    }

    /// The style that a `list-style-type` names; those that are not known count in digits, as browsers have it.
    pub(crate) fn from_css(value: &str) -> Option<Self> {
        let value = value.trim().to_ascii_lowercase();
        Some(match value.as_str() {
            "" | "inherit" | "initial" | "unset" | "revert" => return None,
            "decimal-leading-zero" => Self::Padded,
            "lower-alpha" | "lower-latin" => Self::LowerLetter,
            "upper-alpha" | "upper-latin" => Self::UpperLetter,
            "lower-roman" => Self::LowerRoman,
            "upper-roman" => Self::UpperRoman,
            "lower-greek" => Self::LowerGreek,
            "arabic-indic" => Self::Digits("٠١٢٣٤٥٦٧٨٩"),
            "persian" | "urdu" => Self::Digits("۰۱۲۳۴۵۶۷۸۹"),
            "devanagari" => Self::Digits("०१२३४५६७८९"),
            "bengali" => Self::Digits("০১২৩৪৫৬৭৮৯"),
            "thai" => Self::Digits("๐๑๒๓๔๕๖๗๘๙"),
            "cjk-decimal" => Self::Digits("〇一二三四五六七八九"),
            "cjk-ideographic" | "simp-chinese-informal" | "trad-chinese-informal" | "japanese-informal" => {
                Self::Han
            }
            // A string is what bullets are made of.
            value if value.starts_with(['"', '\'']) || BULLETS.contains(&value) => Self::None,
            _ => Self::Decimal,
        })
    }

    /// The label of the item with the number `n`.
    pub(crate) fn label(&self, n: i64) -> String {
        // What is not a positive number of reasonable size is in digits.
        let small = u32::try_from(n).ok().filter(|n| *n > 0);
        let number = match (self, small) {
            (Self::None, _) => return String::new(),
            (Self::Padded, _) if (0..10).contains(&n) => format!("0{n}"),
            (Self::LowerLetter, Some(n)) => letters(n, b'a'),
            (Self::UpperLetter, Some(n)) => letters(n, b'A'),
            (Self::LowerRoman, Some(n)) => roman(n),
            (Self::UpperRoman, Some(n)) => roman(n).to_ascii_uppercase(),
            (Self::LowerGreek, Some(n)) => greek(n),
            (Self::Digits(digits), Some(n)) => positional(digits, n),
            (Self::Han, Some(n)) => return han(n) + "、",
            _ => n.to_string(),
        };
        let mark = if matches!(self, Self::Digits("〇一二三四五六七八九")) { "、" } else { "." };
        number + mark
    }
}

/// Signs that count nothing.
const BULLETS: [&str; 6] = ["none", "disc", "circle", "square", "disclosure-open", "disclosure-closed"];

fn greek(mut n: u32) -> String {
    let size = GREEK.chars().count() as u32;
    let mut out = Vec::new();
    while n > 0 {
        n -= 1;
        out.extend(GREEK.chars().nth((n % size) as usize));
        n /= size;
    }
    out.iter().rev().collect()
}

/// A number in the digits of a script, zero first.
pub(crate) fn positional(digits: &str, n: u32) -> String {
    let western = n.to_string();
    let digit =
        western.chars().map(|c| c.to_digit(10).and_then(|d| digits.chars().nth(d as usize)).unwrap_or(c));
    digit.collect()
}

/// A number in Chinese, in digits from ten thousand on.
fn han(n: u32) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    const UNITS: [&str; 4] = ["千", "百", "十", ""];
    if n >= 10_000 {
        return n.to_string();
    }
    let (mut out, mut zero) = (String::new(), false);
    for (place, unit) in UNITS.iter().enumerate() {
        let digit = n / 10_u32.pow(3 - place as u32) % 10;
        if digit == 0 {
            zero = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut zero) {
            out.push(DIGITS[0]);
        }
        // Ten to nineteen begin with ten.
        if !(digit == 1 && *unit == "十" && out.is_empty()) {
            out.push(DIGITS[digit as usize]);
        }
        out.push_str(unit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        for (kind, n, want) in [
            ("1", 12, "12."),
            ("a", 28, "ab."),
            ("A", 3, "C."),
            ("i", 4, "iv."),
            ("I", 1949, "MCMXLIX."),
            ("i", 0, "0."),
            ("a", -2, "-2."),
            ("I", i64::MAX, "9223372036854775807."),
            ("disc", 3, ""),
        ] {
            assert_eq!(Style::from_type(kind).unwrap().label(n), want);
        }
    }

    #[test]
    fn labels_of_style_sheets() {
        for (value, n, want) in [
            ("lower-alpha", 2, "b."),
            ("decimal-leading-zero", 7, "07."),
            ("decimal-leading-zero", 12, "12."),
            ("lower-greek", 25, "αα."),
            ("arabic-indic", 12, "١٢."),
            ("cjk-ideographic", 12, "十二、"),
            ("cjk-ideographic", 205, "二百零五、"),
            ("cjk-ideographic", 1010, "一千零一十、"),
            ("cjk-decimal", 12, "一二、"),
            ("square", 1, ""),
            ("'- '", 1, ""),
            ("unheard-of", 3, "3."),
        ] {
            assert_eq!(Style::from_css(value).unwrap().label(n), want, "{value}");
        }
        assert_eq!(Style::from_css("inherit"), None);
    }
}
