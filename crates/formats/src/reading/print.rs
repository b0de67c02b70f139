//! What a text is recognized by without holding it: its length and a hash.

use std::fmt;

/// The factor of the hash of a text: 2⁶⁴ divided by the golden ratio, an odd number whose bits are mixed well.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// What a text is recognized by: how many characters it has and a hash of them.
///
/// Blanks, line ends and control characters do not count, since programs change them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Print {
    pub(crate) length: u32,
    hash: u64,
}

impl Print {
    /// The print of `text`; a text without characters has none.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let print = counted(text).fold(Self { length: 0, hash: 0 }, Self::and);
        (print.length > 0).then_some(print)
    }

    fn and(self, c: char) -> Self {
        Self {
            length: self.length.saturating_add(1),
            hash: self.hash.wrapping_mul(FACTOR).wrapping_add(mixed(c)),
        }
    }

    /// Which of `prints`, all of one length, are those of a stretch of `text`, which holds counted characters alone.
    pub(crate) fn find(text: &[char], length: u32, mut found: impl FnMut(Self)) {
        let width = length as usize;
        let Some(first) = text.get(..width) else { return };
        let leaving = (1..length).fold(1_u64, |power, _| power.wrapping_mul(FACTOR));
        let mut print = first.iter().copied().fold(Self { length: 0, hash: 0 }, Self::and);
        found(print);
        for (gone, new) in text.iter().zip(&text[width..]) {
            let rest = print.hash.wrapping_sub(mixed(*gone).wrapping_mul(leaving));
            print.hash = rest.wrapping_mul(FACTOR).wrapping_add(mixed(*new));
            found(print);
        }
    }

    /// What [`fmt::Display`] has written.
    #[cfg(feature = "xlsx")]
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (length, hash) = text.split_once('.')?;
        Some(Self { length: length.parse().ok()?, hash: u64::from_str_radix(hash, 16).ok()? })
    }
}

impl fmt::Display for Print {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:016x}", self.length, self.hash)
    }
}

/// The characters of a text that count.
pub(crate) fn counted(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control())
}

/// A number for a character in which all bits differ from those of its neighbours.
fn mixed(c: char) -> u64 {
    let spread = (u64::from(c) + 1).wrapping_mul(FACTOR);
    spread ^ (spread >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_do_not_count() {
        let print = |text| Print::of(text);
        assert_eq!(print("The lake\nis  deep."), print(" Thelake is deep.\r\n"));
        assert_ne!(print("The lake"), print("The lak"));
        assert_ne!(print("湖水"), print("水湖"));
        assert_eq!(print(" \n"), None);
    }

    #[test]
    fn a_text_is_found_in_another() {
        let found = |text: &str, inner: &str| {
            let (text, wanted) = (counted(text).collect::<Vec<char>>(), Print::of(inner).unwrap());
            let mut is_found = false;
            Print::find(&text, wanted.length, |print| is_found |= print == wanted);
            is_found
        };
        for (text, inner, want) in [
            ("He said: the lake is deep.", "the lake", true),
            ("the lake", "the lake", true),
            ("the lak", "the lake", false),
            ("他说湖水很深。", "湖水 很深", true),
            ("他说湖水很深。", "湖很深", false),
            ("aaaaab", "ab", true),
        ] {
            assert_eq!(found(text, inner), want, "{inner} in {text}");
        }
    }
}
