//! How fast the glossary of our own report is made from its rows.

#![expect(missing_docs, reason = "criterion writes a public function")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use hexapla::Terms;
use hexapla_benches::rows;

fn terms(criterion: &mut Criterion) {
    let corpus = rows();
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let entries = || one.install(|| Terms::default().run(&corpus).value.entries.len());
    assert!(entries() > 20, "{} entries of a report of 66 paragraphs", entries());
    let mut group = criterion.benchmark_group("terms");
    group.sample_size(10);
    group.throughput(Throughput::Elements(corpus.units.len() as u64));
    group.bench_function("six languages", |b| b.iter(entries));
    group.finish();
}

criterion_group!(benches, terms);
criterion_main!(benches);
