//! How fast paragraphs are cut into sentences.

#![expect(missing_docs, reason = "criterion writes a public function")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use hexapla::segment::sentences;
use hexapla_benches::documents;

fn splitting(criterion: &mut Criterion) {
    let (documents, _) = documents();
    let mut group = criterion.benchmark_group("sentences");
    for document in &documents {
        let all =
            || document.blocks.iter().map(|b| sentences(&b.text, 0, document.lang).len()).sum::<usize>();
        let found = all();
        assert!(
            (240..=420).contains(&found),
            "{}: {found} sentences in a report of about 270",
            document.lang
        );
        group.throughput(Throughput::Bytes(document.blocks.iter().map(|b| b.text.len() as u64).sum()));
        group.bench_function(document.lang.as_str(), |b| b.iter(all));
    }
    group.finish();
}

criterion_group!(benches, splitting);
criterion_main!(benches);
