//! Digits of other scripts as European ones.

use std::borrow::Cow;

/// Zeros of the digits that Arabic texts use and the vocabulary lacks, each followed by nine more.
const ZEROS: [char; 2] = ['\u{660}', '\u{6f0}'];

/// `text` with European digits. The vocabulary does not know the others: a number in them would count as nothing.
pub(crate) fn european(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| digit(c).is_none()) {
        return text.into();
    }
    text.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

fn digit(c: char) -> Option<char> {
    let mut values = ZEROS.into_iter().filter_map(|zero| u32::from(c).checked_sub(u32::from(zero)));
    char::from_digit(values.find(|value| *value < 10)?, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_become_european() {
        let cases = [("", ""), ("مادة ١٢", "مادة 12"), ("۹۰۹ 5", "909 5"), ("第十二条", "第十二条")];
        for (text, expected) in cases {
            assert_eq!(european(text), expected);
        }
    }
}
