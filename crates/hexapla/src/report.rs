//! What a job reports while it works; the front end shows it.

use std::path::{Path, PathBuf};

use hexapla_model::{Diagnostic, Severity};

use crate::{CorpusInputError, DoneDocument, OutputError};

/// What is done with a batch of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stage {
    /// A sample is aligned, whose words all documents are aligned with.
    Learn,
    /// Their files are read and segmented.
    Read,
    /// Their versions are aligned, and the result is written.
    Align,
}

/// Something that happened in a job.
#[derive(Debug)]
#[non_exhaustive]
pub enum Event<'e> {
    /// Documents were found.
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
        /// The name of the first one.
        document: &'e str,
    },
    /// Documents that an earlier run has finished are not aligned again; a [`Done`](Self::Done) for each follows.
    Resumed {
        /// How many.
        documents: usize,
    },
    /// The files of a corpus are read.
    Reading {
        /// How many.
        files: usize,
    },
    /// The rows of a corpus are searched for terms.
    Searching {
        /// How many.
        rows: usize,
    },
    /// A finding that does not stop the work.
    Diagnostic(&'e Diagnostic),
    /// A file, a whole document or a result is skipped.
    Skipped {
        /// The file, if it is about one.
        path: Option<&'e Path>,
        /// What was expected and found, and what to do.
        reason: &'e str,
    },
    /// All findings so far about what was read or written last are reported.
    Settled,
    /// A document is done and its files are in place.
    Done {
        /// Which.
        document: &'e DoneDocument,
        /// The files that were written.
        files: &'e [PathBuf],
    },
}

/// Takes the events of a job, in the order of the documents, and may cancel the job.
pub trait Report {
    /// One event.
    fn event(&mut self, event: Event<'_>);

    /// Whether the work is to end at the next place where what is done is complete.
    fn is_cancelled(&self) -> bool {
        false
    }
}

/// A report that ignores all events.
impl Report for () {
    fn event(&mut self, _: Event<'_>) {}
}

/// How a job ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Outcome<T> {
    /// What the job gives, without what was skipped; of a cancelled job, what was complete before.
    pub value: T,
    /// Inputs and results that were skipped; the report has the reason for each.
    pub skipped: usize,
    /// Files that stay as they are because they are a person's work; they count as skipped too.
    pub kept: usize,
    /// Whether the report cancelled the job.
    pub is_cancelled: bool,
}

/// Passes the events of a job on to its report, and counts what is skipped.
pub(crate) struct Tally<'r> {
    report: &'r mut dyn Report,
    skipped: usize,
    kept: usize,
    is_cancelled: bool,
}

impl<'r> Tally<'r> {
    /// A tally of a job that has reported nothing.
    pub(crate) fn new(report: &'r mut dyn Report) -> Self {
        Self { report, skipped: 0, kept: 0, is_cancelled: false }
    }

    /// An event that says nothing about what is skipped.
    pub(crate) fn event(&mut self, event: Event<'_>) {
        self.report.event(event);
    }

    /// A finding that is not a reason to call the result incomplete.
    pub(crate) fn remark(&mut self, found: &Diagnostic) {
        self.report.event(Event::Diagnostic(found));
    }

    /// A finding; an error among findings is about something that is not in the result.
    pub(crate) fn diagnostic(&mut self, found: &Diagnostic) {
        self.skipped += usize::from(found.severity == Severity::Error);
        self.report.event(Event::Diagnostic(found));
    }

    /// A finding about something that the result cannot hold, whatever its severity.
    pub(crate) fn lost(&mut self, found: &Diagnostic) {
        self.skipped += 1;
        self.report.event(Event::Diagnostic(found));
    }

    /// All findings about what was read or written last.
    pub(crate) fn diagnostics(&mut self, found: &[Diagnostic]) {
        found.iter().for_each(|found| self.diagnostic(found));
        self.report.event(Event::Settled);
    }

    /// Something is skipped: the file at `path`, if it is about one.
    pub(crate) fn skipped(&mut self, path: Option<&Path>, reason: &str) {
        self.skipped += 1;
        self.report.event(Event::Skipped { path, reason });
    }

    /// Folders or files that were named cannot be used.
    pub(crate) fn skipped_inputs(&mut self, errors: &[CorpusInputError]) {
        errors.iter().for_each(|error| self.skipped(None, &error.to_string()));
    }

    /// The file at `path` stays as it is because it is a person's work.
    pub(crate) fn kept(&mut self, path: &Path, reason: &str) {
        self.kept += 1;
        self.skipped(Some(path), reason);
    }

    /// A result is not written, or not where it was to be.
    pub(crate) fn unwritten(&mut self, error: &OutputError) {
        match error {
            OutputError::Kept { path, .. } => self.kept(path, &error.to_string()),
            _ => self.skipped(Some(error.path()), &error.to_string()),
        }
    }

    /// Whether the report cancels the job here.
    pub(crate) fn cancels(&mut self) -> bool {
        self.is_cancelled |= self.report.is_cancelled();
        self.is_cancelled
    }

    /// The outcome of a job that gives `value`.
    pub(crate) fn finish<T>(self, value: T) -> Outcome<T> {
        let Self { skipped, kept, is_cancelled, .. } = self;
        Outcome { value, skipped, kept, is_cancelled }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes down events, and cancels after some.
    #[derive(Default)]
    struct Log {
        lines: Vec<String>,
        most: usize,
    }

    impl Report for Log {
        fn event(&mut self, event: Event<'_>) {
            self.lines.push(match event {
                Event::Diagnostic(found) => format!("{}: {}", found.severity.as_str(), found.message),
                Event::Skipped { path, reason } => format!("skipped {path:?}: {reason}"),
                other => format!("{other:?}"),
            });
        }

        fn is_cancelled(&self) -> bool {
            self.lines.len() >= self.most
        }
    }

    #[test]
    fn what_is_skipped_is_counted_and_reported() {
        let mut log = Log { most: 3, ..Log::default() };
        let mut tally = Tally::new(&mut log);
        tally.diagnostics(&[Diagnostic::new(Severity::Error, "a", "lost")]);
        assert!(!tally.cancels());
        tally.remark(&Diagnostic::new(Severity::Error, "a", "odd"));
        let kept = OutputError::Kept { path: "b".into(), reason: "was changed".into(), beside: None };
        tally.unwritten(&kept);
        assert!(tally.cancels());
        let want = Outcome { value: 7, skipped: 2, kept: 1, is_cancelled: true };
        assert_eq!(tally.finish(7), want);
        let want = ["error: lost", "Settled", "error: odd", &format!("skipped Some(\"b\"): {kept}")];
        assert_eq!(log.lines, want);
    }
}
