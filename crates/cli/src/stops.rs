//! The stop lists of the user, and how many entries each skips.

use std::ops::Range;
use std::path::PathBuf;

use hexapla::formats::{Importer, StopTerm};
use hexapla::model::Diagnostic;

use crate::table::{count, grouped};

/// Terms that are not wanted, from one file or more.
#[derive(Debug, Default)]
pub(crate) struct Stops {
    /// The terms of all files, in their order.
    pub(crate) terms: Vec<StopTerm>,
    /// What was noticed.
    pub(crate) diagnostics: Vec<Diagnostic>,
    files: Vec<(PathBuf, Range<usize>)>,
}

impl Stops {
    pub(crate) fn read(paths: &[PathBuf]) -> anyhow::Result<Self> {
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

    /// What each file skips: `stopped` says how many entries each term did.
    pub(crate) fn told(&self, stopped: &[usize]) -> Vec<String> {
        let told = |(path, terms): &(PathBuf, Range<usize>)| {
            let entries: usize = stopped[terms.clone()].iter().sum();
            let used = stopped[terms.clone()].iter().filter(|entries| **entries > 0).count();
            let (entries, terms) = (count(entries, "entry"), count(terms.len(), "term"));
            format!("{}: {entries} skipped, by {} of {terms}", path.display(), grouped(used))
        };
        self.files.iter().map(told).collect()
    }
}
