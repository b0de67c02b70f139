//! How fast files are read into blocks, and how fast the language of their text is reported.

#![expect(missing_docs, reason = "criterion writes a public function")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use hexapla::model::Lang;
use hexapla::read::{DocumentFormat, Reader, contradicted, language_sample};
use hexapla_tests::{LANGS, read, report_path};

fn reading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read");
    for code in LANGS {
        let (path, lang) = (report_path(code), Lang::parse(code).expect("a language"));
        let text = read(&path);
        let blocks = || {
            let bytes = text.as_bytes();
            let read =
                Reader::default().read_bytes(bytes, DocumentFormat::PlainText, &path, Some(lang), "report");
            read.expect("our own report").value.blocks.len()
        };
        assert!((100..=200).contains(&blocks()), "{code}: {} blocks", blocks());
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(code, |b| b.iter(blocks));
        let doubt = || contradicted(lang, &language_sample(text.lines()));
        assert_eq!(doubt(), None, "{code}");
        group.bench_function(format!("language, {code}"), |b| b.iter(doubt));
    }
    group.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);
