//! Reads the label at the head of a block: `12.`, `(b)`, `第十二条`, `Article 9`, `1.a.2`, `¹`.

use hexapla_model::{Ordinal, Span, Step, StepKind};

use crate::label::grammar::{Frame, INSERTED, KEYWORDS, MEASURES, USES};
use crate::numeral::{self, Numeral, System};
use crate::script::{is_bidi_control, opens_from_right};

mod grammar;

/// One reading of the numeral in a label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// What the label counts.
    pub kind: StepKind,
    /// Which of them.
    pub ordinal: Ordinal,
    /// How unusual this use of the form is, in the units of the outline's costs.
    pub cost: f32,
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
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_bidi_control(c)
}

/// Reads text from left to right by trial.
#[derive(Clone, Copy)]
struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn skip(&mut self, is: impl Fn(char) -> bool) -> usize {
        let rest = self.rest();
        let n = rest.find(|c| !is(c)).unwrap_or(rest.len());
        self.at += n;
        n
    }

    fn eat(&mut self, any: &[char]) -> bool {
        match self.rest().chars().next() {
            Some(c) if any.contains(&c) => {
                self.at += c.len_utf8();
                true
            }
            _ => false,
        }
    }

    /// Whether nothing of a word follows directly.
    fn at_edge(&self) -> bool {
        !self.rest().starts_with(char::is_alphanumeric)
    }
}

/// The label that `text` opens with, if it opens with one.
pub fn parse(text: &str) -> Option<Label> {
    let mut start = Cursor { text, at: 0 };
    start.skip(is_blank);
    let from = start.at;
    note(start, from)
        .or_else(|| keyword(start, from))
        .or_else(|| han_division(start, from))
        .or_else(|| decimal(start, from))
        .or_else(|| framed(start, from, Numbers::ButYears))
}

/// The number of a paragraph that `text` opens with, if it looks like a year: a label where the count reaches it.
pub fn year(text: &str) -> Option<Label> {
    let mut start = Cursor { text, at: 0 };
    start.skip(is_blank);
    start.rest().chars().next().filter(|c| c.is_numeric())?;
    let mut label = framed(start, start.at, Numbers::Years)?;
    label.readings.retain(|reading| reading.kind == StepKind::Paragraph);
    (!label.readings.is_empty()).then_some(label)
}

fn label(from: usize, cursor: Cursor<'_>, readings: Vec<Reading>) -> Option<Label> {
    let end = from + cursor.text[from..cursor.at].trim_end().len();
    (!readings.is_empty()).then(|| Label { span: Span::new(from, end), readings, path: Vec::new() })
}

/// `¹ text`, `(¹) text`, `* text`: stars count from one.
fn note(mut c: Cursor<'_>, from: usize) -> Option<Label> {
    if let Some(inner) = c.rest().strip_prefix('(') {
        inner.chars().next().and_then(numeral::superscript)?;
        let number = numeral::numerals(inner).into_iter().find(|n| n.system == System::Superscript)?;
        inner[number.len..].strip_prefix(')').filter(|_| number.value < Step::STARS)?;
        c.at += number.len + 2;
        let reading = Reading { kind: StepKind::Note, ordinal: Ordinal::new(number.value), cost: 0.0 };
        return label(from, c, vec![reading]);
    }
    let number = if let Some(n) = numeral::numerals(c.rest()).iter().find(|n| n.system == System::Superscript)
    {
        // From there on stars are counted.
        if n.value >= Step::STARS {
            return None;
        }
        c.at += n.len;
        n.value
    } else {
        let stars = c.skip(|x| x == '*');
        // Two stars or more open bold text in Markdown.
        if stars == 0
            || stars > 3
            || !(c.rest().starts_with(is_blank) || stars == 1 && c.rest().starts_with(char::is_alphabetic))
        {
            return None;
        }
        Step::STARS + stars as u32
    };
    let reading = Reading { kind: StepKind::Note, ordinal: Ordinal::new(number), cost: 0.0 };
    label(from, c, vec![reading])
}

/// `Article 9`, `附件二`, `الفصل الأول:`.
fn keyword(c: Cursor<'_>, from: usize) -> Option<Label> {
    let found = KEYWORDS.iter().find_map(|&(word, kind)| {
        let mut c = c;
        c.at += numeral::folded_prefix(c.rest(), word)?;
        let blank = c.skip(is_blank);
        let han = word.starts_with(|x: char| x > '\u{2E80}');
        let numerals: Vec<Numeral> = numeral::numerals(c.rest())
            .into_iter()
            .filter(|n| !matches!(n.system, System::Superscript | System::LetterLower))
            .filter(|n| blank > 0 || (han && matches!(n.system, System::Han | System::Digits)))
            .filter(|n| Cursor { at: c.at + n.len, ..c }.at_edge() || n.system == System::Han)
            .collect();
        (!numerals.is_empty()).then_some((c, kind, numerals))
    });
    let (mut c, kind, numerals) = found?;
    let longest = numerals.iter().map(|n| n.len).max()?;
    c.at += longest;
    let bis = inserted(&mut c);
    finish_division(&mut c);
    let readings = numerals
        .iter()
        .filter(|n| n.len == longest)
        .map(|n| Reading {
            // `Section 4` counts in numbers, `Section D` in letters as headings without a word do.
            kind: match kind {
                StepKind::Section if n.system != System::LetterUpper => StepKind::Division,
                kind => kind,
            },
            ordinal: Ordinal { number: n.value, bis },
            cost: if n.system == System::LetterUpper { 0.5 } else { 0.0 },
        })
        .collect();
    label(from, c, readings)
}

/// `第二十条`, `第 9 章：`.
fn han_division(mut c: Cursor<'_>, from: usize) -> Option<Label> {
    if !c.eat(&['第']) {
        return None;
    }
    c.skip(is_blank);
    let number =
        numeral::numerals(c.rest()).into_iter().find(|n| matches!(n.system, System::Digits | System::Han))?;
    c.at += number.len;
    c.skip(is_blank);
    let &(measure, kind) = MEASURES.iter().find(|(m, _)| c.rest().starts_with(m))?;
    c.at += measure.len();
    let bis = inserted(&mut c);
    finish_division(&mut c);
    label(from, c, vec![Reading { kind, ordinal: Ordinal { number: number.value, bis }, cost: 0.0 }])
}

fn finish_division(c: &mut Cursor<'_>) {
    let mut ahead = *c;
    ahead.skip(is_blank);
    if ahead.eat(&['.', ':', '：', '—', '–', '-', '．', '、']) {
        *c = ahead;
    }
}

/// `bis` after a number; nothing else is consumed.
fn inserted(c: &mut Cursor<'_>) -> u8 {
    let mut ahead = *c;
    ahead.skip(is_blank);
    for &(word, rank) in INSERTED {
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

/// Words after a decimal number that is no label, in scripts without case.
const SCALES: [&str; 13] =
    ["万", "萬", "亿", "億", "百万", "千", "兆", "个百分", "مليون", "مليار", "بليون", "في المائة", "بالمائة"];

/// Whether a paragraph may begin with `text`: not with the rest of `3.5 million` or `3.5 %`.
fn opens_text(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| is_blank(c) || "\"'“‘«„([（《「『".contains(c));
    let letter = text.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    letter && !SCALES.iter().any(|scale| text.starts_with(scale))
}

/// `1.2`, `1.a.1` before a space: at least two parts, and the last may have a full stop.
fn decimal(mut c: Cursor<'_>, from: usize) -> Option<Label> {
    let mut path = Vec::new();
    loop {
        let numerals = numeral::numerals(c.rest());
        let part = numerals.iter().find_map(|n| match n.system {
            System::Digits => Some((StepKind::Paragraph, *n)),
            System::LetterLower if !path.is_empty() => Some((StepKind::Item, *n)),
            _ => None,
        });
        let Some((kind, number)) = part else { break };
        if number.value > 999 || path.len() == 5 {
            return None;
        }
        path.push((kind, Ordinal::new(number.value)));
        c.at += number.len;
        if !(c.rest().starts_with('.') && c.rest()[1..].starts_with(|x: char| x.is_ascii_alphanumeric())) {
            break;
        }
        c.at += 1;
    }
    if path.len() < 2 {
        return None;
    }
    let dot = c.eat(&['.']);
    let figures = path.iter().all(|(kind, _)| *kind == StepKind::Paragraph);
    if path.len() == 2 && figures && !dot && !opens_text(c.rest()) {
        return None;
    }
    c.rest().starts_with(is_blank).then(|| Label { span: Span::new(from, c.at), readings: Vec::new(), path })
}

/// The number that `text` opens with, if it has no mark and a heading may follow: `7 Requirements`.
pub fn bare_number(text: &str) -> Option<(u32, Span)> {
    let mut c = Cursor { text, at: 0 };
    c.skip(is_blank);
    let from = c.at;
    c.rest().chars().next().filter(|c| c.is_numeric())?;
    let number = numeral::numerals(c.rest()).into_iter().find(|n| n.system == System::Digits)?;
    c.at += number.len;
    (c.rest().starts_with(is_blank) && opens_text(c.rest())).then(|| (number.value, Span::new(from, c.at)))
}

/// What stands directly behind `label` and makes it an inserted one, `bis` in `(b) bis`: its end, and its rank.
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

/// A numeral with punctuation: `12.`, `12 -`, `(b)`, `b)`, `二、`, `'1'`.
fn framed(c: Cursor<'_>, from: usize, numbers: Numbers) -> Option<Label> {
    let mut readings = Vec::new();
    let mut end = c;
    for open in [Open::Nothing, Open::Bracket, Open::Quote] {
        let mut start = c;
        if !open.eat(&mut start) {
            continue;
        }
        start.skip(is_blank);
        for number in numeral::numerals(start.rest()).into_iter().filter(|number| numbers.hold(number)) {
            let mut after = Cursor { at: start.at + number.len, ..start };
            let bis = inserted(&mut after);
            let Some(frame) = open.close(&mut after, number.system) else { continue };
            let uses = USES
                .iter()
                .filter(|(systems, frames, ..)| systems.contains(&number.system) && frames.contains(&frame));
            for &(_, _, kind, cost) in uses {
                if after.at > end.at {
                    readings.clear();
                    end = after;
                }
                if after.at == end.at {
                    readings.push(Reading { kind, ordinal: Ordinal { number: number.value, bis }, cost });
                }
            }
        }
    }
    label(from, end, readings)
}

/// What opens a framed label.
#[derive(Clone, Copy)]
enum Open {
    Nothing,
    Bracket,
    Quote,
}

/// Whether a bracket that was opened before `text` is closed in it.
fn closes(text: &str) -> bool {
    text.find([')', '）', '(', '（']).is_some_and(|at| text[at..].starts_with([')', '）']))
}

const QUOTES: [char; 6] = ['\'', '`', '‘', '’', '´', '＇'];

impl Open {
    fn eat(self, c: &mut Cursor<'_>) -> bool {
        match self {
            Self::Nothing => true,
            Self::Bracket => c.eat(&['(', '（']),
            Self::Quote => c.eat(&QUOTES),
        }
    }

    /// The frame that the text after the numeral completes; the cursor is moved behind it.
    fn close(self, c: &mut Cursor<'_>, system: System) -> Option<Frame> {
        if system == System::Enclosed {
            return Some(Frame::Brackets);
        }
        let before = *c;
        let blank = c.skip(is_blank);
        match self {
            Self::Bracket if c.eat(&[')', '）']) => Some(Frame::Brackets),
            // `(1 النص`: the bracket that stands behind a number from right to left, typed where it is seen.
            Self::Bracket => {
                let alone = blank > 0 && opens_from_right(c.rest()) && !closes(c.rest());
                (alone && system == System::Digits).then_some(Frame::Bracket)
            }
            Self::Quote => c.eat(&QUOTES).then_some(Frame::Quotes),
            Self::Nothing if c.eat(&[')', '）']) => Some(Frame::Bracket),
            Self::Nothing if c.eat(&['．', '、', '，']) => {
                Some(if c.text[..c.at].ends_with('．') { Frame::Dot } else { Frame::Comma })
            }
            Self::Nothing if c.eat(&['.']) => {
                // `3.5` is a decimal and `U.S.` an abbreviation.
                let bare = !c.rest().starts_with(|x: char| x.is_ascii_digit() || x == '.');
                let initials = matches!(
                    system,
                    System::LetterUpper | System::LetterLower | System::RomanUpper | System::RomanLower
                );
                let spaced = c.rest().is_empty() || c.rest().starts_with(is_blank);
                (bare && (spaced || !initials) && (blank == 0 || system == System::Digits))
                    .then_some(Frame::Dot)
            }
            Self::Nothing if c.eat(&['-', '–', '—', 'ـ']) => {
                let spaced = c.rest().is_empty() || c.rest().starts_with(is_blank);
                let word = matches!(system, System::Word | System::LetterUpper) && blank > 0;
                (spaced && (system == System::Digits || word || blank > 0 && system == System::RomanUpper))
                    .then_some(Frame::Dash)
            }
            Self::Nothing if system == System::Han => {
                let wide = c.text[before.at..c.at].chars().filter(|x| *x == ' ').count() > 1
                    || c.text[before.at..c.at].contains('\u{3000}');
                wide.then_some(Frame::Space)
            }
            Self::Nothing => None,
        }
    }
}

#[cfg(test)]
mod tests;
