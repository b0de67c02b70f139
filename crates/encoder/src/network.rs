//! The network of the multilingual universal sentence encoder (Yang et al. 2020, the convolutional kind): embeddings of
//! pieces, three convolutions over them, a normalized sum over the sentence, dense layers.

mod arithmetic;
mod branch;
mod embedding;
mod head;
mod matrix;
mod parts;

use std::ops::Range;

use pulp::Arch;
use rayon::prelude::*;

use crate::array::Arrays;
use crate::error::EncoderError;
use arithmetic::{add, standardize};
use branch::{Branches, PieceRows, Scratch};
use embedding::Embedding;
use head::Head;
use parts::Parts;

/// How many distinct pieces have their rows in memory at once: some 55 MB.
const DISTINCT: usize = 4096;
/// How many sentences have their sums in memory at once: some 31 MB.
const BLOCK: usize = 2048;
/// How many sentences or runs a thread takes at a time.
const SENTENCES: usize = 64;
/// How many places of sentences go through the convolutions together; what they need stays in a processor's cache.
const PLACES: usize = 192;

/// The network with its weights.
#[derive(Debug)]
pub(crate) struct Network {
    embedding: Embedding,
    branches: Branches,
    head: Head,
    pieces: usize,
}

impl Network {
    /// Takes the network out of the weights, for a vocabulary of `pieces` pieces.
    ///
    /// # Errors
    /// If an array is not there, or not in the shape that the others ask for.
    pub(crate) fn take(arrays: &mut Arrays, pieces: usize) -> Result<Self, EncoderError> {
        let embedding = Embedding::take(arrays, pieces)?;
        let branches = Branches::take(arrays, embedding.dimensions())?;
        let head = Head::take(arrays, embedding.dimensions() + branches.outputs())?;
        Ok(Self { embedding, branches, head, pieces })
    }

    /// How many numbers a vector has.
    pub(crate) fn dimensions(&self) -> usize {
        self.head.dimensions()
    }

    /// The vectors of runs of neighbouring sentences, one after the other; a sentence is the numbers of its pieces, those
    /// of begin and end at its ends. A run has the same vector alone and among others, on any number of threads.
    ///
    /// The sentences of a run count as if they were in one text, except for what the windows of the convolutions see across
    /// their borders: a run costs no more than the last layers.
    pub(crate) fn run(&self, sentences: &[Vec<u32>], runs: &[Range<usize>]) -> Vec<f32> {
        let mut vectors = vec![0.0; runs.len() * self.dimensions()];
        let mut order: Vec<usize> = (0..runs.len()).collect();
        order.sort_by_key(|n| runs[*n].start);
        for block in order.chunk_by(|a, b| runs[*a].start / BLOCK == runs[*b].start / BLOCK) {
            let start = runs[block[0]].start;
            let end = block.iter().map(|n| runs[*n].end).max().unwrap_or(start);
            let parts = self.parts(sentences[start..end].to_vec());
            let rows: Vec<Vec<f32>> = block
                .par_chunks(SENTENCES)
                .map(|block| {
                    let within = block.iter().map(|n| runs[*n].start - start..runs[*n].end - start);
                    self.head.run(&parts, within)
                })
                .collect();
            for (n, row) in
                block.iter().zip(rows.iter().flat_map(|rows| rows.chunks_exact(self.dimensions())))
            {
                vectors[n * self.dimensions()..][..self.dimensions()].copy_from_slice(row);
            }
        }
        vectors
    }

    /// What each sentence gives to the sums of the runs it is in.
    fn parts(&self, mut sentences: Vec<Vec<u32>>) -> Parts {
        let features = self.embedding.dimensions() + self.branches.outputs();
        let mut parts = Parts::new(features, sentences.iter().map(Vec::len));
        let mut places = vec![u32::MAX; self.pieces];
        let mut sentences = sentences.as_mut_slice();
        let mut out = parts.rows_mut();
        while !sentences.is_empty() {
            let (count, distinct) = renumber(sentences, &mut places);
            let (now, later) = sentences.split_at_mut(count);
            let (now_out, later_out) = out.split_at_mut(count * Parts::PARTS * features);
            self.group(now, &distinct, now_out);
            (sentences, out) = (later, later_out);
        }
        parts
    }

    /// The parts of sentences of numbers of `distinct` pieces.
    fn group(&self, sentences: &[Vec<u32>], distinct: &[u32], out: &mut [f32]) {
        let pieces = PieceRows::new(&self.branches, &self.embedding, distinct);
        let width = Parts::PARTS * (self.embedding.dimensions() + self.branches.outputs());
        let outs = out.par_chunks_mut(SENTENCES * width);
        sentences.par_chunks(SENTENCES).zip(outs).for_each_init(
            Worker::default,
            |worker, (sentences, out)| {
                let (mut rest, mut rest_out) = (sentences, out);
                while !rest.is_empty() {
                    let (now, later) = rest.split_at(fitting(rest));
                    let (now_out, later_out) = rest_out.split_at_mut(now.len() * width);
                    self.sum(now, distinct, &pieces, worker, now_out);
                    (rest, rest_out) = (later, later_out);
                }
            },
        );
    }

    /// Adds up the standardized features of the places of each sentence; those of its begin and its end stay apart.
    fn sum(
        &self,
        sentences: &[Vec<u32>],
        distinct: &[u32],
        pieces: &PieceRows,
        worker: &mut Worker,
        out: &mut [f32],
    ) {
        let features = self.embedding.dimensions() + self.branches.outputs();
        let text: Vec<&[u32]> = sentences.iter().map(Vec::as_slice).collect();
        let places = text.iter().map(|sentence| sentence.len()).sum::<usize>();
        worker.features.resize(places * features, 0.0);
        self.branches.run(&text, pieces, &mut worker.scratch, &mut worker.features, features);
        Arch::new().dispatch(
            #[inline(always)]
            || {
                let mut rows = worker.features.chunks_exact_mut(features);
                for (sentence, out) in text.iter().zip(out.chunks_exact_mut(Parts::PARTS * features)) {
                    for ((n, piece), row) in sentence.iter().enumerate().zip(rows.by_ref()) {
                        let embedded = &mut row[..self.embedding.dimensions()];
                        self.embedding.write(distinct[*piece as usize], embedded);
                        standardize(row);
                        let part = Parts::part(n, sentence.len());
                        add(&mut out[part * features..][..features], row);
                    }
                }
            },
        );
    }
}

/// Memory that belongs to a thread.
#[derive(Debug, Default)]
struct Worker {
    scratch: Scratch,
    /// A row of features for each place.
    features: Vec<f32>,
}

/// Replaces the pieces of as many sentences as have at most [`DISTINCT`] distinct ones, but at least one, by their numbers
/// among those; gives how many sentences, and the pieces. `places` has a place for each piece, unused before and after.
fn renumber(sentences: &mut [Vec<u32>], places: &mut [u32]) -> (usize, Vec<u32>) {
    let mut distinct = Vec::new();
    let mut count = 0;
    for sentence in sentences {
        let known = distinct.len();
        for piece in sentence.iter() {
            let place = &mut places[*piece as usize];
            if *place == u32::MAX {
                *place = distinct.len() as u32;
                distinct.push(*piece);
            }
        }
        if count > 0 && distinct.len() > DISTINCT {
            distinct.drain(known..).for_each(|piece| places[piece as usize] = u32::MAX);
            break;
        }
        sentence.iter_mut().for_each(|piece| *piece = places[*piece as usize]);
        count += 1;
    }
    distinct.iter().for_each(|piece| places[*piece as usize] = u32::MAX);
    (count, distinct)
}

/// How many sentences have at most [`PLACES`] places together; at least one.
fn fitting(sentences: &[Vec<u32>]) -> usize {
    let mut places = 0;
    let fitting = sentences.iter().take_while(|sentence| {
        places += sentence.len();
        places <= PLACES
    });
    fitting.count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_renumbered_and_places_left_unused() {
        let mut sentences = vec![vec![7, 3, 7], vec![3, 9]];
        let mut places = vec![u32::MAX; 10];
        assert_eq!(renumber(&mut sentences, &mut places), (2, vec![7, 3, 9]));
        assert_eq!(sentences, [vec![0, 1, 0], vec![1, 2]]);
        assert_eq!(places, [u32::MAX; 10]);
    }

    #[test]
    fn groups_have_a_bounded_number_of_pieces() {
        let many = DISTINCT as u32;
        let mut sentences = vec![(0..many + 5).collect(), vec![0], (0..many).collect(), vec![1], vec![many]];
        let mut places = vec![u32::MAX; 2 * DISTINCT];
        let mut counts = Vec::new();
        let mut rest = sentences.as_mut_slice();
        while !rest.is_empty() {
            let (count, distinct) = renumber(rest, &mut places);
            counts.push((count, distinct.len()));
            rest = &mut rest[count..];
        }
        assert_eq!(counts, [(1, DISTINCT + 5), (3, DISTINCT), (1, 1)]);
        assert_eq!(sentences[4], [0]);
    }
}
