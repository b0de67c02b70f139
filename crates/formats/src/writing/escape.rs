//! What each format cannot hold, and what is written instead.
//!
//! Every character of a text is in the file as the author wrote it, except for these:
//!
//! | format | what is lost |
//! | --- | --- |
//! | JSON Lines, MNBVC, Parquet | nothing |
//! | spreadsheets | nothing; rows with a text that is too long for a cell are skipped |
//! | XLIFF | nothing; what XML cannot hold is `<cp hex="0001"/>` |
//! | HTML, XCES, DOCX | characters that XML 1.0 cannot hold: controls, U+FFFE, U+FFFF |
//! | TMX | the same; composed form (NFC); a carriage return is a line feed |
//! | CSV | NUL: to most programs a file with it is not text |
//! | TSV, Moses, ladder, Vecalign | the same; tabs and line ends: each run of them is a blank |
//!
//! TSV, Moses, ladder and Vecalign have no quotes, so a tab or a line end would break the row. `--safe-cells` puts an
//! apostrophe before some cells of CSV and TSV, which our reader takes off again; others have to do it themselves.
//!
//! Blanks at the ends of a text stay in all of them, but our reader takes those in XCES for layout, as others write it. A
//! TSV whose only quotation marks are in cells that look quoted, with doubled marks inside, is read as a quoted one.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// What is said where a spreadsheet would run texts.
pub(crate) const FORMULAS: &str = "--safe-cells puts an apostrophe before them";

/// Whether XML 1.0 can hold `c` as it stands; it can hold a carriage return only as a reference.
fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// Whether XML 1.0 cannot hold all of `text`.
pub(crate) fn loses_characters(text: &str) -> bool {
    !is_kept(text) && text.chars().any(|c| !is_xml_char(c) && c != '\r')
}

/// Whether `text`, by its bytes alone, is of characters that XML 1.0 holds as they stand: no controls, and none of
/// U+FFC0 and after, among which the last two are. Most texts are so.
fn is_kept(text: &str) -> bool {
    // All bytes are looked at, since a loop without an end before its time is done for many bytes at once.
    let bytes = text.as_bytes();
    let is_control = |byte: u8| (byte < b' ') & (byte != b'\t') & (byte != b'\n');
    let has_control = bytes.iter().fold(false, |found, byte| found | is_control(*byte));
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let has_last = pairs.fold(false, |found, (byte, next)| found | (*byte == 0xEF) & (*next == 0xBF));
    !has_control & !has_last
}

/// Whether all of `text` is composed, by its characters alone: letters of the commonest scripts.
fn is_composed(text: &str) -> bool {
    let is_known = |c: char| {
        matches!(c, '\0'..='\u{2FF}' | '\u{400}'..='\u{482}' | '\u{60C}' | '\u{61B}' | '\u{61F}'..='\u{63A}'
            | '\u{640}'..='\u{64A}' | '\u{660}'..='\u{66D}' | '\u{2010}'..='\u{2026}' | '\u{3001}'..='\u{3011}'
            | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF60}')
    };
    // Up to U+02FF no byte is greater.
    let is_latin = text.bytes().fold(true, |all, byte| all & (byte <= 0xCB));
    is_latin || text.chars().all(is_known) || is_nfc(text)
}

/// Whether XML 1.0 can hold something of `text` that is not blank.
pub(crate) fn has_text(text: &str) -> bool {
    text.chars().any(|c| is_xml_char(c) && !c.is_whitespace())
}

/// `text` as the content or an attribute of XML and of HTML: markup escaped, line ends kept as they are, characters
/// that XML 1.0 cannot hold skipped.
pub(crate) fn markup(text: &str) -> Cow<'_, str> {
    if !is_kept(text) {
        let mut out = String::with_capacity(text.len());
        text.chars().for_each(|c| push_markup(&mut out, c));
        return Cow::Owned(out);
    }
    if !has_markup(text) {
        return Cow::Borrowed(text);
    }
    let (mut out, mut from) = (String::with_capacity(text.len() + text.len() / 8), 0);
    for (at, byte) in text.bytes().enumerate() {
        let Some(escaped) = escaped(byte) else { continue };
        out.push_str(&text[from..at]);
        out.push_str(escaped);
        from = at + 1;
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// Whether [`escaped`] has a character of `text`, which [`is_kept`].
fn has_markup(text: &str) -> bool {
    // The least difference of all bytes to any mark: comparisons with each would be joined to one that is not done for many
    // bytes at once.
    let least = |least: u8, byte: u8| b"&<>\"'".iter().fold(least, |least, mark| least.min(byte ^ mark));
    text.bytes().fold(u8::MAX, least) == 0
}

/// How markup writes a character of one byte, if it is not kept as it is.
fn escaped(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        // A parser would make a line feed of it.
        b'\r' => Some("&#13;"),
        _ => None,
    }
}

/// `c` as [`markup`] writes it.
fn push_markup(out: &mut String, c: char) {
    match u8::try_from(c).ok().filter(u8::is_ascii).and_then(escaped) {
        Some(escaped) => out.push_str(escaped),
        None if is_xml_char(c) => out.push(c),
        None => {}
    }
}

/// `text` as an attribute of XML: as [`markup`], and tabs and line ends are kept too.
pub(crate) fn attribute(text: &str) -> String {
    markup(text).replace('\t', "&#9;").replace('\n', "&#10;")
}

/// `text` as the content of an element of XLIFF 2: as [`markup`], and every other character is a `cp`.
pub(crate) fn xliff(text: &str) -> Cow<'_, str> {
    if !loses_characters(text) {
        return markup(text);
    }
    let mut out = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        if is_xml_char(c) || c == '\r' {
            push_markup(&mut out, c);
        } else {
            out.push_str(&format!("<cp hex=\"{:04X}\"/>", u32::from(c)));
        }
    }
    Cow::Owned(out)
}

/// `text` in composed form, with only the characters that XML 1.0 can hold and no blanks at its ends.
pub(crate) fn xml_text(text: &str) -> String {
    xml_chars(text).trim().to_owned()
}

/// `text` in composed form, with only the characters that XML 1.0 can hold.
pub(crate) fn xml_chars(text: &str) -> String {
    if is_kept(text) && is_composed(text) {
        return text.to_owned();
    }
    let kept = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = kept.chars().filter(|&c| is_xml_char(c)).collect();
    if is_composed(&kept) { kept } else { kept.nfc().collect() }
}

/// `text` as a file of plain text can hold it: without NUL.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { Cow::Owned(text.replace('\0', "")) } else { Cow::Borrowed(text) }
}

/// What ends a cell or a line of plain text.
const BREAKS: [char; 8] = ['\t', '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// Whether `text` has tabs or line ends.
pub(crate) fn has_breaks(text: &str) -> bool {
    text.contains(BREAKS)
}

/// `text` on one line, without tabs and NUL: each run of tabs and line ends becomes a blank.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    let text = plain(text);
    if !has_breaks(&text) {
        return text;
    }
    let parts: Vec<&str> = text.split(BREAKS).filter(|p| !p.is_empty()).collect();
    Cow::Owned(parts.join(" "))
}

/// `cell` with an apostrophe before it if a spreadsheet would take it for a formula, or would without the apostrophes that
/// it has already: who takes one off has the cell again.
pub(crate) fn safe_cell(cell: &str) -> Cow<'_, str> {
    if is_formula(cell.trim_start_matches('\'')) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// Whether a spreadsheet would take `cell` for a formula.
pub(crate) fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
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
            ("ｧ\u{FFFD}", "ｧ\u{FFFD}"),
        ] {
            assert_eq!(xml_text(text), want);
        }
    }

    #[test]
    fn what_is_known_of_characters_is_what_the_tables_say() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            assert_eq!(is_composed(&text), is_nfc(&text), "{c:?}");
            // A mark after it changes nothing that is composed with it.
            let marked = format!("{c}\u{301}");
            assert_eq!(is_composed(&marked), is_nfc(&marked), "{c:?}");
            assert_eq!(loses_characters(&text), !is_xml_char(c) && c != '\r', "{c:?}");
            assert!(!is_kept(&text) || is_xml_char(c), "{c:?}");
        }
    }

    #[test]
    fn markup_is_escaped() {
        for (text, content, in_attribute, in_xliff) in [
            ("a", "a", "a", "a"),
            (
                "twenty characters: &",
                "twenty characters: &amp;",
                "twenty characters: &amp;",
                "twenty characters: &amp;",
            ),
            ("\"", "&quot;", "&quot;", "&quot;"),
            (">", "&gt;", "&gt;", "&gt;"),
            (
                "<a & 'b'>",
                "&lt;a &amp; &#39;b&#39;&gt;",
                "&lt;a &amp; &#39;b&#39;&gt;",
                "&lt;a &amp; &#39;b&#39;&gt;",
            ),
            ("\ta\r\n", "\ta&#13;\n", "&#9;a&#13;&#10;", "\ta&#13;\n"),
            ("<\0\r\u{FFFE}", "&lt;&#13;", "&lt;&#13;", "&lt;<cp hex=\"0000\"/>&#13;<cp hex=\"FFFE\"/>"),
            ("e\u{301}", "e\u{301}", "e\u{301}", "e\u{301}"),
        ] {
            assert_eq!(markup(text), content);
            assert_eq!(attribute(text), in_attribute);
            assert_eq!(xliff(text), in_xliff);
        }
        assert!(loses_characters("\u{1b}") && !loses_characters("\r\n\t"));
        assert!(has_text(" a") && !has_text("\u{1}\r\u{3000}"));
    }

    #[test]
    fn cells() {
        assert_eq!(one_line("a\t\r\nb\u{2028}c\0"), "a b c");
        assert_eq!((plain("a\0\tb"), plain("a\tb")), ("a\tb".into(), "a\tb".into()));
        for (cell, safe) in
            [("=1+1", "'=1+1"), ("'- a", "''- a"), ("a=b", "a=b"), ("'tis", "'tis"), ("'", "'")]
        {
            assert_eq!(safe_cell(cell), safe);
        }
        assert_eq!((score(0.123_45), score(f32::NAN)), (0.1235, 0.0));
    }
}
