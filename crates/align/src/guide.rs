//! What other languages say of the places where beads of two texts may end.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::lattice::{BeadCost, Visit};

/// A group, and which of its texts are source and target.
pub(crate) type Job = (usize, usize, usize);

/// How much a place counts that another language shows, and how much it costs to be beside one; and how little is shown
/// by chance. Chosen on our own corpus and on documents made from single sentences (`benches/quality/rows.rs`).
const SHOWN: f32 = 1.0;
const BESIDE: f32 = 0.5;
const CHANCE: f32 = 0.3;

/// What other languages say, in nats.
#[derive(Debug, Default)]
pub(crate) struct Guide {
    places: FxHashMap<(u32, u32), f32>,
    rows: FxHashMap<u32, f32>,
    columns: FxHashMap<u32, f32>,
}

impl Guide {
    /// What is shown by all texts of the group whose visits with both texts of `job` are known.
    pub(crate) fn new((g, s, t): Job, visits: &BTreeMap<Job, &[Visit]>) -> Self {
        let mut guide = Self::default();
        for (&(_, _, y), source) in visits.range((g, s, 0)..=(g, s, usize::MAX)) {
            let turned = |visits: &&[Visit]| visits.iter().map(|v| (v.at.1, v.at.0, v.sure)).collect();
            let straight = |visits: &&[Visit]| visits.iter().map(|v| (v.at.0, v.at.1, v.sure)).collect();
            let target: Option<Vec<_>> = match visits.get(&(g, y, t)) {
                Some(found) => Some(straight(found)),
                None => visits.get(&(g, t, y)).map(turned),
            };
            if let Some(target) = target.filter(|_| y != t) {
                guide.add(source, target);
            }
        }
        guide
    }

    /// Adds the evidence of one language: its visits with the source and, its own items first, with the target.
    fn add(&mut self, source: &[Visit], mut target: Vec<(u32, u32, f32)>) {
        target.sort_by_key(|v| (v.0, v.1));
        let mut found: Vec<((u32, u32), f32)> = Vec::new();
        for visit in source {
            let from = target.partition_point(|v| v.0 < visit.at.1);
            let meeting = target[from..].iter().take_while(|v| v.0 == visit.at.1);
            found.extend(meeting.map(|v| ((visit.at.0, v.1), visit.sure * v.2)));
        }
        let shown: Vec<((u32, u32), f32)> = found.clone();
        add_nats(found, |at| at, SHOWN, &mut self.places);
        add_nats(shown.clone(), |at| at.0, -BESIDE / 2.0, &mut self.rows);
        add_nats(shown, |at| at.1, -BESIDE / 2.0, &mut self.columns);
    }

    /// How many nats cheaper beads are that end at a place.
    fn at(&self, i: u32, j: u32) -> f32 {
        let of = |nats: Option<&f32>| nats.copied().unwrap_or_default();
        of(self.places.get(&(i, j))) + of(self.rows.get(&i)) + of(self.columns.get(&j))
    }
}

/// Sums the probabilities of places with one key, and adds what that is worth.
fn add_nats<K: Copy + Ord + std::hash::Hash>(
    places: Vec<((u32, u32), f32)>,
    key: impl Fn((u32, u32)) -> K,
    weight: f32,
    out: &mut FxHashMap<K, f32>,
) {
    let mut keyed: Vec<(K, f32)> = places.into_iter().map(|(at, sure)| (key(at), sure)).collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    for run in keyed.chunk_by(|a, b| a.0 == b.0) {
        let sum: f32 = run.iter().map(|(_, sure)| sure).sum();
        *out.entry(run[0].0).or_default() += weight * (sum.min(1.0) / CHANCE).ln_1p();
    }
}

/// A cost that a guide lowers, if there is one.
pub(crate) struct Guided<'g, C> {
    cost: C,
    guide: Option<&'g Guide>,
    from: (u32, u32),
}

impl<'g, C> Guided<'g, C> {
    /// The cost of beads whose items begin at `from` in the texts that the guide knows.
    pub(crate) fn new(cost: C, guide: Option<&'g Guide>, from: (u32, u32)) -> Self {
        Self { cost, guide, from }
    }

    /// The cost without the guide.
    pub(crate) fn into_cost(self) -> C {
        self.cost
    }
}

impl<C: BeadCost> BeadCost for Guided<'_, C> {
    fn cost(&mut self, i: usize, a: usize, j: usize, b: usize, limit: f32) -> f32 {
        let Some(guide) = self.guide else { return self.cost.cost(i, a, j, b, limit) };
        let nats = guide.at(self.from.0 + (i + a) as u32, self.from.1 + (j + b) as u32);
        self.cost.cost(i, a, j, b, limit + nats) - nats
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(i: u32, j: u32, sure: f32) -> Visit {
        Visit { at: (i, j), sure }
    }

    #[test]
    fn two_witnesses_agree_on_a_place() {
        // Pivot and Y meet at (2, 3), Y and X at (3, 5), whichever way round the pair stands: (2, 5) is cheaper, (2, 4) dearer.
        let (py, yx, xy) = ([visit(2, 3, 0.9)], [visit(3, 5, 0.8)], [visit(5, 3, 0.8)]);
        let job = (0, 0, 2);
        let ways: [BTreeMap<Job, &[Visit]>; 2] = [
            BTreeMap::from([((0, 0, 1), &py[..]), (job, &[]), ((0, 1, 2), &yx[..])]),
            BTreeMap::from([((0, 0, 1), &py[..]), (job, &[]), ((0, 2, 1), &xy[..])]),
        ];
        for visits in &ways {
            let guide = Guide::new(job, visits);
            assert!(guide.at(2, 5) > 0.5 && guide.at(2, 4) < -0.2 && guide.at(1, 5) < -0.2);
            assert_eq!(guide.at(7, 7), 0.0);
        }
    }
}
