//! What the alignments of two languages with a third say of the alignment of these two.
//!
//! Where a bead of pivot and Y ends, and at the same place of Y a bead of Y and X, one of pivot and X should end too. The
//! probabilities that paths visit these places are multiplied along Y and added up; such a place costs less, others in its
//! row and column cost more. Not all pairs of languages are aligned for that, but a ring through those that are no pivot,
//! so that each has two witnesses and the time does not grow by the square of the languages; and these only in the passages
//! of the pivot of which a pair with it is not sure.

use std::ops::Range;

use hexapla_model::Bead;

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

/// Beads of sentences of two texts: those that both have with the same passage of the pivot.
pub(crate) fn compose(first: &[Bead], second: &[Bead]) -> Vec<Bead> {
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

/// The finest passages of the pivot at whose ends both texts end a bead too, with the bead of these two texts, which may
/// have an empty side.
pub(crate) fn meetings(first: &[Bead], second: &[Bead]) -> Vec<(Range<u32>, Bead)> {
    let mut others = ends(second).into_iter().peekable();
    let (mut from, mut out) = ((0, 0, 0), Vec::new());
    for (pivot, source) in ends(first) {
        while others.next_if(|(end, _)| *end < pivot).is_some() {}
        if let Some((_, target)) = others.next_if(|(end, _)| *end == pivot) {
            out.push((from.0..pivot, Bead::new(from.1..source, from.2..target, 1.0)));
            from = (pivot, source, target);
        }
    }
    out
}

/// Where beads end on the source, and where on the target.
fn ends(beads: &[Bead]) -> Vec<(u32, u32)> {
    beads
        .chunk_by(|a, b| a.source.end == b.source.end)
        .map(|run| (run[0].source.end, run[run.len() - 1].target.end))
        .collect()
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
        let want = [Bead::new(0..1, 0..2, 0.25), Bead::new(2..3, 4..5, 0.25)];
        assert_eq!(compose(&beads(&first), &beads(&second)), want);
    }

    #[test]
    fn texts_meet_where_both_end_a_passage_of_the_pivot() {
        // Pivot 0 1 2 3 4: the first text joins 1 and 2, and has something of its own after 3; the second lacks 0.
        let first = [(0..1, 0..1), (1..3, 1..2), (3..4, 2..3), (4..4, 3..4), (4..5, 4..5)];
        let second = [(0..1, 0..0), (1..2, 0..1), (2..3, 1..2), (3..5, 2..3)];
        let want = [
            (0..1, Bead::new(0..1, 0..0, 1.0)),
            (1..3, Bead::new(1..2, 0..2, 1.0)),
            (3..5, Bead::new(2..5, 2..3, 1.0)),
        ];
        assert_eq!(meetings(&beads(&first), &beads(&second)), want);
    }

    fn beads(all: &[(Range<u32>, Range<u32>)]) -> Vec<Bead> {
        all.iter().map(|(s, t)| Bead::new(s.clone(), t.clone(), 0.5)).collect()
    }
}
