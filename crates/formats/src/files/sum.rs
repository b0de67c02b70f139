//! The sum of a file: its SHA-256 and its size.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use sha2::{Digest as _, Sha256};

/// How much of a result is read at once.
const BUFFER: usize = 1 << 16;

/// The sum of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sum(pub(super) String);

impl Sum {
    pub(crate) fn new(hash: Sha256, size: u64) -> Self {
        let hex: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Self(format!("{hex} {size}"))
    }

    /// That of what is in the file at `path`.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn of(path: &Path) -> io::Result<Self> {
        let (mut file, mut hash, mut size) = (File::open(path)?, Sha256::new(), 0);
        let mut buffer = vec![0; BUFFER];
        loop {
            match file.read(&mut buffer)? {
                0 => return Ok(Self::new(hash, size)),
                read => {
                    hash.update(&buffer[..read]);
                    size += read as u64;
                }
            }
        }
    }

    /// The sum and the size in one word each.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn size(&self) -> Option<u64> {
        self.0.split_once(' ').and_then(|(_, size)| size.parse().ok())
    }
}
