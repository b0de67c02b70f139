//! Decimal numbers: `1.2`, `1.a.1`.

use hexapla_model::{Ordinal, Span, StepKind};

use crate::numeral::{self, System, digit};

use super::Label;
use super::closing::{self, Head};
use super::cursor::{Cursor, is_blank};
use super::grammar::Frame;
use super::opening::opens_text;

/// The highest part of a decimal number.
const HIGHEST: u32 = 999;
/// The most parts of a decimal number.
const PARTS: usize = 5;

/// The parts of the decimal number at `c` and the place after it: at least two, the first of them figures.
pub(super) fn path(mut c: Cursor<'_>) -> Option<(Vec<(StepKind, Ordinal)>, Cursor<'_>)> {
    let mut path = Vec::new();
    if !c.rest().starts_with(|c| digit(c).is_some()) {
        return None;
    }
    loop {
        let numerals = numeral::numerals(c.rest());
        let part = numerals.iter().find_map(|n| match n.system {
            System::Digits => Some((StepKind::Paragraph, *n)),
            System::LetterLower if !path.is_empty() => Some((StepKind::Item, *n)),
            _ => None,
        });
        let Some((kind, number)) = part else { break };
        if number.value > HIGHEST || path.len() == PARTS {
            return None;
        }
        path.push((kind, Ordinal::new(number.value)));
        c.at += number.len;
        if !c.rest().strip_prefix('.').is_some_and(|rest| rest.starts_with(is_part)) {
            break;
        }
        c.at += 1;
    }
    (path.len() > 1).then_some((path, c))
}

/// Whether a part of a decimal number may begin with `c`.
fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || digit(c).is_some()
}

/// `1.2`, `1.a.1` before a space: at least two parts, and marks may close the last.
pub(super) fn read(c: Cursor<'_>) -> Option<Label> {
    let (path, mut end) = path(c)?;
    let bare = end;
    let head = Head { system: System::Digits, signed: false };
    let closed = closing::plain(&mut end, head).filter(|frame| FRAMES.contains(frame));
    if closed.is_none() {
        end = bare;
    }
    let figures = path.iter().all(|(kind, _)| *kind == StepKind::Paragraph);
    let sure = path.len() > 2 || !figures || closed == Some(Frame::Dot);
    let may = end.rest().starts_with(is_blank) && (sure || opens_text(end.rest()));
    may.then(|| Label { span: Span::new(c.at, end.at), readings: Vec::new(), path, form: None })
}

/// What may close a decimal number.
const FRAMES: [Frame; 4] = [Frame::Dot, Frame::Bracket, Frame::Dash, Frame::Colon];
