//! The formats that a corpus can be written in.

pub(crate) mod csv;
#[cfg(feature = "docx")]
pub(crate) mod docx;
pub(crate) mod html;
pub(crate) mod jsonl;
pub(crate) mod ladder;
pub(crate) mod lines;
pub(crate) mod memoq;
pub(crate) mod mnbvc;
pub(crate) mod moses;
pub(crate) mod multiterm;
pub(crate) mod omegat;
pub(crate) mod parquet;
pub(crate) mod tbx;
pub(crate) mod tmx;
pub(crate) mod vecalign;
pub(crate) mod xces;
pub(crate) mod xliff;
#[cfg(feature = "xlsx")]
pub(crate) mod xlsx;

use std::path::Path;

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
    /// A spreadsheet for review, and a second one of the rows that score high.
    #[cfg(feature = "xlsx")]
    Xlsx,
    /// A Word document with a table, a column for each language.
    #[cfg(feature = "docx")]
    Docx,
    /// A page to read and to search, in one file.
    Html,
    /// A table of columns for data loaders.
    #[cfg(feature = "parquet")]
    Parquet,
    /// Two texts and the ids of their rows for each pair of languages.
    Moses,
    /// Links between sentences and an archive of them, as OPUS has it.
    #[cfg(feature = "xces")]
    Xces,
    /// XLIFF 2.1, one file for each pair of languages.
    Xliff,
    /// Rungs of line numbers as hunalign writes them, with the lines.
    Ladder,
    /// Beads of line numbers as Vecalign writes them, with the lines.
    Vecalign,
    /// A JSON object a row, in the words of the MNBVC corpus.
    Mnbvc,
    /// The numbers of the input lines that each row covers.
    Lines,
}

impl Format {
    /// All formats.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &[
            Self::Jsonl,
            Self::Csv,
            Self::Tsv,
            Self::Tmx,
            #[cfg(feature = "xlsx")]
            Self::Xlsx,
            #[cfg(feature = "docx")]
            Self::Docx,
            Self::Html,
            #[cfg(feature = "parquet")]
            Self::Parquet,
            Self::Moses,
            #[cfg(feature = "xces")]
            Self::Xces,
            Self::Xliff,
            Self::Ladder,
            Self::Vecalign,
            Self::Mnbvc,
            Self::Lines,
        ]
    }

    /// The name it uses on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Tmx => "tmx",
            #[cfg(feature = "xlsx")]
            Self::Xlsx => "xlsx",
            #[cfg(feature = "docx")]
            Self::Docx => "docx",
            Self::Html => "html",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
            Self::Moses => "moses",
            #[cfg(feature = "xces")]
            Self::Xces => "xces",
            Self::Xliff => "xliff",
            Self::Ladder => "ladder",
            Self::Vecalign => "vecalign",
            Self::Mnbvc => "mnbvc",
            Self::Lines => "lines",
        }
    }

    /// The format of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let is_name = |known: &str| known.eq_ignore_ascii_case(name.trim());
        Self::all()
            .iter()
            .copied()
            .find(|f| is_name(f.name()) || f.aliases().iter().any(|alias| is_name(alias)))
    }

    /// Other names that people give it.
    #[must_use]
    pub fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Jsonl => &["json"],
            #[cfg(feature = "xlsx")]
            Self::Xlsx => &["excel", "spreadsheet"],
            #[cfg(feature = "docx")]
            Self::Docx => &["word"],
            Self::Html => &["page", "web"],
            Self::Xliff => &["xlf"],
            _ => &[],
        }
    }

    /// What its files end in, without the first dot; names of the languages of a pair are before it.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            #[cfg(feature = "xces")]
            Self::Xces => "xces.xml",
            #[cfg(feature = "docx")]
            Self::Docx => "table.docx",
            Self::Xliff => "xlf",
            Self::Mnbvc => "mnbvc.jsonl",
            Self::Lines => "lines.tsv",
            other => other.name(),
        }
    }

    /// The format that the name of a file asks for: `a.tsv` is a table, `a.lines.tsv` holds line numbers.
    ///
    /// The name of a format is an ending too: `a.xliff`, `a.moses`.
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
        let ends = |ending: &str| name.strip_suffix(ending).is_some_and(|stem| stem.ends_with('.'));
        let found = |f: &Self| [f.extension(), f.name()].into_iter().filter(|e| ends(e)).map(str::len).max();
        let best = Self::all().iter().filter_map(|f| Some((found(f)?, *f))).max_by_key(|(length, _)| *length);
        best.map(|(_, format)| format)
    }

    /// Whether a folder of such files needs a [`DatasetCard`](crate::format::parquet::card::DatasetCard).
    #[must_use]
    pub fn has_card(self) -> bool {
        self.name() == "parquet"
    }

    /// Whether rows are written one after the other, so that a corpus can come in stretches; other formats count all rows
    /// before the first.
    #[must_use]
    pub fn takes_stretches(self) -> bool {
        matches!(self, Self::Jsonl | Self::Csv | Self::Tsv | Self::Tmx | Self::Moses | Self::Xliff)
    }

    /// Whether it holds nothing but texts beside their translations, so that a corpus of one language is not written in
    /// it.
    #[must_use]
    pub fn needs_two_languages(self) -> bool {
        match self {
            Self::Tmx | Self::Mnbvc | Self::Moses | Self::Xliff | Self::Ladder | Self::Vecalign => true,
            #[cfg(feature = "xces")]
            Self::Xces => true,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        for format in Format::all() {
            assert_eq!(Format::from_name(format.name()), Some(*format));
            for ending in [format.name(), format.extension()] {
                let want = if ending == "lines.tsv" { Format::Lines } else { *format };
                assert_eq!(
                    Format::from_path(Path::new(&format!("out/a.b.{ending}"))),
                    Some(want),
                    "{ending}"
                );
            }
        }
        assert_eq!(Format::from_name(" TMX"), Some(Format::Tmx));
        assert_eq!(Format::from_name("Excel").map(Format::name), cfg!(feature = "xlsx").then_some("xlsx"));
        assert_eq!(Format::from_name("odt"), None);
        for (path, want) in [
            ("a.tsv", Some(Format::Tsv)),
            ("A.MNBVC.JSONL", Some(Format::Mnbvc)),
            ("a.xliff", Some(Format::Xliff)),
            ("tmx", None),
            ("a.odt", None),
        ] {
            assert_eq!(Format::from_path(Path::new(path)), want, "{path}");
        }
    }
}
