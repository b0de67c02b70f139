//! How a lexicon is learnt from beads: IBM model 1 with discounted counts.
//!
//! Brown et al. 1993, *The mathematics of statistical machine translation*. A pair of words is kept only if it occurs
//! together in two beads or is given from outside (cognates): what was seen once proves nothing but the bead itself.

mod pairs;

use hexapla_model::{Both, WordPair};

use super::lessons::Lessons;
use super::lists::{Lists, number};
use super::table::Table;
use pairs::Pairs;

/// The rounds of expectation and maximization.
const ROUNDS: usize = 4;
/// Words that are in more beads than this part of them, and more often than [`FEW`], are not learnt: they are in
/// every place, and cost most of the time.
const COMMON: f32 = 0.08;
/// In small texts every word counts.
const FEW: f32 = 1_000.0;

/// Both directions at once; `counts` say how often each word of either side occurs in the texts as wholes.
///
/// If it is said which words are `asked` for, the translations of all other target words may be missing.
pub(super) fn learn_both(
    lessons: &Lessons,
    known: &[WordPair],
    counts: &Both<Vec<u32>>,
    asked: Option<&Both<Vec<bool>>>,
) -> (Table, Table) {
    let turned: Vec<WordPair> = known.iter().map(|pair| pair.turned()).collect();
    let seen = lessons.0.as_ref().zip(counts.as_ref()).map(|(lists, counts)| Seen::of(lists, counts));
    let Some(asked) = asked else {
        let Both { source, target } =
            lessons.0.as_ref().zip(seen).map(|(words, seen)| LearntSide::of(words.clone(), seen));
        return rayon::join(|| learn(&source, &target, known), || learn(&target, &source, &turned));
    };
    // What is learnt of a target word depends on no other: each of its counts is shared among the source words alone.
    let lessons = lessons.with(asked);
    let Both { source, target } = lessons.0.zip(seen).map(|(words, seen)| LearntSide::of(words, seen));
    let some = Both::new(source.only(&asked.source), target.only(&asked.target));
    (
        learn(&source, &some.target, &among(known, &asked.target)),
        learn(&target, &some.source, &among(&turned, &asked.source)),
    )
}

/// Learns from lessons; `known` pairs of words have a probability from outside, which the counts add to.
fn learn(source: &LearntSide, target: &LearntSide, known: &[WordPair]) -> Table {
    let mut pairs = Pairs::of(source, target, known);
    let mut t = pairs.updated(&pairs.first_round(source, target));
    // What the first round finds nothing for stays at nothing.
    pairs.retain(&mut t);
    let places = pairs.places(source, target);
    let mut expected = vec![0.0f32; t.len()];
    for _ in 1..ROUNDS {
        expected.fill(0.0);
        places.expect(&t, &mut expected);
        t = pairs.updated(&expected);
    }
    pairs.table(&t)
}

/// How often the words of one side are in the beads that are learnt from, and in the texts.
#[derive(Debug, Clone)]
struct Seen {
    /// In how many beads a word is at most that is learnt about.
    most: f32,
    /// For each word how often it is in the beads.
    count: Vec<f32>,
    /// For each word how often it occurs in the texts.
    in_texts: Vec<u32>,
}

impl Seen {
    fn of(words: &Lists, in_texts: &[u32]) -> Self {
        let mut count = vec![0.0f32; in_texts.len()];
        words.numbers.iter().for_each(|w| count[*w as usize] += 1.0);
        Self { most: (words.len() as f32 * COMMON).max(FEW), count, in_texts: in_texts.to_vec() }
    }

    /// Neither seen once nor everywhere.
    fn is_worth(&self, word: u32) -> bool {
        (2.0..=self.most).contains(&self.count[word as usize])
    }
}

/// One side of all beads that are learnt from.
struct LearntSide {
    /// The words of each bead.
    words: Lists,
    /// The words of each bead that are worth learning about, once each.
    worth: Lists,
    seen: Seen,
}

impl LearntSide {
    fn of(words: Lists, seen: Seen) -> Self {
        let mut worth = Lists::default();
        // For each word the last bead that held it.
        let mut last = vec![u32::MAX; seen.count.len()];
        for bead in 0..words.len() {
            let own = words.get(bead).iter().copied();
            worth.push(own.filter(|w| {
                let is_new = std::mem::replace(&mut last[*w as usize], number(bead)) != number(bead);
                is_new && seen.is_worth(*w)
            }));
        }
        Self { words, worth, seen }
    }

    /// The same with no words but those that are `asked` for.
    fn only(&self, asked: &[bool]) -> Self {
        Self { words: self.words.only(asked), worth: self.worth.only(asked), seen: self.seen.clone() }
    }

    /// How many words there are in all.
    fn all(&self) -> usize {
        self.seen.count.len()
    }
}

/// The pairs whose target words are `asked` for.
fn among(known: &[WordPair], asked: &[bool]) -> Vec<WordPair> {
    known.iter().copied().filter(|pair| asked[pair.target as usize]).collect()
}

#[cfg(test)]
mod tests;
