//! Why a job cannot be done.

use std::io;
use std::path::PathBuf;

use hexapla_read::ReadError;

use crate::{ConversionError, CorpusInputError, OutputError, PairTableError, QueryError};

/// Why a job cannot be done, or gives nothing at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JobError {
    /// The inputs do not go together, or lack a language.
    #[error(transparent)]
    Inputs(#[from] CorpusInputError),
    /// A file that the whole job needs cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A result cannot or may not be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// A corpus cannot be written in the format that was asked for.
    #[error(transparent)]
    Conversion(#[from] ConversionError),
    /// The query is invalid, or does not fit the corpus.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// The sentence encoder cannot be used.
    #[cfg(feature = "encoder")]
    #[error(transparent)]
    Encoder(hexapla_encoder::EncoderError),
    /// The file of the sentence encoder cannot be read.
    #[cfg(feature = "encoder")]
    #[error("{source}; `hexapla data install` fetches an encoder, `--encoder none` runs without one")]
    NoEncoderFile {
        /// What the system says.
        source: hexapla_encoder::EncoderError,
    },
    /// A dictionary cannot be used.
    #[cfg(feature = "morphology")]
    #[error("{0}; `--russian none` runs without one")]
    Dictionary(#[from] hexapla_data::DataError),
    /// All documents are to be encoded, and there is no encoder.
    #[error(
        "no sentence encoder for all documents; `hexapla data install` fetches one, `--encoder none` runs without one"
    )]
    NoEncoderForAll,
    /// A cache of vectors without an encoder.
    #[error("{}: no vectors to keep without a sentence encoder; `hexapla data install` fetches one", .path.display())]
    NoEncoder {
        /// The cache.
        path: PathBuf,
    },
    /// A folder or a list without a pair of texts.
    #[error(
        "{}: no pairs of texts in it; expected names such as a.en and a.zh, or in a list SL=FILE, a tab and TL=FILE",
        .path.display()
    )]
    NoPairs {
        /// The folder or the list.
        path: PathBuf,
    },
    /// The table of pairs cannot be used.
    #[error(transparent)]
    PairTable(#[from] PairTableError),
    /// There is no document among the inputs.
    #[error("no documents to align; name files, or folders that hold some")]
    NoDocument,
    /// No corpus has a row.
    #[error(
        "no corpus to {purpose}; name files in JSONL as `align` writes them, in TMX, CSV …, or texts as LANG=FILE"
    )]
    NoCorpus {
        /// What the corpus is for.
        purpose: &'static str,
    },
    /// No corpus to convert has a row.
    #[error("no row could be read")]
    NoRow,
    /// A name without a known extension.
    #[error("{}: unknown file extension; {hint}", .path.display())]
    UnknownExtension {
        /// The file.
        path: PathBuf,
        /// What is expected, or what to do.
        hint: String,
    },
    /// A name with the extension of another format than the one that was asked for.
    #[error(
        "{}: the extension is that of {named}, but --to asks for {format}; name a file such as NAME.{extension}, or leave --to out",
        .path.display()
    )]
    OtherExtension {
        /// The file.
        path: PathBuf,
        /// The name of the format that the extension shows.
        named: &'static str,
        /// The name of the format that was asked for.
        format: &'static str,
        /// What its files end in.
        extension: &'static str,
    },
    /// Line numbers where texts are needed.
    #[error("{}: it holds line numbers, not texts; give the corpus in another format", .path.display())]
    LineNumbers {
        /// The file.
        path: PathBuf,
    },
    /// A format of several files, for a writer.
    #[error("{format} is not one file, so it cannot go to stdout; name a file")]
    NotOneFile {
        /// The name of the format.
        format: &'static str,
    },
    /// A list of rows in a format of glossaries.
    #[error("{format}: the list of other renderings is a table; name a file such as FILE.csv or FILE.tsv")]
    NoTable {
        /// The name of the format.
        format: &'static str,
    },
    /// Several formats for one writer.
    #[error("only one format can go to stdout; name a file with -o for several")]
    SeveralFormats,
    /// A format with one file per pair of languages, for a writer.
    #[error("{program} needs a file for each pair; name a file with -o")]
    FilePerPair {
        /// The program that reads it.
        program: &'static str,
    },
    /// Several term bases to convert.
    #[error("only one term base can be converted at a time; name one file")]
    SeveralTermBases,
    /// A term base that was named with a language.
    #[error("{}: a term base names its languages itself", .path.display())]
    NamedTermBase {
        /// The file.
        path: PathBuf,
    },
    /// A corpus where a term base is needed.
    #[error("{}: a corpus, not a term base; `hexapla terms` makes a glossary of it", .path.display())]
    NoTermBase {
        /// The file.
        path: PathBuf,
    },
    /// The format holds two languages, and the term base has one.
    #[error("{}: {format} needs two languages", .path.display())]
    NoPair {
        /// What should be written.
        path: PathBuf,
        /// The name of the format.
        format: &'static str,
    },
    /// A lexicon is to be added to a file that holds something else.
    #[error(
        "{}: was not saved by --lexicon-out, so nothing is added to it; name another file",
        .path.display()
    )]
    NoSavedLexicon {
        /// The file.
        path: PathBuf,
    },
    /// A file cannot be read or written.
    #[error("{}: {what}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What cannot be done.
        what: &'static str,
        /// What the system says.
        source: io::Error,
    },
    /// Not one of several results could be written.
    #[error("no file could be written")]
    NothingWritten,
    /// The writer takes nothing more.
    #[error("the output cannot be written: {0}")]
    Writer(#[source] io::Error),
}

impl JobError {
    /// Whether the only result is not written because the file there is a person's work: nothing failed.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        let output = match self {
            Self::Output(output) | Self::Conversion(ConversionError::Output(output)) => output,
            _ => return false,
        };
        matches!(output, OutputError::Kept { .. })
    }
}
