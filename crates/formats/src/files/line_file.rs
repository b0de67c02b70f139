//! A file of lines that several runs add to.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::draft::Draft;
use super::stamp::Stamp;

/// How often the file is opened again if another run has replaced it.
const TRIES: usize = 16;

/// A file of lines, each of which is added whole or, if the run is killed, not at all or cut short at the end of the file.
#[derive(Debug)]
pub struct LineFile {
    path: PathBuf,
    head: String,
}

impl LineFile {
    /// The file at `path`, which need not exist; a new one begins with `head`, which ends its line.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>, head: impl Into<String>) -> Self {
        Self { path: path.into(), head: head.into() }
    }

    /// What is in the file; nothing if there is none, or if it is no file.
    #[must_use]
    pub fn read(&self) -> String {
        let bytes = if self.is_file() { fs::read(&self.path).unwrap_or_default() } else { Vec::new() };
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Adds a line, which ends itself.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn append(&self, line: &str) -> io::Result<()> {
        let mut file = self.open_locked()?;
        let before = match file.metadata()?.len() {
            0 => &self.head,
            _ if ends_line(&mut file)? => "",
            // A killed run was in the middle of a line.
            _ => "\n",
        };
        file.write_all(format!("{before}{line}").as_bytes())
    }

    /// Replaces what follows the head with what `change` makes of the file, if the file exists.
    ///
    /// # Errors
    /// If the file cannot be read or written; it is as before then.
    pub fn rewrite(&self, change: impl FnOnce(&str) -> String) -> io::Result<()> {
        if !self.is_file() {
            return Ok(());
        }
        let (mut file, mut before) = (self.open_locked()?, Vec::new());
        file.read_to_end(&mut before)?;
        let after = self.head.clone() + &change(&String::from_utf8_lossy(&before));
        if after.as_bytes() == before {
            return Ok(());
        }
        replace(&self.path, after.as_bytes())
    }

    /// Removes the file.
    ///
    /// # Errors
    /// If it is there and cannot be removed.
    pub fn remove(&self) -> io::Result<()> {
        if self.is_file() { fs::remove_file(&self.path) } else { Ok(()) }
    }

    fn is_file(&self) -> bool {
        fs::symlink_metadata(&self.path).is_ok_and(|meta| meta.is_file())
    }

    /// The file, which no other run writes to until it is closed.
    fn open_locked(&self) -> io::Result<File> {
        for _ in 0..TRIES {
            if fs::symlink_metadata(&self.path).is_ok_and(|meta| !meta.is_file()) {
                // A link is not followed.
                fs::remove_file(&self.path)?;
            }
            let file = OpenOptions::new().read(true).append(true).create(true).open(&self.path)?;
            // Where there are no locks, lines of several runs may mix, and a result counts as changed.
            let _ = file.lock();
            if Stamp::of(&self.path).is_some_and(|found| found.is_file(&file)) {
                return Ok(file);
            }
        }
        Err(io::Error::other("another program replaces the record of what was written"))
    }
}

/// Writes a file of hexapla's own, whole or not at all.
///
/// # Errors
/// If it cannot be written.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|path| !path.as_os_str().is_empty());
    let mut draft = Draft::create(folder.unwrap_or(Path::new(".")))?;
    draft.write_all(bytes)?;
    draft.persist(path)
}

fn ends_line(file: &mut File) -> io::Result<bool> {
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}
