//! Glossaries for memoQ, written.

pub(crate) mod writer;

use crate::descriptor::{Descriptor, GlossaryWriter};
use crate::output::facet::Facet;

/// The table.
pub(crate) const FORMAT: Descriptor = Descriptor {
    extension: "memoq.csv",
    glossary: Some(GlossaryWriter {
        is_table: true,
        ..GlossaryWriter::new(writer::write, 60).without(&[
            Facet::Status,
            Facet::Review,
            Facet::Comment,
            Facet::Frequencies,
            Facet::Kinds,
            Facet::Names,
            Facet::Grammar,
            Facet::Paragraphs,
            Facet::MoreContexts,
            Facet::UnmarkedTexts,
        ])
    }),
    ..Descriptor::new("memoq")
};
