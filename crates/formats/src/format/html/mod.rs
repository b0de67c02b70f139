//! Pages to read and to search, written.

mod frame;
pub(crate) mod generator;
pub(crate) mod glossary;
mod plot;
pub(crate) mod run;
pub(crate) mod writer;

use crate::descriptor::{CorpusWriter, Descriptor, GlossaryWriter, Lost};
use crate::output::facet::Facet;

/// Pages.
pub(crate) const FORMAT: Descriptor = Descriptor {
    aliases: &["page", "web"],
    corpus: Some(CorpusWriter {
        losing: Some(Lost::CONTROLS),
        ..CorpusWriter::new(|view, out| writer::write(view, out))
    }),
    glossary: Some(GlossaryWriter::new(glossary::write, 90).without(&[
        Facet::Review,
        Facet::Comment,
        Facet::Names,
        Facet::Grammar,
        Facet::Paragraphs,
    ])),
    ..Descriptor::new("html")
};
