//! How fast the words of two texts are cut and linked: those of our own report, again and again.

#![expect(missing_docs, reason = "criterion writes a public function")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use hexapla::model::{Column, Lang};
use hexapla::segment::Tokenizer;
use hexapla::words::WordAligner;
use hexapla_benches::rows;

/// How often the report is repeated.
const REPORTS: usize = 10;

fn words(criterion: &mut Criterion) {
    let corpus = rows();
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let mut group = criterion.benchmark_group("words");
    group.sample_size(10);
    let texts = |lang: usize| -> Vec<Option<&str>> {
        let text = |unit: &'_ hexapla::model::TranslationUnit| unit.texts[lang].is_some();
        let both = corpus.units.iter().filter(|unit| text(unit) && unit.texts[0].is_some());
        let own = both.map(|unit| unit.texts[lang].as_ref().map(|text| text.text.as_str()));
        let own: Vec<Option<&str>> = own.collect();
        own.iter().copied().cycle().take(own.len() * REPORTS).collect()
    };
    for (n, lang) in corpus.langs.iter().enumerate().skip(1) {
        let cut = |lang: Lang, texts: &[Option<&str>]| -> Column { Tokenizer::new(lang).column(texts) };
        let target = texts(n);
        let source: Vec<Option<&str>> = corpus
            .units
            .iter()
            .filter(|unit| unit.texts[0].is_some() && unit.texts[n].is_some())
            .map(|unit| unit.texts[0].as_ref().map(|text| text.text.as_str()))
            .collect();
        let source: Vec<Option<&str>> = source.iter().copied().cycle().take(target.len()).collect();
        let (from, to) = (cut(corpus.langs[0], &source), cut(*lang, &target));
        let link = || one.install(|| WordAligner::new().align(&from, &to).links);
        assert_eq!(link().len(), target.len(), "a row of links for each row");
        group.throughput(Throughput::Elements(target.len() as u64));
        group.bench_function(format!("cut, {lang}"), |b| b.iter(|| cut(*lang, &target)));
        group.bench_function(format!("link, en-{lang}"), |b| b.iter(link));
    }
    group.finish();
}

criterion_group!(benches, words);
criterion_main!(benches);
