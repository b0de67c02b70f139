//! The language versions of a document in, one aligned corpus out.
//!
//! [`Pipeline`] joins the stages: read, segment, align, join, export. Each stage is re-exported for use on its own.

mod conversion;
mod corpora;
mod corpus_inputs;
mod guard;
mod inputs;
mod language;
mod lexicon;
mod outputs;
mod overlap;
mod pipeline;
mod report;
mod results;
mod saved_lexicon;
mod sentences;
mod terms;
mod twins;
mod versions;
mod walk;
mod words;

pub use conversion::{Conversion, ConversionError, glossary_of};
pub use corpora::JoinedCorpus;
pub use corpus_inputs::{CorpusInputError, CorpusInputs, Gathered, PackedGathered};
pub use guard::Guard;
pub use hexapla_align as align;
pub use hexapla_corpus as corpus;
pub use hexapla_export as export;
pub use hexapla_model as model;
pub use hexapla_read as read;
pub use hexapla_score as score;
pub use hexapla_segment as segment;
pub use hexapla_terms::{Evidence, Extractor, FEATURES};
pub use inputs::{Input, InputError, Inputs};
pub use lexicon::{LexiconFile, known_words, lexicon_entries, read_lexicons, seed_words};
pub use outputs::OutputError;
pub use pipeline::{Pipeline, Summary};
pub use report::{Event, Report, Stage};
pub use saved_lexicon::SavedLexicon;
pub use sentences::{align_sentences, align_sentences_and_learn, read_sentences};
pub use terms::Terms;
pub use versions::read_document;
pub use words::read_words;

/// Leaves nothing behind: removes the unfinished and the temporary files of this process and ends the programs that it has
/// started. None are made from now on, threads that want to wait. For the end of a process by a signal.
pub fn abandon() {
    hexapla_export::abandon_drafts();
    hexapla_read::abandon();
}
