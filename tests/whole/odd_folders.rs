//! Folders as they are: what is not a document is skipped, what is wrong is reported, every document is done.

use std::fs;
use std::path::Path;

use hexapla_tests::{Run, hexapla, report_path};

/// A folder with two documents, one under Chinese and Arabic names in capitals, and what programs leave behind.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(folder.path().join("my reports/empty")).expect("folders");
    for (lang, name) in [
        ("en", "my reports/a report.en.txt"),
        ("fr", "my reports/a report.fr.txt"),
        ("zh", "报告 تقرير.zh.txt"),
        ("en", "报告 تقرير.EN.TXT"),
    ] {
        fs::copy(report_path(lang), folder.path().join(name)).expect("a copy");
    }
    for name in
        [".DS_Store", "Thumbs.db", "~$a report.docx", ".~lock.a.odt#", "desktop.ini", "map.png", "notes"]
    {
        fs::write(folder.path().join(name), b"\x89PNG\r\n").expect("a file");
    }
    folder
}

fn align(folder: &Path) -> Run {
    hexapla(folder, ["align", ".", "-o", "out", "--format", "csv,html,tmx,parquet,lines"])
}

#[test]
fn what_is_no_document_is_passed_over() {
    let folder = folder();
    for run in [align(folder.path()), align(folder.path())] {
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stderr.lines().any(|line| line.starts_with("2 documents, ")), "{}", run.stderr);
        assert!(!run.stderr.contains("error"), "{}", run.stderr);
    }
    assert!(folder.path().join("out/报告_تقرير.csv").exists());
    assert!(folder.path().join("out/a_report.csv").exists());
}

#[test]
fn files_without_an_ending() {
    let folder = tempfile::tempdir().expect("a folder");
    for (lang, name) in [("en", "lakes_en"), ("fr", "lakes_fr"), ("es", "README"), ("ru", "NOTES")] {
        fs::copy(report_path(lang), folder.path().join(name)).expect("a copy");
    }
    fs::write(folder.path().join("empty"), "").expect("a file");
    let run = align(folder.path());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("\n1 document, ") && run.stderr.contains(" en fr in "), "{}", run.stderr);
    assert!(
        run.stderr.contains("NOTES: a text without a file extension, skipped, and 1 more like it"),
        "{}",
        run.stderr
    );
    assert!(folder.path().join("out/lakes.csv").exists());
}

#[cfg(unix)]
#[test]
fn links() {
    use std::os::unix::fs::symlink;
    let folder = folder();
    let elsewhere = tempfile::tempdir().expect("a folder");
    fs::copy(report_path("es"), elsewhere.path().join("x.txt")).expect("a copy");
    symlink("my reports/a report.en.txt", folder.path().join("again.en.txt")).expect("a link");
    symlink(elsewhere.path().join("x.txt"), folder.path().join("报告 تقرير.es.txt")).expect("a link");
    let run = align(folder.path());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("\n2 documents, "), "a file is found once: {}", run.stderr);
    assert!(run.stderr.contains(" en es fr zh in "), "a file outside is read: {}", run.stderr);
    symlink("nowhere.txt", folder.path().join("broken.txt")).expect("a link");
    let run = align(folder.path());
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("broken.txt: no such file"), "{}", run.stderr);
    assert!(run.stderr.contains("the error above says what is not in the results"), "{}", run.stderr);
}

/// Where nothing could be done, nothing is left behind.
#[test]
fn no_folder_without_a_document() {
    let folder = folder();
    for input in ["nothing.txt", "map.png", "my reports/empty"] {
        let run = hexapla(folder.path(), ["align", input, "-o", "out"]);
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(run.stderr.contains(input), "{}", run.stderr);
        assert!(!folder.path().join("out").exists(), "{input}");
    }
}

#[test]
fn a_folder_in_which_nothing_pairs() {
    let folder = tempfile::tempdir().expect("a folder");
    for (lang, name) in [("en", "annual.txt"), ("fr", "rapport.txt")] {
        let text =
            format!("{lang}: {}", if lang == "en" { "The lake is deep." } else { "Le bateau est parti." });
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let run = hexapla(folder.path(), ["align", ".", "-o", "out"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let hint = "no document has versions in two languages: name files alike except for the language, as in \
                report.en.docx and report.fr.docx";
    assert!(run.stderr.contains(hint), "{}", run.stderr);
}

#[test]
fn a_command_with_a_slip_of_the_pen_makes_nothing() {
    let folder = folder();
    for line in ["algin d", "algin notes"] {
        let run = hexapla(folder.path(), line.split(' '));
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(run.stderr.contains("unknown command `algin`, did you mean `align`?"), "{}", run.stderr);
    }
    let entries = fs::read_dir(folder.path()).expect("the folder").flatten();
    let made: Vec<_> = entries.filter(|e| e.file_name().to_string_lossy().ends_with(".hexapla")).collect();
    assert!(made.is_empty(), "{made:?}");
}

#[test]
fn folders_that_are_too_deep_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let deep = folder.path().join("in").join(["d"; 40].join("/"));
    fs::create_dir_all(&deep).expect("folders");
    for (lang, text) in [("en", "1. The lake is deep.\n"), ("fr", "1. Le lac est profond.\n")] {
        fs::write(deep.join(format!("deep.{lang}.txt")), text).expect("a file");
        fs::write(folder.path().join(format!("in/flat.{lang}.txt")), text).expect("a file");
    }
    let run = hexapla(folder.path(), ["align", "in", "-o", "out"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("folders are followed 32 deep"), "{}", run.stderr);
    assert!(folder.path().join("out/flat.jsonl").exists());
}
