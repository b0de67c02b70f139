//! Notes whose marks are plain figures: `(1) See …` where the text has `treaty(1).`, `1 See …` where it has `Ireland.1`.

use std::collections::HashMap;

use hexapla_model::{Block, BlockKind, Ordinal, Span, StepKind};

use hexapla_lang::label::{Label, Reading};
use hexapla_lang::script::{is_bidi_control, is_han};
use hexapla_lang::{numeral, scan};

use super::shape::{End, Shape, is_cue};

/// The highest number of a note that figures mark.
const HIGHEST: u32 = 999;
/// The fewest letters of a word right after which bare figures may be a mark: `km2` is a unit.
const WORD: usize = 4;
/// In how many characters before half a bracket the other half may be.
const NEAR: usize = 200;
/// The most characters of marks in a row.
const MARKS: usize = 16;

/// How the number of a note is written, in the text and before the note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Form {
    /// `(1)`
    Round,
    /// ` (1).` after a blank, which may be a reference too.
    Loose,
    /// `[1]`
    Square,
    /// `1)`
    Half,
    /// `1`
    Bare,
}

/// Makes notes of the blocks that open with a number which a block before them shows as a mark.
pub(super) fn settle(blocks: &[Block], shapes: &mut [Shape]) {
    let mut heads: Vec<Option<Head>> = blocks.iter().zip(&*shapes).map(|(b, s)| Head::of(b, s)).collect();
    // A list that a colon announces counts its points.
    for n in 1..heads.len() {
        let announced = shapes[n - 1].colon && heads[n].is_some_and(|head| head.number == 1);
        let pair = heads[n].zip(heads[n - 1]).filter(|_| shapes[n - 1].count.is_none());
        let point = pair.is_some_and(|(head, last)| head.form == last.form && head.number == last.number + 1);
        let listed = point && heads[n - 1].is_some_and(|last| last.listed);
        if let Some(head) = &mut heads[n] {
            head.listed = announced || listed;
        }
    }
    // What is after the last of them marks none.
    let Some(last) = heads.iter().rposition(|head| head.is_some_and(|head| !head.listed)) else { return };
    let mut open: HashMap<(Form, u32), usize> = HashMap::new();
    for n in 0..=last {
        if let Some(head) = heads[n].filter(|head| !head.listed) {
            let mark = head.marks().into_iter().flatten().find(|form| {
                open.get_mut(&(*form, head.number)).filter(|left| **left > 0).is_some_and(|left| {
                    *left -= 1;
                    true
                })
            });
            if mark.is_some() {
                let number = Ordinal::new(head.number);
                let readings = vec![Reading::new(StepKind::Note, number)];
                let label = Label { span: head.span, readings, path: Vec::new(), form: None };
                shapes[n].relabel(&blocks[n], label);
                shapes[n].bullet = false;
                continue;
            }
        }
        let from = shapes[n].label.as_ref().map_or(0, |label| label.span.end as usize);
        each_mark(&blocks[n].text, from, |form, number, _| *open.entry((form, number)).or_default() += 1);
    }
}

/// The number that a block opens with, if that may be the number of a note.
#[derive(Debug, Clone, Copy)]
struct Head {
    form: Form,
    number: u32,
    span: Span,
    /// Whether its text opens as notes do.
    cue: bool,
    /// Whether it is a point of a list.
    listed: bool,
}

impl Head {
    fn of(block: &Block, shape: &Shape) -> Option<Self> {
        let plain = matches!(shape.hint, BlockKind::Other | BlockKind::Paragraph);
        if !plain || shape.count.is_some() || shape.aside {
            return None;
        }
        let text = block.text.as_str();
        let from =
            text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || is_bidi_control(c)).len();
        let open = text[from..].chars().next()?;
        let form = match open {
            '(' | '（' => Form::Round,
            '[' | '［' => Form::Square,
            c if numeral::digit(c).is_some() => Form::Bare,
            _ => return None,
        };
        let inner = from + if form == Form::Bare { 0 } else { open.len_utf8() };
        let (number, end) = figures(text, inner)?;
        let half = form == Form::Bare && text[end..].starts_with([')', '）']);
        let form = if half { Form::Half } else { form };
        let end = end + closing(&text[end..], form)?;
        let rest = &text[end..];
        if rest.trim().is_empty() {
            return None;
        }
        // A bare number opens a sentence as often as a note.
        let cue = is_cue(rest.trim_start());
        let opens = rest.trim_start().starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
        let says = opens && (shape.end != End::Open || rest.contains(char::is_numeric));
        let bare = rest.starts_with(char::is_whitespace) && (cue || says);
        let is_note = form != Form::Bare || bare;
        is_note.then(|| Self { form, number, span: Span::new(from, end), cue, listed: false })
    }

    /// The forms of the marks that this note may have.
    fn marks(self) -> [Option<Form>; 3] {
        match self.form {
            Form::Bare => [Some(Form::Bare), Some(Form::Round), Some(Form::Square)],
            Form::Round => [Some(Form::Round), self.cue.then_some(Form::Loose), None],
            own => [Some(own), None, None],
        }
    }
}

/// The number at `at` in figures, and where it ends.
fn figures(text: &str, at: usize) -> Option<(u32, usize)> {
    let number = numeral::figures(text.get(at..)?)?;
    (1..=HIGHEST).contains(&number.value).then_some((number.value, at + number.len))
}

/// How many bytes of `text` close a number of this form.
fn closing(text: &str, form: Form) -> Option<usize> {
    let marks: &[char] = match form {
        Form::Round | Form::Loose | Form::Half => &[')', '）'],
        Form::Square => &[']', '］'],
        Form::Bare => return Some(0),
    };
    text.chars().next().filter(|c| marks.contains(c)).map(char::len_utf8)
}

/// Calls `each` with the number and the place of all marks in figures after the byte `from` of `text`.
pub(crate) fn marks(text: &str, from: usize, mut each: impl FnMut(u32, usize)) {
    each_mark(text, from, |_, number, at| each(number, at));
}

fn each_mark(text: &str, from: usize, mut each: impl FnMut(Form, u32, usize)) {
    let mut at = from;
    while let Some(found) = scan::position(text.as_bytes(), at, may_open) {
        at = found + 1;
        let Some(c) = text.get(found..).and_then(|rest| rest.chars().next()) else { continue };
        let Some(last) = text[from..found].chars().next_back() else { continue };
        let mark = match c {
            '(' | '（' if last.is_whitespace() => mark(text, found, Form::Loose),
            '(' | '（' => mark(text, found, Form::Round),
            '[' | '［' => mark(text, found, Form::Square),
            _ if numeral::digit(c).is_some() && numeral::digit(last).is_none() => {
                mark(text, found, Form::Half).or_else(|| mark(text, found, Form::Bare))
            }
            _ => None,
        };
        if let Some((form, number, end)) = mark {
            each(form, number, found);
            at = end;
        }
    }
}

/// Whether a mark may open with the byte `a` before `b`: with a bracket, or a figure of some script.
fn may_open(a: u8, b: u8) -> bool {
    let is_ascii = a.is_ascii_digit() || a == b'(' || a == b'[';
    let is_arabic = (a == 0xD9 && matches!(b, 0xA0..=0xA9)) || (a == 0xDB && matches!(b, 0xB0..=0xB9));
    is_ascii || is_arabic || matches!(a, 0xDF..=0xE1 | 0xEA..=0xF4)
}

/// The mark of this form that is at `at`, with its number and where it ends.
fn mark(text: &str, at: usize, form: Form) -> Option<(Form, u32, usize)> {
    let is_open = !matches!(form, Form::Bare | Form::Half);
    let open = text[at..].chars().next().filter(|_| is_open).map_or(0, char::len_utf8);
    let (number, end) = figures(text, at + open)?;
    let end = end + closing(&text[end..], form)?;
    let (before, behind) = (&text[..at], &text[end..]);
    let fits = match form {
        Form::Square => true,
        Form::Loose => behind.is_empty() || behind.starts_with(['.', ',', ';', '،', '؛', '。', '，', '；']),
        Form::Round => before.ends_with(may_cite) && !behind.starts_with(|c: char| c.is_alphanumeric()),
        Form::Half => is_half_mark(before, behind),
        Form::Bare => is_bare_mark(before, behind),
    };
    fits.then_some((form, number, end))
}

/// Whether a mark may follow this character: not a blank, nor a part of `第(1)项` or `5(1)`.
fn may_cite(c: char) -> bool {
    !c.is_whitespace() && !c.is_numeric() && !"([（［第条款项段節节/-–—".contains(c)
}

/// Whether figures with half a bracket between these texts are a mark: right after a word, in no brackets.
fn is_half_mark(before: &str, behind: &str) -> bool {
    let near = before.char_indices().rev().take(NEAR).last().map_or(0, |(at, _)| at);
    let opened = before[near..].rfind(['(', '（']) > before[near..].rfind([')', '）']);
    let word = before.chars().rev().take(WORD).filter(|c| c.is_alphabetic() && !c.is_uppercase());
    word.count() == WORD && !opened && !behind.starts_with(|c: char| c.is_alphanumeric())
}

/// Whether figures between these texts are a mark: right after a stop or a word, not inside `2.5`.
fn is_bare_mark(before: &str, behind: &str) -> bool {
    let stops = ".,;:!?。，；：！？؟،؛»”’\")）]";
    // `Ireland.2,3` has two marks.
    let near = before.char_indices().rev().take(MARKS).last().map_or(0, |(at, _)| at);
    let marks = before[near..].trim_end_matches(|c: char| c == ',' || c.is_ascii_digit()).len();
    let several = before[..near + marks].ends_with(|c| stops.contains(c)) && before.ends_with(',');
    let before = if several { &before[..near + marks] } else { before };
    let ends = behind.is_empty()
        || behind.starts_with(|c: char| c.is_whitespace() || ".,;:)»”。，；：）".contains(c));
    // `.5,3` goes on.
    let goes_on = behind.trim_start_matches(['.', ',']).starts_with(char::is_numeric)
        && !behind.starts_with(char::is_whitespace);
    let listed = behind.starts_with(',') && before.ends_with(['.', '!', '?', '”', '»', ')']);
    let Some(last) = before.chars().next_back().filter(|_| ends && (!goes_on || listed)) else {
        return false;
    };
    if stops.contains(last) {
        let inner = before.trim_end_matches(last);
        return inner.ends_with(|c: char| c.is_alphabetic() || ")）»”\"".contains(c));
    }
    let word =
        before.chars().rev().take(WORD).filter(|c| c.is_alphabetic() && !c.is_uppercase() && !is_han(*c));
    word.count() == WORD
}

#[cfg(test)]
mod tests;
