//! JSON Lines: corpora written and read, glossaries written.

pub(crate) mod findings;
pub(crate) mod glossary;
pub(crate) mod reader;
pub(crate) mod row;
pub(crate) mod writer;

use crate::descriptor::{CorpusReader, CorpusWriter, Descriptor, GlossaryWriter, Reading};
use crate::writing::parts;

/// JSON Lines.
pub(crate) const FORMAT: Descriptor = Descriptor {
    aliases: &["json"],
    corpus: Some(CorpusWriter {
        files: parts::one,
        takes_stretches: true,
        holds_unsure: true,
        ..CorpusWriter::new(|view, out| writer::write(view, out))
    }),
    glossary: Some(GlossaryWriter::new(|glossary, _, out| glossary::write(glossary, out), 80)),
    reader: Some(CorpusReader {
        endings: &["jsonl", "ndjson"],
        sniff: |head| usize::from(head.text.starts_with('{')),
        read: Reading::Text(reader::read),
        place: 10,
    }),
    ..Descriptor::new("jsonl")
};
