//! What each format cannot hold, and what is written instead.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Whether XML 1.0 can hold `c`.
fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// `text` in composed form, with only the characters that XML 1.0 can hold and no blanks at its ends.
pub(crate) fn xml_text(text: &str) -> String {
    xml_chars(text).trim().to_owned()
}

/// `text` in composed form, with only the characters that XML 1.0 can hold.
pub(crate) fn xml_chars(text: &str) -> String {
    let kept = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = kept.chars().filter(|&c| is_xml_char(c)).collect();
    if is_nfc(&kept) { kept } else { kept.nfc().collect() }
}

/// `text` on one line and without tabs: each run of them becomes a blank.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    let breaks =
        |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    if !text.contains(breaks) {
        return Cow::Borrowed(text);
    }
    let parts: Vec<&str> = text.split(breaks).filter(|p| !p.is_empty()).collect();
    Cow::Owned(parts.join(" "))
}

/// `cell` with an apostrophe before it if a spreadsheet would take it for a formula.
pub(crate) fn safe_cell(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// A score with four digits after the point.
pub(crate) fn score(value: f32) -> f64 {
    let rounded = (f64::from(value) * 1e4).round() / 1e4;
    if rounded.is_finite() { rounded } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_holds_only_its_characters() {
        for (text, want) in [
            ("a\u{0}\u{b}b\u{1b}[0m", "ab[0m"),
            ("e\u{301}", "é"),
            ("\u{FFFE}\u{FFFF} x\r\ny ", "x\ny"),
            ("\u{1}\u{2}", ""),
            ("😀", "😀"),
        ] {
            assert_eq!(xml_text(text), want);
        }
    }

    #[test]
    fn cells() {
        assert_eq!(one_line("a\t\r\nb\u{2028}c"), "a b c");
        assert_eq!((safe_cell("=1+1"), safe_cell("a=b")), ("'=1+1".into(), "a=b".into()));
        assert_eq!((score(0.123_45), score(f32::NAN)), (0.1235, 0.0));
    }
}
