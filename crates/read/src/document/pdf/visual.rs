//! A line as it is on the page: words from left to right, with blanks, raised marks and cells.

use hexapla_lang::join::{is_cjk, superscript};

use super::bidi;
use super::gap::{Gap, Gaps, NARROW, TOUCH};
use super::line::{Cell, Line};
use super::scale::{BLANK, RAISED, Writing, middle};
use super::words::Word;

/// The share of letters in a script of its own that makes a line one of that script: one in so many.
const OWN: usize = 6;
/// The greatest distance by which a word begins before the previous word, where their glyphs overlap, in heights of the line.
const BACK: f32 = 0.2;
/// The least distance above the line at which raised text ends, in heights of the line.
const ABOVE: f32 = 0.1;

/// A line as it is on the page, from left to right.
pub(super) struct Visual {
    pub(super) text: String,
    pub(super) words: Vec<Word>,
    /// Where each word begins in the text.
    starts: Vec<usize>,
    pub(super) size: f32,
    pub(super) base: f32,
    row: bool,
    gaps: f32,
}

impl Visual {
    pub(super) fn new(mut words: Vec<Word>, writing: Writing) -> Self {
        in_order(&mut words);
        let words = bracketed(words);
        let own = script_words(&words);
        let size = middle(own.iter().map(|w| (w.height(), w.text.chars().count())));
        let on_line = own.iter().filter(|w| w.height() >= RAISED * size);
        let base = middle(on_line.map(|w| (w.bottom, w.text.chars().count())));
        let marks: Vec<bool> = words
            .iter()
            .map(|word| is_small_mark(word, size, writing) && word.bottom < base - ABOVE * size)
            .collect();
        let gaps_of = Gaps::of(&words, &marks, size, writing);
        let mut starts = Vec::with_capacity(words.len());
        let (mut text, mut row, mut gaps) = (String::new(), false, 0.0);
        for (n, word) in words.iter().enumerate() {
            match text.chars().next_back().map(|last| gaps_of.before(n, last)) {
                Some(Gap::Cell(wide)) => {
                    text.push('\t');
                    (row, gaps) = (true, gaps + wide);
                }
                Some(Gap::Blank) => text.push(' '),
                Some(Gap::None) | None => {}
            }
            starts.push(text.len());
            match marks[n] && gaps_of.is_mark(n) {
                true => text.extend(word.text.chars().map(superscript)),
                false => text.push_str(&word.text),
            }
        }
        Self { text, words, starts, size, base, row, gaps }
    }

    /// The first word of each cell in the direction of reading.
    pub(super) fn cell_words(&self, rtl: bool) -> impl Iterator<Item = &Word> {
        let words = self.words.iter().enumerate();
        let first =
            words.filter(move |(n, _)| if rtl { self.is_cell_start(n + 1) } else { self.is_cell_start(*n) });
        first.map(|(_, word)| word)
    }

    /// Whether a cell begins at the word `n` from the left, or the line ends before it.
    fn is_cell_start(&self, n: usize) -> bool {
        n == 0 || self.starts.get(n).is_none_or(|at| self.text[..*at].ends_with('\t'))
    }

    /// Puts cells apart where these ways, from left to right, lie between two words.
    pub(super) fn part(&mut self, ways: &[(f32, f32)]) {
        for n in (1..self.words.len()).rev() {
            let (end, begin) = (self.words[n - 1].right, self.words[n].left);
            if ways.iter().any(|way| end <= way.0 && way.1 <= begin) {
                let head = self.text[..self.starts[n]].trim_end().len();
                let moved = self.starts[n] - head;
                self.text.replace_range(head..self.starts[n], "\t");
                self.starts[n..].iter_mut().for_each(|at| *at = *at + 1 - moved);
                (self.row, self.gaps) = (true, self.gaps + begin - end);
            }
        }
    }

    /// Where its cells are, in the order of reading, by the places of its words from left to right.
    fn cells(&self, places: &[(f32, f32)], rtl: bool) -> Vec<Cell> {
        if !self.row {
            return Vec::new();
        }
        let mut cells: Vec<Cell> = Vec::new();
        for (at, (start, end)) in self.starts.iter().zip(places) {
            match cells.last_mut().filter(|_| !self.text[..*at].ends_with('\t')) {
                Some(cell) => (cell.start, cell.end) = (cell.start.min(*start), cell.end.max(*end)),
                None => cells.push(Cell { start: *start, end: *end }),
            }
        }
        if rtl {
            cells.reverse();
        }
        cells
    }

    /// The line in the order of reading.
    pub(super) fn read(self, width: f32, writing: Writing, naming: bidi::Naming) -> Line {
        let rtl = writing.rtl;
        let text = if rtl { bidi::logical(&self.text, naming) } else { self.text.clone() };
        let mut places: Vec<(f32, f32)> = self.words.iter().map(|word| (word.left, word.right)).collect();
        if rtl {
            places.iter_mut().for_each(|(start, end)| (*start, *end) = (width - *end, width - *start));
        }
        let mut words: Vec<&Word> = self.words.iter().collect();
        let cells = self.cells(&places, rtl);
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
        let marked = words.first().is_some_and(|word| is_small_mark(word, self.size, writing));
        let mut text = crate::document::pdf::line::clean(&text);
        if marked {
            let end = text.find(|c: char| !c.is_numeric() && !"*†‡§()".contains(c)).unwrap_or(text.len());
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
            cells,
            ..Line::default()
        }
    }
}

/// Puts words in their order from left to right; neighbours that overlap a little stay as the file has them.
fn in_order(words: &mut [Word]) {
    let mut order: Vec<usize> = (0..words.len()).collect();
    order.sort_by(|a, b| words[*a].left.total_cmp(&words[*b].left));
    for n in 1..order.len() {
        let (a, b) = (order[n - 1], order[n]);
        let height = words[a].height().min(words[b].height());
        let near = words[b].left - words[a].left < BACK * height;
        let overlap = words[a].right - words[b].left > TOUCH * height;
        if b < a && near && overlap && !is_mark(&words[a].text) && !is_mark(&words[b].text) {
            order.swap(n - 1, n);
        }
    }
    let sorted: Vec<Word> = order.into_iter().map(|n| std::mem::take(&mut words[n])).collect();
    words.iter_mut().zip(sorted).for_each(|(to, from)| *to = from);
}

/// The words whose boxes give the height of a line: those in a script of its own, if it has one beside Latin.
fn script_words(words: &[Word]) -> Vec<&Word> {
    let own: Vec<&Word> = words
        .iter()
        .filter(|word| word.text.contains(|c: char| is_cjk(c) || bidi::is_right_to_left(c)))
        .collect();
    let all: Vec<&Word> = words.iter().collect();
    if letters(&own) * OWN >= letters(&all) { own } else { all }
}

/// How many characters words have.
fn letters(words: &[&Word]) -> usize {
    words.iter().map(|word| word.text.chars().count()).sum()
}

/// Joins the bracketed number of a note, which comes in up to three words, and puts its brackets in order: `(1)`.
fn bracketed(words: Vec<Word>) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        let inner = word.text.trim_matches(['(', ')']);
        if word.text.chars().count() == inner.chars().count() + 2
            && is_number(inner)
            && !word.text.starts_with("((")
        {
            let text = format!("({inner})");
            out.push(Word { text, ..word });
            continue;
        }
        if let [.., open, number] = out.as_slice()
            && matches!(word.text.as_str(), "(" | ")")
            && matches!(open.text.as_str(), "(" | ")")
            && open.text != word.text
            && is_number(&number.text)
            && word.left - number.right < NARROW * word.height()
            && number.left - open.right < NARROW * word.height()
        {
            let (text, left) = (format!("({})", number.text), open.left);
            let (top, bottom) = (number.top, number.bottom);
            out.truncate(out.len() - 2);
            out.push(Word { text, left, top, bottom, ..word });
            continue;
        }
        out.push(word);
    }
    out
}

/// Whether `text` is a number that a note may have.
fn is_number(text: &str) -> bool {
    (1..=3).contains(&text.chars().count()) && text.chars().all(char::is_numeric)
}

/// Whether a word is the mark of a note in letters smaller than those of its line, which are `size` points high.
fn is_small_mark(word: &Word, size: f32, writing: Writing) -> bool {
    word.height() < RAISED * writing.digits * size && is_mark(&word.text)
}

fn is_mark(text: &str) -> bool {
    let text =
        text.strip_prefix('(').and_then(|t| t.strip_suffix(')')).filter(|t| !t.is_empty()).unwrap_or(text);
    text.chars().all(|c| c.is_ascii_digit() || "*†‡§٠١٢٣٤٥٦٧٨٩,".contains(c))
}
