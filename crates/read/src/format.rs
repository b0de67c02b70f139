//! The file formats that can be read, told by name or by first bytes.

use std::path::Path;

/// A format that [`Reader`](crate::Reader) understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Text without markup, one paragraph a line or hard-wrapped.
    PlainText,
    /// CommonMark with tables and footnotes.
    Markdown,
    /// HTML in any version.
    Html,
}

impl Format {
    /// The endings of the file names that are read.
    pub const EXTENSIONS: [&str; 6] = [".txt", ".text", ".md", ".markdown", ".html", ".htm"];

    /// The format that the ending of `path` names.
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "txt" | "text" => Some(Self::PlainText),
            "md" | "markdown" | "mkd" | "mdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            _ => None,
        }
    }

    /// The format that the first bytes show: HTML if they open with its tags, plain text if they are text.
    #[must_use]
    pub fn sniff(bytes: &[u8]) -> Option<Self> {
        let head = &bytes[..bytes.len().min(1024)];
        if crate::encoding::binary_kind(head).is_some() || head.contains(&0) {
            return None;
        }
        let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
        let head = String::from_utf8_lossy(head.trim_ascii_start()).to_ascii_lowercase();
        let opens = |tag: &str| head.starts_with(tag);
        let declared = opens("<?xml") || opens("<!--");
        let html = opens("<!doctype html") || opens("<html") || (declared && head.contains("<html"));
        Some(if html { Self::Html } else { Self::PlainText })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_name() {
        for (name, want) in [
            ("a.TXT", Some(Format::PlainText)),
            ("dir.md/b.fr.md", Some(Format::Markdown)),
            ("c.htm", Some(Format::Html)),
            ("d.docx", None),
            ("README", None),
        ] {
            assert_eq!(Format::from_path(Path::new(name)), want, "{name}");
        }
    }

    #[test]
    fn by_first_bytes() {
        let table: [(&[u8], _); 6] = [
            (b"\xEF\xBB\xBF \n<!DOCTYPE html>", Some(Format::Html)),
            (b"<?xml version='1.0'?><html>", Some(Format::Html)),
            ("１. 序言".as_bytes(), Some(Format::PlainText)),
            (b"", Some(Format::PlainText)),
            (b"%PDF-1.7", None),
            (b"a\0b", None),
        ];
        for (bytes, want) in table {
            assert_eq!(Format::sniff(bytes), want, "{bytes:?}");
        }
    }
}
