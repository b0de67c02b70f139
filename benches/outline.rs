//! How fast outlines are read and texts cut into sentences, words and entities: the six versions of our report.

#![expect(missing_docs, reason = "criterion writes a public function")]

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use hexapla::model::BlockKind;
use hexapla::segment::Segmenter;
use hexapla_benches::documents;

fn outline(criterion: &mut Criterion) {
    let (documents, bytes) = documents();
    // The report has 66 numbered paragraphs; one is missing in Arabic and twenty have lost their numbers in Spanish.
    let numbered = |n: usize| {
        let text = Segmenter::new().segment(documents[n].clone()).value;
        let blocks = text.document.blocks.iter();
        blocks.filter(|b| b.kind == BlockKind::Paragraph && b.anchor.is_some()).count()
    };
    assert_eq!((numbered(0), numbered(4)), (66, 65));
    let mut group = criterion.benchmark_group("outline");
    group.throughput(Throughput::Bytes(bytes));
    group.bench_function("segment six versions", |b| {
        b.iter_batched(
            || documents.clone(),
            |documents| documents.into_iter().map(|d| Segmenter::new().segment(d)).collect::<Vec<_>>(),
            BatchSize::SmallInput,
        );
    });
    for document in &documents {
        group.throughput(Throughput::Bytes(document.blocks.iter().map(|b| b.text.len() as u64).sum()));
        group.bench_function(document.lang.as_str(), |b| {
            b.iter_batched(
                || document.clone(),
                |document| black_box(Segmenter::new().segment(document)),
                BatchSize::SmallInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, outline);
criterion_main!(benches);
