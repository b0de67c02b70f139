//! JSON Lines: corpora written and read, glossaries written.

pub(crate) mod findings;
pub(crate) mod glossary;
pub(crate) mod reader;
pub(crate) mod row;
pub(crate) mod writer;
