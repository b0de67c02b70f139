//! Glossaries for memoQ, written.

pub(crate) mod writer;
