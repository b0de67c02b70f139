//! The word before a stop.

use hexapla_lang::script::is_han;
use hexapla_lang::terminal::is_opener;

use super::Splitter;

/// The word that ends at a stop.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'t> {
    /// Where it begins.
    pub(super) start: usize,
    pub(super) text: &'t str,
}

impl<'t> Word<'t> {
    /// Whether it is a number, alone or with decimals or parts: `12`, `3.5`, `4.7.2`.
    pub(super) fn is_number(&self) -> bool {
        self.text.starts_with(char::is_numeric)
            && self.text.chars().all(|c| c.is_numeric() || matches!(c, '.' | ',' | '-'))
    }

    /// The only letter of it, if it has no more; what lengthens an Arabic letter is none (`هـ`).
    pub(super) fn letter(&self) -> Option<char> {
        let mut letters = self.text.chars().filter(|&c| !matches!(c, '.' | '\u{640}'));
        letters.next().filter(|_| letters.next().is_none())
    }

    /// Whether it is the beginning of a first name: `Дж`, `Ch`, `Эд`, two letters that end with a consonant.
    pub(super) fn is_initial(&self) -> bool {
        let mut letters = self.text.chars();
        let (Some(first), Some(second), None) = (letters.next(), letters.next(), letters.next()) else {
            return false;
        };
        first.is_uppercase() && second.is_lowercase() && !is_vowel(second)
    }

    /// Whether nobody can pronounce it: letters, more than one, without a vowel (`Ltd`, `cf`, `гг`); capitals are no
    /// evidence.
    pub(super) fn has_no_vowel(&self) -> bool {
        let mut letters = self.text.chars();
        letters.next().is_some_and(has_vowels)
            && !letters.as_str().is_empty()
            && letters.all(char::is_lowercase)
            && self.text.chars().all(|c| has_vowels(c) && !is_vowel(c))
    }

    /// Whether no word ends like it, but one cut short does: with a consonant before `l`, `m`, `n` or `r` (`Assn`,
    /// `комн`).
    pub(super) fn is_clipped(&self) -> bool {
        let mut letters = self.text.chars().rev();
        let (Some(last), Some(before), Some(third)) = (letters.next(), letters.next(), letters.next()) else {
            return false;
        };
        let latin = matches!(last, 'l' | 'm' | 'n' | 'r')
            && matches!(before, 'b' | 'c' | 'd' | 'f' | 'g' | 'k' | 'p' | 'q' | 's' | 't' | 'v' | 'z')
            // `-ism`, `sign`.
            && !matches!((before, last), ('s', 'm') | ('g', 'n'));
        let cyrillic = matches!(
            (before, last),
            ('м' | 'т' | 'с' | 'к' | 'б' | 'г' | 'п' | 'х' | 'ч' | 'ш', 'н')
                | ('б' | 'п' | 'в', 'л')
                | ('д', 'м' | 'с')
        );
        (latin || cyrillic) && third.is_alphabetic()
    }

    /// Whether it consists of letters with stops between them: `U.S.A`, `Е.Б.Н`.
    pub(super) fn is_dotted(&self) -> bool {
        self.text.contains('.') && self.text.split('.').all(|part| part.chars().count() <= 1)
    }

    /// Whether all its letters are small.
    pub(super) fn is_small(&self) -> bool {
        self.text.chars().all(|c| c.is_lowercase() || c == '.')
    }

    /// Whether a hyphen follows a stop inside it: `J.-P`, `чл.-корр`.
    pub(super) fn is_compound(&self) -> bool {
        self.text.contains(".-")
    }

    /// The text before it in a sentence that begins at `from`, without white space at its ends.
    pub(super) fn before(&self, text: &'t str, from: usize) -> &'t str {
        text[from..self.start].trim()
    }
}

/// Whether `c` is of an alphabet that writes its vowels and has cases.
fn has_vowels(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' | '\u{400}'..='\u{45F}') && c.is_alphabetic()
}

/// The last run of `text` without white space, without quotes and brackets before it.
pub(super) fn last_token(text: &str) -> &str {
    let token = text.char_indices().rev().take(24).take_while(|(_, c)| !c.is_whitespace()).last();
    token.map_or("", |(at, _)| &text[at..]).trim_start_matches(is_opener)
}

fn is_vowel(c: char) -> bool {
    let c = c.to_lowercase().next().unwrap_or(c);
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | '\u{E0}'..='\u{E6}' | '\u{E8}'..='\u{EF}' | '\u{F2}'..='\u{F6}'
        | '\u{F8}'..='\u{FD}' | '\u{101}' | '\u{103}' | '\u{105}' | '\u{113}' | '\u{119}' | '\u{11B}' | '\u{12B}'
        | '\u{131}' | '\u{14D}' | '\u{151}' | '\u{153}' | '\u{16B}' | '\u{16F}' | '\u{171}'
        | 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'є' | 'і' | 'ї')
}

impl<'t> Splitter<'t> {
    /// The word (letters, digits, stops and hyphens inside) that ends at `at`. Where scripts meet, it begins after the
    /// last Han character.
    pub(super) fn word_before(&self, at: usize) -> Word<'t> {
        let all: &'t str = self.text;
        let text = &all[self.start..at];
        let han = text.ends_with(is_han);
        let last = text.char_indices().rev().take(24);
        let begin = last
            .take_while(|&(_, c)| {
                (c.is_alphanumeric() && is_han(c) == han) || matches!(c, '.' | '-' | '\u{301}')
            })
            .last();
        let word = begin.map_or("", |(n, _)| &text[n..]).trim_start_matches(['.', '-']);
        Word { start: at - word.len(), text: word }
    }

    /// Where the run of non-space characters begins that holds the byte before `at`.
    pub(super) fn token_start(&self, at: usize) -> usize {
        let text = &self.text[self.start..at];
        let begin = text.char_indices().rev().take(80).take_while(|(_, c)| !c.is_whitespace()).last();
        begin.map_or(at, |(n, _)| self.start + n)
    }

    /// Where the run of non-space characters ends that begins at `at`.
    pub(super) fn token_end(&self, at: usize) -> usize {
        let run = self.text[at..].chars().take(80).take_while(|c| !c.is_whitespace());
        at + run.map(char::len_utf8).sum::<usize>()
    }
}
