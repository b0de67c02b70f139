//! Glossaries for OmegaT, written.

pub(crate) mod writer;
