//! How pages say that they are ours.

/// What is in the head of each page.
pub(crate) const GENERATOR: &str =
    concat!("<meta name=\"generator\" content=\"hexapla ", env!("CARGO_PKG_VERSION"), "\">");
