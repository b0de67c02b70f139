use std::fs::File;
use std::io::Write as _;
use std::path::PathBuf;

use hexapla_source::{Cause, Loader};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::Reader;

/// An archive with these members in a folder of its own.
fn archive(members: &[(&str, &[u8])]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("reports.zip");
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    for (name, bytes) in members {
        if let Some(name) = name.strip_suffix('/') {
            zip.add_directory(name, SimpleFileOptions::default()).unwrap();
        } else {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
    }
    zip.finish().unwrap();
    (folder, path)
}

#[test]
fn a_zip_is_a_folder() {
    let (_folder, path) = archive(&[
        ("b/", b""),
        ("b/report.en.txt", b"1. The Conference met in Vienna."),
        ("a.fr.html", b"<p>1. La Conf\xC3\xA9rence s'est r\xC3\xA9unie."),
        ("__MACOSX/b/._report.en.txt", b"x"),
        (".DS_Store", b"x"),
        ("../../etc/report.es.txt", b"1. La Conferencia se reuni\xC3\xB3 en Viena."),
        ("picture.png", b"x"),
        ("old/inner.zip", b"PK"),
    ]);
    let found = documents_in(&path).unwrap();
    let names = ["a.fr.html", "b/report.en.txt", "etc/report.es.txt"];
    assert_eq!(found.documents, names.map(|name| path.join(name)));
    assert_eq!(found.archives, [path.join("old/inner.zip")]);
    for (document, want) in found.documents.iter().zip(["fr", "en", "es"]) {
        let read = Reader::default().read(document, None, "r").unwrap();
        assert_eq!(read.value.lang.as_str(), want);
        assert_eq!(read.value.path, *document);
    }
    let error = Reader::default().read(&path.join("c.txt"), None, "r").unwrap_err();
    assert!(matches!(error.cause(), Cause::NotFound), "{error}");
}

#[test]
fn a_damaged_member_is_the_only_one_lost() {
    let (_folder, path) =
        archive(&[("a.txt", &[b'a'; 4000]), ("b.txt", b"The session was opened by the President.")]);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[40] ^= 0xFF;
    bytes[41] ^= 0xFF;
    std::fs::write(&path, bytes).unwrap();
    let error = Reader::default().read(&path.join("a.txt"), None, "r").unwrap_err().to_string();
    assert!(error.contains("a.txt: damaged or cut short"), "{error}");
    assert!(Reader::default().read(&path.join("b.txt"), None, "r").is_ok());
}

#[test]
fn bombs_and_ruins() {
    let (_folder, path) = archive(&[("bomb.txt", &vec![b' '; 32 << 20])]);
    let error = Reader::default().read(&path.join("bomb.txt"), None, "r").unwrap_err().to_string();
    assert!(error.contains("packed bytes become more than"), "{error}");
    let whole = std::fs::read(&path).unwrap();
    for length in [10, whole.len() / 2, whole.len() - 5] {
        std::fs::write(&path, &whole[..length]).unwrap();
        let error = documents_in(&path).unwrap_err().to_string();
        assert!(error.contains("reports.zip: damaged or cut short"), "{error}");
    }
    std::fs::write(&path, "Dear all").unwrap();
    let error = documents_in(&path).unwrap_err().to_string();
    assert!(
        error.ends_with("expected a ZIP archive, found `Dear all`; name the file by what it is"),
        "{error}"
    );
    std::fs::write(&path, "").unwrap();
    assert!(matches!(documents_in(&path).unwrap_err().cause(), Cause::NoBytes));
}

#[test]
fn an_open_archive_is_read_anew_when_it_has_changed() {
    let (_folder, path) = archive(&[("a.en.txt", b"1. The Conference met in Vienna.")]);
    let loader = Loader::default();
    let text =
        |name: &str| loader.clone().load(&path.join(name)).map(|bytes| String::from_utf8(bytes).unwrap());
    assert_eq!(text("a.en.txt").unwrap(), "1. The Conference met in Vienna.");
    let (_other, other) = archive(&[("b.en.txt", b"1. The Conference met in Geneva, not in Vienna.")]);
    std::fs::copy(other, &path).unwrap();
    assert_eq!(text("b.en.txt").unwrap(), "1. The Conference met in Geneva, not in Vienna.");
    assert!(matches!(text("a.en.txt").unwrap_err().cause(), Cause::NotFound));
}
