//! Each format of glossaries against a small glossary that holds what breaks writers, and read back.

mod markup;
mod properties;
mod sample;
mod tables;
#[cfg(feature = "xlsx")]
mod xlsx;
