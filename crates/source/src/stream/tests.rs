use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;

fn read(bytes: &[u8], limits: &Limits) -> Result<(String, u32), String> {
    let mut source = Stream::new(bytes, limits).map_err(|e| e.at("a").to_string())?;
    let mut text = String::new();
    source.begin_item();
    match source.read_to_string(&mut text) {
        Ok(_) => Ok((text, source.line)),
        Err(error) => Err(source.failure(error).at("a").to_string()),
    }
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn encodings() {
    let declared = |label: &str| format!("<?xml version='1.0' encoding=\"{label}\"?>");
    let cyrillic = [declared("windows-1251").as_bytes(), b"<a>\xE0</a>"].concat();
    for (bytes, want) in [
        ("船\r\n湖".as_bytes().to_vec(), "船\r\n湖".to_owned()),
        ("\u{FEFF}船".as_bytes().to_vec(), "船".to_owned()),
        (utf16("\u{FEFF}船😀"), "船😀".to_owned()),
        (utf16("<?xml?>船"), "<?xml?>船".to_owned()),
        (cyrillic, declared("windows-1251") + "<a>а</a>"),
        ([declared("UTF-16").as_bytes(), "船".as_bytes()].concat(), declared("UTF-16") + "船"),
        (b"a \xCE\xE7\xE5\xF0\xEE \xE8 \xF0\xE5\xEA\xE0".to_vec(), "a Озеро и река".to_owned()),
        (packed("\u{FEFF}船".as_bytes()), "船".to_owned()),
        ([packed(b"a"), packed(b"b")].concat(), "ab".to_owned()),
    ] {
        assert_eq!(read(&bytes, &Limits::default()).map(|r| r.0), Ok(want));
    }
    let (_, line) = read("a\r\nb\rc\n船船".as_bytes(), &Limits::default()).unwrap();
    assert_eq!(line, 4);
}

#[test]
fn limits() {
    let small = Limits { corpus_bytes: 100, line_bytes: 1_000, ..Limits::default() };
    let bomb = packed(&[b'a'; 200_000]);
    assert!(read(&bomb, &small).unwrap_err().starts_with("a: larger than 100 bytes"));
    let short = Limits { line_bytes: 10, ..Limits::default() };
    assert!(read(&bomb, &short).unwrap_err().starts_with("a, line 1: longer than 10 bytes"));
    let cut = &packed(b"abc")[..12];
    assert!(read(cut, &Limits::default()).is_err());
}
