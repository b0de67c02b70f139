//! Numbers of input lines, written.

pub(crate) mod writer;
