//! XML Localisation Interchange File Format, written and read.

pub(crate) mod languages;
pub(crate) mod reader;
mod segment;
pub(crate) mod writer;

use crate::descriptor::{CorpusReader, CorpusWriter, Descriptor, Reading};
use crate::writing::parts;

/// XML Localisation Interchange File Format.
pub(crate) const FORMAT: Descriptor = Descriptor {
    aliases: &["xlf"],
    extension: "xlf",
    corpus: Some(CorpusWriter {
        files: parts::one_per_pair,
        needs_two_languages: true,
        takes_stretches: true,
        holds: |row| !row.text(0).trim().is_empty(),
        held_rows: || "rows with text in the source language".to_owned(),
        ..CorpusWriter::new(|view, out| writer::write(view, out))
    }),
    reader: Some(CorpusReader {
        endings: &["xlf", "xliff", "sdlxliff", "mqxliff", "mxliff"],
        sniff: |head| usize::from(head.root() == Some("xliff")),
        read: Reading::Text(reader::read),
        place: 60,
    }),
    ..Descriptor::new("xliff")
};
