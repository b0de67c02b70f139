//! The stop lists of the user, and how many entries each skips.

use std::ops::Range;
use std::path::PathBuf;

use hexapla_formats::{Importer, StopTerm};
use hexapla_model::Diagnostic;
use hexapla_read::ReadError;

/// Terms to exclude, from one file or more.
#[derive(Debug, Default)]
pub(super) struct Stops {
    /// The terms of all files, in their order.
    pub(super) terms: Vec<StopTerm>,
    /// What was noticed.
    pub(super) diagnostics: Vec<Diagnostic>,
    files: Vec<(PathBuf, Range<usize>)>,
}

/// What a stop list skips.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StopUse {
    /// The file.
    pub path: PathBuf,
    /// How many terms it has.
    pub terms: usize,
    /// How many of them skip an entry.
    pub used: usize,
    /// How many entries they skip.
    pub entries: usize,
}

impl Stops {
    /// Reads all lists.
    ///
    /// # Errors
    /// If one cannot be read.
    pub(super) fn read(paths: &[PathBuf]) -> Result<Self, ReadError> {
        let mut out = Self::default();
        for path in paths {
            let read = Importer::default().read_stop_list(path)?;
            let begin = out.terms.len();
            out.terms.extend(read.value);
            out.diagnostics.extend(read.diagnostics);
            out.files.push((path.clone(), begin..out.terms.len()));
        }
        Ok(out)
    }

    /// What each file skips: `stopped` has the number of entries for each term.
    pub(super) fn used(&self, stopped: &[usize]) -> Vec<StopUse> {
        self.files.iter().map(|(path, terms)| StopUse::of(path.clone(), &stopped[terms.clone()])).collect()
    }
}

impl StopUse {
    fn of(path: PathBuf, stopped: &[usize]) -> Self {
        let used = stopped.iter().filter(|entries| **entries > 0).count();
        Self { path, terms: stopped.len(), used, entries: stopped.iter().sum() }
    }
}
