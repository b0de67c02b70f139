//! From which score on a row counts as sure, and below which it is more likely wrong than right: the same in all formats.
//!
//! A score is a probability. A reader who checks all rows below 0.9 leaves at most one wrong row in ten unseen.

use super::escape;

/// The least score of a sure row.
pub(crate) const SURE: f32 = 0.9;
/// The least score of a row that is more likely right than wrong.
pub(crate) const LIKELY: f32 = 0.5;

/// Whether a row with this score, as it is shown, needs no check.
pub(crate) fn is_sure(score: f64) -> bool {
    score >= escape::score(SURE)
}

/// Whether a row with this score, as it is shown, is more likely right than wrong.
pub(crate) fn is_likely(score: f64) -> bool {
    score >= escape::score(LIKELY)
}
