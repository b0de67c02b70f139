//! Walks through folders and collects the files that are needed.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use hexapla_read::special_file;
use rayon::prelude::*;

/// How deep folders are followed.
const DEPTH: usize = 32;

/// What is in a folder.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The files that are needed.
    pub(crate) files: Vec<PathBuf>,
    /// Pipes, devices and sockets with names of files that are needed, and what each is.
    pub(crate) special: Vec<(PathBuf, &'static str)>,
    /// Folders that cannot be listed, and what the system says.
    pub(crate) unlisted: Vec<(PathBuf, io::Error)>,
}

/// The files in `folder` and in those inside it that are `named` so that they may be wanted, and `wanted` when they are
/// looked into, in the order of names; hidden ones are skipped, and so are those that programs keep beside a file that
/// is open in them.
///
/// A folder that links lead to again is entered once, and a link to a file that is in the folder too is skipped. A
/// link that leads nowhere is kept: it is reported where it is read.
pub(crate) fn walk(
    folder: &Path,
    named: impl Fn(&Path) -> bool,
    wanted: impl Fn(&Path) -> bool + Sync,
) -> Found {
    let root = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let mut walk = Walk { named, wanted, root, visited: BTreeSet::new(), found: Found::default() };
    walk.folder(folder, DEPTH);
    let Walk { wanted, mut found, .. } = walk;
    let is_wanted = |path: &PathBuf| wanted(path);
    found.files = found.files.into_par_iter().filter(is_wanted).collect();
    found
}

/// Whether a file or folder of this name is not meant to be seen: `.git`, `~$report.docx`.
fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name.starts_with("~$")
}

struct Walk<N, W> {
    named: N,
    wanted: W,
    /// The folder that was named, free of links.
    root: PathBuf,
    visited: BTreeSet<PathBuf>,
    found: Found,
}

impl<N: Fn(&Path) -> bool, W: Fn(&Path) -> bool> Walk<N, W> {
    fn folder(&mut self, folder: &Path, depth: usize) {
        let again = folder.canonicalize().is_ok_and(|real| !self.visited.insert(real));
        if again {
            return;
        }
        for path in self.entries(folder) {
            if is_hidden(&path) {
                continue;
            }
            if path.is_dir() {
                match depth.checked_sub(1) {
                    Some(depth) => self.folder(&path, depth),
                    None => {
                        let reason =
                            io::Error::other(format!("folders are followed {DEPTH} deep, no deeper"));
                        self.found.unlisted.push((path, reason));
                    }
                }
            } else if let Some(what) = special_file(&path) {
                // It is never opened: who reads it may wait forever.
                if (self.named)(&path) {
                    self.found.special.push((path, what));
                }
            } else if (self.named)(&path) && self.is_file(&path) {
                self.found.files.push(path);
            }
        }
    }

    /// Whether it is a file, or a link to one that is not found anyway, or to nothing.
    fn is_file(&self, path: &Path) -> bool {
        if !path.is_symlink() {
            return path.is_file();
        }
        let Ok(real) = path.canonicalize() else { return true };
        let inside = real.strip_prefix(&self.root).is_ok_and(|rest| !rest.ancestors().any(is_hidden));
        real.is_file() && !(inside && self.is_wanted(&real))
    }

    fn is_wanted(&self, path: &Path) -> bool {
        (self.named)(path) && (self.wanted)(path)
    }

    /// What is in a folder, in the order of names; what cannot be listed is kept as an error.
    fn entries(&mut self, folder: &Path) -> Vec<PathBuf> {
        let (mut paths, mut errors) = (Vec::new(), Vec::new());
        match std::fs::read_dir(folder) {
            Ok(entries) => entries.for_each(|entry| match entry {
                Ok(entry) => paths.push(entry.path()),
                Err(error) => errors.push(error),
            }),
            Err(error) => errors.push(error),
        }
        self.found.unlisted.extend(errors.into_iter().map(|error| (folder.to_owned(), error)));
        paths.sort();
        paths
    }
}
