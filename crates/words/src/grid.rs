//! Where the words of one side may have their partners.

use std::ops::Range;

/// The places that the words of one side may have their partners at, word by word.
///
/// Most words have a few partners that their sentence may hold; all sums run over these alone.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    /// Where the places of each word begin, and where the last ones end.
    starts: Vec<u32>,
    pub(crate) places: Vec<u32>,
    /// How probable the word is if its partner is there.
    pub(crate) emits: Vec<f32>,
    /// How probable it is that its partner is there; what the chain finds.
    pub(crate) probable: Vec<f32>,
    /// Number of the link.
    links: Vec<u32>,
}

impl Grid {
    /// No words.
    pub(crate) fn clear(&mut self) {
        self.starts.clear();
        self.starts.push(0);
        self.places.clear();
        self.emits.clear();
        self.links.clear();
        self.probable.clear();
    }

    /// Adds a place of the next word: how probable the word is there, and the number of the link.
    pub(crate) fn push(&mut self, place: u32, emit: f32, link: u32) {
        self.places.push(place);
        self.emits.push(emit);
        self.links.push(link);
        self.probable.push(0.0);
    }

    /// The next word has no more places.
    pub(crate) fn close(&mut self) {
        self.starts.push(self.places.len() as u32);
    }

    /// How many entries there are.
    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }

    /// The entries of a word.
    pub(crate) fn of_word(&self, word: usize) -> Range<usize> {
        self.starts[word] as usize..self.starts[word + 1] as usize
    }

    /// Each link's number and its posterior.
    pub(crate) fn posteriors(&self) -> impl Iterator<Item = (usize, f32)> + '_ {
        self.links.iter().map(|link| *link as usize).zip(self.probable.iter().copied())
    }
}
