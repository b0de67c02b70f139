//! Where our own corpus is.

use std::path::{Path, PathBuf};

/// The languages of the report, the pivot first.
pub const LANGS: [&str; 6] = ["en", "fr", "es", "ru", "ar", "zh"];

/// The folder `corpora/un-style-report`.
#[must_use]
pub fn corpus_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpora/un-style-report")
}

/// The report in one language.
#[must_use]
pub fn report_path(lang: &str) -> PathBuf {
    corpus_folder().join(format!("report.{lang}.txt"))
}

/// The text of a file.
///
/// # Panics
/// If it cannot be read: tests and measurements stop there.
#[must_use]
pub fn read(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}
