//! The formats of corpora, glossaries and term bases: each is a folder beside this file and a line in the list below.

pub(crate) mod csv;
pub(crate) mod deepl;
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
pub(crate) mod skos;
pub(crate) mod tbx;
pub(crate) mod tmx;
pub(crate) mod vecalign;
pub(crate) mod xces;
pub(crate) mod xliff;
pub(crate) mod xlsx;

use crate::descriptor::Descriptor;

/// Makes the type [`Format`] of a list: the variant, its descriptor and what it is.
macro_rules! formats {
    ($($variant:ident: $descriptor:path, $doc:literal;)*) => {
        /// A format of corpora, of glossaries and term bases, or of both.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Format {
            $(#[doc = $doc] $variant,)*
        }

        impl Format {
            /// All formats.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// What is known of the format.
            pub(crate) fn descriptor(self) -> &'static Descriptor {
                match self {
                    $(Self::$variant => const { &$descriptor },)*
                }
            }
        }
    };
}

// In the order in which files are written.
formats! {
    Jsonl: jsonl::FORMAT, "JSON Lines: an object per row with the places of the texts, or per entry.";
    Csv: csv::CSV, "Comma-separated values as in RFC 4180: a column per language.";
    Tsv: csv::TSV, "Tab-separated values without quotes: a column per language.";
    Tmx: tmx::FORMAT, "Translation Memory eXchange: 1.4b is written, 1.1 to 1.4b are read.";
    Xlsx: xlsx::FORMAT, "A spreadsheet with a column per language, for review; of corpora a second one has the rows that score high. ODS is read too. Needs the feature `xlsx`.";
    Docx: docx::FORMAT, "A Word document with a table, a column per language; needs the feature `docx`.";
    Html: html::FORMAT, "A page to read and to search, in one file.";
    Parquet: parquet::FORMAT, "A table of columns for data loaders: a struct `translation` or a column per language; needs the feature `parquet`.";
    Moses: moses::FORMAT, "Texts aligned line by line, a file per language, with the ids of the rows beside them.";
    Xces: xces::FORMAT, "Links between the sentences of XML files, as OPUS has them; written with the feature `xces`.";
    Xliff: xliff::FORMAT, "XML Localisation Interchange File Format: 2.1 is written for each pair of languages, 1.2 and 2 are read.";
    Ladder: ladder::FORMAT, "Rungs of line numbers as hunalign writes them, with the lines.";
    Vecalign: vecalign::FORMAT, "Beads of line numbers as Vecalign writes them, with the lines.";
    Mnbvc: mnbvc::FORMAT, "JSON Lines in the words of the MNBVC corpus: an object per row or per document.";
    Lines: lines::FORMAT, "The numbers of the input lines that each row covers.";
    Tbx: tbx::TBX, "TermBase eXchange version 2 (ISO 30042:2008), which translation programs read.";
    Tbx3: tbx::TBX3, "TermBase eXchange version 3 (ISO 30042:2019), dialect TBX-Basic in DCA style.";
    Skos: skos::FORMAT, "Concepts with labels in all languages, as SKOS in Turtle.";
    Omegat: omegat::FORMAT, "Source, target and comment of one pair of languages, as OmegaT reads them.";
    Memoq: memoq::FORMAT, "The columns that memoQ exports and imports.";
    Multiterm: multiterm::FORMAT, "The columns that MultiTerm and Trados import.";
    Deepl: deepl::FORMAT, "Source terms of one pair of languages with one translation each, as DeepL imports them.";
}
