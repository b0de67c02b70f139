//! Beads as Vecalign writes them, written.

pub(crate) mod writer;
