//! What a running head has in common from page to page: its text with numbers skipped, and the numbers.

use super::sign::sign;
use crate::text::wrap::is_labelled;

/// The longest Roman number that may be that of a page.
const ROMAN: usize = 8;

/// A text with each number as `#`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) text: String,
    /// The numbers in order.
    pub(super) numbers: Vec<u32>,
    /// How many characters the text has.
    pub(super) length: usize,
    /// Whether its number may be that of a label, not that of the page.
    label: bool,
}

impl Key {
    pub(super) fn of(text: &str) -> Self {
        let text = text.trim();
        let length = text.chars().count();
        let alone = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—'));
        if let Some(number) = roman(alone) {
            return Self { text: text.replace(alone, "#"), numbers: vec![number], length, label: false };
        }
        let (mut key, mut numbers) = (String::with_capacity(text.len()), Vec::new());
        for c in text.chars() {
            let digit = c.to_digit(10).or_else(|| arabic_digit(c));
            match (digit, numbers.last_mut()) {
                (None, _) => key.push(c),
                (Some(digit), Some(number)) if key.ends_with('#') => {
                    *number = u32::saturating_add(u32::saturating_mul(*number, 10), digit);
                }
                (Some(digit), _) => {
                    key.push('#');
                    numbers.push(digit);
                }
            }
        }
        let label = is_label(text, &key);
        Self { text: key, numbers, length, label }
    }

    /// Whether the text of one page is that of another: with the same numbers, or with numbers that count the pages.
    ///
    /// Where a number counts, the text must not be a label of its own (`Article 4`).
    pub(super) fn comes_back(&self, page: usize, other: &Self, other_page: usize) -> bool {
        if self.text != other.text || self.numbers.len() != other.numbers.len() {
            return false;
        }
        let pages = other_page as i64 - page as i64;
        let mut counts = false;
        for (own, its) in self.numbers.iter().zip(&other.numbers) {
            let step = i64::from(*its) - i64::from(*own);
            if step != 0 && step != pages {
                return false;
            }
            counts |= step != 0;
        }
        !counts || !self.label
    }
}

/// Whether the number of a text, whose `key` has `#` for it, may be that of a label: the number of a page is alone, after a
/// word for a page, among job numbers, or the last of several words.
fn is_label(text: &str, key: &str) -> bool {
    // A count of pages is the other way round in lines from right to left: `3/2`.
    let mut words = text.split_whitespace().zip(key.split_whitespace());
    let formal =
        sign(text).is_some() || words.all(|(word, key)| sign(word).is_some() || matches!(key, "#" | "#/#"));
    let bare = key.trim_matches(|c: char| matches!(c, '-' | '–' | '—') || c.is_whitespace());
    if formal || bare == "#" {
        return false;
    }
    let words: Vec<&str> = key.split_whitespace().collect();
    is_labelled(text) || words.len() < 3 || words.last() != Some(&"#")
}

fn arabic_digit(c: char) -> Option<u32> {
    match c {
        '\u{660}'..='\u{669}' => Some(u32::from(c) - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(u32::from(c) - 0x6F0),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

/// The value of a Roman number in letters of one case.
fn roman(text: &str) -> Option<u32> {
    let one_case = text.chars().all(|c| "ivxlc".contains(c)) || text.chars().all(|c| "IVXLC".contains(c));
    if text.is_empty() || text.len() > ROMAN || !one_case {
        return None;
    }
    let values: Vec<i64> = text.chars().map(roman_digit).collect();
    let next = values.iter().skip(1).chain([&0]);
    let sum: i64 = values.iter().zip(next).map(|(own, next)| if next > own { -own } else { *own }).sum();
    u32::try_from(sum).ok()
}

fn roman_digit(c: char) -> i64 {
    match c.to_ascii_lowercase() {
        'i' => 1,
        'v' => 5,
        'x' => 10,
        'l' => 50,
        _ => 100,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numbers() {
        for (text, want) in [
            ("i", Some(1)),
            ("IV", Some(4)),
            ("viii", Some(8)),
            ("xlix", Some(49)),
            ("CXIV", Some(114)),
            ("iV", None),
            ("xviii.", None),
            ("iiiiiiiii", None),
            ("", None),
        ] {
            assert_eq!(roman(text), want, "{text}");
        }
    }

    #[test]
    fn what_comes_back() {
        for (one, page, other, its_page, want) in [
            ("A/70/1", 1, "A/70/1", 4, true),
            ("A/70/1", 1, "A/70/2", 4, false),
            ("2/3 26-00001", 1, "3/3 26-00001", 2, true),
            ("7/1 V.26-04711", 1, "7/2 V.26-04711", 2, true),
            ("12", 11, "14", 13, true),
            ("12", 11, "14", 12, false),
            ("- iv -", 3, "- vi -", 5, true),
            ("Page 3", 2, "Page 4", 3, true),
            ("第3页", 2, "第4页", 3, true),
            ("Annual report 2024 12", 11, "Annual report 2024 13", 12, true),
            ("Article 4", 3, "Article 5", 4, false),
            ("Article 4", 3, "Article 4", 4, true),
            ("Step 3.", 3, "Step 4.", 4, false),
            ("3.", 3, "4.", 4, false),
            ("(3)", 3, "(4)", 4, false),
            ("1. The Board takes note.", 3, "2. The Board takes note.", 4, false),
            ("Section 1 – The quays", 3, "Section 2 – The quays", 4, false),
            ("Decision 1/2024 of the Board", 3, "Decision 2/2024 of the Board", 4, false),
            ("Lot 1 of the tender", 3, "Lot 2 of the tender", 4, false),
            ("第三十条", 3, "第三十条", 4, true),
            ("١٢", 3, "١٣", 4, true),
        ] {
            let found = Key::of(one).comes_back(page, &Key::of(other), its_page);
            assert_eq!(found, want, "{one} | {other}");
        }
    }
}
