//! Lists of numbers, one after the other.

use std::ops::Range;

/// Lists of numbers, one after the other.
#[derive(Debug, Clone)]
pub(crate) struct Lists {
    pub(super) numbers: Vec<u32>,
    /// Where each list begins; one more at the end.
    pub(super) starts: Vec<usize>,
}

impl Default for Lists {
    fn default() -> Self {
        Self { numbers: Vec::new(), starts: vec![0] }
    }
}

impl Lists {
    pub(super) fn push(&mut self, list: impl Iterator<Item = u32>) {
        self.numbers.extend(list);
        self.starts.push(self.numbers.len());
    }

    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub(super) fn range(&self, n: usize) -> Range<usize> {
        self.starts[n]..self.starts[n + 1]
    }

    /// The same lists with no numbers but those that are `asked` for.
    pub(super) fn only(&self, asked: &[bool]) -> Self {
        let mut out = Self::default();
        (0..self.len()).for_each(|n| out.push(self.get(n).iter().copied().filter(|n| asked[*n as usize])));
        out
    }

    pub(super) fn get(&self, n: usize) -> &[u32] {
        &self.numbers[self.range(n)]
    }

    /// For each number below `most` the lists that hold it, in order, each as often as it does.
    pub(super) fn postings(&self, most: usize) -> Self {
        let mut starts = vec![0usize; most + 1];
        self.numbers.iter().for_each(|n| starts[*n as usize + 1] += 1);
        for n in 1..starts.len() {
            starts[n] += starts[n - 1];
        }
        let mut next = starts.clone();
        let mut numbers = vec![0u32; self.numbers.len()];
        for list in 0..self.len() {
            for n in self.get(list) {
                let place = &mut next[*n as usize];
                numbers[*place] = number(list);
                *place += 1;
            }
        }
        Self { numbers, starts }
    }
}

/// A place in a list; one that does not fit is no longer a lexicon.
pub(super) fn number(n: usize) -> u32 {
    u32::try_from(n).expect("fewer than 2^32 pairs of words")
}
