//! Headings that share a line with what they open: a numbered paragraph, or the first heading below them.

use std::ops::Range;

use hexapla_lang::fold::fold;
use hexapla_lang::function::{FunctionKind, function_kind};
use hexapla_lang::label::{self, Form, Label};
use hexapla_lang::script::is_han;
use hexapla_model::{Block, Lang, StepKind};

use super::{Cut, Labels, may_be_cut, opens};
use crate::outline::is_named;

/// The longest heading, in bytes, and the marks in it; the second ones only where the heading has a label.
const LONGEST: usize = 160;
const TITLE: [char; 10] = ['’', '\'', '-', '–', '《', '》', '«', '»', '“', '”'];
const LISTS: [char; 4] = [',', '，', '،', '、'];

/// Where a number may be after a heading that opens a line: behind words without any mark.
///
/// The heading may have a label, but no item of a list is one. Its last word is no function word: `rose from 13 to 14.` is none.
pub(super) fn starts(text: &str, lang: Lang) -> Vec<usize> {
    let label = label::parse(text);
    if label.as_ref().and_then(kind).is_some_and(|kind| matches!(kind, StepKind::Item | StepKind::Subitem)) {
        return Vec::new();
    }
    let from = label.as_ref().map_or(0, |label| label.span.end as usize);
    let is_allowed = |c: char| TITLE.contains(&c) || label.is_some() && LISTS.contains(&c);
    let mut out = Vec::new();
    let mut before = None;
    for (at, c) in text[from..].char_indices().map(|(at, c)| (from + at, c)) {
        let begins = c.is_numeric() && before.is_some_and(|c: char| c.is_whitespace() || is_han(c));
        if begins && is_heading(text, from..at, lang) && text.len() - from > 2 * (at - from) {
            out.push(at);
        }
        let joins = c == '/' && before.is_some_and(char::is_numeric);
        if at - from > LONGEST || !(c.is_alphanumeric() || c.is_whitespace() || joins || is_allowed(c)) {
            break;
        }
        before = Some(c);
    }
    out
}

/// Finds headings behind the heading above them: `A. Governance 1. The Bureau`, where `2.` follows.
pub(super) fn cuts(blocks: &[Block], labels: &Labels, lang: Lang, out: &mut Vec<Cut>) {
    for (n, (block, label)) in blocks.iter().zip(labels).enumerate() {
        let Some(label) = label.as_ref().filter(|_| may_be_cut(block)) else { continue };
        let Some((at, inner)) = first_below(&block.text, label, lang) else { continue };
        // The second of them follows before another first one, or a heading like the one above them, does.
        let later = labels[n + 1..].iter().flatten().take_while(|later| kind(later) != kind(label));
        let same = later.flat_map(|label| label.readings.iter()).filter(|reading| reading.kind == inner);
        if same.map(|reading| reading.ordinal.number).find(|number| *number <= 2) == Some(2) {
            out.push((n, at));
        }
    }
}

/// Where the first heading below the one that opens `text` with `label` begins, and its kind.
fn first_below(text: &str, label: &Label, lang: Lang) -> Option<(usize, StepKind)> {
    let outer =
        kind(label).filter(|kind| matches!(kind, StepKind::Part | StepKind::Chapter | StepKind::Section))?;
    let end = label.span.end as usize;
    let near = text[end..].char_indices().map(|(at, c)| (end + at, c));
    // Nothing is a heading with a mark in it.
    let near = near.take_while(|(at, c)| at - end <= LONGEST && is_plain(*c));
    let mut places = near.filter(|(_, c)| c.is_whitespace() || is_han(*c)).map(|(at, c)| at + c.len_utf8());
    places.find_map(|at| {
        let (words, rest) = (&text[end..at], &text[at..]);
        let first = rest.chars().next()?;
        let inner = label::parse_known(rest).filter(|inner| inner.form.is_none() && !is_han(first))?;
        let reading = inner.readings.first().filter(|r| (r.ordinal.number, r.ordinal.bis) == (1, 0))?;
        let is_below = reading.kind > outer && !is_named(inner.span.of(rest));
        let are_headings = is_heading(text, end..at, lang) && is_title(&rest[inner.span.end as usize..]);
        (is_below && are_headings && !(first.is_alphabetic() && is_name(words))).then_some((at, reading.kind))
    })
}

/// What a label counts by its first reading.
fn kind(label: &Label) -> Option<StepKind> {
    label.readings.first().map(|reading| reading.kind)
}

/// Whether a heading with a label may have a character.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || c.is_whitespace() || c == '/' || TITLE.contains(&c) || LISTS.contains(&c)
}

/// Whether a text is a title, or begins with one that a number in the same line follows.
fn is_title(text: &str) -> bool {
    let end = text.find(|c| !is_plain(c));
    let title = text[..end.unwrap_or(text.len())].trim_end();
    let words = title.trim_end_matches(char::is_numeric);
    let is_whole = end.is_none() || words.len() < title.len();
    opens(text) && is_whole && words.len() <= LONGEST && words.contains(char::is_alphabetic)
}

/// Whether the last of several words has a capital, as those before initials and letters have: `Juan A.`, `Plan A.`
fn is_name(words: &str) -> bool {
    let mut words = words.split_whitespace();
    words.next_back().is_some_and(|word| word.starts_with(char::is_uppercase)) && words.next().is_some()
}

/// Whether the words `at` of `text` may be a heading that something follows in the same line; the number behind them is no
/// part of a name: `part 1.`
fn is_heading(text: &str, at: Range<usize>, lang: Lang) -> bool {
    use FunctionKind::{Article, Auxiliary, Conjunction, Determiner, Genitive, Infinitive, Preposition};
    let words = text[at.clone()].trim_start();
    let heading = words.trim_end();
    let last = heading.rsplit(char::is_whitespace).next().unwrap_or_default();
    let mut form = String::new();
    fold(last, &mut form);
    let is_open = matches!(
        function_kind(lang, &form),
        Some(Article | Auxiliary | Conjunction | Determiner | Genitive | Infinitive | Preposition)
    );
    let named = &text[at.end - words.len() + heading.len() - last.len()..];
    let is_known =
        |label: &Label| is_named(label.span.of(named)) && !label.form.is_some_and(Form::is_unknown);
    let is_name = || label::parse(named).is_some_and(|label| is_known(&label));
    let is_apart = heading.len() < words.len() || heading.ends_with(is_han);
    let is_title = opens(heading) && heading.contains(char::is_alphabetic) && !heading.ends_with(LISTS);
    is_apart && is_title && !is_open && !is_name()
}
