//! Separates cells that leave no wide gap, where the lines above and below have a cell at the same place.

use super::scale::{INSIDE, Writing};
use super::visual::Visual;
use super::words::Word;

/// How close the beginnings of cells in one column are, in points.
const SAME: f32 = 1.5;
/// The greatest distance of a line from the next, in its heights.
const FAR: f32 = 4.0;
/// The most lines that are looked through from one row.
const MOST: usize = 40;

/// Separates cells of lines between two others that have a cell at the same place.
pub(super) fn part(lines: &mut [Visual], writing: Writing) {
    for n in 0..lines.len() {
        for place in starts(&lines[n], writing) {
            for m in between(&lines[n..], place, writing) {
                separate(&mut lines[n + m], place, writing);
            }
        }
    }
}

/// Where a word begins in the direction of reading; from right to left, places are negative.
fn start(word: &Word, writing: Writing) -> f32 {
    if writing.rtl { -word.right } else { word.left }
}

/// Where a word ends in the direction of reading.
fn end(word: &Word, writing: Writing) -> f32 {
    if writing.rtl { -word.left } else { word.right }
}

/// Whether a word begins at a place.
fn is_at(word: &Word, place: f32, writing: Writing) -> bool {
    (start(word, writing) - place).abs() < SAME
}

/// Where the cells of a line begin except for the first.
fn starts(line: &Visual, writing: Writing) -> Vec<f32> {
    let mut starts: Vec<f32> = line.cell_words(writing.rtl).map(|word| start(word, writing)).collect();
    starts.sort_by(f32::total_cmp);
    starts.into_iter().skip(1).collect()
}

/// What a line has at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    /// A cell of its own begins there, or the line does.
    Cell,
    /// A word begins there.
    Word,
    /// Nothing is there.
    Free,
    /// A word runs over it.
    Crossed,
}

fn at(line: &Visual, place: f32, writing: Writing) -> At {
    if line.cell_words(writing.rtl).any(|word| is_at(word, place, writing)) {
        return At::Cell;
    }
    if line.words.iter().any(|word| is_at(word, place, writing)) {
        return At::Word;
    }
    let is_crossed = line.words.iter().any(|word| start(word, writing) < place && end(word, writing) > place);
    if is_crossed { At::Crossed } else { At::Free }
}

/// Which of the lines below the first have a word at a place, with a line further down that has a cell there.
fn between(lines: &[Visual], place: f32, writing: Writing) -> Vec<usize> {
    let (mut sure, mut found) = (0, Vec::new());
    for n in 1..lines.len().min(MOST) {
        if lines[n].base - lines[n - 1].base > FAR * lines[n].size {
            break;
        }
        match at(&lines[n], place, writing) {
            At::Cell => sure = found.len(),
            At::Word => found.push(n),
            At::Free => {}
            At::Crossed => break,
        }
    }
    found.truncate(sure);
    found
}

fn separate(line: &mut Visual, place: f32, writing: Writing) {
    let found = line.words.iter().position(|word| is_at(word, place, writing));
    let Some(n) = found else { return };
    // The gap before the cell in the direction of reading, from left to right on the page.
    let (before, after) = if writing.rtl { (n, n + 1) } else { (n.wrapping_sub(1), n) };
    let (Some(left), Some(right)) = (line.words.get(before), line.words.get(after)) else { return };
    let way = (left.right, right.left);
    if way.1 - way.0 > INSIDE * line.size {
        line.part(&[way]);
    }
}
