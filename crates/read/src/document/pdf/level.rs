//! The lines of a frame: what is at the same height is one line.

use super::scale::Writing;
use super::strip::extent;
use super::visual::Visual;
use super::words::{Fragment, Word};
use super::{aligned, narrow};

/// The greatest distance of letters below others of their line, in heights of the higher.
const LEVEL: f32 = 0.3;
/// The least share of the lower of two boxes on one line that both have in common.
const SHARED: f32 = 0.6;
/// The most characters of the mark of a note.
const MARK: usize = 5;

/// Fragments of one line: the box of the highest, and all their words.
struct Group {
    top: f32,
    bottom: f32,
    words: Vec<Word>,
}

/// The lines of a frame, from top to bottom: what is at the same height is one line.
pub(super) fn lines(fragments: Vec<Fragment>, writing: Writing) -> Vec<Visual> {
    let mut groups: Vec<Group> = Vec::new();
    for fragment in fragments {
        let (top, bottom, _) = extent(&fragment);
        let mark = is_short(&fragment);
        let same = groups.iter_mut().rev().take(4).find(|group| {
            let (own, other) = (bottom - top, group.bottom - group.top);
            let shared = bottom.min(group.bottom) - top.max(group.top);
            // Beside letters of another size, letters are on the same line, except for raised ones.
            let level = (bottom - group.bottom).abs() < LEVEL * own.max(other);
            shared > SHARED * own.min(other) && (level || mark || is_short(&group.words))
        });
        match same {
            Some(group) => {
                if bottom - top > group.bottom - group.top {
                    (group.top, group.bottom) = (top, bottom);
                }
                group.words.extend(fragment);
            }
            None => groups.push(Group { top, bottom, words: fragment }),
        }
    }
    groups.sort_by(|a, b| a.bottom.total_cmp(&b.bottom));
    let mut lines: Vec<Visual> = groups.into_iter().map(|group| Visual::new(group.words, writing)).collect();
    narrow::part(&mut lines);
    aligned::part(&mut lines, writing);
    lines
}

/// Whether words may be the raised mark of a note.
fn is_short(words: &[Word]) -> bool {
    words.iter().map(|word| word.text.chars().count()).sum::<usize>() <= MARK
}
