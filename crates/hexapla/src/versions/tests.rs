use super::*;

#[test]
fn a_fault_ends_one_document() {
    let path = Path::new("a.txt");
    let error = guarded::<()>(path, || panic!("a test of what happens then")).unwrap_err().to_string();
    assert!(error.starts_with("a.txt: a bug in hexapla"), "{error}");
    assert_eq!(guarded(path, || Ok(1)).unwrap(), 1);
}

/// Two texts are one only if all their marks are the same: `1.5` is not `15`.
#[test]
fn a_text_is_the_same_with_other_white_space_alone() {
    let sum = |bytes: &[u8]| {
        let (path, lang) = (Path::new("a.txt"), Some(Lang::EN));
        let read = Reader::default().read_bytes(bytes, DocumentFormat::PlainText, path, lang, "a");
        text_sum(&read.unwrap().value)
    };
    let text = sum(b"1. The lake is 1.5 km deep.\n\n2. Nobody swims.\n");
    assert!(text.is_some());
    assert_eq!(text, sum(b"1.  The lake is 1.5 km deep. \r\n\r\n2. Nobody swims.\r\n"));
    assert_ne!(text, sum(b"1. The lake is 15 km deep.\n\n2. Nobody swims.\n"));
    assert_ne!(text, sum(b"1. The lake is 1.5 km deep.\n\n2. Nobody swims!\n"));
}
