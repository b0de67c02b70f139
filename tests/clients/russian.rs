//! Citation forms by the Russian dictionary that pip installs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use hexapla::Terms;
use hexapla::model::Lang;
use hexapla::morphology::Russian;

use crate::programs::{asked, output};

/// Where pip installed the dictionary.
fn dictionary() -> PathBuf {
    let python = std::env::var_os("HEXAPLA_CLIENT_PYTHON").unwrap_or_else(|| "python3".into());
    let script = "import pymorphy3_dicts_ru as d; print(d.get_path())";
    let said = output(Command::new(python).args(["-c", script]), "pymorphy3-dicts-ru");
    PathBuf::from(said.trim())
}

#[test]
fn citation_forms_are_those_of_the_dictionary() {
    if !asked("citation_forms_are_those_of_the_dictionary") {
        return;
    }
    let russian = Russian::open(&dictionary()).expect("a dictionary");
    let terms = Terms { morphologies: vec![(Lang::RU, Arc::new(russian))], ..Terms::default() };
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpora/citations/ru.tsv");
    let gold = fs::read_to_string(gold).expect("the gold");
    let mut wrong = Vec::new();
    for line in gold.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let forms: Vec<&str> = fields[0].split('|').collect();
        let found = terms.citation(Lang::RU, &forms).into_iter().next().unwrap_or_default();
        if found != fields[1] {
            wrong.push(format!("{}: expected {}, found {found}", fields[0], fields[1]));
        }
    }
    // 293 of 300 were right when this was written.
    assert!(wrong.len() <= 12, "{wrong:#?}");
}
