//! Scripts: which one a text is in, and which languages are written in it.

use hexapla_model::Lang;

use crate::scan;
use crate::script::is_letter;

/// A script as far as it distinguishes languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Hebrew,
    Devanagari,
    Han,
    Kana,
    Hangul,
    /// A script that is not in this list.
    Other,
}

use Script::{Arabic, Cyrillic, Devanagari, Han, Hangul, Hebrew, Kana, Latin, Other};

/// Each script in the order of its number.
const ALL: [Script; 9] = [Latin, Cyrillic, Arabic, Hebrew, Devanagari, Han, Kana, Hangul, Other];

/// How many Latin letters a Han character, or a syllable of Japanese or Korean, stands for.
const DENSE: usize = 3;

/// The languages that are, or were in living memory, written in a script other than Latin. Languages that are not here are
/// written in Latin letters.
const WRITTEN_IN: [(&str, &[Script]); 14] = [
    ("ru uk be bg mk tg tt ba cv ce os ab av kv cu mn", &[Cyrillic]),
    ("sr bs az uz tk tt tg", &[Cyrillic, Latin]),
    ("kk ky", &[Cyrillic, Latin, Arabic]),
    ("ar fa ur ps ug", &[Arabic]),
    ("ku ha ms az uz tk", &[Arabic, Latin]),
    ("sd ks", &[Arabic, Devanagari]),
    ("pa", &[Arabic, Other]),
    ("he yi", &[Hebrew]),
    ("hi mr ne sa bh", &[Devanagari]),
    ("sa pi", &[Devanagari, Latin, Other]),
    ("zh", &[Han]),
    ("ja", &[Han, Kana]),
    ("ko", &[Hangul, Han]),
    ("el ka hy th lo km my bo dz am ti bn as gu or ta te kn ml si dv ii iu cr oj", &[Other]),
];

impl Script {
    /// The script of a letter.
    pub(super) fn of(c: char) -> Self {
        match c {
            'A'..='Z' | 'a'..='z' | 'À'..='ɏ' | 'Ḁ'..='ỿ' | 'Ａ'..='ｚ' => Latin,
            '\u{0400}'..='\u{052F}' => Cyrillic,
            '\u{0600}'..='\u{06FF}'
            | '\u{0750}'..='\u{077F}'
            | '\u{FB50}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}' => Arabic,
            '\u{0590}'..='\u{05FF}' | '\u{FB1D}'..='\u{FB4F}' => Hebrew,
            '\u{0900}'..='\u{097F}' => Devanagari,
            '\u{3040}'..='\u{30FF}' | '\u{FF66}'..='\u{FF9F}' => Kana,
            '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' => Han,
            '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7AF}' => Hangul,
            _ => Other,
        }
    }

    /// Whether `lang` is written in it.
    pub(super) fn writes(self, lang: Lang) -> bool {
        let mut rows = WRITTEN_IN.iter().filter(|(langs, _)| langs.split(' ').any(|l| l == lang.code()));
        let mut scripts = rows.by_ref().flat_map(|(_, scripts)| scripts.iter()).peekable();
        if scripts.peek().is_none() { self == Latin } else { scripts.any(|script| *script == self) }
    }

    /// Whether its letters are capital or small.
    pub(super) fn has_case(self) -> bool {
        matches!(self, Latin | Cyrillic)
    }
}

/// The most letters of a script that [`KNOWN`] counts.
const MOST: usize = 1 << 16;
/// What a letter of a script counts there, and a byte whose character has to be looked up.
const LATIN: u64 = 1;
const CYRILLIC: u64 = 1 << 16;
const HAN: u64 = 1 << 32;
const UNKNOWN: u64 = 1 << 48;

/// What each byte says of the character that begins with it: nothing if none does, or no letter.
static KNOWN: [u64; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = match byte as u8 {
            b'A'..=b'Z' | b'a'..=b'z' | 0xC4..=0xC8 => LATIN,
            0xD0 | 0xD1 | 0xD3 => CYRILLIC,
            0xE5..=0xE9 => HAN,
            0xC0.. => UNKNOWN,
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// Letters of a text by script.
#[derive(Debug, Default)]
pub(super) struct Scripts([usize; ALL.len()]);

impl Scripts {
    pub(super) fn count(text: &str) -> Self {
        let mut out = Self::default();
        out.add(text);
        out
    }

    pub(super) fn add(&mut self, text: &str) {
        let mut rest = text;
        while rest.len() >= MOST {
            let at = (0..MOST).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or_default();
            let (these, others) = rest.split_at(at);
            self.add_few(these);
            rest = others;
        }
        self.add_few(rest);
    }

    /// Adds the letters of a text of fewer than [`MOST`] bytes.
    fn add_few(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let known = scan::sum(bytes, &KNOWN);
        for (script, unit) in [(Latin, LATIN), (Cyrillic, CYRILLIC), (Han, HAN)] {
            self.0[script as usize] += (known / unit) as usize % MOST;
        }
        if known < UNKNOWN {
            return;
        }
        let mut at = 0;
        while let Some(found) = bytes[at..].iter().position(|byte| KNOWN[usize::from(*byte)] == UNKNOWN) {
            let Some(c) = text[at + found..].chars().next() else { break };
            self.0[Script::of(c) as usize] += usize::from(is_letter(c));
            at += found + c.len_utf8();
        }
    }

    /// Adds the letters of another text.
    pub(super) fn join(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(own, other)| *own += other);
    }

    /// How many letters of `script` there are.
    pub(super) fn letters(&self, script: Script) -> usize {
        self.0[script as usize]
    }

    /// How many Latin letters those of `script` stand for.
    pub(super) fn weight(&self, script: Script) -> usize {
        let dense = matches!(script, Han | Kana | Hangul);
        self.letters(script) * if dense { DENSE } else { 1 }
    }

    /// How many Latin letters all letters stand for.
    pub(super) fn all(&self) -> usize {
        ALL.iter().map(|script| self.weight(*script)).sum()
    }

    /// The part of the letters, by weight, in scripts that `lang` is written in; of no letters all are.
    pub(super) fn share_of(&self, lang: Lang) -> f64 {
        let own: usize =
            ALL.iter().filter(|script| script.writes(lang)).map(|script| self.weight(*script)).sum();
        if self.all() == 0 { 1.0 } else { own as f64 / self.all() as f64 }
    }

    /// The script with the most weight; Japanese counts as Kana, whatever is written in Han beside it.
    pub(super) fn main(&self) -> Script {
        let heaviest = ALL.into_iter().rev().max_by_key(|script| self.weight(*script)).unwrap_or(Latin);
        if matches!(heaviest, Han | Kana) { if self.is_japanese() { Kana } else { Han } } else { heaviest }
    }

    /// Whether more than one in ten of the characters of Chinese and Japanese are syllables.
    pub(super) fn is_japanese(&self) -> bool {
        self.letters(Kana) * 10 > self.letters(Han) + self.letters(Kana)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_and_scripts() {
        for (lang, script, want) in [
            ("en", Latin, true),
            ("en", Cyrillic, false),
            ("to", Latin, true),
            ("ru", Cyrillic, true),
            ("ru", Latin, false),
            ("sr", Latin, true),
            ("sr", Cyrillic, true),
            ("ja", Kana, true),
            ("zh", Kana, false),
            ("el", Other, true),
            ("el", Latin, false),
            ("tt", Latin, true),
        ] {
            assert_eq!(script.writes(Lang::parse(lang).unwrap()), want, "{lang} {script:?}");
        }
    }

    #[test]
    fn letters_are_counted_by_their_bytes() {
        for c in '\0'..=char::MAX {
            let mut want = [0; ALL.len()];
            want[Script::of(c) as usize] = usize::from(is_letter(c));
            assert_eq!(Scripts::count(c.encode_utf8(&mut [0; 4])).0, want, "{c:?}");
        }
    }

    #[test]
    fn the_main_script() {
        for (text, want) in [
            ("Report", Latin),
            ("CAC/COSP 委员会审议了报告", Han),
            ("会議は東京で開かれた。", Kana),
            ("الفريق العامل WG", Arabic),
            ("Η επιτροπή", Other),
            ("", Latin),
        ] {
            assert_eq!(Scripts::count(text).main(), want, "{text}");
        }
    }
}
