//! Translation Memory eXchange, written and read.

pub(crate) mod reader;
pub(crate) mod writer;
