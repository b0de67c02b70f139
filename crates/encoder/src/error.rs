//! Why an encoder or its vectors is not available.

use std::io;
use std::path::PathBuf;

use hexapla_data::DataError;

use crate::package::ENCODER;

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
    /// The package of the encoder is not available.
    #[error(transparent)]
    Data(#[from] DataError),
    /// A part is not what this encoder has: the wheel is of another version, or of another model.
    #[error("{}, {part}: expected {expected}, found {found}; hexapla reads {package} {version}: give its wheel, or run `hexapla data install`", .path.display(), package = ENCODER.name, version = ENCODER.version)]
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
}
