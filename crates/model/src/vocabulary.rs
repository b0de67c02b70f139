//! Distinct strings with their numbers, without memory of its own for each string.

use std::hash::BuildHasher as _;

use rustc_hash::FxBuildHasher;

/// Distinct strings, numbered in order of first appearance.
///
/// A text may have as many words as it has characters by two, so they are one after the other in one string.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    text: String,
    /// Where each string ends in `text`.
    ends: Vec<usize>,
    /// A table of a power of two of places, at most three in four of them taken; a string is at the first free one from
    /// where its sum says.
    slots: Vec<Slot>,
}

/// The sum of a string and its number, or nothing.
#[derive(Debug, Clone, Copy)]
struct Slot {
    sum: u32,
    number: u32,
}

impl Slot {
    const FREE: Self = Self { sum: 0, number: u32::MAX };
}

/// How many places the smallest table has.
const FEWEST: usize = 16;

impl Vocabulary {
    /// The number of `string`, which is added if it is new.
    ///
    /// # Panics
    /// If there are more than four billion strings.
    pub fn intern(&mut self, string: &str) -> u32 {
        if (self.len() + 1) * 4 > self.slots.len() * 3 {
            self.grow();
        }
        let sum = sum(string);
        let at = match self.find(sum, string) {
            Ok(number) => return number,
            Err(at) => at,
        };
        let number = u32::try_from(self.len()).ok().filter(|n| *n < Slot::FREE.number);
        let number = number.expect("fewer than 2^32 distinct strings");
        self.text.push_str(string);
        self.ends.push(self.text.len());
        self.slots[at] = Slot { sum, number };
        number
    }

    /// The number of `string`, if it is there.
    #[must_use]
    pub fn number(&self, string: &str) -> Option<u32> {
        if self.is_empty() { None } else { self.find(sum(string), string).ok() }
    }

    /// The string with this number.
    ///
    /// # Panics
    /// If there is none.
    #[must_use]
    pub fn string(&self, number: u32) -> &str {
        let n = number as usize;
        let from = if n == 0 { 0 } else { self.ends[n - 1] };
        &self.text[from..self.ends[n]]
    }

    /// All strings, in the order of their numbers.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.ends.len()).map(|n| self.string(n as u32))
    }

    /// How many strings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no string.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The number of `string`, or the place where it belongs.
    fn find(&self, sum: u32, string: &str) -> Result<u32, usize> {
        let mut at = sum as usize & (self.slots.len() - 1);
        loop {
            let slot = self.slots[at];
            if slot.number == Slot::FREE.number {
                return Err(at);
            }
            if slot.sum == sum && self.string(slot.number) == string {
                return Ok(slot.number);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(FEWEST);
        let old = std::mem::replace(&mut self.slots, vec![Slot::FREE; size]);
        for slot in old.into_iter().filter(|slot| slot.number != Slot::FREE.number) {
            let mut at = slot.sum as usize & (size - 1);
            while self.slots[at].number != Slot::FREE.number {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = slot;
        }
    }
}

impl PartialEq for Vocabulary {
    fn eq(&self, other: &Self) -> bool {
        (&self.ends, &self.text) == (&other.ends, &other.text)
    }
}

/// The low bits, into which the hasher turns those that all bits of a string reach.
fn sum(string: &str) -> u32 {
    FxBuildHasher.hash_one(string) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_have_the_numbers_of_their_first_appearance() {
        let mut words = Vocabulary::default();
        assert_eq!((words.number("lake"), words.len(), words.iter().next()), (None, 0, None));
        for (string, number) in [("lake", 0), ("", 1), ("湖", 2), ("lake", 0), ("lak", 3), ("e", 4), ("", 1)]
        {
            assert_eq!(words.intern(string), number, "{string}");
        }
        assert_eq!(words.iter().collect::<Vec<_>>(), ["lake", "", "湖", "lak", "e"]);
        assert_eq!((words.number("湖"), words.number("湖 ")), (Some(2), None));
        assert!(words == words.clone() && words != Vocabulary::default());
    }

    #[test]
    fn many_strings_are_found_again() {
        let mut words = Vocabulary::default();
        for round in 0..2 {
            for n in 0..50_000u32 {
                assert_eq!(words.intern(&format!("{:x}", n.wrapping_mul(0x9E37_79B1))), n, "{round}");
            }
        }
        assert!((0..50_000).all(|n| words.number(words.string(n)) == Some(n)));
        assert_eq!((words.len(), words.slots.len()), (50_000, 1 << 17));
    }
}
