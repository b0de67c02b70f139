//! The unfinished file beside a result.
//!
//! It is locked as long as somebody writes to it. A run that was killed leaves it unlocked, and the next one that writes to
//! the folder removes it.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use sha2::{Digest as _, Sha256};
use tempfile::NamedTempFile;

use super::stamp::Stamp;
use super::sum::Sum;

/// How the name of each begins; the number of the process follows.
const PREFIX: &str = ".hexapla-";
/// How it ends.
const SUFFIX: &str = ".part";
/// How often a new name is tried if another run takes the file away before it is locked.
const TRIES: usize = 16;

/// The drafts of this process.
static OPEN: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
/// The folders in which this process has looked for drafts of dead ones.
static SWEPT: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A file that has not got its name yet; dropped, it is gone.
#[derive(Debug)]
pub(crate) struct Draft {
    file: Option<NamedTempFile>,
    hash: Sha256,
    size: u64,
}

impl Draft {
    /// A new file in `folder`, with the permissions of any new file.
    ///
    /// # Errors
    /// If the folder is missing or cannot be written to.
    pub(crate) fn create(folder: &Path) -> io::Result<Self> {
        let mut builder = tempfile::Builder::new();
        let prefix = format!("{PREFIX}{}-", std::process::id());
        builder.prefix(&prefix).suffix(SUFFIX);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        for _ in 0..TRIES {
            let mut open = drafts();
            let file = builder.tempfile_in(folder)?;
            if is_held(&file)? {
                open.insert(file.path().to_owned());
                return Ok(Self { file: Some(file), hash: Sha256::new(), size: 0 });
            }
        }
        Err(io::Error::other("another program takes new files away"))
    }

    /// The sum of what was written so far.
    pub(crate) fn sum(&self) -> Sum {
        Sum::new(self.hash.clone(), self.size)
    }

    /// Gives the file the name `path`, in the folder that it is in, with the permissions of the file that it replaces. Its
    /// bytes are on the disk then.
    ///
    /// # Errors
    /// If the last bytes cannot be written, or the name cannot be given.
    pub(crate) fn persist(mut self, path: &Path) -> io::Result<()> {
        let Some(file) = self.file.take() else { return Ok(()) };
        let draft = file.path().to_owned();
        let ready = make_ready(file.as_file(), path);
        // Held to the end: a process that ends removes its drafts, and none may get its name then.
        let mut open = drafts();
        let named = ready.and_then(|()| file.persist(path).map(drop).map_err(|error| error.error));
        open.remove(&draft);
        named
    }
}

/// Gives a file the permissions of the one at `path` that it replaces, and brings its bytes to the disk.
fn make_ready(file: &File, path: &Path) -> io::Result<()> {
    if let Some(before) = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file) {
        file.set_permissions(before.permissions())?;
    }
    match file.sync_all() {
        // Not every disk can be made to write now.
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        done => done,
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if let Some(file) = self.file.take() {
            let mut open = drafts();
            open.remove(file.path());
            drop(file);
        }
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(file) = &mut self.file else { return Err(io::ErrorKind::NotFound.into()) };
        let written = file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.size += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

fn drafts() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn swept() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    SWEPT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Locks a new file; `false` if another run has taken it for that of a dead one.
fn is_held(file: &NamedTempFile) -> io::Result<bool> {
    match file.as_file().try_lock() {
        Ok(()) => Ok(Stamp::of(file.path()).is_some_and(|found| found.is_file(file.as_file()))),
        Err(TryLockError::WouldBlock) => Ok(false),
        // Where there are no locks, nothing is ever removed.
        Err(TryLockError::Error(_)) => Ok(true),
    }
}

/// Removes the unfinished files of this process, and prevents that any is begun or completed from now on: the process
/// has to end. Threads that write wait for that.
pub fn abandon_drafts() {
    let open = drafts();
    for path in open.iter() {
        let _ = fs::remove_file(path);
    }
    std::mem::forget(open);
}

/// Sees that files can be made in `folder`, and removes what killed runs left there; each folder is looked at once.
///
/// # Errors
/// If the folder is missing or cannot be written to.
pub(crate) fn probe(folder: &Path) -> io::Result<()> {
    let real = folder.canonicalize().ok();
    if real.as_ref().is_some_and(|real| swept().contains(real)) {
        return Ok(());
    }
    Draft::create(folder)?;
    sweep(folder);
    swept().extend(real);
    Ok(())
}

fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.filter(|entry| is_draft(&entry.file_name().to_string_lossy())).map(|e| e.path()) {
        let _ = remove_unlocked(&path);
    }
}

fn is_draft(name: &str) -> bool {
    name.starts_with(PREFIX) && name.ends_with(SUFFIX)
}

fn remove_unlocked(path: &Path) -> io::Result<()> {
    if !fs::symlink_metadata(path)?.is_file() {
        return Ok(());
    }
    let file = OpenOptions::new().read(true).write(true).open(path)?;
    let is_free = file.try_lock().is_ok();
    if is_free && Stamp::of(path).is_some_and(|found| found.is_file(&file)) {
        fs::remove_file(path)?;
    }
    Ok(())
}

/// Puts the names of `folder` on the disk, where that is possible, so that a file that has got one keeps it when the machine
/// stops.
pub fn sync_folder(folder: &Path) {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    // Elsewhere a folder cannot be opened.
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_dead_leave_is_removed_and_what_the_living_write_stays() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let dead = folder.path().join(".hexapla-1-abc.part");
        let other = folder.path().join(".hexapla-notes");
        fs::write(&dead, "half")?;
        fs::write(&other, "mine")?;
        let mut draft = Draft::create(folder.path())?;
        draft.write_all(b"new")?;
        sweep(folder.path());
        assert!(!dead.exists() && other.exists());
        let result = folder.path().join("a.csv");
        draft.persist(&result)?;
        assert_eq!(fs::read(&result)?, b"new");
        assert_eq!(fs::read_dir(folder.path())?.count(), 2);
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn a_rewritten_file_keeps_its_permissions() -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.csv");
        fs::write(&path, "old")?;
        for mode in [0o640, 0o600, 0o444] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode))?;
            Draft::create(folder.path())?.persist(&path)?;
            assert_eq!(fs::metadata(&path)?.permissions().mode() & 0o777, mode);
        }
        Ok(())
    }
}
