//! Glossaries for OmegaT, written and read.

pub(crate) mod writer;

use crate::descriptor::{Descriptor, GlossaryWriter, TermBaseReader};
use crate::names::has_extension;
use crate::output::facet::Facet;
use crate::reading::pair_rows;

/// What its files end in.
const EXTENSION: &str = "utf8";

/// The table.
pub(crate) const FORMAT: Descriptor = Descriptor {
    extension: EXTENSION,
    glossary: Some(GlossaryWriter {
        pairs_for: Some("OmegaT"),
        ..GlossaryWriter::new(writer::write, 50).without(&[
            Facet::Id,
            Facet::Status,
            Facet::Review,
            Facet::Frequencies,
            Facet::Kinds,
            Facet::Names,
            Facet::Grammar,
            Facet::Paragraphs,
            Facet::Contexts,
        ])
    }),
    term_base: Some(TermBaseReader {
        opens: |source| Ok(has_extension(source.path, EXTENSION)),
        read: pair_rows::read,
    }),
    ..Descriptor::new("omegat")
};
