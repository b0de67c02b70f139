//! Glossaries for OmegaT, written.

pub(crate) mod writer;

use crate::descriptor::{Descriptor, GlossaryWriter};
use crate::output::facet::Facet;

/// The table.
pub(crate) const FORMAT: Descriptor = Descriptor {
    extension: "utf8",
    glossary: Some(GlossaryWriter {
        pairs_for: Some("OmegaT"),
        ..GlossaryWriter::new(writer::write, 50).without(&[
            Facet::Id,
            Facet::Status,
            Facet::Review,
            Facet::Comment,
            Facet::Frequencies,
            Facet::Kinds,
            Facet::Names,
            Facet::Grammar,
            Facet::Paragraphs,
            Facet::Contexts,
        ])
    }),
    ..Descriptor::new("omegat")
};
