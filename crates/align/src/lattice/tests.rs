//! The lattice finds the cheapest path, on any memory.

use super::*;
use proptest::prelude::*;

/// Costs from a table of lengths: the difference, by a factor, and a little for each item.
pub(super) struct Lengths {
    pub(super) source: Vec<u32>,
    pub(super) target: Vec<u32>,
    pub(super) unit: f32,
}

impl BeadCost for Lengths {
    fn cost(&mut self, bead: Stretch, _: f32) -> f32 {
        let source: u32 = self.source[bead.source.range()].iter().sum();
        let target: u32 = self.target[bead.target.range()].iter().sum();
        let whole = source.abs_diff(target) as f32 + if bead.step().is_omission() { 3.0 } else { 0.0 };
        whole * self.unit + bead.step().items() as f32 * 0.1
    }
}

pub(super) const TYPES: [Step; 6] =
    [Step::ONE_ONE, Step::new(1, 2), Step::new(2, 1), Step::SOURCE, Step::TARGET, Step::new(2, 2)];

#[test]
fn finds_the_split_sentence() {
    // 10 | 20      | 7
    // 10 | 12 + 8  | 7
    let mut cost = Lengths { source: vec![10, 20, 7], target: vec![10, 12, 8, 7], unit: 1.0 };
    let end = Cell::new(3, 4);
    let steps = Lattice::default().cheapest(end, &Band::full(end), &TYPES, &mut cost);
    assert_eq!(steps, [Step::ONE_ONE, Step::new(1, 2), Step::ONE_ONE]);
}

#[test]
fn long_texts_lose_nothing_to_rounding() {
    // The same passage again and again: each must be as sure as the first.
    let (n, passage) = (30_000, 3);
    let lengths: Vec<u32> = (0..n).map(|k| [10, 14, 11][k % passage]).collect();
    let mut cost = Lengths { source: lengths.clone(), target: lengths, unit: 1.0 };
    let end = Cell::new(n, n);
    let band = Band::around(&(0..=n).map(|k| Cell::new(k, k)).collect::<Vec<_>>(), end, 3);
    let mut lattice = Lattice::default();
    let steps = lattice.cheapest(end, &band, &TYPES, &mut cost);
    let sure = lattice.posteriors(end, &band, &TYPES, &steps);
    for k in 30..n - 30 {
        assert!((sure[k] - sure[30 + k % passage]).abs() < 1e-4, "{k}: {}", sure[k]);
    }
}

proptest! {
    #[test]
    fn any_band_gives_a_whole_path(s in prop::collection::vec(0u32..50, 0..30), t in prop::collection::vec(0u32..50, 0..30), radius in 0usize..5) {
        let end = Cell::new(s.len(), t.len());
        let mut lattice = Lattice::default();
        // Differences so small that no cell is closed.
        let mut cost = Lengths { source: s, target: t, unit: 0.01 };
        let full = lattice.cheapest(end, &Band::full(end), &TYPES, &mut cost);
        let band = Band::around(&points(&full), end, radius);
        let banded = lattice.cheapest(end, &band, &TYPES, &mut cost);
        prop_assert_eq!(points(&banded).last().copied(), Some(end));
        // The best path lies inside a band around itself.
        prop_assert_eq!(full, banded);
    }
}
