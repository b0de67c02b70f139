//! Reads the label at the head of a block: `12.`, `(b)`, `第十二条`, `Article 9`, `1.a.2`, `¹`.
//!
//! A label is made of a word that names what is counted, a numeral, the rank of what was inserted (`bis`) and one or
//! two marks; all but the numeral may be absent, and brackets or quotes may be around them. What may be what is data
//! (`label/grammar.rs`, `label/word.rs`).

use std::sync::LazyLock;

use hexapla_model::{Ordinal, Span, StepKind};

use crate::label::cursor::{Cursor, is_blank};
use crate::label::grammar::{Frame, INSERTED};
use crate::label::visible::{Visible, with_controls};
use crate::numeral::openers::Openers;
use crate::numeral::{self, Numeral, System};

mod closing;
mod cursor;
mod decimal;
mod grammar;
mod listed;
mod note;
mod opening;
mod plain;
mod unknown;
mod visible;
mod word;
mod worded;

/// One reading of the numeral in a label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// What the label counts.
    pub kind: StepKind,
    /// Which of them.
    pub ordinal: Ordinal,
    /// How unusual this use of the form is, in the units of the outline's costs.
    pub cost: f32,
    /// Whether its letters only look like those of the alphabet that counts: true only in documents that use that one.
    pub alike: bool,
}

impl Reading {
    /// A usual reading in letters of its own.
    #[must_use]
    pub fn new(kind: StepKind, ordinal: Ordinal) -> Self {
        Self { kind, ordinal, cost: 0.0, alike: false }
    }
}

/// The form of labels that may be text as well: what all those of one count have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Form {
    /// The word before the numeral.
    word: Option<Named>,
    /// What is around the numeral, where there is no word.
    frame: Option<Frame>,
}

/// A word before a numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Named {
    /// A word of the table, by its place.
    Known(usize),
    /// Words that no table has, by a sum of their letters.
    Unknown(u64),
}

impl Form {
    /// Whether a word of the table is before the numeral.
    #[must_use]
    pub fn is_worded(self) -> bool {
        matches!(self.word, Some(Named::Known(_)))
    }

    /// Whether its word may be any word: `Recommendation 1:`.
    #[must_use]
    pub fn is_unknown(self) -> bool {
        matches!(self.word, Some(Named::Unknown(_)))
    }
}

/// A label with everything that it may mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Its place in the block.
    pub span: Span,
    /// Its readings; never empty unless `path` is set.
    pub readings: Vec<Reading>,
    /// The parts of a decimal number such as `1.a.2`.
    pub path: Vec<(StepKind, Ordinal)>,
    /// Its form, if it is a label only where others of its form count up with it: `[1]`, `12:`, `OP1`.
    pub form: Option<Form>,
}

/// What letters that only look like those of the alphabet cost a reading.
const ALIKE: f32 = 0.3;

/// The label that `text` opens with, if it opens with one.
pub fn parse(text: &str) -> Option<Label> {
    read(text, |c| known(c).or_else(|| unknown::read(c)))
}

/// The same, if no word is before its number but those of the table.
pub fn parse_known(text: &str) -> Option<Label> {
    read(text, known)
}

/// The label at `c`, if no word is before its number but those of the table.
fn known(c: Cursor<'_>) -> Option<Label> {
    note::read(c)
        .or_else(|| worded::read(c))
        .or_else(|| worded::han(c))
        .or_else(|| decimal::read(c))
        .or_else(|| plain::read(c, Numbers::ButYears))
}

/// The number of a paragraph that `text` opens with, if it looks like a year: a label where the count reaches it.
pub fn year(text: &str) -> Option<Label> {
    read(text, |c| {
        c.rest().chars().next().filter(|c| c.is_numeric())?;
        let mut label = plain::read(c, Numbers::Years).filter(|label| label.form.is_none())?;
        label.readings.retain(|reading| reading.kind == StepKind::Paragraph);
        (!label.readings.is_empty()).then_some(label)
    })
}

/// What `label` makes of what is seen of `text`, placed in all of it.
fn read(text: &str, label: impl Fn(Cursor<'_>) -> Option<Label>) -> Option<Label> {
    let from = text.len() - text.trim_start_matches(is_blank).len();
    let head = head(&text[from..]);
    let seen = Visible::of(head);
    let mut found = label(Cursor { text: seen.as_ref().map_or(head, |seen| &seen.text), at: 0 })?;
    let span = seen.map_or(found.span, |seen| seen.written(found.span));
    found.span = with_controls(text, Span::new(from + span.start as usize, from + span.end as usize));
    Some(found)
}

/// How many bytes a label and what distinguishes it from text may take: texts are long, and are read from many places.
const HEAD: usize = 512;

/// The beginning of `text`.
fn head(text: &str) -> &str {
    let end = (0..=HEAD.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or_default()]
}

/// The label from `from` to the place `to`, less the blanks at its end.
fn label(from: usize, to: Cursor<'_>, readings: Vec<Reading>, form: Option<Form>) -> Option<Label> {
    let end = from + to.text[from..to.at].trim_end().len();
    (!readings.is_empty()).then(|| Label { span: Span::new(from, end), readings, path: Vec::new(), form })
}

/// Where the suffixes of inserted provisions are.
static INSERTED_OPENERS: LazyLock<Openers> =
    LazyLock::new(|| Openers::of(INSERTED.iter().map(|(word, _)| *word)));

/// `bis` or `-bis` after a number; nothing else is consumed.
fn inserted(c: &mut Cursor<'_>) -> u8 {
    let mut ahead = *c;
    if ahead.skip(is_blank) == 0 {
        ahead.eat(&['-', '‑']);
    }
    for place in INSERTED_OPENERS.places(ahead.rest()) {
        let (word, rank) = INSERTED[place];
        let mut end = ahead;
        if let Some(len) = numeral::folded_prefix(ahead.rest(), word) {
            end.at += len;
            if end.at_edge() || word.starts_with('之') {
                *c = end;
                return rank;
            }
        }
    }
    0
}

/// The number that `text` opens with, if it has no mark and a heading may follow: `7 Requirements`.
pub fn bare_number(text: &str) -> Option<(u32, Span)> {
    let mut number = None;
    let found = read(text, |c| {
        c.rest().chars().next().filter(|c| c.is_numeric())?;
        let found = numeral::numerals(c.rest()).into_iter().find(|n| n.system == System::Digits)?;
        let end = c.past(found.len);
        let reading = Reading::new(StepKind::Paragraph, Ordinal::new(found.value));
        let may = end.rest().starts_with(is_blank) && opening::opens_text(end.rest());
        may.then(|| label(c.at, end, vec![reading], None))?
    });
    if let Some(label) = &found {
        number = label.readings.first().map(|reading| (reading.ordinal.number, label.span));
    }
    number
}

/// What is directly after `label` and makes it an inserted one, `bis` in `(b) bis`: its end, and its rank.
pub fn inserted_behind(text: &str, label: &Label) -> Option<(usize, u8)> {
    let mut c = Cursor { text, at: label.span.end as usize };
    let rank = inserted(&mut c);
    (rank > 0).then_some((c.at, rank))
}

/// Numbers that are taken for years unless the count reaches them.
const YEARS: std::ops::RangeInclusive<u32> = 1_800..=2_199;

/// Which numerals are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbers {
    /// A year opens a sentence far more often than a paragraph has such a number.
    ButYears,
    /// Only figures that look like years.
    Years,
}

impl Numbers {
    fn hold(self, number: &Numeral) -> bool {
        let is_year = number.system == System::Digits && YEARS.contains(&number.value);
        is_year == (self == Self::Years)
    }
}

#[cfg(test)]
mod tests;
