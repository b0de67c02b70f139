//! The formats that a glossary can be written in.

use std::io::{self, Write};
use std::path::Path;

use hexapla_model::{Glossary, Lang};

use crate::format::csv::glossary as table;
use crate::format::html::glossary as html;
use crate::format::jsonl::glossary as jsonl;
use crate::format::memoq::writer as memoq;
use crate::format::multiterm::writer as multiterm;
use crate::format::omegat::writer as omegat;
use crate::format::tbx::writer as tbx;
#[cfg(feature = "xlsx")]
use crate::format::xlsx::glossary as xlsx;
use crate::writing::options::Options;

/// A format of a glossary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum GlossaryFormat {
    /// Comma-separated values as in RFC 4180: a row an entry, synonyms joined by `|`.
    Csv,
    /// The same columns separated by tabs, without quotes.
    Tsv,
    /// TermBase eXchange version 2 (ISO 30042:2008), which translation programs read.
    Tbx,
    /// TermBase eXchange version 3 (ISO 30042:2019), dialect TBX-Basic in DCA style.
    Tbx3,
    /// Source, target and comment of one pair of languages, as OmegaT reads them.
    Omegat,
    /// The columns that memoQ exports and imports.
    Memoq,
    /// The columns that MultiTerm and Trados import.
    Multiterm,
    /// A JSON object an entry, with all that is known.
    Jsonl,
    /// A page to read and to search, in one file.
    Html,
    /// A spreadsheet for review.
    #[cfg(feature = "xlsx")]
    Xlsx,
}

impl GlossaryFormat {
    /// All formats.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &[
            Self::Csv,
            Self::Tsv,
            Self::Tbx,
            Self::Tbx3,
            Self::Omegat,
            Self::Memoq,
            Self::Multiterm,
            Self::Jsonl,
            Self::Html,
            #[cfg(feature = "xlsx")]
            Self::Xlsx,
        ]
    }

    /// The name it uses on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Tbx => "tbx",
            Self::Tbx3 => "tbx3",
            Self::Omegat => "omegat",
            Self::Memoq => "memoq",
            Self::Multiterm => "multiterm",
            Self::Jsonl => "jsonl",
            Self::Html => "html",
            #[cfg(feature = "xlsx")]
            Self::Xlsx => "xlsx",
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
            Self::Tbx3 => "v3.tbx",
            Self::Omegat => "utf8",
            Self::Memoq => "memoq.csv",
            Self::Multiterm => "multiterm.csv",
            other => other.name(),
        }
    }

    /// The format that the name of a file asks for: `terms.csv` is CSV, `terms.memoq.csv` is for memoQ.
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
        let ends = |f: &&Self| name.strip_suffix(f.extension()).is_some_and(|stem| stem.ends_with('.'));
        Self::all().iter().filter(ends).max_by_key(|f| f.extension().len()).copied()
    }

    /// The pairs of languages that need a file each: the pivot with every other language.
    ///
    /// Empty if the format holds all languages in one file. Write each file with [`Options::pair`] set.
    #[must_use]
    pub fn pairs(self, glossary: &Glossary) -> Vec<(Lang, Lang)> {
        match (self, glossary.langs.split_first()) {
            (Self::Omegat, Some((&pivot, others))) => others.iter().map(|&other| (pivot, other)).collect(),
            _ => Vec::new(),
        }
    }
}

/// Writes `glossary` to `out`. Terms without a visible character are skipped, and entries without terms.
///
/// # Errors
/// If `out` cannot be written to, or the format cannot hold the glossary: a format of two languages needs two, and a
/// spreadsheet has an end.
pub fn write_glossary(
    format: GlossaryFormat,
    glossary: &Glossary,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        GlossaryFormat::Csv => table::write_csv(glossary, options, out),
        GlossaryFormat::Tsv => table::write_tsv(glossary, options, out),
        GlossaryFormat::Tbx => tbx::write(tbx::Version::Two, glossary, options, out),
        GlossaryFormat::Tbx3 => tbx::write(tbx::Version::Three, glossary, options, out),
        GlossaryFormat::Omegat => omegat::write(glossary, options, out),
        GlossaryFormat::Memoq => memoq::write(glossary, options, out),
        GlossaryFormat::Multiterm => multiterm::write(glossary, options, out),
        GlossaryFormat::Jsonl => jsonl::write(glossary, out),
        GlossaryFormat::Html => html::write(glossary, options, out),
        #[cfg(feature = "xlsx")]
        GlossaryFormat::Xlsx => xlsx::write(glossary, options, out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_endings_lead_back() {
        for format in GlossaryFormat::all() {
            assert_eq!(GlossaryFormat::from_name(format.name()), Some(*format));
            let path = format!("out/a.b.{}", format.extension());
            assert_eq!(GlossaryFormat::from_path(Path::new(&path)), Some(*format), "{path}");
        }
        for path in ["a.docx", "csv", "acsv", "", "a.csv/"] {
            let want = (path == "a.csv/").then_some(GlossaryFormat::Csv);
            assert_eq!(GlossaryFormat::from_path(Path::new(path)), want, "{path}");
        }
        assert_eq!(GlossaryFormat::from_path(Path::new("T.TBX")), Some(GlossaryFormat::Tbx));
    }

    #[test]
    fn only_formats_of_a_pair_need_pairs() {
        let glossary = Glossary { langs: vec![Lang::EN, Lang::ZH, Lang::AR], ..Glossary::default() };
        let pairs = [(Lang::EN, Lang::ZH), (Lang::EN, Lang::AR)];
        assert_eq!(GlossaryFormat::Omegat.pairs(&glossary), pairs);
        assert_eq!(GlossaryFormat::Csv.pairs(&glossary), []);
        assert_eq!(GlossaryFormat::Omegat.pairs(&Glossary::default()), []);
    }
}
