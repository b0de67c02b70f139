//! The cost of lengths: translations are about as long as their originals, in the ratio of the two languages.

use std::sync::LazyLock;

use hexapla_model::{Both, LengthModel};

/// Gale and Church 1993: how far the length of the target is from what the source leads to expect.
#[derive(Debug, Clone)]
pub(crate) struct LengthCost {
    /// Target characters for each source character.
    ratio: f32,
    /// Variance for each source character, in target characters.
    variance: f32,
}

/// How much the ratio of the whole texts moves that of the languages: parts may be missing on either side.
const BELIEF: f32 = 0.8;
/// How far the ratio itself moves from passage to passage: long texts differ by more than the sum of chance
/// differences between their sentences.
const WORDINESS: f32 = 0.1;

/// By which factor the ratio of the whole texts may differ from that of the languages: beyond it, parts are missing.
const FARTHEST: f32 = 1.6;
/// Which part of the spreads of two languages is the spread between them: both vary around English, partly in the same way.
const SHARED_SPREAD: f32 = 0.75;
/// Beyond which factor two lengths are not comparable, and how many source characters more are allowed, for short texts.
const TWICE: f32 = 2.2;
const SHORT: f32 = 24.0;

impl LengthCost {
    /// The constants of two languages, against English, moved towards what the two texts show as wholes.
    pub(crate) fn new(langs: Both<LengthModel>, totals: Both<f32>) -> Self {
        let Both { source, target } = langs;
        let prior = target.ratio / source.ratio.max(0.01);
        let seen = if totals.source > 0.0 {
            (totals.target / totals.source).clamp(prior / FARTHEST, prior * FARTHEST)
        } else {
            prior
        };
        let ratio = prior * (seen / prior).powf(BELIEF);
        // Both languages vary around English: each adds its own spread, in target characters a source character.
        let source_spread = source.variance / source.ratio.max(0.01) * (target.ratio / source.ratio).powi(2);
        let target_spread = target.variance / source.ratio.max(0.01);
        Self { ratio, variance: (source_spread + target_spread) * SHARED_SPREAD }
    }

    /// Whether one text is not beyond twice the other, short texts aside.
    pub(crate) fn is_comparable(&self, lengths: Both<f32>) -> bool {
        let Both { source, target } = lengths;
        let expected = source * self.ratio;
        let room = SHORT * self.ratio;
        target <= TWICE * expected + room && expected <= TWICE * target + room
    }

    /// `-ln` of the probability that a pair of translations differs at least as much in length.
    pub(crate) fn cost(&self, lengths: Both<f32>) -> f32 {
        let Both { source, target } = lengths;
        // The mean of what both sides lead to expect keeps the measure the same in both directions.
        let mean = (source * self.ratio + target) / 2.0;
        let spread = mean * WORDINESS;
        let delta = (target - source * self.ratio)
            / (mean / self.ratio * self.variance + spread * spread + 1e-3).sqrt();
        tail(delta.abs())
    }
}

/// Steps of the table of tails for each unit, and how many units it has.
const STEPS: usize = 16;
const UNITS: usize = 6;

/// [`two_sided`] at steps of `1 / STEPS`.
static TAILS: LazyLock<[f32; UNITS * STEPS + 1]> =
    LazyLock::new(|| std::array::from_fn(|n| two_sided(n as f32 / STEPS as f32)));

/// [`two_sided`] by its table up to six, beyond which it is cheap.
fn tail(z: f32) -> f32 {
    let at = z * STEPS as f32;
    let step = at as usize;
    match TAILS.get(step..step.saturating_add(2)) {
        Some(&[low, high]) => low + (high - low) * (at - step as f32),
        _ => two_sided(z),
    }
}

/// `-ln(2 (1 - Φ(z)))`, by Abramowitz and Stegun 26.2.17 and its asymptote.
fn two_sided(z: f32) -> f32 {
    if z > 6.0 {
        return z * z / 2.0 + (z * 1.253_314).ln();
    }
    let t = 1.0 / (1.0 + 0.231_641_9 * z);
    let poly =
        t * (0.319_381_53 + t * (-0.356_563_78 + t * (1.781_477_9 + t * (-1.821_255_9 + t * 1.330_274_4))));
    let tail = (-z * z / 2.0).exp() * 0.398_942_3 * poly;
    -(2.0 * tail).clamp(1e-30, 1.0).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_of_the_normal() {
        for (z, want) in [(0.0, 0.0), (1.0, 1.147_9), (1.96, 2.995_7), (3.0, 5.915), (6.5, 23.24)] {
            assert!((two_sided(z) - want).abs() < 0.1, "{z}: {}", two_sided(z));
        }
    }

    #[test]
    fn equal_lengths_cost_least() {
        let langs = Both::new(
            LengthModel { ratio: 1.0, variance: 3.0 },
            LengthModel { ratio: 0.269, variance: 0.64 },
        );
        let zh = LengthCost::new(langs, Both::new(10_000.0, 2_690.0));
        let cost = |target| zh.cost(Both::new(100.0, target));
        assert!((zh.ratio - 0.269).abs() < 0.01);
        assert!(cost(27.0) < cost(40.0));
        assert!(cost(27.0) < cost(15.0));
    }
}
