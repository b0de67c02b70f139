//! Finds footnotes at the foot of a column: below a rule, or in small letters that open with a mark of the text above.

use std::collections::BTreeMap;

use hexapla_lang::join::superscript;

use super::furniture::sign::is_rule;
use super::line::{Frame, Line};
use super::measure::Measures;
use crate::text::wrap::ends_sentence;

/// The greatest size of the letters of a note, relative to those of the text.
const SMALL: f32 = 0.94;
/// The most digits of a mark.
const DIGITS: usize = 4;

/// A line of the notes of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Note {
    /// The first line of a note, its mark raised.
    First(Line),
    /// A further line.
    More(Line),
}

/// A frame without its notes.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Split {
    pub(super) text: Vec<Line>,
    /// Rules above notes.
    pub(super) rules: Vec<Line>,
    pub(super) notes: Vec<Note>,
}

/// Separates notes from text, page after page.
pub(super) struct Notes<'m> {
    measures: &'m Measures,
    /// The marks that are raised in the text of each page.
    marks: BTreeMap<u32, Vec<String>>,
    /// The numbers that are right after a word in the text of each page: marks that lost their place above the line.
    glued: BTreeMap<u32, Vec<String>>,
    /// The number of the last note, and whether it ends inside a sentence.
    last: u32,
    unfinished: bool,
}

impl<'m> Notes<'m> {
    pub(super) fn of(frames: &[Frame], measures: &'m Measures) -> Self {
        let (mut marks, mut glued): (BTreeMap<u32, Vec<String>>, BTreeMap<u32, Vec<String>>) =
            Default::default();
        for line in frames.iter().flat_map(|f| &f.lines).filter(|line| line.size >= SMALL * measures.size) {
            marks.entry(line.page).or_default().extend(raised(&line.text));
            let numbers =
                behind_words(&line.text).into_iter().map(|(from, to)| line.text[from..to].to_owned());
            glued.entry(line.page).or_default().extend(numbers);
        }
        Self { measures, marks, glued, last: 0, unfinished: false }
    }

    /// The parts of a frame.
    pub(super) fn split(&mut self, frame: Frame) -> Split {
        let from = self.below_rule(&frame).or_else(|| self.small_foot(&frame));
        let count = frame.lines.len();
        let mut split = Split::default();
        let ends_page = from.is_some();
        let mut bare = Vec::new();
        let mut lone: Option<Line> = None;
        for (n, line) in frame.lines.into_iter().enumerate() {
            let line = match lone.take() {
                Some(mark) => {
                    Line { text: format!("{} {}", mark.text.trim(), line.text), marked: true, ..line }
                }
                None => line,
            };
            if from.is_some_and(|from| n >= from) && self.is_lone(&line) && n + 1 < count {
                lone = Some(line);
            } else if is_rule(line.text.trim()) {
                split.rules.push(line);
            } else if from.is_some_and(|from| n >= from) {
                let note = self.note(line);
                if let Note::First(line) = &note {
                    bare.extend(
                        raised(&line.text).into_iter().next().filter(|mark| self.is_glued(line.page, mark)),
                    );
                }
                split.notes.push(note);
            } else {
                split.text.push(line);
            }
        }
        raise(&mut split.text, bare);
        if let Some(Note::First(line) | Note::More(line)) = split.notes.last() {
            self.unfinished = !ends_sentence(&line.text);
        } else if ends_page {
            self.unfinished = false;
        }
        split
    }

    /// Whether a line is nothing but the mark of a note, whose text is the next line: the next number, or a mark of the
    /// text.
    fn is_lone(&self, line: &Line) -> bool {
        let text = line.text.trim();
        let digits: String = text.chars().map(plain).collect();
        let number = digits.parse::<u32>().ok().filter(|_| (1..=DIGITS).contains(&digits.len()));
        let known = self.is_mark(line.page, &digits);
        number.is_some_and(|number| number == self.last + 1 || known || text.starts_with(is_raised))
    }

    /// Whether the text of a page has a mark that is not raised.
    fn is_glued(&self, page: u32, mark: &String) -> bool {
        self.glued.get(&page).is_some_and(|glued| glued.contains(mark)) && !self.is_mark(page, mark)
    }

    /// Whether the text of a page has a mark that is raised.
    fn is_mark(&self, page: u32, mark: &String) -> bool {
        self.marks.get(&page).is_some_and(|marks| marks.contains(mark))
    }

    fn is_small(&self, line: &Line) -> bool {
        line.size < SMALL * self.measures.size || line.marked
    }

    /// Where the notes begin that are below the last rule of a frame.
    fn below_rule(&self, frame: &Frame) -> Option<usize> {
        let rule = frame.lines.iter().rposition(|line| is_rule(line.text.trim()))?;
        let below = frame.lines.get(rule + 1..).filter(|below| !below.is_empty())?;
        let small = below.iter().filter(|line| self.is_small(line)).count();
        let opens = below.iter().any(|line| self.mark(line, 0).is_some());
        (2 * small > below.len() || opens).then_some(rule + 1)
    }

    /// Where notes begin that no rule of letters is above: at the first mark of the small lines at the foot.
    fn small_foot(&self, frame: &Frame) -> Option<usize> {
        let lines = &frame.lines;
        let count = lines.iter().rev().take_while(|line| self.is_small(line)).count();
        let foot = lines.len() - count;
        let first = lines[foot..].iter().position(|line| self.mark(line, 0).is_some()).map(|n| foot + n);
        // The note of the page before goes on above the marks of this one.
        let goes_on = self.unfinished && count > 0 && foot > 0;
        if goes_on { Some(foot) } else { first }
    }

    fn note(&mut self, line: Line) -> Note {
        let Some(mark) = self.mark(&line, self.last + 1) else { return Note::More(line) };
        if mark.number > 0 {
            self.last = mark.number;
        }
        Note::First(Line { text: mark.text, ..line })
    }

    /// The mark that opens a line, if it is one of the text of its page, is raised, or is the number `next`.
    fn mark(&self, line: &Line, next: u32) -> Option<Mark> {
        let text = line.text.as_str();
        let rest = text.trim_start_matches(is_raised);
        if rest.len() < text.len() {
            let mark = &text[..text.len() - rest.len()];
            let number = mark.chars().map(plain).filter(char::is_ascii_digit).collect::<String>();
            return Some(Mark {
                number: number.parse().unwrap_or(0),
                text: format!("{mark} {}", rest.trim_start()),
            });
        }
        let inner = text.strip_prefix('(').unwrap_or(text);
        let end = inner.find(|c: char| !c.is_numeric() && !is_raised(c))?;
        let digits: String = inner[..end].chars().map(plain).collect();
        let bracketed = inner.len() < text.len();
        let after = inner[end..].strip_prefix(')').filter(|_| bracketed);
        let rest = match after {
            Some(rest) => rest,
            None if bracketed => return None,
            None => inner[end..].trim_start_matches(['.', ')']),
        };
        let number: u32 = digits.parse().ok()?;
        let is_next = next > 0 && number == next;
        let opens = (1..=DIGITS).contains(&digits.len())
            && rest.chars().any(char::is_alphanumeric)
            && (self.is_mark(line.page, &digits)
                || line.marked
                || (is_next && (bracketed || rest.starts_with(' ')))
                || (self.is_small(line) && rest.starts_with(' ') && self.is_glued(line.page, &digits)));
        opens.then(|| {
            let mark = digits.chars().map(superscript).collect::<String>();
            let mark = if bracketed { format!("({mark})") } else { mark };
            Mark { number, text: format!("{mark} {}", rest.trim_start()) }
        })
    }
}

/// A mark at the head of a note, with its line, the mark raised.
struct Mark {
    /// Its number; 0 for stars.
    number: u32,
    text: String,
}

fn is_raised(c: char) -> bool {
    "¹²³⁰⁴⁵⁶⁷⁸⁹*†‡§".contains(c)
}

/// The numbers of the marks in a text.
fn raised(text: &str) -> Vec<String> {
    let runs = text.split(|c: char| !"¹²³⁰⁴⁵⁶⁷⁸⁹".contains(c)).filter(|run| !run.is_empty());
    runs.map(|run| run.chars().map(plain).collect()).collect()
}

/// Where numbers are that may be the marks of notes: right after a word or its stop, at the end of what is written
/// together (`spring.1`).
fn behind_words(text: &str) -> Vec<(usize, usize)> {
    let (mut found, mut at) = (Vec::new(), 0);
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let to = at + word.len();
        at += piece.len();
        let head = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = word.len() - head.len();
        let bare = head.trim_end_matches(['.', ',', ';', ':', '”', '"', ')', '»', '’']);
        let letters = bare.chars().rev().take_while(|c| c.is_lowercase()).count();
        if (1..DIGITS).contains(&digits)
            && letters > 1
            && bare.chars().all(|c| c.is_alphabetic() || "-’'(“«".contains(c))
        {
            found.push((to - digits, to));
        }
    }
    found
}

/// Raises the first of each of these marks in lines that follow each other.
fn raise(lines: &mut [Line], mut marks: Vec<String>) {
    for line in lines {
        if marks.is_empty() {
            return;
        }
        let places = behind_words(&line.text);
        let mut found = Vec::new();
        for (from, to) in places {
            if let Some(at) = marks.iter().position(|mark| *mark == line.text[from..to]) {
                marks.remove(at);
                found.push((from, to));
            }
        }
        for (from, to) in found.into_iter().rev() {
            let mark: String = line.text[from..to].chars().map(superscript).collect();
            line.text.replace_range(from..to, &mark);
        }
    }
}

/// The digit in its plain Western form.
fn plain(c: char) -> char {
    match c {
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁰'..='⁹' => western('⁰', c),
        '٠'..='٩' => western('٠', c),
        '۰'..='۹' => western('۰', c),
        c => c,
    }
}

/// The Western form of a digit of a script in which `zero` is the first of ten.
fn western(zero: char, digit: char) -> char {
    char::from(b'0' + (u32::from(digit) - u32::from(zero)) as u8)
}

#[cfg(test)]
mod tests;
