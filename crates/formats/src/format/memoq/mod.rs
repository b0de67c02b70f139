//! Glossaries for memoQ, written.

pub(crate) mod writer;

use crate::descriptor::{Descriptor, GlossaryWriter};

/// The table.
pub(crate) const FORMAT: Descriptor = Descriptor {
    extension: "memoq.csv",
    glossary: Some(GlossaryWriter { is_table: true, ..GlossaryWriter::new(writer::write, 60) }),
    ..Descriptor::new("memoq")
};
