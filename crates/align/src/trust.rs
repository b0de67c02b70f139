//! Whether two texts translate each other at all: what the words known beforehand say of the beads, against other beads.

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
/// At which ratio trust is one half, and how steep it rises there. On the development texts translations have 2.4 and more,
/// texts whose sentences were shuffled on one side 1.8 and less.
const MIDDLE: f32 = 2.05;
const STEEPNESS: f32 = 10.0;

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

/// The probability that two texts are translations of each other, by how much better `known` words explain each other in
/// their beads than in beads put together at random; one if there is too little to tell by.
///
/// The lexicon must not have been learnt from these beads, or it would agree with itself.
pub(crate) fn trust(beads: &[Bead], (source, target): (&Side, &Side), known: &Lexica) -> f32 {
    let pairs: Vec<(&[u32], &[u32])> = beads
        .iter()
        .filter(|b| !b.is_omission())
        .map(|b| (source.words_of(&b.source), target.words_of(&b.target)))
        .collect();
    let n = pairs.len();
    if n < FEW {
        return 1.0;
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
        return 1.0;
    }
    let joined = (n as f32 / beads.len() as f32).sqrt();
    let ratio = here / (away + SILENT) * joined;
    1.0 / (1.0 + (STEEPNESS * (MIDDLE - ratio)).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::side::Item;

    /// Sixty items of three words each; those of the target are the same, or of the item `shift` further on.
    fn trusted(shift: u32) -> f32 {
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
        trust(&beads, (&side(0), &side(shift)), &Lexica { forward, backward })
    }

    #[test]
    fn texts_that_do_not_translate_each_other_are_told() {
        assert!(trusted(0) > 0.99);
        assert!(trusted(20) > 0.99, "nothing is known of them");
        assert!(trusted(60 - AWAY as u32) < 0.01);
    }
}
