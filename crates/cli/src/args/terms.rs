//! What the commands about terms take: `terms` and `find`.

use std::num::{NonZeroU32, NonZeroUsize};
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use hexapla::Input;
use hexapla::data::Choice;
use hexapla::formats::Format;
use hexapla::model::{Lang, TermStatus};

use super::talk::{Progress, Talk};
use crate::values::{choice, glossary_formats, input};
use crate::writing::{Replacing, RowOf, Tables, share};

/// What the term base says about an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Status {
    New,
    Conflicting,
    Known,
}

impl From<Status> for TermStatus {
    fn from(status: Status) -> Self {
        match status {
            Status::New => Self::New,
            Status::Conflicting => Self::Conflicting,
            Status::Known => Self::Known,
        }
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Terms {
    /// Corpora (JSONL, TMX, XLIFF, CSV, TSV, XLSX, ODS, Parquet, XCES, MNBVC, one of NAME.en-zh.en and NAME.en-zh.zh), or
    /// folders of them; documents and folders of documents, which are aligned first; LANG=FILE names line-aligned texts
    #[arg(required = true, value_name = "CORPUS|LANG=FILE", value_parser = input())]
    pub(crate) inputs: Vec<Input>,
    /// File for the glossary; its extension sets the format; `-` is stdout
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// Formats to write, separated by commas; those that FILE does not name are written beside it
    #[arg(short, long, value_delimiter = ',', value_name = "FORMAT", ignore_case = true,
          value_parser = glossary_formats())]
    pub(crate) format: Vec<Format>,
    /// What a row of CSV, TSV and XLSX is
    #[arg(long, value_enum, default_value = "entries", ignore_case = true)]
    pub(crate) layout: RowOf,
    /// Language whose terms are looked for in all others [default: en if there is one, else the first]
    #[arg(long, value_name = "LANG")]
    pub(crate) pivot: Option<Lang>,
    /// Term base (CSV, TSV, XLSX, ODS or TBX) to mark entries as known, new or conflicting
    #[arg(long, value_name = "FILE")]
    pub(crate) known: Option<PathBuf>,
    /// Write only entries that the term base has (known), lacks (new), or translates in another way (conflicting);
    /// separated by commas
    #[arg(long, value_enum, value_delimiter = ',', ignore_case = true, requires = "known")]
    pub(crate) only: Vec<Status>,
    /// Write the rows that use another rendering than the preferred one instead of the glossary, as CSV or TSV
    #[arg(long)]
    pub(crate) inconsistent: bool,
    /// File of terms to skip: one term per line, after `LANG=` for one language only; may be given several times
    #[arg(long, value_name = "FILE")]
    pub(crate) stop: Vec<PathBuf>,
    /// Russian dictionary, for citation forms: a wheel or an unpacked wheel; `auto` uses the one that `hexapla data install`
    /// fetched, if any
    #[arg(long, default_value = "auto", value_name = "auto|none|PATH", value_parser = choice())]
    pub(crate) russian: Choice,
    /// Sentence encoder, for renderings that are near a term in meaning: a wheel or an unpacked wheel; `auto` uses the one that
    /// `hexapla data install` fetched, if any
    #[arg(long, default_value = "auto", value_name = "auto|none|PATH", value_parser = choice())]
    pub(crate) encoder: Choice,
    /// Subject field to write into every entry
    #[arg(long, value_name = "NAME")]
    pub(crate) domain: Option<String>,
    /// Write all entries, not only those that are useful with a probability of at least 0.45 (single words: 0.5; with an
    /// encoder: 0.55 and 0.65; of one language: 0.365), one per term; line-aligned texts in several languages (LANG=FILE) always give all
    #[arg(long)]
    pub(crate) all: bool,
    /// Minimum number of occurrences of a term [default: 2; 1 in one language of up to 20,000 words]
    #[arg(long, value_name = "N")]
    pub(crate) min_frequency: Option<NonZeroU32>,
    /// Maximum number of content words in a term [default: 8]
    #[arg(long, value_name = "N")]
    pub(crate) max_words: Option<NonZeroUsize>,
    /// Minimum score of an entry, from 0 to 1
    #[arg(long, value_name = "X", value_parser = share)]
    pub(crate) min_score: Option<f32>,
    /// Maximum number of entries to write, the best first
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<NonZeroUsize>,
    /// Number of threads [default: as many as there are processors]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,
    /// Print the first entries side by side [12 if N is omitted]
    #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "12")]
    pub(crate) show: Option<usize>,
    /// How progress is shown on stderr
    #[arg(long, value_enum, default_value = "auto", hide_possible_values = false)]
    pub(crate) progress: Progress,
    #[command(flatten)]
    pub(crate) tables: Tables,
    #[command(flatten)]
    pub(crate) replacing: Replacing,
    #[command(flatten)]
    pub(crate) talk: Talk,
}

/// How rows that were found are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FindFormat {
    /// A line for each language, the term and its counterparts in colour or between `**`
    Text,
    /// A table: the texts, and beside each what was found in it
    Csv,
    /// A JSON object for each row, on a line of its own
    #[value(alias = "jsonl")]
    Json,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Find {
    /// What to look for: any form of its words, upper or lower case, with or without accents
    #[arg(value_name = "TERM")]
    pub(crate) term: String,
    /// Corpora (JSONL, TMX, XLIFF, CSV, TSV, XLSX, ODS, Parquet, XCES, MNBVC, one of NAME.en-zh.en and NAME.en-zh.zh), or
    /// folders of them; documents are aligned first; LANG=FILE names line-aligned texts
    #[arg(required = true, value_name = "CORPUS|LANG=FILE", value_parser = input())]
    pub(crate) inputs: Vec<Input>,
    /// TERM is a regular expression
    #[arg(short = 'E', long)]
    pub(crate) regex: bool,
    /// Language to look in [default: all]
    #[arg(short, long, value_name = "LANG")]
    pub(crate) lang: Option<Lang>,
    /// How to print the rows
    #[arg(short, long, value_enum, default_value = "text", ignore_case = true)]
    pub(crate) format: FindFormat,
    /// Maximum number of rows to print
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<NonZeroUsize>,
    /// Number of threads [default: as many as there are processors]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,
    #[command(flatten)]
    pub(crate) tables: Tables,
    #[command(flatten)]
    pub(crate) talk: Talk,
}
