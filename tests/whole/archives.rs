//! A zip of documents is a folder.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use hexapla_tests::{hexapla, read, report_path};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Writes an archive of these members.
fn archive(path: &Path, members: &[(&str, &[u8])]) {
    let mut zip = ZipWriter::new(File::create(path).expect("a file"));
    for (name, bytes) in members {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a member");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("an archive");
}

fn report(lang: &str) -> Vec<u8> {
    read(report_path(lang)).into_bytes()
}

#[test]
fn versions_are_grouped_as_in_a_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let (en, fr) = (report("en"), report("fr"));
    archive(&folder.path().join("reports.zip"), &[("en/report.txt", &en), ("fr/report.txt", &fr)]);
    let run = hexapla(folder.path(), ["align", "reports.zip", "-o", "out"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(read(folder.path().join("out/report.jsonl")).lines().count() > 100);
}

#[test]
fn archives_that_are_named_by_language() {
    let folder = tempfile::tempdir().expect("a folder");
    for lang in ["en", "fr"] {
        archive(&folder.path().join(format!("{lang}.zip")), &[("report.txt", &report(lang))]);
    }
    let run = hexapla(folder.path(), ["align", ".", "-o", "out"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(read(folder.path().join("out/report.jsonl")).lines().count() > 100);
}

/// Folders by language inside, names by language outside, a version beside the archive, what programs leave behind.
#[test]
fn archives_beside_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let (en, fr, es) = (report("en"), report("fr"), report("es"));
    archive(
        &folder.path().join("set.ZIP"),
        &[
            ("English/report.txt", &en),
            ("fr/report.txt", &fr),
            ("fr/~$report.docx", b"x"),
            ("fr/Thumbs.db", b"x"),
        ],
    );
    archive(&folder.path().join("set-es.zip"), &[("report.txt", &es)]);
    std::fs::write(folder.path().join("N2312345.txt"), report("ru")).expect("a file");
    let run = hexapla(folder.path(), ["align", ".", "-o", "out", "--format", "csv"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let table = read(folder.path().join("out/report.csv"));
    assert!(table.starts_with("id,anchor,score,en,ru,es,fr"), "{}", table.lines().next().unwrap_or_default());
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let (en, fr) = (report("en"), report("fr"));
    let members: [(&str, &[u8]); 4] =
        [("a.en.txt", &en), ("a.fr.txt", &fr), ("bomb.es.txt", &vec![b' '; 20 << 20]), ("inner.zip", b"PK")];
    archive(&folder.path().join("reports.zip"), &members);
    std::fs::write(folder.path().join("ruin.zip"), b"PK\x03\x04").expect("a file");
    let run = hexapla(folder.path(), ["align", "reports.zip", "ruin.zip", "-o", "out"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    for words in [
        "inner.zip: an archive inside an archive",
        "packed bytes become more than",
        "ruin.zip: damaged or cut short",
    ] {
        assert!(run.stderr.contains(words), "`{words}` is not in\n{}", run.stderr);
    }
    assert!(read(folder.path().join("out/a.jsonl")).lines().count() > 100);
}
