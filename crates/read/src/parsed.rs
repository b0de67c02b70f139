//! What the reader of a format gives: blocks, and what it saw on the way.

use hexapla_model::{Block, Diagnostic, Lang};

/// A document before its language is settled.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    /// The blocks in reading order.
    pub(crate) blocks: Vec<Block>,
    /// The language that the file declares for itself.
    pub(crate) lang: Option<Lang>,
    /// What is odd about the file.
    pub(crate) diagnostics: Vec<Diagnostic>,
}
