//! What is at one height of a page, over its whole width: where page heads and feet are looked for.

use super::scale::{INSIDE, RAISED};
use super::words::{Fragment, Page, Word};

/// How much of the lower of two boxes at one height both share, at least.
const SHARED: f32 = 0.5;

/// A fragment of a page by its index, with its box and its text from left to right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// Its index among the fragments of the page.
    pub(super) index: usize,
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
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

/// The box of a fragment from top to bottom, and the height of its largest word: raised marks count little.
pub(super) fn extent(fragment: &Fragment) -> (f32, f32, f32) {
    let highest = fragment.iter().map(Word::height).fold(0.0, f32::max);
    let on_line = || fragment.iter().filter(|w| w.height() >= RAISED * highest);
    let top = on_line().map(|w| w.top).fold(f32::MAX, f32::min);
    let bottom = on_line().map(|w| w.bottom).fold(f32::MIN, f32::max);
    (top, bottom, highest)
}

/// A strip that is not complete: its box, its height, and its fragments.
struct Open {
    top: f32,
    bottom: f32,
    size: f32,
    indices: Vec<usize>,
}

/// The strips of a page from top to bottom.
pub(super) fn strips(page: &Page) -> Vec<Strip> {
    let mut order: Vec<(f32, f32, f32, usize)> = (page.fragments.iter().enumerate())
        .filter(|(_, fragment)| !fragment.is_empty())
        .map(|(n, fragment)| {
            let (top, bottom, size) = extent(fragment);
            (top, bottom, size, n)
        })
        .collect();
    order.sort_by(|a, b| (a.0 + a.1).total_cmp(&(b.0 + b.1)).then(a.3.cmp(&b.3)));
    let mut open: Vec<Open> = Vec::new();
    for (top, bottom, size, index) in order {
        let same = |o: &&mut Open| {
            bottom.min(o.bottom) - top.max(o.top) > SHARED * (bottom - top).min(o.bottom - o.top)
        };
        match open.last_mut().filter(same) {
            Some(strip) => {
                strip.indices.push(index);
                if size > strip.size {
                    (strip.top, strip.bottom, strip.size) = (top, bottom, size);
                }
            }
            None => open.push(Open { top, bottom, size, indices: vec![index] }),
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
