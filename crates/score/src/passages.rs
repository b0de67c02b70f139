//! Passages: the smallest groups of lines that no bead of any side leaves; what is resampled for beads.

use std::collections::BTreeMap;

use crate::bead::{Bead, Beads};
use crate::groups::Groups;

/// The sums of marks of each passage.
///
/// Each of `marks` names one of `sides` and holds three counts for each of its beads; in the sums they are one set
/// after the other.
pub(crate) fn sums(sides: &[&Beads], marks: &[(usize, &Vec<[u64; 3]>)]) -> Vec<Vec<u64>> {
    let mut groups = Groups::new(sides.iter().flat_map(|side| side.iter()).map(lines));
    let mut passages: BTreeMap<usize, Vec<u64>> = BTreeMap::new();
    for (column, (side, marks)) in marks.iter().enumerate() {
        let beads = sides.get(*side).into_iter().flat_map(|s| s.iter());
        for (bead, mark) in beads.zip(marks.iter()) {
            let group = lines(bead).next().and_then(|line| groups.of(line)).unwrap_or_default();
            let sums = passages.entry(group).or_default();
            sums.resize(sums.len().max(3 * column + 3), 0);
            (0..3).for_each(|k| sums[3 * column + k] += mark[k]);
        }
    }
    let width = 3 * marks.len();
    passages.values_mut().for_each(|sums| sums.resize(width, 0));
    passages.into_values().collect()
}

fn lines(bead: &Bead) -> impl Iterator<Item = (bool, u32)> {
    bead.0.iter().map(|n| (false, *n)).chain(bead.1.iter().map(|n| (true, *n)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_ends_where_no_bead_crosses() {
        // gold       0-0  1,2-1  3-
        // predicted  0-0  1-1  2,3-
        let gold = Beads::new([(vec![0], vec![0]), (vec![1, 2], vec![1]), (vec![3], vec![])]);
        let predicted = Beads::new([(vec![0], vec![0]), (vec![1], vec![1]), (vec![2, 3], vec![])]);
        let ones = vec![[1, 0, 0]; 3];
        let sums = sums(&[&gold, &predicted], &[(0, &ones), (1, &ones)]);
        assert_eq!(sums, [[1, 0, 0, 1, 0, 0], [2, 0, 0, 2, 0, 0]]);
    }
}
