//! Archives of documents: what is listed can be read or is refused.

use hexapla::model::Lang;
use hexapla::read::{Reader, documents_in};

use super::Verdict;
use crate::scratch;

pub(super) fn archive(data: &[u8]) -> Verdict {
    let folder = scratch::folder();
    let path = scratch::put(&folder, "seed.zip", data);
    let (Ok(listed), Ok(again)) = (documents_in(&path), documents_in(&path)) else {
        return Verdict::Refused;
    };
    assert_eq!(listed, again, "listed alike");
    assert!(listed.documents.is_sorted(), "documents are in the order of names");
    let reader = Reader::default();
    for document in &listed.documents {
        assert!(document.starts_with(&path), "a member leads out of its archive: {}", document.display());
        let _ = reader.read(document, Some(Lang::EN), "seed").map_err(|error| error.to_string());
    }
    Verdict::Accepted
}
