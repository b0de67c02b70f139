//! Ladders as hunalign writes them, written.

pub(crate) mod writer;
