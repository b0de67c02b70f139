//! What the alignments of two languages with a third say of the alignment of these two.
//!
//! Where a bead of pivot and Y ends, and at the same place of Y a bead of Y and X, one of pivot and X should end too. The
//! probabilities that paths visit these places are multiplied along Y and added up; such a place costs less, others in its
//! row and column cost more. Not all pairs of languages are aligned for that, but a ring through those that are no pivot,
//! so that each has two witnesses and the time does not grow by the square of the languages.

use std::collections::BTreeMap;

use hexapla_model::Bead;

use crate::pair::Beads;
use crate::search::Job;

/// The pairs to be aligned: each pivot, which is the first text of its group, with the other texts, and how many these
/// are; then the ring of the other texts. A group is given as how many texts it has.
pub(crate) fn jobs(sizes: &[usize]) -> (Vec<Job>, usize) {
    let mut jobs: Vec<Job> = Vec::new();
    for (group, size) in sizes.iter().enumerate() {
        jobs.extend((1..*size).map(|target| Job::new(group, 0, target)));
    }
    let pivots = jobs.len();
    for (group, size) in sizes.iter().enumerate().filter(|(_, size)| **size > 2) {
        jobs.extend((2..*size).map(|target| Job::new(group, target - 1, target)));
        jobs.extend((*size > 3).then(|| Job::new(group, 1, size - 1)));
    }
    (jobs, pivots)
}

/// Adds beads for the jobs that have none yet: those that both texts have with the same passage of the pivot.
pub(crate) fn compose_rest(jobs: &[Job], beads: &mut Vec<Beads>) {
    let at: BTreeMap<Job, usize> = jobs.iter().enumerate().map(|(n, job)| (*job, n)).collect();
    for job in &jobs[beads.len()..] {
        let [source, target] = [job.source, job.target].map(|text| &beads[at[&Job::new(job.group, 0, text)]]);
        let composed = Beads {
            blocks: compose(&source.blocks, &target.blocks),
            segments: compose(&source.segments, &target.segments),
            visits: Vec::new(),
        };
        beads.push(composed);
    }
}

/// The beads of two texts that have the same passage of a third on their source side.
fn compose(first: &[Bead], second: &[Bead]) -> Vec<Bead> {
    let mut rest = second.iter().filter(|b| !b.is_omission()).peekable();
    let mut out = Vec::new();
    for a in first.iter().filter(|b| !b.is_omission()) {
        while rest.next_if(|b| b.source.start < a.source.start).is_some() {}
        if let Some(b) = rest.peek().filter(|b| b.source == a.source) {
            out.push(Bead::new(a.target.clone(), b.target.clone(), a.score * b.score));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_through_the_others() {
        let job = Job::new;
        assert_eq!(jobs(&[2]), (vec![job(0, 0, 1)], 1));
        assert_eq!(jobs(&[1, 3]), (vec![job(1, 0, 1), job(1, 0, 2), job(1, 1, 2)], 2));
        assert_eq!(jobs(&[4]).0[3..], [job(0, 1, 2), job(0, 2, 3), job(0, 1, 3)]);
    }

    #[test]
    fn passages_of_the_pivot_join_two_texts() {
        // pivot 0 1,2 3 4 with either text: 0-0 1,2-1 3-2 4-; 0-0,1 1-2 2-3 3-4 4-5
        let first = [(0..1, 0..1), (1..3, 1..2), (3..4, 2..3), (4..5, 3..3)];
        let second = [(0..1, 0..2), (1..2, 2..3), (2..3, 3..4), (3..4, 4..5), (4..5, 5..6)];
        let beads = |all: &[(std::ops::Range<u32>, std::ops::Range<u32>)]| {
            all.iter().map(|(s, t)| Bead::new(s.clone(), t.clone(), 0.5)).collect::<Vec<_>>()
        };
        let want = [Bead::new(0..1, 0..2, 0.25), Bead::new(2..3, 4..5, 0.25)];
        assert_eq!(compose(&beads(&first), &beads(&second)), want);
    }
}
