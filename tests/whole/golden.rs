//! The corpus of our own report as a table that a person can read.
//!
//! `HEXAPLA_BLESS=1 cargo test -p hexapla-tests golden` writes it anew; then read the difference.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use hexapla_tests::{LANGS, corpus_folder, hexapla, read};

/// The table without its scores, which change with every weight.
fn without_scores(table: &str) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    let mut writer = csv::Writer::from_writer(Vec::new());
    for record in reader.records() {
        let record = record.expect("a table");
        writer
            .write_record(record.iter().enumerate().filter(|(n, _)| *n != 2).map(|(_, c)| c))
            .expect("memory");
    }
    String::from_utf8(writer.into_inner().expect("memory")).expect("text")
}

const COLUMNS: [&str; 8] = ["id", "anchor", "en", "fr", "es", "ru", "ar", "zh"];

/// The first rows that differ, cell by cell.
fn difference(want: &str, got: &str) -> String {
    let rows = |table: &str| -> Vec<csv::StringRecord> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
        reader.records().map_while(Result::ok).collect()
    };
    let (want, got) = (rows(want), rows(got));
    let mut out = format!("{} rows expected, {} found\n", want.len(), got.len());
    let differ = (0..want.len().max(got.len())).filter(|n| want.get(*n) != got.get(*n));
    for n in differ.take(5) {
        let cell = |rows: &[csv::StringRecord], c: usize| {
            rows.get(n).and_then(|r| r.get(c)).unwrap_or("(no row)").to_owned()
        };
        let _ = writeln!(out, "row {n}, {}", cell(&want, 0));
        for (column, name) in COLUMNS.iter().enumerate() {
            let (a, b) = (cell(&want, column), cell(&got, column));
            if a != b {
                let _ = writeln!(out, "  column {name}\n  - {a}\n  + {b}");
            }
        }
    }
    out + "HEXAPLA_BLESS=1 writes the file anew"
}

#[test]
fn golden() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = LANGS.map(|l| PathBuf::from(format!("report.{l}.txt")));
    let mut args = vec![PathBuf::from("align")];
    args.extend(files);
    args.extend([PathBuf::from("-o"), folder.path().into(), "--format".into(), "csv".into()]);
    let run = hexapla(&corpus_folder(), args);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let got = without_scores(&read(folder.path().join("report.csv")));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/un-style-report.csv");
    if std::env::var_os("HEXAPLA_BLESS").is_some() {
        std::fs::write(&path, &got).expect("the golden file is written");
        return;
    }
    let want = read(&path);
    assert!(want == got, "{}: {}", path.display(), difference(&want, &got));
}
