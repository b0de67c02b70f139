//! The marks that close a label, one or two of them: `12.`, `12 -`, `b)`, `1.-`, `（1）、`.

use crate::numeral::{System, digit, numerals};
use crate::script::{is_han, runs_from_right};

use super::cursor::{Cursor, is_blank};
use super::grammar::{DASHES, Frame, MARKS, SECOND};
use super::opening::opens_text;

/// The numeral that is to be closed.
#[derive(Clone, Copy)]
pub(super) struct Head {
    /// How it is written.
    pub(super) system: System,
    /// Whether a sign of ordinals follows it: `1°`.
    pub(super) signed: bool,
}

impl Head {
    /// Whether it may be an initial of a name, or an abbreviation.
    fn is_letter(self) -> bool {
        use System::{LetterLower, LetterUpper, RomanLower, RomanUpper};
        matches!(self.system, LetterUpper | LetterLower | RomanUpper | RomanLower)
    }
}

/// Whether `mark` needs no space after it.
fn is_wide(mark: char) -> bool {
    mark > '\u{2E80}' || mark == '۔' || mark == '।'
}

/// The frame that the marks after a numeral make of it where nothing is before; the cursor is moved after them.
pub(super) fn plain(c: &mut Cursor<'_>, head: Head) -> Option<Frame> {
    let frame = single(head.system).or_else(|| first(c, head)).or_else(|| unmarked(c, head))?;
    second(c, frame, head);
    (!is_range(*c)).then_some(frame)
}

/// The frame of a sign that holds its mark.
fn single(system: System) -> Option<Frame> {
    match system {
        System::Enclosed => Some(Frame::Brackets),
        System::Stopped => Some(Frame::Dot),
        _ => None,
    }
}

/// The first mark.
fn first(c: &mut Cursor<'_>, head: Head) -> Option<Frame> {
    let mut ahead = *c;
    let blank = ahead.skip(is_blank);
    let (mark, frame) = MARKS.iter().find_map(|&(marks, frame)| Some((ahead.take(marks)?, frame)))?;
    fits(ahead, mark, frame, blank > 0, head).then(|| {
        *c = ahead;
        frame
    })
}

/// Whether `mark`, which `after` follows, closes a numeral.
fn fits(after: Cursor<'_>, mark: char, frame: Frame, blank: bool, head: Head) -> bool {
    use System::{Digits, Han, LetterLower, LetterUpper, RomanLower, RomanUpper, Word};
    let system = head.system;
    match frame {
        _ if mark == '.' => {
            // `3.5` is a decimal and `U.S.` an abbreviation.
            let bare = !after.rest().starts_with(|x: char| digit(x).is_some() || x == '.');
            let (mut end, spaced) = (after, after.is_spaced());
            let spaced = spaced || second(&mut end, Frame::Dot, head) && end.is_spaced();
            bare && (spaced || !head.is_letter()) && (!blank || system == Digits)
        }
        Frame::Dash => {
            let mut end = after;
            let spaced = after.is_spaced() || second(&mut end, Frame::Dash, head);
            let long = matches!(mark, '—' | '―') && system == Digits && opens_text(after.rest());
            // `1-النص`: words of scripts without hyphens.
            let tight = system == Digits && opens_without_hyphen(after.rest());
            long || tight
                || spaced
                    && matches!(system, Digits | Word | LetterUpper | LetterLower | RomanUpper | RomanLower)
        }
        Frame::Colon => {
            let counts = matches!(system, Digits | RomanUpper | RomanLower | LetterLower | Han | Word);
            let mut end = after;
            counts && (is_wide(mark) || after.is_spaced() || second(&mut end, frame, head))
        }
        Frame::Slash => {
            let mut end = after;
            let spaced = after.is_spaced() || second(&mut end, frame, head);
            matches!(system, Digits | LetterLower | LetterUpper | Word) && !blank && spaced
        }
        _ => true,
    }
}

/// What closes a numeral without a mark: a wide space, a sign of ordinals, a tab.
fn unmarked(c: &mut Cursor<'_>, head: Head) -> Option<Frame> {
    let mut ahead = *c;
    ahead.skip(is_blank);
    let blank = &c.text[c.at..ahead.at];
    let frame = match head.system {
        System::Han if blank.chars().filter(|x| *x == ' ').count() > 1 || blank.contains('\u{3000}') => {
            Frame::Space
        }
        System::Digits if head.signed && !blank.is_empty() && !is_unit(ahead.rest()) => Frame::Degree,
        System::Digits
            if blank.contains('\t') && opens_text(ahead.rest()) && !ahead.rest().contains('\t') =>
        {
            Frame::Tab
        }
        _ => return None,
    };
    *c = ahead;
    Some(frame)
}

/// Signs of temperatures and of directions after a sign of degrees.
const UNITS: [char; 8] = ['C', 'F', 'K', 'N', 'S', 'W', 'С', 'Ф'];

/// Whether `text`, which follows a sign of degrees, opens with a unit: `5° C`.
fn is_unit(text: &str) -> bool {
    let rest = text.strip_prefix(UNITS);
    rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || "'’.".contains(c)))
}

/// Whether `text` opens with a letter of a script in which no hyphen joins words to numbers.
pub(super) fn opens_without_hyphen(text: &str) -> bool {
    text.starts_with(|c| is_han(c) || runs_from_right(c)) && opens_text(text)
}

/// Moves `c` over the mark after the one that made `frame`, if there is one and no word or number begins with it. Behind a
/// bracket a full stop may have a dash of its own: `a).-`.
pub(super) fn second(c: &mut Cursor<'_>, frame: Frame, head: Head) -> bool {
    let Some((_, marks)) = SECOND.iter().find(|(frames, _)| frames.contains(&frame)) else { return false };
    let mut ahead = *c;
    let blank = ahead.skip(is_blank) > 0;
    let Some(mark) = ahead.take(marks) else { return false };
    // `J.-P.` is a name; after a bracket nothing is.
    let initial = head.is_letter() && frame == Frame::Dot;
    let letter = !initial && ahead.rest().starts_with(char::is_alphabetic);
    let third = mark == '.' && second(&mut ahead, Frame::Dot, Head { system: System::Digits, ..head });
    let fits = third
        || match mark {
            _ if DASHES.contains(&mark) => (ahead.is_spaced() || !blank && letter) && !goes_to(ahead.rest()),
            ':' => ahead.is_spaced(),
            _ => !blank && (ahead.is_spaced() || letter || is_wide(mark)),
        };
    if fits {
        *c = ahead;
    }
    fits
}

/// Whether a dash after the label that ends at `c` leads to another one: `1. – 3.`, `(a) – (c)`.
pub(super) fn is_range(mut c: Cursor<'_>) -> bool {
    c.skip(is_blank);
    c.eat(&DASHES) && opens_label(c.rest())
}

/// Whether `text`, which follows a dash, is the other end of a range or a number of its own.
fn goes_to(text: &str) -> bool {
    text.trim_start_matches(is_blank).starts_with(|c| digit(c).is_some()) || opens_label(text)
}

/// Whether `text` opens with a numeral and a mark: `3.`, `(c)`.
fn opens_label(text: &str) -> bool {
    let word = text.trim_start_matches(is_blank).split(is_blank).next().unwrap_or_default();
    let inner = word.trim_start_matches(['(', '（', '[']);
    numerals(inner)
        .iter()
        .map(|n| &inner[n.len..])
        .any(|rest| rest.starts_with([')', '）', ']']) || rest == ".")
}
