//! The words of a stretch by small numbers, and what each can translate into.

use hexapla_model::Both;

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
    fn of(&self, view: SideView<'_>, n: usize) -> &[u32] {
        let words = &view.item(n).words;
        of(&self.text, &(words.start - self.from..words.end - self.from))
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
    /// Target words with how probable they are; what is behind the last end is left from before.
    translations: Vec<(u32, f32)>,
}

impl Reach {
    /// Looks at two stretches; `reached` says which target words some source word translates into.
    pub(super) fn fill(&mut self, table: &Table, numbers: Both<&Numbers>, reached: &mut Vec<bool>) -> &Self {
        let Self { ends, translations } = self;
        ends.clear();
        let target = &numbers.target.number[..];
        let mut end = 0;
        for &word in &numbers.source.words {
            let all = table.translations(word);
            if translations.len() < end + all.len() {
                translations.resize(end + all.len(), (0, 0.0));
            }
            let (own, mut found) = (&mut translations[end..end + all.len()], 0);
            for &(other, p) in all {
                let number = target.get(other as usize).copied().unwrap_or(0);
                // Written in any case and counted if it is in the stretch: no processor guesses which words are.
                own[found] = (number.wrapping_sub(1), p);
                found += usize::from(number > 0);
            }
            end += found;
            ends.push(place(end));
        }
        reached.clear();
        reached.resize(numbers.target.words.len(), false);
        translations[..end].iter().for_each(|(word, _)| reached[*word as usize] = true);
        self
    }

    /// The translations of a source word.
    pub(super) fn of(&self, word: u32) -> &[(u32, f32)] {
        let from = if word == 0 { 0 } else { self.ends[word as usize - 1] };
        &self.translations[from as usize..self.ends[word as usize] as usize]
    }
}

/// The words of two stretches, and how they translate.
#[derive(Clone, Copy)]
pub(super) enum Words<'w> {
    /// By their numbers in the vocabulary.
    Plain { table: &'w Table },
    /// By their numbers in the stretches.
    Numbered { table: &'w Table, numbers: Both<&'w Numbers>, reach: &'w Reach },
}

impl<'w> Words<'w> {
    /// The words of an item of the source.
    pub(super) fn source(self, view: SideView<'w>, item: usize) -> &'w [u32] {
        match self {
            Self::Plain { .. } => view.words(item),
            Self::Numbered { numbers, .. } => numbers.source.of(view, item),
        }
    }

    /// The words of an item of the target.
    pub(super) fn target(self, view: SideView<'w>, item: usize) -> &'w [u32] {
        match self {
            Self::Plain { .. } => view.words(item),
            Self::Numbered { numbers, .. } => numbers.target.of(view, item),
        }
    }

    /// What a word of the source translates into, with how probable it is.
    pub(super) fn translations(self, word: u32) -> &'w [(u32, f32)] {
        match self {
            Self::Plain { table } => table.translations(word),
            Self::Numbered { reach, .. } => reach.of(word),
        }
    }

    /// How probable a word of the target is at a place chosen at random.
    pub(super) fn unigram(self, word: u32) -> f32 {
        match self {
            Self::Plain { table } => table.unigram(word),
            Self::Numbered { table, numbers, .. } => table.unigram(numbers.target.words[word as usize]),
        }
    }

    /// More than the number of any word of the target.
    pub(super) fn targets(self) -> usize {
        match self {
            Self::Plain { table } => table.targets(),
            Self::Numbered { numbers, .. } => numbers.target.words.len(),
        }
    }
}

/// A place among the hits.
pub(super) fn place(n: usize) -> u32 {
    u32::try_from(n).expect("fewer than 2^32 hits in one lattice")
}
