//! Labels with words that no table has: `Recommendation 1:`, `建议一：`, `Étape n° 2 :`, `AP3`.
//!
//! Any word may be before a number, so such labels count only where others of the same words count up with them.

use std::hash::{BuildHasher, BuildHasherDefault};

use hexapla_model::{Ordinal, StepKind};
use rustc_hash::FxHasher;

use crate::numeral::{self, Numeral, System, digit};
use crate::script::{is_arabic, is_han, is_letter, opens_from_right};

use super::cursor::{Cursor, is_blank};
use super::opening::opens_text;
use super::worded::{self, Open};
use super::{Form, Label, Named, Numbers, Reading, label};

/// How many words may be before the number.
const WORDS: usize = 3;
/// The most characters of these words, and of words without blanks between them.
const LETTERS: usize = 40;
const HAN: usize = 8;
/// What opens a number in brackets: `التوصية (1):`.
const BRACKETS: [char; 2] = ['(', '（'];
/// The most capitals of a code, and the fewest.
const CODE: std::ops::RangeInclusive<usize> = 2..=4;

/// What captions of figures and days open with: they count up, and nothing uses their numbers.
const CAPTIONS: [&str; 54] = [
    "table",
    "figure",
    "fig",
    "box",
    "chart",
    "graph",
    "map",
    "photo",
    "image",
    "plate",
    "diagram",
    "day",
    "week",
    "tableau",
    "graphique",
    "encadré",
    "carte",
    "diagramme",
    "jour",
    "semaine",
    "cuadro",
    "tabla",
    "gráfico",
    "figura",
    "gráfica",
    "recuadro",
    "mapa",
    "diagrama",
    "día",
    "semana",
    "таблица",
    "табл",
    "рисунок",
    "рис",
    "вставка",
    "карта",
    "диаграмма",
    "график",
    "день",
    "неделя",
    "الجدول",
    "جدول",
    "الشكل",
    "شكل",
    "الإطار",
    "إطار",
    "الخريطة",
    "اليوم",
    "表",
    "图",
    "圖",
    "图表",
    "专栏",
    "框",
];

/// A label of words and a number at `c`.
pub(super) fn read(c: Cursor<'_>) -> Option<Label> {
    if worded::opens_with_known(c) {
        return None;
    }
    let (words, number) = words(c)?;
    let numerals = numerals(number, words);
    let longest = numerals.iter().map(|n| n.len).max()?;
    let mut end = number.past(longest);
    if number.text[..number.at].ends_with(BRACKETS) && !end.eat(&[')', '）']) {
        return None;
    }
    let numerals: Vec<Numeral> = numerals.into_iter().filter(|n| n.len == longest).collect();
    if !end.at_edge() && numerals[0].system != System::Han {
        return None;
    }
    let closed = worded::close(&mut end, Open::Nothing, numerals[0].system)?;
    let opens = end.rest().trim_start_matches(is_blank).starts_with(|c: char| !c.is_ascii_digit());
    let fits = if closed { opens } else { stands_bare(words, number, end) };
    let form = Form { word: Some(Named::Unknown(sum(words))), frame: None };
    fits.then(|| label(c.at, end, readings(&numerals), Some(form)))?
}

/// The words at `c`, and where the number after them begins.
fn words(c: Cursor<'_>) -> Option<(&str, Cursor<'_>)> {
    let text = c.rest();
    let first = text.chars().next().filter(|c| c.is_alphabetic() && !c.is_lowercase())?;
    // `二十、二十一日` is a number, not a word before one.
    if is_han(first) && numeral::numerals(text).iter().any(|n| n.system == System::Han) {
        return None;
    }
    let most = if is_han(first) { HAN } else { LETTERS };
    let mut count = 0;
    let mut is_behind_blank = false;
    for (n, (at, ch)) in text.char_indices().enumerate() {
        let here = c.past(at);
        let mut here = here;
        let bracket = at > 0 && here.eat(&BRACKETS);
        if at > 0 && opens_number(here, is_behind_blank && !bracket, is_han(first)) {
            let words = text[..at].trim_end_matches(is_blank);
            return (!is_caption(words)).then_some((words, here));
        }
        if bracket {
            return None;
        }
        is_behind_blank = is_blank(ch);
        count += usize::from(is_behind_blank);
        let letter = is_letter(ch) || is_behind_blank || "-’'°№ºᵒ.".contains(ch);
        if n > most || count > WORDS || !letter {
            return None;
        }
    }
    None
}

/// Whether the number of a label may begin at `c`: figures, or a numeral after a blank.
fn opens_number(c: Cursor<'_>, is_behind_blank: bool, han: bool) -> bool {
    let rest = c.rest();
    let Some(first) = rest.chars().next() else { return false };
    if digit(first).is_some() {
        return true;
    }
    // No numeral that may be there opens with a small letter.
    (is_behind_blank || han)
        && !first.is_lowercase()
        && (!is_arabic(first) || numeral::opens_word(rest))
        && numerals(c, if han { "一" } else { "" }).iter().any(|n| {
            let behind = rest[n.len..].trim_start_matches(is_blank);
            behind.starts_with(['.', ':', '：', '-', '–', '—', '、'])
        })
}

/// The numerals at `c` that may be after `words`.
fn numerals(c: Cursor<'_>, words: &str) -> Vec<Numeral> {
    let han = words.starts_with(is_han);
    let mut numerals = numeral::numerals(c.rest());
    numerals.retain(|n| match n.system {
        System::Digits => Numbers::ButYears.hold(n),
        System::RomanUpper => !han && !n.alike,
        System::Word => opens_from_right(c.rest()),
        System::Han => han,
        _ => false,
    });
    numerals
}

/// Whether a number without a mark is a label: of a code, `AP1 The`, or after Chinese words and before a blank.
fn stands_bare(words: &str, number: Cursor<'_>, end: Cursor<'_>) -> bool {
    let tight = number.text[..number.at].ends_with(words);
    let code = tight && CODE.contains(&words.chars().count()) && words.chars().all(char::is_uppercase);
    let before_blank = end.rest().starts_with(is_blank) && opens_text(end.rest());
    before_blank && (code || words.starts_with(is_han))
}

fn is_caption(words: &str) -> bool {
    let first = words.split(is_blank).next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    CAPTIONS.contains(&first.as_str())
}

/// What distinguishes words from others, whatever their case.
fn sum(words: &str) -> u64 {
    BuildHasherDefault::<FxHasher>::default().hash_one(words.to_lowercase())
}

/// A number after any word counts paragraphs, or divisions where these are titles.
fn readings(numerals: &[Numeral]) -> Vec<Reading> {
    let mut out = Vec::with_capacity(2 * numerals.len());
    for numeral in numerals {
        let paragraph = Reading::new(StepKind::Paragraph, Ordinal::new(numeral.value));
        out.extend([paragraph, Reading { kind: StepKind::Division, cost: DIVISION, ..paragraph }]);
    }
    out
}

/// What it costs an unknown word to name divisions rather than paragraphs; reasoned: less than a paragraph that ends open.
const DIVISION: f32 = 0.5;
