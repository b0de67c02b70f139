//! Glossaries for DeepL, written.

pub(crate) mod writer;

use crate::descriptor::{Descriptor, GlossaryWriter};

/// The table.
pub(crate) const FORMAT: Descriptor = Descriptor {
    extension: "deepl.tsv",
    glossary: Some(GlossaryWriter { pairs_for: Some("DeepL"), ..GlossaryWriter::new(writer::write, 110) }),
    ..Descriptor::new("deepl")
};
