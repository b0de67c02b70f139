//! Labels without a word: `12.`, `12 -`, `(b)`, `b)`, `二、`, `'1'`, `[1]`, `1.-`.

use hexapla_model::Ordinal;

use crate::numeral::{self, System};
use crate::script::opens_from_right;

use super::closing::{self, Head};
use super::cursor::{Cursor, is_blank};
use super::grammar::{CLOSED, Frame, QUOTES, SIGNS, TURNED, USES};
use super::listed;
use super::opening::opens_text;
use super::{ALIKE, Form, Label, Numbers, Reading, inserted, label};

/// What opens a label.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Round,
    Square,
    /// `{1}`, `<1>`, `«1»`
    Other,
    Quote,
    /// The mark that is after a number from right to left, typed where it is seen: `.1 النص`.
    Turned(Frame),
}

const OPEN: [Open; 9] = [
    Open::Nothing,
    Open::Round,
    Open::Square,
    Open::Other,
    Open::Quote,
    Open::Turned(Frame::Dot),
    Open::Turned(Frame::Dash),
    Open::Turned(Frame::Brackets),
    Open::Turned(Frame::Bracket),
];

/// The longest label at `c` among those whose numbers are `numbers`.
pub(super) fn read(c: Cursor<'_>, numbers: Numbers) -> Option<Label> {
    let mut readings: Vec<Reading> = Vec::new();
    let (mut end, mut form) = (c, None);
    for open in OPEN {
        let mut start = c;
        if !open.eat(&mut start) {
            continue;
        }
        start.skip(is_blank);
        for number in numeral::numerals(start.rest()).into_iter().filter(|number| numbers.hold(number)) {
            let mut after = start.past(number.len);
            let signed = number.system == System::Digits && sign(&mut after);
            let bis = inserted(&mut after);
            let Some(frame) = open.close(&mut after, Head { system: number.system, signed }) else {
                continue;
            };
            if listed::is_listed(after, frame, &number) {
                continue;
            }
            if after.at > end.at {
                readings.clear();
                end = after;
                let tight = !start.past(number.len).rest().starts_with(is_blank);
                form = open.form(frame, number.system, tight).or_else(|| glued(after, frame));
            }
            if after.at == end.at {
                let alike = if number.alike { ALIKE } else { 0.0 };
                let ordinal = Ordinal { number: number.value, bis };
                readings.extend(uses(number.system, frame).map(|(kind, cost)| Reading {
                    kind,
                    ordinal,
                    cost: cost + alike,
                    alike: number.alike,
                }));
            }
        }
    }
    label(c.at, end, readings, form)
}

/// The form of a label whose dash the text follows directly: `1-النص`.
fn glued(after: Cursor<'_>, frame: Frame) -> Option<Form> {
    let dash = after.text[..after.at].ends_with(['-', '‐', '‑', '–', '−']);
    let is_glued = frame == Frame::Dash && dash && !after.is_spaced();
    is_glued.then_some(Form { word: None, frame: Some(frame) })
}

/// What a numeral in a frame may count, and what that costs.
fn uses(system: System, frame: Frame) -> impl Iterator<Item = (hexapla_model::StepKind, f32)> {
    let fitting =
        USES.iter().filter(move |(systems, frames, ..)| systems.contains(&system) && frames.contains(&frame));
    fitting.map(|&(_, _, kind, cost)| (kind, cost))
}

/// Moves over a sign of ordinals directly after figures: `1°`, `2.º`.
fn sign(c: &mut Cursor<'_>) -> bool {
    let found = SIGNS.iter().find(|sign| c.rest().starts_with(**sign));
    c.at += found.map_or(0, |sign| sign.len());
    found.is_some()
}

/// Whether a bracket that was opened before `text` is closed in it.
fn closes(text: &str) -> bool {
    text.find([')', '）', '(', '（']).is_some_and(|at| text[at..].starts_with([')', '）']))
}

impl Open {
    fn eat(self, c: &mut Cursor<'_>) -> bool {
        match self {
            Self::Nothing => true,
            Self::Round => c.eat(&['(', '（']),
            Self::Square => c.eat(&['[', '［', '【', '〔']),
            Self::Other => c.eat(&['{', '<', '«', '＜', '〈']),
            Self::Quote => c.eat(&QUOTES),
            Self::Turned(frame) => {
                TURNED.iter().any(|&(marks, of)| of == frame && c.eat(marks)) && opens_from_right(c.rest())
            }
        }
    }

    /// The form of a label that may be text as well.
    fn form(self, frame: Frame, system: System, tight: bool) -> Option<Form> {
        let by_frame =
            matches!(frame, Frame::Colon | Frame::Square | Frame::Slash | Frame::Degree | Frame::Tab);
        // `(أ النص`: a bracket that is never closed may open anything.
        let open = self == Self::Round && frame == Frame::Bracket && system != System::Digits;
        // `a - `, `I- `: letters before dashes are words too.
        let letter = matches!(system, System::LetterLower | System::RomanLower)
            || tight && matches!(system, System::LetterUpper | System::RomanUpper | System::Word);
        let dashed = frame == Frame::Dash && letter;
        let doubtful = by_frame || open || dashed || matches!(self, Self::Turned(_));
        doubtful.then_some(Form { word: None, frame: Some(frame) })
    }

    /// The frame that the text after the numeral completes; the cursor is moved after it.
    fn close(self, c: &mut Cursor<'_>, head: Head) -> Option<Frame> {
        let mut ahead = *c;
        let blank = ahead.skip(is_blank) > 0;
        let frame = match self {
            Self::Nothing => return closing::plain(c, head),
            _ if matches!(head.system, System::Enclosed | System::Stopped) => return None,
            Self::Round if ahead.eat(&[')', '）']) => Frame::Brackets,
            Self::Round => {
                let alone = blank && opens_from_right(ahead.rest()) && !closes(ahead.rest());
                let counts = matches!(head.system, System::Digits | System::LetterLower);
                return (alone && counts).then(|| {
                    *c = ahead;
                    Frame::Bracket
                });
            }
            Self::Square if ahead.eat(&[']', '］', '】', '〕']) => Frame::Square,
            Self::Other if head.system == System::Digits && ahead.eat(&['}', '>', '»', '＞', '〉']) => {
                Frame::Square
            }
            Self::Quote if ahead.eat(&QUOTES) => Frame::Quotes,
            Self::Turned(Frame::Brackets) if ahead.eat(&['(']) => Frame::Brackets,
            Self::Turned(Frame::Brackets) => return None,
            Self::Turned(frame) if blank && CLOSED.contains(&frame) && opens_text(ahead.rest()) => {
                *c = ahead;
                return (head.system == System::Digits).then_some(frame);
            }
            _ => return None,
        };
        *c = ahead;
        closing::second(c, frame, head);
        (!closing::is_range(*c)).then_some(frame)
    }
}
