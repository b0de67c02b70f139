//! What a command may write to: nothing that it reads, nothing twice, and nothing in the place of somebody else's work.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use hexapla_formats::{Author, Naming, Place, PlaceError, Record, Replace};

use crate::outputs::OutputError;

/// How deep a folder that is read as a whole is looked through.
const DEPTH: usize = 8;

/// Knows all that a command reads, and returns each place that it writes to.
///
/// Files are compared by what they are, not by their names: links, hard links and other spellings of a name lead to the
/// same file. Copies know what each other returned.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    replace: Replace,
    read: BTreeSet<Identity>,
    given: Arc<Mutex<Given>>,
}

/// What was given out, and what is known of the folders.
#[derive(Debug, Default)]
struct Given {
    places: BTreeSet<PathBuf>,
    records: BTreeMap<PathBuf, Arc<Record>>,
}

impl Guard {
    /// A guard of a command that reads nothing yet.
    #[must_use]
    pub fn new(replace: Replace) -> Self {
        Self { replace, ..Self::default() }
    }

    /// Notes that the command reads the file at `path`, or the folder with all that is in it. The path may go on inside an
    /// archive.
    pub fn reads(&mut self, path: &Path) {
        self.reads_in(path, DEPTH);
    }

    fn reads_in(&mut self, path: &Path, depth: usize) {
        if path.is_dir() {
            let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
            let deeper = entries.filter(|_| depth > 0).map(|entry| entry.path());
            deeper.for_each(|path| self.reads_in(&path, depth - 1));
            return;
        }
        let file = path.ancestors().find(|path| path.is_file());
        self.read.extend(file.and_then(Identity::of));
    }

    /// Whether it replaces somebody else's work too.
    pub(crate) fn replaces_all(&self) -> bool {
        self.replace == Replace::Any
    }

    /// Whether what is at `path` is read.
    #[must_use]
    pub fn is_read(&self, path: &Path) -> bool {
        Identity::of(path).is_some_and(|found| self.read.contains(&found))
    }

    /// Whether the file at `path` is as hexapla wrote it.
    pub(crate) fn is_result(&self, path: &Path) -> bool {
        let record = self.record(path.parent().unwrap_or(Path::new("")));
        matches!(record.author(path), Ok(Author::Hexapla(_)))
    }

    /// Whether hexapla wrote the file at `path`, whatever became of it since.
    pub(crate) fn has_written(&self, path: &Path) -> bool {
        let record = self.record(path.parent().unwrap_or(Path::new("")));
        path.is_file() && matches!(record.author(path), Ok(Author::Hexapla(_) | Author::Changed))
    }

    /// The places that were returned.
    #[must_use]
    pub fn places(&self) -> Vec<PathBuf> {
        self.given.lock().unwrap_or_else(PoisonError::into_inner).places.iter().cloned().collect()
    }

    /// Sees that `path` is neither read nor written to for another reason, and notes that it is written to.
    ///
    /// # Errors
    /// If it is.
    pub fn claim(&self, path: &Path) -> Result<(), OutputError> {
        if self.is_read(path) {
            return Err(OutputError::IsRead { path: path.into() });
        }
        let is_new = is_shared(path) || self.given().places.insert(real(path));
        if is_new { Ok(()) } else { Err(OutputError::Twice { path: path.into() }) }
    }

    /// The place at `path`, which is returned once.
    ///
    /// # Errors
    /// If the file there is read, written to for another reason or not the guard's to replace, or cannot be written.
    pub fn place(&self, path: &Path) -> Result<Place, OutputError> {
        self.claim(path)?;
        self.probe(path)
    }

    /// As [`place`](Self::place), for a name that is derived from those of what is read: a file that a person has named in
    /// another command stays.
    ///
    /// # Errors
    /// As [`place`](Self::place).
    pub fn place_derived(&self, path: &Path) -> Result<Place, OutputError> {
        self.claim(path)?;
        self.checked(path, self.replace, Naming::Derived)
    }

    /// Brings the record of what was written in `folder` into an order that does not depend on threads. An order that
    /// cannot be made does no harm.
    pub(crate) fn sort_record(&self, folder: &Path) {
        let _ = self.record(folder).sort();
    }

    /// The place at `path` without a claim to it: to see that a file can be made there.
    ///
    /// # Errors
    /// If the file there is not the guard's to replace, or cannot be written.
    pub fn probe(&self, path: &Path) -> Result<Place, OutputError> {
        self.checked(path, self.replace, Naming::Named)
    }

    /// The place of a file that is read as well, and what it holds goes into the new one.
    ///
    /// # Errors
    /// As [`place`](Self::place); whose work it is does not matter.
    pub fn place_of_read(&self, path: &Path) -> Result<Place, OutputError> {
        self.claim(path)?;
        self.checked(path, Replace::Any, Naming::Named)
    }

    /// Whether two names lead to one file.
    #[must_use]
    pub fn is_one_file(one: &Path, other: &Path) -> bool {
        Identity::of(one).is_some_and(|found| Some(found) == Identity::of(other))
    }

    fn checked(&self, path: &Path, replace: Replace, naming: Naming) -> Result<Place, OutputError> {
        let record = self.record(path.parent().unwrap_or(Path::new("")));
        Place::check(path, &record, replace, naming).map_err(|error| match error {
            PlaceError::Io(source) => OutputError::Unwritten { path: path.into(), source },
            kept => OutputError::Kept { path: path.into(), reason: kept.to_string(), beside: None },
        })
    }

    fn record(&self, folder: &Path) -> Arc<Record> {
        let mut given = self.given();
        let known = given.records.entry(folder.to_owned());
        known.or_insert_with(|| Arc::new(Record::open(folder))).clone()
    }

    fn given(&self) -> std::sync::MutexGuard<'_, Given> {
        self.given.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Which file it is, whatever it is called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Identity {
    #[cfg(unix)]
    Number { device: u64, file: u64 },
    #[cfg(not(unix))]
    Path(PathBuf),
}

impl Identity {
    /// That of the file that `path` leads to; devices and pipes may be read and written.
    fn of(path: &Path) -> Option<Self> {
        let meta = std::fs::metadata(path).ok().filter(Metadata::is_file)?;
        Self::new(path, &meta)
    }

    #[cfg(unix)]
    fn new(_: &Path, meta: &Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt as _;
        Some(Self::Number { device: meta.dev(), file: meta.ino() })
    }

    #[cfg(not(unix))]
    fn new(path: &Path, _: &Metadata) -> Option<Self> {
        path.canonicalize().ok().map(Self::Path)
    }
}

/// Whether many may write to it: a device or a pipe.
fn is_shared(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|meta| !meta.is_file() && !meta.is_dir())
}

/// The path with its folder free of links; the last name is what is written, so it stays.
fn real(path: &Path) -> PathBuf {
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = parent.canonicalize().unwrap_or_else(|_| parent.to_owned());
    folder.join(path.file_name().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn told(result: Result<Place, OutputError>) -> String {
        result.map_or_else(|error| error.to_string(), |_| "free".to_owned())
    }

    #[test]
    fn nothing_that_is_read_is_written() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a.zip"), "x")?;
        fs::create_dir(path("model"))?;
        fs::write(path("model/table"), "x")?;
        fs::hard_link(path("a.zip"), path("again.zip"))?;
        let mut guard = Guard::new(Replace::Any);
        guard.reads(&path("a.zip/inside/a.txt"));
        guard.reads(&path("model"));
        guard.reads(&path("missing.txt"));
        for (name, want) in [
            ("a.zip", "is an input"),
            ("again.zip", "is an input"),
            ("model/../a.zip", "is an input"),
            ("model/table", "is an input"),
            ("b.csv", "free"),
            ("model/../b.csv", "written twice"),
            ("no/b.csv", "no such folder"),
        ] {
            let found = told(guard.place(&path(name)));
            assert!(found.contains(want), "{name}: {found}");
        }
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_to_what_is_read() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a.txt"), "x")?;
        std::os::unix::fs::symlink("a.txt", path("link"))?;
        let mut guard = Guard::new(Replace::Any);
        guard.reads(&path("link"));
        assert!(guard.is_read(&path("a.txt")) && guard.is_read(&path("link")));
        guard.reads(Path::new("/dev/null"));
        for _ in 0..2 {
            assert_eq!(told(guard.place(Path::new("/dev/null"))), "free");
        }
        Ok(())
    }
}
