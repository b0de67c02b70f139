//! Builds Word files for the tests.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word file in the making: its parts by kind (`styles`, `footnotes`).
#[derive(Default)]
pub(crate) struct File {
    parts: Vec<(String, String)>,
}

impl File {
    /// A file with this in its body.
    pub(crate) fn body(body: &str) -> Self {
        Self::default().part("document", &format!("<w:body>{body}</w:body>"))
    }

    /// The same file with a further part.
    pub(crate) fn part(mut self, kind: &str, inner: &str) -> Self {
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
             <w:{kind} xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
             xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
             xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:wps=\"urn:wps\" \
             xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">{inner}</w:{kind}>"
        );
        self.parts.push((kind.to_owned(), text));
        self
    }

    /// The same file with a part as it is.
    pub(crate) fn raw(mut self, kind: &str, text: &str) -> Self {
        self.parts.push((kind.to_owned(), text.to_owned()));
        self
    }

    /// Its bytes; the parts are under unusual names, which only the relationships name.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let link = |kind: &str, target: &str| {
            format!("<Relationship Id=\"{kind}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
        };
        let root = link("officeDocument", "/text/main.xml");
        let others = self.parts.iter().filter(|(kind, _)| kind != "document");
        let rels: String = others.map(|(kind, _)| link(kind, &format!("../parts/{kind}1.xml"))).collect();
        let wrap = |inner: &str| {
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>"
            )
        };
        let mut files = vec![
            ("_rels/.rels".to_owned(), wrap(&root)),
            ("text/_rels/main.xml.rels".to_owned(), wrap(&rels)),
        ];
        for (kind, text) in &self.parts {
            let name =
                if kind == "document" { "text/main.xml".to_owned() } else { format!("parts/{kind}1.xml") };
            files.push((name, text.clone()));
        }
        zipped(&files)
    }
}

/// A zip of these files.
pub(crate) fn zipped(files: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A paragraph with these properties and this in it.
pub(crate) fn p(props: &str, inner: &str) -> String {
    format!("<w:p><w:pPr>{props}</w:pPr>{inner}</w:p>")
}

/// A run of text.
pub(crate) fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A paragraph of a list.
pub(crate) fn item(list: u32, level: u32, text: &str) -> String {
    p(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"), &r(text))
}

/// A list definition with levels that are given by format and text.
pub(crate) fn definition(n: u32, levels: &[(&str, &str)]) -> String {
    let levels: String = levels
        .iter()
        .enumerate()
        .map(|(ilvl, (format, text))| {
            format!(
                "<w:lvl w:ilvl=\"{ilvl}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>\
                 <w:lvlText w:val=\"{text}\"/></w:lvl>"
            )
        })
        .collect();
    format!("<w:abstractNum w:abstractNumId=\"{n}\">{levels}</w:abstractNum>")
}

/// A list of a definition.
pub(crate) fn list(n: u32, definition: u32, overrides: &str) -> String {
    format!("<w:num w:numId=\"{n}\"><w:abstractNumId w:val=\"{definition}\"/>{overrides}</w:num>")
}
