//! Headings that share a line with what they open: a numbered paragraph, or the first heading below them.

use std::ops::Range;

use hexapla_lang::fold::fold;
use hexapla_lang::function::function_words;
use hexapla_lang::label::{self, Form, Label};
use hexapla_lang::script::is_han;
use hexapla_model::{Block, Lang, StepKind};

use super::{Cut, LINE, Labels, may_be_cut, opens};
use crate::outline::is_named;

/// The longest heading that is looked for before a number, in bytes, and the marks in it.
const HEADING: usize = 160;
const TITLE: [char; 13] = ['’', '\'', '-', '–', '《', '》', '«', '»', '“', '”', ',', '،', '、'];

/// Marks that end sentences and clauses: no heading that shares a line with another one has them.
const ENDS: [char; 10] = ['.', '。', ';', '；', '؛', '!', '?', '؟', ':', '：'];

/// Where a number may be after a heading that opens a line: behind words without any mark.
///
/// The heading may have a label. Its last word is no function word: `rose from 13 to 14.` is none.
pub(super) fn starts(text: &str, lang: Lang) -> Vec<usize> {
    let from = label::parse(text).map_or(0, |label| label.span.end as usize);
    let mut out = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < from) {
        let begins = c.is_numeric() && before.is_some_and(|c: char| c.is_whitespace() || is_han(c));
        before = Some(c);
        if begins && is_heading(text, from..at, lang) && text.len() - from > 2 * (at - from) {
            out.push(at);
        }
        if at - from > HEADING
            || !(c.is_alphanumeric() || c.is_whitespace() || c == '/' || TITLE.contains(&c))
        {
            break;
        }
    }
    out
}

/// Finds headings behind the heading above them: `A. Governance 1. The Bureau`, where `2.` follows.
pub(super) fn cuts(blocks: &[Block], labels: &Labels, lang: Lang, out: &mut Vec<Cut>) {
    for (n, (block, label)) in blocks.iter().zip(labels).enumerate() {
        let Some(label) = label.as_ref().filter(|_| block.text.len() <= LINE && may_be_cut(block)) else {
            continue;
        };
        let end = label.span.end as usize;
        let Some((at, inner)) = first_below(&block.text, end, label, lang) else { continue };
        let later = labels[n + 1..].iter().flatten();
        let same = later.flat_map(|label| label.readings.iter()).filter(|reading| reading.kind == inner);
        // The second of them follows before another first one does.
        if same.map(|reading| reading.ordinal.number).find(|number| *number <= 2) == Some(2) {
            out.push((n, at));
        }
    }
}

/// Where the first heading below the one that opens `text` with `label` begins, and its kind.
fn first_below(text: &str, end: usize, label: &Label, lang: Lang) -> Option<(usize, StepKind)> {
    let blanks = text[end..].char_indices().filter(|(_, c)| c.is_whitespace());
    let mut places = blanks.map(|(at, blank)| end + at + blank.len_utf8());
    places.find_map(|at| {
        let rest = &text[at..];
        let inner = label::parse(rest).filter(|inner| inner.form.is_none())?;
        let title = &rest[inner.span.end as usize..];
        let reading =
            inner.readings.iter().find(|reading| (reading.ordinal.number, reading.ordinal.bis) == (1, 0))?;
        let is_other = label.readings.first().is_some_and(|outer| outer.kind != reading.kind);
        let are_headings = is_heading(text, end..at, lang) && opens(title) && !title.contains(ENDS);
        (is_other && are_headings && !text[end..at].contains(ENDS)).then_some((at, reading.kind))
    })
}

/// Whether the words `at` of `text` may be a heading that something follows in the same line; the number behind them is no
/// part of a name: `part 1.`
fn is_heading(text: &str, at: Range<usize>, lang: Lang) -> bool {
    let words = text[at.clone()].trim_start();
    let heading = words.trim_end();
    let last = heading.rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
    let mut form = String::new();
    fold(heading[last..].trim_start(), &mut form);
    let named = text[at.end - words.len() + last..].trim_start();
    let is_known =
        |label: &Label| is_named(label.span.of(named)) && !label.form.is_some_and(Form::is_unknown);
    let is_name = label::parse(named).is_some_and(|label| is_known(&label));
    let is_apart = heading.len() < words.len() || heading.ends_with(is_han);
    let is_title =
        opens(heading) && heading.contains(char::is_alphabetic) && !function_words(lang).contains(&form);
    is_apart && is_title && !is_name
}
