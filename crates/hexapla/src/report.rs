//! What a run tells while it works; the front shows it.

use std::path::Path;

use hexapla_model::{Corpus, Diagnostic};

/// What is done with a batch of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stage {
    /// Their files are read and segmented.
    Read,
    /// Their versions are aligned, and the result is written.
    Align,
}

/// Something that happened in a run.
#[derive(Debug)]
#[non_exhaustive]
pub enum Event<'e> {
    /// So many documents were found.
    Found {
        /// Documents, each in one language or more.
        documents: usize,
        /// Files of all documents.
        files: usize,
    },
    /// The next documents enter a stage.
    Stage {
        /// Which.
        stage: Stage,
        /// How many documents.
        documents: usize,
    },
    /// A finding that does not stop the work.
    Diagnostic(&'e Diagnostic),
    /// A file, or a whole document, is not in the result.
    LeftOut {
        /// The file.
        path: &'e Path,
        /// What was expected and found, and what to do.
        reason: &'e str,
    },
    /// A document is done and its files are in place.
    Done {
        /// The rows.
        corpus: &'e Corpus,
    },
}

/// Takes the events of a run, in the order of the documents.
pub trait Report {
    /// One event.
    fn event(&mut self, event: Event<'_>);

    /// Whether the work is to end at the next place where what is done is complete.
    fn is_cancelled(&self) -> bool {
        false
    }
}

/// A report that nobody listens to.
impl Report for () {
    fn event(&mut self, _: Event<'_>) {}
}
