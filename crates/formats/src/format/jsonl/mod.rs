//! JSON Lines: corpora and glossaries, written and read.

pub(crate) mod findings;
pub(crate) mod glossary;
pub(crate) mod reader;
pub(crate) mod row;
pub(crate) mod term_base;
pub(crate) mod writer;

use crate::descriptor::{CorpusReader, CorpusWriter, Descriptor, GlossaryWriter, Reading, TermBaseReader};
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
    term_base: Some(TermBaseReader {
        opens: term_base::is_glossary,
        read: |source, _| term_base::read(source),
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
