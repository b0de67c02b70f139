//! How much nearer two vectors are than others around them (Artetxe and Schwenk 2019): a cosine alone says little where
//! all sentences are alike.

use std::ops::Range;

use rayon::prelude::*;

use hexapla_model::{Vectors, dot};

/// How many rows a thread compares at a time with each of the others.
const TOGETHER: usize = 8;

/// For each row the mean of its cosines with the `k` nearest of those rows of `others` that `within` gives for it; 0 if
/// there are none. Exact, in parallel; time grows with the lengths of the ranges.
///
/// # Panics
/// If the vectors of both have different dimensions, or a range reaches beyond `others`.
pub(crate) fn neighbourhoods(
    rows: &Vectors,
    others: &Vectors,
    k: usize,
    within: impl Fn(usize) -> Range<usize> + Sync,
) -> Vec<f32> {
    assert_eq!(rows.dimensions(), others.dimensions(), "vectors of one encoder");
    let mut means = vec![0.0; rows.len()];
    let chunks = means.par_chunks_mut(TOGETHER).enumerate();
    chunks.for_each(|(chunk, means)| {
        let first = chunk * TOGETHER;
        let ranges: Vec<Range<usize>> = (first..first + means.len()).map(&within).collect();
        let mut best = vec![Vec::with_capacity(k + 1); means.len()];
        let start = ranges.iter().map(|range| range.start).min().unwrap_or(0);
        let end = ranges.iter().map(|range| range.end).max().unwrap_or(0);
        for other in start..end {
            for (n, best) in best.iter_mut().enumerate().filter(|(n, _)| ranges[*n].contains(&other)) {
                insert(best, k, cosine(rows.row(first + n), others.row(other)));
            }
        }
        for (mean, best) in means.iter_mut().zip(best) {
            *mean = best.iter().sum::<f32>() / best.len().max(1) as f32;
        }
    });
    means
}

/// The cosine of two vectors over the mean of their neighbourhoods: above 1, they are nearer to each other than to others.
#[must_use]
pub(crate) fn ratio_margin(cosine: f32, source_neighbourhood: f32, target_neighbourhood: f32) -> f32 {
    // Cosines around 0 or below would turn the ratio upside down.
    const LEAST: f32 = 0.05;
    cosine / f32::midpoint(source_neighbourhood, target_neighbourhood).max(LEAST)
}

#[cfg(not(feature = "simd"))]
fn cosine(a: &[f32], b: &[f32]) -> f32 {
    dot(a, b)
}

#[cfg(feature = "simd")]
fn cosine(a: &[f32], b: &[f32]) -> f32 {
    pulp::Arch::new().dispatch(
        #[inline(always)]
        || dot(a, b),
    )
}

/// Keeps the `k` highest, highest first.
fn insert(best: &mut Vec<f32>, k: usize, value: f32) {
    if best.len() == k && best.last().is_none_or(|last| *last >= value) {
        return;
    }
    let place = best.partition_point(|x| *x >= value);
    best.insert(place, value);
    best.truncate(k);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circle(angles: &[f32]) -> Vectors {
        Vectors::new(2, angles.iter().flat_map(|a| [a.to_radians().cos(), a.to_radians().sin()]).collect())
    }

    fn near(found: &[f32], expected: &[f32]) {
        let close = found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-5);
        assert!(close && found.len() == expected.len(), "{found:?} for {expected:?}");
    }

    #[test]
    fn the_nearest_within_reach_count() {
        let (rows, others) = (circle(&[0.0, 90.0]), circle(&[0.0, 60.0, 90.0, 180.0]));
        near(&neighbourhoods(&rows, &others, 2, |_| 0..4), &[0.75, f32::midpoint(1.0, 0.75f32.sqrt())]);
        near(&neighbourhoods(&rows, &others, 1, |n| n + 1..n + 2), &[0.5, 1.0]);
        near(&neighbourhoods(&rows, &others, 3, |_| 2..4), &[-0.5, 0.5]);
        near(&neighbourhoods(&rows, &others, 2, |_| 0..0), &[0.0, 0.0]);
        near(&neighbourhoods(&rows, &others, 0, |_| 0..4), &[0.0, 0.0]);
    }

    #[test]
    fn a_margin_compares_with_the_neighbourhoods() {
        near(&[ratio_margin(0.8, 0.3, 0.5), ratio_margin(0.1, -0.2, 0.0)], &[2.0, 2.0]);
    }
}
