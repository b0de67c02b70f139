//! The vectors of the sentences of texts, of runs of them, and what is near to each.

use std::ops::Range;
use std::sync::Arc;

use hexapla_model::Segmented;
use rustc_hash::FxHashMap;

use crate::encoder::{Encoder, Vectors, dot, neighbourhoods};

/// The most items of a side of a bead.
pub(crate) const LONGEST: usize = 4;
/// How many neighbours tell how near others are to a run.
const NEIGHBOURS: usize = 4;
/// How far around the place where a translation is expected neighbours are looked for.
const AROUND: usize = 200;

/// The vectors of one text; equal runs have one.
#[derive(Debug)]
pub(crate) struct TextVectors {
    /// For each length the vectors of all runs of so many segments that differ.
    runs: [Vectors; LONGEST],
    /// For each length and each segment the row of the run that begins there.
    rows: [Vec<u32>; LONGEST],
}

impl TextVectors {
    pub(crate) fn new(encoder: &dyn Encoder, text: &Segmented) -> Self {
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
            let row = |(start, run)| {
                *distinct.entry(run).or_insert_with(|| {
                    all.push(start..start + n + 1);
                    (all.len() - 1 - first) as u32
                })
            };
            let rows = numbers.windows(n + 1).enumerate().map(row).collect();
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

    /// How many segments there are.
    fn len(&self) -> usize {
        self.rows[0].len()
    }

    /// The vector of `n` segments from `at` on.
    fn run(&self, at: usize, n: usize) -> &[f32] {
        self.runs[n - 1].row(self.rows[n - 1][at] as usize)
    }
}

/// The vectors of two texts.
#[derive(Debug)]
pub(crate) struct PairVectors {
    source: Arc<TextVectors>,
    target: Arc<TextVectors>,
    /// For each length and each segment how near the nearest segments of the other text are to the run that begins there.
    near: ([Vec<f32>; LONGEST], [Vec<f32>; LONGEST]),
}

impl PairVectors {
    pub(crate) fn new(source: &Arc<TextVectors>, target: &Arc<TextVectors>) -> Self {
        let near = rayon::join(|| near(source, target), || near(target, source));
        Self { source: source.clone(), target: target.clone(), near }
    }

    /// The cosine of `a` source segments from `i` on and `b` target segments from `j` on.
    pub(crate) fn cosine(&self, (i, a): (usize, usize), (j, b): (usize, usize)) -> f32 {
        dot(self.source.run(i, a), self.target.run(j, b))
    }

    /// How near the nearest segments of the other text are to each of these runs; 0 if nothing is known of it.
    pub(crate) fn near(&self, (i, a): (usize, usize), (j, b): (usize, usize)) -> (f32, f32) {
        (self.near.0[a - 1][i], self.near.1[b - 1][j])
    }
}

/// How near the nearest segments of `others` are to the runs of `text`, where they can be expected.
fn near(text: &TextVectors, others: &TextVectors) -> [Vec<f32>; LONGEST] {
    std::array::from_fn(|n| {
        let rows = &text.rows[n];
        let mut first = vec![0usize; text.runs[n].len()];
        rows.iter().enumerate().rev().for_each(|(at, row)| first[*row as usize] = at);
        let expected = |row: usize| first[row] * others.len() / text.len().max(1);
        let distinct = others.runs[0].len();
        let means = neighbourhoods(&text.runs[n], &others.runs[0], NEIGHBOURS, |row| {
            let middle = others.rows[0].get(expected(row)).map_or(0, |row| *row as usize);
            middle.saturating_sub(AROUND)..(middle + AROUND).min(distinct)
        });
        rows.iter().map(|row| means[*row as usize]).collect()
    })
}
