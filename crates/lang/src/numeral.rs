//! Numerals of all scripts: digits, Roman, letters and letter names, Arabic ordinals, Chinese numerals.

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
    /// Enclosed signs: `㈡`, `②`, `⑵`.
    Enclosed,
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
}

/// Letters in the order in which labels count with them, a row an alphabet: upper case, lower case.
const ALPHABETS: [(&str, &str); 2] = [
    ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"),
    ("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ", "абвгдежзиклмнопрстуфхцчшщэюя"),
];

/// Arabic letters in the abjad order of United Nations labels; the first is written with or without hamza.
const ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";

/// Names of the Arabic letters, in the same order.
const ABJAD_NAMES: [&str; 28] = [
    "ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء", "كاف", "لام", "ميم", "نون", "سين",
    "عين", "فاء", "صاد", "قاف", "راء", "شين", "تاء", "ثاء", "خاء", "ذال", "ضاد", "ظاء", "غين",
];

/// Words that count, with their number; tanwin and hamza are folded before the look-up.
const COUNT_WORDS: [(&str, u32); 47] = [
    ("حادي عشر", 11),
    ("ثاني عشر", 12),
    ("ثالث عشر", 13),
    ("رابع عشر", 14),
    ("خامس عشر", 15),
    ("سادس عشر", 16),
    ("سابع عشر", 17),
    ("ثامن عشر", 18),
    ("تاسع عشر", 19),
    ("الحادي عشر", 11),
    ("الثاني عشر", 12),
    ("الثالث عشر", 13),
    ("الرابع عشر", 14),
    ("الخامس عشر", 15),
    ("السادس عشر", 16),
    ("السابع عشر", 17),
    ("الثامن عشر", 18),
    ("التاسع عشر", 19),
    ("العشرون", 20),
    ("الاولى", 1),
    ("الاول", 1),
    ("الثانيه", 2),
    ("الثاني", 2),
    ("الثالث", 3),
    ("الرابع", 4),
    ("الخامس", 5),
    ("السادس", 6),
    ("السابع", 7),
    ("الثامن", 8),
    ("التاسع", 9),
    ("العاشر", 10),
    ("اولا", 1),
    ("ثانيا", 2),
    ("ثالثا", 3),
    ("رابعا", 4),
    ("خامسا", 5),
    ("سادسا", 6),
    ("سابعا", 7),
    ("ثامنا", 8),
    ("تاسعا", 9),
    ("عاشرا", 10),
    ("première", 1),
    ("premier", 1),
    ("primero", 1),
    ("primera", 1),
    ("первая", 1),
    ("erster", 1),
];

/// The ten heavenly stems, which count parts of Chinese provisions.
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";

/// The value of a decimal digit of any script that United Nations documents use.
pub fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
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
    let mut out = Vec::new();
    let mut push = |system, read: Option<(u32, usize)>| {
        if let Some((value, len)) = read {
            out.push(Numeral { system, value, len });
        }
    };
    push(System::Digits, positional(text, digit));
    push(System::Superscript, positional(text, superscript));
    push(System::Enclosed, enclosed(text));
    push(System::Han, han(text));
    push(System::RomanUpper, roman(text, false));
    push(System::RomanLower, roman(text, true));
    for (upper, lower) in ALPHABETS {
        push(System::LetterUpper, letter(text, upper));
        push(System::LetterLower, letter(text, lower));
    }
    push(System::LetterUpper, named_letter(text));
    push(System::LetterLower, abjad(text));
    push(System::Word, count_word(text));
    out
}

/// The highest number that a label may have.
const HIGHEST: u32 = 1 << 24;

/// A run of decimal digits, up to nine of them and up to [`HIGHEST`].
fn positional(text: &str, value: impl Fn(char) -> Option<u32>) -> Option<(u32, usize)> {
    let (mut total, mut len) = (0u32, 0);
    for (n, (at, c)) in text.char_indices().enumerate() {
        let Some(v) = value(c) else { break };
        if n == 9 {
            return None;
        }
        total = total * 10 + v;
        len = at + c.len_utf8();
    }
    (len > 0 && total <= HIGHEST).then_some((total, len))
}

fn enclosed(text: &str) -> Option<(u32, usize)> {
    let c = text.chars().next()?;
    let value = match c {
        '㈠'..='㈩' => c as u32 - '㈠' as u32,
        '①'..='⑳' => c as u32 - '①' as u32,
        '⑴'..='⒇' => c as u32 - '⑴' as u32,
        _ => return None,
    };
    Some((value + 1, c.len_utf8()))
}

/// A Chinese numeral up to 9,999, plain or in the forms of deeds, or a heavenly stem.
fn han(text: &str) -> Option<(u32, usize)> {
    if let Some(n) = text.chars().next().and_then(|c| STEMS.chars().position(|s| s == c)) {
        return Some((n as u32 + 1, '甲'.len_utf8()));
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
    (len > 0).then_some((value, len))
}

/// The value of a Chinese digit.
pub fn han_digit(c: char) -> Option<u32> {
    const DIGITS: [&str; 10] =
        ["〇零", "一壹", "二贰貳", "三叁參参", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"];
    DIGITS.iter().position(|row| row.contains(c)).map(|n| n as u32)
}

/// A well-formed Roman numeral; the single signs of Unicode count too.
fn roman(text: &str, lower: bool) -> Option<(u32, usize)> {
    let first = text.chars().next()?;
    let base = if lower { 'ⅰ' } else { 'Ⅰ' };
    if (base as u32..base as u32 + 12).contains(&(first as u32)) {
        return Some((first as u32 - base as u32 + 1, first.len_utf8()));
    }
    let value = |c: char| match (c.to_ascii_lowercase(), c.is_ascii_lowercase() == lower) {
        ('i', true) => 1,
        ('v', true) => 5,
        ('x', true) => 10,
        ('l', true) => 50,
        ('c', true) => 100,
        ('d', true) => 500,
        ('m', true) => 1000,
        _ => 0,
    };
    let signs: Vec<u32> = text.chars().map(value).take_while(|v| *v > 0).take(16).collect();
    let mut total = 0;
    for (i, v) in signs.iter().enumerate() {
        if signs.get(i + 1).is_some_and(|next| next > v) { total -= *v as i32 } else { total += *v as i32 }
    }
    let total = u32::try_from(total).ok().filter(|n| (1..400).contains(n))?;
    let written = hexapla_model::roman(total);
    text.get(..signs.len()).filter(|t| t.eq_ignore_ascii_case(&written)).map(|_| (total, signs.len()))
}

/// One letter, or the same letter twice (`aa` follows `z`); the next character must not be a letter.
fn letter(text: &str, alphabet: &str) -> Option<(u32, usize)> {
    let first = text.chars().next()?;
    let place = alphabet.chars().position(|c| c == first)? as u32 + 1;
    let mut len = first.len_utf8();
    let mut value = place;
    if text[len..].starts_with(first) {
        len *= 2;
        value += alphabet.chars().count() as u32;
    }
    (!text[len..].starts_with(char::is_alphabetic)).then_some((value, len))
}

fn abjad(text: &str) -> Option<(u32, usize)> {
    let first = text.chars().next()?;
    let plain = if first == 'ا' { 'أ' } else { first };
    let value = ABJAD.chars().position(|c| c == plain)? as u32 + 1;
    let mut len = first.len_utf8();
    if text[len..].starts_with('ـ') {
        len += 'ـ'.len_utf8();
    }
    (!text[len..].starts_with(char::is_alphabetic)).then_some((value, len))
}

fn named_letter(text: &str) -> Option<(u32, usize)> {
    let len = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let word = text[..len].replace(['ا'], "أ");
    let same = |name: &str| name.replace('ا', "أ") == word;
    ABJAD_NAMES.iter().position(|n| same(n)).map(|n| (n as u32 + 1, len))
}

fn count_word(text: &str) -> Option<(u32, usize)> {
    COUNT_WORDS.iter().find_map(|&(word, value)| {
        let len = folded_prefix(text, word)?;
        let rest = &text[len..];
        (!rest.starts_with(char::is_alphabetic)).then_some((value, len))
    })
}

/// How many bytes of `text` say `word` when case, hamza and tanwin are folded away.
pub fn folded_prefix(text: &str, word: &str) -> Option<usize> {
    let mut rest = text.char_indices().peekable();
    let mut end = 0;
    for want in word.chars() {
        let (at, c) = rest.next()?;
        let same = match c {
            'أ' | 'إ' | 'آ' => want == 'ا' || want == c,
            'ة' => want == 'ه' || want == c,
            _ => want == c || c.to_lowercase().eq(want.to_lowercase()),
        };
        if !same {
            return None;
        }
        end = at + c.len_utf8();
        while let Some(&(at, c)) = rest.peek() {
            if !('\u{64B}'..='\u{652}').contains(&c) && c != 'ـ' {
                break;
            }
            end = at + c.len_utf8();
            rest.next();
        }
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_all_systems() {
        use System::*;
        let cases: [(&str, System, u32); 28] = [
            ("12.", Digits, 12),
            ("١٢٣ -", Digits, 123),
            ("１２．", Digits, 12),
            ("XIV.", RomanUpper, 14),
            ("iv)", RomanLower, 4),
            ("Ⅲ", RomanUpper, 3),
            ("C.", LetterUpper, 3),
            ("b)", LetterLower, 2),
            ("bb)", LetterLower, 28),
            ("в)", LetterLower, 3),
            ("Д.", LetterUpper, 5),
            ("دال -", LetterUpper, 4),
            ("الف -", LetterUpper, 1),
            ("ب)", LetterLower, 2),
            ("هـ)", LetterLower, 5),
            ("二、", Han, 2),
            ("十二、", Han, 12),
            ("二十条", Han, 20),
            ("一百一十一条", Han, 111),
            ("一〇五条", Han, 105),
            ("贰编", Han, 2),
            ("乙、", Han, 2),
            ("㈢", Enclosed, 3),
            ("②", Enclosed, 2),
            ("ثانياً -", Word, 2),
            ("أولا -", Word, 1),
            ("الثاني عشر:", Word, 12),
            ("²³ ", Superscript, 23),
        ];
        for (text, system, value) in cases {
            let found = numerals(text);
            assert!(found.iter().any(|n| n.system == system && n.value == value), "{text}: {found:?}");
        }
    }

    #[test]
    fn numbers_have_limits() {
        assert!(numerals("16777216.").iter().any(|n| n.value == 1 << 24));
        for text in ["16777217.", "9999999999.", "99999999９９９９９９.", "¹¹¹¹¹¹¹¹¹⁴⁴⁴", "٩٩٩٩٩٩٩٩٩٩٩"]
        {
            assert!(numerals(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn is_not_fooled() {
        // The whole word must not be read as one numeral.
        for text in ["civil", "mixx", "Ав", "iiii", "ا لنص", "abc", "一百个"] {
            let found = numerals(text);
            assert!(found.iter().all(|n| n.len < text.len()), "{text}: {found:?}");
        }
    }
}
