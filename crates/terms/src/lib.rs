//! Finds the terms of a corpus and what stands for them in its other languages.

mod abbreviation;
mod association;
mod candidate;
mod citation;
mod cohesion;
mod concept;
mod context;
mod evidence;
mod extractor;
mod forms;
mod known;
mod language;
mod lean;
mod lexical;
mod meeting;
mod merge;
mod paradigm;
mod rank;
mod rendering;
mod spelling;
mod ties;
mod words;

pub use extractor::{Evidence, Extracted, Extractor, FEATURES, Rows};
pub use forms::citation_forms;
pub use known::{Known, StopRow};

/// Words that are no terms, a line a language: its code, then words divided by spaces; lines that begin with `#` are notes.
pub const GENERAL_WORDS: &str = include_str!("../data/general-words.tsv");
