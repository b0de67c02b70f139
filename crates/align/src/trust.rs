//! Whether two texts translate each other at all: what the words known beforehand say of the beads, against other beads;
//! where that leaves doubt, how much better the order of their sentences is than the reverse.

use std::ops::Range;

use hexapla_model::Bead;

use crate::cost::Lexica;
use crate::lexicon::Table;
use crate::side::Side;

/// How far away the bead stands whose target is taken for comparison.
const AWAY: usize = 7;
/// Fewer beads do not tell.
const FEW: usize = 20;
/// More beads than this, evenly spread, tell no more.
const ENOUGH: usize = 2_000;
/// Less than this, in nats a bead, is too little to tell by.
const SILENT: f32 = 2.0;
/// From which ratio on nothing else is asked. On the development texts translations of prose have 2.4 and more, texts whose
/// sentences were shuffled on one side 1.8 and less; free translations may have as little.
const CLEAR: f32 = 2.4;
/// How many items of either side, around the middle, are aligned once more: their order tells enough.
const MIDDLE_ITEMS: usize = 200;
/// By how many nats for each item the order of translations has to be better than the reverse for a trust of one half, and
/// how steep it rises there. Novels have 0.56 and more, two different texts 0.06 and less, shuffled texts 0.13 and less.
const GAIN: f32 = 0.2;
const STEEPNESS: f32 = 25.0;

/// How much of the target words, weighed by how rare they are, some source word explains.
fn explained(table: &Table, source: &[u32], target: &[u32], stamp: &mut [u32], turn: u32) -> f32 {
    for &s in source {
        for &(t, p) in table.translations(s) {
            if p > 0.02 {
                stamp[t as usize] = turn;
            }
        }
    }
    target.iter().filter(|t| stamp[**t as usize] == turn).map(|t| -table.unigram(*t).ln()).sum()
}

/// Whether two texts are clearly translations of each other, by how much better `known` words explain each other in their
/// beads than in beads put together at random; so they are if there is too little to tell by.
///
/// The lexicon must not have been learnt from these beads, or it would agree with itself.
pub(crate) fn is_clear(beads: &[Bead], (source, target): (&Side, &Side), known: &Lexica) -> bool {
    let pairs: Vec<(&[u32], &[u32])> = beads
        .iter()
        .filter(|b| !b.is_omission())
        .map(|b| (source.words_of(&b.source), target.words_of(&b.target)))
        .collect();
    let n = pairs.len();
    if n < FEW {
        return true;
    }
    let (mut here, mut away) = (0.0f32, 0.0f32);
    let mut stamp = vec![0u32; known.forward.len().max(known.backward.len())];
    let step = n.div_ceil(ENOUGH);
    for k in (0..n).step_by(step) {
        let mut both = |other: usize, turn: u32| {
            let (s, t) = (pairs[k].0, pairs[other].1);
            explained(&known.forward, s, t, &mut stamp, turn)
                + explained(&known.backward, t, s, &mut stamp, turn + 1)
        };
        let turn = 4 * k as u32 + 1;
        here += both(k, turn);
        away += both((k + AWAY) % n, turn + 2);
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
pub(crate) fn middle(beads: &[Bead]) -> (Range<usize>, Range<usize>) {
    let half = beads.len().min(MIDDLE_ITEMS) / 2;
    let from = beads.len() / 2 - half;
    let mut to = from;
    let within = |to: usize| {
        let (first, last) = (&beads[from], &beads[to]);
        (last.source.end - first.source.start).max(last.target.end - first.target.start) as usize
            <= MIDDLE_ITEMS
    };
    while to < beads.len() && (to == from || within(to)) {
        to += 1;
    }
    match (beads.get(from), to.checked_sub(1).and_then(|last| beads.get(last))) {
        (Some(first), Some(last)) => (
            first.source.start as usize..last.source.end as usize,
            first.target.start as usize..last.target.end as usize,
        ),
        _ => (0..0, 0..0),
    }
}

/// The probability that two texts are translations of each other, by how many nats cheaper their `items` are in the order
/// they have than in the reverse: a text with the same sentences, lengths and words, but no translation.
pub(crate) fn by_order(gain: f64, items: usize) -> f32 {
    let gain = gain as f32 / items.max(1) as f32;
    1.0 / (1.0 + (STEEPNESS * (GAIN - gain)).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::side::Item;

    /// Sixty items of three words each; those of the target are the same, or of the item `shift` further on.
    fn is_trusted(shift: u32) -> bool {
        let side = |shift: u32| {
            let mut side = Side::default();
            for n in 0..60u32 {
                let from = side.words.len() as u32;
                side.words.extend((0..3).map(|w| (n + shift) % 60 * 3 + w));
                side.items.push(Item { length: 9.0, words: from..from + 3, keys: 0..0 });
            }
            side
        };
        let known: Vec<(u32, u32, f32)> = (0..180).map(|w| (w, w, 0.8)).collect();
        let counts = vec![1; 180];
        let (forward, backward) = Table::learn_both(&[], &known, (&counts, &counts));
        let beads: Vec<Bead> = (0..60).map(|n| Bead::new(n..n + 1, n..n + 1, 0.9)).collect();
        is_clear(&beads, (&side(0), &side(shift)), &Lexica { forward, backward })
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
        assert_eq!(middle(&beads), (400..500, 800..1_000));
        assert_eq!(middle(&beads[..3]), (0..3, 0..6));
        assert_eq!(middle(&[]), (0..0, 0..0));
    }
}
