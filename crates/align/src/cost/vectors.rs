//! The vectors of the sentences or blocks of texts, of runs of them, and what is near to each.

mod margin;

use std::ops::Range;
use std::sync::Arc;

use hexapla_model::{Both, Segmented, SentenceEncoder, Vectors, dot};
use rustc_hash::FxHashMap;

use crate::lattice::{Run, Stretch};

use margin::neighbourhoods;
pub(crate) use margin::ratio_margin;

/// The most items of a side of a bead.
pub(crate) const LONGEST: usize = 4;
/// How many neighbours show how near others are to a run.
const NEIGHBOURS: usize = 4;
/// How far around the place where a translation is expected neighbours are looked for.
const AROUND: usize = 200;

/// The vectors of one text, sentence by sentence or block by block; equal runs of sentences have one.
#[derive(Debug)]
pub(crate) struct TextVectors {
    /// For each length the vectors of all runs of so many segments that differ.
    runs: [Vectors; LONGEST],
    /// For each length and each segment the row of the run that begins there.
    rows: [Vec<u32>; LONGEST],
}

impl TextVectors {
    pub(crate) fn new(encoder: &dyn SentenceEncoder, text: &Segmented) -> Self {
        let texts: Vec<&str> = (0..text.segments.len()).map(|n| text.segment_text(n)).collect();
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        let numbers: Vec<u32> = texts
            .iter()
            .map(|text| {
                let next = known.len() as u32;
                *known.entry(text).or_insert(next)
            })
            .collect();
        let mut all: Vec<Range<usize>> = Vec::new();
        let mut ends = [0; LONGEST];
        let rows = std::array::from_fn(|n| {
            let first = all.len();
            let mut distinct: FxHashMap<&[u32], u32> = FxHashMap::default();
            let rows = numbers.windows(n + 1).enumerate().map(|(start, run)| {
                *distinct.entry(run).or_insert_with(|| {
                    all.push(start..start + n + 1);
                    (all.len() - 1 - first) as u32
                })
            });
            let rows = rows.collect();
            ends[n] = all.len();
            rows
        });
        let vectors = encoder.encode_runs(&texts, &all);
        let runs = std::array::from_fn(|n| {
            let from = if n == 0 { 0 } else { ends[n - 1] };
            vectors.part(from..ends[n])
        });
        Self { runs, rows }
    }

    /// Vectors of blocks, whose segments are given: a run of them has the sum of their sentences.
    fn of_blocks(&self, segments: &[Range<u32>]) -> Self {
        let mut data = Vec::with_capacity(self.len() * self.runs[0].dimensions());
        self.rows[0].iter().for_each(|row| data.extend_from_slice(self.runs[0].row(*row as usize)));
        let sentences = Vectors::from_unit_rows(self.runs[0].dimensions(), data);
        let runs = std::array::from_fn(|n| {
            let runs = segments.windows(n + 1);
            let inside = runs.map(|run| run[0].start as usize..run[n].end as usize);
            sentences.sums(&inside.collect::<Vec<_>>())
        });
        let rows = std::array::from_fn(|n| (0..segments.len().saturating_sub(n) as u32).collect());
        Self { runs, rows }
    }

    /// How many items there are.
    fn len(&self) -> usize {
        self.rows[0].len()
    }

    /// The vector of some segments.
    fn run(&self, segments: Run) -> &[f32] {
        let rows = &self.rows[segments.len - 1];
        self.runs[segments.len - 1].row(rows[segments.from] as usize)
    }
}

/// The vectors of two texts.
#[derive(Debug)]
pub(crate) struct PairVectors {
    texts: Both<Arc<TextVectors>>,
    /// For each length and each segment how near the nearest segments of the other text are to the run that begins there.
    near: Both<[Vec<f32>; LONGEST]>,
}

impl PairVectors {
    pub(crate) fn new(source: &Arc<TextVectors>, target: &Arc<TextVectors>) -> Self {
        let (of_source, of_target) = rayon::join(|| near(source, target), || near(target, source));
        Self { texts: Both::new(source.clone(), target.clone()), near: Both::new(of_source, of_target) }
    }

    /// The vectors of the blocks of both texts, whose segments are given.
    pub(crate) fn of_blocks(&self, segments: &Both<Vec<Range<u32>>>) -> Self {
        let texts = self.texts.as_ref().zip(segments.as_ref());
        let Both { source, target } = texts.map(|(text, segments)| Arc::new(text.of_blocks(segments)));
        Self::new(&source, &target)
    }

    /// The cosine of the two sides of a bead.
    pub(crate) fn cosine(&self, bead: Stretch) -> f32 {
        dot(self.texts.source.run(bead.source), self.texts.target.run(bead.target))
    }

    /// How near the nearest segments of the other text are to each side of a bead; 0 if nothing is known of it.
    pub(crate) fn near(&self, bead: Stretch) -> Both<f32> {
        let (source, target) = (bead.source, bead.target);
        Both::new(
            self.near.source[source.len - 1][source.from],
            self.near.target[target.len - 1][target.from],
        )
    }
}

/// How near the nearest segments of `others` are to the runs of `text`, where they can be expected.
fn near(text: &TextVectors, others: &TextVectors) -> [Vec<f32>; LONGEST] {
    std::array::from_fn(|n| {
        let rows = &text.rows[n];
        let mut first = vec![0usize; text.runs[n].len()];
        rows.iter().enumerate().rev().for_each(|(at, row)| first[*row as usize] = at);
        let distinct = others.runs[0].len();
        let means = neighbourhoods(&text.runs[n], &others.runs[0], NEIGHBOURS, |row| {
            let expected = first[row] * others.len() / text.len().max(1);
            let middle = others.rows[0].get(expected).map_or(0, |row| *row as usize);
            middle.saturating_sub(AROUND)..(middle + AROUND).min(distinct)
        });
        rows.iter().map(|row| means[*row as usize]).collect()
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use hexapla_model::{Block, Document, Lang, LengthModel, Location, Segment, Span, Vocabulary};

    use super::*;

    /// Knows letters: a text is the sum of its letters.
    #[derive(Debug)]
    struct Letters;

    impl SentenceEncoder for Letters {
        fn dimensions(&self) -> usize {
            26
        }

        fn encode(&self, texts: &[&str]) -> Vectors {
            let mut data = vec![0.0; 26 * texts.len()];
            for (row, text) in data.chunks_exact_mut(26).zip(texts) {
                text.bytes().filter(u8::is_ascii_lowercase).for_each(|b| row[usize::from(b - b'a')] += 1.0);
            }
            Vectors::new(26, data)
        }
    }

    fn vectors(lines: &[&str]) -> Arc<TextVectors> {
        Arc::new(TextVectors::new(&Letters, &text(lines)))
    }

    /// One segment per line.
    fn text(lines: &[&str]) -> Segmented {
        let block =
            |(n, line): (usize, &&str)| Block::new(*line, Location { line: n as u32 + 1, page: None }, 0);
        let segment = |(n, line): (usize, &&str)| Segment {
            block: n as u32,
            span: Span::new(0, line.len()),
            length: line.len() as f32,
            tokens: 0..0,
            entities: 0..0,
        };
        let blocks = lines.iter().enumerate().map(block).collect();
        Segmented {
            document: Document { id: "a".into(), symbol: None, lang: Lang::EN, path: "a".into(), blocks },
            segments: lines.iter().enumerate().map(segment).collect(),
            block_segments: (0..lines.len() as u32).map(|n| n..n + 1).collect(),
            tokens: Vec::new(),
            forms: Vocabulary::default(),
            entities: Vec::new(),
            keys: Vocabulary::default(),
            lengths: LengthModel { ratio: 1.0, variance: 3.0 },
        }
    }

    /// Two texts by their lines; a vector counts the letters.
    pub(crate) fn pair(source: &[&str], target: &[&str]) -> PairVectors {
        PairVectors::new(&vectors(source), &vectors(target))
    }

    #[test]
    fn equal_runs_have_one_vector() {
        let text = vectors(&["a", "b", "a", "b", "c"]);
        assert_eq!(text.len(), 5);
        assert_eq!(text.runs.each_ref().map(Vectors::len), [3, 3, 3, 2]);
        assert_eq!(text.rows[1], [0, 1, 0, 2]);
        assert_eq!(text.run(Run::new(0, 2)), text.run(Run::new(2, 2)));
        assert_ne!(text.run(Run::new(0, 2)), text.run(Run::new(3, 2)));
        assert!((text.run(Run::new(0, 2))[0] - 0.5f32.sqrt()).abs() < 1e-6);
    }

    #[test]
    fn short_texts_have_no_long_runs() {
        let text = vectors(&["a", "b"]);
        assert_eq!(text.runs.each_ref().map(Vectors::len), [2, 1, 0, 0]);
        assert_eq!(vectors(&[]).len(), 0);
    }

    #[test]
    fn cosines_and_neighbourhoods_are_those_of_runs() {
        let pair = pair(&["a", "b", "c"], &["ab", "c"]);
        let bead = |source, target| Stretch { source, target };
        assert!((pair.cosine(bead(Run::new(0, 2), Run::one(0))) - 1.0).abs() < 1e-6);
        assert!((pair.cosine(bead(Run::one(0), Run::one(0))) - 0.5f32.sqrt()).abs() < 1e-6);
        assert_eq!(pair.cosine(bead(Run::one(2), Run::one(0))), 0.0);
        // The mean over both segments of the other text: 1 and 0 for what translates one of them.
        let near = pair.near(bead(Run::one(2), Run::one(1)));
        assert!((near.source - 0.5).abs() < 1e-6 && (near.target - 1.0 / 3.0).abs() < 1e-6, "{near:?}");
    }

    #[test]
    fn blocks_have_the_vectors_of_their_sentences() {
        let pair = pair(&["a", "b", "c"], &["ab", "c"]);
        let blocks = pair.of_blocks(&Both::new(vec![0..2, 2..2, 2..3], vec![0..1, 1..2]));
        let bead = |source, target| Stretch { source, target };
        assert!((blocks.cosine(bead(Run::one(0), Run::one(0))) - 1.0).abs() < 1e-6);
        assert!((blocks.cosine(bead(Run::new(1, 2), Run::one(1))) - 1.0).abs() < 1e-6);
        assert_eq!(blocks.cosine(bead(Run::one(1), Run::one(0))), 0.0, "a block without sentences");
    }

    #[test]
    fn against_an_empty_text_nothing_is_near() {
        let pair = pair(&["a", "b"], &[]);
        assert_eq!(pair.near.source[0], [0.0, 0.0]);
        assert!(pair.near.target[0].is_empty());
    }
}
