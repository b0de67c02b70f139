//! How far the scores of beads are probabilities: of those scored 0.9, nine in ten should be right.

use crate::bead::Beads;

/// The beads with two sides whose scores lie in one tenth.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tenth {
    /// How many there are.
    pub beads: u64,
    /// How many of them the gold has.
    pub right: u64,
    /// The mean of their scores; 0 if there are none.
    pub mean: f64,
}

impl Tenth {
    /// The share that is right; 0 if there are none.
    #[must_use]
    pub fn share(&self) -> f64 {
        self.right as f64 / self.beads.max(1) as f64
    }
}

/// A reliability curve (DeGroot and Fienberg 1983) of the beads with two sides that have a score.
#[derive(Debug, Clone, PartialEq)]
pub struct Reliability {
    /// Scores from 0 to 0.1, from 0.1 to 0.2 and so on; 1 is in the last.
    pub tenths: [Tenth; 10],
    /// The expected calibration error (Naeini et al. 2015): the mean over the beads of the difference between the mean
    /// score of a tenth and the share of it that is right.
    pub error: f64,
}

/// The reliability of the predicted beads, documents pooled; nothing if no bead with two sides has a score.
pub(crate) fn reliability(documents: &[(Beads, Beads)]) -> Option<Reliability> {
    let mut tenths = [Tenth::default(); 10];
    for (gold, predicted) in documents {
        for (bead, score) in predicted.scored() {
            let tenth = &mut tenths[((score * 10.0) as usize).min(9)];
            tenth.beads += 1;
            tenth.right += u64::from(gold.0.contains(bead));
            tenth.mean += score;
        }
    }
    let all: u64 = tenths.iter().map(|t| t.beads).sum();
    tenths.iter_mut().for_each(|t| t.mean /= t.beads.max(1) as f64);
    let error =
        tenths.iter().map(|t| t.beads as f64 * (t.mean - t.share()).abs()).sum::<f64>() / all.max(1) as f64;
    (all > 0).then_some(Reliability { tenths, error })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn beads(text: &str) -> Beads {
        Beads::parse(text, Path::new("beads")).expect("beads")
    }

    #[test]
    fn tenths_and_their_error() {
        // 0.92 and 1 of the last tenth: one of two right, mean .96; 0.31: right; an omission does not count.
        let gold = beads("[0]:[0]\n[1]:[1]\n[2]:[2]");
        let found = beads("[0]:[0]:0.92\n[1]:[1, 2]:1\n[2]:[2]:0.31\n[3]:[]:0.9");
        let curve = reliability(&[(gold, found)]).expect("scores");
        assert_eq!((curve.tenths[9].beads, curve.tenths[9].right, curve.tenths[3].right), (2, 1, 1));
        let want = (2.0 * (0.96 - 0.5) + (1.0 - 0.31)) / 3.0;
        assert!((curve.error - want).abs() < 1e-12, "{}", curve.error);
    }

    #[test]
    fn no_scores_no_curve() {
        for text in ["[0]:[0]", "0\t0", "[0]:[0]:2", "[0]:[0]:NaN", "[]:[0]:0.5"] {
            assert_eq!(reliability(&[(beads("[0]:[0]"), beads(text))]), None, "{text}");
        }
    }
}
