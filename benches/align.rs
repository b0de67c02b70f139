//! How fast segmented texts are aligned: blocks, sentences and the lexicon of the batch.

#![expect(missing_docs, reason = "criterion writes a public function")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use hexapla::align::Aligner;
use hexapla_benches::segmented;

fn align(criterion: &mut Criterion) {
    let (texts, _) = segmented();
    let aligner = Aligner::new();
    let six = vec![texts.clone()];
    let sentences = |texts: &[std::sync::Arc<hexapla::model::Segmented>]| -> u64 {
        texts.iter().map(|t| t.segments.len() as u64).sum()
    };
    let mut group = criterion.benchmark_group("align");
    group.sample_size(20);
    let bitexts = aligner.align(&six).value.remove(0);
    assert_eq!(bitexts.len(), 5);
    let one_one = |n: usize| {
        let beads = bitexts[n].segments.beads();
        beads.iter().filter(|b| b.source.len() == 1 && b.target.len() == 1).count()
    };
    assert!((0..5).all(|n| one_one(n) > 120), "most sentences are translated by one");
    group.throughput(Throughput::Elements(sentences(&texts)));
    group.bench_function("six versions", |b| b.iter(|| aligner.align(&six)));
    for target in &texts[1..] {
        let pair = vec![vec![texts[0].clone(), target.clone()]];
        group.throughput(Throughput::Elements(sentences(&pair[0])));
        let name = format!("en-{}", target.document.lang);
        group.bench_function(&name, |b| b.iter(|| aligner.align(&pair)));
        group.bench_function(format!("{name} without blocks"), |b| {
            b.iter(|| aligner.align_sentences(pair[0][0].clone(), pair[0][1].clone()));
        });
    }
    group.finish();
}

criterion_group!(benches, align);
criterion_main!(benches);
