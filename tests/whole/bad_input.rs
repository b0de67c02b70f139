//! Bad input: a message with the path and what to do, the right exit code, every other document still done.

use std::fs::{self, File};
use std::path::Path;

use hexapla::read::{Cause, DocumentFormat, Limits, Reader};
use hexapla_tests::{hexapla, read, report_path};

/// A folder with a good document, `good.en.txt` and `good.fr.txt`, and a bad file.
fn folder(name: &str, bytes: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for lang in ["en", "fr"] {
        fs::copy(report_path(lang), folder.path().join(format!("good.{lang}.txt"))).expect("a copy");
    }
    fs::write(folder.path().join(name), bytes).expect("a file");
    folder
}

fn rows(folder: &Path, name: &str) -> usize {
    read(folder.join("out").join(name)).lines().count()
}

/// The bad file is reported with all of `words`; the good document is done.
#[track_caller]
fn left_out(folder: &Path, args: &[&str], words: &[&str]) {
    let mut all = vec!["align"];
    all.extend(args);
    all.extend(["-o", "out"]);
    let run = hexapla(folder, all);
    assert_eq!(run.code, 1, "{}", run.stderr);
    for word in words {
        assert!(run.stderr.contains(word), "`{word}` is not in\n{}", run.stderr);
    }
    assert!(rows(folder, "good.jsonl") > 100);
}

#[test]
fn a_missing_file() {
    let folder = folder("x.md", b"");
    left_out(folder.path(), &["good.en.txt", "good.fr.txt", "good.ru.txt"], &["good.ru.txt", "no such file"]);
}

#[test]
fn a_folder_without_documents() {
    let folder = folder("x.md", b"");
    fs::create_dir(folder.path().join("none")).expect("a folder");
    left_out(folder.path(), &["good.en.txt", "good.fr.txt", "none"], &["none", "no documents", ".txt"]);
    let run = hexapla(folder.path(), ["align", "none", "-o", "out2"]);
    assert_ne!(run.code, 0);
    assert!(run.stderr.contains("none"), "{}", run.stderr);
}

#[test]
fn an_unknown_language() {
    let folder = folder("x.md", b"");
    let run = hexapla(folder.path(), ["align", "good.en.txt", "xx=good.fr.txt", "-o", "out"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("`xx`") && run.stderr.contains("ar, en, es, fr, ru, zh"), "{}", run.stderr);
    assert!(!folder.path().join("out").exists());
}

#[test]
fn a_file_that_is_not_utf8() {
    let folder = folder("good.ru.txt", b"1. \xC4\xEE\xEA\xEB\xE0\xE4.\n\n2. \xC4\xEE\xEA\xEB\xE0\xE4.\n");
    let run = hexapla(folder.path(), ["align", ".", "-o", "out", "--verbose"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("good.ru.txt: read as windows-1251"), "{}", run.stderr);
    assert!(read(folder.path().join("out/good.jsonl")).contains("Доклад"));
}

#[test]
fn a_file_with_a_wrong_byte() {
    let folder = folder("x.md", b"");
    let path = folder.path().join("good.fr.txt");
    let mut bytes = fs::read(&path).expect("a file");
    bytes.extend(b"\n\nFin \xFF\n");
    fs::write(&path, bytes).expect("a file");
    let run = hexapla(folder.path(), ["align", "good.en.txt", "good.fr.txt", "-o", "out"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("error: good.fr.txt, line 260: not UTF-8 at byte"), "{}", run.stderr);
    assert!(rows(folder.path(), "good.jsonl") > 100);
}

#[test]
fn an_empty_file() {
    for bytes in [&b""[..], b" \n\n\t\r\n", b"\xEF\xBB\xBF"] {
        let folder = folder("empty.en.txt", bytes);
        left_out(folder.path(), &["."], &["empty.en.txt", "no text"]);
    }
}

#[test]
fn a_file_that_is_not_text() {
    for bytes in [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], b"PK\x03\x04\x14\0\x06\0", b"1. Text\0"] {
        let folder = folder("good.es.txt", bytes);
        left_out(folder.path(), &["."], &["good.es.txt", "expected text"]);
    }
}

#[test]
fn a_language_that_cannot_be_told() {
    let folder = folder("numbers.txt", b"1. 12 34\n\n2. 56 78\n");
    left_out(folder.path(), &["."], &["numbers.txt", "LANG="]);
}

#[test]
fn two_versions_in_one_language() {
    let folder = folder("x.md", b"");
    fs::copy(report_path("fr"), folder.path().join("good_FR.txt")).expect("a copy");
    left_out(folder.path(), &["."], &["second version in fr", "good_FR.txt"]);
}

#[test]
fn a_line_over_the_limit() {
    let mut limits = Limits::default();
    limits.line_bytes = 1_000;
    let text = format!("1. Text.\n\n2. {}\n", "word ".repeat(400));
    let read = Reader::new(limits).read_bytes(
        text.as_bytes(),
        DocumentFormat::PlainText,
        Path::new("a.txt"),
        None,
        "a",
    );
    let error = read.expect_err("the line is too long");
    assert!(matches!(error.cause(), Cause::LineTooLong { line: 3, limit: 1_000 }), "{error}");
    assert!(error.to_string().starts_with("a.txt, line 3:"), "{error}");
}

/// The limits of the program itself: a line of 17 MiB, and a file of 4 GiB that takes no room.
#[test]
fn files_over_the_limits() {
    let folder = folder("long.en.txt", &b"all work and no play ".repeat(850_000));
    left_out(folder.path(), &["."], &["long.en.txt, line 1", "longer than"]);
    let file = File::create(folder.path().join("long.en.txt")).expect("a file");
    file.set_len(4 << 30).expect("a sparse file");
    left_out(folder.path(), &["."], &["long.en.txt"]);
}

#[cfg(unix)]
#[test]
fn folders_that_go_in_circles_or_stay_shut() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = folder("x.md", b"1. The group met in Vienna.\n");
    symlink(".", folder.path().join("again")).expect("a link");
    let align = || hexapla(folder.path(), ["align", ".", "-o", "out"]);
    let run = align();
    assert!(!run.stderr.contains("error"), "{}", run.stderr);
    assert!(run.stderr.contains("2 documents"), "each is found once: {}", run.stderr);
    let shut = folder.path().join("closed");
    fs::create_dir(&shut).expect("a folder");
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o0)).expect("permissions");
    // No folder is shut to root.
    if fs::read_dir(&shut).is_err() {
        let run = align();
        assert_eq!(run.code, 1, "{}", run.stderr);
        assert!(run.stderr.contains("closed: cannot be listed"), "{}", run.stderr);
        assert!(run.stderr.contains("2 documents"), "what comes after it is found: {}", run.stderr);
    }
}

#[test]
fn a_missing_file_is_named_once() {
    let folder = tempfile::tempdir().expect("a folder");
    for line in
        ["score beads none.tsv none.beads", "sentences --list none.tsv --json", "convert none.tsv a.tmx"]
    {
        let run = hexapla(folder.path(), line.split(' '));
        assert_eq!(run.code, 2, "{line}: {}", run.stderr);
        assert_eq!(run.stderr.lines().next(), Some("error: none.tsv: no such file"), "{line}");
        assert!(!run.stderr.contains("os error"), "{line}: {}", run.stderr);
    }
}
