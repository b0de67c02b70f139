//! A line of a page, and the lines that follow each other in a column.

use hexapla_lang::join::is_cjk;
use unicode_normalization::UnicodeNormalization as _;

/// A line of a page. Places along it are measured in the direction of reading, from the side where lines begin.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Line {
    /// Its characters in the order of reading; a tab between the cells of what may be a row of a table.
    pub(super) text: String,
    /// The page, from 1.
    pub(super) page: u32,
    /// Its place on the page from the top, from 1.
    pub(super) number: u32,
    /// Where it begins, and where it ends, in points.
    pub(super) start: f32,
    pub(super) end: f32,
    /// Where its letters are, from the top of the page, in points.
    pub(super) base: f32,
    /// How high its letters are, in points.
    pub(super) size: f32,
    /// How wide its first word is, or its first character where words are not separated.
    pub(super) first: f32,
    /// Where its second word begins.
    pub(super) second: Option<f32>,
    /// Whether it opens with a raised mark.
    pub(super) marked: bool,
    /// Whether wide gaps separate it into cells.
    pub(super) row: bool,
    /// How wide the gaps between its cells are, together.
    pub(super) gaps: f32,
    /// Where its cells are; empty if it is not a row.
    pub(super) cells: Vec<Cell>,
}

/// Where a cell of a row begins and ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cell {
    pub(super) start: f32,
    pub(super) end: f32,
}

/// Lines that follow each other in one column, or over the whole width of a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Frame {
    /// The page, from 1.
    pub(super) page: u32,
    pub(super) lines: Vec<Line>,
}

/// Makes a line text: its cells are separated by blanks.
pub(super) fn unrow(line: &mut Line) {
    if line.row {
        line.row = false;
        line.text = joined(&line.text);
        line.cells.clear();
    }
}

/// The cells of a row as text: a blank between them, none between Chinese characters.
fn joined(row: &str) -> String {
    let mut text = String::with_capacity(row.len());
    for cell in row.split('\t') {
        let ends = text.chars().next_back().zip(cell.chars().next());
        if ends.is_some_and(|(a, b)| !(is_cjk(a) && is_cjk(b))) {
            text.push(' ');
        }
        text.push_str(cell);
    }
    text
}

/// Whether a character is a ligature or a positional form of letters.
fn is_form(c: char) -> bool {
    matches!(c, '\u{FB00}'..='\u{FB06}' | '\u{FB1D}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FDFC}' | '\u{FE70}'..='\u{FEFC}')
}

/// Whether a character only controls how others look.
fn is_control(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The text without what only its looks need: ligatures and positional forms, controls.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Hyphens that may break a word matter where they do: at the end of the line, whatever shows them there.
    let end = text.trim_end().trim_end_matches(['\u{2010}', '-']);
    let broken = end.ends_with('\u{AD}');
    let text = if broken { end } else { text };
    for c in text.chars().filter(|c| !is_control(*c) && *c != '\u{AD}') {
        if is_form(c) {
            out.extend(std::iter::once(c).nfkc());
        } else {
            out.push(c);
        }
    }
    let mut out = out.trim().to_owned();
    if broken {
        out.push('\u{AD}');
    }
    out
}
