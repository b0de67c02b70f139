//! Where the candidates of each running word begin, in little memory.

use std::ops::Range;

/// How many tokens share a number in [`Starts`].
const STRETCH: usize = 16;

/// Where the candidates of each token begin among those of all tokens: little more than a byte for each token.
#[derive(Debug, Clone, Default)]
pub(crate) struct Starts {
    /// Where those of each stretch of tokens begin.
    stretches: Vec<u32>,
    /// How many begin at each token: no more than a candidate has words.
    counts: Vec<u8>,
}

impl Starts {
    /// The same as `starts`, which also has where the last end.
    pub(crate) fn of_all(starts: &[u32]) -> Self {
        let stretches = starts.iter().step_by(STRETCH).copied().collect();
        let counts =
            starts.windows(2).map(|pair| u8::try_from(pair[1] - pair[0]).expect("one of each length"));
        Self { stretches, counts: counts.collect() }
    }

    /// The places of those that begin at token `at`.
    pub(crate) fn of(&self, at: usize) -> Range<usize> {
        let first = at - at % STRETCH;
        let before: usize = self.counts[first..at].iter().map(|count| usize::from(*count)).sum();
        let start = self.stretches[at / STRETCH] as usize + before;
        start..start + usize::from(self.counts[at])
    }

    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.counts.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_in_stretches() {
        // Three stretches; the candidates of token n are n % 4.
        let mut starts = vec![0u32];
        (0..40).for_each(|n| starts.push(starts[n as usize] + n % 4));
        let short = Starts::of_all(&starts);
        assert_eq!(short.len(), 40);
        for n in 0..40 {
            assert_eq!(short.of(n), starts[n] as usize..starts[n + 1] as usize, "{n}");
        }
        assert_eq!(Starts::of_all(&[0]).len(), 0);
    }
}
