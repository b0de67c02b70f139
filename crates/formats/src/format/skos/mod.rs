//! SKOS: glossaries as concepts in Turtle, written.

pub(crate) mod turtle;
pub(crate) mod writer;

use crate::descriptor::{Descriptor, GlossaryWriter};
use crate::output::facet::Facet;

/// Concepts in Turtle.
pub(crate) const FORMAT: Descriptor = Descriptor {
    aliases: &["turtle", "ttl"],
    extension: "ttl",
    glossary: Some(GlossaryWriter::new(writer::write, 45).without(&[
        Facet::Review,
        Facet::Comment,
        Facet::Frequencies,
        Facet::Kinds,
        Facet::Names,
        Facet::Grammar,
        Facet::Paragraphs,
        Facet::UnmarkedTexts,
    ])),
    ..Descriptor::new("skos")
};
