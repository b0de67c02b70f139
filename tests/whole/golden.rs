//! The corpus, the glossary and the list for revisers of our own report as tables that a person can read.
//!
//! `HEXAPLA_BLESS=1 cargo test -p hexapla-tests golden` writes it again; then read the difference.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use hexapla_tests::{LANGS, corpus_folder, hexapla, read};

/// The `columns` of a table: not the scores, which change with every weight.
fn only(table: &str, columns: &[usize]) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    let mut writer = csv::Writer::from_writer(Vec::new());
    for record in reader.records() {
        let record = record.expect("a table");
        writer.write_record(columns.iter().map(|&n| record.get(n).unwrap_or_default())).expect("memory");
    }
    String::from_utf8(writer.into_inner().expect("memory")).expect("text")
}

/// The first rows that differ, cell by cell.
fn difference(want: &str, got: &str) -> String {
    let rows = |table: &str| -> Vec<csv::StringRecord> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
        reader.records().map_while(Result::ok).collect()
    };
    let (want, got) = (rows(want), rows(got));
    let head = want.first().cloned().unwrap_or_default();
    let mut out = format!("{} rows expected, {} found\n", want.len(), got.len());
    let differ = (0..want.len().max(got.len())).filter(|n| want.get(*n) != got.get(*n));
    for n in differ.take(5) {
        let cell = |rows: &[csv::StringRecord], c: usize| {
            rows.get(n).and_then(|r| r.get(c)).unwrap_or("(no row)").to_owned()
        };
        let _ = writeln!(out, "row {n}, {}", cell(&want, 0));
        for (column, name) in head.iter().enumerate() {
            let (a, b) = (cell(&want, column), cell(&got, column));
            if a != b {
                let _ = writeln!(out, "  column {name}\n  - {a}\n  + {b}");
            }
        }
    }
    out + "HEXAPLA_BLESS=1 writes the file again"
}

/// Asserts that `got` is what the golden file `name` holds, or writes it again.
fn compare(name: &str, got: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(name);
    if std::env::var_os("HEXAPLA_BLESS").is_some() {
        std::fs::write(&path, got).expect("the golden file is written");
        return;
    }
    let want = read(&path);
    assert!(want == got, "{}: {}", path.display(), difference(&want, got));
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
    compare("un-style-report.csv", &only(&read(folder.path().join("report.csv")), &[0, 1, 3, 4, 5, 6, 7, 8]));
    let run = hexapla(folder.path(), ["terms", "report.jsonl", "-o", "terms.csv"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let glossary = read(folder.path().join("terms.csv"));
    compare("un-style-report.glossary.csv", &only(&glossary, &[2, 3, 4, 5, 6, 7, 8]));
    let run = hexapla(folder.path(), ["terms", "report.jsonl", "--inconsistent", "-o", "revise.csv"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let list = read(folder.path().join("revise.csv"));
    compare("un-style-report.revise.csv", &only(&list, &[1, 2, 3, 4, 5, 6, 7]));
}

/// Whatever the order of the arguments and the number of threads, the same bytes.
#[test]
fn the_order_of_the_arguments_changes_nothing() {
    let results = |rotation: usize, jobs: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        let mut files = LANGS.map(|l| PathBuf::from(format!("report.{l}.txt")));
        files.rotate_left(rotation);
        if rotation > 0 {
            files[1..].reverse();
        }
        let mut args = vec![PathBuf::from("align")];
        args.extend(files);
        args.extend(["--format", "csv", "--jobs", jobs, "-o"].map(PathBuf::from));
        args.push(folder.path().into());
        let run = hexapla(&corpus_folder(), args);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let mut texts: Vec<PathBuf> =
            LANGS[..2].iter().map(|l| folder.path().join(format!("lines.{l}"))).collect();
        for (path, lang) in texts.iter().zip(LANGS) {
            let lines = read(corpus_folder().join(format!("report.{lang}.txt")));
            let lines: Vec<&str> = lines.lines().filter(|l| !l.trim().is_empty()).take(60).collect();
            std::fs::write(path, lines.join("\n")).expect("a file");
        }
        if rotation > 0 {
            texts.reverse();
        }
        let named = |path: &PathBuf| format!("{}={}", path.extension().unwrap().display(), path.display());
        let mut args = vec!["terms".to_owned()];
        args.extend(texts.iter().map(named));
        args.extend(["-o", "terms.csv"].map(str::to_owned));
        let run = hexapla(folder.path(), args);
        assert!(run.code < 2, "{}", run.stderr);
        ["report.jsonl", "report.csv", "terms.csv"].map(|name| read(folder.path().join(name)))
    };
    let usual = results(0, "2");
    for (rotation, jobs) in [(1, "1"), (4, "3")] {
        assert_eq!(results(rotation, jobs), usual, "{rotation}");
    }
}
