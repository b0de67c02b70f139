//! Words of two languages that translate each other.

use std::cmp::Ordering;

/// Two words that translate each other, as learnt from the texts.
#[derive(Debug, Clone, PartialEq)]
pub struct LexicalEntry {
    /// The most frequent spelling of the source word.
    pub source: String,
    /// The most frequent spelling of the target word.
    pub target: String,
    /// Expected number of links.
    pub links: f32,
    /// Share among the links of the source word.
    pub forth: f32,
    /// Share among the links of the target word.
    pub back: f32,
}

/// Two words by their numbers, and how much it counts that they translate each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WordPair {
    /// Number of the source word.
    pub source: u32,
    /// Number of the target word.
    pub target: u32,
    /// A probability, a likeness or a number of links: whoever makes the pair says which.
    pub weight: f32,
}

impl WordPair {
    /// A pair of words.
    #[must_use]
    pub const fn new(source: u32, target: u32, weight: f32) -> Self {
        Self { source, target, weight }
    }

    /// The same pair in the other direction.
    #[must_use]
    pub const fn turned(self) -> Self {
        Self { source: self.target, target: self.source, weight: self.weight }
    }

    /// Orders pairs by source and target word, and keeps of equal ones that with the highest weight.
    pub fn settle(pairs: &mut Vec<Self>) {
        pairs.sort_unstable_by(Self::order);
        pairs.dedup_by_key(|pair| (pair.source, pair.target));
    }

    /// By words; of equal ones that with the highest weight is first.
    fn order(&self, other: &Self) -> Ordering {
        let words = (self.source, self.target).cmp(&(other.source, other.target));
        words.then(other.weight.total_cmp(&self.weight))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_weight_stays() {
        let mut pairs = vec![WordPair::new(1, 0, 0.2), WordPair::new(0, 3, 0.1), WordPair::new(1, 0, 0.9)];
        WordPair::settle(&mut pairs);
        assert_eq!(pairs, [WordPair::new(0, 3, 0.1), WordPair::new(1, 0, 0.9)]);
        assert_eq!(pairs[0].turned(), WordPair::new(3, 0, 0.1));
    }
}
