//! TermBase eXchange: glossaries written, term bases read.

pub(crate) mod reader;
pub(crate) mod writer;

use self::writer::Version;
use crate::descriptor::{Descriptor, GlossaryWriter, TermBaseReader};

/// Version 2.
pub(crate) const TBX: Descriptor = Descriptor {
    glossary: Some(GlossaryWriter::new(
        |glossary, options, out| writer::write(Version::Two, glossary, options, out),
        30,
    )),
    term_base: Some(TermBaseReader { opens: reader::is_xml, read: |source, _| reader::read_xml(source) }),
    ..Descriptor::new("tbx")
};

/// Version 3.
pub(crate) const TBX3: Descriptor = Descriptor {
    extension: "v3.tbx",
    glossary: Some(GlossaryWriter::new(
        |glossary, options, out| writer::write(Version::Three, glossary, options, out),
        40,
    )),
    ..Descriptor::new("tbx3")
};
