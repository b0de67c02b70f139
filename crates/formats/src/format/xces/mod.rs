//! Links between sentences of XML files, as OPUS has them, written and read.

pub(crate) mod reader;
pub(crate) mod sentences;
#[cfg(feature = "xces")]
pub(crate) mod writer;
