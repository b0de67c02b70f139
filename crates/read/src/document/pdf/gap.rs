//! What is between two words of a line: nothing, a blank, or the way between two cells.

use hexapla_lang::join::is_cjk;

use super::bidi;
use super::scale::{INSIDE, OF_USUAL, Writing, middle};
use super::words::Word;
use crate::text::wrap::is_labelled;

/// How wide a gap is that separates the cells of a row, in heights of the line.
const CELL: f32 = 2.0;
/// The greatest width of a gap beside a Chinese character that is not a blank, in heights of the line.
pub(super) const NARROW: f32 = 0.3;
/// The greatest width of a gap between words that touch, in heights of the line.
pub(super) const TOUCH: f32 = 0.05;
/// The least width of the gap beside the dash of a label, in heights of the line.
const DASHED: f32 = 0.03;
/// The fewest blanks of a line that show how wide they are.
const BLANKS: usize = 5;
/// How wide a gap between two Chinese characters is that separates cells, in widths of a character.
const CJK_CELL: f32 = 0.6;
/// The same between words, in heights of the line and in blanks of the line, where several show how wide these are.
const CELL_OF_BLANKS: (f32, f32) = (1.0, 3.5);
/// The greatest distance of the raised mark of a note from its word, in heights of the line.
const AT_HOST: f32 = 0.5;
/// The most characters of a label.
const LABEL: usize = 9;

/// What is between a word and the one to its left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Gap {
    None,
    Blank,
    /// The way between two cells, with its width in points.
    Cell(f32),
}

/// The gaps between the words of a line, which are in order from left to right.
pub(super) struct Gaps<'w> {
    words: &'w [Word],
    /// Which words are raised.
    raised: &'w [bool],
    size: f32,
    writing: Writing,
    /// From which width on a gap separates cells, between any words and between Chinese characters.
    cell: f32,
    cjk_cell: f32,
    /// From which width on a gap is a blank by those of this line, in text from right to left.
    own: Option<f32>,
}

impl<'w> Gaps<'w> {
    /// `size` is the height of the line in points.
    pub(super) fn of(words: &'w [Word], raised: &'w [bool], size: f32, writing: Writing) -> Self {
        let cell = cell_gap(words, size, writing.blank);
        let cjk_cell = CJK_CELL * cjk_width(words).unwrap_or(size);
        let own = own_blank(words, size).filter(|_| writing.rtl);
        Self { words, raised, size, writing, cell, cjk_cell, own }
    }

    /// What is before the word `n`, which is not the first; `last` is the character before it.
    pub(super) fn before(&self, n: usize, last: char) -> Gap {
        let Some((before, word)) = n.checked_sub(1).map(|m| (&self.words[m], &self.words[n])) else {
            return Gap::None;
        };
        let gap = word.left - before.right;
        let first = word.text.chars().next().unwrap_or(' ');
        let stray = is_stray(last, first, gap / self.size);
        let mark = if self.writing.rtl { n - 1 } else { n };
        if self.raised[mark] && !self.opens(mark) && gap < AT_HOST * self.size {
            return Gap::None;
        }
        let is_way = match is_cjk(last) && is_cjk(first) {
            true => gap > self.cjk_cell,
            false => gap > self.cell && !self.is_label_end(n),
        };
        match is_way {
            true => Gap::Cell(gap),
            false if !stray && gap > self.blank(n, last.is_ascii_digit() && first.is_ascii_digit()) => {
                Gap::Blank
            }
            false => Gap::None,
        }
    }

    /// Whether the raised word `n` is a mark: it is at a word, or opens the line; small digits in a cell of their own
    /// are none.
    pub(super) fn is_mark(&self, n: usize) -> bool {
        let host =
            if self.writing.rtl { self.words.get(n + 1) } else { n.checked_sub(1).map(|m| &self.words[m]) };
        let word = &self.words[n];
        self.opens(n)
            || host.is_some_and(|host| {
                (host.left - word.right).max(word.left - host.right) < AT_HOST * self.size
            })
    }

    /// Whether the word `n` is the first in the direction of reading.
    fn opens(&self, n: usize) -> bool {
        if self.writing.rtl { n + 1 == self.words.len() } else { n == 0 }
    }

    /// The narrowest blank before the word `n`, in points.
    fn blank(&self, n: usize, digits: bool) -> f32 {
        let (before, word) = (&self.words[n - 1], &self.words[n]);
        let height = match self.raised[n - 1] || self.raised[n] {
            true => self.size,
            false => word.height().min(before.height()),
        };
        let vowel = before.text.ends_with(bidi::is_vowel) || word.text.starts_with(bidi::is_vowel);
        // Digits run from left to right in any text.
        let inside = if digits { INSIDE * height } else { 0.0 };
        match self.own {
            _ if self.writing.rtl && vowel => self.writing.beside_vowel.max(self.writing.blank) * height,
            _ if self.is_label_dash(n) => DASHED * self.size,
            Some(own) => own.max(inside),
            None => (self.writing.blank * height).max(inside),
        }
    }

    /// Whether a label ends before the word `n`, in the direction of reading: the gap after it separates no columns.
    fn is_label_end(&self, n: usize) -> bool {
        let label = if self.writing.rtl { &self.words[n] } else { &self.words[n - 1] };
        let ends = if self.writing.rtl { self.opens(n) || self.is_label_dash(n) } else { n == 1 };
        ends && label.text.chars().count() <= LABEL && (self.writing.rtl || is_label(&label.text))
    }

    /// Whether the word `n` is the dash of a label, or its number, in text from right to left: `12 -`.
    fn is_label_dash(&self, n: usize) -> bool {
        let [.., dash, number] = self.words else { return false };
        self.writing.rtl
            && n + 2 >= self.words.len()
            && dash.text == "-"
            && number.text.chars().all(char::is_numeric)
    }
}

/// How wide a gap is that separates cells: much wider than a blank, and than those of a line that is stretched to its margin.
fn cell_gap(words: &[Word], size: f32, blank: f32) -> f32 {
    let gaps = words.windows(2).map(|pair| pair[1].left - pair[0].right).filter(|gap| *gap > blank * size);
    let mut gaps: Vec<f32> = gaps.collect();
    gaps.sort_by(f32::total_cmp);
    match gaps.as_slice() {
        [] | [_] => CELL * size,
        [_, _, _, _, ..] => (CELL_OF_BLANKS.0 * size).max(CELL_OF_BLANKS.1 * gaps[gaps.len() / 2]),
        [smallest, ..] => (CELL * size).max(2.0 * smallest),
    }
}

/// How wide most Chinese characters of a line are, in points.
fn cjk_width(words: &[Word]) -> Option<f32> {
    let chinese = words.iter().filter(|word| word.text.chars().all(is_cjk));
    let mut widths: Vec<(f32, usize)> = chinese.map(letter_width).collect();
    widths.retain(|(width, _)| *width > 0.0);
    (!widths.is_empty()).then(|| middle(widths.into_iter()))
}

/// How wide the characters of a word are on average, in points, and how many it has.
fn letter_width(word: &Word) -> (f32, usize) {
    let count = word.text.chars().count();
    ((word.right - word.left) / count.max(1) as f32, count)
}

/// Whether a gap between two characters, in heights of the line, is not a blank: programs set Chinese apart from Latin
/// letters and digits, and stretch its lines.
fn is_stray(a: char, b: char, gap: f32) -> bool {
    match (is_cjk(a), is_cjk(b)) {
        (true, true) => true,
        // No blank is before Chinese punctuation.
        (false, true) if !b.is_alphanumeric() => true,
        (true, false) => gap < NARROW && is_set_apart(b),
        (false, true) => gap < NARROW && is_set_apart(a),
        (false, false) => false,
    }
}

/// From which gap on words of a line are separate, in points, by the gaps that most of them have: a stretched line has
/// blanks of one width.
fn own_blank(words: &[Word], size: f32) -> Option<f32> {
    let gaps = words.windows(2).map(|pair| pair[1].left - pair[0].right).filter(|gap| *gap > TOUCH * size);
    let mut gaps: Vec<f32> = gaps.collect();
    gaps.sort_by(f32::total_cmp);
    let middle = gaps.get(gaps.len() / 2).filter(|_| gaps.len() >= BLANKS)?;
    Some((OF_USUAL * middle).clamp(TOUCH * size, INSIDE * size))
}

/// Whether programs set a character apart from Chinese ones beside it; the stop of a label has a blank after it.
fn is_set_apart(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '(' | ')' | '[' | ']' | '·' | '%' | '‰' | '$')
}

/// Whether a word may be the label of a paragraph: `12.`, `(b)`, `[3]`, `12.3`, `12`, a bullet.
fn is_label(word: &str) -> bool {
    let bracketed = word.starts_with('[') && word.ends_with(']');
    let decimal = word.chars().all(|c| c.is_numeric() || c == '.');
    bracketed || decimal || is_labelled(&format!("{word} A"))
}
