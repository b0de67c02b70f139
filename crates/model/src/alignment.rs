//! Which segments (or blocks) of one side translate which of the other.

use std::ops::Range;

/// A range of source segments and a range of target segments that translate each other.
///
/// An empty side is an omission.
#[derive(Debug, Clone, PartialEq)]
pub struct Bead {
    /// Source segments.
    pub source: Range<u32>,
    /// Target segments.
    pub target: Range<u32>,
    /// How sure we are, from 0 to 1.
    pub score: f32,
}

impl Bead {
    /// A bead; the score is clamped to 0..=1.
    #[must_use]
    pub fn new(source: Range<u32>, target: Range<u32>, score: f32) -> Self {
        let score = if score.is_nan() { 0.0 } else { score.clamp(0.0, 1.0) };
        Self { source, target, score }
    }

    /// The source items as indices of a list.
    #[must_use]
    pub fn source_range(&self) -> Range<usize> {
        self.source.start as usize..self.source.end as usize
    }

    /// The target items as indices of a list.
    #[must_use]
    pub fn target_range(&self) -> Range<usize> {
        self.target.start as usize..self.target.end as usize
    }

    /// Whether one side has no counterpart.
    #[must_use]
    pub fn is_omission(&self) -> bool {
        self.source.is_empty() || self.target.is_empty()
    }
}

impl std::fmt::Display for Bead {
    /// The type of the bead, `2-1`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.source.len(), self.target.len())
    }
}

/// Beads that cover both sides from end to end, without gaps and in order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Alignment {
    beads: Vec<Bead>,
}

impl Alignment {
    /// The alignment of `source_len` source and `target_len` target segments that `beads` make.
    ///
    /// # Panics
    /// If the beads leave a gap, cross, or do not reach both ends: that is a fault of the aligner.
    #[must_use]
    pub fn new(beads: Vec<Bead>, source_len: u32, target_len: u32) -> Self {
        let (mut s, mut t) = (0, 0);
        for bead in &beads {
            assert_eq!((bead.source.start, bead.target.start), (s, t), "beads are gapless and monotone");
            (s, t) = (bead.source.end, bead.target.end);
            assert!(s >= bead.source.start && t >= bead.target.start, "a bead runs forward");
        }
        assert_eq!((s, t), (source_len, target_len), "beads reach the end of both sides");
        Self { beads }
    }

    /// The same beads, each as much less sure as `trust` says: 1 leaves them as they are.
    #[must_use]
    pub fn trusted(mut self, trust: f32) -> Self {
        self.beads.iter_mut().for_each(|bead| bead.score *= trust.clamp(0.0, 1.0));
        self
    }

    /// The beads in order.
    #[must_use]
    pub fn beads(&self) -> &[Bead] {
        &self.beads
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "gapless")]
    fn a_gap_is_our_fault() {
        let _ = Alignment::new(vec![Bead::new(0..1, 0..1, 1.0), Bead::new(2..3, 1..2, 1.0)], 3, 2);
    }

    #[test]
    fn scores_are_probabilities() {
        assert_eq!(Bead::new(0..1, 0..1, f32::NAN).score, 0.0);
        assert_eq!(Bead::new(0..1, 0..1, 7.0).score, 1.0);
        let alignment = Alignment::new(vec![Bead::new(0..1, 0..1, 0.5)], 1, 1);
        assert_eq!(alignment.clone().trusted(2.0), alignment);
        assert_eq!(alignment.trusted(0.5).beads()[0].score, 0.25);
    }
}
