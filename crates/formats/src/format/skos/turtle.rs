//! The pieces of Turtle that concepts need: names, strings with languages.

use std::fmt::Write as _;

use hexapla_model::Lang;

use crate::writing::escape::xml_text;

/// The resource of that name in the file itself: `<#c1>`.
pub(crate) fn local(name: &str) -> String {
    let mut out = String::from("<#");
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out + ">"
}

/// A text in `lang`.
pub(crate) fn text_in(lang: Lang, text: &str) -> String {
    format!("{}@{lang}", string(text))
}

/// A text in quotation marks.
pub(crate) fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in xml_text(text).chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_strings() {
        assert_eq!(local("c1"), "<#c1>");
        assert_eq!(local("T <1>/é"), "<#T%20%3C1%3E%2F%C3%A9>");
        assert_eq!(text_in(Lang::FR, "l’eau"), "\"l’eau\"@fr");
        assert_eq!(string(" a \"b\" \\c\r\nd\te\u{1} "), r#""a \"b\" \\c\nd\te""#);
    }
}
