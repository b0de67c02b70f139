//! TermBase eXchange: glossaries written, term bases read.

mod facts;
pub(crate) mod reader;
pub(crate) mod writer;

use self::writer::Version;
use crate::descriptor::{Descriptor, GlossaryWriter, TermBaseReader};
use crate::output::facet::Facet;

/// What TBX-Basic has no place for: contexts belong to a term that is in them.
const DROPS: &[Facet] = &[Facet::Review, Facet::Paragraphs, Facet::UnmarkedTexts];

/// Version 2.
pub(crate) const TBX: Descriptor = Descriptor {
    glossary: Some(
        GlossaryWriter::new(|glossary, options, out| writer::write(Version::Two, glossary, options, out), 30)
            .without(DROPS),
    ),
    term_base: Some(TermBaseReader { opens: reader::is_xml, read: |source, _| reader::read_xml(source) }),
    ..Descriptor::new("tbx")
};

/// Version 3.
pub(crate) const TBX3: Descriptor = Descriptor {
    extension: "v3.tbx",
    glossary: Some(
        GlossaryWriter::new(
            |glossary, options, out| writer::write(Version::Three, glossary, options, out),
            40,
        )
        .without(DROPS),
    ),
    ..Descriptor::new("tbx3")
};
