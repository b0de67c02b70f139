//! From bytes to text: refuses what is not text and says what it looks like.

use std::path::Path;

use crate::ReadError;

const CONVERT_DOCX: &str =
    "save it as text, Markdown or HTML first (for example: pandoc FILE.docx -o FILE.md)";
const CONVERT_DOC: &str =
    "save it as text or HTML first (for example: soffice --headless --convert-to html FILE)";
const CONVERT_PDF: &str = "extract its text first (for example: pdftotext FILE.pdf FILE.txt)";
const UNPACK: &str = "unpack it first";
const OCR: &str = "only text can be aligned: recognise its characters first";
const UNKNOWN: &str = "only text, Markdown and HTML are read";

/// First bytes, what they mean, and what to do.
const MAGIC: [(&[u8], &str, &str); 13] = [
    (b"%PDF-", "a PDF file", CONVERT_PDF),
    (b"PK\x03\x04", "a ZIP archive (as DOCX, ODT, EPUB and XLSX are)", CONVERT_DOCX),
    (b"\xD0\xCF\x11\xE0", "a Microsoft Office 97 file (DOC or XLS)", CONVERT_DOC),
    (b"{\\rtf", "an RTF file", CONVERT_DOC),
    (b"\x89PNG", "a PNG image", OCR),
    (b"\xFF\xD8\xFF", "a JPEG image", OCR),
    (b"GIF8", "a GIF image", OCR),
    (b"II*\0", "a TIFF image", OCR),
    (b"MM\0*", "a TIFF image", OCR),
    (b"\x1F\x8B", "a gzip archive", UNPACK),
    (b"7z\xBC\xAF", "a 7z archive", UNPACK),
    (b"Rar!", "a RAR archive", UNPACK),
    (b"\x7FELF", "a program", UNKNOWN),
];

/// What the first bytes of a file that is no text show, and what to do about it.
pub(crate) fn binary_kind(head: &[u8]) -> Option<(&'static str, &'static str)> {
    MAGIC.iter().find(|(magic, ..)| head.starts_with(magic)).map(|&(_, found, hint)| (found, hint))
}

/// Whether the bytes open with a byte order mark of UTF-16 or UTF-32.
fn is_utf16(head: &[u8]) -> bool {
    head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF")
}

/// Refuses a file whose first bytes are not those of a text.
pub(crate) fn refuse_binary(head: &[u8], path: &Path) -> Result<(), ReadError> {
    if let Some((found, hint)) = binary_kind(head) {
        return Err(ReadError::NotText { path: path.into(), found: found.into(), hint });
    }
    if is_utf16(head) {
        let hint = "it looks like UTF-16: convert it (for example: iconv -f UTF-16 -t UTF-8)".into();
        return Err(ReadError::InvalidUtf8 { path: path.into(), offset: 0, line: 1, hint });
    }
    let head = &head[..head.len().min(65_536)];
    let control = head.iter().filter(|&&b| is_control(b)).count();
    if control > 8 && control * 50 > head.len() {
        let found = format!("{control} control characters in the first {} bytes", head.len());
        return Err(ReadError::NotText { path: path.into(), found, hint: UNKNOWN });
    }
    Ok(())
}

/// Whether a byte is a control character that no text needs.
fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1B)
}

/// The error for a NUL byte.
pub(crate) fn nul_byte(path: &Path, line: u32) -> ReadError {
    let found = format!("a NUL byte on line {line}");
    let hint = "it may be UTF-16 without a byte order mark, or no text at all: save it as UTF-8";
    ReadError::NotText { path: path.into(), found, hint }
}

/// The text of `bytes` without its byte order mark.
pub(crate) fn decode<'a>(bytes: &'a [u8], path: &Path) -> Result<&'a str, ReadError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text)),
        Err(e) => {
            let offset = e.valid_up_to();
            let line = 1 + crate::lines::count_ends(&bytes[..offset]);
            Err(ReadError::InvalidUtf8 { path: path.into(), offset, line, hint: guess(bytes, offset) })
        }
    }
}

/// What the encoding may be: what the file itself declares, or what its share of high bytes suggests.
fn guess(bytes: &[u8], offset: usize) -> String {
    if let Some(name) = declared_charset(bytes).filter(|n| !n.eq_ignore_ascii_case("utf-8")) {
        return format!("it declares {name}: convert it (for example: iconv -f {name} -t UTF-8)");
    }
    let around = &bytes[offset..bytes.len().min(offset + 4096)];
    let high = around.iter().filter(|b| **b >= 0x80).count();
    let names = if high * 3 > around.len() {
        "GB18030, windows-1251 or windows-1256"
    } else {
        "windows-1252 or ISO-8859-1"
    };
    format!("it may be {names}: convert it (for example: iconv -f ENCODING -t UTF-8)")
}

/// The character set that an HTML file names for itself.
pub(crate) fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let after = head.split_once("charset=")?.1.trim_start_matches(['"', '\'', ' ']);
    let end = after.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c))).unwrap_or(after.len());
    (end > 0).then(|| after[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wrong_byte_is_named() {
        let error = decode(b"one\r\ntwo\n caf\xE9", Path::new("fr.txt")).unwrap_err();
        let text = error.to_string();
        assert!(text.starts_with("fr.txt, line 3: not UTF-8 at byte 13;"), "{text}");
        let error = decode("<meta charset=windows-1251>\n\u{ff}".as_bytes(), Path::new("x"));
        assert!(error.is_ok());
        let error = decode(b"<meta charset=\"windows-1251\">\n\xCF\xF0", Path::new("x")).unwrap_err();
        assert!(error.to_string().contains("iconv -f windows-1251"), "{error}");
    }

    #[test]
    fn the_byte_order_mark_is_dropped() {
        assert_eq!(decode("\u{FEFF}报告".as_bytes(), Path::new("x")).ok(), Some("报告"));
    }

    #[test]
    fn binary_files_are_named() {
        for (bytes, want) in [
            (&b"%PDF-1.4\n"[..], "a PDF file"),
            (b"PK\x03\x04\x14", "DOCX"),
            (b"\x01\x02\x03\x04\x05\x06\x07\x08\x01\x02", "control characters"),
            (b"\xFF\xFEa\0", "UTF-16"),
        ] {
            let error = refuse_binary(bytes, Path::new("x")).unwrap_err();
            assert!(error.to_string().contains(want), "{error}");
        }
        assert!(refuse_binary("a\tb\u{c}\n".as_bytes(), Path::new("x")).is_ok());
    }
}
