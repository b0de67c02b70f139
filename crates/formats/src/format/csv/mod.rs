//! Tables of text, CSV and TSV: corpora, glossaries and term bases, written and read.

pub(crate) mod glossary;
pub(crate) mod quotes;
pub(crate) mod reader;
pub(crate) mod term_base;
pub(crate) mod writer;
