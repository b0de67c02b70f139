//! Files that are broken, hostile or something else: reported with their place, and never a panic.

use std::path::Path;

use hexapla_model::{Document, Lang, Warned};
use hexapla_read::{Cause, DocumentFormat, ReadError, Reader};

use crate::file::{File, definition, item, list, p, r, zipped};

fn read(bytes: &[u8]) -> Result<Warned<Document>, ReadError> {
    Reader::default().read_bytes(bytes, DocumentFormat::Docx, Path::new("a.docx"), Some(Lang::EN), "a")
}

fn error(bytes: &[u8]) -> String {
    read(bytes).unwrap_err().to_string()
}

fn findings(file: &File) -> (Vec<String>, Vec<String>) {
    let found = read(&file.bytes()).unwrap();
    let blocks = found.value.blocks.into_iter().map(|b| b.text).collect();
    (blocks, found.diagnostics.iter().map(ToString::to_string).collect())
}

#[test]
fn a_cut_file_never_panics() {
    let file = File::body(&item(1, 0, "text"))
        .part("numbering", &(definition(0, &[("decimal", "%1.")]) + &list(1, 0, "")));
    let bytes = file.bytes();
    assert!(read(&bytes).is_ok());
    for n in 0..bytes.len() {
        assert!(read(&bytes[..n]).is_err(), "{n}");
    }
    assert!(error(&bytes[..bytes.len() / 2]).starts_with("a.docx: damaged or cut short: "));
}

#[test]
fn other_files_are_told() {
    let one =
        |name: &str| zipped(&[(name.to_owned(), String::new()), ("mimetype".to_owned(), String::new())]);
    for (bytes, want) in [
        (one("content.xml"), "a.docx: expected a Word file (DOCX), found an OpenDocument file; "),
        (one("xl/workbook.xml"), "a.docx: expected a Word file (DOCX), found a spreadsheet (XLSX); "),
        (one("ppt/presentation.xml"), "a.docx: expected a Word file (DOCX), found a presentation"),
        (one("x"), "a.docx: expected a Word file (DOCX), found a zip archive without"),
        (
            File::default().raw("document", "<a/>").bytes(),
            "a.docx: expected a Word file (DOCX), found `<a>` in text/main.xml",
        ),
        (File::default().raw("document", "").bytes(), "a.docx: expected a Word file (DOCX), found `<>`"),
    ] {
        let found = error(&bytes);
        assert!(found.starts_with(want), "{found}");
    }
    assert!(matches!(read(&File::body("").bytes()).unwrap_err().cause(), Cause::Empty));
}

#[test]
fn passwords_and_old_files_are_told_apart() {
    for (name, want) in [
        ("EncryptedPackage", "a.docx: protected by a password"),
        ("WordDocument", "a.docx: expected DOCX, found the old binary format of Word; name it .doc"),
    ] {
        let mut bytes = vec![0; 1536];
        bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
        for (at, unit) in name.encode_utf16().enumerate() {
            bytes[1024 + 2 * at..][..2].copy_from_slice(&unit.to_le_bytes());
        }
        bytes[1024 + 64] = 2 * (name.len() as u8 + 1);
        let found = error(&bytes);
        assert!(found.starts_with(want), "{found}");
    }
}

#[test]
fn bombs_and_entities_are_refused() {
    let bomb = File::body(&" ".repeat(40 << 20)).bytes();
    assert!(error(&bomb).starts_with("a.docx, text/main.xml: "), "{}", error(&bomb));
    let entities =
        "<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><w:document xmlns:w='u'>&a;</w:document>";
    let found = error(&File::default().raw("document", entities).bytes());
    assert!(found.contains("a document type declaration"), "{found}");
    let unknown = error(&File::body(&p("", &r("&lol;"))).bytes());
    assert!(unknown.contains("unknown entity `&lol;`"), "{unknown}");
}

#[test]
fn deep_nesting_is_refused_at_once() {
    for open in ["<w:p>", "<w:tbl>", "<w:r>", "<w:txbxContent>", "<w:x>", "<w:pPr>", "<mc:AlternateContent>"]
    {
        let found = error(&File::body(&open.repeat(100_000)).bytes());
        assert!(found.contains("more than 1000 elements inside each other"), "{open} {found}");
    }
}

#[test]
fn odd_nesting_does_no_harm() {
    let odd = "<w:tc><w:tr><w:p><w:p><w:r><w:r><w:t>a<w:t>b</w:t></w:t></w:r><w:tbl><w:p/></w:tbl></w:r></w:p>\
               <w:r><w:t>c</w:t></w:r></w:p></w:tr></w:tc><w:r><w:t>nowhere</w:t></w:r><w:pPr/><w:rPr/><w:t>x</w:t>";
    let (blocks, _) = findings(&File::body(odd));
    assert_eq!(blocks.concat(), "cb");
}

#[test]
fn numbers_from_nowhere_are_told_once() {
    let numbering =
        definition(0, &[("decimal", "%1."), ("klingon", "%2.")]) + &list(1, 0, "") + &list(2, 77, "");
    let body = item(9, 0, "a")
        + &item(9, 0, "b")
        + &item(2, 0, "c")
        + &item(1, 5, "d")
        + &item(1, 0, "e")
        + &item(1, 1, "f");
    let (blocks, told) = findings(&File::body(&body).part("numbering", &numbering));
    assert_eq!(blocks, ["a", "b", "c", "d", "1. e", "1. f"]);
    let hint = "\n   hint: paragraphs of this list are read without numbers";
    assert_eq!(
        told,
        [
            "warning: a.docx: unknown format of numbers `klingon`\n   hint: its numbers are written in digits".to_owned(),
            format!("warning: a.docx, ¶ 1: its number comes from list 9, which the file does not define{hint}"),
            format!("warning: a.docx, ¶ 3: its number comes from the list definition 77, which the file does not have{hint}"),
            format!("warning: a.docx, ¶ 4: its number comes from level 6 of list 1, which has no such level{hint}"),
        ]
    );
}

#[test]
fn circles_of_styles_are_told() {
    let style = |id: &str, base: &str| {
        format!(
            "<w:style w:type='paragraph' w:styleId='{id}'><w:name w:val='Style {id}'/><w:basedOn w:val='{base}'/></w:style>"
        )
    };
    let file = File::body(&p("<w:pStyle w:val='A'/>", &r("text")))
        .part("styles", &(style("A", "B") + &style("B", "A")));
    let (blocks, told) = findings(&file);
    assert_eq!(blocks, ["text"]);
    assert_eq!(told.len(), 2);
    assert!(told[0].starts_with("warning: a.docx: the style `Style A` is based on itself"), "{told:?}");
}

#[test]
fn a_hundred_thousand_paragraphs_are_read() {
    let many = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType='begin'/><w:footnoteReference w:id='1'/></w:r></w:p>";
    let body = many.repeat(50_000) + &item(1, 0, "end").repeat(50_000);
    let long = "x".repeat(100_000);
    let numbering = definition(0, &[("lowerLetter", &format!("{long}%1"))]) + &list(1, 0, "");
    let found = read(&File::body(&body).part("numbering", &numbering).bytes()).unwrap();
    assert_eq!(found.value.blocks.len(), 50_000);
    assert!(found.value.blocks.iter().all(|b| b.text.len() < 300));
}
