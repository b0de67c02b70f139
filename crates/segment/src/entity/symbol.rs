//! Document symbols, web and mail addresses, acronyms: what is written with Latin letters in every language.

use hexapla_model::EntityKind;

use super::Scanner;

/// No symbol has more parts.
const MOST_PARTS: usize = 12;

/// No address has more bytes: text without spaces is not looked through to its end from each of its letters.
const LONGEST_ADDRESS: usize = 2_048;

impl Scanner<'_, '_> {
    /// Reads a document symbol at `at`: capitals and numbers joined by slashes, also when broken over lines.
    pub(super) fn symbol(&mut self, at: usize, first: char) -> Option<usize> {
        latin_capital(first)?;
        self.key.clear();
        let mut end = self.symbol_part(at)?;
        let mut parts = 1;
        let mut figures = self.key.contains(|c: char| c.is_ascii_digit());
        while parts < MOST_PARTS {
            let slash = self.skip_space(end);
            if !self.text[slash..].starts_with('/') || slash > end + 1 {
                break;
            }
            let next = self.skip_space(slash + 1);
            let length = self.key.len();
            self.key.push('/');
            let Some(after) = self.symbol_part(next) else {
                self.key.truncate(length);
                break;
            };
            let digits = self.key[length..].contains(|c: char| c.is_ascii_digit());
            // Across white space only what cannot be a word goes on.
            if (next > slash + 1 || slash > end) && !digits && parts > 2 {
                self.key.truncate(length);
                break;
            }
            figures |= digits;
            parts += 1;
            end = after;
        }
        if parts < 2 || !figures {
            return None;
        }
        self.emit(EntityKind::Symbol, at, end);
        Some(end)
    }

    /// Appends the part of a symbol at `at` to the key in capitals; the byte after it.
    fn symbol_part(&mut self, at: usize) -> Option<usize> {
        let begin = self.key.len();
        let (mut end, mut kept, mut kept_key) = (at, at, begin);
        let (mut capitals, mut digits, mut small) = (0, 0, 0);
        for c in self.text[at..].chars().take(40) {
            let upper = latin_capital(c);
            if let Some(upper) = upper {
                self.key.push(upper);
                capitals += 1;
            } else if c.is_ascii_digit() {
                self.key.push(c);
                digits += 1;
            } else if c.is_ascii_lowercase() {
                self.key.push(c.to_ascii_uppercase());
                small += 1;
            } else if matches!(c, '.' | '-') && end > at {
                self.key.push(c);
                end += c.len_utf8();
                continue;
            } else {
                break;
            }
            end += c.len_utf8();
            (kept, kept_key) = (end, self.key.len());
        }
        self.key.truncate(kept_key);
        // Small letters occur only in `Add.1`, `Rev.1`, `Corr.1`.
        let plausible = small == 0 || capitals > 0 && digits > 0;
        if capitals + digits == 0 || !plausible {
            self.key.truncate(begin);
            return None;
        }
        Some(kept)
    }

    /// Reads a web or mail address at `at`.
    pub(super) fn address(&mut self, at: usize) -> Option<usize> {
        if !self.before(at).is_none_or(may_precede_address) {
            return None;
        }
        let rest = &self.text.as_bytes()[at..];
        let inside = rest.iter().take_while(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'"'));
        let length = inside.take(LONGEST_ADDRESS).count();
        let token = &self.text[at..at + length];
        let web = ["http://", "https://", "www.", "ftp://"].iter().any(|head| token.starts_with(head));
        let mail = !web && token.bytes().skip(1).any(|b| b == b'@') && token.contains('.');
        if !web && !mail {
            return None;
        }
        let token = token.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '}']);
        self.key.clear();
        self.key.push_str(token);
        self.key.make_ascii_lowercase();
        self.emit(EntityKind::Url, at, at + token.len());
        Some(at + token.len())
    }

    /// Reads Latin capitals, with figures: `UNODC`, `COVID-19`, `G20`.
    pub(super) fn acronym(&mut self, at: usize, first: char) -> Option<usize> {
        if !first.is_ascii_uppercase() || self.before(at).is_some_and(|c| c.is_ascii_alphanumeric()) {
            return None;
        }
        let rest = &self.text[at..];
        let letters = rest.bytes().take_while(u8::is_ascii_uppercase).count();
        let mut end = letters + rest[letters..].bytes().take_while(u8::is_ascii_digit).count();
        let plain = end == letters;
        if plain {
            let digits =
                rest[end..].strip_prefix('-').map_or(0, |r| r.bytes().take_while(u8::is_ascii_digit).count());
            end += if digits > 0 && digits <= 2 { digits + 1 } else { 0 };
        }
        let figures = end > letters;
        let plural = usize::from(rest[end..].starts_with('s'));
        let next = rest[end + plural..].chars().next();
        let closed = !next.is_some_and(|c| {
            c.is_alphabetic() && c.is_ascii() || c == '_' || !c.is_ascii() && c.is_lowercase()
        });
        let roman = rest[..letters].bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        let long = (letters >= 2 || figures) && letters <= 10;
        if !closed || !long || roman || !figures && self.is_shouting() {
            return None;
        }
        self.key.clear();
        self.key.push_str(&rest[..end]);
        self.emit(EntityKind::Acronym, at, at + end);
        Some(at + end + plural)
    }
}

/// The Latin capital that `c` is, or that a Cyrillic capital looks like.
fn latin_capital(c: char) -> Option<char> {
    Some(match c {
        'A'..='Z' => c,
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'Х' => 'X',
        _ => return None,
    })
}

/// Whether an address may begin after `c`.
fn may_precede_address(c: char) -> bool {
    !c.is_ascii_graphic() || matches!(c, '(' | '[' | '<' | '"' | '\'')
}
