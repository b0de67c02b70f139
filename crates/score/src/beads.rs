//! Sentence beads: precision and recall as Vecalign's scorer defines them.
//!
//! Strict: a bead is right if the gold has the same bead. Lax: also if it shares a source line with gold beads and a
//! target line with their targets. Precision counts omissions, which are right only if the gold has them; recall is
//! precision with the roles exchanged, over the beads with two sides. Documents are pooled.

use std::collections::{BTreeMap, BTreeSet};

use crate::bead::{Bead, Beads};
use crate::measure::{Measure, Ratio, count_at, measures};
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

/// Scores pairs of gold and predicted beads, one pair per document.
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
    mismatch::counted(&gold.0, &predicted.0)
        .or_else(|| mismatch::partial(source_lines(gold), source_lines(predicted)))
}

fn source_lines(beads: &Beads) -> impl Iterator<Item = u32> + Clone {
    beads.0.iter().flat_map(|bead| bead.0.iter().copied())
}

fn names() -> Vec<String> {
    ["strict", "lax"].iter().flat_map(|k| ["p", "r", "f1"].map(|m| format!("{k}_{m}"))).collect()
}

/// The six values from `[strict, lax, said, strict, lax, gold]`.
fn statistic(n: &[u64]) -> Vec<f64> {
    let [strict_p, lax_p, said, strict_r, lax_r, gold] = std::array::from_fn(|k| count_at(n, k));
    let strict = Ratio { right_p: strict_p, said, right_r: strict_r, gold };
    let lax = Ratio { right_p: lax_p, said, right_r: lax_r, gold };
    [strict.prf(), lax.prf()].concat()
}

/// For each bead of `said`, `[right strictly, right laxly, 1]` by the beads of `truth`.
///
/// With `two_sided`, omissions on both sides are skipped, and count nothing.
fn judge(said: &Beads, truth: &Beads, two_sided: bool) -> Vec<[u64; 3]> {
    let truth = Truth::of(truth, two_sided);
    said.iter().map(|bead| truth.mark(bead)).collect()
}

/// Beads that others are judged by.
struct Truth<'b> {
    beads: &'b Beads,
    two_sided: bool,
    /// The target lines of the beads of each source line.
    targets: BTreeMap<u32, BTreeSet<u32>>,
}

impl<'b> Truth<'b> {
    fn of(beads: &'b Beads, two_sided: bool) -> Self {
        let mut truth = Self { beads, two_sided, targets: BTreeMap::new() };
        for bead in beads.iter().filter(|bead| !two_sided || has_two_sides(bead)) {
            for source in &bead.0 {
                truth.targets.entry(*source).or_default().extend(&bead.1);
            }
        }
        truth
    }

    /// Whether the bead is right strictly, whether it is laxly, and 1.
    fn mark(&self, bead: &Bead) -> [u64; 3] {
        if self.two_sided && !has_two_sides(bead) {
            return [0; 3];
        }
        let strict = self.beads.0.contains(bead);
        [u64::from(strict), u64::from(strict || self.meets(bead)), 1]
    }

    /// Whether the bead shares a source line with beads of these, and a target line with their targets.
    fn meets(&self, bead: &Bead) -> bool {
        let mut near = bead.0.iter().filter_map(|source| self.targets.get(source));
        near.any(|targets| bead.1.iter().any(|target| targets.contains(target)))
    }
}

fn has_two_sides(bead: &Bead) -> bool {
    !bead.0.is_empty() && !bead.1.is_empty()
}

fn types(documents: &[(Beads, Beads)]) -> Vec<BeadType> {
    let mut counts: BTreeMap<(usize, usize), [u64; 3]> = BTreeMap::new();
    for (gold, predicted) in documents {
        let right = Beads::new(gold.0.intersection(&predicted.0).cloned());
        for (k, beads) in [gold, predicted, &right].into_iter().enumerate() {
            for (s, t) in beads.iter() {
                counts.entry((s.len(), t.len())).or_default()[k] += 1;
            }
        }
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
    let samples = bootstrap::resample(&items, bootstrap::SEED);
    let samples: Vec<_> = samples.iter().map(|counts| both_statistics(counts)).collect();
    let (first, second) = both_statistics(&bootstrap::sum(&items));
    let mut comparisons = Vec::new();
    for (n, name) in names().into_iter().enumerate() {
        let differences: Vec<f64> = samples.iter().map(|(a, b)| b[n] - a[n]).collect();
        comparisons.push(Comparison::of(name, first[n], second[n], &differences));
    }
    comparisons
}

/// The values of the first and of the second system.
fn both_statistics(counts: &[u64]) -> (Vec<f64>, Vec<f64>) {
    let (first, second) = counts.split_at(counts.len().min(6));
    (statistic(first), statistic(second))
}

impl Comparison {
    /// The values of two systems, and their differences in resamples.
    fn of(name: String, first: f64, second: f64, differences: &[f64]) -> Self {
        let (low, high) = bootstrap::interval(differences.iter().copied(), second - first);
        let below = differences.iter().filter(|d| **d <= 0.0).count() + 1;
        let above = differences.iter().filter(|d| **d >= 0.0).count() + 1;
        let p_value = (2.0 * below.min(above) as f64 / (differences.len() + 1) as f64).min(1.0);
        Self { name, first, second, low, high, p_value }
    }
}
