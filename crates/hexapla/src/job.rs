//! Jobs: what each command does between its arguments and what it prints.
//!
//! A job is a value with all settings. Its `run` reads files, works, writes files, and gives an [`Outcome`]; all that a
//! person or a program should hear on the way goes to a [`Report`]. A job checks where it writes before it works.

mod align;
mod convert;
mod decisions;
mod destination;
mod deviations;
mod error;
mod find;
mod glossary;
mod glossary_files;
mod lexicons;
mod measure;
mod nothing;
mod pair;
mod preferred;
mod resources;
mod sentences;
mod sink;
mod stops;
mod words;

pub use align::{AlignJob, AlignPlan};
pub use convert::{ConvertJob, Converted, Target};
pub use decisions::Reviewed;
pub use error::JobError;
pub use find::{FindJob, Searched};
pub use glossary::{GlossaryJob, MadeGlossary, StatusCounts};
pub use measure::{MeasureError, Measured, measure_beads, measure_paragraphs, measure_terms, measure_words};
pub use pair::PairJob;
#[cfg(feature = "encoder")]
pub use resources::EncoderFiles;
pub use resources::Resources;
pub use sentences::{SentencePairsJob, SentencesJob, beads};
pub use sink::Sink;
pub use stops::StopUse;
pub use words::{LinkedWords, WordsJob};
