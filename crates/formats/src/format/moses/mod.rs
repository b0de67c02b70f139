//! Texts aligned line by line, written and read.

pub(crate) mod reader;
pub(crate) mod writer;
