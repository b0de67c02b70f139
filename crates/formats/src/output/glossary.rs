//! A glossary in a format: its files, and how they are written.

use std::io::{self, Write};

use hexapla_model::{Glossary, Lang};

use crate::descriptor::GlossaryWriter;
use crate::format::Format;
use crate::writing::options::Options;

impl Format {
    /// The pairs of languages that need a file each: the pivot with every other language.
    ///
    /// Empty if the format holds all languages in one file. Write each file with [`Options::pair`] set.
    #[must_use]
    pub fn pairs(self, glossary: &Glossary) -> Vec<(Lang, Lang)> {
        match (self.pairs_for(), glossary.langs.split_first()) {
            (Some(_), Some((&pivot, others))) => others.iter().map(|&other| (pivot, other)).collect(),
            _ => Vec::new(),
        }
    }

    /// The program that reads glossaries in this format, if a file holds one pair of languages.
    #[must_use]
    pub fn pairs_for(self) -> Option<&'static str> {
        self.glossary_writer().and_then(|writer| writer.pairs_for)
    }

    fn glossary_writer(self) -> Option<&'static GlossaryWriter> {
        self.descriptor().glossary.as_ref()
    }
}

/// Writes `glossary` to `out`. Terms without a visible character are skipped, and entries without terms.
///
/// # Errors
/// If `out` cannot be written to, this build writes no glossaries in the format, or the format cannot hold the glossary: a
/// format of two languages needs two, and a spreadsheet has an end.
pub fn write_glossary(
    format: Format,
    glossary: &Glossary,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format.glossary_writer() {
        Some(writer) => (writer.write)(glossary, options, out),
        None => Err(io::Error::new(
            io::ErrorKind::Unsupported,
            format!("{} holds no glossaries in this build", format.name()),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_formats_of_a_pair_need_pairs() {
        let glossary = Glossary { langs: vec![Lang::EN, Lang::ZH, Lang::AR], ..Glossary::default() };
        let pairs = [(Lang::EN, Lang::ZH), (Lang::EN, Lang::AR)];
        assert_eq!(Format::Omegat.pairs(&glossary), pairs);
        assert_eq!(Format::Csv.pairs(&glossary), []);
        assert_eq!(Format::Omegat.pairs(&Glossary::default()), []);
    }
}
