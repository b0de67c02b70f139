//! The temporary folder of this process: copies of documents for the programs that read them.
//!
//! It is there as long as something in it is used. A lock in it shows that its process lives; what a killed one left is
//! removed by the next run.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use tempfile::{NamedTempFile, TempDir};

/// How the name of each folder begins; the number of the process follows.
const PREFIX: &str = "hexapla-scratch-";
/// The file whose lock shows that the process lives.
const LOCK: &str = "lock";
/// How often a new name is tried if another run takes the folder away before it is locked.
const TRIES: usize = 16;

/// The folder of this process, if it is used.
static OWN: Mutex<Weak<Folder>> = Mutex::new(Weak::new());

/// A folder with its lock.
#[derive(Debug)]
struct Folder {
    /// Dropped before the folder: elsewhere a file that is open cannot be removed.
    lock: Option<File>,
    folder: TempDir,
}

impl Drop for Folder {
    fn drop(&mut self) {
        self.lock = None;
    }
}

/// A file in the temporary folder; dropped, it is gone.
#[derive(Debug)]
pub struct ScratchFile {
    /// The file, open for writing.
    pub file: NamedTempFile,
    _own: Arc<Folder>,
}

/// A folder in the temporary folder; dropped, it is gone with all that is in it.
#[derive(Debug)]
pub struct ScratchFolder {
    folder: TempDir,
    _own: Arc<Folder>,
}

impl ScratchFile {
    /// A new file whose name ends in `suffix`.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn create(suffix: &str) -> io::Result<Self> {
        let own = own()?;
        let file = tempfile::Builder::new().suffix(suffix).tempfile_in(own.folder.path())?;
        Ok(Self { file, _own: own })
    }
}

impl ScratchFolder {
    /// A new folder.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn create() -> io::Result<Self> {
        let own = own()?;
        let folder = tempfile::Builder::new().tempdir_in(own.folder.path())?;
        Ok(Self { folder, _own: own })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// Removes the temporary folder of this process, and prevents that any is made from now on: the process has to end.
/// Threads that need one wait for that.
pub fn abandon() {
    let own = state();
    if let Some(folder) = own.upgrade() {
        let _ = fs::remove_dir_all(folder.folder.path());
        // Dropped by this thread, it would be removed once more, and threads may still write to it.
        std::mem::forget(folder);
    }
    std::mem::forget(own);
}

fn state() -> MutexGuard<'static, Weak<Folder>> {
    OWN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The folder of this process, made if need be.
fn own() -> io::Result<Arc<Folder>> {
    let mut own = state();
    if let Some(folder) = own.upgrade() {
        return Ok(folder);
    }
    let root = std::env::temp_dir();
    for _ in 0..TRIES {
        let folder =
            tempfile::Builder::new().prefix(&format!("{PREFIX}{}-", std::process::id())).tempdir_in(&root)?;
        if let Some(lock) = lock(folder.path()) {
            let new = Arc::new(Folder { lock: Some(lock), folder });
            *own = Arc::downgrade(&new);
            return Ok(new);
        }
    }
    Err(io::Error::other("another program takes new folders away"))
}

/// The lock of a new folder; none if another run has taken the folder for that of a dead process.
fn lock(folder: &Path) -> Option<File> {
    let path = folder.join(LOCK);
    let file = OpenOptions::new().write(true).create_new(true).open(&path).ok()?;
    match file.try_lock() {
        Ok(()) => path.exists().then_some(file),
        Err(fs::TryLockError::WouldBlock) => None,
        // Where there are no locks, nothing is ever removed.
        Err(fs::TryLockError::Error(_)) => Some(file),
    }
}

/// Removes the temporary folders that killed processes of this user left.
pub fn tidy() {
    sweep(&std::env::temp_dir());
}

/// Removes the folders in `root` that killed processes of this user left.
fn sweep(root: &Path) {
    let entries = fs::read_dir(root).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX)) {
        let _ = remove_dead(&entry.path());
    }
}

fn remove_dead(folder: &Path) -> io::Result<()> {
    let meta = fs::symlink_metadata(folder)?;
    if !meta.is_dir() || !is_own(&meta) {
        return Ok(());
    }
    let lock = folder.join(LOCK);
    if !fs::symlink_metadata(&lock).is_ok_and(|meta| meta.is_file()) {
        // Empty, unless it is something else.
        return fs::remove_dir(folder);
    }
    let file = OpenOptions::new().write(true).open(lock)?;
    match file.try_lock() {
        Ok(()) => {
            end_programs(folder);
            // The lock goes last, so that what is not removed now will be.
            let inside = fs::read_dir(folder)?.flatten().filter(|entry| entry.file_name() != LOCK);
            for entry in inside.collect::<Vec<_>>() {
                let path = entry.path();
                if entry.file_type()?.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }?;
            }
            fs::remove_dir_all(folder)
        }
        Err(_) => Ok(()),
    }
}

/// Whether an argument names a profile of LibreOffice in the folder `name`, which is between slashes.
#[cfg(target_os = "linux")]
fn is_profile_in(argument: &[u8], name: &str) -> bool {
    let argument = String::from_utf8_lossy(argument);
    argument.starts_with("-env:UserInstallation=file://") && argument.contains(name)
}

/// Ends what runs with a profile in `folder`, with all that it started: a LibreOffice whose parent was killed.
#[cfg(target_os = "linux")]
fn end_programs(folder: &Path) {
    use rustix::process::{Pid, Signal, kill_process, kill_process_group};

    let name = format!("/{}/", folder.file_name().unwrap_or_default().to_string_lossy());
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let arguments = fs::read(entry.path().join("cmdline")).unwrap_or_default();
        let uses = arguments.split(|byte| *byte == 0).any(|argument| is_profile_in(argument, &name));
        let pid = entry.file_name().to_str().and_then(|name| name.parse().ok()).and_then(Pid::from_raw);
        if let Some(pid) = pid.filter(|_| uses) {
            // A program that we start heads a group; one that it starts with these arguments does not.
            let _ = kill_process_group(pid, Signal::KILL);
            let _ = kill_process(pid, Signal::KILL);
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn end_programs(_: &Path) {}

/// Whether it belongs to the user of this process: the temporary folder is open to all.
#[cfg(unix)]
fn is_own(meta: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    meta.uid() == rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
fn is_own(_: &fs::Metadata) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn what_the_dead_leave_is_removed_and_what_the_living_use_stays() -> io::Result<()> {
        let root = tempfile::tempdir()?;
        let make = |name: &str, lock: bool| -> io::Result<PathBuf> {
            let folder = root.path().join(name);
            fs::create_dir_all(folder.join("deep"))?;
            if lock {
                fs::write(folder.join(LOCK), "")?;
            }
            Ok(folder)
        };
        let dead = make("hexapla-scratch-1-abc", true)?;
        let living = make("hexapla-scratch-2-abc", true)?;
        let (other, foreign) = (make("hexapla-notes", false)?, make("other", true)?);
        let empty = root.path().join("hexapla-of-somebody");
        fs::create_dir(&empty)?;
        let held = File::open(living.join(LOCK))?;
        held.try_lock().expect("a lock");
        sweep(root.path());
        assert!(!dead.exists(), "nobody holds it");
        assert!(living.exists() && other.exists() && foreign.exists() && empty.exists());
        Ok(())
    }

    #[test]
    fn the_folder_goes_with_the_last_that_uses_it() -> io::Result<()> {
        let file = ScratchFile::create(".pdf")?;
        let folder = ScratchFolder::create()?;
        let own = folder.path().parent().expect("a folder").to_owned();
        assert!(file.file.path().starts_with(&own) && own.join(LOCK).exists());
        drop(file);
        assert!(own.exists());
        Ok(())
    }
}
