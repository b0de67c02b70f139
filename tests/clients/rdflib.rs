//! rdflib reads the SKOS file and finds every label in its language.

use std::collections::BTreeMap;
use std::process::Command;

use hexapla::formats::{Format, Options};
use hexapla::model::{ConceptEntry, TermKind};
use hexapla_tests::example_glossary;
use serde_json::{Value, json};

use crate::programs::{asked, beside, output, write};

/// The terms of an entry of which this holds, by rank and kind, sorted, by language.
fn labels(entry: &ConceptEntry, is_wanted: fn(usize, TermKind) -> bool) -> Value {
    let langs = example_glossary().langs;
    let mut found: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (lang, section) in langs.iter().zip(&entry.sections) {
        let terms = section.iter().flat_map(|section| section.terms.iter().enumerate());
        for (_, term) in terms.filter(|(rank, term)| is_wanted(*rank, term.kind)) {
            found.entry(lang.to_string()).or_default().push(&term.text);
        }
    }
    found.values_mut().for_each(|terms| terms.sort_unstable());
    json!(found)
}

#[test]
fn rdflib_finds_the_labels() {
    if !asked("rdflib_finds_the_labels") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = write(folder.path(), Format::Skos, &Options::default());
    let python = std::env::var_os("HEXAPLA_CLIENT_PYTHON").unwrap_or_else(|| "python3".into());
    let mut command = Command::new(python);
    command.arg(beside("read_skos.py")).arg(&file);
    let out = output(&mut command, "rdflib (PyPI) for the Python in HEXAPLA_CLIENT_PYTHON");
    let mut found: BTreeMap<String, Value> = BTreeMap::new();
    for line in out.lines() {
        let concept: Value = serde_json::from_str(line).expect("one object per line");
        found.insert(concept["id"].as_str().expect("an id").to_owned(), concept);
    }
    let glossary = example_glossary();
    assert_eq!(found.len(), glossary.entries.len());
    for entry in &glossary.entries {
        let concept = &found[&entry.id];
        let is_hidden = |rank, kind| rank > 0 && kind == TermKind::Variant;
        assert_eq!(concept["prefLabel"], labels(entry, |rank, _| rank == 0), "{}", entry.id);
        assert_eq!(concept["altLabel"], labels(entry, |rank, kind| rank > 0 && kind != TermKind::Variant));
        assert_eq!(concept["hiddenLabel"], labels(entry, is_hidden), "{}", entry.id);
    }
    let example = &found["c1"]["example"]["zh"][0];
    assert_eq!(example, "工作组在维也纳举行了第十次会议。 (X/CONF.1/2, 12.b)");
}
