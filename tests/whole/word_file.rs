//! Word files for the tests, made part by part.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The namespace of the parts.
pub(crate) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A file of these parts, which the main one (`word/document.xml`) is linked to as `links` says: kind and target.
pub(crate) fn package(links: &[(&str, &str)], parts: &[(&str, String)]) -> Vec<u8> {
    let root = relationships(&[("officeDocument", "word/document.xml")]);
    let own = [("_rels/.rels", root), ("word/_rels/document.xml.rels", relationships(links))];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in own.iter().chain(parts) {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("bytes are written");
    }
    zip.finish().expect("a package").into_inner()
}

fn relationships(links: &[(&str, &str)]) -> String {
    let link = |(kind, target): &(&str, &str)| {
        format!("<Relationship Id=\"{kind}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let links: String = links.iter().map(link).collect();
    format!("<Relationships xmlns=\"{PACKAGE}\">{links}</Relationships>")
}

/// A paragraph with these properties.
pub(crate) fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}
