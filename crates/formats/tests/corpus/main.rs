//! Each format of a corpus against a small one that holds what breaks writers, and read back.

mod beads;
#[cfg(feature = "docx")]
mod docx;
mod html;
mod json;
mod markup;
#[cfg(feature = "parquet")]
mod parquet;
mod properties;
mod sample;
mod tables;
#[cfg(feature = "xces")]
mod xces;
#[cfg(feature = "xlsx")]
mod xlsx;
