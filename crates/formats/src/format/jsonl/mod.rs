//! JSON Lines: corpora written and read, glossaries written.

pub(crate) mod findings;
pub(crate) mod glossary;
pub(crate) mod reader;
pub(crate) mod row;
pub(crate) mod writer;

use crate::descriptor::{CorpusReader, CorpusWriter, Descriptor, GlossaryWriter, Reading};
use crate::writing::part::Kind;
use crate::writing::parts;

/// JSON Lines.
pub(crate) const FORMAT: Descriptor = Descriptor {
    aliases: &["json"],
    corpus: Some(WRITER),
    glossary: Some(GlossaryWriter::new(|glossary, _, out| glossary::write(glossary, out), 80)),
    reader: Some(CorpusReader {
        endings: &["jsonl", "ndjson"],
        sniff: |head| usize::from(head.text.starts_with('{')),
        read: Reading::Text(reader::read),
        place: 10,
    }),
    ..Descriptor::new("jsonl")
};

const WRITER: CorpusWriter = CorpusWriter {
    files: parts::one,
    takes_stretches: true,
    holds_unsure: true,
    ..CorpusWriter::new(|view, out| writer::write(view, out))
};

/// What files of JSON Lines have in common.
pub(crate) const KIND: Kind = WRITER.kind("jsonl", "jsonl");
