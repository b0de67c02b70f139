//! Sentence beads: precision and recall as Vecalign's scorer defines them.
//!
//! Strict: a bead is right if the gold has the same bead. Lax: also if it shares a source line with gold beads and a
//! target line with their targets. Precision counts omissions, which are right only if the gold has them; recall is
//! precision with the roles exchanged, over the beads with two sides. Documents are pooled.

use std::collections::{BTreeMap, BTreeSet};

use crate::bead::{Bead, Beads};
use crate::measure::{Measure, Ratio, measures};
use crate::mismatch::{self, Mismatch};
use crate::reliability::{Reliability, reliability};
use crate::{bootstrap, passages};

/// How often a type of bead is in the gold and in the prediction, and in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeadType {
    /// Lines of the source and of the target: `2-1`.
    pub name: String,
    /// How many the gold has.
    pub gold: u64,
    /// How many were predicted.
    pub predicted: u64,
    /// How many of the predicted are in the gold.
    pub right: u64,
}

/// The score of beads.
#[derive(Debug, Clone, PartialEq)]
pub struct BeadScore {
    /// `strict_p strict_r strict_f1 lax_p lax_r lax_f1`.
    pub measures: Vec<Measure>,
    /// Counts of each type of bead, in order of its sides.
    pub types: Vec<BeadType>,
    /// How far scores are probabilities; nothing if the prediction has none.
    pub reliability: Option<Reliability>,
}

/// Scores pairs of gold and predicted beads, a pair a document.
///
/// The intervals come from resampling passages: the smallest stretches that neither side's beads cross.
///
/// ```
/// use hexapla_score::{Beads, beads};
/// use std::path::Path;
///
/// let gold = Beads::parse("[0]:[0]\n[1, 2]:[1]", Path::new("gold"))?;
/// let predicted = Beads::parse("0\t0\n1\t1\n2\t", Path::new("predicted"))?;
/// let score = beads(&[(gold, predicted)]);
/// assert_eq!((score.measures[0].name.as_str(), score.measures[0].value), ("strict_p", 1.0 / 3.0));
/// # Ok::<(), hexapla_score::ScoreError>(())
/// ```
#[must_use]
pub fn beads(documents: &[(Beads, Beads)]) -> BeadScore {
    let mut items = Vec::new();
    for (gold, predicted) in documents {
        let marks = [judge(predicted, gold, false), judge(gold, predicted, true)];
        items.extend(passages::sums(&[gold, predicted], &[(1, &marks[0]), (0, &marks[1])]));
    }
    BeadScore {
        measures: measures(&names(), &items, statistic),
        types: types(documents),
        reliability: reliability(documents),
    }
}

/// Why the measures of these two may say nothing: one counts from 1, sides are exchanged, the gold standard is a part.
#[must_use]
pub fn bead_mismatch(gold: &Beads, predicted: &Beads) -> Option<Mismatch> {
    let sources = |beads: &Beads| beads.iter().flat_map(|bead| bead.0.iter().copied()).collect::<Vec<u32>>();
    let counted = mismatch::counted(&gold.0, &predicted.0);
    counted.or_else(|| mismatch::partial(sources(gold).into_iter(), sources(predicted).into_iter()))
}

fn names() -> Vec<String> {
    ["strict", "lax"].iter().flat_map(|k| ["p", "r", "f1"].map(|m| format!("{k}_{m}"))).collect()
}

/// The six values from `[strict, lax, said, strict, lax, gold]`.
fn statistic(n: &[u64]) -> Vec<f64> {
    let at = |i: usize| n.get(i).copied().unwrap_or(0);
    (0..2)
        .flat_map(|k| Ratio { right_p: at(k), said: at(2), right_r: at(3 + k), gold: at(5) }.prf())
        .collect()
}

/// For each bead of `said`, `[right strictly, right laxly, 1]` by the beads of `truth`.
///
/// With `two_sided`, omissions on both sides are skipped, and count nothing.
fn judge(said: &Beads, truth: &Beads, two_sided: bool) -> Vec<[u64; 3]> {
    let counts = |b: &Bead| !two_sided || !(b.0.is_empty() || b.1.is_empty());
    let mut targets: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for bead in truth.iter().filter(|b| counts(b)) {
        for source in &bead.0 {
            targets.entry(*source).or_default().extend(&bead.1);
        }
    }
    let meets = |b: &Bead| {
        let near = b.0.iter().filter_map(|s| targets.get(s));
        near.into_iter().any(|t| b.1.iter().any(|x| t.contains(x)))
    };
    let mark = |b: &Bead| {
        if !counts(b) {
            return [0; 3];
        }
        let strict = truth.0.contains(b);
        [u64::from(strict), u64::from(strict || meets(b)), 1]
    };
    said.iter().map(mark).collect()
}

fn types(documents: &[(Beads, Beads)]) -> Vec<BeadType> {
    let mut counts: BTreeMap<(usize, usize), [u64; 3]> = BTreeMap::new();
    for (gold, predicted) in documents {
        let mut count = |beads: &Beads, k: usize| {
            for (s, t) in beads.iter() {
                counts.entry((s.len(), t.len())).or_default()[k] += 1;
            }
        };
        count(gold, 0);
        count(predicted, 1);
        count(&Beads::new(gold.0.intersection(&predicted.0).cloned()), 2);
    }
    let types = counts.into_iter();
    types
        .map(|((s, t), [gold, predicted, right])| BeadType {
            name: format!("{s}-{t}"),
            gold,
            predicted,
            right,
        })
        .collect()
}

/// How two systems differ on one measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What is measured.
    pub name: String,
    /// The value of the first system.
    pub first: f64,
    /// The value of the second system.
    pub second: f64,
    /// The lower end of the 95 % confidence interval of `second - first`.
    pub low: f64,
    /// The upper end of the 95 % confidence interval of `second - first`.
    pub high: f64,
    /// How likely a difference as large is if the systems are equally good (two-sided).
    pub p_value: f64,
}

/// Compares two systems on the same documents: gold, first system, second system.
///
/// Paired bootstrap (Koehn 2004) over passages that no bead of the three crosses.
#[must_use]
pub fn compare_beads(documents: &[(Beads, Beads, Beads)]) -> Vec<Comparison> {
    let mut items = Vec::new();
    for (gold, first, second) in documents {
        let marks = [
            (1, &judge(first, gold, false)),
            (0, &judge(gold, first, true)),
            (2, &judge(second, gold, false)),
            (0, &judge(gold, second, true)),
        ];
        items.extend(passages::sums(&[gold, first, second], &marks));
    }
    let mut total = vec![0; 12];
    items.iter().for_each(|item| bootstrap::add(&mut total, item));
    let both =
        |n: &[u64]| (statistic(n.get(..6).unwrap_or_default()), statistic(n.get(6..).unwrap_or_default()));
    let samples: Vec<_> = bootstrap::resample(&items, bootstrap::SEED).iter().map(|t| both(t)).collect();
    let (first, second) = both(&total);
    let compare = |(n, name): (usize, String)| {
        let differences: Vec<f64> = samples.iter().map(|(a, b)| b[n] - a[n]).collect();
        let (low, high) = bootstrap::interval(differences.iter().copied(), second[n] - first[n]);
        let tail = |test: fn(&f64) -> bool| differences.iter().filter(|d| test(d)).count() + 1;
        let least = tail(|d| *d <= 0.0).min(tail(|d| *d >= 0.0));
        let p_value = (2.0 * least as f64 / (differences.len() + 1) as f64).min(1.0);
        Comparison { name, first: first[n], second: second[n], low, high, p_value }
    };
    names().into_iter().enumerate().map(compare).collect()
}
