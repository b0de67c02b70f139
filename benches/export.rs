//! How fast the rows of our own report are written in each format, into memory.

#![expect(missing_docs, reason = "criterion writes a public function")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use hexapla::formats::{Format, Options, Purpose};
use hexapla_benches::rows;

fn export(criterion: &mut Criterion) {
    let (corpus, options) = (rows(), Options::default());
    let mut group = criterion.benchmark_group("export");
    group.throughput(Throughput::Elements(corpus.units.len() as u64));
    for format in Format::all(Purpose::WriteCorpus) {
        let parts = format.parts(&corpus.langs, &options);
        let write = || {
            let mut bytes = Vec::new();
            for part in &parts {
                part.write(&corpus, &options, &mut bytes).expect("memory");
            }
            bytes.len()
        };
        assert!(write() > 1_000, "{}", format.name());
        group.bench_function(format.name(), |b| b.iter(write));
    }
    group.finish();
}

criterion_group!(benches, export);
criterion_main!(benches);
