//! Documents where a corpus is needed: they have to be aligned first.

use std::path::Path;

use hexapla_formats::{Format, Purpose};
use hexapla_read::{Archive, DocumentFormat};

use crate::{CorpusInputError, CorpusInputs, Input, Inputs};

/// Whether all inputs are documents, or folders and archives with documents and without a corpus, so that a job that needs a
/// corpus can be done once they are aligned.
#[must_use]
pub fn are_documents(inputs: &[Input]) -> bool {
    let are =
        |input: &Input| input.lang.is_none() && (is_folder_of_documents(input) || is_document(&input.path));
    !inputs.is_empty() && inputs.iter().all(are)
}

/// Whether there are documents in a folder or an archive, and no corpus.
fn is_folder_of_documents(input: &Input) -> bool {
    let is_archive = Archive::is_named(&input.path) && input.path.is_file();
    let lacks_corpus = || {
        let found = CorpusInputs::collect(std::slice::from_ref(input), &[]);
        found.is_ok_and(|(_, errors)| {
            errors.iter().any(|error| matches!(error, CorpusInputError::EmptyFolder { .. }))
        })
    };
    (is_archive || input.path.is_dir() && lacks_corpus())
        && !Inputs::collect(std::slice::from_ref(input)).0.versions.is_empty()
}

/// Whether a file is a document by its name, and no corpus.
fn is_document(path: &Path) -> bool {
    path.is_file()
        && DocumentFormat::from_path(path).is_some()
        && Format::from_path(path, Purpose::ReadCorpus).is_none()
}
