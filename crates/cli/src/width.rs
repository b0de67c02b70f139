//! Text in columns of a terminal: how wide it is, where it breaks, where it is cut off.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// The columns that `text` takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// `text` on one line: white space runs become a blank, and controls, which could drive the terminal, are dropped.
pub(crate) fn one_line(text: &str) -> String {
    plain(text).split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `text` with blanks for white space, and without what could drive the terminal.
pub(crate) fn plain(text: &str) -> String {
    let shown = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    shown.filter(|c| is_harmless(*c)).collect()
}

/// Whether a terminal shows `c` and does nothing else: no control, and none of the characters that turn the order of others
/// round or hide them. Joiners are part of words in Arabic and Indic scripts.
pub(crate) fn is_harmless(c: char) -> bool {
    let turns =
        matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}');
    let hides = matches!(c, '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}');
    !(c.is_control() || turns || hides)
}

/// `text` of several lines without what could drive the terminal.
pub(crate) fn harmless_lines(text: &str) -> String {
    text.split('\n')
        .map(|line| line.chars().filter(|c| is_harmless(*c)).collect::<String>())
        .collect::<Vec<_>>()
        .join("\n")
}

/// `json` with what could drive the terminal as escapes, which mean the same.
pub(crate) fn harmless_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_harmless(c) {
            out.push(c);
        } else {
            let mut units = [0; 2];
            out.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    out
}

/// `text` as a message may show it: without controls, which could drive the terminal, and on one line except for its hint.
pub(crate) fn harmless(text: &str) -> String {
    const HINT: &str = "\n   hint: ";
    text.split(HINT).map(plain).collect::<Vec<_>>().join(HINT)
}

/// `text` if it fits into `columns`, or its beginning and `…`.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    let text = one_line(text);
    if width(&text) <= columns {
        return text;
    }
    let mut out = String::new();
    let mut used = 1;
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used > columns {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

/// `text` and blanks up to `columns`.
pub(crate) fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The lines of `text` in a column: broken at blanks, beside wide characters, and inside words that are too long.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines = vec![String::new()];
    let mut used = 0;
    for piece in pieces(&one_line(text)) {
        let wide = width(piece.trim_end());
        if used > 0 && used + wide > columns {
            lines.push(String::new());
            used = 0;
        }
        for c in piece.chars() {
            let w = c.width().unwrap_or(0);
            if used + w > columns && c != ' ' {
                lines.push(String::new());
                used = 0;
            }
            if let Some(line) = lines.last_mut() {
                line.push(c);
            }
            used += w;
        }
    }
    lines.iter().map(|l| l.trim_end().to_owned()).collect()
}

fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

/// What must stay on one line: a word with the blank after it, or a wide character with the marks after it.
fn pieces(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in text.char_indices() {
        let breaks = match before {
            None => false,
            Some(' ') => c != ' ',
            Some(b) => {
                (is_wide(b) && !closes(c) && c.width() != Some(0) && c != ' ')
                    || (is_wide(c) && !opens(b) && !closes(c))
            }
        };
        if breaks && !before.is_some_and(opens) {
            out.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    out.push(&text[start..]);
    out
}

/// Whether `c` may not begin a line.
fn closes(c: char) -> bool {
    "，。、；：？！）」』》〉】”’…,.;:?!)]%％".contains(c)
}

/// Whether `c` may not end a line.
fn opens(c: char) -> bool {
    "（「『《〈【“‘([".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_where_a_reader_would() {
        for (text, columns, want) in [
            ("The Conference met", 10, &["The", "Conference", "met"][..]),
            ("a\tb\nc", 10, &["a b c"]),
            ("缔约国会议在维也纳举行。", 10, &["缔约国会议", "在维也纳举", "行。"]),
            ("缔约国（维也纳）", 8, &["缔约国", "（维也", "纳）"]),
            ("Lebensmittelversicherung", 10, &["Lebensmitt", "elversiche", "rung"]),
            ("سلام عليكم", 6, &["سلام", "عليكم"]),
            ("", 5, &[""]),
        ] {
            assert_eq!(wrap(text, columns), want, "{text}");
            assert!(wrap(text, columns).iter().all(|l| width(l) <= columns));
        }
    }

    #[test]
    fn messages_do_not_drive_the_terminal() {
        for (text, want) in [
            ("a\u{1b}[2J.txt: no  text", "a[2J.txt: no  text"),
            ("a\nerror: b\u{9b}2J", "a error: b2J"),
            ("odd\n   hint: look\r here", "odd\n   hint: look  here"),
            ("gpj.\u{202E}txt\u{2066}a\u{200F}", "gpj.txta"),
            ("\u{FEFF}می\u{200C}شود\u{E0041}", "می\u{200C}شود"),
        ] {
            assert_eq!(harmless(text), want);
        }
        assert_eq!(
            harmless_json("{\"a\":\"\u{202E}\u{9B}é\u{E0041}\"}"),
            r#"{"a":"\u202e\u009bé\udb40\udc41"}"#
        );
        assert_eq!(harmless_lines("a\u{1b}[2J\nb\u{202e}"), "a[2J\nb");
    }

    #[test]
    fn what_does_not_fit_is_cut() {
        for (text, columns, want) in [
            ("缔约国会议", 10, "缔约国会议"),
            ("缔约国会议", 8, "缔约国…"),
            ("one two", 5, "one…"),
            ("\u{1b}[31mred\u{7}", 20, "[31mred"),
        ] {
            assert_eq!(cut(text, columns), want);
        }
        assert_eq!(pad("国", 4), "国  ");
    }
}
