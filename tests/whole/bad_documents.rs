//! A folder of good and bad documents: each bad one is named with what is wrong, the good ones are done.

use std::path::Path;
use std::process::Command;

use hexapla_tests::{hexapla, read, report_path};

use crate::word_file::{MAIN, package, paragraph};

/// A Word file with this in its body, this before its root and these styles.
fn docx(before: &str, body: &str, styles: &str) -> Vec<u8> {
    let part = |before: &str, kind: &str, inner: &str| {
        format!("{before}<w:{kind} xmlns:w=\"{MAIN}\">{inner}</w:{kind}>")
    };
    let parts = [
        ("word/document.xml", part(before, "document", &format!("<w:body>{body}</w:body>"))),
        ("word/styles.xml", part("", "styles", styles)),
    ];
    package(&[("styles", "styles.xml")], &parts)
}

/// A file that opens with a password, as far as its head says.
fn protected() -> Vec<u8> {
    let mut bytes = vec![0; 1_536];
    bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    for (at, unit) in "EncryptedPackage".encode_utf16().enumerate() {
        bytes[1_024 + 2 * at..][..2].copy_from_slice(&unit.to_le_bytes());
    }
    bytes[1_024 + 64] = 34;
    bytes
}

/// Name, bytes, and what is reported of the file.
fn bad_documents() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let plain = paragraph("", "The group met in Vienna.");
    let whole = docx("", &plain, "");
    let dtd = "<!DOCTYPE w:document [<!ENTITY a 'ha ha ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>";
    let outside = "<!DOCTYPE w:document [<!ENTITY a SYSTEM 'good.en.txt'>]>";
    let blank = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n\
        trailer<</Root 1 0 R>>\n";
    let mut bad = vec![
        ("cut.en.docx", whole[..whole.len() / 2].to_vec(), "damaged or cut short"),
        ("bomb.en.docx", docx("", &" ".repeat(64 << 20), ""), "packed bytes become more than"),
        ("laughs.en.docx", docx(dtd, &paragraph("", "&b;"), ""), "a document type declaration"),
        ("outside.en.docx", docx(outside, &paragraph("", "&a;"), ""), "a document type declaration"),
        (
            "deep.en.docx",
            docx("", &"<w:sdt>".repeat(100_000), ""),
            "more than 1000 elements inside each other",
        ),
        ("locked.en.docx", protected(), "protected by a password"),
        ("empty.en.docx", docx("", "", ""), "no text in it"),
        ("deep.fr.xml", "<TEI>".repeat(100_000).into_bytes(), "elements inside each other"),
    ];
    if Command::new("pdftotext").arg("-v").output().is_ok() {
        bad.push(("scan.en.pdf", blank.to_vec(), "no text on its 1 page: scanned, needs OCR"));
    }
    bad
}

#[test]
fn bad_documents_are_named_and_good_ones_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    for lang in ["en", "fr"] {
        std::fs::copy(report_path(lang), folder.join(format!("good.{lang}.txt"))).expect("a copy");
    }
    let bad = bad_documents();
    for (name, bytes, _) in &bad {
        std::fs::write(folder.join(name), bytes).expect("a file");
    }
    let run = hexapla(folder, ["align", ".", "-o", "out", "--verbose"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    for (name, _, told) in &bad {
        let is_told = |line: &&str| line.starts_with("error:") && line.contains(name) && line.contains(told);
        assert_eq!(run.stderr.lines().filter(is_told).count(), 1, "{name}: {told}\n{}", run.stderr);
    }
    assert!(read(folder.join("out/good.jsonl")).lines().count() > 100);
    assert!(!read(folder.join("out/good.jsonl")).contains("ha ha"));
}

/// Faults that leave the text whole: it is read, and they are reported.
#[test]
fn faults_that_leave_the_text_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"A\"/><w:basedOn w:val=\"B\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"B\"><w:name w:val=\"B\"/><w:basedOn w:val=\"A\"/></w:style>";
    let nowhere = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr>";
    let texts = [
        ("en", "The group met in Vienna.", "The lake is deep."),
        ("fr", "Le groupe s’est réuni à Vienne.", "Le lac est profond."),
    ];
    for (lang, first, second) in texts {
        let body = paragraph("<w:pStyle w:val=\"A\"/>", first) + &paragraph(nowhere, second);
        write_document(folder, lang, &docx("", &body, styles));
    }
    let run = hexapla(folder, ["align", ".", "-o", "out", "--verbose"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for told in [
        "report.en.docx: the style `A` is based on itself",
        "report.fr.docx, ¶ 2: its number comes from list 7",
    ] {
        assert!(run.stderr.contains(told), "`{told}` is not in\n{}", run.stderr);
    }
    let rows = read(folder.join("out/report.jsonl"));
    assert!(rows.contains("Vienna") && rows.contains("profond"), "{rows}");
}

fn write_document(folder: &Path, lang: &str, bytes: &[u8]) {
    std::fs::write(folder.join(format!("report.{lang}.docx")), bytes).expect("a file");
}
