//! Pages to read and to search, written.

pub(crate) mod glossary;
pub(crate) mod writer;
