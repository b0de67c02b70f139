//! What earlier runs have finished in a folder, so that the next one goes on where the last one stopped.
//!
//! A hidden file of JSON lines. The first names the version of hexapla and the sum of the settings; each other one a group
//! of input files with their sums, and the documents that were made of it. A line is added when all results of its group have
//! their names: a run that is killed leaves groups that are done again, and none that is missing. A run that ends sorts the
//! lines, so that they depend neither on threads nor on interruptions.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use hexapla_formats::{LineFile, Sum};
use hexapla_group::Group;
use serde::{Deserialize, Serialize};

use crate::Inputs;

/// The name of the file.
const NAME: &str = ".hexapla-manifest";

/// What all lines of a manifest have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    hexapla: String,
    settings: String,
}

/// A group of input files whose results are in place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Finished {
    #[serde(flatten)]
    fingerprint: Fingerprint,
    /// The documents that were made of it.
    pub(crate) documents: Vec<FinishedDocument>,
}

/// A document whose results are in place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct FinishedDocument {
    /// The name of the document, as its results are called.
    pub(crate) name: String,
    /// The names of the results, JSON Lines first.
    pub(crate) files: Vec<String>,
}

/// The files of a group with their sums, taken before they are read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Fingerprint {
    group: String,
    inputs: Vec<(String, String)>,
}

impl Fingerprint {
    /// The same with the documents that were made of the group.
    pub(crate) fn finished(self, documents: Vec<FinishedDocument>) -> Finished {
        Finished { fingerprint: self, documents }
    }
}

/// What is finished in a folder.
#[derive(Debug)]
pub(crate) struct Manifest {
    lines: LineFile,
    finished: BTreeMap<String, Finished>,
    /// The sums of archives, which hold many documents.
    archives: Mutex<HashMap<PathBuf, Option<Sum>>>,
}

impl Manifest {
    /// What earlier runs with these `settings` have finished in `folder`; runs with others count for nothing.
    pub(crate) fn open(folder: &Path, settings: &str) -> Self {
        let head = Head { hexapla: env!("CARGO_PKG_VERSION").to_owned(), settings: settings.to_owned() };
        let lines = LineFile::new(folder.join(NAME), line(&head));
        let finished = parse(&lines.read(), &head).unwrap_or_default();
        Self { lines, finished, archives: Mutex::default() }
    }

    /// Forgets all that is finished. A file that cannot be written is not read either: its settings are others.
    pub(crate) fn clear(&mut self) {
        self.finished.clear();
        let _ = self.lines.rewrite(|_| String::new());
    }

    /// Makes the file if there is none, so that what belongs to it can be told from what other settings have left.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn begin(&self) -> io::Result<()> {
        self.lines.append("")
    }

    /// Removes the file.
    pub(crate) fn remove(&self) {
        let _ = self.lines.remove();
    }

    /// Whether nothing is finished, as far as is known.
    pub(crate) fn is_empty(&self) -> bool {
        self.finished.is_empty()
    }

    /// What is finished of the group, if its files are as they were then.
    pub(crate) fn finished(&self, fingerprint: &Fingerprint) -> Option<&Finished> {
        self.finished.get(&fingerprint.group).filter(|finished| finished.fingerprint == *fingerprint)
    }

    /// The documents of groups of which no file exists any more.
    pub(crate) fn orphans(&self) -> impl Iterator<Item = &str> {
        let gone = self.finished.values().filter(|finished| {
            finished
                .fingerprint
                .inputs
                .iter()
                .all(|(path, _)| !Path::new(path).ancestors().any(Path::is_file))
        });
        gone.flat_map(|finished| &finished.documents).map(|document| document.name.as_str())
    }

    /// The files of a group with their sums; `None` if one of them cannot be read twice.
    pub(crate) fn fingerprint(&self, group: &Group, inputs: &Inputs) -> Option<Fingerprint> {
        let paths = group.members.iter().map(|n| &inputs.versions[*n].path);
        let inputs = paths.map(|path| Some((path.to_str()?.to_owned(), self.sum(path)?.as_str().to_owned())));
        Some(Fingerprint { group: group.name.clone(), inputs: inputs.collect::<Option<_>>()? })
    }

    /// Notes that a group is finished.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(crate) fn add(&self, finished: &Finished) -> io::Result<()> {
        self.lines.append(&line(finished))
    }

    /// Sorts the lines; the last one of a group counts.
    ///
    /// # Errors
    /// If the file cannot be read or written; it is as before then.
    pub(crate) fn sort(&self) -> io::Result<()> {
        self.lines.rewrite(|text| entries(text).values().map(line).collect())
    }

    /// The sum of the file at `path`, or of the archive that it is in.
    fn sum(&self, path: &Path) -> Option<Sum> {
        if path.is_file() {
            return Sum::of(path).ok();
        }
        let archive = path.ancestors().find(|path| path.is_file())?;
        let mut archives = self.archives.lock().unwrap_or_else(PoisonError::into_inner);
        archives.entry(archive.to_owned()).or_insert_with(|| Sum::of(archive).ok()).clone()
    }
}

/// The groups that a manifest names, if it is one of these settings.
fn parse(text: &str, head: &Head) -> Option<BTreeMap<String, Finished>> {
    let first = serde_json::from_str::<Head>(text.lines().next()?).ok()?;
    (first == *head).then(|| entries(text))
}

/// The groups that the lines name; a line that was cut short names none.
fn entries(text: &str) -> BTreeMap<String, Finished> {
    let lines = text.lines().skip(1).filter_map(|line| serde_json::from_str::<Finished>(line).ok());
    lines.map(|finished| (finished.fingerprint.group.clone(), finished)).collect()
}

fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("strings and numbers") + "\n"
}
