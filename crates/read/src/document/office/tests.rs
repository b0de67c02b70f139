use super::*;

#[test]
fn urls() {
    assert_eq!(file_url(Path::new("/tmp/a b/é")), "file:///tmp/a%20b/%C3%A9");
    assert_eq!(file_url(Path::new("C:\\tmp")), "file:///C:/tmp");
}

#[test]
fn files_that_are_none_are_refused() {
    let compound = |name: &str, flags: u8| {
        let mut bytes = vec![0; 2_048];
        bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
        bytes[512..514].copy_from_slice(b"\xEC\xA5");
        bytes[523] = flags;
        for (n, unit) in name.encode_utf16().enumerate() {
            bytes[1_024 + 2 * n..][..2].copy_from_slice(&unit.to_le_bytes());
        }
        bytes[1_024 + 64] = 2 * name.len() as u8 + 2;
        bytes
    };
    let found = |bytes: &[u8]| {
        let (path, limits) = (Path::new("a.doc"), hexapla_source::Limits::default());
        check(&Source { path, bytes, lang: None, limits: &limits }).map_err(|e| e.to_string())
    };
    for (bytes, want) in [
        (compound("WordDocument", 0), ""),
        (compound("WordDocument", 1), "protected by a password"),
        (compound("Workbook", 0), "no Word document is in it"),
        (compound("", 0), "no Word document is in it"),
        (vec![1; 600], "it does not begin as a Word file"),
        (b"{\\rtf1 text}".to_vec(), ""),
        (b"<html>text</html>".to_vec(), ""),
        (b"plain text".to_vec(), ""),
        (b"\xDB\xA5\x01\x02\x03\x04\x05\x06\x07\x08\x01\x02".to_vec(), ""),
    ] {
        let error = found(&bytes).err().unwrap_or_default();
        assert!(error.contains(want) && error.is_empty() == want.is_empty(), "{want}: {error}");
    }
}

#[test]
fn rubbish_is_no_document_of_its_name() {
    let rubbish: Vec<u8> = (0..3_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for (name, bytes, want) in [
        ("a.odt", &rubbish[..], false),
        ("a.rtf", &rubbish, false),
        ("a.rtf", b"{\\rtf1 text}", true),
        ("a.odt", b"PK\x03\x04\x14\0\0\0\0\0", true),
        ("a.fodt", b"<?xml version=\"1.0\"?>", true),
    ] {
        let (path, limits) = (Path::new(name), hexapla_source::Limits::default());
        let found = check(&Source { path, bytes, lang: None, limits: &limits });
        assert_eq!(found.is_ok(), want, "{name}");
    }
}

#[test]
fn endings() {
    for (name, want) in [("a.RTF", "rtf"), ("b.bin", "doc"), ("c", "doc"), ("d.$(x)", "doc")] {
        assert_eq!(ending(Path::new(name)), want, "{name}");
    }
}

#[test]
fn reasons() {
    let ended = |code, said: &str| Ended { code, said: said.to_owned() };
    assert_eq!(
        reason("", &ended(Some(0), "Error: source file could not be loaded")),
        "source file could not be loaded"
    );
    assert!(reason("convert a -> b", &ended(Some(0), "")).starts_with("it makes no document of it"));
    assert_eq!(reason("", &ended(None, "")), "it was stopped");
}
