//! Whether the programs are asked for, how they are run, and what is written for them.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use hexapla::formats::{Format, Options, write_glossary};
use hexapla::model::{ConceptEntry, Lang};
use hexapla_tests::example_glossary;

/// Whether the tests with other programs are asked for; says so if not.
pub(crate) fn asked(test: &str) -> bool {
    let asked = std::env::var_os("HEXAPLA_CLIENT_TESTS").is_some_and(|v| !v.is_empty() && v != "0");
    if !asked {
        // The macro for it would be captured.
        let _ = writeln!(std::io::stderr(), "{test} is skipped: set HEXAPLA_CLIENT_TESTS=1 to run it");
    }
    asked
}

/// What the program prints; `install` says where it comes from.
pub(crate) fn output(command: &mut Command, install: &str) -> String {
    let name = command.get_program().to_string_lossy().into_owned();
    let out = command.output().unwrap_or_else(|e| panic!("{name}: {e}; install {install}"));
    let errors = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{name} failed; is {install} installed?\n{errors}");
    String::from_utf8(out.stdout).expect("UTF-8")
}

/// A file of this folder.
pub(crate) fn beside(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("clients").join(name)
}

/// Writes the example glossary into `folder`.
pub(crate) fn write(folder: &Path, format: Format, options: &Options) -> PathBuf {
    let path = folder.join("terms").with_extension(format.extension());
    let mut bytes = Vec::new();
    write_glossary(format, &example_glossary(), options, &mut bytes).expect("bytes are written");
    fs::write(&path, bytes).expect("a file");
    path
}

/// Id of each entry with its terms in two languages.
pub(crate) fn pairs_of_terms(source: Lang, target: Lang) -> Vec<(String, Vec<String>, Vec<String>)> {
    let glossary = example_glossary();
    let place = |lang| glossary.langs.iter().position(|l| *l == lang).expect("a language of the example");
    let (source, target) = (place(source), place(target));
    glossary.entries.iter().map(|e| (e.id.clone(), terms(e, source), terms(e, target))).collect()
}

/// The terms of language `n`.
pub(crate) fn terms(entry: &ConceptEntry, n: usize) -> Vec<String> {
    let section = entry.sections[n].iter();
    section.flat_map(|s| &s.terms).map(|t| t.text.clone()).collect()
}
