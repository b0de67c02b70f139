//! Parquet files, written and read, and the card of a folder of them.

pub(crate) mod card;
#[cfg(feature = "parquet")]
pub(crate) mod reader;
#[cfg(feature = "parquet")]
pub(crate) mod writer;
