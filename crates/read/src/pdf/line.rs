//! Makes lines of the words of a page: blanks by the gaps, raised digits as marks, letters in the order of reading.

use unicode_normalization::UnicodeNormalization as _;

use super::words::{Fragment, Page, Word};
use super::{bidi, columns, narrow};
use crate::join::{is_cjk, superscript};

/// How wide a gap is that parts words, in heights of the line.
const BLANK: f32 = 0.08;
/// How wide a gap is that parts the cells of a row, in heights of the line.
const CELL: f32 = 2.0;
/// How wide a gap beside a Chinese character is at most that is no blank, in heights of the line.
const NARROW: f32 = 0.3;
/// How high raised text is at most, in heights of the line; browsers make it five sixths.
const RAISED: f32 = 0.85;
/// How many characters a label has at most.
const LABEL: usize = 9;
/// The share of letters from right to left that makes a page run so.
const RIGHT_TO_LEFT: usize = 3;

/// A line of a page. Places along it are measured in the direction of reading, from the side where lines begin.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Line {
    /// Its characters in the order of reading.
    pub(super) text: String,
    /// The page, from 1.
    pub(super) page: u32,
    /// Its place on the page from the top, from 1.
    pub(super) number: u32,
    /// The column, or stretch of a page, that it belongs to; counted through the file.
    pub(super) frame: u32,
    /// Where it begins, and where it ends.
    pub(super) start: f32,
    pub(super) end: f32,
    /// Where its letters stand, from the top of the page, as a share of the height of the page.
    pub(super) place: f32,
    /// The same in points.
    pub(super) base: f32,
    /// How high its letters are.
    pub(super) size: f32,
    /// How wide its first word is, or its first character where words are not parted.
    pub(super) first: f32,
    /// Where its second word begins.
    pub(super) second: Option<f32>,
    /// Whether it opens with a raised mark.
    pub(super) marked: bool,
    /// Whether it is parted into cells.
    pub(super) row: bool,
    /// How wide the gaps between its cells are, together.
    pub(super) gaps: f32,
}

/// What has been read of a file.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
    pages: u32,
    frames: u32,
}

impl Lines {
    /// Adds the lines of the next page.
    pub(super) fn page(&mut self, page: Page) {
        self.pages += 1;
        let rtl = is_right_to_left(&page.fragments);
        let (width, height) = (page.width, page.height.max(1.0));
        let frames: Vec<Vec<Visual>> =
            columns::frames(page.fragments, rtl).into_iter().map(|f| visual(f, rtl)).collect();
        let vote: i32 = frames.iter().flatten().map(|line| bidi::mirror_vote(&line.text)).sum();
        let begins = self.lines.len();
        for frame in frames {
            self.frames += 1;
            for line in frame {
                let mut line = line.read(width, rtl, vote > 0);
                (line.page, line.frame, line.place) = (self.pages, self.frames, line.base / height);
                if !line.text.is_empty() {
                    self.lines.push(line);
                }
            }
        }
        let mut order: Vec<usize> = (begins..self.lines.len()).collect();
        order.sort_by(|a, b| self.lines[*a].base.total_cmp(&self.lines[*b].base));
        (1..).zip(order).for_each(|(number, n)| self.lines[n].number = number);
    }
}

fn is_right_to_left(fragments: &[Fragment]) -> bool {
    let letters =
        || fragments.iter().flatten().flat_map(|word| word.text.chars()).filter(|c| c.is_alphabetic());
    letters().filter(|c| bidi::is_right_to_left(*c)).count() * RIGHT_TO_LEFT > letters().count()
}

/// A line as it stands on the page, from left to right.
pub(super) struct Visual {
    text: String,
    pub(super) words: Vec<Word>,
    /// Where each word begins in the text.
    starts: Vec<usize>,
    pub(super) size: f32,
    pub(super) base: f32,
    row: bool,
    gaps: f32,
}

/// The lines of a frame, from top to bottom: what stands at the same height is one line.
fn visual(fragments: Vec<Fragment>, rtl: bool) -> Vec<Visual> {
    let mut groups: Vec<(f32, f32, Vec<Word>)> = Vec::new();
    for fragment in fragments {
        let (mut top, mut bottom) = (f32::MAX, f32::MIN);
        // A raised mark alone says little about where its line stands.
        let highest = fragment.iter().map(Word::height).fold(0.0, f32::max);
        for word in fragment.iter().filter(|w| w.height() >= RAISED * highest) {
            (top, bottom) = (top.min(word.top), bottom.max(word.bottom));
        }
        let same = groups.iter_mut().rev().take(4).find(|(t, b, _)| {
            let shared = bottom.min(*b) - top.max(*t);
            shared > 0.6 * (bottom - top).min(*b - *t)
        });
        match same {
            Some((t, b, words)) => {
                if bottom - top > *b - *t {
                    (*t, *b) = (top, bottom);
                }
                words.extend(fragment);
            }
            None => groups.push((top, bottom, fragment)),
        }
    }
    groups.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut lines: Vec<Visual> = groups.into_iter().map(|(_, _, words)| Visual::new(words, rtl)).collect();
    narrow::part(&mut lines);
    lines
}

impl Visual {
    fn new(mut words: Vec<Word>, rtl: bool) -> Self {
        words.sort_by(|a, b| a.left.total_cmp(&b.left));
        let size = middle(words.iter().map(|w| (w.height(), w.text.chars().count())));
        let on_line = words.iter().filter(|w| w.height() >= RAISED * size);
        let base = middle(on_line.map(|w| (w.bottom, w.text.chars().count())));
        let raised =
            |w: &Word| w.height() < RAISED * size && w.bottom < base - 0.1 * size && is_mark(&w.text);
        let cell = cell_gap(&words, size);
        let mut starts = Vec::with_capacity(words.len());
        let (mut text, mut row, mut gaps, last) = (String::new(), false, 0.0, words.len().saturating_sub(1));
        for (n, word) in words.iter().enumerate() {
            if let Some(before) = n.checked_sub(1).map(|m| &words[m]) {
                let gap = word.left - before.right;
                let (mark, host) = if rtl { (before, n - 1 == last) } else { (word, n == 0) };
                let near = text.chars().next_back().zip(word.text.chars().next());
                let stray = near.is_some_and(|(a, b)| is_stray(a, b, gap / size));
                let label_ends = if rtl { n == last } else { n == 1 };
                let label = if rtl { word } else { before };
                if raised(mark) && !host && gap < 0.5 * size {
                    // It belongs to the word that it stands at.
                } else if gap > cell && !(label_ends && label.text.chars().count() <= LABEL) {
                    text.push('\t');
                    (row, gaps) = (true, gaps + gap);
                } else if gap > BLANK * size && !stray {
                    text.push(' ');
                }
            }
            starts.push(text.len());
            match raised(word) {
                true => text.extend(word.text.chars().map(superscript)),
                false => text.push_str(&word.text),
            }
        }
        Self { text, words, starts, size, base, row, gaps }
    }

    /// Puts cells apart where these ways, from left to right, lie between two words.
    pub(super) fn part(&mut self, ways: &[(f32, f32)]) {
        for n in (1..self.words.len()).rev() {
            let (end, begin) = (self.words[n - 1].right, self.words[n].left);
            if ways.iter().any(|way| end <= way.0 && way.1 <= begin) {
                let head = self.text[..self.starts[n]].trim_end().len();
                self.text.replace_range(head..self.starts[n], "\t");
                (self.row, self.gaps) = (true, self.gaps + begin - end);
            }
        }
    }

    /// The line in the order of reading.
    fn read(self, width: f32, rtl: bool, mirrored: bool) -> Line {
        let text = if rtl { bidi::logical(&self.text, mirrored) } else { self.text };
        let along =
            |word: &Word| if rtl { (width - word.right, width - word.left) } else { (word.left, word.right) };
        let mut places: Vec<(f32, f32)> = self.words.iter().map(along).collect();
        let mut words: Vec<&Word> = self.words.iter().collect();
        if rtl {
            places.reverse();
            words.reverse();
        }
        let (start, _) = places.first().copied().unwrap_or_default();
        let end = places.iter().map(|p| p.1).fold(start, f32::max);
        // Words that touch are one.
        let apart = places.windows(2).position(|p| p[1].0 - p[0].1 > BLANK * self.size);
        let head = apart.map_or(end, |n| places[n].1) - start;
        let cjk = text.chars().next().is_some_and(is_cjk);
        let marked = words.first().is_some_and(|w| w.height() < RAISED * self.size && is_mark(&w.text));
        let mut text = clean(&text);
        if marked {
            let end = text.find(|c: char| !(c.is_numeric() || "*†‡§".contains(c))).unwrap_or(text.len());
            let rest = text.split_off(end);
            text = format!("{text} {}", rest.trim_start());
        }
        Line {
            text,
            start,
            end,
            base: self.base,
            size: self.size,
            first: if cjk { head.min(0.8 * self.size) } else { head },
            second: apart.map(|n| places[n + 1].0),
            marked,
            row: self.row,
            gaps: self.gaps,
            ..Line::default()
        }
    }
}

/// How wide a gap is that parts cells: much wider than a blank, and than those of a line that is stretched to its margin.
fn cell_gap(words: &[Word], size: f32) -> f32 {
    let gaps = words.windows(2).map(|pair| pair[1].left - pair[0].right).filter(|gap| *gap > BLANK * size);
    let mut gaps: Vec<f32> = gaps.collect();
    gaps.sort_by(f32::total_cmp);
    match gaps.as_slice() {
        [] | [_] => CELL * size,
        [smallest, ..] => (CELL * size).max(2.0 * smallest),
    }
}

/// Whether a gap between two characters, in heights of the line, is no blank: programs set Chinese apart from Latin
/// letters and digits, and stretch its lines.
fn is_stray(a: char, b: char, gap: f32) -> bool {
    match (is_cjk(a), is_cjk(b)) {
        (true, true) => true,
        (true, false) => gap < NARROW && b.is_alphanumeric(),
        (false, true) => gap < NARROW && a.is_alphanumeric(),
        (false, false) => false,
    }
}

fn is_mark(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || "*†‡§٠١٢٣٤٥٦٧٨٩,".contains(c))
}

/// The value in the middle, each counted as often as it weighs.
fn middle(values: impl Iterator<Item = (f32, usize)>) -> f32 {
    let mut values: Vec<(f32, usize)> = values.collect();
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = values.iter().map(|v| v.1).sum::<usize>() / 2;
    let mut seen = 0;
    let found = values.iter().find(|(_, weight)| {
        seen += weight;
        seen > half
    });
    found.map_or(0.0, |v| v.0)
}

/// The text without what only its looks needed: ligatures and positional forms, controls.
fn clean(text: &str) -> String {
    let is_form = |c: char| matches!(c, '\u{FB00}'..='\u{FB06}' | '\u{FB1D}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FDFC}' | '\u{FE70}'..='\u{FEFC}');
    let is_control = |c: char| matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_control(*c)) {
        if is_form(c) {
            out.extend(std::iter::once(c).nfkc());
        } else {
            out.push(c);
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of a line from left to right: text, left, right, top, bottom.
    fn page(words: &[(&str, f32, f32, f32, f32)]) -> Vec<Line> {
        let word = |w: &(&str, f32, f32, f32, f32)| Word {
            text: w.0.into(),
            left: w.1,
            right: w.2,
            top: w.3,
            bottom: w.4,
        };
        let mut lines = Lines::default();
        let fragments = words.iter().map(|w| vec![word(w)]).collect();
        lines.page(Page { width: 600.0, height: 800.0, fragments });
        lines.lines
    }

    fn texts(words: &[(&str, f32, f32, f32, f32)]) -> Vec<String> {
        page(words).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn blanks_marks_and_cells() {
        for (words, want) in [
            (
                &[
                    ("in", 10.0, 20.0, 0.0, 10.0),
                    ("2019.", 23.0, 40.0, 0.0, 10.0),
                    ("1", 40.5, 43.0, 0.0, 5.5),
                    ("The", 47.0, 60.0, 0.0, 10.0),
                ][..],
                &["in 2019.¹ The"][..],
            ),
            (&[("2", 10.0, 13.0, 0.0, 5.5), ("See", 13.0, 30.0, 0.0, 10.0)], &["² See"]),
            (&[("Total", 10.0, 33.0, 2.0, 14.0), ("1", 33.0, 38.0, 0.0, 10.0)], &["Total¹"]),
            (
                &[
                    ("支", 10.0, 20.0, 0.0, 10.0),
                    ("持", 22.0, 32.0, 0.0, 10.0),
                    ("2023", 34.5, 50.0, 0.0, 10.0),
                    ("年", 50.0, 60.0, 0.0, 10.0),
                ],
                &["支持2023年"],
            ),
            (&[("Chile", 10.0, 40.0, 0.0, 10.0), ("12", 90.0, 99.0, 0.0, 10.0)], &["Chile 12"]),
            (
                &[("Republic of Moldova", 10.0, 99.0, 0.0, 10.0), ("12", 190.0, 199.0, 0.0, 10.0)],
                &["Republic of Moldova\t12"],
            ),
            (&[("12.", 10.0, 20.0, 0.0, 10.0), ("The", 46.0, 60.0, 0.0, 10.0)], &["12. The"]),
            (&[("b", 10.0, 20.0, 12.0, 22.0), ("a", 10.0, 20.0, 0.0, 10.0)], &["a", "b"]),
            (&[("eﬃcient", 10.0, 50.0, 0.0, 10.0)], &["efficient"]),
        ] {
            assert_eq!(texts(words), want);
        }
    }

    #[test]
    fn arabic_lines() {
        let words =
            [("فارطﻷا", 50.0, 90.0, 0.0, 10.0), ("-", 93.0, 96.0, 0.0, 10.0), ("1", 99.0, 104.0, 0.0, 10.0)];
        let line = &page(&words)[0];
        assert_eq!(line.text, "1 - الأطراف");
        assert_eq!((line.start, line.end, line.second), (496.0, 550.0, Some(504.0)));
        let marked =
            [("مث", 10.0, 20.0, 0.0, 10.0), ("1", 23.0, 26.0, 0.0, 5.5), (".ةيلصﻷا", 26.0, 60.0, 0.0, 10.0)];
        assert_eq!(texts(&marked), ["الأصلية.¹ ثم"]);
        assert_eq!(clean("ﻻ \u{200F}ﻣﻦ"), "لا من");
    }
}
