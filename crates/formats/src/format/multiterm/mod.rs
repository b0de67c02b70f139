//! Glossaries for MultiTerm and Trados, written.

pub(crate) mod writer;

use crate::descriptor::{Descriptor, GlossaryWriter};
use crate::output::facet::Facet;

/// The table.
pub(crate) const FORMAT: Descriptor = Descriptor {
    extension: "multiterm.csv",
    glossary: Some(GlossaryWriter {
        is_table: true,
        ..GlossaryWriter::new(writer::write, 70).without(&[
            Facet::Review,
            Facet::Comment,
            Facet::Frequencies,
            Facet::Kinds,
            Facet::Names,
            Facet::Grammar,
            Facet::Paragraphs,
            Facet::MoreContexts,
        ])
    }),
    ..Descriptor::new("multiterm")
};
