use super::*;

#[test]
fn a_fault_ends_one_document() {
    let path = Path::new("a.txt");
    let error = guarded::<()>(path, || panic!("a test of what happens then")).unwrap_err().to_string();
    assert!(error.starts_with("a.txt: a bug in hexapla"), "{error}");
    assert_eq!(guarded(path, || Ok(1)).unwrap(), 1);
}
