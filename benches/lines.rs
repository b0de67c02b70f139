//! How fast texts with one sentence per line are aligned, all included: in paragraphs, and as one unbroken text of two
//! lengths.

#![expect(missing_docs, reason = "criterion writes a public function")]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use hexapla::align::Aligner;
use hexapla::model::{Block, Document, Lang, Location};
use hexapla_benches::segmented;

/// Sentences of a paragraph.
const PARAGRAPH: usize = 5;

/// `n` sentences of our own report in English and another language, those that one bead joins, again and again; each round
/// has numbers of its own, so that no passage is twice.
fn texts(target: usize, n: usize, paragraphs: bool) -> [Document; 2] {
    let (texts, _) = segmented();
    let bitext =
        Aligner::new().align(&[vec![texts[0].clone(), texts[target].clone()]]).value.remove(0).remove(0);
    let pairs: Vec<(&str, &str)> = bitext
        .segments
        .beads()
        .iter()
        .filter(|b| b.source.len() == 1 && b.target.len() == 1)
        .map(|b| {
            (
                bitext.source.segment_text(b.source.start as usize),
                bitext.target.segment_text(b.target.start as usize),
            )
        })
        .collect();
    let mut lines: [Vec<String>; 2] = Default::default();
    for k in 0..n {
        let (source, target) = pairs[k * 7 % pairs.len()];
        let number = 1_000 + k;
        lines[0].push(format!("{source} {number}"));
        lines[1].push(format!("{target} {number}"));
        if paragraphs && k % PARAGRAPH == PARAGRAPH - 1 {
            lines.iter_mut().for_each(|side| side.push(String::new()));
        }
    }
    let langs: [Lang; 2] = [texts[0].document.lang, texts[target].document.lang];
    let mut lines = lines.into_iter().zip(langs);
    std::array::from_fn(|_| {
        let (lines, lang) = lines.next().expect("two sides");
        let block = |(n, text): (usize, String)| {
            Block::new(text, Location { line: n as u32 + 1, page: None }, n as u32)
        };
        let blocks = lines.into_iter().enumerate().map(block).collect();
        Document { id: "lines".into(), symbol: None, lang, path: "lines.txt".into(), blocks }
    })
}

fn lines(criterion: &mut Criterion) {
    let aligner = Aligner::new();
    let mut group = criterion.benchmark_group("lines");
    group.sample_size(10);
    for (name, n, paragraphs) in
        [("paragraphs", 10_000, true), ("unbroken", 10_000, false), ("unbroken", 40_000, false)]
    {
        for target in [1, 2] {
            let [source, other] = texts(target, n, paragraphs);
            let align = || hexapla::align_sentences(&aligner, source.clone(), other.clone());
            let right = align().value.value.beads().iter().filter(|b| b.source == b.target).count();
            assert!(right * 100 > source.blocks.len() * 98, "{name}: {right} of {n} beads");
            group.throughput(Throughput::Elements(n as u64));
            group.bench_function(BenchmarkId::new(format!("{name} en-{}", other.lang), n), |b| b.iter(align));
        }
    }
    group.finish();
}

criterion_group!(benches, lines);
criterion_main!(benches);
