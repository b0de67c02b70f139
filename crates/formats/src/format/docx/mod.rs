//! Word documents with a table, written.

pub(crate) mod writer;
