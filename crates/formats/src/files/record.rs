//! What hexapla wrote in a folder: a hidden file that holds a sum of each result.
//!
//! By it a run knows its own results again, which it may replace, from what a person has put there or changed since. A line
//! has the SHA-256, the size and the name; an `n` behind the size says that a person named the file, as `convert` needs it.
//! Lines are only ever added, before a result gets its name: a run that is killed in between leaves a line too many, never one
//! too few. A run that writes many results at once sorts the lines when it is done.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::draft::Draft;
use super::stamp::Stamp;
use super::sum::Sum;

/// The name of the file.
const NAME: &str = ".hexapla-written";
/// What it begins with.
const HEAD: &str =
    "# Sums of what hexapla wrote here: it replaces these files, and keeps what was changed since.\n";
/// How often the file is opened anew if another run has replaced it.
const TRIES: usize = 16;

/// Who chose the name of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// Hexapla, from the names of what it read.
    Derived,
    /// A person: no result whose name is derived takes its place.
    Named,
}

/// What follows the size of a file that a person named.
const NAMED: char = 'n';

/// The sums of what one file has held, with the last word on who named it.
type Sums = BTreeMap<Sum, Naming>;

/// Whose work a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Author {
    /// It is as hexapla wrote it.
    Hexapla(Naming),
    /// Hexapla wrote it, and it was changed since.
    Changed,
    /// Hexapla did not write it, as far as is known.
    Unknown,
}

/// The sums of one folder.
#[derive(Debug)]
pub struct Record {
    path: PathBuf,
    sums: Mutex<BTreeMap<String, Sums>>,
}

impl Record {
    /// What is known of `folder`; nothing if it has no record.
    #[must_use]
    pub fn open(folder: &Path) -> Self {
        let path = folder.join(NAME);
        let is_file = fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_file());
        let text = if is_file { fs::read(&path).unwrap_or_default() } else { Vec::new() };
        Self { path, sums: Mutex::new(parse(&String::from_utf8_lossy(&text))) }
    }

    /// Whose work the file at `path` is, which is in the folder of this record.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(crate) fn author(&self, path: &Path) -> io::Result<Author> {
        let name = line_name(path.file_name().unwrap_or_default());
        let known = self.sums.lock().unwrap_or_else(PoisonError::into_inner).get(&name).cloned();
        let Some(known) = known else { return Ok(Author::Unknown) };
        let size = fs::metadata(path)?.len();
        if !known.keys().any(|sum| sum.size() == Some(size)) {
            return Ok(Author::Changed);
        }
        Ok(known.get(&Sum::of(path)?).map_or(Author::Changed, |naming| Author::Hexapla(*naming)))
    }

    /// Notes that the file `name` will hold what has this sum.
    ///
    /// # Errors
    /// If the record cannot be written.
    pub(crate) fn add(&self, name: &OsStr, sum: &Sum, naming: Naming) -> io::Result<()> {
        let name = line_name(name);
        let mut sums = self.sums.lock().unwrap_or_else(PoisonError::into_inner);
        if sums.get(&name).is_some_and(|known| known.get(sum) == Some(&naming)) {
            return Ok(());
        }
        self.append(&line(&name, sum, naming))?;
        sums.entry(name).or_default().insert(sum.clone(), naming);
        Ok(())
    }

    /// Sorts the lines by names and sums, so that they do not depend on which thread was the first.
    ///
    /// # Errors
    /// If the record cannot be read or written; it is as before then.
    pub fn sort(&self) -> io::Result<()> {
        if !fs::symlink_metadata(&self.path).is_ok_and(|meta| meta.is_file()) {
            return Ok(());
        }
        let (mut file, mut before) = (self.open_locked()?, Vec::new());
        file.read_to_end(&mut before)?;
        let sums = parse(&String::from_utf8_lossy(&before));
        let lines = sums.iter().flat_map(|(name, sums)| sums.iter().map(|(sum, how)| line(name, sum, *how)));
        let after = HEAD.to_owned() + &lines.collect::<String>();
        if after.as_bytes() == before {
            return Ok(());
        }
        let folder = self.path.parent().filter(|path| !path.as_os_str().is_empty());
        let mut draft = Draft::create(folder.unwrap_or(Path::new(".")))?;
        draft.write_all(after.as_bytes())?;
        draft.persist(&self.path)
    }

    fn append(&self, line: &str) -> io::Result<()> {
        let mut file = self.open_locked()?;
        let before = match file.metadata()?.len() {
            0 => HEAD,
            _ if ends_line(&mut file)? => "",
            // A killed run was in the middle of a line.
            _ => "\n",
        };
        file.write_all(format!("{before}{line}").as_bytes())
    }

    /// The file of the record, which no other run writes to until it is closed.
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

/// The sums of each file that the lines of a record name.
fn parse(text: &str) -> BTreeMap<String, Sums> {
    let mut sums: BTreeMap<String, Sums> = BTreeMap::new();
    // A line that was cut short names no file that has got its name.
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut parts = line.splitn(3, ' ');
        if let (Some(hex), Some(size), Some(name)) = (parts.next(), parts.next(), parts.next()) {
            let naming = if size.ends_with(NAMED) { Naming::Named } else { Naming::Derived };
            let sum = Sum(format!("{hex} {}", size.trim_end_matches(NAMED)));
            sums.entry(name.to_owned()).or_default().insert(sum, naming);
        }
    }
    sums
}

fn line(name: &str, sum: &Sum, naming: Naming) -> String {
    match naming {
        Naming::Derived => format!("{} {name}\n", sum.0),
        Naming::Named => format!("{}{NAMED} {name}\n", sum.0),
    }
}

fn ends_line(file: &mut File) -> io::Result<bool> {
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

/// The name as it is in a line: control characters, percent signs and what is not UTF-8 as `%0A`.
fn line_name(name: &OsStr) -> String {
    let mut out = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            if c.is_control() || c == '%' || c == '\u{2028}' || c == '\u{2029}' {
                let mut bytes = [0; 4];
                out.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
            } else {
                out.push(c);
            }
        }
        out.extend(chunk.invalid().iter().map(|byte| format!("%{byte:02X}")));
    }
    out
}

#[cfg(test)]
mod tests;
