//! Walks through folders and gathers the files that are wanted.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

/// How deep folders are followed.
const DEPTH: usize = 32;

/// What stands in a folder.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The files that are wanted.
    pub(crate) files: Vec<PathBuf>,
    /// Folders that cannot be listed, and what the system says.
    pub(crate) unlisted: Vec<(PathBuf, io::Error)>,
}

/// The files in `folder` and in those inside it that are `wanted`, in the order of names; hidden ones are passed over.
///
/// A folder that links lead to again is entered once.
pub(crate) fn walk(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Found {
    let mut walk = Walk { wanted, visited: BTreeSet::new(), found: Found::default() };
    walk.folder(folder, DEPTH);
    walk.found
}

struct Walk<W> {
    wanted: W,
    visited: BTreeSet<PathBuf>,
    found: Found,
}

impl<W: Fn(&Path) -> bool> Walk<W> {
    fn folder(&mut self, folder: &Path, depth: usize) {
        let again = folder.canonicalize().is_ok_and(|real| !self.visited.insert(real));
        if again {
            return;
        }
        for path in self.entries(folder) {
            let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
            if hidden {
                continue;
            }
            if path.is_dir() && depth > 0 {
                self.folder(&path, depth - 1);
            } else if path.is_file() && (self.wanted)(&path) {
                self.found.files.push(path);
            }
        }
    }

    /// What stands in a folder, in the order of names; what cannot be listed is kept as an error.
    fn entries(&mut self, folder: &Path) -> Vec<PathBuf> {
        let mut paths = Vec::new();
        let mut note = |result: io::Result<PathBuf>| match result {
            Ok(path) => paths.push(path),
            Err(error) => self.found.unlisted.push((folder.to_owned(), error)),
        };
        match std::fs::read_dir(folder) {
            Ok(entries) => entries.for_each(|e| note(e.map(|e| e.path()))),
            Err(error) => note(Err(error)),
        }
        paths.sort();
        paths
    }
}
