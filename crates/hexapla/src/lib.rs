//! The language versions of a document in, one aligned corpus out; from the corpus, a glossary.
//!
//! - [`Hexapla`] works in memory: documents from files, bytes or strings become a [`Corpus`](model::Corpus), lists of
//!   sentences become beads, rows become word links.
//! - [`Terms`] makes a [`Glossary`](model::Glossary) of a corpus, and [`Concordance`] finds a term in one with its counterparts.
//! - [`save`], [`save_glossary`] and [`load`] write and read files in all formats.
//! - [`Pipeline`] aligns a folder of documents into another folder, batch by batch, so that memory stays flat.
//! - A job does what a command does between its arguments and what it prints: [`AlignJob`], [`SentencesJob`], [`WordsJob`],
//!   [`GlossaryJob`], [`FindJob`], [`ConvertJob`]. It sends its [`Event`]s to a [`Report`], which can cancel it, and gives an
//!   [`Outcome`].
//! - Each stage is re-exported for use on its own: [`read`], [`segment`], [`group`], [`align`], [`words`], [`corpus`],
//!   [`formats`], [`score`].
//!
//! # Two texts
//!
//! ```
//! use hexapla::{Hexapla, Source};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! let english = Source::text("report.en.txt", "1. The Conference met in Vienna.\n\n2. It adopted its agenda.");
//! let arabic = Source::text("report.ar.txt", "١ - اجتمع المؤتمر في فيينا.\n\n٢ - وأقر جدول أعماله.");
//! let corpus = Hexapla::new().align(&[english, arabic])?.value;
//! assert_eq!(corpus.units[1].anchor.as_ref().unwrap().to_string(), "2");
//! # std::env::set_current_dir(&folder)?;
//! hexapla::save(&corpus, "report.tmx")?;
//! # Ok(())
//! # }
//! ```
//!
//! # A folder
//!
//! ```no_run
//! use hexapla::formats::Format;
//! use hexapla::{Inputs, Pipeline};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let (inputs, errors) = Inputs::collect(&["documents".parse()?]);
//! errors.iter().for_each(|error| eprintln!("{error}"));
//! let pipeline = Pipeline { formats: vec![Format::Tmx], ..Pipeline::new("corpus") };
//! let outcome = pipeline.run(&inputs, &mut ())?;
//! println!("{} documents", outcome.value.documents);
//! # Ok(())
//! # }
//! ```
//!
//! # Progress
//!
//! ```no_run
//! use hexapla::{AlignJob, Event, Report};
//!
//! /// Prints what happens, and ends the job after a thousand rows.
//! #[derive(Default)]
//! struct Log {
//!     rows: usize,
//! }
//!
//! impl Report for Log {
//!     fn event(&mut self, event: Event<'_>) {
//!         match event {
//!             Event::Found { documents, .. } => println!("{documents} documents"),
//!             Event::Diagnostic(found) => println!("{}: {}", found.path.display(), found.message),
//!             Event::Skipped { reason, .. } => println!("skipped: {reason}"),
//!             Event::Done { document, files } => {
//!                 self.rows += document.rows();
//!                 println!("{}: {} files, {} rows so far", document.name(), files.len(), self.rows);
//!             }
//!             _ => {}
//!         }
//!     }
//!
//!     fn is_cancelled(&self) -> bool {
//!         self.rows > 1_000
//!     }
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let outcome = AlignJob::new(vec!["documents".parse()?]).plan()?.run(&mut Log::default())?;
//! println!("{} documents, {} skipped", outcome.value.documents, outcome.skipped);
//! # Ok(())
//! # }
//! ```
//!
//! # A glossary
//!
//! ```no_run
//! use hexapla::Terms;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let corpus = hexapla::load("corpus/report.jsonl")?.value;
//! let glossary = Terms::default().run(&corpus).value;
//! hexapla::save_glossary(&glossary, "glossary.tbx")?;
//! # Ok(())
//! # }
//! ```
//!
//! # Sentences with an encoder
//!
//! With the feature `encoder`; `hexapla data install` fetches the model.
//!
//! ```no_run
//! # #[cfg(feature = "encoder")]
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use std::sync::Arc;
//!
//! use hexapla::Hexapla;
//! use hexapla::encoder::{ENCODER, UniversalEncoder};
//! use hexapla::model::Lang;
//!
//! let model = ENCODER.locate().ok_or("no encoder is installed")?;
//! let hexapla = Hexapla::new().encoder(Arc::new(UniversalEncoder::open(&model)?));
//! let (french, chinese) = (["Il pleut.", "Il fait froid."], ["下雨了，", "天很冷。"]);
//! let beads = hexapla.align_sentences((Lang::FR, &french), (Lang::ZH, &chinese)).value;
//! # let _ = beads;
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "encoder"))]
//! # fn main() {}
//! ```

mod concordance;
mod conversion;
mod copies;
mod corpora;
mod corpus_inputs;
mod documents_first;
mod done_document;
mod files;
mod glossary_of;
mod guard;
mod hexapla;
mod inputs;
mod job;
mod language;
mod lexicon;
mod manifest;
mod outputs;
mod overlap;
mod pair_table;
mod path_text;
mod pipeline;
mod report;
mod results;
mod saved_lexicon;
mod sentence_pairs;
mod sentences;
mod shard;
mod source;
mod split_words;
mod terms;
mod twins;
mod versions;
mod walk;
mod word_links;

#[cfg(feature = "encoder")]
pub use hexapla_encoder as encoder;
#[cfg(feature = "morphology")]
pub use hexapla_morphology as morphology;
pub use hexapla_terms::{Deviation, Evidence, Extractor, FEATURES, Scope, TERM_FEATURES, TermEvidence};
pub use {
    hexapla_align as align, hexapla_corpus as corpus, hexapla_data as data, hexapla_formats as formats,
    hexapla_group as group, hexapla_model as model, hexapla_read as read, hexapla_score as score,
    hexapla_segment as segment, hexapla_words as words,
};

pub use concordance::{Concordance, Found, Marked, Occurrence, QueryError, Role};
pub use conversion::{Conversion, ConversionError};
pub use corpora::JoinedCorpus;
pub use corpus_inputs::{CorpusInputError, CorpusInputs, Gathered, PackedGathered};
pub use documents_first::are_documents;
pub use done_document::DoneDocument;
pub use files::{SaveError, load, save, save_glossary, save_with};
pub use glossary_of::glossary_of;
pub use guard::Guard;
pub use hexapla::{AlignError, Hexapla};
pub use inputs::{Input, InputError, Inputs};
#[cfg(feature = "encoder")]
pub use job::EncoderFiles;
pub use job::{
    AlignJob, AlignPlan, ConvertJob, Converted, FindJob, GlossaryJob, JobError, LinkedWords, MadeGlossary,
    MeasureError, Measured, PairJob, Resources, Reviewed, Searched, SentencePairsJob, SentencesJob, Sink,
    StatusCounts, StopUse, Target, WordsJob, beads, measure_beads, measure_paragraphs, measure_terms,
    measure_words,
};
pub use lexicon::{LexiconFile, known_words, lexicon_entries, read_lexicons, seed_words};
pub use outputs::OutputError;
pub use pair_table::{PairTableError, PairedFile, write_pairs};
pub use pipeline::{Pipeline, Repeats, Resume, Summary};
pub use report::{Event, Outcome, Report, Stage};
pub use saved_lexicon::SavedLexicon;
pub use sentence_pairs::{SentencePair, SentencePairs};
pub use sentences::{align_sentences, read_sentences};
pub use shard::{Shard, ShardError};
pub use source::Source;
pub use split_words::read_words;
pub use terms::{Extraction, Morphologies, Terms};
pub use versions::read_document;
pub use word_links::{WordLink, WordLinks};

/// Leaves nothing behind: removes the unfinished and the temporary files of this process and ends the programs that it has
/// started. None are made from now on; threads that need one wait. For the end of a process by a signal.
pub fn abandon() {
    hexapla_formats::abandon_drafts();
    hexapla_read::abandon();
}
