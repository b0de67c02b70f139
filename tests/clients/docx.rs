//! LibreOffice shows the same numbers before the paragraphs of Word files.

mod cases;

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::Command;

use hexapla::model::Lang;
use hexapla::read::Reader;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::programs::{asked, output};
use cases::{Case, cases};

/// The text of every paragraph: what is before it is its number.
const TEXT: &str = "#text";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Writes a Word file that LibreOffice opens.
fn write(folder: &Path, case: &Case) {
    let part = |kind: &str, inner: &str| format!("<w:{kind} xmlns:w=\"{MAIN}\">{inner}</w:{kind}>");
    let link = |kind: &str, target: &str| {
        format!("<Relationship Id=\"{kind}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let links =
        |inner: &str| format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{inner}</Relationships>");
    let kind = |name: &str, kind: &str| {
        format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{TYPE}.{kind}+xml\"/>")
    };
    let types = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{}{}{}</Types>",
        kind("document", "document.main"),
        kind("styles", "styles"),
        kind("numbering", "numbering")
    );
    let body = format!("<w:body>{}</w:body>", case.body);
    let files = [
        ("[Content_Types].xml", types),
        ("_rels/.rels", links(&link("officeDocument", "word/document.xml"))),
        (
            "word/_rels/document.xml.rels",
            links(&(link("styles", "styles.xml") + &link("numbering", "numbering.xml"))),
        ),
        ("word/document.xml", part("document", &body)),
        ("word/styles.xml", part("styles", &case.styles)),
        ("word/numbering.xml", part("numbering", &case.numbering)),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name, SimpleFileOptions::default()).expect("a file");
        zip.write_all(text.as_bytes()).expect("bytes are written");
    }
    let bytes = zip.finish().expect("a zip").into_inner();
    fs::write(folder.join(case.name).with_extension("docx"), bytes).expect("a file");
}

/// What LibreOffice makes of the files: a text each.
fn convert(folder: &Path, cases: &[Case]) {
    let mut office = Command::new("soffice");
    office.arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()));
    office.args(["--headless", "--norestore", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"]);
    office.arg(folder.join("txt"));
    office.args(cases.iter().map(|case| folder.join(case.name).with_extension("docx")));
    output(&mut office, "libreoffice-writer");
}

/// What is before the text of each paragraph.
fn numbers<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let lines = lines.filter_map(|line| line.strip_suffix(TEXT));
    lines.map(|label| label.trim_matches(['\u{FEFF}', ' ', '\t']).to_owned()).collect()
}

#[test]
fn libreoffice_counts_alike() {
    if !asked("libreoffice_counts_alike") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let (folder, cases) = (folder.path(), cases());
    cases.iter().for_each(|case| write(folder, case));
    convert(folder, &cases);
    let mut wrong = Vec::new();
    for case in &cases {
        let name = folder.join(case.name).with_extension("docx");
        let read = Reader::default().read(&name, Some(Lang::EN), case.name).expect("a document");
        assert!(read.diagnostics.is_empty(), "{}: {:?}", case.name, read.diagnostics);
        let ours = numbers(read.value.blocks.iter().map(|block| block.text.as_str()));
        let text = fs::read_to_string(folder.join("txt").join(case.name).with_extension("txt"));
        let theirs = numbers(text.expect("a converted file").lines());
        assert!(!ours.is_empty(), "{}", case.name);
        if ours != theirs {
            wrong.push(format!("{}\n  ours:   {ours:?}\n  theirs: {theirs:?}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
