//! What earlier runs have finished in a folder, so that the next one goes on where the last one stopped.
//!
//! A hidden file of JSON lines. The first names the version of hexapla and the sum of the settings; each other one a group
//! of input files with their sums, the settings again, and the documents that were made of it, with the sums of their results and
//! what later runs say of each, so that they need not read its rows. A line is added when all results of its group have their names: a run that is killed leaves groups that are done again, and none that is missing. A run that ends sorts the
//! lines, so that they depend neither on threads nor on interruptions.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use hexapla_formats::{LineFile, Sum};
use hexapla_group::Group;
use serde::{Deserialize, Serialize};

use crate::Inputs;
use crate::done_document::Overview;
use crate::path_text::{escaped, unescaped};

pub(crate) use errors::FinishedError;

mod errors;

/// The name of the file.
const NAME: &str = ".hexapla-manifest";
/// The name of the file with the times: they differ from run to run, so nothing else depends on it.
const TIMES: &str = ".hexapla-times";
/// What that file begins with.
const TIMES_HEAD: &str = "# Milliseconds that each document took.\n";

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
    /// The sum of the settings: runs with others may add lines at the same time.
    #[serde(default)]
    settings: String,
    /// What the results depend on beside these files, if on anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    /// The documents that were made of it.
    pub(crate) documents: Vec<FinishedDocument>,
}

/// A document whose results are in place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct FinishedDocument {
    /// The name of the document, as its results are called.
    pub(crate) name: String,
    /// The results, JSON Lines first.
    pub(crate) files: Vec<FinishedFile>,
    /// How many rows were dropped, since an earlier one has the same texts.
    #[serde(default, skip_serializing_if = "is_none")]
    pub(crate) repeated: usize,
    /// What is not in the results, and why: each run says so, as long as they are not made again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) errors: Vec<FinishedError>,
    /// What is known of its rows without reading them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) overview: Option<Overview>,
}

/// A result as it was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct FinishedFile {
    pub(crate) name: String,
    sum: String,
}

impl FinishedFile {
    /// The result at `path`, which has this sum.
    pub(crate) fn new(path: &Path, sum: &Sum) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().into_owned();
        Some(Self { name, sum: sum.as_str().to_owned() })
    }

    /// Whether the result in `folder` is still as it was written.
    pub(crate) fn is_in(&self, folder: &Path) -> bool {
        Sum::of(&folder.join(&self.name)).is_ok_and(|found| found.as_str() == self.sum)
    }
}

/// The files of a group with their sums, taken before they are read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Fingerprint {
    group: String,
    inputs: Vec<(String, String)>,
}

/// What is finished in a folder.
#[derive(Debug)]
pub(crate) struct Manifest {
    lines: LineFile,
    times: LineFile,
    /// Whether the file is one of these settings, though nothing may be finished.
    is_begun: bool,
    settings: String,
    finished: BTreeMap<String, Finished>,
    /// The groups of runs with other settings.
    others: BTreeMap<String, Finished>,
    milliseconds: BTreeMap<String, u64>,
    /// The sums of archives, which hold many documents.
    archives: Mutex<HashMap<PathBuf, Option<Sum>>>,
}

impl Manifest {
    /// What earlier runs with these `settings` have finished in `folder`; runs with others count for nothing.
    pub(crate) fn open(folder: &Path, settings: &str) -> Self {
        let head = Head { hexapla: env!("CARGO_PKG_VERSION").to_owned(), settings: settings.to_owned() };
        let lines = LineFile::new(folder.join(NAME), line(&head));
        let times = LineFile::new(folder.join(TIMES), TIMES_HEAD);
        let text = lines.read();
        let milliseconds = times_of(&times.read());
        let is_begun = is_of(&text, &head);
        let is_ours = |own: &Finished| is_begun && own.settings == settings;
        let (finished, others) = entries(&text).into_iter().partition(|(_, own)| is_ours(own));
        let settings = settings.to_owned();
        Self { lines, times, is_begun, settings, finished, others, milliseconds, archives: Mutex::default() }
    }

    /// Whether an earlier run has left a manifest in `folder`.
    pub(crate) fn is_in(folder: &Path) -> bool {
        folder.join(NAME).is_file()
    }

    /// Whether an earlier run with these settings has begun; perhaps it has finished nothing.
    pub(crate) fn is_begun(&self) -> bool {
        self.is_begun
    }

    /// Forgets what is finished for this run alone: others work in the folder at the same time.
    pub(crate) fn ignore(&mut self) {
        self.finished.clear();
    }

    /// How long the document took, in milliseconds, if that is known.
    pub(crate) fn milliseconds(&self, document: &str) -> Option<u64> {
        self.milliseconds.get(document).copied()
    }

    /// Notes how long a document took. Without the note the page about the run does not say it.
    pub(crate) fn add_time(&self, document: &str, milliseconds: u64) {
        let _ = self.times.append(&format!("{milliseconds} {document}\n"));
    }

    /// Forgets all that is finished, except for documents that are not among `groups`: their results stay. A file that cannot be
    /// written is not read either: its settings are others.
    pub(crate) fn clear(&mut self, groups: &[Group]) {
        self.others.append(&mut self.finished);
        self.milliseconds.clear();
        self.is_begun = false;
        let now = names(groups);
        let _ = self.lines.rewrite(|text| {
            entries(text).values().filter(|own| !now.contains(own.group())).map(line).collect()
        });
        let _ = self.times.rewrite(|_| String::new());
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
        let _ = self.times.remove();
    }

    /// What is finished of the group, if its files, and what its results depend on `before` it, are as they were then.
    pub(crate) fn finished(&self, fingerprint: &Fingerprint, before: Option<&str>) -> Option<&Finished> {
        let finished = self.finished.get(&fingerprint.group);
        finished.filter(|own| own.fingerprint == *fingerprint && own.before.as_deref() == before)
    }

    /// What an earlier run, perhaps with other settings, has made of the document that is called so, as its group is.
    pub(crate) fn earlier(&self, document: &str) -> Option<&FinishedDocument> {
        let group = self.finished.get(document).or_else(|| self.others.get(document))?;
        group.documents.iter().find(|own| own.name == document)
    }

    /// The documents of groups that are not among `groups` any more, first those of which no file exists, then the others.
    pub(crate) fn orphans(&self, groups: &[Group]) -> [Vec<&FinishedDocument>; 2] {
        let now = names(groups);
        let all = self.finished.values().chain(self.others.values());
        let gone = all.filter(|own| !now.contains(own.group()));
        let (without, with): (Vec<&Finished>, Vec<&Finished>) =
            gone.partition(|own| own.fingerprint.has_no_file());
        [without, with].map(|groups| groups.into_iter().flat_map(|group| &group.documents).collect())
    }

    /// The files of a group with their sums and with the languages that the user gave them; `None` if one of them cannot be
    /// read twice.
    pub(crate) fn fingerprint(&self, group: &Group, inputs: &Inputs) -> Option<Fingerprint> {
        let versions = group.members.iter().map(|n| &inputs.versions[*n]);
        let inputs = versions.map(|version| {
            let given = version.lang.filter(|_| inputs.given.contains(&version.path));
            let given = given.map(|lang| format!(" {lang}")).unwrap_or_default();
            let sum = self.sum(&version.path)?;
            Some((escaped(&version.path), format!("{}{given}", sum.as_str())))
        });
        Some(Fingerprint { group: group.name.clone(), inputs: inputs.collect::<Option<_>>()? })
    }

    /// Notes that a group is finished: the documents that were made of it, and what they depend on `before` it.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(crate) fn add(
        &self,
        fingerprint: Fingerprint,
        before: Option<String>,
        documents: Vec<FinishedDocument>,
    ) -> io::Result<()> {
        let settings = self.settings.clone();
        self.lines.append(&line(&Finished { fingerprint, settings, before, documents }))
    }

    /// Sorts the lines; the last one of a group counts.
    ///
    /// # Errors
    /// If the file cannot be read or written; it is as before then.
    pub(crate) fn sort(&self) -> io::Result<()> {
        let times = |text: &str| {
            times_of(text).iter().map(|(name, milliseconds)| format!("{milliseconds} {name}\n")).collect()
        };
        let _ = self.times.rewrite(times);
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

impl Finished {
    /// The name of the group.
    fn group(&self) -> &str {
        &self.fingerprint.group
    }
}

impl Fingerprint {
    /// Whether none of the files exists any more.
    fn has_no_file(&self) -> bool {
        self.inputs.iter().all(|(path, _)| !unescaped(path).ancestors().any(Path::is_file))
    }
}

/// The names of groups.
fn names(groups: &[Group]) -> BTreeSet<&str> {
    groups.iter().map(|group| group.name.as_str()).collect()
}

/// The milliseconds of each document; the last word counts.
fn times_of(text: &str) -> BTreeMap<String, u64> {
    let lines = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
    lines.filter_map(|(time, name)| Some((name.to_owned(), time.parse().ok()?))).collect()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands references")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

/// Whether a manifest is one of these settings.
fn is_of(text: &str, head: &Head) -> bool {
    let first = text.lines().next().and_then(|line| serde_json::from_str::<Head>(line).ok());
    first.as_ref() == Some(head)
}

/// The groups that the lines name; a line that was cut short names none.
fn entries(text: &str) -> BTreeMap<String, Finished> {
    let lines = text.lines().skip(1).filter_map(|line| serde_json::from_str::<Finished>(line).ok());
    lines.map(|finished| (finished.fingerprint.group.clone(), finished)).collect()
}

fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("strings and numbers") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_other_settings_finishes_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let open = |settings| Manifest::open(folder.path(), settings);
        let group = |name: &str| Fingerprint { group: name.to_owned(), inputs: Vec::new() };
        // Two runs at the same time: the second one has the head of the file.
        let first = open("1");
        let second = open("2");
        second.add(group("a"), None, Vec::new()).expect("a line");
        first.add(group("b"), None, Vec::new()).expect("a line");
        let found = open("2");
        assert!(found.is_begun());
        assert!(found.finished(&group("a"), None).is_some());
        assert!(found.finished(&group("b"), None).is_none());
        assert!(!open("1").is_begun());
    }

    #[test]
    fn the_last_time_of_a_document_counts() {
        let times = times_of("# head\n12 a b\n7 c\nx d\n30 a b\n");
        assert_eq!(times.into_iter().collect::<Vec<_>>(), [("a b".to_owned(), 30), ("c".to_owned(), 7)]);
    }
}
