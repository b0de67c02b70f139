//! Why a file could not be read.

use std::io;
use std::path::PathBuf;

/// Why a file could not be read; each variant names the file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// There is no such file.
    #[error("{}: no such file", .path.display())]
    NotFound {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be opened or read.
    #[error("{}: cannot be read: {source}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file is not text.
    #[error("{}: expected text, found {found}; {hint}", .path.display())]
    NotText {
        /// The file.
        path: PathBuf,
        /// What it looks like.
        found: String,
        /// What to do about it.
        hint: &'static str,
    },
    /// The text is not UTF-8.
    #[error("{}, line {line}: not UTF-8 at byte {offset}; {hint}", .path.display())]
    InvalidUtf8 {
        /// The file.
        path: PathBuf,
        /// Offset of the first wrong byte, from 0.
        offset: usize,
        /// Its line, from 1.
        line: u32,
        /// What the encoding may be, and what to do about it.
        hint: String,
    },
    /// The file is larger than [`Limits::file_bytes`](crate::Limits::file_bytes).
    #[error("{}: larger than {limit} bytes, the most that is read; cut it into parts", .path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The most that is read.
        limit: u64,
    },
    /// A line is longer than [`Limits::line_bytes`](crate::Limits::line_bytes).
    #[error("{}, line {line}: longer than {limit} bytes, the most that a line may have; break it at its paragraphs", .path.display())]
    LineTooLong {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: u32,
        /// The most that is read.
        limit: usize,
    },
    /// The file holds no text.
    #[error("{}: no text in it", .path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// The language was not given and cannot be told from the text.
    #[error("{}: cannot tell its language; name it as LANG={}", .path.display(), .path.display())]
    LanguageUnknown {
        /// The file.
        path: PathBuf,
    },
}
