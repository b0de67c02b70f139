//! Documents where a corpus is needed: they have to be aligned first.

use std::path::Path;

use hexapla_formats::{Format, Purpose};
use hexapla_read::{Archive, DocumentFormat};

use crate::{CorpusInputError, CorpusInputs, Input, Inputs};

/// Formats that a term base or notes beside documents may be in.
const TABLES: [Format; 3] = [Format::Csv, Format::Tsv, Format::Xlsx];

/// Whether all inputs are documents, or folders and archives with documents and without a corpus, so that a job that needs a
/// corpus can be done once they are aligned. Tables in a folder are no corpus if it holds more documents: they may be term
/// bases.
#[must_use]
pub fn are_documents(inputs: &[Input]) -> bool {
    let are = |input: &Input| input.lang.is_none() && (holds_documents(input) || is_document(&input.path));
    !inputs.is_empty() && inputs.iter().all(are)
}

/// Whether there are documents in a folder or an archive, and no corpus.
fn holds_documents(input: &Input) -> bool {
    let is_archive = Archive::is_named(&input.path) && input.path.is_file();
    if !is_archive && !input.path.is_dir() {
        return false;
    }
    let documents = Inputs::collect(std::slice::from_ref(input)).0.versions.len();
    documents > 0 && (is_archive || tables(input).is_some_and(|tables| tables < documents))
}

/// How many tables are in a folder, if it holds no other corpus.
fn tables(folder: &Input) -> Option<usize> {
    let (found, errors) = CorpusInputs::collect(std::slice::from_ref(folder), &[]).ok()?;
    let paths = found.paths();
    let of_several = errors.iter().find_map(|error| match error {
        CorpusInputError::SeveralFormats { formats, .. } => Some(formats),
        _ => None,
    });
    if let Some(formats) = of_several {
        // How many there are of each is not known: at least one.
        let are_tables = formats.iter().all(|name| TABLES.iter().any(|table| table.name() == *name));
        return are_tables.then_some(formats.len());
    }
    let is_table = |path: &&Path| {
        Format::from_path(path, Purpose::ReadCorpus).is_some_and(|format| TABLES.contains(&format))
    };
    paths.iter().all(is_table).then_some(paths.len())
}

/// Whether a file is a document by its name, and no corpus.
fn is_document(path: &Path) -> bool {
    path.is_file()
        && DocumentFormat::from_path(path).is_some()
        && Format::from_path(path, Purpose::ReadCorpus).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_to_be_aligned_first() {
        for (files, named, want) in [
            (&["a.en.txt", "a.fr.txt"][..], &["."][..], true),
            (&["a.en.txt", "a.fr.txt", "base.csv"], &["."], true),
            (&["a.en.txt", "a.fr.txt", "b.en.txt", "base.csv", "base.tsv"], &["."], true),
            (&["readme.txt", "corpus.csv"], &["."], false),
            (&["a.en.txt", "a.fr.txt", "a.jsonl"], &["."], false),
            (&["a.en.txt", "a.fr.txt", "a.tmx"], &["."], false),
            (&["a.en.txt", "a.fr.txt"], &["a.en.txt", "a.fr.txt"], true),
            (&["a.en.txt", "a.tmx"], &["a.en.txt", "a.tmx"], false),
            (&["a.en"], &["a.en"], false),
            (&[], &["."], false),
            (&[], &["missing"], false),
        ] {
            let folder = tempfile::tempdir().unwrap();
            files.iter().for_each(|name| std::fs::write(folder.path().join(name), "1. One.\n").unwrap());
            let inputs: Vec<Input> =
                named.iter().map(|name| Input { lang: None, path: folder.path().join(name) }).collect();
            assert_eq!(are_documents(&inputs), want, "{files:?} {named:?}");
        }
    }
}
