//! The table in a Word document.

use std::io::{Cursor, Read as _};

use hexapla_formats::{Format, Options};

use crate::sample::{bytes, corpus};

fn document() -> String {
    let zip = bytes(Format::Docx, "table.docx", &corpus(), &Options::default());
    let mut zip = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    let mut text = String::new();
    zip.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn rows_and_languages() {
    let document = document();
    // The head, and a row for each row of the corpus that has text.
    assert_eq!(document.matches("<w:tr>").count(), 1 + corpus().units.len());
    assert_eq!(document.matches("<w:tblHeader/>").count(), 1);
    for lang in ["w:val=\"en\"", "w:bidi=\"ar\"", "w:eastAsia=\"zh\""] {
        assert!(document.contains(&format!("<w:lang {lang}/>")), "{lang}");
    }
    assert!(document.contains("<w:pPr><w:bidi/></w:pPr>") && document.contains("<w:rtl/>"));
    // A line end of the author is a break.
    assert!(document.contains("</w:t><w:br/><w:t xml:space=\"preserve\">第二行</w:t>"), "{document}");
}

#[test]
fn the_same_bytes_each_time() {
    let file = || bytes(Format::Docx, "table.docx", &corpus(), &Options::default());
    assert!(file() == file());
}
