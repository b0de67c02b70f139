//! Files and folders in, a table of which files are versions of one document out.

use std::path::Path;

use hexapla_model::{Diagnostic, Severity};
use hexapla_read::Reader;

use crate::report::{Event, Outcome, Report, Tally};
use crate::{Input, InputError, Inputs, JobError, PairedFile, versions};

/// Finds which files are versions of one document, as [`AlignJob`](crate::AlignJob) does.
///
/// ```
/// use hexapla::PairJob;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = tempfile::tempdir()?;
/// # let path = |name: &str| folder.path().join(name);
/// std::fs::write(path("lake.en.txt"), "The lake is deep.\n")?;
/// std::fs::write(path("lake.fr.txt"), "Le lac est profond.\n")?;
/// let job = PairJob { inputs: vec![folder.path().display().to_string().parse()?] };
/// let files = job.run(&mut ())?.value;
/// assert_eq!(files.iter().map(|file| file.document.as_str()).collect::<Vec<_>>(), ["lake", "lake"]);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct PairJob {
    /// Files, folders and archives.
    pub inputs: Vec<Input>,
}

impl PairJob {
    /// The files, those of a document one after the other.
    ///
    /// # Errors
    /// If there is no document.
    pub fn run(&self, report: &mut dyn Report) -> Result<Outcome<Vec<PairedFile>>, JobError> {
        let mut tally = Tally::new(report);
        let (inputs, errors) = Inputs::collect(&self.inputs);
        errors.iter().map(InputError::to_string).for_each(|reason| tally.skipped(None, &reason));
        inputs.findings().iter().for_each(|found| tally.remark(found));
        if inputs.versions.is_empty() {
            return Err(JobError::NoDocument);
        }
        for version in inputs.versions.iter().filter(|version| is_missing(&version.path)) {
            tally.skipped(Some(&version.path), "no such file");
        }
        tally.event(Event::Reading { files: inputs.versions.len() });
        let grouped = versions::groups(&Reader::default(), &inputs);
        grouped.diagnostics.iter().for_each(|found| tally.remark(found));
        let mut out = Vec::with_capacity(inputs.versions.len());
        for group in &grouped.value.groups {
            out.extend(group.members.iter().map(|n| PairedFile {
                document: group.name.clone(),
                lang: grouped.value.langs.get(n).copied().or(inputs.versions[*n].lang),
                path: inputs.versions[*n].path.clone(),
                found: group.found,
            }));
        }
        out.iter().filter_map(|file| unwritable(&file.path)).for_each(|found| tally.remark(&found));
        Ok(tally.finish(out))
    }
}

/// The warning that a table of text cannot hold the name of a file.
fn unwritable(path: &Path) -> Option<Diagnostic> {
    let message = "its name is not UTF-8: the table cannot hold it as it is";
    let hint = "rename the file before you give the table to `align --pairs-file`";
    path.to_str().is_none().then(|| Diagnostic::new(Severity::Warning, path, message).hint(hint))
}

/// Whether there is no such file, nor an archive that may hold it.
fn is_missing(path: &Path) -> bool {
    !path.exists() && !path.ancestors().any(Path::is_file)
}
