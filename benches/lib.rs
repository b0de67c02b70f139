//! What the benchmarks work on: our own report, repeated as often as needed.

use std::sync::Arc;

use hexapla::align::Aligner;
use hexapla::model::{Corpus, Document, Lang, Level, Segmented};
use hexapla::read::{DocumentFormat, Reader};
use hexapla::segment::Segmenter;
use hexapla_tests::{LANGS, read, report_path};

/// The six versions of our report as documents, the pivot first, and how many bytes they have together.
///
/// # Panics
/// If the corpus is not there.
#[must_use]
pub fn documents() -> (Vec<Document>, u64) {
    let mut bytes = 0;
    let document = |lang: &&str| {
        let path = report_path(lang);
        let text = read(&path);
        bytes += text.len() as u64;
        let lang = Lang::parse(lang).ok();
        let read =
            Reader::default().read_bytes(text.as_bytes(), DocumentFormat::PlainText, &path, lang, "report");
        read.expect("our own report").value
    };
    (LANGS.iter().map(document).collect(), bytes)
}

/// The same, outlined and cut into sentences.
#[must_use]
pub fn segmented() -> (Vec<Arc<Segmented>>, u64) {
    let (documents, bytes) = documents();
    (documents.into_iter().map(|d| Arc::new(Segmenter::new().segment(d).value)).collect(), bytes)
}

/// The rows of its sentences.
#[must_use]
pub fn rows() -> Corpus {
    let (texts, _) = segmented();
    let bitexts = Aligner::new().align(std::slice::from_ref(&texts)).value.remove(0);
    hexapla::corpus::join("report", &texts[0], &bitexts, Level::Sentence)
}
