//! translate-toolkit reads the TMX and the TBX and finds every text and every term.

use std::path::Path;
use std::process::Command;

use hexapla::formats::{Format, Options};
use hexapla::model::Lang;
use serde_json::{Value, json};

use crate::corpora::{all, python};
use crate::programs::{asked, beside, output, pairs_of_terms, write};

#[test]
fn translate_toolkit_finds_the_terms() {
    if !asked("translate_toolkit_finds_the_terms") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let tbx = write(folder.path(), Format::Tbx, &Options::default());
    let python = std::env::var_os("HEXAPLA_CLIENT_PYTHON").unwrap_or_else(|| "python3".into());
    for (source, target) in [(Lang::EN, Lang::ZH), (Lang::EN, Lang::AR), (Lang::FR, Lang::RU)] {
        let mut command = Command::new(&python);
        command.arg(beside("read_tbx.py")).arg(&tbx).args([source.as_str(), target.as_str()]);
        let out = output(&mut command, "translate-toolkit (PyPI) for the Python in HEXAPLA_CLIENT_PYTHON");
        let found: Vec<Value> =
            out.lines().map(|l| serde_json::from_str(l).expect("one object per line")).collect();
        let want: Vec<Value> = pairs_of_terms(source, target)
            .into_iter()
            .map(|(id, sources, targets)| {
                let (first, second) = (sources.first(), targets.first());
                json!({"id": id, "source": first, "target": second, "sources": sources, "targets": targets})
            })
            .collect();
        assert_eq!(found, want, "{source} to {target}");
    }
}

#[test]
fn translate_toolkit_finds_the_texts() {
    if !asked("translate_toolkit_finds_the_texts") {
        return;
    }
    for corpus in all() {
        for [source, target] in [["en", "zh"], ["en", "ar"], ["ar", "zh"]] {
            let (tmx, wanted) = (corpus.file("tmx"), corpus.pairs(source, target));
            let found = python("translate_toolkit_tmx", &[&tmx, Path::new(source), Path::new(target)]);
            let both =
                found.iter().filter(|row| !row.text(source).is_empty() && !row.text(target).is_empty());
            let found: Vec<_> = both
                .map(|row| (row.id.clone(), row.text(source).to_owned(), row.text(target).to_owned()))
                .collect();
            assert!(found.len() > 5);
            assert_eq!(found, wanted, "{source} to {target}");
        }
    }
}
