//! Rows of ranges: what several alignments with one pivot cover together.

use std::ops::Range;

use crate::step::{Step, UNPROVEN};

/// A row of ranges of blocks or of segments.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// Of the pivot; empty where only other languages have text.
    pub(crate) pivot: Range<u32>,
    /// Of each other language, in order.
    pub(crate) others: Vec<Cell>,
    /// The lowest score of the beads that were joined; text inside the row that no bead joins counts [`UNPROVEN`].
    pub(crate) score: f32,
}

impl Row {
    /// Whether language `n` alone has text here.
    pub(crate) fn is_orphan(&self) -> bool {
        self.pivot.is_empty()
    }
}

/// What a row holds of a language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Cell {
    /// The items that it holds or, of the first and the last, a part of.
    pub(crate) items: Range<u32>,
    /// The segments that it holds where it has not all of its blocks.
    pub(crate) part: Option<Range<u32>>,
    /// Whether it is in another place of its version than the row in the pivot.
    pub(crate) moved: bool,
}

impl Cell {
    /// A cell of whole items.
    pub(crate) fn whole(items: Range<u32>) -> Self {
        Self { items, part: None, moved: false }
    }

    /// Whether it holds nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

/// Joins alignments, as [`Step`]s, whose sources are all the same `len` items of the pivot.
///
/// A row ends where every alignment has a step ending, so every item of every text is in exactly one row, except for blocks
/// that were cut. Items of one language without a counterpart make rows of their own, one per item, before the row of the
/// pivot that follows; so do, after their row, items that do not follow those that the row has already.
pub(crate) fn join(len: u32, alignments: &[Vec<Step>]) -> Vec<Row> {
    let mut inside = vec![false; len as usize + 1];
    for step in alignments.iter().flatten() {
        for p in step.source.start + 1..step.source.end {
            inside[p as usize] = true;
        }
    }
    let mut cursors: Vec<Cursor<'_>> = alignments.iter().map(|steps| Cursor { steps, next: 0 }).collect();
    let mut rows = Vec::new();
    let mut start = 0;
    loop {
        for (n, cursor) in cursors.iter_mut().enumerate() {
            rows.extend(cursor.orphans(start).map(|item| lone(alignments.len(), start, (n, item))));
        }
        if start == len {
            return rows;
        }
        let end = (start + 1..=len).find(|p| !inside[*p as usize]).unwrap_or(len);
        let mut row = Row { pivot: start..end, others: Vec::with_capacity(cursors.len()), score: 1.0 };
        let mut apart = Vec::new();
        for (n, cursor) in cursors.iter_mut().enumerate() {
            let (cell, score) = cursor.until(end, |item| apart.push((n, item)));
            if !cell.is_empty() {
                row.score = row.score.min(score);
            }
            row.others.push(cell);
        }
        if row.others.iter().all(Cell::is_empty) {
            row.score = 0.0;
        }
        rows.push(row);
        rows.extend(apart.into_iter().map(|found| lone(alignments.len(), end, found)));
        start = end;
    }
}

/// A row at pivot position `at` with one item of language `n` alone.
fn lone(languages: usize, at: u32, (n, item): (usize, u32)) -> Row {
    let mut others = vec![Cell::default(); languages];
    others[n] = Cell::whole(item..item + 1);
    Row { pivot: at..at, others, score: 0.0 }
}

/// A place in the steps of one alignment.
struct Cursor<'a> {
    steps: &'a [Step],
    next: usize,
}

impl Cursor<'_> {
    /// The target items that are before pivot item `at` without a counterpart.
    fn orphans(&mut self, at: u32) -> impl Iterator<Item = u32> + use<'_> {
        let rest = &self.steps[self.next..];
        let count = rest.iter().take_while(|s| s.source.is_empty() && s.source.start == at).count();
        self.next += count;
        rest[..count].iter().flat_map(|step| step.target.clone())
    }

    /// What the steps that end at or before pivot position `end` hold of the target, and their lowest score. `apart` gets
    /// the items that do not follow the first of them.
    fn until(&mut self, end: u32, mut apart: impl FnMut(u32)) -> (Cell, f32) {
        let mut found: Option<(Range<u32>, Range<u32>)> = None;
        let (mut whole, mut score, mut moved) = (true, 1.0f32, false);
        while let Some(step) =
            self.steps.get(self.next).filter(|s| s.source.end <= end && s.source.start < end)
        {
            // A block that was cut begins in one step and ends in the next.
            let follows =
                |last: &Range<u32>| (last.end.saturating_sub(1)..=last.end).contains(&step.target.start);
            if found.as_ref().is_some_and(|(items, _)| !follows(items)) {
                step.target.clone().for_each(&mut apart);
            } else if !step.target.is_empty() {
                found = Some(match found {
                    Some((items, segments)) => {
                        (items.start..step.target.end, segments.start..step.segments.end)
                    }
                    None => (step.target.clone(), step.segments.clone()),
                });
                whole &= step.whole;
                moved |= step.moved;
                score = score.min(if step.source.is_empty() { UNPROVEN } else { step.score });
            }
            self.next += 1;
        }
        let Some((items, segments)) = found else { return (Cell::default(), score) };
        (Cell { items, part: (!whole).then_some(segments), moved }, score)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hexapla_model::{Alignment, Bead};

    fn alignment(beads: &[(Range<u32>, Range<u32>)]) -> Vec<Step> {
        let end = beads.last().map_or((0, 0), |b| (b.0.end, b.1.end));
        let beads = beads.iter().map(|(s, t)| Bead::new(s.clone(), t.clone(), 0.9)).collect();
        let alignment = Alignment::new(beads, end.0, end.1);
        alignment.beads().iter().map(Step::of_bead).collect()
    }

    fn cells(ranges: &[Range<u32>]) -> Vec<Cell> {
        ranges.iter().cloned().map(Cell::whole).collect()
    }

    #[test]
    fn a_row_ends_where_all_end() {
        // pivot  0 1 | 2 | 3
        // fr     0 . | 1 | 2      fr merged 0 and 1
        // zh     0 1 | - | 3      zh dropped 2 and put in its own 2
        let fr = alignment(&[(0..2, 0..1), (2..3, 1..2), (3..4, 2..3)]);
        let zh = alignment(&[(0..1, 0..1), (1..2, 1..2), (2..3, 2..2), (3..3, 2..3), (3..4, 3..4)]);
        let rows = join(4, &[fr, zh]);
        let shape: Vec<_> = rows.iter().map(|r| (r.pivot.clone(), r.others.clone())).collect();
        assert_eq!(
            shape,
            [
                (0..2, cells(&[0..1, 0..2])),
                (2..3, cells(&[1..2, 0..0])),
                (3..3, cells(&[0..0, 2..3])),
                (3..4, cells(&[2..3, 3..4]))
            ]
        );
    }

    #[test]
    fn an_orphan_inside_a_row_makes_it_unproven() {
        // The first language merges both items of the pivot; between them the second has one more.
        let one = alignment(&[(0..2, 0..1)]);
        let two = alignment(&[(0..1, 0..1), (1..1, 1..2), (1..2, 2..3)]);
        let rows = join(2, &[one, two]);
        assert_eq!(rows, [Row { pivot: 0..2, others: cells(&[0..1, 0..3]), score: UNPROVEN }]);
    }

    #[test]
    fn a_pivot_without_text() {
        let rows = join(0, &[alignment(&[(0..0, 0..2)])]);
        assert_eq!(rows.len(), 2);
        assert!(rows[0].is_orphan());
    }
}
