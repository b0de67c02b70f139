//! Distinguishes a hard-wrapped text from one with one paragraph per line, and where its paragraphs begin.
//!
//! A line is *full* if the first word of the next one would not have fitted on it. In a wrapped text nearly every line
//! inside a run is full and few of them end a sentence; where each line is a paragraph of its own, neither holds.

use hexapla_lang::join::is_cjk;
use hexapla_lang::label::{self, Label};
use hexapla_lang::numeral::digit;
use hexapla_model::StepKind;
use hexapla_source::lines::Line;
use unicode_width::UnicodeWidthStr;

use super::contents;

/// Widths between which people and programs wrap, in columns.
const WIDTHS: std::ops::RangeInclusive<usize> = 36..=140;
/// The least share of full lines in a wrapped text.
const MIN_FULL: f64 = 0.6;
/// The largest share of full lines of a wrapped text that end a sentence.
const MAX_SENTENCES: f64 = 0.35;
/// The largest share of lines of a wrapped text that follow a full line and open with a capital letter.
const MAX_CAPITALS: f64 = 0.5;
/// The least share of lines, among those that end no sentence, that leave no room in a strictly wrapped text.
const MIN_FILLED: f64 = 0.8;
/// The largest share of lines that may run over the margin.
const MAX_OVERLONG: f64 = 0.05;

/// Columns that a line takes up to its last character, its indent included.
fn width(line: &str) -> usize {
    line.trim_end().width()
}

/// Columns that the first word takes.
fn first_word(line: &str) -> usize {
    let line = line.trim_start();
    match line.chars().next() {
        Some(c) if is_cjk(c) => 2,
        _ => line.split(|c: char| c.is_whitespace() || is_cjk(c)).next().unwrap_or_default().width(),
    }
}

/// Columns of blank before the first character.
fn indent(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// Whether `line` ends a sentence or announces a list.
pub(crate) fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches([
        '"', '\'', '”', '’', '»', ')', '）', '」', ']', '¹', '²', '³', '⁰', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹',
    ]);
    line.ends_with(['.', '!', '?', ':', ';', '。', '！', '？', '：', '；', '؟', '؛', '…'])
}

fn opens_with_capital(line: &str) -> bool {
    line.trim_start().chars().next().is_some_and(char::is_uppercase)
}

/// Signs of lists that count nothing.
const BULLETS: &str = "-–—•·*●○■□▪‣";

/// Whether `line` opens with a bullet or with what may be a label: `12.`, `(b)`, `IV.`, `1)`, `（一）`, `一、`, `第二条`, `¹`.
///
/// A word and a number without a mark are not a label: sentences open with them too.
pub(crate) fn is_labelled(line: &str) -> bool {
    let line = line.trim_start();
    if line.starts_with(|c| BULLETS.contains(c)) {
        return true;
    }
    let label = label::parse(line).or_else(|| label::year(line));
    label.is_some_and(|label| !may_be_text(&label, line))
}

/// Whether a label of `line` may be a part of its sentence: a word and a number without a mark.
fn may_be_text(label: &Label, line: &str) -> bool {
    let text = label.span.of(line);
    let is_note = label.readings.iter().any(|reading| reading.kind == StepKind::Note);
    let is_plain = label.path.is_empty() && !is_note && !text.starts_with('第');
    is_plain && text.ends_with(|c: char| c.is_alphabetic() || digit(c).is_some())
}

/// Two lines that follow each other without a blank one between.
struct Pair<'a> {
    upper: &'a str,
    lower: &'a str,
}

impl Pair<'_> {
    /// Columns the upper line would have with the first word of the lower.
    fn reach(&self) -> usize {
        width(self.upper) + 1 + first_word(self.lower)
    }
}

/// Where a text is wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Margin {
    columns: usize,
    /// Whether every line is filled up to the margin, so that one that is not ends a paragraph.
    strict: bool,
}

/// Whether the two neighbours belong to one run: no blank line and no page end between them.
pub(crate) fn is_run(upper: &Line<'_>, lower: &Line<'_>) -> bool {
    !upper.is_blank() && !lower.is_blank() && upper.location.page == lower.location.page
}

/// The column at which the text is wrapped, or `None` if each of its lines is a paragraph.
pub(crate) fn margin(lines: &[Line<'_>]) -> Option<Margin> {
    let pairs: Vec<Pair<'_>> = lines
        .windows(2)
        .filter(|w| is_run(&w[0], &w[1]))
        .map(|w| Pair { upper: w[0].text, lower: w[1].text })
        .collect();
    let mut widths: Vec<usize> = pairs.iter().map(|p| width(p.upper)).collect();
    widths.sort_unstable();
    let columns = *widths.get(widths.len() * 9 / 10)?;
    let overlong = widths.iter().filter(|&&w| w * 4 > columns * 5).count();
    let full: Vec<&Pair<'_>> = pairs.iter().filter(|p| p.reach() * 20 > columns * 17).collect();
    let sentences = full.iter().filter(|p| ends_sentence(p.upper)).count();
    let capitals = full.iter().filter(|p| opens_with_capital(p.lower)).count();
    let wrapped = WIDTHS.contains(&columns)
        && full.len() >= 3
        && share(full.len(), pairs.len()) >= MIN_FULL
        && share(overlong, widths.len()) <= MAX_OVERLONG
        && share(sentences, full.len()) <= MAX_SENTENCES
        && share(capitals, full.len()) <= MAX_CAPITALS;
    let inner: Vec<&Pair<'_>> = pairs.iter().filter(|p| !ends_sentence(p.upper)).collect();
    let filled = inner.iter().filter(|p| p.reach() > columns).count();
    wrapped.then_some(Margin { columns, strict: share(filled, inner.len()) >= MIN_FILLED })
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// Whether `lower`, which follows `upper` in a run of a text wrapped at `margin`, begins a paragraph of its own.
///
/// `after` is the line below it, if it belongs to the run.
pub(crate) fn starts_paragraph(upper: &str, lower: &str, after: Option<&str>, margin: Margin) -> bool {
    if contents::entry(upper).is_some() || (contents::entry(lower).is_some() && is_labelled(lower)) {
        return true;
    }
    let reach = Pair { upper, lower }.reach();
    let short = match margin.strict {
        // Programs disagree on the width of joined and marked letters: be exact only where that cannot matter.
        true if opens_with_capital(lower) || lower.trim_start().starts_with(is_cjk) => {
            reach <= margin.columns
        }
        true => reach * 10 < margin.columns * 9,
        false => reach * 4 < margin.columns * 3,
    };
    let ended = short || ends_sentence(upper);
    let indented = indent(lower) > indent(upper) && after.is_none_or(|a| indent(a) < indent(lower));
    let goes_on = lower.trim_start().chars().next().is_some_and(char::is_lowercase);
    (ended && (is_labelled(lower) || indented)) || (short && !goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        for line in [
            "12. The",
            "(b) The",
            "IV. Work",
            " a) b",
            "• x",
            "（一）报",
            "一、导言",
            "第二十条",
            "¹ See",
            "12 - ثم",
            "12- ثم",
            "1.- El",
            "1.) The",
            "[12] The",
            "Artículo 2º.- El",
            "§ 3. Der",
            "1.2 The",
            "٣) ثم",
            "१. यह",
            "1998. The",
            "⒈报",
            "\u{200F}12 - ثم",
        ] {
            assert!(is_labelled(line), "{line}");
        }
        for line in [
            "2023 was",
            "The end.",
            "report",
            "(as before",
            "",
            "报告说",
            "and so.",
            "Article 5 of the",
            "paragraph 12 The",
            "15.000 people",
            "1:30 the",
            "of) the",
        ] {
            assert!(!is_labelled(line), "{line}");
        }
    }

    #[test]
    fn columns() {
        assert_eq!(
            (width("报告 a  "), first_word(" 报告"), first_word("the end"), indent("  \ta")),
            (6, 2, 3, 6)
        );
    }
}
