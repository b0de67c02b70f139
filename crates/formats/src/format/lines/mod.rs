//! Numbers of input lines, written.

pub(crate) mod writer;

use crate::descriptor::{CorpusWriter, Descriptor};
use crate::writing::parts;

/// Numbers of lines.
pub(crate) const FORMAT: Descriptor = Descriptor {
    extension: "lines.tsv",
    corpus: Some(CorpusWriter {
        files: parts::one,
        holds_unsure: true,
        ..CorpusWriter::new(|view, out| writer::write(view, out))
    }),
    ..Descriptor::new("lines")
};
