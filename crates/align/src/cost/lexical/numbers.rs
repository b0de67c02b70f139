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
    /// Target words with how much likelier they are than at random; what is behind the last end is left from before.
    ratios: Vec<(u32, f32)>,
    /// Whether some source word translates into each target word.
    pub(super) reached: Vec<bool>,
    /// How probable each target word is at a place chosen at random.
    unigrams: Vec<f32>,
}

impl Reach {
    pub(super) fn fill(&mut self, table: &Table, source: &Numbers, target: &Numbers) {
        let Self { ends, ratios, reached, unigrams } = self;
        ends.clear();
        let numbers = &target.number[..];
        let mut end = 0;
        for &word in &source.words {
            let translations = table.translations(word);
            if ratios.len() < end + translations.len() {
                ratios.resize(end + translations.len(), (0, 0.0));
            }
            let (own, mut found) = (&mut ratios[end..end + translations.len()], 0);
            for &(other, p) in translations {
                let number = numbers.get(other as usize).copied().unwrap_or(0);
                // Written in any case and counted if it is in the stretch: no processor guesses which words are.
                own[found] = (number.wrapping_sub(1), p);
                found += usize::from(number > 0);
            }
            end += found;
            ends.push(place(end));
        }
        unigrams.clear();
        unigrams.extend(target.words.iter().map(|word| table.unigram(*word)));
        reached.clear();
        reached.resize(target.words.len(), false);
        for (n, ratio) in &mut ratios[..end] {
            reached[*n as usize] = true;
            *ratio /= unigrams[*n as usize];
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
