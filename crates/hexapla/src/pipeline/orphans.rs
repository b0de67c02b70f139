//! Documents of an earlier run that are no longer there.

use std::path::Path;

use hexapla_group::Group;
use hexapla_model::{Diagnostic, Severity};

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
