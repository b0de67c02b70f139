//! Labels with a word: `Article 9`, `附件二`, `الفصل الأول:`, `Artículo 2º.-`, `OP1`, `第十二段`.

use std::sync::LazyLock;

use hexapla_model::{Ordinal, Span, StepKind};

use crate::numeral::openers::Openers;
use crate::numeral::{self, Numeral, System, digit, folded_prefix};
use crate::script::{is_han, opens_from_right};

use super::closing::{self, Head};
use super::cursor::{Cursor, is_blank};
use super::decimal;
use super::grammar::{DASHES, Frame, MARKS, ORDINALS};
use super::opening::opens_text;
use super::word::{MEASURES, Trust, WORDS, Word};
use super::{ALIKE, Form, Label, Named, Numbers, Reading, inserted, label};

/// Where the words of the table are.
static OPENERS: LazyLock<Openers> = LazyLock::new(|| Openers::of(WORDS.iter().map(|word| word.text)));

/// A label that opens with a word.
pub(super) fn read(c: Cursor<'_>) -> Option<Label> {
    [Open::Nothing, Open::Round, Open::Square].into_iter().find_map(|open| {
        let mut start = c;
        open.eat(&mut start).then(|| counted(start, open, c.at))?
    })
}

/// The brackets around a word and its number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Open {
    Nothing,
    Round,
    Square,
}

impl Open {
    fn eat(self, c: &mut Cursor<'_>) -> bool {
        match self {
            Self::Nothing => true,
            Self::Round => c.eat(&['(', '（']),
            Self::Square => c.eat(&['[', '［', '【']),
        }
    }

    fn close(self, c: &mut Cursor<'_>) -> bool {
        match self {
            Self::Nothing => true,
            Self::Round => c.eat(&[')', '）']),
            Self::Square => c.eat(&[']', '］', '】']),
        }
    }
}

/// A word that was found, with the numbers that it may count.
struct Found<'t> {
    word: &'static Word,
    place: usize,
    /// Where the number begins.
    number: Cursor<'t>,
    /// Whether a bracket is before it: `المادة (1)`.
    bracket: bool,
    numerals: Vec<Numeral>,
}

/// The longest word at `c` that a number follows.
fn found(c: Cursor<'_>) -> Option<Found<'_>> {
    let found = OPENERS.places(c.rest()).filter_map(|place| {
        let word = &WORDS[place];
        let len = folded_prefix(c.rest(), word.text)?;
        Some((len, Found::behind(c.past(len), place, word)?))
    });
    found.max_by_key(|(len, _)| *len).map(|(_, found)| found)
}

impl<'t> Found<'t> {
    /// A word that ends at `number`, if it may count a number there.
    fn behind(mut number: Cursor<'t>, place: usize, word: &'static Word) -> Option<Self> {
        let blank = number.skip(is_blank) > 0;
        let bracket = number.eat(&['(', '（']);
        let mut numerals = numerals(word, number, blank || bracket);
        numerals.retain(|n| !bracket || number.past(n.len).rest().starts_with([')', '）']));
        (!numerals.is_empty()).then_some(Self { word, place, number, bracket, numerals })
    }
}

/// Whether a word of the table is at `c`, whatever follows it.
pub(super) fn opens_with_known(c: Cursor<'_>) -> bool {
    OPENERS.places(c.rest()).any(|place| {
        let word = &WORDS[place];
        let len = folded_prefix(c.rest(), word.text);
        len.is_some_and(|len| word.text.ends_with(is_han) || c.past(len).at_edge())
    })
}

/// The readings of the number at `c` that `word` may count.
fn numerals(word: &Word, c: Cursor<'_>, blank: bool) -> Vec<Numeral> {
    use System::{Digits, Han, LetterLower, LetterUpper, Stopped, Superscript};
    let han = word.text.starts_with(is_han);
    let mut numerals = numeral::numerals(c.rest());
    numerals.retain(|n| match n.system {
        Superscript | LetterLower | Stopped => false,
        LetterUpper => word.trust != Trust::Count && blank,
        Digits => (blank || word.tight || han) && (word.trust != Trust::Count || Numbers::ButYears.hold(n)),
        Han => blank || han,
        _ => blank || word.tight && !word.text.ends_with(char::is_alphabetic),
    });
    numerals
}

/// The label of a word and a number at `c`, which `open` encloses.
fn counted(c: Cursor<'_>, open: Open, from: usize) -> Option<Label> {
    let Found { word, place, number, bracket, mut numerals } = found(c)?;
    let form = Form { word: Some(Named::Known(place)), frame: None };
    if let Some((path, mut end)) = decimal::path(number) {
        let (closed, sure) = (close(&mut end, open, System::Digits)?, word.trust == Trust::Name);
        let may = closed || sure || opens_text(end.rest());
        return (may && open == Open::Nothing && end.at_edge()).then(|| {
            let span = Span::new(from, from + end.text[from..end.at].trim_end().len());
            Label { span, readings: Vec::new(), path, form: None }
        });
    }
    numerals.retain(|n| {
        let mut end = number.past(n.len);
        ordinal_sign(&mut end, n.system);
        end.at_edge() || n.system == System::Han || inserted(&mut end) > 0
    });
    let longest = numerals.iter().map(|n| n.len).max()?;
    numerals.retain(|n| n.len == longest);
    let mut end = number.past(longest);
    if bracket {
        end.eat(&[')', '）']);
    }
    ordinal_sign(&mut end, numerals[0].system);
    let bis = inserted(&mut end);
    // A bracket marks what must count up anyway: `رقم (1) النص`.
    let bracketed = bracket && word.trust == Trust::Count && end.rest().starts_with(is_blank);
    let closed = close(&mut end, open, numerals[0].system)? || bracketed;
    let runs_on = if closed { RunsOn::No } else { runs_on(end) };
    // No sentence opens with `OP1`.
    let coded =
        word.text.ends_with(char::is_alphabetic) && number.text[..number.at].ends_with(char::is_alphabetic);
    if runs_on == RunsOn::Lower && !(coded && word.tight) {
        return None;
    }
    let sure = match word.trust {
        Trust::Name => runs_on == RunsOn::No,
        Trust::Closed => closed,
        Trust::Count => false,
    };
    if !(closed || word.trust == Trust::Name || stands_before_text(end, word)) {
        return None;
    }
    let form = (!sure || open != Open::Nothing).then_some(form);
    label(from, end, readings(word.kind, &numerals, bis), form)
}

/// What a word that counts `kind` counts with these numerals.
fn readings(kind: StepKind, numerals: &[Numeral], bis: u8) -> Vec<Reading> {
    numerals.iter().map(|numeral| reading(kind, numeral, bis)).collect()
}

fn reading(kind: StepKind, n: &Numeral, bis: u8) -> Reading {
    let letter = if n.system == System::LetterUpper { LETTER } else { 0.0 };
    Reading {
        // `Section 4` counts in numbers, `Section D` in letters as headings without a word do.
        kind: match kind {
            StepKind::Section if n.system != System::LetterUpper => StepKind::Division,
            kind => kind,
        },
        ordinal: Ordinal { number: n.value, bis },
        cost: letter + if n.alike { ALIKE } else { 0.0 },
        alike: n.alike,
    }
}

/// What it costs a letter to be a number after a word: `Article I` rather counts in Roman numerals.
const LETTER: f32 = 0.5;

/// Moves over a sign of ordinals after a number: `2º`, `1er`, `1-я`.
fn ordinal_sign(c: &mut Cursor<'_>, system: System) {
    if !matches!(system, System::Digits | System::RomanUpper) {
        return;
    }
    let found = ORDINALS.iter().find_map(|sign| {
        let end = c.past(folded_prefix(c.rest(), sign)?);
        end.at_edge().then_some(end)
    });
    *c = found.unwrap_or(*c);
}

/// Whether what follows a word and its number without a mark may be a text of its own.
fn stands_before_text(end: Cursor<'_>, word: &Word) -> bool {
    let blank = &end.rest()[..end.rest().len() - end.rest().trim_start().len()];
    let rest = &end.rest()[blank.len()..];
    // Nothing distinguishes a label from the subject of a sentence where letters have no case and words have blanks
    // between them.
    let sign = !word.text.contains(char::is_alphabetic);
    let apart = sign || blank.contains('\t') || blank.chars().count() > 1 || !opens_from_right(rest);
    let coded = word.tight && word.text.ends_with(char::is_alphabetic);
    rest.is_empty() || !blank.is_empty() && apart && (opens_text(rest) || coded)
}

/// Whether a sentence runs on after a number without a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RunsOn {
    /// Nothing follows, or what may be a title.
    No,
    /// A sentence that may have begun before the word: `Annex II to the report was issued late.`
    Lower,
    /// A sentence that may begin after the number or before the word: `第三条规定的义务不受影响。`
    Maybe,
}

fn runs_on(end: Cursor<'_>) -> RunsOn {
    let rest = end.rest().trim();
    let closers = ['"', '”', '’', '»', ')', '）', '」', '』'];
    let stops = ['.', '!', '?', '。', '！', '？', '؟', '۔', '।'];
    if !rest.trim_end_matches(closers).ends_with(stops) {
        return RunsOn::No;
    }
    if rest.starts_with(char::is_lowercase) { RunsOn::Lower } else { RunsOn::Maybe }
}

/// Moves over the bracket and the marks that close a label with a word; whether there are any.
///
/// `None` if the number goes on, or belongs to a sentence.
pub(super) fn close(c: &mut Cursor<'_>, open: Open, system: System) -> Option<bool> {
    if !open.close(c) {
        return None;
    }
    let head = Head { system, signed: false };
    let mut ahead = *c;
    let blank = ahead.skip(is_blank) > 0;
    let mark = MARKS.iter().find_map(|&(marks, frame)| Some((ahead.take(marks)?, frame)));
    let bracketed = open != Open::Nothing;
    let Some((mark, frame)) = mark.filter(|(_, frame)| *frame != Frame::Slash) else {
        return (blank || !c.rest().starts_with([',', ';', '،', '؛', '；', '/', '%', '٪', ']']))
            .then_some(bracketed);
    };
    let rest = ahead.rest();
    let figure = rest.starts_with(|x| digit(x).is_some());
    let fits = match frame {
        Frame::Dash => {
            ahead.is_spaced() || opens_word(rest) || closing::second(&mut ahead.clone(), frame, head)
        }
        Frame::Comma => mark == '、',
        Frame::Bracket => !blank,
        _ => !figure,
    };
    // `Annex I-A`, `Article 5, paragraph 2`, `5:30`
    let goes_on = !blank && !fits;
    if goes_on || (DASHES.contains(&mark) && figure) {
        return None;
    }
    if !fits {
        return Some(bracketed);
    }
    *c = ahead;
    closing::second(c, frame, head);
    Some(true)
}

/// Whether a word of more than a letter follows.
fn opens_word(text: &str) -> bool {
    text.chars().take(2).filter(|c| c.is_alphabetic()).count() == 2
        || text.starts_with(is_han)
        || text.starts_with(DASHES)
}

/// `第二十条`, `第 9 章：`.
pub(super) fn han(c: Cursor<'_>) -> Option<Label> {
    let from = c.at;
    let mut c = c;
    if !c.eat(&['第']) {
        return None;
    }
    c.skip(is_blank);
    c.eat(&['（', '(']);
    let number =
        numeral::numerals(c.rest()).into_iter().find(|n| matches!(n.system, System::Digits | System::Han))?;
    c.at += number.len;
    c.eat(&['）', ')']);
    c.skip(is_blank);
    let (place, measure) = MEASURES.iter().enumerate().find(|(_, m)| c.rest().starts_with(m.text))?;
    c.at += measure.text.len();
    let bis = inserted(&mut c);
    let spaced = c.is_spaced();
    let closed = close(&mut c, Open::Nothing, System::Han)?;
    let listed =
        c.rest().starts_with('第') || !spaced && c.rest().starts_with(['，', '和', '及', '或', '至']);
    if listed || measure.trust == Trust::Count && !spaced && !closed {
        return None;
    }
    let reading = Reading::new(measure.kind, Ordinal { number: number.value, bis });
    let doubtful = measure.trust == Trust::Count || !closed && runs_on(c) == RunsOn::Maybe;
    let form = doubtful.then_some(Form { word: Some(Named::Known(WORDS.len() + place)), frame: None });
    label(from, c, vec![reading], form)
}
