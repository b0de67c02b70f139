//! TermBase eXchange: glossaries written, term bases read.

pub(crate) mod reader;
pub(crate) mod writer;
