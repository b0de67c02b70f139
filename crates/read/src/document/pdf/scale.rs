//! Sizes in heights of a line, and what is usual on a page.

use std::collections::BTreeMap;

/// The greatest height of raised text, in heights of the line; browsers make it five sixths.
pub(super) const RAISED: f32 = 0.85;
/// From which share of the usual gap on a gap is a blank: letters moved closer by kerning leave less.
pub(super) const OF_USUAL: f32 = 0.52;
/// The widest gap inside a word, in heights of the line, however wide the blanks are.
pub(super) const INSIDE: f32 = 0.145;
/// The greatest difference in height of letters of one paragraph, as a share.
pub(super) const SIZES: f32 = 0.15;
/// How wide a gap is that separates words, in heights of the line, where the document shows no other.
pub(super) const BLANK: f32 = 0.08;

/// How the words of a page are put together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Writing {
    /// Whether the page runs from right to left.
    pub(super) rtl: bool,
    /// How wide a gap is that separates words, in heights of the line.
    pub(super) blank: f32,
    /// The same beside the vowel of an Arabic letter.
    pub(super) beside_vowel: f32,
    /// How high digits on the line are, in heights of the line: fonts of other scripts have higher boxes.
    pub(super) digits: f32,
}

/// The value that weighs most among those rounded to `step`, with its neighbours; the smaller of two.
pub(super) fn most_frequent(values: impl Iterator<Item = (f32, usize)>, step: f32) -> Option<f32> {
    let mut weights: BTreeMap<i64, (usize, f32)> = BTreeMap::new();
    for (value, weight) in values {
        let entry = weights.entry((value / step).round() as i64).or_insert((0, value));
        entry.0 += weight;
    }
    let (_, (_, value)) = weights.into_iter().max_by_key(|(place, (weight, _))| (*weight, -place))?;
    Some(value)
}

/// The value in the middle, each counted as often as it weighs.
pub(super) fn middle(values: impl Iterator<Item = (f32, usize)>) -> f32 {
    let mut values: Vec<(f32, usize)> = values.collect();
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = values.iter().map(|v| v.1).sum::<usize>() / 2;
    let mut seen = 0;
    let found = values.iter().find(|(_, weight)| {
        seen += weight;
        seen > half
    });
    found.map_or(0.0, |v| v.0)
}
