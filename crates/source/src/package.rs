//! Parts of a zip package (DOCX, XLSX, archives of documents), read from memory within limits.
//!
//! A zip is hostile until shown otherwise: sizes in its headers are claims. What counts here is what really comes out
//! of a part, how much that is for what went in, and what all parts give together.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Seek};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use crate::compound::{self, Compound};
use crate::{Cause, Limits};

/// The most entries of a package.
const ENTRIES: usize = 1 << 18;
/// The most bytes that a byte of a packed part may become. Real documents stay below 60; deflate reaches 1,032.
const RATIO: u64 = 200;
/// Below this size the ratio says nothing: a short part of blanks is not a bomb.
const RATIO_FROM: u64 = 16 << 20;
/// How many times the most bytes of a file all parts of a package may have together.
const TOTAL: u64 = 4;
/// The signature of an entry in the directory at the end of a zip.
const ENTRY: &[u8] = b"PK\x01\x02";

/// An open package.
#[derive(Debug)]
pub struct Package<'a> {
    archive: ZipArchive<Cursor<Cow<'a, [u8]>>>,
    /// The names as they are in the package, in its order.
    names: Vec<String>,
    /// The names as they are compared, each with its entry; of equal names the first counts.
    places: BTreeMap<String, usize>,
    part_bytes: u64,
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens the zip in `bytes`.
    ///
    /// # Errors
    /// If it is not a whole zip, has too many entries, or is a file that its program has encrypted.
    pub fn open(bytes: impl Into<Cow<'a, [u8]>>, limits: &Limits) -> Result<Self, Cause> {
        let bytes = bytes.into();
        if bytes.is_empty() {
            return Err(Cause::NoBytes);
        }
        if let Some(kind) = compound::kind(&bytes) {
            return Err(refused(kind));
        }
        // Some programs put theirs before a package, so it need not begin as one.
        if !bytes.windows(ENTRY.len()).any(|w| w == ENTRY) && !bytes.starts_with(b"PK") {
            return Err(Cause::foreign("a ZIP package (as DOCX and XLSX are)", &bytes));
        }
        if bytes.windows(ENTRY.len()).filter(|w| *w == ENTRY).nth(ENTRIES).is_some() {
            return Err(Cause::TooManyParts { limit: ENTRIES });
        }
        let size = bytes.len() as u64;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged("", &e))?;
        check_whole(&mut archive, size, u64::MAX)?;
        let mut names = Vec::with_capacity(archive.len());
        for name in archive.file_names() {
            names.push(name.map_err(|e| damaged("", &e))?.into_owned());
        }
        let mut places = BTreeMap::new();
        for (n, name) in names.iter().enumerate() {
            places.entry(folded(name)).or_insert(n);
        }
        let left = limits.file_bytes.saturating_mul(TOTAL);
        Ok(Self { archive, names, places, part_bytes: limits.file_bytes, left })
    }

    /// The names of all entries as they are in the package, in its order; folders end with `/`.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The entry of this name: a leading slash and the case of letters do not count.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.places.get(&folded(name)).copied()
    }

    /// What the part of this name holds, if there is one.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Cause> {
        self.find(name).map(|entry| self.read(entry)).transpose()
    }

    /// What entry number `entry` of [`names`](Self::names) holds.
    ///
    /// # Errors
    /// If it is encrypted, damaged, or grows beyond the limits when it is unpacked.
    pub fn read(&mut self, entry: usize) -> Result<Vec<u8>, Cause> {
        let Self { archive, names, part_bytes, left, .. } = self;
        let name = names.get(entry).map_or("", String::as_str);
        let mut file = archive.by_index(entry).map_err(|e| damaged(name, &e))?;
        let bytes = unpack(&mut file, (*left).min(*part_bytes), name)?;
        *left = left.saturating_sub(bytes.len() as u64);
        Ok(bytes)
    }

    /// What was read so far does not count any longer: it is gone.
    pub fn forget(&mut self) {
        self.left = self.part_bytes.saturating_mul(TOTAL);
    }
}

/// A part as text: UTF-8 or UTF-16, as Office packages allow; what is neither shows as U+FFFD.
#[must_use]
pub fn text(bytes: &[u8]) -> Cow<'_, str> {
    encoding_rs::UTF_8.decode(bytes).0
}

/// Refuses an archive of `packed` bytes whose parts together become more than `most` bytes or too much for what went in, or
/// share bytes: so a small archive can hold as much as it likes. What its directory says is enough, since
/// [`unpack`] reads no more than that.
///
/// # Errors
/// If it is refused.
pub fn check_whole(archive: &mut ZipArchive<impl Read + Seek>, packed: u64, most: u64) -> Result<(), Cause> {
    let limit = most.min(packed.saturating_mul(RATIO).max(RATIO_FROM));
    // What cannot be opened is damaged, which is reported where it is read.
    let mut total = 0_u64;
    for n in 0..archive.len() {
        total = total.saturating_add(archive.by_index_raw(n).map_or(0, |file| counted(&file)));
    }
    if total > limit {
        return Err(Cause::Expands { part: String::new(), packed, limit });
    }
    if archive.has_overlapping_files().unwrap_or(false) {
        let found = "entries of the archive overlap".to_owned();
        return Err(Cause::Damaged { part: String::new(), found });
    }
    Ok(())
}

/// The bytes that a part counts for the whole: one that is refused on its own, which leaves the others, counts none.
fn counted(file: &ZipFile<'_, impl Read>) -> u64 {
    let most = file.compressed_size().saturating_mul(RATIO).max(RATIO_FROM);
    if file.size() > most { 0 } else { file.size() }
}

/// What `file` holds, if that is no more than `most` bytes and not too much for what went in; `part` is only named.
///
/// # Errors
/// If it is damaged or grows beyond the limits.
pub fn unpack(file: &mut ZipFile<'_, impl Read>, most: u64, part: &str) -> Result<Vec<u8>, Cause> {
    let packed = file.compressed_size().min(u64::from(u32::MAX));
    let limit = most.min(packed.saturating_mul(RATIO).max(RATIO_FROM));
    let mut bytes = Vec::with_capacity(usize::try_from(file.size().min(limit).min(64 << 20)).unwrap_or(0));
    let said = file.size();
    let read = file.by_ref().take(limit.min(said).saturating_add(1)).read_to_end(&mut bytes);
    if bytes.len() as u64 > limit {
        return Err(Cause::Expands { part: part.to_owned(), packed, limit });
    }
    read.map_err(|e| damaged(part, &ZipError::Io(e)))?;
    if bytes.len() as u64 > said {
        let found = format!("it holds more than the {said} bytes that the directory of the archive says");
        return Err(Cause::Damaged { part: part.to_owned(), found });
    }
    Ok(bytes)
}

/// A name as Office packages compare it.
fn folded(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// Why a compound file is not a package.
fn refused(kind: Compound) -> Cause {
    match kind {
        Compound::Encrypted => Cause::Protected,
        Compound::Word => Cause::OldOffice { program: "Word", ending: ".doc", modern: "DOCX" },
        Compound::Excel => Cause::OldOffice { program: "Excel", ending: ".xls", modern: "XLSX" },
        Compound::Other => Cause::OldOffice { program: "Office", ending: ".doc", modern: "DOCX" },
    }
}

/// What is wrong with a zip, or with a part of it.
pub fn damaged(part: &str, error: &ZipError) -> Cause {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Cause::Protected
        }
        ZipError::Io(e) => Cause::Damaged { part: part.to_owned(), found: e.to_string() },
        ZipError::InvalidArchive(found) if found.contains("EOCD") => Cause::Damaged {
            part: part.to_owned(),
            found: "the directory at the end of a ZIP archive is missing".to_owned(),
        },
        other => Cause::Damaged { part: part.to_owned(), found: other.to_string() },
    }
}

#[cfg(test)]
mod tests;
