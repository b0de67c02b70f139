//! JSON Lines as the MNBVC project keeps them, written and read.

pub(crate) mod reader;
pub(crate) mod writer;

use crate::descriptor::{CorpusReader, CorpusWriter, Descriptor, Reading};
use crate::writing::parts;

/// JSON Lines of MNBVC.
pub(crate) const FORMAT: Descriptor = Descriptor {
    extension: "mnbvc.jsonl",
    corpus: Some(CorpusWriter {
        files: parts::one,
        needs_two_languages: true,
        ..CorpusWriter::new(|view, out| writer::write(view, out))
    }),
    reader: Some(CorpusReader {
        endings: &["mnbvc.jsonl"],
        sniff: |head| if reader::is_mnbvc(head.text) { 2 } else { 0 },
        read: Reading::Text(reader::read),
        place: 20,
    }),
    ..Descriptor::new("mnbvc")
};
