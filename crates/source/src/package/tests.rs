use std::io::Write as _;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read(bytes: &[u8], part: &str, limits: &Limits) -> Result<Option<Vec<u8>>, Cause> {
    Package::open(bytes, limits)?.part(part)
}

#[test]
fn names_are_compared_as_office_does() {
    let zip = packed(&[("Word\\Document.XML", b"one"), ("word/document.xml", b"two"), ("x/", b"")]);
    for name in ["/word/document.xml", "word/DOCUMENT.xml", "WORD\\document.xml"] {
        assert_eq!(read(&zip, name, &Limits::default()).unwrap().unwrap(), b"one", "{name}");
    }
    assert_eq!(read(&zip, "document.xml", &Limits::default()).unwrap(), None);
    assert_eq!(Package::open(&zip, &Limits::default()).unwrap().names()[2], "x/");
}

/// Bytes that no program can pack.
fn noise(size: u32) -> Vec<u8> {
    (0..size / 4)
        .flat_map(|n| (n ^ 0x5bd1).wrapping_mul(2_654_435_761).rotate_left(n % 31).to_le_bytes())
        .collect()
}

#[test]
fn a_bomb_is_refused() {
    let zip = packed(&[
        ("bomb.xml", &vec![b' '; 40 << 20]),
        ("small.xml", &vec![b' '; 8 << 20]),
        ("picture", &noise(1 << 20)),
    ]);
    let found = read(&zip, "bomb.xml", &Limits::default()).unwrap_err();
    assert!(matches!(&found, Cause::Expands { part, .. } if part == "bomb.xml"), "{found}");
    assert!(found.at("a.docx").to_string().starts_with("a.docx, bomb.xml: "));
    assert!(read(&zip, "small.xml", &Limits::default()).is_ok());
    let limits = Limits { file_bytes: 1 << 20, ..Limits::default() };
    assert!(matches!(read(&zip, "small.xml", &limits), Err(Cause::Expands { limit: 0x10_0000, .. })));
}

#[test]
fn many_parts_below_the_limit_of_one_are_a_bomb() {
    let part = vec![b' '; 8 << 20];
    let zip = packed(&[("a", &part), ("b", &part), ("c", &part)]);
    let found = read(&zip, "a", &Limits::default()).unwrap_err();
    assert!(matches!(&found, Cause::Expands { part, .. } if part.is_empty()), "{found}");
}

#[test]
fn parts_that_share_bytes_are_refused() {
    let mut zip = packed(&[("a", &noise(4_000)), ("b", &noise(4_000))]);
    // The second entry of the directory leads to the first part.
    let entry = zip.windows(4).rposition(|w| w == ENTRY).unwrap();
    zip[entry + 42..entry + 46].fill(0);
    let found = read(&zip, "a", &Limits::default()).unwrap_err().at("a.docx").to_string();
    assert!(found.starts_with("a.docx: damaged or cut short: entries of the archive overlap"));
}

#[test]
fn a_part_is_no_larger_than_the_directory_says() {
    let mut zip = packed(&[("a", &vec![b' '; 1 << 20])]);
    let entry = zip.windows(4).rposition(|w| w == ENTRY).unwrap();
    zip[entry + 24..entry + 28].copy_from_slice(&1_000u32.to_le_bytes());
    let found = read(&zip, "a", &Limits::default()).unwrap_err().at("a.docx").to_string();
    assert!(found.starts_with("a.docx, a: damaged or cut short"));
}

#[test]
fn all_parts_together_have_a_limit() {
    let part = vec![b' '; 1 << 20];
    let zip = packed(&[("a", &part), ("b", &part)]);
    let limits = Limits { file_bytes: 1 << 20, ..Limits::default() };
    let mut package = Package::open(&zip, &limits).unwrap();
    for _ in 0..TOTAL {
        assert!(package.read(0).is_ok());
    }
    assert!(matches!(package.read(1), Err(Cause::Expands { limit: 0, .. })));
}

#[test]
fn damage_is_told_with_its_place() {
    let text: Vec<u8> = (0..20_000u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    let zip = packed(&[("word/document.xml", &text)]);
    let cut = &zip[..zip.len() / 2];
    let found = read(cut, "word/document.xml", &Limits::default()).unwrap_err();
    assert!(found.at("a.docx").to_string().starts_with("a.docx: damaged or cut short"));
    let mut hurt = zip.clone();
    hurt[200..300].fill(0);
    let found = read(&hurt, "word/document.xml", &Limits::default()).unwrap_err();
    assert!(found.at("a.docx").to_string().starts_with("a.docx, word/document.xml: damaged"));
    assert!(read(b"", "x", &Limits::default()).is_err());
}

#[test]
fn no_cut_and_no_changed_byte_panics() {
    let zip = packed(&[("a", b"some text, some text"), ("b", b"more")]);
    for n in 0..zip.len() {
        let _ = read(&zip[..n], "a", &Limits::default());
        let mut hurt = zip.clone();
        hurt[n] ^= 0xFF;
        let _ = read(&hurt, "a", &Limits::default());
    }
}

#[test]
fn parts_may_be_utf_16() {
    let bytes: Vec<u8> = "\u{FEFF}<a/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(text(&bytes), "<a/>");
    assert_eq!(text(b"\xEF\xBB\xBF<a/>"), "<a/>");
}
