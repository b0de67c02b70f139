//! The lattice finds the cheapest path, on any memory.

use super::*;
use proptest::prelude::*;

/// Costs from a table of lengths: the difference, by a factor, and a little for each item.
pub(super) struct Lengths(pub(super) Vec<u32>, pub(super) Vec<u32>, pub(super) f32);

impl BeadCost for Lengths {
    fn cost(&mut self, i: usize, a: usize, j: usize, b: usize, _: f32) -> f32 {
        let s: u32 = self.0[i..i + a].iter().sum();
        let t: u32 = self.1[j..j + b].iter().sum();
        let whole = s.abs_diff(t) as f32 + if a == 0 || b == 0 { 3.0 } else { 0.0 };
        whole * self.2 + (a + b) as f32 * 0.1
    }
}

pub(super) const TYPES: [(usize, usize); 6] = [(1, 1), (1, 2), (2, 1), (1, 0), (0, 1), (2, 2)];

#[test]
fn finds_the_split_sentence() {
    // 10 | 20      | 7
    // 10 | 12 + 8  | 7
    let mut cost = Lengths(vec![10, 20, 7], vec![10, 12, 8, 7], 1.0);
    let steps = Lattice::default().cheapest((3, 4), &Band::full(3, 4), &TYPES, &mut cost);
    assert_eq!(steps, [(1, 1), (1, 2), (1, 1)]);
}

#[test]
fn long_texts_lose_nothing_to_rounding() {
    // The same passage again and again: each must be as sure as the first.
    let (n, passage) = (30_000, 3);
    let lengths: Vec<u32> = (0..n).map(|k| [10, 14, 11][k % passage]).collect();
    let mut cost = Lengths(lengths.clone(), lengths, 1.0);
    let band = Band::around(&(0..=n).map(|k| (k, k)).collect::<Vec<_>>(), n, n, 3);
    let mut lattice = Lattice::default();
    let steps = lattice.cheapest((n, n), &band, &TYPES, &mut cost);
    let sure = lattice.posteriors((n, n), &band, &TYPES, &steps);
    for k in 30..n - 30 {
        assert!((sure[k] - sure[30 + k % passage]).abs() < 1e-4, "{k}: {}", sure[k]);
    }
}

proptest! {
    #[test]
    fn any_band_gives_a_whole_path(s in prop::collection::vec(0u32..50, 0..30), t in prop::collection::vec(0u32..50, 0..30), radius in 0usize..5) {
        let (n, m) = (s.len(), t.len());
        let mut lattice = Lattice::default();
        // Differences so small that no cell is closed.
        let mut cost = Lengths(s, t, 0.01);
        let full = lattice.cheapest((n, m), &Band::full(n, m), &TYPES, &mut cost);
        let band = Band::around(&points(&full), n, m, radius);
        let banded = lattice.cheapest((n, m), &band, &TYPES, &mut cost);
        let points = points(&banded);
        prop_assert_eq!(points.last(), Some(&(n, m)));
        // The best path lies inside a band around itself.
        prop_assert_eq!(full, banded);
    }
}
