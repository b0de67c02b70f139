//! Jobs: what each command does between its arguments and what it prints.
//!
//! A job is a value with all settings. Its `run` reads files, works, writes files, and gives an [`Outcome`]; all that a
//! person or a program should hear on the way goes to a [`Report`]. A job checks where it writes before it works.

mod align;
mod convert;
mod destination;
mod error;
mod find;
mod glossary;
mod glossary_files;
mod lexicons;
mod measure;
mod resources;
mod sentences;
mod stops;
mod words;

use std::io::Write;
use std::path::Path;

use crate::CorpusInputError;
use crate::report::Tally;

pub use align::{AlignJob, AlignPlan};
pub use convert::{ConvertJob, Converted, Target};
pub use error::JobError;
pub use find::{FindJob, Searched};
pub use glossary::{GlossaryJob, MadeGlossary, StatusCounts};
pub use measure::{MeasureError, Measured, measure_beads, measure_paragraphs, measure_terms, measure_words};
pub use resources::Resources;
#[cfg(feature = "encoder")]
pub use resources::{EncoderChoice, EncoderFiles};
pub use sentences::SentencesJob;
pub use stops::StopUse;
pub use words::{LinkedWords, WordsJob};

/// Where the only result of a job goes.
pub enum Sink<'w> {
    /// A file, whose name shows the format unless the job says it.
    File(&'w Path),
    /// A writer, such as standard output.
    Writer(&'w mut (dyn Write + Send)),
}

impl Sink<'_> {
    /// The file, or `-`.
    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::File(path) => path,
            Self::Writer(_) => Path::new("-"),
        }
    }
}

/// Reports what is wrong with the inputs that were named.
fn report_inputs(errors: &[CorpusInputError], tally: &mut Tally<'_>) {
    errors.iter().for_each(|error| tally.skipped(None, &error.to_string()));
}
