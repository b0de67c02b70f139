//! What is at one height of a page, over its whole width: where page heads and feet are looked for.

use super::scale::{INSIDE, RAISED};
use super::words::{Fragment, Page, Word};

/// The least share of the lower of two boxes at one height that both have in common.
const SHARED: f32 = 0.5;
/// The greatest distance of two rows of a table, from top to top in heights of their letters.
const FAR: f32 = 4.0;

/// A fragment of a page by its index, with its box and its text from left to right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// Its index among the fragments of the page.
    pub(super) index: usize,
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
}

impl Piece {
    /// Whether one piece is above the other, at least in part.
    fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right
    }
}

/// Fragments whose boxes overlap in height, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Strip {
    pub(super) pieces: Vec<Piece>,
    /// Its box from the top of the page, in points.
    pub(super) top: f32,
    pub(super) bottom: f32,
    /// The height of most of its letters, in points.
    pub(super) size: f32,
}

impl Strip {
    /// Whether the strip is near another and at least two of its pieces are above or below pieces of the other, as in a
    /// table.
    pub(super) fn is_aligned_with(&self, other: &Self) -> bool {
        let is_near = (other.top - self.top).abs() < FAR * self.size.max(other.size);
        let aligned = self.pieces.iter().filter(|piece| other.pieces.iter().any(|p| p.overlaps(piece)));
        is_near && other.pieces.len() > 1 && aligned.count() > 1
    }
}

/// The box of a fragment from top to bottom, and the height of its largest word: raised marks count little.
pub(super) fn extent(fragment: &Fragment) -> (f32, f32, f32) {
    let highest = fragment.iter().map(Word::height).fold(0.0, f32::max);
    let (mut top, mut bottom) = (f32::MAX, f32::MIN);
    for word in fragment.iter().filter(|word| word.height() >= RAISED * highest) {
        (top, bottom) = (top.min(word.top), bottom.max(word.bottom));
    }
    (top, bottom, highest)
}

/// A strip that is not complete: its box, its height, and its fragments.
struct Open {
    top: f32,
    bottom: f32,
    size: f32,
    indices: Vec<usize>,
}

impl Open {
    /// The strip of one fragment of a page.
    fn new(index: usize, fragment: &Fragment) -> Self {
        let (top, bottom, size) = extent(fragment);
        Self { top, bottom, size, indices: vec![index] }
    }

    /// Whether another is at the same height.
    fn is_beside(&self, other: &Self) -> bool {
        let shared = other.bottom.min(self.bottom) - other.top.max(self.top);
        shared > SHARED * (other.bottom - other.top).min(self.bottom - self.top)
    }

    /// Adds another; the box of the strip is that of its largest letters.
    fn add(&mut self, other: Self) {
        self.indices.extend(other.indices);
        if other.size > self.size {
            (self.top, self.bottom, self.size) = (other.top, other.bottom, other.size);
        }
    }
}

/// The strips of a page from top to bottom.
pub(super) fn strips(page: &Page) -> Vec<Strip> {
    let fragments = page.fragments.iter().enumerate().filter(|(_, fragment)| !fragment.is_empty());
    let mut order: Vec<Open> = fragments.map(|(n, fragment)| Open::new(n, fragment)).collect();
    order.sort_by(|a, b| (a.top + a.bottom).total_cmp(&(b.top + b.bottom)));
    let mut open: Vec<Open> = Vec::new();
    for own in order {
        match open.last_mut().filter(|strip| strip.is_beside(&own)) {
            Some(strip) => strip.add(own),
            None => open.push(own),
        }
    }
    open.into_iter().map(|strip| closed(strip, page)).collect()
}

fn closed(open: Open, page: &Page) -> Strip {
    let mut pieces: Vec<Piece> = open.indices.into_iter().map(|n| piece(n, &page.fragments[n])).collect();
    pieces.sort_by(|a, b| a.left.total_cmp(&b.left).then(a.index.cmp(&b.index)));
    Strip { pieces, top: open.top, bottom: open.bottom, size: open.size }
}

fn piece(index: usize, fragment: &Fragment) -> Piece {
    let mut text = String::new();
    for (n, word) in fragment.iter().enumerate() {
        let apart = n.checked_sub(1).is_some_and(|m| word.left - fragment[m].right > INSIDE * word.height());
        if apart {
            text.push(' ');
        }
        text.push_str(&word.text);
    }
    let left = fragment.iter().map(|w| w.left).fold(f32::MAX, f32::min);
    let right = fragment.iter().map(|w| w.right).fold(f32::MIN, f32::max);
    Piece { index, text, left, right }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A strip 10 points high: where it begins, and each piece with the places where it begins and ends.
    fn strip(top: f32, pieces: &[(f32, f32)]) -> Strip {
        let piece =
            |(left, right): &(f32, f32)| Piece { index: 0, text: String::new(), left: *left, right: *right };
        Strip { pieces: pieces.iter().map(piece).collect(), top, bottom: top + 10.0, size: 10.0 }
    }

    #[test]
    fn rows_of_a_table_are_aligned() {
        let row = strip(100.0, &[(50.0, 90.0), (200.0, 240.0)]);
        for (top, pieces, want) in [
            (112.0, &[(50.0, 70.0), (230.0, 260.0)][..], true),
            (88.0, &[(60.0, 70.0), (190.0, 210.0), (300.0, 310.0)], true),
            // One column alone, cells elsewhere, one line, far away.
            (112.0, &[(50.0, 70.0), (300.0, 330.0)], false),
            (112.0, &[(90.0, 200.0), (240.0, 260.0)], false),
            (112.0, &[(50.0, 240.0)], false),
            (141.0, &[(50.0, 90.0), (200.0, 240.0)], false),
        ] {
            assert_eq!(row.is_aligned_with(&strip(top, pieces)), want, "{top} {pieces:?}");
        }
    }
}
