//! Glossaries for MultiTerm and Trados, written.

pub(crate) mod writer;
