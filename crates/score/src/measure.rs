//! A named number with its confidence interval.

use crate::bootstrap;

/// One result: `strict_f1 0.9312 (0.9105 to 0.9490)`.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// What is measured: `strict_f1`, `zh-en para_p`, `aer`.
    pub name: String,
    /// Its value, as `score.py` defines it.
    pub value: f64,
    /// The lower end of the 95 % confidence interval.
    pub low: f64,
    /// The upper end of the 95 % confidence interval.
    pub high: f64,
}

impl std::fmt::Display for Measure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {:.4} ({:.4} to {:.4})", self.name, self.value, self.low, self.high)
    }
}

/// Right and total, judged from the predicted side and from the gold side.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Ratio {
    pub right_p: u64,
    pub said: u64,
    pub right_r: u64,
    pub gold: u64,
}

impl Ratio {
    /// Precision, recall and F1; 0 where nothing was said or nothing is to be found.
    pub(crate) fn prf(self) -> [f64; 3] {
        let (p, r) = (ratio(self.right_p, self.said), ratio(self.right_r, self.gold));
        [p, r, if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }]
    }
}

/// `part / whole`, or 0.
pub(crate) fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The measures that `statistic` draws from the sums of `items`, with intervals from resampling the items.
///
/// `statistic` gives a value for each of `names`; NaN in a resample is skipped of the interval.
pub(crate) fn measures(
    names: &[String],
    items: &[Vec<u64>],
    statistic: impl Fn(&[u64]) -> Vec<f64>,
) -> Vec<Measure> {
    let values = statistic(&bootstrap::sum(items));
    let samples: Vec<Vec<f64>> =
        bootstrap::resample(items, bootstrap::SEED).iter().map(|t| statistic(t)).collect();
    named(names.iter().cloned(), &values, &samples)
}

/// The measures with these names and values, in order; their intervals come from `samples`, which have the values of each
/// draw.
pub(crate) fn named(
    names: impl Iterator<Item = String>,
    values: &[f64],
    samples: &[Vec<f64>],
) -> Vec<Measure> {
    let mut measures = Vec::new();
    for (n, name) in names.enumerate() {
        let value = values.get(n).copied().unwrap_or(0.0);
        let (low, high) = bootstrap::interval(samples.iter().filter_map(|s| s.get(n).copied()), value);
        measures.push(Measure { name, value, low, high });
    }
    measures
}

/// The count at `index`; the sums of no items have none.
pub(crate) fn count_at(counts: &[u64], index: usize) -> u64 {
    counts.get(index).copied().unwrap_or(0)
}
