//! Finds the terms of a corpus and what stands for them in its other languages.

mod abbreviation;
mod association;
mod candidate;
mod casing;
mod citation;
mod cohesion;
mod concept;
mod context;
mod deviation;
mod evidence;
mod extractor;
mod forms;
mod general;
mod grammar;
mod kind;
mod known;
mod language;
mod lean;
mod lexical;
mod meeting;
mod merge;
mod paradigm;
mod rank;
mod rendering;
mod selection;
mod spelling;
mod starts;
mod surroundings;
mod termhood;
mod ties;
mod words;

pub use deviation::Deviation;
pub use extractor::{Evidence, Extracted, Extractor, FEATURES, Rows, Scope, TERM_FEATURES, TermEvidence};
pub use forms::citation_forms;
pub use general::general_words;
pub use known::{Known, StopRow};
