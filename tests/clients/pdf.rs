//! PDF files as LibreOffice writes them, read through `pdftotext`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use hexapla::model::{BlockKind, Lang};
use hexapla::read::Reader;
use hexapla_tests::LANGS;

use crate::programs::asked;
use crate::writer::{convert, flat_odt, folded, paragraphs};

/// The share of the paragraphs of the report that come back from a PDF as they were.
fn share(folder: &Path, lang: &str, columns: bool) -> f64 {
    let pdf = convert(folder, &flat_odt(lang, true, columns), "pdf");
    let read = Reader::default().read(&pdf, Lang::parse(lang).ok(), "report").expect("a document");
    let blocks = read.value.blocks.iter().filter(|b| b.kind != BlockKind::RunningHead);
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for block in blocks {
        assert!(block.location().page.is_some());
        *found.entry(folded(&block.text)).or_default() += 1;
    }
    let wanted = paragraphs(lang);
    let mut taken = |text: &String| found.get_mut(text).filter(|n| **n > 0).map(|n| *n -= 1).is_some();
    wanted.iter().filter(|text| taken(text)).count() as f64 / wanted.len() as f64
}

#[test]
fn paragraphs_come_back() {
    if !asked("paragraphs_come_back") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut sum = 0.0;
    for lang in LANGS {
        for columns in [false, true] {
            let share = share(folder.path(), lang, columns);
            assert!(share >= 0.85, "{lang}, columns {columns}: {share}");
            sum += share;
        }
    }
    assert!(sum / 12.0 >= 0.94, "{}", sum / 12.0);
}

#[test]
fn files_that_cannot_be_read() {
    if !asked("files_that_cannot_be_read") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let error = |bytes: &[u8]| {
        let path = folder.path().join("a.pdf");
        fs::write(&path, bytes).expect("a file");
        Reader::default().read(&path, None, "a").expect_err("no document").to_string()
    };
    let open = "pdf:writer_pdf_Export:{\"EncryptFile\":{\"type\":\"boolean\",\"value\":\"true\"},\
                \"DocumentOpenPassword\":{\"type\":\"string\",\"value\":\"secret\"}}";
    let locked = fs::read(convert(folder.path(), &flat_odt("en", false, false), open)).expect("a file");
    let whole = fs::read(convert(folder.path(), &flat_odt("en", false, false), "pdf")).expect("a file");
    let blank = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n\
        trailer<</Root 1 0 R>>\n";
    for (bytes, want) in [
        (&locked[..], "protected by a password"),
        (&whole[..2_000], "damaged or cut short"),
        (b"%PDF-1.4\n", "damaged or cut short"),
        (blank, "no text on its 1 page: scanned, needs OCR"),
    ] {
        let error = error(bytes);
        assert!(error.contains(want), "{error}");
    }
}
