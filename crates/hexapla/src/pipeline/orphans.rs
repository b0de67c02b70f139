//! Documents of an earlier run that are no longer there, and results of it that are not made again.

use std::path::Path;

use hexapla_group::Group;
use hexapla_model::{Diagnostic, Severity};

use super::Written;
use crate::manifest::Manifest;
use crate::report::Tally;

/// How many names a message holds.
const NAMES: usize = 5;

/// Reports documents of an earlier run that are no longer there, and which results of theirs stay.
pub(super) fn report_orphans(manifest: &Manifest, groups: &[Group], folder: &Path, tally: &mut Tally<'_>) {
    let whats = ["has no input files", "is not among the documents"];
    for (documents, what) in manifest.orphans(groups).into_iter().zip(whats) {
        if documents.is_empty() {
            continue;
        }
        let names: Vec<&str> = documents.iter().map(|document| document.name.as_str()).collect();
        let files = documents.iter().flat_map(|document| &document.files).map(|file| file.name.as_str());
        let files: Vec<&str> = files.filter(|file| folder.join(file).is_file()).collect();
        let hint = match files.as_slice() {
            [] => "their results are gone too".to_owned(),
            files => format!("their results stay: {}; delete them if they are not wanted", listed(files)),
        };
        let found = Diagnostic::new(Severity::Note, folder, orphans(&names, what));
        tally.remark(&found.hint(hint));
    }
}

/// Results of an earlier run that this one does not make again, of documents that are there: of a format that is not asked for,
/// or of a language that the document has lost.
#[derive(Debug, Default)]
pub(super) struct LeftOver {
    /// How many there are, and the names of the first.
    count: usize,
    names: Vec<String>,
}

impl LeftOver {
    /// Adds those of a document, if it was made now.
    pub(super) fn add(&mut self, written: &Written, manifest: &Manifest, folder: &Path) {
        let earlier = manifest.earlier(written.document.name()).filter(|_| written.milliseconds.is_some());
        let is_new =
            |name: &str| written.parts.iter().any(|(_, path)| path.file_name() == Some(name.as_ref()));
        let files = earlier.into_iter().flat_map(|document| &document.files);
        // What a person has changed is kept, and reported as that.
        for file in files.filter(|file| !is_new(&file.name) && file.is_in(folder)) {
            self.count += 1;
            if self.names.len() <= NAMES {
                self.names.push(file.name.clone());
            }
        }
    }

    /// Says which there are, if there are any.
    pub(super) fn report(&self, folder: &Path) -> Option<Diagnostic> {
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let message = match self.count {
            0 => return None,
            1 => format!("1 result of an earlier run was not made again and stays: {}", listed(&names)),
            n => format!("{n} results of an earlier run were not made again and stay: {}", listed(&names)),
        };
        let hint =
            "they are of other settings or of languages that are gone; delete them if they are not wanted";
        Some(Diagnostic::new(Severity::Note, folder, message).hint(hint))
    }
}

/// Says that documents of an earlier run are no longer there.
fn orphans(names: &[&str], what: &str) -> String {
    let shown = listed(names);
    let what = if names.len() == 1 {
        what.to_owned()
    } else {
        what.replacen("has", "have", 1).replacen("is", "are", 1)
    };
    match names.len() {
        1 => format!("1 document of an earlier run {what} any more: {shown}"),
        n => format!("{n} documents of an earlier run {what} any more: {shown}"),
    }
}

/// The first of some names.
fn listed(names: &[&str]) -> String {
    let more = if names.len() > NAMES { ", …" } else { "" };
    format!("{}{more}", names[..names.len().min(NAMES)].join(", "))
}
