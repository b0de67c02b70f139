//! A text without the characters that nobody sees, and where its labels are in the text as it was written.

use hexapla_model::Span;

use crate::scan;
use crate::script::is_invisible;

use super::cursor::is_blank;

/// In how many characters from the beginning such a character may be part of a label.
const HEAD: usize = 48;

/// What is seen of a text.
pub(super) struct Visible {
    pub(super) text: String,
    /// Where characters are skipped, as places in `text`, with the bytes skipped up to there.
    gaps: Vec<(usize, usize)>,
}

impl Visible {
    /// What is seen of `text`, if a character that nobody sees is at its head.
    pub(super) fn of(text: &str) -> Option<Self> {
        let bytes = &text.as_bytes()[..text.len().min(4 * HEAD)];
        if !scan::any(bytes, may_be_invisible) || !text.chars().take(HEAD).any(is_invisible) {
            return None;
        }
        let mut seen = Self { text: String::with_capacity(text.len()), gaps: Vec::new() };
        let mut left_out = 0;
        for c in text.chars() {
            if !is_invisible(c) {
                seen.text.push(c);
                continue;
            }
            left_out += c.len_utf8();
            let at = seen.text.len();
            match seen.gaps.last_mut() {
                Some(gap) if gap.0 == at => gap.1 = left_out,
                _ => seen.gaps.push((at, left_out)),
            }
        }
        Some(seen)
    }

    /// Where `span` is in the text as it was written.
    pub(super) fn written(&self, span: Span) -> Span {
        let (start, end) = (span.start as usize, span.end as usize);
        let from = start + self.left_out(self.gaps.partition_point(|gap| gap.0 <= start));
        Span::new(from, end + self.left_out(self.gaps.partition_point(|gap| gap.0 < end)))
    }

    /// How many bytes the first `n` gaps are together.
    fn left_out(&self, n: usize) -> usize {
        n.checked_sub(1).map_or(0, |last| self.gaps[last].1)
    }
}

/// Whether a character that nobody sees may open with the byte `a` before `b`.
fn may_be_invisible(a: u8, b: u8) -> bool {
    let two = matches!((a, b), (0xC2, 0xAD) | (0xCD, 0x8F) | (0xD8, 0x9C));
    two || matches!((a, b), (0xE1, 0xA0) | (0xE2, 0x80 | 0x81) | (0xEF, 0xBB))
}

/// What a control does to the direction of a text.
fn turn(c: char) -> i32 {
    match c {
        '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' | '\u{2066}'..='\u{2068}' => 1,
        '\u{202C}' | '\u{2069}' => -1,
        _ => 0,
    }
}

/// The label `span` of `text` with the characters after it that nobody sees and that are not part of what follows, and
/// with the controls before it whose other halves it holds.
pub(super) fn with_controls(text: &str, span: Span) -> Span {
    let (mut start, mut end) = (span.start as usize, span.end as usize);
    let mut depth: i32 = text[start..end].chars().map(turn).sum();
    let mut at = end;
    for c in text[end..].chars().take_while(|c| is_blank(*c) && turn(*c) < 1) {
        at += c.len_utf8();
        if is_invisible(c) {
            depth += turn(c);
            end = at;
        }
    }
    let before = text[..start].char_indices().rev().take_while(|(_, c)| is_blank(*c));
    for (at, c) in before {
        if depth >= 0 {
            break;
        }
        if turn(c) > 0 {
            depth += 1;
            start = at;
        }
    }
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn controls_belong_to_the_label_that_they_enclose() {
        for (text, seen, want) in [
            ("\u{202B}1.\u{202C} A", "1.", "\u{202B}1.\u{202C}"),
            ("\u{2067}1\u{2069}. A", "1\u{2069}.", "\u{2067}1\u{2069}."),
            ("\u{202B}1. A\u{202C}", "1.", "1."),
            ("1. \u{202B}A\u{202C}", "1.", "1."),
            ("\u{200F}1.\u{200F} A", "1.", "1.\u{200F}"),
            ("1. \u{200B}A", "1.", "1. \u{200B}"),
            ("\u{202B}\u{202A}1\u{202C}.\u{202C}", "1\u{202C}.", "\u{202B}\u{202A}1\u{202C}.\u{202C}"),
        ] {
            let at = text.find(seen).expect("a label");
            assert_eq!(with_controls(text, Span::new(at, at + seen.len())).of(text), want, "{text:?}");
        }
    }

    #[test]
    fn what_nobody_sees_is_known_by_its_bytes() {
        for c in ('\0'..=char::MAX).filter(|c| is_invisible(*c)) {
            let mut bytes = [0; 4];
            let bytes = c.encode_utf8(&mut bytes).as_bytes();
            assert!(may_be_invisible(bytes[0], bytes[1]), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_seen_is_where_it_was_written(text in "[1a .\u{200B}\u{AD}\u{202B}\u{202C}流]{0,20}") {
            if let Some(seen) = Visible::of(&text) {
                for (at, c) in seen.text.char_indices() {
                    let span = seen.written(Span::new(at, at + c.len_utf8()));
                    prop_assert_eq!(span.of(&text), c.to_string());
                }
            }
        }
    }
}
