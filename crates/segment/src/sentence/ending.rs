//! A run of marks with the closers and footnote marks that belong to the same sentence.

use hexapla_lang::cue::opens_with;
use hexapla_lang::script::{is_han, is_invisible};
use hexapla_lang::terminal::{is_closer, is_mark, is_note, is_stop, is_wide_mark};

use super::Splitter;

/// What a run of marks consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// One full stop.
    Stop,
    /// Stops, more than one.
    Ellipsis,
    /// Anything with a mark that does nothing but end sentences.
    Sure,
}

/// Where a run of marks, closers and footnote marks ends, and what it is made of.
pub(super) struct Ending {
    /// The byte after it.
    pub(super) end: usize,
    /// The byte after the marks alone.
    pub(super) marks: usize,
    pub(super) made_of: Marks,
    /// Whether a mark is one of a script without spaces.
    pub(super) wide: bool,
    /// Whether a question or exclamation mark is among them.
    pub(super) asks: bool,
}

/// How many characters after the first item the second is looked for.
const LIST: usize = 200;

impl Splitter<'_> {
    /// The run of marks at `at` with everything after it that belongs to the same sentence.
    pub(super) fn ending(&self, at: usize) -> Ending {
        let rest = &self.text[at..];
        let marks = marks(rest);
        let run = &rest[..marks];
        let wide = run.contains(is_wide_mark);
        let asks = run.contains(|c| is_mark(c) || matches!(c, '\u{FF01}' | '\u{FF1F}'));
        let made_of = if wide || asks {
            Marks::Sure
        } else if matches!(run, "." | "\u{FF0E}") {
            Marks::Stop
        } else {
            Marks::Ellipsis
        };
        let mut ending = Ending { end: at + marks, marks: at + marks, made_of, wide, asks };
        ending.end = self.after_closers(ending.marks, at);
        ending
    }

    /// The byte after the closing quotes, brackets and footnote marks at `from`.
    fn after_closers(&self, from: usize, mark: usize) -> usize {
        let mut end = from;
        while let Some(c) = self.text[end..].chars().next() {
            if is_closer(c) && self.opens_here(end, c) {
                break;
            } else if is_closer(c) || is_note(c) || is_invisible(c) || self.is_circled_note(end, mark, c) {
                end += c.len_utf8();
            } else if let Some(note) = note_in_brackets(&self.text[end..]) {
                if self.counts_on(end, note) {
                    break;
                }
                end += note;
            } else if c.is_whitespace()
                && let Some(after) = after_blank(&self.text[end..])
            {
                end += after;
            } else {
                break;
            }
        }
        if end == from || !self.text[from..end].contains(|c: char| is_note(c) || c == '(') {
            end = self.after_bare_note(end, mark);
        }
        end
    }

    /// Whether a quotation mark that may open or close opens: a word follows, and none is open.
    fn opens_here(&self, at: usize, c: char) -> bool {
        if !self.text[at + c.len_utf8()..].starts_with(char::is_alphanumeric) {
            return false;
        }
        match c {
            '\u{201C}' => true,
            '"' | '\u{FF02}' => {
                let before = self.text[self.start..at].chars().rev().take(1000);
                before.filter(|&mark| mark == c).count().is_multiple_of(2)
            }
            _ => false,
        }
    }

    /// Whether the number in brackets at `at`, `len` bytes long, counts on from one before it: `(1) …。(2) …`.
    fn counts_on(&self, at: usize, len: usize) -> bool {
        let Ok(number) = self.text[at + 1..at + len - 1].parse::<u32>() else { return false };
        let mut opened = self.text[..at].char_indices().rev().take(LIST * 2).filter(|(_, c)| *c == '(');
        self.text[at..].starts_with('(')
            && self.text[at + len..].chars().nth(1).is_some()
            && opened.any(|(from, _)| bracketed(&self.text[from..at]).is_some_and(|n| n + 1 == number))
    }

    /// Whether `c` at `at` is a circled number and a footnote mark after the wide mark at `mark`: the number before it
    /// opened no item of this sentence, and none follows the first of them.
    fn is_circled_note(&self, at: usize, mark: usize, c: char) -> bool {
        if !is_circled(c) || !self.text[mark..].starts_with(is_wide_mark) {
            return false;
        }
        let before = char::from_u32(u32::from(c) - 1);
        let counted = self.text[self.start..at].chars().rev().take(LIST).any(|c| Some(c) == before);
        let opens = c == '\u{2460}' && self.text[at..].chars().take(LIST).any(|c| c == '\u{2461}');
        !counted && !opens
    }

    /// The byte after a bare footnote number: `Ireland.1 The`.
    fn after_bare_note(&self, from: usize, mark: usize) -> usize {
        let digits = self.text[from..].bytes().take_while(u8::is_ascii_digit).count();
        let before = self.text[..mark].chars().next_back();
        if digits == 0 || digits > 3 || !before.is_some_and(may_have_note) {
            return from;
        }
        let end = from + digits;
        let ahead = &self.text[end..];
        let counted = ahead.trim_start_matches([' ', '\u{A0}', '\u{2009}', '\u{202F}']);
        if self.text[mark..].starts_with(is_wide_mark) && counted.starts_with(is_han) {
            return if self.counts(counted) || digits > 2 { from } else { end };
        }
        if ahead.starts_with(|c: char| !c.is_whitespace())
            || self.text[self.token_start(mark)..mark].contains('/')
        {
            return from;
        }
        let word = self.word_before(mark);
        if self.stops.abbreviations.contains_key(word.text.to_lowercase().as_str()) { from } else { end }
    }

    /// Whether the number before `ahead` counts something: a measure word or a decimal follows.
    fn counts(&self, ahead: &str) -> bool {
        opens_with(ahead, &self.stops.cues.measure)
    }
}

/// The number in the brackets that `text` opens with.
fn bracketed(text: &str) -> Option<u32> {
    let (number, _) = text.strip_prefix('(')?.split_once(')')?;
    number.parse().ok()
}

fn is_circled(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{2473}')
}

/// Whether the number of a footnote may be after `c`.
fn may_have_note(c: char) -> bool {
    (c.is_alphabetic() && !c.is_uppercase()) || is_closer(c) || c == '%'
}

/// The length of the marks that `text` opens with.
fn run(text: &str) -> usize {
    let marks = text.chars().take_while(|&c| is_stop(c) || is_mark(c) || is_wide_mark(c));
    marks.map(char::len_utf8).sum()
}

/// The length of the run of marks that `text` opens with; the stops of `. . .` are one run.
fn marks(text: &str) -> usize {
    let mut end = run(text);
    let mut more = 0;
    while more < 16 && text[..end].ends_with('.') {
        let Some(c) = text[end..].chars().next().filter(|c| matches!(c, ' ' | '\u{A0}')) else { break };
        let after = end + c.len_utf8();
        if run(&text[after..]) != 1 || !text[after..].starts_with('.') {
            break;
        }
        end = after + 1;
        more += 1;
    }
    // `. .` is not an ellipsis.
    if more == 1 { run(text) } else { end }
}

/// The length of what is set apart at the head of `text` and belongs to the sentence before: the French quote (`. »`),
/// or a footnote mark in brackets that nothing follows.
fn after_blank(text: &str) -> Option<usize> {
    let ahead = text.trim_start_matches(|c: char| c.is_whitespace() && c != '\n');
    let after = if let Some(after) = ahead.strip_prefix('\u{BB}').or_else(|| ahead.strip_prefix(">>")) {
        (!after.starts_with(char::is_alphanumeric)).then_some(after)
    } else {
        let after = &ahead[note_in_brackets(ahead)?..];
        let last = after.trim_start_matches(|c: char| c.is_whitespace() && c != '\n');
        (last.is_empty() || last.starts_with('\n')).then_some(after)
    };
    after.map(|after| text.len() - after.len())
}

/// The length of a footnote mark in brackets at the head of `text`: `(12)`, `[3]`, `()`.
fn note_in_brackets(text: &str) -> Option<usize> {
    let close = match text.chars().next()? {
        '(' => ')',
        '[' => ']',
        _ => return None,
    };
    let inside: usize =
        text[1..].chars().take(4).take_while(|c| c.is_numeric() || *c == '*').map(char::len_utf8).sum();
    text[1 + inside..].starts_with(close).then_some(inside + 2)
}
