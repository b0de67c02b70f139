//! What other languages say about the places where beads of two texts may end.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::lattice::{BeadCost, Cell, Stretch, Visit};

/// Which texts are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Job {
    /// Their group.
    pub(crate) group: usize,
    /// Which of its texts is the source.
    pub(crate) source: usize,
    /// Which of its texts is the target.
    pub(crate) target: usize,
}

impl Job {
    pub(crate) const fn new(group: usize, source: usize, target: usize) -> Self {
        Self { group, source, target }
    }
}

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
    pub(crate) fn new(job: Job, visits: &BTreeMap<Job, &[Visit]>) -> Self {
        let mut guide = Self::default();
        let Job { group, target, .. } = job;
        let others = Job { target: 0, ..job }..=Job { target: usize::MAX, ..job };
        for (with_source, found) in visits.range(others) {
            let other = with_source.target;
            if other == target {
                continue;
            }
            if let Some(straight) = visits.get(&Job::new(group, other, target)) {
                guide.add(found, straight.to_vec());
            } else if let Some(turned) = visits.get(&Job::new(group, target, other)) {
                guide.add(found, turned.iter().map(|visit| visit.turned()).collect());
            }
        }
        guide
    }

    /// Adds the evidence of one language: its visits with the source and, its own items first, with the target.
    fn add(&mut self, with_source: &[Visit], mut with_target: Vec<Visit>) {
        with_target.sort_by_key(|v| (v.source, v.target));
        let mut found: Vec<Visit> = Vec::new();
        for visit in with_source {
            let from = with_target.partition_point(|v| v.source < visit.target);
            let meeting = with_target[from..].iter().take_while(|v| v.source == visit.target);
            found.extend(meeting.map(|v| Visit {
                source: visit.source,
                target: v.target,
                sure: visit.sure * v.sure,
            }));
        }
        add_nats(&found, |v| (v.source, v.target), SHOWN, &mut self.places);
        add_nats(&found, |v| v.source, -BESIDE / 2.0, &mut self.rows);
        add_nats(&found, |v| v.target, -BESIDE / 2.0, &mut self.columns);
    }

    /// How many nats cheaper beads are that end at a place.
    fn at(&self, source: u32, target: u32) -> f32 {
        let shown = [self.places.get(&(source, target)), self.rows.get(&source), self.columns.get(&target)];
        let [place, row, column] = shown.map(|nats| nats.copied().unwrap_or_default());
        place + row + column
    }
}

/// Sums the probabilities of places with one key, and adds the score of that.
fn add_nats<K: Copy + Ord + std::hash::Hash>(
    places: &[Visit],
    key: impl Fn(&Visit) -> K,
    weight: f32,
    out: &mut FxHashMap<K, f32>,
) {
    let mut keyed: Vec<(K, f32)> = places.iter().map(|visit| (key(visit), visit.sure)).collect();
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
    from: Cell,
}

impl<'g, C> Guided<'g, C> {
    /// The cost of beads whose items begin at `from` in the texts that the guide knows.
    pub(crate) fn new(cost: C, guide: Option<&'g Guide>, from: Cell) -> Self {
        Self { cost, guide, from }
    }

    /// The cost without the guide.
    pub(crate) fn into_cost(self) -> C {
        self.cost
    }
}

impl<C: BeadCost> BeadCost for Guided<'_, C> {
    #[inline]
    fn cost(&mut self, bead: Stretch, limit: f32) -> f32 {
        let Some(guide) = self.guide else { return self.cost.cost(bead, limit) };
        let end = bead.end();
        let nats = guide.at((self.from.row + end.row) as u32, (self.from.column + end.column) as u32);
        self.cost.cost(bead, limit + nats) - nats
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(source: u32, target: u32, sure: f32) -> Visit {
        Visit { source, target, sure }
    }

    #[test]
    fn two_witnesses_agree_on_a_place() {
        // Pivot and Y meet at (2, 3), Y and X at (3, 5), in either direction: (2, 5) costs less, (2, 4) more.
        let (py, yx, xy) = ([visit(2, 3, 0.9)], [visit(3, 5, 0.8)], [visit(5, 3, 0.8)]);
        let job = Job::new(0, 0, 2);
        let pivot = (Job::new(0, 0, 1), &py[..]);
        let ways: [BTreeMap<Job, &[Visit]>; 2] = [
            BTreeMap::from([pivot, (job, &[]), (Job::new(0, 1, 2), &yx[..])]),
            BTreeMap::from([pivot, (job, &[]), (Job::new(0, 2, 1), &xy[..])]),
        ];
        for visits in &ways {
            let guide = Guide::new(job, visits);
            assert!(guide.at(2, 5) > 0.5 && guide.at(2, 4) < -0.2 && guide.at(1, 5) < -0.2);
            assert_eq!(guide.at(7, 7), 0.0);
        }
    }
}
