//! What hexapla wrote in a folder: a hidden file that holds a sum of each result.
//!
//! By it a run knows its own results again, which it may replace, from what a person has put there or changed since. A line
//! has the SHA-256, the size and the name; an `n` behind the size says that a person named the file, as `convert` needs it.
//! Lines are only ever added, before a result gets its name: a run that is killed in between leaves a line too many, never one
//! too few. A run that writes many results at once sorts the lines when it is done.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::line_file::LineFile;
use super::sum::Sum;

/// The name of the file.
const NAME: &str = ".hexapla-written";
/// What it begins with.
const HEAD: &str =
    "# Sums of what hexapla wrote here: it replaces these files, and keeps what was changed since.\n";

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
pub enum Author {
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
    lines: LineFile,
    sums: Mutex<BTreeMap<String, Sums>>,
}

impl Record {
    /// What is known of `folder`; nothing if it has no record.
    #[must_use]
    pub fn open(folder: &Path) -> Self {
        let lines = LineFile::new(folder.join(NAME), HEAD);
        let sums = Mutex::new(parse(&lines.read()));
        Self { lines, sums }
    }

    /// Whose work the file at `path` is, which is in the folder of this record.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn author(&self, path: &Path) -> io::Result<Author> {
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
        self.lines.append(&line(&name, sum, naming))?;
        sums.entry(name).or_default().insert(sum.clone(), naming);
        Ok(())
    }

    /// Sorts the lines by names and sums, so that they do not depend on which thread was the first.
    ///
    /// # Errors
    /// If the record cannot be read or written; it is as before then.
    pub fn sort(&self) -> io::Result<()> {
        self.lines.rewrite(|before| {
            let sums = parse(before);
            let lines =
                sums.iter().flat_map(|(name, sums)| sums.iter().map(|(sum, how)| line(name, sum, *how)));
            lines.collect()
        })
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
