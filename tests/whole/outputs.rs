//! What is written: the same bytes with any number of threads, whole files or none.

use std::fs;
use std::path::Path;

use hexapla_tests::{LANGS, Run, hexapla, read, report_path};

fn align(folder: &Path, more: &[&str]) -> Run {
    let mut args = vec!["align".to_owned()];
    args.extend(LANGS.iter().map(|l| report_path(l).display().to_string()));
    args.extend(["-o", "out", "--format", "csv,tsv,tmx,lines"].map(str::to_owned));
    args.extend(more.iter().map(ToString::to_string));
    hexapla(folder, args)
}

fn files(folder: &Path) -> Vec<(String, String)> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .expect("the folder of the run")
        .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    // What it keeps for itself is hidden.
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    names.into_iter().map(|n| (n.clone(), read(folder.join(n)))).collect()
}

#[test]
fn threads_change_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |jobs: &str| {
        let run = align(folder.path(), &["--jobs", jobs]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let finding = |l: &&str| ["note:", "warning:", "error:", "   hint:"].iter().any(|w| l.starts_with(w));
        let findings: Vec<String> = run.stderr.lines().filter(finding).map(str::to_owned).collect();
        assert!(!findings.is_empty());
        (findings, files(&folder.path().join("out")))
    };
    let (one, two) = (run("1"), run("2"));
    let names: Vec<&str> = one.1.iter().map(|(n, _)| n.as_str()).collect();
    let want = [
        "report.csv",
        "report.findings.json",
        "report.jsonl",
        "report.lines.tsv",
        "report.tmx",
        "report.tsv",
    ];
    assert_eq!(names, want);
    for (a, b) in one.1.iter().zip(&two.1) {
        assert!(a == b, "{} differs between one and two threads", a.0);
    }
    assert_eq!(one.0, two.0, "and so do the findings");
}

/// More documents than are in one batch.
#[test]
fn threads_change_nothing_in_two_batches() {
    let folder = tempfile::tempdir().expect("a folder");
    for n in 0..70 {
        let en = format!("1. Item {n} was noted.\n\n2. The group met in Vienna on {} May.\n", n % 30 + 1);
        let fr = format!(
            "1. Le point {n} a été noté.\n\n2. Le groupe s’est réuni à Vienne le {} mai.\n",
            n % 30 + 1
        );
        fs::write(folder.path().join(format!("text{n}.en.txt")), en).expect("a file");
        fs::write(folder.path().join(format!("text{n}.fr.txt")), fr).expect("a file");
    }
    let run = |jobs: &str| {
        let run = hexapla(folder.path(), ["align", ".", "-o", jobs, "--format", "csv", "--jobs", jobs]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let mut files = files(&folder.path().join(jobs));
        // It says how long the run took.
        files.retain(|(name, _)| name != "report.html");
        files
    };
    let (one, two) = (run("1"), run("2"));
    assert_eq!(one.len(), 3 * 70);
    assert!(one == two, "the results differ between one and two threads");
}

#[test]
fn texts_in_the_output_folder_are_read() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("out")).expect("a folder");
    for lang in ["en", "fr"] {
        fs::copy(report_path(lang), folder.path().join(format!("out/mine.{lang}.txt"))).expect("a copy");
        fs::copy(report_path(lang), folder.path().join(format!("other.{lang}.txt"))).expect("a copy");
    }
    // The second run does not take the results of the first for texts.
    for _ in 0..2 {
        let run =
            hexapla(folder.path(), ["align", ".", "-o", "out", "--format", "csv,html,parquet,tmx,xces,xlsx"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stderr.contains("2 documents"), "{}", run.stderr);
    }
    assert!(folder.path().join("out/mine.jsonl").exists());
}

#[test]
fn one_output_that_cannot_be_written() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["bad", "good"] {
        for lang in ["en", "fr"] {
            fs::copy(report_path(lang), folder.path().join(format!("{name}.{lang}.txt"))).expect("a copy");
        }
    }
    fs::create_dir_all(folder.path().join("out/bad.jsonl")).expect("a folder");
    let run = hexapla(folder.path(), ["align", ".", "-o", "out"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("bad.jsonl: cannot be written"), "{}", run.stderr);
    assert!(folder.path().join("out/good.jsonl").is_file());
}

#[test]
fn a_row_holds_what_the_contract_says() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(align(folder.path(), &["--level", "paragraph", "--pivot", "fr"]).code, 0);
    let jsonl = read(folder.path().join("out/report.jsonl"));
    let mut ids = std::collections::BTreeSet::new();
    for line in jsonl.lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("one object per line");
        assert!(ids.insert(row["id"].as_str().expect("an id").to_owned()), "{} twice", row["id"]);
        assert!((0.0..=1.0).contains(&row["score"].as_f64().expect("a score")));
        let texts = row["translation"].as_object().expect("language to text");
        assert!(!texts.is_empty() && texts.values().all(|t| t.as_str().is_some_and(|t| !t.is_empty())));
        assert!(texts.keys().all(|l| row["places"][l]["line"].as_u64().is_some()), "{line}");
    }
    let head = read(folder.path().join("out/report.csv")).lines().next().unwrap_or_default().to_owned();
    assert!(head.starts_with("id,anchor,score,fr,"), "the pivot is first: {head}");
}

#[test]
fn an_old_result_stays_if_the_run_does_not_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = folder.path().join("out/report.jsonl");
    fs::create_dir(folder.path().join("out")).expect("a folder");
    fs::write(&old, "old").expect("a file");
    for more in [&["--format", "nonsense"][..], &["--jobs", "many"], &["--pivot", "xx"], &["xx=a.txt"]] {
        let run = align(folder.path(), more);
        assert_eq!(run.code, 2, "{more:?}: {}", run.stderr);
        assert_eq!(read(&old), "old", "{more:?}");
    }
    assert_eq!(files(&folder.path().join("out")).len(), 1, "nothing is left behind");
    let run = align(folder.path(), &[]);
    assert_eq!((run.code, read(&old).as_str()), (1, "old"), "it is nobody's to replace: {}", run.stderr);
    assert_eq!(align(folder.path(), &["--force"]).code, 0);
    assert_ne!(read(&old), "old");
    let names = files(&folder.path().join("out"));
    assert!(names.iter().all(|(n, _)| n.starts_with("report.")), "no temporary file is left");
}

#[test]
fn an_output_that_cannot_be_written() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("out"), "a file").expect("a file");
    let run = align(folder.path(), &[]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("out"), "{}", run.stderr);
    assert_eq!(read(folder.path().join("out")), "a file");
}
