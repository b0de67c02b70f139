//! Ladders as hunalign writes them, written.

pub(crate) mod writer;

use crate::descriptor::{CorpusWriter, Descriptor, Lost};
use crate::writing::parts;

/// Ladders.
pub(crate) const FORMAT: Descriptor = Descriptor {
    corpus: Some(CorpusWriter {
        files: parts::pairs_and_sentences,
        needs_two_languages: true,
        losing: Some(Lost::NULS),
        breaks_become_blanks: true,
        ..CorpusWriter::new(|view, out| writer::write(view, out))
    }),
    ..Descriptor::new("ladder")
};
