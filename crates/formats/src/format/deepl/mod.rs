//! Glossaries for DeepL, written.

pub(crate) mod writer;

use crate::descriptor::{Descriptor, GlossaryWriter};
use crate::output::facet::Facet;

/// The table.
pub(crate) const FORMAT: Descriptor = Descriptor {
    extension: "deepl.tsv",
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
    ..Descriptor::new("deepl")
};
