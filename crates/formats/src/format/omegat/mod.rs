//! Glossaries for OmegaT, written.

pub(crate) mod writer;

use crate::descriptor::{Descriptor, GlossaryWriter};

/// The table.
pub(crate) const FORMAT: Descriptor = Descriptor {
    extension: "utf8",
    glossary: Some(GlossaryWriter { pairs_for: Some("OmegaT"), ..GlossaryWriter::new(writer::write, 50) }),
    ..Descriptor::new("omegat")
};
