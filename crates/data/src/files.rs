//! Files opened with care: no pipes, no devices, no more bytes than any data package has.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::archive::MOST_BYTES;
use crate::error::DataError;

/// Opens a file; a pipe or a device, which may never end, is an error.
///
/// # Errors
/// If it cannot be opened.
pub fn open_file(path: &Path) -> io::Result<File> {
    check_kind(path)?;
    File::open(path)
}

/// Refuses what is there but is neither a file nor a folder.
///
/// # Errors
/// If it is something else.
pub fn check_kind(path: &Path) -> io::Result<()> {
    match std::fs::metadata(path) {
        Ok(meta) if !meta.is_file() && !meta.is_dir() => {
            Err(io::Error::new(io::ErrorKind::InvalidInput, "not a file, but a pipe or a device"))
        }
        _ => Ok(()),
    }
}

/// All bytes of a file.
///
/// # Errors
/// If it cannot be read, or is larger than [`MOST_BYTES`].
pub fn read_file(path: &Path) -> Result<Vec<u8>, DataError> {
    let failed = |source| DataError::Io { path: path.into(), source };
    let file = open_file(path).map_err(failed)?;
    let size = file.metadata().map_or(0, |m| m.len()).min(MOST_BYTES);
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(DataError::TooLarge { path: path.into(), part: String::new(), limit: MOST_BYTES });
    }
    Ok(bytes)
}
