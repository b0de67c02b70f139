//! Whether two texts translate each other at all: what the words known beforehand say about the beads, against other beads;
//! where that leaves doubt, how much better the order of their sentences is than the reverse.

use std::ops::Range;

use hexapla_model::{Bead, Both};

use crate::lexicon::{Lexica, Table};
use crate::text::Side;

/// How far away the bead is whose target is taken for comparison.
const AWAY: usize = 7;
/// Fewer beads are not evidence.
const FEW: usize = 20;
/// More beads than this, evenly spread, add no evidence.
const ENOUGH: usize = 2_000;
/// Less than this, in nats a bead, is too little evidence.
const SILENT: f32 = 2.0;
/// From which ratio on nothing else is asked. On the development texts translations of prose have 2.4 and more, texts whose
/// sentences were shuffled on one side 1.8 and less; free translations may have as little.
const CLEAR: f32 = 2.4;
/// How many items of either side, around the middle, are aligned once more: their order is enough evidence.
const MIDDLE_ITEMS: usize = 200;
/// By how many nats for each item the order of translations has to be better than the reverse for a trust of one half, and
/// how steep it rises there. Novels have 0.56 and more, two different texts 0.06 and less, shuffled texts 0.13 and less.
const GAIN: f32 = 0.2;
const STEEPNESS: f32 = 25.0;

/// The least probability of a translation that explains a word.
const PROBABLE: f32 = 0.02;

/// How much of the words of two stretches the words of the other explain.
struct Explained<'k> {
    known: &'k Lexica,
    /// For each word when it was explained last.
    stamp: Vec<u32>,
    turn: u32,
}

impl<'k> Explained<'k> {
    fn new(known: &'k Lexica) -> Self {
        Self { known, stamp: vec![0; known.forward.len().max(known.backward.len())], turn: 0 }
    }

    /// In both directions, weighed by how rare the words are.
    fn both(&mut self, source: &[u32], target: &[u32]) -> f32 {
        self.one(&self.known.forward, source, target) + self.one(&self.known.backward, target, source)
    }

    /// How much of the target words some source word explains.
    fn one(&mut self, table: &Table, source: &[u32], target: &[u32]) -> f32 {
        self.turn += 1;
        for (word, p) in source.iter().flat_map(|word| table.translations(*word)) {
            if *p > PROBABLE {
                self.stamp[*word as usize] = self.turn;
            }
        }
        let found = target.iter().filter(|word| self.stamp[**word as usize] == self.turn);
        found.map(|word| -table.unigram(*word).ln()).sum()
    }
}

/// Whether two texts are clearly translations of each other, by how much better `known` words explain each other in their
/// beads than in beads put together at random; so they are if there is too little evidence.
///
/// The lexicon must not have been learnt from these beads, or it would agree with itself.
pub(crate) fn is_clear(beads: &[Bead], sides: Both<&Side>, known: &Lexica) -> bool {
    let joined = beads.iter().filter(|b| !b.is_omission());
    let pairs: Vec<Both<&[u32]>> = joined
        .map(|b| Both::new(sides.source.words_of(&b.source), sides.target.words_of(&b.target)))
        .collect();
    let n = pairs.len();
    if n < FEW {
        return true;
    }
    let (mut here, mut away) = (0.0f32, 0.0f32);
    let mut explained = Explained::new(known);
    let step = n.div_ceil(ENOUGH);
    for k in (0..n).step_by(step) {
        here += explained.both(pairs[k].source, pairs[k].target);
        away += explained.both(pairs[k].source, pairs[(k + AWAY) % n].target);
    }
    let looked_at = n.div_ceil(step) as f32;
    let (here, away) = (here / looked_at, away / looked_at);
    if here + away < SILENT {
        return true;
    }
    let joined = (n as f32 / beads.len() as f32).sqrt();
    here / (away + SILENT) * joined >= CLEAR
}

/// The items around the middle of an alignment.
pub(crate) fn middle(beads: &[Bead]) -> Both<Range<usize>> {
    let half = beads.len().min(MIDDLE_ITEMS) / 2;
    let from = beads.len() / 2 - half;
    let Some(first) = beads.get(from) else { return Both::default() };
    let mut items = items(first, first);
    for last in &beads[from + 1..] {
        let more = self::items(first, last);
        if more.source.len().max(more.target.len()) > MIDDLE_ITEMS {
            break;
        }
        items = more;
    }
    items
}

/// The items from the beginning of one bead to the end of another.
fn items(first: &Bead, last: &Bead) -> Both<Range<usize>> {
    Both::new(
        first.source.start as usize..last.source.end as usize,
        first.target.start as usize..last.target.end as usize,
    )
}

/// The probability that two texts are translations of each other, by how many nats cheaper their `items` are in the order
/// they have than in the reverse: a text with the same sentences, lengths and words, but no translation.
pub(crate) fn by_order(gain: f64, items: usize) -> f32 {
    let gain = gain as f32 / items.max(1) as f32;
    1.0 / (1.0 + (STEEPNESS * (GAIN - gain)).exp())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::text::Item;
    use hexapla_model::{LengthModel, WordPair};

    /// Sixty items of three words each; those of the target are the same, or of the item `shift` further on.
    fn is_trusted(shift: u32) -> bool {
        let side = |shift: u32| {
            let mut side = Side::new(LengthModel { ratio: 1.0, variance: 3.0 });
            for n in 0..60u32 {
                let from = side.words.len() as u32;
                Arc::make_mut(&mut side.words).extend((0..3).map(|w| (n + shift) % 60 * 3 + w));
                side.items.push(Item { length: 9.0, words: from..from + 3, keys: 0..0 });
            }
            side
        };
        let known: Vec<WordPair> = (0..180).map(|w| WordPair::new(w, w, 0.8)).collect();
        let lexica = Lexica::learn(
            &crate::lexicon::Lessons::default(),
            &known,
            &Both::new(vec![1; 180], vec![1; 180]),
        );
        let beads: Vec<Bead> = (0..60).map(|n| Bead::new(n..n + 1, n..n + 1, 0.9)).collect();
        is_clear(&beads, Both::new(&side(0), &side(shift)), &lexica)
    }

    #[test]
    fn texts_that_do_not_translate_each_other_are_told() {
        assert!(is_trusted(0));
        assert!(is_trusted(20), "nothing is known of them");
        assert!(!is_trusted(60 - AWAY as u32));
    }

    #[test]
    fn the_order_of_translations_is_better_than_the_reverse() {
        assert!(by_order(200.0, 400) > 0.98);
        assert!(by_order(8.0, 400) < 0.02);
    }

    #[test]
    fn the_middle_is_bounded() {
        let beads: Vec<Bead> = (0..1_000).map(|n| Bead::new(n..n + 1, 2 * n..2 * n + 2, 0.9)).collect();
        assert_eq!(middle(&beads), Both::new(400..500, 800..1_000));
        assert_eq!(middle(&beads[..3]), Both::new(0..3, 0..6));
        assert_eq!(middle(&[]), Both::new(0..0, 0..0));
    }
}
