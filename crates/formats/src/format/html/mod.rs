//! Pages to read and to search, written.

mod frame;
pub(crate) mod glossary;
pub(crate) mod writer;
