//! What the reader of a format gives: blocks, and what it saw on the way.

use std::path::Path;

use hexapla_model::{Block, Diagnostic, Lang};
use hexapla_source::Remark;

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

impl Parsed {
    /// The same, after what is to be reported about the encoding of the file at `path`.
    pub(crate) fn after(mut self, remark: Option<Remark>, path: &Path) -> Self {
        self.diagnostics.splice(..0, remark.map(|remark| remark.about(path)));
        self
    }
}
