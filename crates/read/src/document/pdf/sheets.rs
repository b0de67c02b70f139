//! The lines of a file in the order of reading: the words of its pages, without head and foot, frame by frame.

use super::line::{Frame, Line, unrow};
use super::scale::{BLANK, INSIDE, OF_USUAL, Writing, most_frequent};
use super::visual::Visual;
use super::words::{Fragment, Page, Word};
use super::{bidi, columns, flush, furniture, kashida, level};

/// The share of letters from right to left that makes a page run so.
const RIGHT_TO_LEFT: usize = 3;
/// The fewest gaps between words that show how wide a blank is.
const GAPS: usize = 200;
/// The fewest numbers that show how high digits are.
const NUMBERS: usize = 8;
/// The widest gap that counts as a blank, in hundredths of the height of the line.
const WIDEST: usize = 60;
/// The same beside the vowel of an Arabic letter, whose box is wider than the letter.
const BESIDE_VOWEL: f32 = 0.6;

/// The text of a file in the order of reading, and what is set apart.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    pub(super) frames: Vec<Frame>,
    /// Page heads and feet, by pages.
    pub(super) furniture: Vec<Line>,
}

/// A page as lines from left to right: its frames, and its head and foot.
struct Seen {
    width: f32,
    writing: Writing,
    frames: Vec<Vec<Visual>>,
    heads: Vec<Visual>,
}

impl Seen {
    /// The lines of a page of a document whose blanks are `usual` wide and whose digits are `digits` high, both in
    /// heights of the line; `apart` says which fragments are furniture.
    fn of(page: Page, apart: &[bool], usual: f32, digits: f32) -> Self {
        let writing = Writing {
            rtl: is_right_to_left(&page.fragments),
            blank: (OF_USUAL * usual).clamp(BLANK, INSIDE),
            beside_vowel: BESIDE_VOWEL * usual,
            digits,
        };
        let (mut text, mut heads) = (Vec::new(), Vec::new());
        for (fragment, apart) in page.fragments.into_iter().zip(apart) {
            if *apart { &mut heads } else { &mut text }.push(fragment);
        }
        let frames = columns::frames(text, writing.rtl)
            .into_iter()
            .map(|frame| level::lines(frame, writing))
            .collect();
        Self { width: page.width, writing, frames, heads: level::lines(heads, writing) }
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        self.frames.iter().flatten().map(|line| line.text.as_str())
    }
}

/// How the lines of a page are read.
#[derive(Debug, Clone, Copy)]
struct Reading {
    /// The number of the page.
    page: u32,
    width: f32,
    writing: Writing,
    naming: bidi::Naming,
}

impl Reading {
    /// Lines in the order of reading; empty ones are skipped.
    fn lines(self, lines: Vec<Visual>) -> Vec<Line> {
        let lines = lines.into_iter().map(|line| line.read(self.width, self.writing, self.naming));
        lines.map(|line| Line { page: self.page, ..line }).filter(|line| !line.text.is_empty()).collect()
    }
}

impl Sheets {
    /// The lines of `pages`.
    pub(super) fn of(pages: Vec<Page>) -> Self {
        let apart = furniture::find(&pages, usual_size(&pages));
        let (usual, digits) = (usual_gap(&pages), digits(&pages));
        let seen = pages.into_iter().zip(apart).map(|(page, apart)| Seen::of(page, &apart, usual, digits));
        let seen: Vec<Seen> = seen.collect();
        let vowels_follow = bidi::vowels_follow(seen.iter().flat_map(Seen::texts));
        let mut sheets = Self::default();
        for (number, page) in (1..).zip(seen) {
            let naming = bidi::Naming { mirrored: bidi::is_mirrored(page.texts()), vowels_follow };
            sheets.page(number, page, naming);
        }
        sheets
    }

    fn page(&mut self, number: u32, page: Seen, naming: bidi::Naming) {
        let Seen { width, writing, frames, heads } = page;
        let reading = Reading { page: number, width, writing, naming };
        let mut frames: Vec<Frame> =
            frames.into_iter().map(|lines| Frame { page: number, lines: reading.lines(lines) }).collect();
        frames.retain(|frame| !frame.lines.is_empty());
        let mut heads = reading.lines(heads);
        heads.iter_mut().for_each(unrow);
        let mut all: Vec<&mut Line> =
            frames.iter_mut().flat_map(|f| &mut f.lines).chain(&mut heads).collect();
        all.sort_by(|a, b| a.base.total_cmp(&b.base));
        (1..).zip(all).for_each(|(number, line)| line.number = number);
        self.frames.append(&mut frames);
        self.furniture.append(&mut heads);
    }

    /// Takes out what only the looks of Arabic text needs; gives a warning if letters inside its words are damaged.
    pub(super) fn mend(&mut self, path: &std::path::Path) -> Option<hexapla_model::Diagnostic> {
        let mut lines: Vec<&mut Line> = self.frames.iter_mut().flat_map(|frame| &mut frame.lines).collect();
        let damaged = kashida::unstretch(&mut lines, path);
        flush::straighten(&mut self.frames);
        damaged
    }
}

/// The height of most letters.
fn usual_size(pages: &[Page]) -> f32 {
    let words = pages.iter().flat_map(|page| &page.fragments).flatten();
    most_frequent(words.map(|w| (w.height(), w.text.len())), 0.25).unwrap_or(0.0)
}

/// How wide most gaps between words are, in heights of the line; 0 if too few show it.
fn usual_gap(pages: &[Page]) -> f32 {
    let mut counts = [0_usize; WIDEST];
    for pair in pages.iter().flat_map(|page| &page.fragments).flat_map(|fragment| fragment.windows(2)) {
        let gap = 100.0 * (pair[1].left - pair[0].right) / pair[0].height();
        let same = (pair[0].height() - pair[1].height()).abs() < 0.1;
        if let Some(count) = counts.get_mut(gap as usize).filter(|_| same && gap > 0.0) {
            *count += 1;
        }
    }
    let total: usize = counts.iter().sum();
    let mut seen = 0;
    let middle = counts.iter().position(|count| {
        seen += count;
        2 * seen > total
    });
    middle.filter(|_| total >= GAPS).map_or(0.0, |middle| middle as f32 / 100.0)
}

/// How high most digits are beside the letters of their line, in heights of these.
fn digits(pages: &[Page]) -> f32 {
    let ratios = pages.iter().flat_map(|page| &page.fragments).filter_map(|fragment| {
        let letters = fragment.iter().filter(|word| word.text.contains(char::is_alphabetic));
        let highest = letters.map(Word::height).fold(0.0, f32::max);
        let number = fragment.iter().find(|word| is_number(&word.text))?;
        (highest > 0.0).then_some((number.height() / highest, 1))
    });
    let ratios: Vec<(f32, usize)> = ratios.collect();
    let enough = ratios.len() >= NUMBERS;
    most_frequent(ratios.into_iter(), 0.05).filter(|_| enough).map_or(1.0, |ratio| ratio.min(1.0))
}

/// Whether a text is a year, a label or the like; shorter numbers may be the raised marks of notes.
fn is_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_more = digits > 3 || text.contains(['.', ',', '/', ':']);
    digits > 0 && is_more && !text.contains(|c: char| c.is_alphabetic() || c == '(' || c == ')')
}

fn is_right_to_left(fragments: &[Fragment]) -> bool {
    let (mut letters, mut own) = (0_usize, 0_usize);
    let chars = fragments.iter().flatten().flat_map(|word| word.text.chars());
    for c in chars.filter(|c| c.is_alphabetic()) {
        letters += 1;
        own += usize::from(bidi::is_right_to_left(c));
    }
    own * RIGHT_TO_LEFT > letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_show_how_high_digits_are() {
        for (text, want) in [
            ("2024", true),
            ("1.", true),
            ("3,5", true),
            ("7:30", true),
            ("12", false),
            ("(1.)", false),
            ("A/70/1", false),
            ("...", false),
        ] {
            assert_eq!(is_number(text), want, "{text}");
        }
    }

    /// Words of a line from left to right: text, left, right, top, bottom.
    fn page(words: &[(&str, f32, f32, f32, f32)]) -> Vec<Line> {
        let word = |w: &(&str, f32, f32, f32, f32)| Word {
            text: w.0.into(),
            left: w.1,
            right: w.2,
            top: w.3,
            bottom: w.4,
        };
        let fragments = words.iter().map(|w| vec![word(w)]).collect();
        let sheets = Sheets::of(vec![Page { width: 600.0, height: 800.0, fragments }]);
        sheets.frames.into_iter().flat_map(|frame| frame.lines).collect()
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
            (&[("Chile", 10.0, 40.0, 0.0, 10.0), ("12", 90.0, 99.0, 0.0, 10.0)], &["Chile\t12"]),
            (
                &[("Republic of Moldova", 10.0, 99.0, 0.0, 10.0), ("12", 190.0, 199.0, 0.0, 10.0)],
                &["Republic of Moldova\t12"],
            ),
            (&[("12.", 10.0, 20.0, 0.0, 10.0), ("The", 46.0, 60.0, 0.0, 10.0)], &["12. The"]),
            (&[("[3]", 10.0, 20.0, 0.0, 10.0), ("The", 46.0, 60.0, 0.0, 10.0)], &["[3] The"]),
            (&[("12.3", 10.0, 20.0, 0.0, 10.0), ("The", 46.0, 60.0, 0.0, 10.0)], &["12.3 The"]),
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
        assert_eq!(super::super::line::clean("ﻻ \u{200F}ﻣﻦ"), "لا من");
    }
}
