//! DOC, RTF and ODT as LibreOffice writes them, read through LibreOffice.

use std::fs;

use hexapla::model::Lang;
use hexapla::read::Reader;

use crate::programs::asked;
use crate::writer::{convert, flat_odt, folded, paragraphs};

#[test]
fn paragraphs_of_old_formats() {
    if !asked("paragraphs_of_old_formats") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    for (lang, format) in [("en", "doc"), ("zh", "rtf"), ("ar", "odt"), ("ru", "fodt")] {
        let odt = flat_odt(lang, false, false);
        let file = match format {
            "fodt" => {
                let file = folder.path().join("own.fodt");
                fs::write(&file, odt).expect("a file");
                file
            }
            _ => convert(folder.path(), &odt, format),
        };
        let read = Reader::default().read(&file, Lang::parse(lang).ok(), "report").expect("a document");
        let texts: Vec<String> = read.value.blocks.iter().map(|b| folded(&b.text)).collect();
        assert_eq!(texts, paragraphs(lang), "{format}");
    }
}

#[test]
fn a_file_that_is_none() {
    if !asked("a_file_that_is_none") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.odt");
    fs::write(&path, b"PK\x03\x04 no package").expect("a file");
    let error = Reader::default().read(&path, None, "a").expect_err("no document").to_string();
    assert!(error.contains("a.odt: soffice cannot read it"), "{error}");
}
