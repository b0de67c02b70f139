//! Rows of ranges: what several alignments with one pivot cover together.

use std::ops::Range;

use hexapla_model::Alignment;

/// The score of text that its place alone puts into a row, with no bead to say how sure that is: a sentence without a
/// counterpart in the middle of a row, or a paragraph that the pivot lacks but two languages share by its anchor.
/// The place speaks for it, the missing bead against it: neither sure nor refuted.
pub(crate) const UNPROVEN: f32 = 0.5;

/// A row of ranges of blocks or of segments.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// Of the pivot; empty where only other languages have text.
    pub(crate) pivot: Range<u32>,
    /// Of each other language, in order.
    pub(crate) others: Vec<Range<u32>>,
    /// The lowest score of the beads that were joined; text inside the row that no bead joins counts [`UNPROVEN`].
    pub(crate) score: f32,
}

impl Row {
    /// Whether language `n` alone has text here.
    pub(crate) fn is_orphan(&self) -> bool {
        self.pivot.is_empty()
    }
}

/// Joins alignments whose sources are all the same `len` items of the pivot.
///
/// A row ends where every alignment has a bead ending, so every item of every text is in exactly one row. Items of
/// one language without a counterpart make rows of their own, one an item, before the row of the pivot that follows.
pub(crate) fn join(len: u32, alignments: &[&Alignment]) -> Vec<Row> {
    let mut inside = vec![false; len as usize + 1];
    for bead in alignments.iter().flat_map(|a| a.beads()) {
        for p in bead.source.start + 1..bead.source.end {
            inside[p as usize] = true;
        }
    }
    let mut cursors: Vec<Cursor<'_>> = alignments.iter().map(|a| Cursor { alignment: a, next: 0 }).collect();
    let mut rows = Vec::new();
    let mut start = 0;
    loop {
        for (n, cursor) in cursors.iter_mut().enumerate() {
            rows.extend(cursor.orphans(start).map(|item| Row {
                pivot: start..start,
                others: lone(alignments.len(), n, item),
                score: 0.0,
            }));
        }
        if start == len {
            return rows;
        }
        let end = (start + 1..=len).find(|p| !inside[*p as usize]).unwrap_or(len);
        let mut row = Row { pivot: start..end, others: Vec::with_capacity(cursors.len()), score: 1.0 };
        for cursor in &mut cursors {
            let (range, score) = cursor.until(end);
            if !range.is_empty() {
                row.score = row.score.min(score);
            }
            row.others.push(range);
        }
        if row.others.iter().all(Range::is_empty) {
            row.score = 0.0;
        }
        rows.push(row);
        start = end;
    }
}

fn lone(languages: usize, n: usize, item: u32) -> Vec<Range<u32>> {
    (0..languages).map(|k| if k == n { item..item + 1 } else { 0..0 }).collect()
}

/// A place in the beads of one alignment.
struct Cursor<'a> {
    alignment: &'a Alignment,
    next: usize,
}

impl Cursor<'_> {
    /// The target items that stand before pivot item `at` without a counterpart.
    fn orphans(&mut self, at: u32) -> impl Iterator<Item = u32> + use<> {
        let beads = self.alignment.beads();
        let from = beads.get(self.next).map_or(0, |b| b.target.start);
        let mut to = from;
        while let Some(bead) = beads.get(self.next).filter(|b| b.source.is_empty() && b.source.start == at) {
            to = bead.target.end;
            self.next += 1;
        }
        from..to
    }

    /// The target items of the beads that end at or before pivot position `end`, and their lowest score.
    fn until(&mut self, end: u32) -> (Range<u32>, f32) {
        let beads = self.alignment.beads();
        let mut range: Option<Range<u32>> = None;
        let mut score = 1.0f32;
        while let Some(bead) = beads.get(self.next).filter(|b| b.source.end <= end && b.source.start < end) {
            if !bead.target.is_empty() {
                range = Some(range.map_or(bead.target.clone(), |r| r.start..bead.target.end));
                score = score.min(if bead.is_omission() { UNPROVEN } else { bead.score });
            }
            self.next += 1;
        }
        (range.unwrap_or(0..0), score)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hexapla_model::Bead;

    fn alignment(beads: &[(Range<u32>, Range<u32>)]) -> Alignment {
        let end = beads.last().map_or((0, 0), |b| (b.0.end, b.1.end));
        Alignment::new(
            beads.iter().map(|(s, t)| Bead::new(s.clone(), t.clone(), 0.9)).collect(),
            end.0,
            end.1,
        )
    }

    #[test]
    fn a_row_ends_where_all_end() {
        // pivot  0 1 | 2 | 3
        // fr     0 . | 1 | 2      fr merged 0 and 1
        // zh     0 1 | - | 3      zh dropped 2 and put in its own 2
        let fr = alignment(&[(0..2, 0..1), (2..3, 1..2), (3..4, 2..3)]);
        let zh = alignment(&[(0..1, 0..1), (1..2, 1..2), (2..3, 2..2), (3..3, 2..3), (3..4, 3..4)]);
        let rows = join(4, &[&fr, &zh]);
        let shape: Vec<_> = rows.iter().map(|r| (r.pivot.clone(), r.others.clone())).collect();
        assert_eq!(
            shape,
            [
                (0..2, vec![0..1, 0..2]),
                (2..3, vec![1..2, 0..0]),
                (3..3, vec![0..0, 2..3]),
                (3..4, vec![2..3, 3..4])
            ]
        );
    }

    #[test]
    fn an_orphan_inside_a_row_makes_it_unproven() {
        // The first language merges both items of the pivot; between them the second has one more.
        let one = alignment(&[(0..2, 0..1)]);
        let two = alignment(&[(0..1, 0..1), (1..1, 1..2), (1..2, 2..3)]);
        let rows = join(2, &[&one, &two]);
        assert_eq!(rows, [Row { pivot: 0..2, others: vec![0..1, 0..3], score: UNPROVEN }]);
    }

    #[test]
    fn a_pivot_without_text() {
        let rows = join(0, &[&alignment(&[(0..0, 0..2)])]);
        assert_eq!(rows.len(), 2);
        assert!(rows[0].is_orphan());
    }
}
