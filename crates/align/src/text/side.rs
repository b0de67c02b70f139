//! A text as the lattice sees it: for each item its length, words, entities and anchor, as integers.

use std::ops::Range;
use std::sync::Arc;

use hexapla_model::{Anchor, Block, BlockKind, LengthModel, Segmented};

use super::numbers::{TextNumbers, end};

/// One item (a sentence, or a block) of a side.
#[derive(Debug, Clone, Default)]
pub(crate) struct Item {
    /// Length in characters.
    pub(crate) length: f32,
    /// Its words, as a range of [`Side::words`].
    pub(crate) words: Range<u32>,
    /// Its keys, as a range of [`Side::keys`].
    pub(crate) keys: Range<u32>,
}

/// What the outline knows of an item that is a block.
#[derive(Debug, Clone, Default)]
pub(crate) struct Place {
    pub(crate) anchor: Option<Anchor>,
    pub(crate) kind: BlockKind,
}

impl Place {
    fn of(block: &Block) -> Self {
        Self { anchor: block.anchor.clone(), kind: block.kind }
    }
}

/// A key with how often it is in an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Count {
    pub(crate) key: u32,
    pub(crate) times: u16,
}

/// One side of a lattice.
#[derive(Debug, Clone)]
pub(crate) struct Side {
    pub(crate) items: Vec<Item>,
    /// Numbers of words, in order of the text; all sides of a text share them.
    pub(crate) words: Arc<Vec<u32>>,
    /// The keys of the items, sorted in each item.
    pub(crate) keys: Vec<Count>,
    /// Outline of the items, if they are blocks.
    pub(crate) places: Vec<Place>,
    /// How long the language runs.
    pub(crate) lengths: LengthModel,
}

impl Side {
    /// A side without items.
    pub(crate) fn new(lengths: LengthModel) -> Self {
        Self { items: Vec::new(), words: Arc::default(), keys: Vec::new(), places: Vec::new(), lengths }
    }

    /// The segments of `text` as items, whose `keys` have these numbers.
    pub(crate) fn of_segments(text: &Segmented, numbers: &TextNumbers, keys: &[u32]) -> Self {
        let all: Vec<Range<u32>> = (0..text.segments.len() as u32).map(|n| n..n + 1).collect();
        Self::of(text, &all, numbers, keys)
    }

    /// The first `n` blocks of `text` as items.
    pub(crate) fn of_blocks(text: &Segmented, n: usize, numbers: &TextNumbers, keys: &[u32]) -> Self {
        let mut side = Self::of(text, &text.block_segments[..n], numbers, keys);
        side.places = text.document.blocks[..n].iter().map(Place::of).collect();
        side
    }

    /// Each range of segments of `text` as an item.
    pub(crate) fn of(text: &Segmented, ranges: &[Range<u32>], numbers: &TextNumbers, keys: &[u32]) -> Self {
        let mut side = Self::new(text.lengths);
        side.words = Arc::clone(&numbers.words);
        let mut scratch: Vec<u32> = Vec::new();
        for range in ranges {
            let segments = &text.segments[range.start as usize..range.end as usize];
            let words = numbers.starts[range.start as usize]..numbers.starts[range.end as usize];
            let first = end(&side.keys);
            scratch.clear();
            for segment in segments {
                let own = &numbers.entities[segment.entities.start as usize..segment.entities.end as usize];
                scratch.extend(own.iter().map(|key| keys[*key as usize]));
            }
            scratch.sort_unstable();
            for run in scratch.chunk_by(|a, b| a == b) {
                side.keys.push(Count { key: run[0], times: run.len().min(u16::MAX as usize) as u16 });
            }
            let length = segments.iter().fold(0.0, |sum, segment| sum + segment.length);
            side.items.push(Item { length, words, keys: first..end(&side.keys) });
        }
        side
    }

    /// The items of `range` in the opposite order; without what the outline knows of them.
    pub(crate) fn reversed(&self, range: Range<usize>) -> Self {
        let mut out = Self::new(self.lengths);
        let mut all = Vec::new();
        for item in self.items[range].iter().rev() {
            let (words, keys) = (end(&all), end(&out.keys));
            all.extend_from_slice(of(&self.words, &item.words));
            out.keys.extend_from_slice(of(&self.keys, &item.keys));
            let (words, keys) = (words..end(&all), keys..end(&out.keys));
            out.items.push(Item { length: item.length, words, keys });
        }
        out.words = Arc::new(all);
        out
    }

    /// The words of some items.
    pub(crate) fn words_of(&self, items: &Range<u32>) -> &[u32] {
        match (self.items.get(items.start as usize), items.end.checked_sub(1)) {
            (Some(first), Some(last)) => {
                of(&self.words, &(first.words.start..self.items[last as usize].words.end))
            }
            _ => &[],
        }
    }

    /// How many items there are.
    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    /// All items.
    pub(crate) fn whole(&self) -> SideView<'_> {
        self.slice(0..self.len())
    }

    /// The items of `range` alone.
    pub(crate) fn slice(&self, range: Range<usize>) -> SideView<'_> {
        SideView { side: self, from: range.start, len: range.end - range.start }
    }
}

/// The part of a list that a range names.
pub(crate) fn of<'l, T>(list: &'l [T], range: &Range<u32>) -> &'l [T] {
    &list[range.start as usize..range.end as usize]
}

/// A stretch of a side, the text of one lattice.
#[derive(Clone, Copy)]
pub(crate) struct SideView<'s> {
    pub(crate) side: &'s Side,
    pub(crate) from: usize,
    pub(crate) len: usize,
}

impl<'s> SideView<'s> {
    pub(crate) fn item(&self, n: usize) -> &'s Item {
        &self.side.items[self.from + n]
    }

    pub(crate) fn words(&self, n: usize) -> &'s [u32] {
        of(&self.side.words, &self.item(n).words)
    }

    /// How many words its items have.
    pub(crate) fn word_count(&self) -> usize {
        let Some(last) = self.len.checked_sub(1) else { return 0 };
        (self.item(last).words.end - self.item(0).words.start) as usize
    }

    pub(crate) fn keys(&self, n: usize) -> &'s [Count] {
        of(&self.side.keys, &self.item(n).keys)
    }

    /// The items of `range` alone.
    pub(crate) fn part(&self, range: Range<usize>) -> Self {
        Self { side: self.side, from: self.from + range.start, len: range.end - range.start }
    }

    pub(crate) fn place(&self, n: usize) -> Option<&'s Place> {
        self.side.places.get(self.from + n)
    }
}
