//! LibreOffice opens a corpus as a spreadsheet and as CSV, saves it, and every text is still as it went in.

use std::fs;
use std::path::{Path, PathBuf};

use hexapla_tests::{hexapla, read};
use serde_json::Value;

use crate::corpora::{Corpus, Row, all, report};
use crate::libreoffice::{FROM_CSV, TO_CSV, convert_to, rows};
use crate::programs::asked;

/// As [`FROM_CSV`], and the first nine columns are text whatever they look like.
const TEXT_FROM_CSV: &str = "--infilter=CSV:44,34,76,1,1/2/2/2/3/2/4/2/5/2/6/2/7/2/8/2/9/2";

/// The rows of a sheet whose columns are named by languages.
fn corpus_rows(sheet: &Path) -> Vec<Row> {
    let cells = rows(sheet);
    let (head, rows) = cells.split_first().expect("a head");
    let place =
        |name: &str| head.iter().position(|h| h.trim_start_matches('\u{FEFF}') == name).expect("a column");
    let (id, score) = (place("id"), place("score"));
    let langs = || head.iter().enumerate().filter(|(n, name)| *n != id && name.len() == 2);
    let row = |cells: &Vec<String>| {
        let texts = langs().map(|(n, lang)| (lang.clone(), cells[n].clone()));
        let texts = texts.filter(|(_, text)| !text.is_empty()).collect();
        Row { id: cells[id].clone(), score: cells[score].parse().ok(), texts }
    };
    rows.iter().map(row).collect()
}

/// What `hexapla convert` makes of `file`: one object per row.
fn read_back(folder: &Path, file: &Path) -> Vec<Value> {
    let back = folder.join("back.jsonl");
    let run = hexapla(folder, ["convert".as_ref(), file.as_os_str(), back.as_os_str()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    objects(&back)
}

fn objects(path: &Path) -> Vec<Value> {
    read(path).lines().map(|line| serde_json::from_str(line).expect("one object per line")).collect()
}

/// What is in the one file in `folder` whose name has this ending.
fn only(folder: &Path, ending: &str) -> PathBuf {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let found: Vec<PathBuf> = entries.filter(|path| path.to_string_lossy().ends_with(ending)).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].clone()
}

#[test]
fn libreoffice_shows_the_corpus() {
    if !asked("libreoffice_shows_the_corpus") {
        return;
    }
    for corpus in all() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path();
        // A cell shows two digits of a score.
        let unscored =
            |rows: Vec<Row>| rows.into_iter().map(|row| Row { score: None, ..row }).collect::<Vec<_>>();
        convert_to(TO_CSV, folder, &folder.join("xlsx"), &corpus.file("xlsx"), &[]);
        let sheet = only(&folder.join("xlsx"), "-corpus.csv");
        corpus.assert_rows(&unscored(corpus_rows(&sheet)), "XLSX in LibreOffice");
        convert_to(TO_CSV, folder, &folder.join("csv"), &corpus.file("csv"), &[TEXT_FROM_CSV]);
        corpus.assert_rows(&corpus_rows(&only(&folder.join("csv"), ".csv")), "CSV in LibreOffice");
    }
}

#[test]
fn a_corpus_comes_back_from_libreoffice() {
    if !asked("a_corpus_comes_back_from_libreoffice") {
        return;
    }
    for corpus in all() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path();
        // With all that is known of each row: anchor, kind, score, symbol, places.
        convert_to("xlsx", folder, &folder.join("xlsx"), &corpus.file("xlsx"), &[]);
        let back = read_back(folder, &only(&folder.join("xlsx"), ".xlsx"));
        assert_same(corpus, &back, &["id", "anchor", "kind", "score", "symbol", "translation", "places"]);
    }
    // Opened as a double click does, which takes numbers for numbers.
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    convert_to(TO_CSV, folder, &folder.join("csv"), &report().file("csv"), &[FROM_CSV]);
    let back = read_back(folder, &only(&folder.join("csv"), ".csv"));
    assert_same(report(), &back, &["id", "anchor", "score", "translation"]);
}

#[track_caller]
fn assert_same(corpus: &Corpus, found: &[Value], keys: &[&str]) {
    let wanted = objects(&corpus.file("jsonl"));
    assert_eq!(found.len(), wanted.len());
    for (found, wanted) in found.iter().zip(&wanted) {
        for key in keys {
            assert_eq!(found[key], wanted[key], "{key} of {}", wanted["id"]);
        }
    }
}
