//! Numerals of all scripts: digits, Roman, letters and letter names, Arabic ordinals, Chinese numerals.

pub(crate) mod openers;
mod roman;
mod sign;
mod word;

use crate::script::{is_arabic, is_letter};

/// A way of writing numbers in labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum System {
    /// Decimal digits: `12`, `١٢`, `１２`.
    Digits,
    /// `II`, `Ⅱ`.
    RomanUpper,
    /// `ii`, `ⅱ`.
    RomanLower,
    /// `B`, Cyrillic `Б`, the Arabic letter name `باء`.
    LetterUpper,
    /// `b`, Cyrillic `б`, Arabic `ب`.
    LetterLower,
    /// `二`, `贰`, `乙`.
    Han,
    /// Words that count: `ثانيا`, `الثاني`, `premier`.
    Word,
    /// Enclosed signs: `㈡`, `②`, `⑵`, `⒝`.
    Enclosed,
    /// Figures with a full stop in one sign: `⒉`.
    Stopped,
    /// Superscript digits: `²`.
    Superscript,
}

/// A number at the head of a text, in one of its readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numeral {
    /// How it is written.
    pub system: System,
    /// What it counts.
    pub value: u32,
    /// Bytes of it.
    pub len: usize,
    /// Whether its letters are those of another alphabet that look the same: Cyrillic `с` for the third letter.
    pub alike: bool,
}

/// Letters in the order in which labels count with them, one row per alphabet: upper case, lower case.
const ALPHABETS: [(&str, &str); 3] = [
    ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"),
    ("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ", "абвгдежзиклмнопрстуфхцчшщэюя"),
    ("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", "αβγδεζηθικλμνξοπρστυφχψω"),
];

/// The alphabet that may have a letter.
fn alphabet(letter: char) -> Option<(&'static str, &'static str)> {
    let [latin, cyrillic, greek] = ALPHABETS;
    match letter {
        '\0'..='\x7F' => Some(latin),
        '\u{370}'..='\u{3FF}' => Some(greek),
        '\u{400}'..='\u{4FF}' => Some(cyrillic),
        _ => None,
    }
}

/// Arabic letters in the abjad order of United Nations labels; the first is written with or without hamza.
const ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";

/// Names of the Arabic letters, in the same order.
const ABJAD_NAMES: [&str; 28] = [
    "ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء", "كاف", "لام", "ميم", "نون", "سين",
    "عين", "فاء", "صاد", "قاف", "راء", "شين", "تاء", "ثاء", "خاء", "ذال", "ضاد", "ظاء", "غين",
];

/// The ten heavenly stems, which count parts of Chinese provisions.
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";

/// The zeros of all scripts whose digits follow each other (general category Nd), in order of their codes.
const ZEROS: &str = "\u{30}\u{660}\u{6F0}\u{7C0}\u{966}\u{9E6}\u{A66}\u{AE6}\u{B66}\u{BE6}\u{C66}\u{CE6}\u{D66}\
    \u{DE6}\u{E50}\u{ED0}\u{F20}\u{1040}\u{1090}\u{17E0}\u{1810}\u{1946}\u{19D0}\u{1A80}\u{1A90}\u{1B50}\u{1BB0}\
    \u{1C40}\u{1C50}\u{A620}\u{A8D0}\u{A900}\u{A9D0}\u{A9F0}\u{AA50}\u{ABF0}\u{FF10}\u{104A0}\u{10D30}\u{11066}\
    \u{110F0}\u{11136}\u{111D0}\u{112F0}\u{11450}\u{114D0}\u{11650}\u{116C0}\u{11730}\u{118E0}\u{11950}\u{11C50}\
    \u{11D50}\u{11DA0}\u{16A60}\u{16AC0}\u{16B50}\u{1D7CE}\u{1D7D8}\u{1D7E2}\u{1D7EC}\u{1D7F6}\u{1E140}\u{1E2F0}\
    \u{1E950}\u{1FBF0}";

/// The value of a decimal digit of any script.
pub fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    // No other script of these has figures of its own.
    if matches!(c, '\u{80}'..='\u{65F}' | '\u{2000}'..='\u{A61F}') || !c.is_numeric() {
        return None;
    }
    ZEROS.chars().find_map(|zero| (c as u32).checked_sub(zero as u32).filter(|v| *v < 10))
}

/// The value of a superscript digit.
pub fn superscript(c: char) -> Option<u32> {
    match c {
        '⁰' => Some(0),
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁴'..='⁹' => Some(c as u32 - '⁴' as u32 + 4),
        _ => None,
    }
}

/// All readings of the numeral that `text` opens with.
pub fn numerals(text: &str) -> Vec<Numeral> {
    let mut out: Vec<Numeral> = Vec::new();
    let Some(first) = text.chars().next() else { return out };
    if digit(first).is_some() {
        out.extend(figures(text));
        return out;
    }
    if first.is_ascii() && !first.is_ascii_alphabetic() {
        return out;
    }
    let mut push = |system, read: Option<Read>| {
        // A letter that says the same in both alphabets is read once.
        let is_new =
            |n: &Read| !out.iter().any(|o| o.system == system && (o.value, o.len) == (n.value, n.len));
        if let Some(Read { value, len, alike }) = read.filter(is_new) {
            out.push(Numeral { system, value, len, alike });
        }
    };
    if !first.is_ascii() {
        push(System::Superscript, positional(text, superscript));
        push(System::Enclosed, sign::enclosed(text));
        push(System::Stopped, sign::stopped(text));
        push(System::Han, han(text));
    }
    push(System::RomanUpper, roman::read(text, roman::Case::Upper));
    push(System::RomanLower, roman::read(text, roman::Case::Lower));
    if let Some(lone) = Lone::of(text) {
        for letters in [Letters::Own, Letters::Alike] {
            let Some((upper, lower)) = lone.read(letters).and_then(alphabet) else { continue };
            push(System::LetterUpper, lone.of_alphabet(upper, letters));
            push(System::LetterLower, lone.of_alphabet(lower, letters));
        }
    }
    if is_arabic(first) {
        push(System::LetterUpper, named_letter(text));
        push(System::LetterLower, abjad(text));
    }
    push(System::Word, word::count_word(text).map(Read::from));
    out
}

/// The decimal digits of one script that `text` opens with.
pub fn figures(text: &str) -> Option<Numeral> {
    let Read { value, len, alike } = positional(text, digit)?;
    Some(Numeral { system: System::Digits, value, len, alike })
}

/// Whether `text` opens with a word that counts.
pub(crate) fn opens_word(text: &str) -> bool {
    word::count_word(text).is_some()
}

/// A numeral as one system reads it.
#[derive(Debug, Clone, Copy)]
struct Read {
    value: u32,
    len: usize,
    alike: bool,
}

impl From<(u32, usize)> for Read {
    fn from((value, len): (u32, usize)) -> Self {
        Self { value, len, alike: false }
    }
}

/// The highest number that a label may have.
const HIGHEST: u32 = 1 << 24;

/// A run of decimal digits, up to nine of them and up to [`HIGHEST`].
fn positional(text: &str, value: impl Fn(char) -> Option<u32>) -> Option<Read> {
    let (mut total, mut len) = (0u32, 0);
    for (n, (at, c)) in text.char_indices().enumerate() {
        let Some(v) = value(c) else { break };
        if n == 9 {
            return None;
        }
        total = total * 10 + v;
        len = at + c.len_utf8();
    }
    (len > 0 && total <= HIGHEST).then_some(Read { value: total, len, alike: false })
}

/// A Chinese numeral up to 9,999, plain or in the forms of deeds, or a heavenly stem.
fn han(text: &str) -> Option<Read> {
    if let Some(n) = text.chars().next().and_then(|c| STEMS.chars().position(|s| s == c)) {
        return Some(Read::from((n as u32 + 1, '甲'.len_utf8())));
    }
    let (mut total, mut digit, mut len, mut plain) = (0u32, None, 0, Vec::new());
    for (at, c) in text.char_indices() {
        let unit = match c {
            '十' | '拾' => 10,
            '百' | '佰' => 100,
            '千' | '仟' => 1000,
            _ => 0,
        };
        if unit > 0 {
            total += digit.take().unwrap_or(1) * unit;
        } else if let Some(v) = han_digit(c) {
            digit = Some(v);
            plain.push(v);
        } else {
            break;
        }
        len = at + c.len_utf8();
        if plain.len() > 4 || total > 99_999 {
            return None;
        }
    }
    let positional = total == 0 && plain.len() > 1;
    let value = if positional { plain.iter().fold(0, |n, d| n * 10 + d) } else { total + digit.unwrap_or(0) };
    (len > 0).then_some(Read { value, len, alike: false })
}

/// The value of a Chinese digit.
pub fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '貳' => 2,
        '三' | '叁' | '參' | '参' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// Letters of Latin and Cyrillic that look the same.
const ALIKE: [(char, char); 20] = [
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('i', 'і'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
    ('X', 'Х'),
];

/// The letter of the other alphabet that looks like `c`, or the narrow letter of a wide one.
fn alike(c: char) -> Option<char> {
    if matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ') {
        return char::from_u32(c as u32 - WIDE);
    }
    ALIKE.iter().find_map(|&(latin, cyrillic)| match c {
        _ if c == latin => Some(cyrillic),
        _ if c == cyrillic => Some(latin),
        _ => None,
    })
}

/// An alphabet that labels count with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Alphabet {
    /// `a`
    Latin,
    /// `б`
    Cyrillic,
}

impl Alphabet {
    /// The alphabet of `letter`.
    #[must_use]
    pub fn of(letter: char) -> Option<Self> {
        match letter {
            'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => Some(Self::Latin),
            'Ѐ'..='ӿ' => Some(Self::Cyrillic),
            _ => None,
        }
    }

    /// The other alphabet.
    #[must_use]
    pub fn other(self) -> Self {
        if self == Self::Latin { Self::Cyrillic } else { Self::Latin }
    }
}

/// Whether a letter of the other alphabet looks like `letter`.
#[must_use]
pub fn has_twin(letter: char) -> bool {
    alike(letter).is_some_and(|twin| Alphabet::of(twin) != Alphabet::of(letter))
}

/// How far wide letters are behind narrow ones.
const WIDE: u32 = 'Ａ' as u32 - 'A' as u32;

/// Which letters are read as those of an alphabet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    /// Its own.
    Own,
    /// Those of another one that look like its own.
    Alike,
}

/// One letter, or the same letter twice (`aa` follows `z`), that no letter follows.
#[derive(Clone, Copy)]
struct Lone {
    letter: char,
    is_twice: bool,
    len: usize,
}

impl Lone {
    /// The one that `text` opens with.
    fn of(text: &str) -> Option<Self> {
        let letter = text.chars().next()?;
        let len = letter.len_utf8();
        let is_twice = text[len..].starts_with(letter);
        let len = if is_twice { 2 * len } else { len };
        // `b之二` is an inserted item.
        let goes_on = text[len..].starts_with(is_letter) && !text[len..].starts_with('之');
        (!goes_on).then_some(Self { letter, is_twice, len })
    }

    /// The letter that it is read as.
    fn read(self, letters: Letters) -> Option<char> {
        if letters == Letters::Alike { alike(self.letter) } else { Some(self.letter) }
    }

    /// Its place in an alphabet.
    fn of_alphabet(self, alphabet: &str, letters: Letters) -> Option<Read> {
        let (alike, read) = (letters == Letters::Alike, self.read(letters)?);
        let place = alphabet.chars().position(|c| c == read)? as u32 + 1;
        let value = if self.is_twice { place + alphabet.chars().count() as u32 } else { place };
        Some(Read { value, len: self.len, alike })
    }
}

fn abjad(text: &str) -> Option<Read> {
    let first = text.chars().next()?;
    let plain = if first == 'ا' { 'أ' } else { first };
    let value = ABJAD.chars().position(|c| c == plain)? as u32 + 1;
    let mut len = first.len_utf8();
    if text[len..].starts_with('ـ') {
        len += 'ـ'.len_utf8();
    }
    (!text[len..].starts_with(char::is_alphabetic)).then_some(Read { value, len, alike: false })
}

fn named_letter(text: &str) -> Option<Read> {
    let len = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let with_hamza = |c: char| if c == 'ا' { 'أ' } else { c };
    let word = text[..len].chars().map(with_hamza);
    let found = ABJAD_NAMES.iter().position(|name| name.chars().map(with_hamza).eq(word.clone()));
    found.map(|n| Read::from((n as u32 + 1, len)))
}

/// How many bytes of `text` say `word` when case, hamza and tanwin are folded away.
pub fn folded_prefix(text: &str, word: &str) -> Option<usize> {
    let mut rest = text;
    for want in word.chars() {
        let c = rest.chars().next().filter(|c| is_same(*c, want))?;
        rest = rest[c.len_utf8()..].trim_start_matches(is_skipped);
    }
    Some(text.len() - rest.len())
}

/// Whether `c` is a vowel sign or lengthens an Arabic letter.
fn is_skipped(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{652}' | 'ـ')
}

/// Whether `c` is the character `want`, folded.
fn is_same(c: char, want: char) -> bool {
    match c {
        'أ' | 'إ' | 'آ' => want == 'ا' || want == c,
        'ة' => want == 'ه' || want == c,
        _ if c.is_ascii() || want.is_ascii() => c.eq_ignore_ascii_case(&want),
        _ => want == c || c.to_lowercase().eq(want.to_lowercase()),
    }
}

#[cfg(test)]
mod tests;
