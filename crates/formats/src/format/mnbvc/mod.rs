//! JSON Lines as the MNBVC project keeps them, written and read.

pub(crate) mod reader;
pub(crate) mod writer;
