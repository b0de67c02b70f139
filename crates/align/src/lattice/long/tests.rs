use proptest::prelude::*;

use super::super::tests::{Lengths, TYPES};
use super::super::{Lattice, points};
use super::*;

proptest! {
    #[test]
    fn a_long_lattice_has_the_same_path(
        s in prop::collection::vec(0u32..50, 0..40), t in prop::collection::vec(0u32..50, 0..40),
        radius in 0usize..9, cells in 1usize..60, unit in 0.001f32..0.5) {
        let end = Cell::new(s.len(), t.len());
        let mut cost = Lengths { source: s, target: t, unit };
        let mut lattice = Lattice::default();
        let whole = lattice.cheapest(end, &Band::full(end), &TYPES, &mut cost);
        for band in [Band::full(end), Band::around(&points(&whole), end, radius)] {
            let path = lattice.cheapest(end, &band, &TYPES, &mut cost);
            let near = lattice.near_last(end, &band, 4.0);
            let long = Long::in_stretches(end, &band, &TYPES, &mut cost, cells);
            prop_assert_eq!(long.steps(), path);
            let long = Long::in_stretches(end, &band, &TYPES, &mut cost, cells).near(4.0);
            prop_assert!((0..=end.row).all(|row| long.row(row) == near.row(row)));
        }
    }
}
