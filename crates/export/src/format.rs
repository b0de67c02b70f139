//! The formats that a corpus can be written in.

use std::io::{self, Write};

use hexapla_model::Corpus;

use crate::options::Options;
use crate::{csv, jsonl, lines, tmx};

/// A format of a corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// A JSON object a row, with the places of the texts.
    Jsonl,
    /// Comma-separated values as in RFC 4180.
    Csv,
    /// Tab-separated values without quotes.
    Tsv,
    /// Translation Memory eXchange 1.4b.
    Tmx,
    /// The numbers of the input lines that each row covers.
    Lines,
}

impl Format {
    /// All formats.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &[Self::Jsonl, Self::Csv, Self::Tsv, Self::Tmx, Self::Lines]
    }

    /// The name it goes by on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Tmx => "tmx",
            Self::Lines => "lines",
        }
    }

    /// The format of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::all().iter().copied().find(|f| f.name().eq_ignore_ascii_case(name.trim()))
    }

    /// The ending of its files, without the first dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Lines => "lines.tsv",
            other => other.name(),
        }
    }
}

/// Writes `corpus` to `out`.
///
/// # Errors
/// If `out` cannot be written to.
pub fn write(format: Format, corpus: &Corpus, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Jsonl => jsonl::write(corpus, out),
        Format::Csv => csv::write(corpus, options, out),
        Format::Tsv => csv::write_tsv(corpus, options, out),
        Format::Tmx => tmx::write(corpus, options, out),
        Format::Lines => lines::write(corpus, out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        for format in Format::all() {
            assert_eq!(Format::from_name(format.name()), Some(*format));
        }
        assert_eq!(Format::from_name(" TMX"), Some(Format::Tmx));
        assert_eq!(Format::from_name("docx"), None);
        assert_eq!(Format::Lines.extension(), "lines.tsv");
    }
}
