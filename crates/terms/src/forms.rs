//! The citation form of one term whose forms are given.

use hexapla_model::{Column, Corpus, Morphology, WordClass};

use crate::citation::{self, Hint};
use crate::paradigm::Paradigms;
use crate::spelling::{Casing, Texts};
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
    let Some(length) = (0..column.len()).map(|row| content(column, row)).min() else { return Vec::new() };
    let starts: Vec<u32> =
        (0..column.len()).filter_map(|row| u32::try_from(column.range(row).end - length).ok()).collect();
    let spellings = Casing::new(texts).join(&texts.spellings(&starts, length));
    let paradigms = Paradigms::new(column);
    let found = citation::citations(column.lang, &spellings, Hint::default(), &paradigms, morphology);
    found.into_iter().map(|citation| citation.text).collect()
}

/// How many words of a row are not attached to the word behind them as function words.
fn content(column: &Column, row: usize) -> usize {
    let tokens = column.row(row);
    let attached = tokens.windows(2).take_while(|pair| {
        column.word(pair[0]).class == WordClass::Function && pair[0].span.end == pair[1].span.start
    });
    tokens.len() - attached.count()
}
