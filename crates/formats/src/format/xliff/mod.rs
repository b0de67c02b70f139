//! XML Localisation Interchange File Format, written and read.

pub(crate) mod languages;
pub(crate) mod reader;
pub(crate) mod writer;
