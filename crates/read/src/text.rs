//! What becomes of blocks and lines in all formats: pages of contents, lone labels, paragraphs of wrapped lines.

pub(crate) mod contents;
pub(crate) mod lone;
pub(crate) mod wrap;
