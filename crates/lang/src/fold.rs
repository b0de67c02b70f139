//! Folded forms of text: what is compared instead of the author's characters.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::script::is_invisible;

/// Appends the folded form of `text` to `out`.
///
/// Lower case, compatibility forms resolved, without diacritics (й stays), vowel signs, tatweel and invisible
/// controls; the Arabic letters that writers interchange (أ إ آ ا, ى ي, ة ه) become one.
pub fn fold(text: &str, out: &mut String) {
    for c in text.chars() {
        fold_char(c, out);
    }
}

/// The folded form of `text`.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::new();
    fold(text, &mut out);
    out
}

/// `text` with each letter and its marks as one character where there is one (NFC): many files have `и` and a breve for `й`.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    }
}

/// Appends `text` in small letters, each character for itself.
pub fn push_lower(text: &str, out: &mut String) {
    if text.is_ascii() {
        let from = out.len();
        out.push_str(text);
        out[from..].make_ascii_lowercase();
        return;
    }
    for c in text.chars() {
        match c {
            'а'..='я' | '\u{DF}'..='\u{F6}' | '\u{620}'..='\u{64A}' | '\u{4E00}'..='\u{9FFF}' => {
                out.push(c);
            }
            '\0'..='\x7F' => out.push(c.to_ascii_lowercase()),
            'А'..='Я' => out.push(char::from_u32(c as u32 + 32).unwrap_or(c)),
            _ => out.extend(c.to_lowercase()),
        }
    }
}

/// Appends the folded form of one character.
pub fn fold_char(c: char, out: &mut String) {
    match c {
        '\0'..='\x7F' => out.push(c.to_ascii_lowercase()),
        'а'..='я' => out.push(c),
        'А'..='Я' => out.push(char::from_u32(c as u32 + 32).unwrap_or(c)),
        'ё' | 'Ё' => out.push('е'),
        '\u{622}' | '\u{623}' | '\u{625}' | '\u{671}' => out.push('\u{627}'),
        '\u{649}' => out.push('\u{64A}'),
        '\u{629}' => out.push('\u{647}'),
        '\u{624}' => out.push('\u{648}'),
        '\u{626}' => out.push('\u{64A}'),
        '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' => {}
        '\u{620}'..='\u{64A}' | '\u{4E00}'..='\u{9FFF}' => out.push(c),
        '\u{2018}' | '\u{2019}' | '\u{2BC}' => out.push('\''),
        'ß' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'ø' | 'Ø' => out.push('o'),
        'ł' | 'Ł' => out.push('l'),
        'đ' | 'Đ' => out.push('d'),
        'ı' => out.push('i'),
        _ if is_invisible(c) => {}
        _ => fold_rare(c, out),
    }
}

/// Appends the folded form of a character that needs the Unicode tables.
fn fold_rare(c: char, out: &mut String) {
    for c in std::iter::once(c).nfkd() {
        match c {
            // NFKD takes й apart; its breve is part of the letter.
            '\u{306}' if out.ends_with('и') => {
                out.pop();
                out.push('й');
            }
            '\u{649}' => out.push('\u{64A}'),
            '\u{629}' => out.push('\u{647}'),
            '\u{640}' => {}
            c if is_combining_mark(c) || is_invisible(c) => {}
            c => out.extend(c.to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_those_of_unicode() {
        for c in '\0'..=char::MAX {
            let mut small = String::from("a");
            push_lower(&String::from_iter([c, 'é']), &mut small);
            assert_eq!(small, String::from_iter("a".chars().chain(c.to_lowercase()).chain(['é'])));
        }
    }

    #[test]
    fn composes() {
        for (text, want) in
            [("крои\u{306}", "крой"), ("pai\u{301}ses", "países"), ("país", "país"), ("الأمم", "الأمم")]
        {
            assert_eq!(composed(text), want);
        }
    }

    #[test]
    fn folds() {
        for (text, want) in [
            ("Évaluation", "evaluation"),
            ("Ёлка Йод", "елка йод"),
            ("И\u{306}од", "йод"),
            ("الأُمَّــة", "الامه"),
            ("ﬁn ＵＮ", "fin un"),
            ("d’œuvre", "d'oeuvre"),
            ("Straße", "strasse"),
            ("\u{200F}على", "علي"),
            ("ﻻ", "لا"),
            ("联合国", "联合国"),
        ] {
            let mut out = String::new();
            fold(text, &mut out);
            assert_eq!(out, want);
        }
    }
}
