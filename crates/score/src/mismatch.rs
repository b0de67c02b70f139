//! Signs that a gold standard and a result do not count the same way: then the measures say nothing about the result.

use std::collections::BTreeSet;
use std::fmt;

/// The least share of equal items that another way of counting must show to be believed: beads with one line on both sides
/// are equal in many places in either way.
const CLEAR: f64 = 0.5;
/// How many of ten items that are equal in the other way of counting may be equal as the files are. Reasoned: texts whose
/// lines translate each other one by one, counted from 1, agree in half of their beads with those counted from 0.
const NOW: usize = 8;
/// How many more items must be equal: of a handful a few agree by chance.
const MORE: usize = 3;
/// From which share of the lines on the gold standard is said to lack them.
const LACKING: f64 = 0.05;

/// Why the measures of two files may be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mismatch {
    /// The gold standard counts from 1, the result from 0.
    GoldFromOne,
    /// The result counts from 1, the gold standard from 0.
    ResultFromOne,
    /// Source and target of the gold standard are those of the result exchanged.
    Reversed,
    /// The gold standard covers some of the source lines of the result only.
    Partial {
        /// Source lines that the gold standard covers, from its first to its last.
        covered: u32,
        /// Source lines of the result.
        lines: u32,
    },
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::GoldFromOne => f.write_str("the gold standard seems to count from 1, the result from 0"),
            Self::ResultFromOne => f.write_str("the result seems to count from 1, the gold standard from 0"),
            Self::Reversed => f.write_str("source and target of the gold standard seem to be exchanged"),
            Self::Partial { covered, lines } => write!(
                f,
                "the gold standard covers {covered} of {lines} source lines; beads of the others count as wrong"
            ),
        }
    }
}

/// A pair of sides that can be counted in other ways.
pub(crate) trait Item: Ord + Sized {
    /// The same counted from one less, if it can be.
    fn lowered(&self) -> Option<Self>;
    /// The same with source and target exchanged.
    fn reversed(&self) -> Self;
}

impl Item for (Vec<u32>, Vec<u32>) {
    fn lowered(&self) -> Option<Self> {
        Some((lowered(&self.0)?, lowered(&self.1)?))
    }

    fn reversed(&self) -> Self {
        (self.1.clone(), self.0.clone())
    }
}

/// Numbers counted from one less.
fn lowered(numbers: &[u32]) -> Option<Vec<u32>> {
    numbers.iter().map(|n| n.checked_sub(1)).collect()
}

/// A link between word `.1` and word `.2` of line `.0`.
impl Item for (usize, u32, u32) {
    fn lowered(&self) -> Option<Self> {
        Some((self.0, self.1.checked_sub(1)?, self.2.checked_sub(1)?))
    }

    fn reversed(&self) -> Self {
        (self.0, self.2, self.1)
    }
}

/// The way of counting in which clearly more of the items of `gold` and `found` are equal, if there is one.
pub(crate) fn counted<I: Item>(gold: &BTreeSet<I>, found: &BTreeSet<I>) -> Option<Mismatch> {
    let fewest = gold.len().min(found.len());
    let now = gold.intersection(found).count();
    if fewest == 0 {
        None
    } else if is_clear(equal(gold.iter().filter_map(Item::lowered), found), now, fewest) {
        Some(Mismatch::GoldFromOne)
    } else if is_clear(equal(found.iter().filter_map(Item::lowered), gold), now, fewest) {
        Some(Mismatch::ResultFromOne)
    } else {
        let reversed = equal(gold.iter().map(Item::reversed), found);
        is_clear(reversed, now, fewest).then_some(Mismatch::Reversed)
    }
}

/// How many of `items` are among `others`.
fn equal<I: Item>(items: impl Iterator<Item = I>, others: &BTreeSet<I>) -> usize {
    items.filter(|item| others.contains(item)).count()
}

/// Whether another way of counting, in which `equal` items are equal, is clearly the better one; as the files are, `now` are
/// equal, of at least `fewest` on both sides.
fn is_clear(equal: usize, now: usize, fewest: usize) -> bool {
    now * 10 < equal * NOW && equal >= now + MORE && equal as f64 >= CLEAR * fewest as f64
}

/// Whether the gold standard ends long before the result, by their source lines.
pub(crate) fn partial(
    gold: impl Iterator<Item = u32> + Clone,
    found: impl Iterator<Item = u32>,
) -> Option<Mismatch> {
    let (first, last) = (gold.clone().min()?, gold.max()?);
    let lines: BTreeSet<u32> = found.collect();
    let covered = lines.iter().filter(|line| (first..=last).contains(line)).count() as u32;
    let lines = lines.len() as u32;
    let is_partial = f64::from(lines - covered) > LACKING * f64::from(lines);
    is_partial.then_some(Mismatch::Partial { covered, lines })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::{Beads, WordLinks, bead_mismatch, word_mismatch};

    #[test]
    fn beads_that_count_otherwise() {
        let result = "[0]:[0]\n[1, 2]:[1]\n[3]:[2]\n[4]:[3, 4]\n";
        for (gold, want) in [
            (result, ""),
            ("[1]:[1]\n[2, 3]:[2]\n[4]:[3]\n[5]:[4, 5]\n", "the gold standard seems to count from 1"),
            ("[0]:[0]\n[1]:[1, 2]\n[2]:[3]\n[3, 4]:[4]\n", "seem to be exchanged"),
            ("[0]:[0]\n[1, 2]:[1]\n", "covers 3 of 5 source lines"),
            ("[0]:[0]\n[1]:[1]\n[2]:[2]\n[3]:[3]\n[4]:[4]", ""),
            (
                "[1]:[1]\n[2, 3]:[2]\n[4]:[3]\n[5]:[4, 5]\n[0]:[0]\n",
                "the gold standard seems to count from 1",
            ),
        ] {
            let read = |text| Beads::parse(text, Path::new("a")).unwrap();
            let found = bead_mismatch(&read(gold), &read(result)).map(|m| m.to_string()).unwrap_or_default();
            assert!(if want.is_empty() { found.is_empty() } else { found.contains(want) }, "{gold}: {found}");
        }
    }

    #[test]
    fn links_that_count_otherwise() {
        let result = "0-0 1-2 2-1\n0-0 1-1 3-2\n";
        for (gold, want) in [
            (result, ""),
            ("1-1 2-3 3p2\n1-1 2-2 4-3\n", "the gold standard seems to count from 1"),
            ("0-0 2-1 1-2 5-4\n0-0 1-1 2-3\n", ""),
            ("0-3 1-2 2-1\n0-1 1-0 2-3\n", ""),
        ] {
            let read = |text| WordLinks::parse(text, Path::new("a")).unwrap();
            let found = word_mismatch(&read(gold), &read(result)).map(|m| m.to_string()).unwrap_or_default();
            assert!(if want.is_empty() { found.is_empty() } else { found.contains(want) }, "{gold}: {found}");
        }
    }
}
