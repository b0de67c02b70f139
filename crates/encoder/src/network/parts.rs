//! What sentences give to the sums of the runs that they are in.

use std::ops::Range;

/// For each sentence three sums of features: of its begin, of what is between, of its end.
#[derive(Debug)]
pub(crate) struct Parts {
    features: usize,
    rows: Vec<f32>,
    /// How many places each sentence has, begin and end among them.
    lengths: Vec<usize>,
}

impl Parts {
    /// How many sums a sentence has.
    pub(crate) const PARTS: usize = 3;

    /// Sums of nothing for sentences of these lengths.
    pub(crate) fn new(features: usize, lengths: impl Iterator<Item = usize>) -> Self {
        let lengths: Vec<usize> = lengths.collect();
        Self { features, rows: vec![0.0; lengths.len() * Self::PARTS * features], lengths }
    }

    /// All sums, those of a sentence side by side.
    pub(crate) fn rows_mut(&mut self) -> &mut [f32] {
        &mut self.rows
    }

    /// Which sum place `n` of a sentence of `length` places belongs to.
    #[inline(always)]
    pub(crate) fn part(n: usize, length: usize) -> usize {
        match n {
            0 => 0,
            _ if n + 1 == length => 2,
            _ => 1,
        }
    }

    /// Adds what a run of sentences gives to `sum`, as if it were one sentence: the begin of the first, all that is
    /// between, the end of the last. Gives how many places that is; 0 if there is nothing between.
    pub(crate) fn add_run(&self, run: Range<usize>, sum: &mut [f32]) -> usize {
        // Sentences that are nothing but begin and end say nothing.
        let mut full = run.filter(|n| self.lengths[*n] > 2);
        let Some(first) = full.next() else { return 0 };
        let last = full.clone().next_back().unwrap_or(first);
        self.add(first, 0, sum);
        let mut length = 2;
        for n in std::iter::once(first).chain(full) {
            self.add(n, 1, sum);
            length += self.lengths[n] - 2;
        }
        self.add(last, 2, sum);
        length
    }

    fn add(&self, sentence: usize, part: usize, sum: &mut [f32]) {
        let row = &self.rows[(sentence * Self::PARTS + part) * self.features..][..self.features];
        sum.iter_mut().zip(row).for_each(|(s, x)| *s += x);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_has_one_begin_and_one_end() {
        let mut parts = Parts::new(1, [4, 2, 3].into_iter());
        parts.rows_mut().copy_from_slice(&[1.0, 10.0, 100.0, 7.0, 0.0, 7.0, 2.0, 20.0, 200.0]);
        let cases = [
            (0..1, 4, 111.0),
            (0..2, 4, 111.0),
            (0..3, 5, 231.0),
            (1..2, 0, 0.0),
            (1..3, 3, 222.0),
            (2..2, 0, 0.0),
        ];
        for (run, length, expected) in cases {
            let mut sum = [0.0];
            assert_eq!((parts.add_run(run.clone(), &mut sum), sum[0]), (length, expected), "{run:?}");
        }
    }

    #[test]
    fn places_belong_to_begin_middle_or_end() {
        assert_eq!([0, 1, 2, 3].map(|n| Parts::part(n, 4)), [0, 1, 1, 2]);
    }
}
