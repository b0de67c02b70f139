//! The words of a stretch by small numbers, and what each can translate into.

use crate::lexicon::Table;
use crate::text::{SideView, of};

/// The distinct words of a stretch, numbered in order of appearance: small tables serve where the vocabulary is large.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// For each word of the vocabulary its number in the stretch, from one; zero for others.
    number: Vec<u32>,
    pub(super) words: Vec<u32>,
    /// The numbers of all words of the stretch, item by item.
    text: Vec<u32>,
    /// Where the text of the stretch begins among the words of the side.
    from: u32,
}

impl Numbers {
    pub(super) fn fill(&mut self, view: SideView<'_>) {
        self.text.clear();
        self.words.clear();
        let Some(last) = view.len.checked_sub(1) else { return };
        self.from = view.item(0).words.start;
        for &word in of(&view.side.words, &(self.from..view.item(last).words.end)) {
            if self.number.len() <= word as usize {
                self.number.resize(word as usize + 1, 0);
            }
            let number = &mut self.number[word as usize];
            if *number == 0 {
                self.words.push(word);
                *number = self.words.len() as u32;
            }
            self.text.push(*number - 1);
        }
    }

    /// The number of a word of the vocabulary, if it is in the stretch.
    fn get(&self, word: u32) -> Option<u32> {
        self.number.get(word as usize)?.checked_sub(1)
    }

    /// The numbers of the words of item `n` of the stretch.
    pub(super) fn of(&self, view: SideView<'_>, n: usize) -> impl Iterator<Item = u32> + '_ {
        let words = &view.item(n).words;
        of(&self.text, &(words.start - self.from..words.end - self.from)).iter().copied()
    }

    /// Forgets the numbers, ready for the next stretch.
    pub(super) fn clear(&mut self) {
        self.words.iter().for_each(|w| self.number[*w as usize] = 0);
    }
}

/// What each word of a stretch can translate into in another.
#[derive(Debug, Default)]
pub(super) struct Reach {
    /// Where the translations of each source word end.
    ends: Vec<u32>,
    /// Target words with how much likelier they are than at random.
    ratios: Vec<(u32, f32)>,
    /// Whether some source word translates into each target word.
    pub(super) reached: Vec<bool>,
}

impl Reach {
    pub(super) fn fill(&mut self, table: &Table, source: &Numbers, target: &Numbers) {
        self.ends.clear();
        self.ratios.clear();
        self.reached.clear();
        self.reached.resize(target.words.len(), false);
        for &word in &source.words {
            for &(other, p) in table.translations(word) {
                if let Some(n) = target.get(other) {
                    self.reached[n as usize] = true;
                    self.ratios.push((n, p / table.unigram(other)));
                }
            }
            self.ends.push(place(self.ratios.len()));
        }
    }

    /// The translations of a source word.
    pub(super) fn of(&self, word: u32) -> &[(u32, f32)] {
        let from = if word == 0 { 0 } else { self.ends[word as usize - 1] };
        &self.ratios[from as usize..self.ends[word as usize] as usize]
    }
}

/// A place among the hits.
pub(super) fn place(n: usize) -> u32 {
    u32::try_from(n).expect("fewer than 2^32 hits in one lattice")
}
