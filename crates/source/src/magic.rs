//! What a file that is not text looks like by its first bytes, and what to do about it.

use hexapla_lang::scan;

const UNPACK: &str = "unpack it first";
const OCR: &str = "only text can be aligned: recognise its characters first";
const UNKNOWN: &str = "only documents and text are read";

/// First bytes, what they mean, and what to do.
const MAGIC: [(&[u8], &str, &str); 14] = [
    (b"%PDF-", "a PDF file", "name it with the ending .pdf"),
    (
        b"PK\x03\x04",
        "a ZIP archive (as DOCX, ODT, EPUB and XLSX are)",
        "name it by what it is: .docx, .odt, .zip",
    ),
    (b"PK\x05\x06", "an empty ZIP archive", UNPACK),
    (b"\xD0\xCF\x11\xE0", "a Microsoft Office 97 file (DOC or XLS)", "name it by what it is: .doc"),
    (b"{\\rtf", "an RTF file", "name it with the ending .rtf"),
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

/// What the first bytes of a file that is not text show, and what to do about it.
pub fn binary_kind(head: &[u8]) -> Option<(String, &'static str)> {
    if let Some((found, hint)) = known(head) {
        return Some((found.to_owned(), hint));
    }
    let head = &head[..head.len().min(65_536)];
    let control = scan::sum(head, &CONTROLS) as usize;
    (control > 8 && control * 50 > head.len())
        .then(|| (format!("{control} control characters in the first {} bytes", head.len()), UNKNOWN))
}

/// The kind of file that opens with these bytes.
pub fn known(head: &[u8]) -> Option<(&'static str, &'static str)> {
    MAGIC.iter().find(|(magic, ..)| head.starts_with(magic)).map(|&(_, found, hint)| (found, hint))
}

/// One for each control character that no text needs; NUL is left to those who know the encoding.
static CONTROLS: [u64; 256] = {
    let mut table = [0; 256];
    let mut byte = 1;
    while byte < 0x20 {
        table[byte] = !matches!(byte as u8, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1B) as u64;
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_files_are_named() {
        for (bytes, want) in [
            (&b"%PDF-1.4\n"[..], "a PDF file"),
            (b"PK\x03\x04\x14", "a ZIP archive (as DOCX, ODT, EPUB and XLSX are)"),
            (b"\x01\x02\x03\x04\x05\x06\x07\x08\x01\x02", "10 control characters in the first 10 bytes"),
        ] {
            assert_eq!(binary_kind(bytes).unwrap().0, want);
        }
        assert_eq!(binary_kind("a\tb\u{c}\n".as_bytes()), None);
    }
}
