//! Pairs of words that may be linked because their types are a kept pair.

use std::ops::Range;

use crate::pairs::types;
use crate::texts::{LONGEST, Piece, Texts};

const _: () = assert!(LONGEST <= 1 << u8::BITS, "a cell has its target word in a byte");

/// A running source word of a shard: its type, its number in the shard, its piece.
pub(crate) type Place = (u32, u32, u32);

/// A pair and its weight.
pub(crate) type Slot = (u32, f32);

/// No pair.
pub(crate) const NONE: Slot = (0, 0.0);

/// The cells of a shard: a source word and a target word of a piece each. A list by field: what runs over all cells reads no
/// more of them than it needs.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    /// Index of the pair.
    pub(crate) pairs: Vec<u32>,
    /// Place of the target word in its piece.
    pub(crate) targets: Vec<u8>,
    /// Weight of the pair, without this link's own part in it; once the piece was visited, how probable the link is.
    pub(crate) values: Vec<f32>,
    /// This link's own part; no list if none has any.
    pub(crate) own: Vec<f32>,
    /// Where the cells of each source word are.
    ranges: Vec<Range<u32>>,
}

impl Cells {
    /// No cells of so many source words.
    pub(crate) fn clear(&mut self, words: usize) {
        self.pairs.clear();
        self.targets.clear();
        self.values.clear();
        self.own.clear();
        self.ranges.clear();
        self.ranges.resize(words, 0..0);
    }

    /// Lays out the cells of the words of one source type, which are at the places `same`; `find` gives the pair of a target
    /// type. Pairs that weigh no more than `floor` are left out.
    pub(crate) fn lay_out(
        &mut self,
        (texts, pieces, floor): (&Texts, &[Piece], f32),
        same: &[Place],
        find: impl Fn(u32) -> Slot,
    ) {
        for &(_, word, piece) in same {
            let start = self.pairs.len();
            let words = types(&texts.target.types, &pieces[piece as usize].target);
            let most = start + words.len();
            self.pairs.resize(most, 0);
            self.targets.resize(most, 0);
            self.values.resize(most, 0.0);
            let (pairs, targets, values) =
                (&mut self.pairs[start..], &mut self.targets[start..], &mut self.values[start..]);
            // Every pair is written, and the next one over it if it does not count: there is nothing to guess for the processor.
            let mut count = 0;
            for (j, &t) in words.iter().enumerate() {
                let (pair, value) = find(t);
                (pairs[count], targets[count], values[count]) = (pair, j as u8, value);
                count += usize::from(value > floor);
            }
            self.truncate(start + count);
            self.ranges[word as usize] = start as u32..self.pairs.len() as u32;
        }
    }

    fn truncate(&mut self, len: usize) {
        self.pairs.truncate(len);
        self.targets.truncate(len);
        self.values.truncate(len);
    }

    /// The cells of a source word of the shard.
    pub(crate) fn of_word(&self, word: usize) -> Range<usize> {
        let range = &self.ranges[word];
        range.start as usize..range.end as usize
    }

    /// Takes the own part of each link that was `seen` out of its value.
    pub(crate) fn set_apart(&mut self, seen: &[(u32, f32)]) {
        if seen.is_empty() {
            return;
        }
        self.own.resize(self.pairs.len(), 0.0);
        for &(cell, own) in seen {
            self.values[cell as usize] -= own;
            self.own[cell as usize] = own;
        }
    }

    /// Whether links have their own part taken out.
    pub(crate) fn is_apart(&self) -> bool {
        !self.own.is_empty()
    }
}
