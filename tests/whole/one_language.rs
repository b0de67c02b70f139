//! A document in one language: what it can be written in is written, the rest is reported once.

use std::fs;

use hexapla_tests::{hexapla, read, report_path};

const FORMATS: &str = "csv,tsv,tmx,xlsx,docx,html,parquet,moses,xces,xliff,ladder,vecalign,mnbvc,lines";

/// Names of the files in `out`.
fn written(folder: &std::path::Path) -> Vec<String> {
    let entries = fs::read_dir(folder.join("out")).expect("the result").map(|e| e.expect("an entry"));
    let mut names: Vec<String> = entries.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    // What the program keeps for itself is hidden.
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    names
}

#[test]
fn reported_once_and_no_empty_file() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::copy(report_path("es"), folder.path().join("report.txt")).expect("a copy");
    let run = hexapla(folder.path(), ["align", "report.txt", "-o", "out", "--format", FORMATS]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert_eq!(run.stderr.matches("error: ").count(), 1, "{}", run.stderr);
    let reported = "error: report.txt: the only version of report, in es: nothing to align it with; what needs two \
                languages is not written: tmx, moses, xces, xliff, ladder, vecalign, mnbvc; ";
    assert!(run.stderr.contains(reported), "{}", run.stderr);
    assert!(run.stderr.contains("the error above says what is not in the results"), "{}", run.stderr);
    let want = [
        "README.md",
        "report.csv",
        "report.findings.json",
        "report.html",
        "report.jsonl",
        "report.lines.tsv",
    ];
    let tables = ["report.parquet", "report.table.docx", "report.tsv", "report.xlsx"];
    assert_eq!(written(folder.path()), [&want[..], &tables].concat());
}

/// Rows of one language have no score, so none is sure enough.
#[test]
fn nothing_above_a_score() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::copy(report_path("es"), folder.path().join("report.txt")).expect("a copy");
    let args = ["align", "report.txt", "-o", "out", "--format", "csv,parquet,mnbvc", "--min-score", "0.5"];
    let run = hexapla(folder.path(), args);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert_eq!(written(folder.path()), ["report.findings.json", "report.jsonl"], "{}", run.stderr);
    assert!(read(folder.path().join("out/report.jsonl")).lines().count() > 100);
}
