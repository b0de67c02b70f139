//! The file formats that can be read, told by name or by first bytes.

use std::path::Path;

use hexapla_source::compound::{self, Compound};
use hexapla_source::magic;

/// How much of the end of a package is searched for the names of its parts.
const DIRECTORY: usize = 1 << 20;

/// A format that [`Reader`](crate::Reader) understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DocumentFormat {
    /// Text without markup, one paragraph per line or hard-wrapped.
    PlainText,
    /// CommonMark with tables and footnotes.
    Markdown,
    /// HTML in any version.
    Html,
    /// Office Open XML, as Word writes it.
    Docx,
    /// PDF with a text layer; read with `pdftotext`.
    Pdf,
    /// TEI XML, as the United Nations Parallel Corpus comes in.
    Tei,
    /// What LibreOffice turns into DOCX: DOC, RTF, ODT.
    Office,
}

impl DocumentFormat {
    /// The endings of the file names that are read.
    pub const EXTENSIONS: [&str; 15] = [
        ".docx",
        ".pdf",
        ".txt",
        ".html",
        ".htm",
        ".md",
        ".markdown",
        ".text",
        ".xhtml",
        ".xml",
        ".docm",
        ".doc",
        ".rtf",
        ".odt",
        ".fodt",
    ];

    /// The format that the ending of `path` names.
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "txt" | "text" => Some(Self::PlainText),
            "md" | "markdown" | "mkd" | "mdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "docx" | "docm" | "dotx" | "dotm" => Some(Self::Docx),
            "pdf" => Some(Self::Pdf),
            "xml" | "tei" => Some(Self::Tei),
            "doc" | "dot" | "rtf" | "odt" | "ott" | "fodt" | "sxw" | "wpd" | "wps" => Some(Self::Office),
            _ => None,
        }
    }

    /// The format that the first bytes show: HTML if they open with its tags, plain text if they are text.
    #[must_use]
    pub fn sniff(bytes: &[u8]) -> Option<Self> {
        if let Some(format) = packed(bytes) {
            return Some(format);
        }
        let head = &bytes[..bytes.len().min(4096)];
        if hexapla_source::encoding::is_utf16(head) {
            return Some(Self::PlainText);
        }
        if magic::binary_kind(head).is_some() || head.contains(&0) {
            return None;
        }
        Some(marked_up(head).unwrap_or(Self::PlainText))
    }

    /// The format of a file: unmistakable first bytes go before the ending of its name, which goes before the rest.
    #[must_use]
    pub fn of(path: &Path, bytes: &[u8]) -> Self {
        let head = &bytes[..bytes.len().min(4096)];
        let named = match Self::from_path(path) {
            // Web pages and XML are found under the names of others.
            Some(Self::Docx | Self::Office) => marked_up(head).or(Self::from_path(path)),
            Some(Self::Tei) => marked_up(head).or(Some(Self::Tei)),
            named => named,
        };
        packed(bytes).or(named).or_else(|| Self::sniff(bytes)).unwrap_or(Self::PlainText)
    }

    /// Whether it is text, whose encoding has to be found.
    #[must_use]
    pub fn is_text(self) -> bool {
        matches!(self, Self::PlainText | Self::Markdown | Self::Html | Self::Tei)
    }
}

/// The format of bytes that are not text.
fn packed(bytes: &[u8]) -> Option<DocumentFormat> {
    if bytes.starts_with(b"%PDF-") {
        return Some(DocumentFormat::Pdf);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Some(DocumentFormat::Office);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let end = &bytes[bytes.len().saturating_sub(DIRECTORY)..];
        let odt = b"mimetypeapplication/vnd.oasis.opendocument.text";
        if bytes.get(30..30 + odt.len()) == Some(odt) {
            return Some(DocumentFormat::Office);
        }
        let is_word = contains(end, b"word/document.xml") || contains(end, b"word/document2.xml");
        return is_word.then_some(DocumentFormat::Docx);
    }
    match compound::kind(bytes)? {
        // A new file with a password is wrapped in an old one; its reader says so.
        Compound::Encrypted => Some(DocumentFormat::Docx),
        Compound::Word => Some(DocumentFormat::Office),
        _ => None,
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The format of a text that opens with tags.
fn marked_up(head: &[u8]) -> Option<DocumentFormat> {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let head = String::from_utf8_lossy(head.trim_ascii_start()).to_ascii_lowercase();
    if head.starts_with("<!doctype html") || has_tag(&head, &["<html"]) {
        Some(DocumentFormat::Html)
    } else if has_tag(&head, &TEI) {
        Some(DocumentFormat::Tei)
    } else if has_tag(&head, &["<?mso-application progid=\"word.document\"", "<office:document"]) {
        Some(DocumentFormat::Office)
    } else {
        None
    }
}

/// How the outermost element of TEI begins.
const TEI: [&str; 8] = ["<tei>", "<tei ", "<tei.2", "<teicorpus", "<text>", "<text ", "<text\n", "<tei\n"];

/// Whether one of `tags` opens a text, or is after its declaration or comment.
fn has_tag(head: &str, tags: &[&str]) -> bool {
    let declared = ["<?xml", "<!--", "<!doctype"].iter().any(|opening| head.starts_with(opening));
    tags.iter().any(|tag| head.starts_with(tag) || (declared && head.contains(tag)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_name() {
        for (name, want) in [
            ("a.TXT", Some(DocumentFormat::PlainText)),
            ("dir.md/b.fr.md", Some(DocumentFormat::Markdown)),
            ("c.htm", Some(DocumentFormat::Html)),
            ("d.docx", Some(DocumentFormat::Docx)),
            ("d.PDF", Some(DocumentFormat::Pdf)),
            ("e.rtf", Some(DocumentFormat::Office)),
            ("f.xml", Some(DocumentFormat::Tei)),
            ("g.csv", None),
            ("README", None),
        ] {
            assert_eq!(DocumentFormat::from_path(Path::new(name)), want, "{name}");
        }
        for ending in DocumentFormat::EXTENSIONS {
            assert!(DocumentFormat::from_path(Path::new(&format!("a{ending}"))).is_some(), "{ending}");
        }
    }

    #[test]
    fn by_first_bytes() {
        let table: [(&[u8], _); 12] = [
            (b"\xEF\xBB\xBF \n<!DOCTYPE html>", Some(DocumentFormat::Html)),
            (b"<?xml version='1.0'?><html>", Some(DocumentFormat::Html)),
            (b"<?xml version='1.0'?>\n<TEI xmlns='x'>", Some(DocumentFormat::Tei)),
            (b"<?xml version='1.0'?><tmx>", Some(DocumentFormat::PlainText)),
            ("１. 序言".as_bytes(), Some(DocumentFormat::PlainText)),
            (b"", Some(DocumentFormat::PlainText)),
            (b"%PDF-1.7", Some(DocumentFormat::Pdf)),
            (b"{\\rtf1\\ansi", Some(DocumentFormat::Office)),
            (b"PK\x03\x04 word/document.xml PK", Some(DocumentFormat::Docx)),
            (b"PK\x03\x04 xl/workbook.xml PK", None),
            (b"\xFF\xFEa\0b\0", Some(DocumentFormat::PlainText)),
            (b"a\0b", None),
        ];
        for (bytes, want) in table {
            assert_eq!(DocumentFormat::sniff(bytes), want, "{bytes:?}");
        }
    }

    #[test]
    fn bytes_and_name_together() {
        for (name, bytes, want) in [
            ("a.doc", &b"<html><p>a"[..], DocumentFormat::Html),
            ("a.doc", b"{\\rtf1", DocumentFormat::Office),
            ("a.txt", b"%PDF-1.4", DocumentFormat::Pdf),
            ("a.bin", b"PK\x03\x04 word/document.xml", DocumentFormat::Docx),
            ("a.docx", b"not a package", DocumentFormat::Docx),
            ("a.xml", b"<?xml version='1.0'?><html xmlns='x'>", DocumentFormat::Html),
            ("a.md", b"<html>", DocumentFormat::Markdown),
        ] {
            assert_eq!(DocumentFormat::of(Path::new(name), bytes), want, "{name}");
        }
    }
}
