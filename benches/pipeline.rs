//! How fast the whole job is, files in, rows out: the six versions of our report, with one thread.

#![expect(missing_docs, reason = "criterion writes a public function")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use hexapla::model::Level;
use hexapla_tests::{Gold, LANGS, Texts, corpus_folder, read, report_path};

fn pipeline(criterion: &mut Criterion) {
    let texts = Texts::read(&LANGS.map(|l| (l, report_path(l))));
    let gold = Gold::parse(&read(corpus_folder().join("gold/paragraphs.tsv")));
    let lines = texts.align().expect("our own report").lines();
    assert_eq!(gold.missed(&lines), [""; 0], "a fast wrong answer is no answer");
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let mut group = criterion.benchmark_group("pipeline");
    group.sample_size(20);
    group.throughput(Throughput::Bytes(texts.0.iter().map(|(_, t)| t.len() as u64).sum()));
    group.bench_function("six versions", |b| {
        b.iter(|| one.install(|| texts.align().map(|a| a.corpus(Level::Sentence).units.len())));
    });
    group.finish();
}

criterion_group!(benches, pipeline);
criterion_main!(benches);
