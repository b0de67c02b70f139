//! Which file a name leads to, and whether it is still as it was.

use std::fs::{self, File, Metadata};
use std::path::Path;
use std::time::SystemTime;

/// What is seen of a file without opening it; a link is seen itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stamp {
    identity: Option<(u64, u64)>,
    size: u64,
    changed: Option<SystemTime>,
}

impl Stamp {
    /// That of what is at `path`, if anything is.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        fs::symlink_metadata(path).ok().as_ref().map(Self::new)
    }

    pub(crate) fn new(meta: &Metadata) -> Self {
        Self { identity: identity(meta), size: meta.len(), changed: meta.modified().ok() }
    }

    /// Whether it is that of an open file.
    pub(crate) fn is_file(&self, file: &File) -> bool {
        file.metadata().is_ok_and(|meta| identity(&meta) == self.identity)
    }
}

/// The device and the number of the file on it, where files have them.
#[cfg(unix)]
fn identity(meta: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    Some((meta.dev(), meta.ino()))
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> Option<(u64, u64)> {
    None
}
