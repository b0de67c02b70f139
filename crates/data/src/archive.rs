//! Parts of a zip, read from memory within limits: what comes out of a part counts, not what its head claims.

use std::io::{Cursor, Read};
use std::path::Path;

use zip::ZipArchive;

use crate::error::DataError;

/// The most bytes of a file or a part of one. The real ones stay below 40 million.
pub const MOST_BYTES: u64 = 256 << 20;
/// The most entries of a zip. The real ones have some 60.
const MOST_ENTRIES: usize = 4096;

/// An open zip; clones share its bytes.
#[derive(Debug, Clone)]
pub struct Archive<'a> {
    path: &'a Path,
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Archive<'a> {
    /// Opens the zip in `bytes`, which is the file at `path` or, if it is named, a part of it; both are only named.
    ///
    /// # Errors
    /// If it is not a whole zip or has too many entries.
    pub fn open(bytes: &'a [u8], path: &'a Path, part: &str) -> Result<Self, DataError> {
        let damaged = |found: String| DataError::Damaged { path: path.into(), part: part.into(), found };
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(e.to_string()))?;
        if zip.len() > MOST_ENTRIES {
            return Err(damaged(format!("{} entries", zip.len())));
        }
        Ok(Self { path, zip })
    }

    /// The names of all entries in the order of the zip.
    pub fn names(&self) -> Vec<String> {
        self.zip.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect()
    }

    /// The checksum (CRC-32) that the directory of the zip has for the entry of this name.
    ///
    /// # Errors
    /// If there is none.
    pub fn sum(&mut self, name: &str) -> Result<u32, DataError> {
        let damaged = |found: String| DataError::Damaged { path: self.path.into(), part: name.into(), found };
        self.zip.by_name(name).map(|entry| entry.crc32()).map_err(|e| damaged(e.to_string()))
    }

    /// What the entry of this name holds.
    ///
    /// # Errors
    /// If there is none, or it is encrypted, damaged, or larger than `limit` bytes.
    pub fn read(&mut self, name: &str, limit: u64) -> Result<Vec<u8>, DataError> {
        let damaged = |found: String| DataError::Damaged { path: self.path.into(), part: name.into(), found };
        let limit = limit.min(MOST_BYTES);
        let mut entry = self.zip.by_name(name).map_err(|e| damaged(e.to_string()))?;
        let claimed = entry.size().min(limit);
        let mut bytes = Vec::with_capacity(usize::try_from(claimed).unwrap_or(0));
        let read = entry.by_ref().take(limit + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > limit {
            return Err(DataError::TooLarge { path: self.path.into(), part: name.into(), limit });
        }
        read.map_err(|e| damaged(e.to_string()))?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn a_part_may_not_grow_beyond_its_limit() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("part", SimpleFileOptions::default()).unwrap();
        zip.write_all(&[0; 100_000]).unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        assert!(bytes.len() < 1000);
        let mut archive = Archive::open(&bytes, Path::new("wheel.whl"), "").unwrap();
        assert_eq!(archive.names(), ["part"]);
        assert_eq!(archive.read("part", 100_000).unwrap().len(), 100_000);
        let said = archive.read("part", 99_999).unwrap_err().to_string();
        assert!(said.starts_with("wheel.whl, part: larger than 99999 bytes"), "{said}");
        let said = archive.read("other", 1).unwrap_err().to_string();
        assert!(said.starts_with("wheel.whl, other: damaged ("), "{said}");
    }
}
