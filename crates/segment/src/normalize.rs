//! Folded forms of text: what is compared instead of the author's characters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether `c` is an invisible control: a bidi mark, a soft hyphen, a joiner, a byte order mark.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether `c` is written without spaces between words: Han, kana.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether `c` is a letter of the Arabic script.
pub(crate) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64A}' | '\u{671}'..='\u{6D3}' | '\u{6FA}'..='\u{6FC}'
        | '\u{750}'..='\u{77F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// The number of characters of `text` for length costs.
///
/// White space, invisible controls and combining marks (so also Arabic vowel signs, and the tatweel) are not counted.
/// ASCII characters weigh `ascii`: in a dense script such as Chinese, a figure, symbol or address that stands in the
/// text as it does in English is as long as it is there, in characters of that script.
pub(crate) fn length(text: &str, ascii: f32) -> f32 {
    let (mut own, mut foreign) = (0u32, 0u32);
    for c in text.chars() {
        if c.is_ascii_graphic() {
            foreign += 1;
        } else if matches!(c, '\u{C0}'..='\u{2FF}' | '\u{400}'..='\u{481}' | '\u{4E00}'..='\u{9FFF}') {
            // Letters, without a look into the tables of Unicode.
            own += 1;
        } else if !(c.is_whitespace()
            || c.is_control()
            || c == '\u{640}'
            || is_invisible(c)
            || is_combining_mark(c))
        {
            own += 1;
        }
    }
    own as f32 + foreign as f32 * ascii
}

/// Appends the folded form of `text` to `out`.
///
/// Lower case, compatibility forms resolved, without diacritics (й stays), vowel signs, tatweel and invisible
/// controls; the Arabic letters that writers interchange (أ إ آ ا, ى ي, ة ه) become one.
pub(crate) fn fold(text: &str, out: &mut String) {
    for c in text.chars() {
        fold_char(c, out);
    }
}

/// Appends the folded form of one character.
pub(crate) fn fold_char(c: char, out: &mut String) {
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

    #[test]
    fn lengths_count_what_is_seen() {
        for (text, want) in [
            ("a b\tc", 1.5),
            ("مُدُن", 3.0),
            ("مـدن", 3.0),
            ("联 合国", 3.0),
            ("\u{202B}é", 1.0),
            ("第12条", 3.0),
        ] {
            assert_eq!(length(text, 0.5), want, "{text}");
        }
    }
}
