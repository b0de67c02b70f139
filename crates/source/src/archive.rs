//! Archives of documents: a zip is a folder, and `reports.zip/2026/report.en.docx` is a path into it.
//!
//! Nothing is unpacked to disk, so names that climb out of a folder lead nowhere. Archives inside archives stay closed.

mod names;
mod opened;

use std::collections::BTreeSet;
use std::io::BufRead as _;
use std::path::{Component, Path, PathBuf};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::package::{check_whole, damaged, unpack};
use crate::{Cause, Limits, ReadError};
pub(crate) use opened::Last;
use opened::Reopened;

/// The most files in an archive.
const MEMBERS: usize = 1 << 16;
/// The most bytes that the files in an archive have together.
const TOTAL: u64 = 32 << 30;

/// What is in an archive.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Archive {
    /// Paths of the documents in it, each beginning with that of the archive, in the order of names.
    pub documents: Vec<PathBuf>,
    /// Paths of the archives inside it, which stay closed.
    pub archives: Vec<PathBuf>,
}

impl Archive {
    /// Whether the ending of `path` is that of an archive.
    #[must_use]
    pub fn is_named(path: &Path) -> bool {
        path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
    }

    /// What is in the archive at `path`; hidden files are skipped, and what `is_document` refuses by its name.
    ///
    /// # Errors
    /// If it cannot be read, is damaged, or holds too many files.
    pub fn list(path: &Path, is_document: impl Fn(&Path) -> bool) -> Result<Self, ReadError> {
        let archive = open(path)?;
        let mut found = Self::default();
        let names: BTreeSet<PathBuf> =
            names::decode(archive.file_names_raw()).iter().filter_map(|n| inner(n)).collect();
        for name in names {
            let place = path.join(&name);
            if Self::is_named(&name) {
                found.archives.push(place);
            } else if is_document(&name) {
                found.documents.push(place);
            }
        }
        Ok(found)
    }
}

/// The part of a member's name that is a path inside the archive; `None` for folders and hidden files.
fn inner(name: &str) -> Option<PathBuf> {
    let name = name.replace('\\', "/");
    let path: PathBuf = Path::new(&name).components().filter(|c| matches!(c, Component::Normal(_))).collect();
    (!name.ends_with('/') && path.file_name().is_some() && !path.components().any(is_hidden)).then_some(path)
}

/// Whether a folder or a file is one that only programs look at.
fn is_hidden(component: Component<'_>) -> bool {
    let part = component.as_os_str().to_string_lossy();
    part.starts_with('.') || part.starts_with("~$") || part == "__MACOSX"
}

/// What the member of an archive holds that `path` leads to; `None` if no part of the path is an archive.
///
/// # Errors
/// If there is no such member, or it is encrypted, damaged or grows beyond the limits.
pub(crate) fn load(path: &Path, limits: &Limits, last: &Last) -> Option<Result<Vec<u8>, ReadError>> {
    let archive = path.ancestors().skip(1).find(|folder| Archive::is_named(folder) && folder.is_file())?;
    let member = path.strip_prefix(archive).ok()?;
    Some(member_of((archive, member), path, limits, last))
}

fn member_of(
    (archive, member): (&Path, &Path),
    path: &Path,
    limits: &Limits,
    last: &Last,
) -> Result<Vec<u8>, ReadError> {
    let found = last.open(archive)?.member(member);
    let (mut zip, place) = found.ok_or_else(|| Cause::NotFound.at(path))?;
    unpacked_member(&mut zip, place, limits).map_err(|cause| cause.at(path))
}

fn unpacked_member(zip: &mut ZipArchive<Reopened>, place: usize, limits: &Limits) -> Result<Vec<u8>, Cause> {
    let mut file = zip.by_index(place).map_err(|e| damaged("", &e))?;
    if file.size() > limits.file_bytes {
        return Err(Cause::TooLarge { limit: limits.file_bytes });
    }
    unpack(&mut file, limits.file_bytes, "")
}

fn open(path: &Path) -> Result<ZipArchive<Reopened>, ReadError> {
    checked(path).map_err(|cause| cause.at(path))
}

/// The archive at `path`, if it is whole and not too large.
fn checked(path: &Path) -> Result<ZipArchive<Reopened>, Cause> {
    let mut file = Reopened::new(path);
    let head = file.file().and_then(|file| file.fill_buf().map(<[u8]>::to_vec)).map_err(Cause::io)?;
    if head.is_empty() {
        return Err(Cause::NoBytes);
    }
    let packed = path.metadata().map_err(Cause::io)?.len();
    let mut archive = ZipArchive::new(file).map_err(|e| match e {
        ZipError::InvalidArchive(_) if !head.starts_with(b"PK") => Cause::foreign("a ZIP archive", &head),
        error => damaged("", &error),
    })?;
    if archive.len() > MEMBERS {
        return Err(Cause::TooManyParts { limit: MEMBERS });
    }
    check_whole(&mut archive, packed, TOTAL)?;
    Ok(archive)
}
