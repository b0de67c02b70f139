//! The citation form of one term whose forms are given.

use std::ops::Range;

use hexapla_lang::number::shows_number;
use hexapla_model::{Column, Corpus, Morphology, WordClass};

use crate::casing::Casing;
use crate::citation::{self, Hint};
use crate::paradigm::Paradigms;
use crate::spelling::Texts;
use crate::words::Words;

/// The citation forms of a term, the preferred one first.
///
/// Each row of `corpus`, which has one language, is a form of the term as a text has it; `column` has the words of the rows.
/// Of words that a language writes together with the first one (Arabic prepositions) those are dropped that not all rows
/// have.
#[must_use]
pub fn citation_forms(corpus: &Corpus, column: &Column, morphology: Option<&dyn Morphology>) -> Vec<String> {
    let words = Words::new(column);
    let texts = Texts { corpus, lang: 0, words: &words };
    let bounds: Vec<Range<usize>> = (0..column.len()).map(|row| bounds(column, row)).collect();
    let Some(length) = length(column, &bounds) else { return Vec::new() };
    let starts: Vec<u32> = bounds.iter().filter_map(|at| start(column, at, length)).collect();
    let spellings = Casing::new(texts).join(&texts.spellings(&starts, length), false);
    let paradigms = Paradigms::new(column);
    let hint = Hint { alone: true, ..Hint::default() };
    let found = citation::citations(column.lang, &spellings, hint, &paradigms, morphology);
    found.into_iter().map(|citation| citation.text).collect()
}

/// How many words the term has whose forms have the tokens `bounds`.
///
/// The most frequent form has the words of the term, and perhaps an article; in languages that attach words to others it
/// is what most forms have.
fn length(column: &Column, bounds: &[Range<usize>]) -> Option<usize> {
    let attaches = !shows_number(column.lang);
    let forms = bounds.iter().filter(|at| attaches || is_end(column, at, &bounds[0]));
    let lengths: Vec<usize> = forms.map(Range::len).collect();
    let least = lengths.iter().copied().min()?;
    let usual = |length: &usize| lengths.iter().filter(|other| *other == length).count();
    let most = lengths.iter().copied().find(|length| 2 * usual(length) > lengths.len());
    Some(most.filter(|_| attaches).unwrap_or(least))
}

/// Where the `length` words of a term begin in the form `at`: behind function words or attached ones; none if it has others.
fn start(column: &Column, at: &Range<usize>, length: usize) -> Option<u32> {
    let start = at.end.checked_sub(length).filter(|start| *start >= at.start)?;
    let is_term = !shows_number(column.lang) || are_function_words(column, at.start..start);
    is_term.then(|| u32::try_from(start).expect("tokens have u32 numbers"))
}

/// Whether the tokens `short` are those of `long` without function words before them.
fn is_end(column: &Column, short: &Range<usize>, long: &Range<usize>) -> bool {
    let Some(over) = long.len().checked_sub(short.len()) else { return false };
    let rest = column.tokens[long.start + over..long.end].iter().map(|t| t.word);
    are_function_words(column, long.start..long.start + over)
        && rest.eq(column.tokens[short.clone()].iter().map(|t| t.word))
}

fn are_function_words(column: &Column, at: Range<usize>) -> bool {
    column.tokens[at].iter().all(|t| column.word(*t).class == WordClass::Function)
}

/// The tokens of a row without function words that are attached to the word behind them, and without the mark of a
/// possessive behind it.
fn bounds(column: &Column, row: usize) -> Range<usize> {
    let mut at = column.range(row);
    while at.len() > 1 && touches(column, at.start) && are_function_words(column, at.start..at.start + 1) {
        at.start += 1;
    }
    while at.len() > 1
        && touches(column, at.end - 2)
        && is_possessive(&column.word(column.tokens[at.end - 1]).form)
    {
        at.end -= 1;
    }
    at
}

/// Whether nothing is between the token at `at` and the next one.
fn touches(column: &Column, at: usize) -> bool {
    column.tokens[at].span.end == column.tokens[at + 1].span.start
}

fn is_possessive(form: &str) -> bool {
    matches!(form, "'" | "’" | "'s" | "’s")
}
