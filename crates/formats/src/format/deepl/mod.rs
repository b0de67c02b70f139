//! Glossaries for DeepL, written and read.

pub(crate) mod writer;

use crate::descriptor::{Descriptor, GlossaryWriter, TermBaseReader};
use crate::names::has_extension;
use crate::output::facet::Facet;
use crate::reading::pair_rows;

/// What its files end in.
const EXTENSION: &str = "deepl.tsv";

/// The table.
pub(crate) const FORMAT: Descriptor = Descriptor {
    extension: EXTENSION,
    glossary: Some(GlossaryWriter {
        pairs_for: Some("DeepL"),
        ..GlossaryWriter::new(writer::write, 110).without(&[
            Facet::Id,
            Facet::Evidence,
            Facet::Domain,
            Facet::Status,
            Facet::Review,
            Facet::Comment,
            Facet::Frequencies,
            Facet::Kinds,
            Facet::Names,
            Facet::Grammar,
            Facet::Paragraphs,
            Facet::Contexts,
            Facet::Synonyms,
        ])
    }),
    term_base: Some(TermBaseReader {
        opens: |source| Ok(has_extension(source.path, EXTENSION)),
        read: pair_rows::read,
    }),
    ..Descriptor::new("deepl")
};
