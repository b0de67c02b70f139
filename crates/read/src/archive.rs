//! Which files of an archive are documents.

use std::path::Path;

use hexapla_source::{Archive, ReadError};

use crate::DocumentFormat;

/// The documents and the archives in the archive at `path`; hidden files and what is not a document are skipped.
///
/// # Errors
/// If it cannot be read, is damaged, or holds too many files.
pub fn documents_in(path: &Path) -> Result<Archive, ReadError> {
    Archive::list(path, |name| DocumentFormat::from_path(name).is_some())
}

#[cfg(test)]
mod tests;
