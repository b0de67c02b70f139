//! The arguments: a contract, see ARCHITECTURE.md.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use hexapla::Input;
use hexapla::model::Lang;

/// Aligns the language versions of a document: paragraphs by their numbers, then sentences.
#[derive(Debug, Parser)]
#[command(name = "hexapla", version, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Align files and folders, grouped into documents, into a corpus
    Align(Align),
    /// Show what was read of a file: anchors, headings, footnotes, diagnostics
    Inspect(Inspect),
    /// Align two texts that come a sentence a line; beads go to stdout
    Sentences(Sentences),
}

/// What a row of the corpus is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Level {
    Sentence,
    Paragraph,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Align {
    /// Files and folders; LANG=PATH names a file's language
    #[arg(required = true, value_name = "[LANG=]PATH")]
    pub(crate) inputs: Vec<Input>,
    /// Folder for the corpus
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: PathBuf,
    /// Language that all others are aligned with
    #[arg(long, value_name = "LANG")]
    pub(crate) pivot: Option<Lang>,
    /// What to write beside JSONL
    #[arg(long, value_delimiter = ',', value_name = "FORMAT")]
    pub(crate) format: Vec<String>,
    /// What a row is
    #[arg(long, value_enum, default_value = "sentence")]
    pub(crate) level: Level,
    /// Sentence encoder
    #[arg(long, default_value = "auto")]
    pub(crate) encoder: String,
    /// Threads
    #[arg(short, long)]
    pub(crate) jobs: Option<usize>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Inspect {
    /// The file
    #[arg(value_name = "[LANG=]FILE")]
    pub(crate) input: Input,
    /// An object a line
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Sentences {
    /// Source text
    #[arg(value_name = "SL=FILE")]
    pub(crate) source: Input,
    /// Target text
    #[arg(value_name = "TL=FILE")]
    pub(crate) target: Input,
    /// Sentence encoder
    #[arg(long, default_value = "auto")]
    pub(crate) encoder: String,
}
