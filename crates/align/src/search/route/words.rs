//! Rare words that translate each other: they lead the search as keys do.

use hexapla_model::Both;

use crate::lexicon::Lexica;
use crate::text::SideView;

/// In how many items a word may occur to lead the search, and in how many of a hundred.
const RARE_ITEMS: usize = 3;
/// How sure it must be that two words translate each other.
const SURE: f32 = 0.15;
/// How often a translation that the lexicon knows is the one that is used.
const KEPT: f32 = 0.7;

/// A word, or a key of a word, in an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting {
    pub(super) item: u32,
    /// Number of the word or the key.
    pub(super) number: u32,
}

/// Rare words that translate each other, as further keys of the items that hold them.
#[derive(Debug, Default)]
pub(super) struct WordKeys {
    /// What each says where it is on both sides, in nats.
    pub(super) weights: Vec<f32>,
    /// Items with their keys, in order.
    pub(super) texts: Both<Vec<Posting>>,
}

/// The words of a stretch with the items that hold them.
struct Postings {
    /// In order of the words, then of the items.
    all: Vec<Posting>,
    /// In how many items a word may be to be rare.
    rare: usize,
    items: f32,
}

impl Postings {
    fn of(view: SideView<'_>) -> Self {
        let mut all: Vec<Posting> = Vec::new();
        for item in 0..view.len {
            all.extend(view.words(item).iter().map(|&number| Posting { item: item as u32, number }));
        }
        all.sort_unstable_by_key(|posting| (posting.number, posting.item));
        all.dedup();
        Self { all, rare: RARE_ITEMS + view.len / 100, items: view.len as f32 }
    }

    /// The items that hold a word.
    fn of_word(&self, word: u32) -> &[Posting] {
        let rest = &self.all[self.all.partition_point(|posting| posting.number < word)..];
        &rest[..rest.partition_point(|posting| posting.number == word)]
    }

    /// Whether a word with these postings is in the text, and rare.
    fn is_rare(&self, word: &[Posting]) -> bool {
        !word.is_empty() && word.len() <= self.rare
    }
}

impl WordKeys {
    pub(super) fn new(lexica: &Lexica, texts: Both<SideView<'_>>) -> Self {
        let mut out = Self::default();
        let Both { source, target } = texts.map(Postings::of);
        for run in source.all.chunk_by(|a, b| a.number == b.number).filter(|run| source.is_rare(run)) {
            for &(word, p) in lexica.forward.translations(run[0].number) {
                if p < SURE {
                    continue;
                }
                let held = target.of_word(word);
                if target.is_rare(held) {
                    let random = (run.len() as f32 / source.items).max(held.len() as f32 / target.items);
                    out.add(run, held, (KEPT * p.sqrt() / random).ln().max(0.0));
                }
            }
        }
        out.texts.source.sort_unstable();
        out.texts.target.sort_unstable();
        out
    }

    /// Adds a key that is in these items of either side.
    fn add(&mut self, source: &[Posting], target: &[Posting], weight: f32) {
        let number = self.weights.len() as u32;
        self.weights.push(weight);
        self.texts.source.extend(source.iter().map(|posting| Posting { number, ..*posting }));
        self.texts.target.extend(target.iter().map(|posting| Posting { number, ..*posting }));
    }
}
