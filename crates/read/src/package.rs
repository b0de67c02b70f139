//! Parts of a zip package (DOCX, XLSX, archives of documents), read from memory within limits.
//!
//! A zip is hostile until shown otherwise: sizes in its headers are claims. What counts here is what really comes out
//! of a part, how much that is for what went in, and what all parts give together.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;

use zip::ZipArchive;
use zip::result::ZipError;

use crate::compound::{self, Compound};
use crate::{Limits, ReadError};

/// The most entries of a package.
const ENTRIES: usize = 1 << 18;
/// The most bytes that a byte of a packed part may become. Real documents stay below 60; deflate reaches 1,032.
const RATIO: u64 = 200;
/// Below this size the ratio says nothing: a short part of blanks is no bomb.
const RATIO_FROM: u64 = 16 << 20;
/// How many times the most bytes of a file all parts of a package may have together.
const TOTAL: u64 = 4;
/// The signature of an entry in the directory at the end of a zip.
const ENTRY: &[u8] = b"PK\x01\x02";

/// An open package.
#[derive(Debug)]
pub(crate) struct Package<'a> {
    path: &'a Path,
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The names as they stand in the package, in its order.
    names: Vec<String>,
    /// The names as they are compared, each with its entry; of equal names the first counts.
    places: BTreeMap<String, usize>,
    part_bytes: u64,
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens the zip in `bytes`; `path` is only named.
    ///
    /// # Errors
    /// If it is no whole zip, has too many entries, or is a file that its program has encrypted.
    pub(crate) fn open(bytes: &'a [u8], path: &'a Path, limits: &Limits) -> Result<Self, ReadError> {
        if let Some(kind) = compound::kind(bytes) {
            return Err(refused(kind, path));
        }
        if bytes.windows(ENTRY.len()).filter(|w| *w == ENTRY).nth(ENTRIES).is_some() {
            return Err(ReadError::TooManyParts { path: path.into(), limit: ENTRIES });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(path, "", &e))?;
        let mut names = Vec::with_capacity(archive.len());
        for name in archive.file_names() {
            names.push(name.map_err(|e| damaged(path, "", &e))?.into_owned());
        }
        let mut places = BTreeMap::new();
        for (n, name) in names.iter().enumerate() {
            places.entry(folded(name)).or_insert(n);
        }
        let left = limits.file_bytes.saturating_mul(TOTAL);
        Ok(Self { path, archive, names, places, part_bytes: limits.file_bytes, left })
    }

    /// The names of all entries as they stand in the package, in its order; folders end with `/`.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// The entry of this name: a leading slash and the case of letters do not count.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.places.get(&folded(name)).copied()
    }

    /// What the part of this name holds, if there is one.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        self.find(name).map(|entry| self.read(entry)).transpose()
    }

    /// What entry number `entry` of [`names`](Self::names) holds.
    ///
    /// # Errors
    /// If it is encrypted, damaged, or grows beyond the limits when it is unpacked.
    pub(crate) fn read(&mut self, entry: usize) -> Result<Vec<u8>, ReadError> {
        let Self { path, archive, names, part_bytes, left, .. } = self;
        let name = names.get(entry).map_or("", String::as_str);
        let mut file = archive.by_index(entry).map_err(|e| damaged(path, name, &e))?;
        let packed = file.compressed_size().min(u64::from(u32::MAX));
        let limit = (*left).min(*part_bytes).min(packed.saturating_mul(RATIO).max(RATIO_FROM));
        let mut bytes =
            Vec::with_capacity(usize::try_from(file.size().min(limit).min(64 << 20)).unwrap_or(0));
        let read = file.by_ref().take(limit + 1).read_to_end(&mut bytes);
        let size = bytes.len() as u64;
        *left = left.saturating_sub(size);
        if size > limit {
            return Err(ReadError::Expands { path: (*path).into(), part: name.to_owned(), packed, limit });
        }
        read.map_err(|e| damaged(path, name, &ZipError::Io(e)))?;
        Ok(bytes)
    }
}

/// A name as Office packages compare it.
fn folded(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// Why a compound file is no package.
fn refused(kind: Compound, path: &Path) -> ReadError {
    let path = path.into();
    match kind {
        Compound::Encrypted => ReadError::Protected { path },
        Compound::Word => ReadError::OldOffice { path, program: "Word", ending: ".doc", modern: "DOCX" },
        Compound::Excel => ReadError::OldOffice { path, program: "Excel", ending: ".xls", modern: "XLSX" },
        Compound::Other => ReadError::OldOffice { path, program: "Office", ending: ".doc", modern: "DOCX" },
    }
}

fn damaged(path: &Path, part: &str, error: &ZipError) -> ReadError {
    let path = path.into();
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            ReadError::Protected { path }
        }
        ZipError::Io(e) => ReadError::Damaged { path, part: part.to_owned(), found: e.to_string() },
        other => ReadError::Damaged { path, part: part.to_owned(), found: other.to_string() },
    }
}

#[cfg(test)]
mod tests;
