//! The beads of a document, as text writes them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::error::{ScoreError, excerpt};
use crate::indices;

/// Source lines and target lines that translate each other.
pub(crate) type Bead = (Vec<u32>, Vec<u32>);

/// The beads of a document, each once, and the scores of those that have one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Beads(pub(crate) BTreeSet<Bead>, BTreeMap<Bead, f64>);

impl Beads {
    /// The beads of a text: `[0, 1]:[0]:0.93` a line, or `0,1<TAB>0` with or without a head; `path` is only named.
    ///
    /// What follows the second colon is the score; a score that is not a number from 0 to 1 is ignored.
    ///
    /// # Errors
    /// If a line is neither.
    pub fn parse(text: &str, path: &Path) -> Result<Self, ScoreError> {
        let mut beads = Self::default();
        for (n, line) in text.trim_start_matches('\u{FEFF}').lines().enumerate() {
            match parse_line(line) {
                Some(bead) if bead.0.is_empty() && bead.1.is_empty() => {}
                Some(bead) => {
                    if let Some(score) = parse_score(line) {
                        beads.1.insert(bead.clone(), score);
                    }
                    beads.0.insert(bead);
                }
                None if line.trim().is_empty() || (n == 0 && is_head(line)) => {}
                None => {
                    return Err(ScoreError::Bead { path: path.into(), line: n + 1, found: excerpt(line) });
                }
            }
        }
        Ok(beads)
    }

    /// The beads; those with two empty sides are skipped.
    #[must_use]
    pub fn new(beads: impl IntoIterator<Item = (Vec<u32>, Vec<u32>)>) -> Self {
        let beads = beads.into_iter().map(|(s, t)| (indices::sorted(s), indices::sorted(t)));
        Self(beads.filter(|(s, t)| !(s.is_empty() && t.is_empty())).collect(), BTreeMap::new())
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The beads with two sides that have a score.
    pub(crate) fn scored(&self) -> impl Iterator<Item = (&Bead, f64)> {
        let two_sided = self.1.iter().filter(|(bead, _)| !bead.0.is_empty() && !bead.1.is_empty());
        two_sided.map(|(bead, score)| (bead, *score))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Bead> {
        self.0.iter()
    }
}

/// Whether the first line of a table names its columns.
fn is_head(line: &str) -> bool {
    line.contains('\t') && line.split('\t').all(is_name)
}

fn is_name(cell: &str) -> bool {
    !cell.trim().is_empty() && !cell.contains(['[', ']', '{', '}', '"'])
}

/// The bead on a line, if it holds one.
fn parse_line(line: &str) -> Option<Bead> {
    let (source, target) = if line.starts_with('[') {
        let mut sides = line.split('[').skip(1).filter_map(|part| part.split_once(']').map(|(side, _)| side));
        (sides.next()?, sides.next()?)
    } else {
        let mut cells = line.split('\t');
        (cells.next()?, cells.next()?)
    };
    Some((indices::parse(source)?, indices::parse(target)?))
}

/// The score at the end of `[0, 1]:[0]:0.93`.
fn parse_score(line: &str) -> Option<f64> {
    let score = line.strip_prefix('[')?.rsplit_once("]:")?.1.trim().parse().ok()?;
    (0.0..=1.0).contains(&score).then_some(score)
}
