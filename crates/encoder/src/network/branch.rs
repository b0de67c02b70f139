//! The three convolutions: what a piece says together with its neighbours.
//!
//! In each branch a window of 2, 3 or 5 pieces goes over the text twice. What a piece gives to the first round depends on
//! the piece alone, not on its neighbours: it is computed once for each distinct piece ([`PieceRows`]), and a place of the
//! text is then a sum of such rows. Only the second round multiplies for each place.

use pulp::Arch;
use rayon::prelude::*;

use super::arithmetic::{add, rectify_and_add, scale_and_shift, standardize};
use super::embedding::Embedding;
use super::matrix::Matrix;
use crate::array::Arrays;
use crate::error::EncoderError;

/// How wide the windows are, and how many of their pieces are before the one in question.
pub(crate) const WINDOWS: [(usize, usize); 3] = [(2, 0), (3, 1), (5, 2)];
/// How many pieces a thread computes together.
const TOGETHER: usize = 48;

/// The weights of all branches.
#[derive(Debug)]
pub(crate) struct Branches {
    /// From an embedding to the inputs of all branches.
    project: Matrix,
    gain: Vec<f32>,
    bias: Vec<f32>,
    branches: Vec<Branch>,
    channels: usize,
}

#[derive(Debug)]
struct Branch {
    /// From an input to what it gives to each place of the window.
    first: Matrix,
    first_bias: Vec<f32>,
    /// From a window of the first round to a place of the second.
    second: Matrix,
}

impl Branches {
    /// Takes the branches out of the weights.
    ///
    /// # Errors
    /// If an array is not there, or not in the shape that the table of embeddings and the windows ask for.
    pub(crate) fn take(arrays: &mut Arrays, inputs: usize) -> Result<Self, EncoderError> {
        let channels = match arrays.shape("proj2") {
            Some(&[_, channels]) if channels > 0 => channels,
            _ => return Err(arrays.other("proj2", "an array of two dimensions", "none".into())),
        };
        let [project_bias, gain, bias] =
            ["proj_b", "ln_g", "ln_b"].map(|name| of_all_windows(arrays, name, channels));
        let (project_bias, gain, bias) = (project_bias?, gain?, bias?);
        let mut project = vec![0.0; inputs * gain.len()];
        let mut branches = Vec::new();
        for (n, (size, _)) in WINDOWS.into_iter().enumerate() {
            let part = arrays.floats(&format!("proj{size}"), &[inputs, channels])?;
            spread(&part, channels, &mut project[n * channels..], gain.len());
            branches.push(Branch::take(arrays, size, channels)?);
        }
        Ok(Self { project: Matrix::new(&project, &project_bias), gain, bias, branches, channels })
    }

    /// How many numbers a place has after all branches.
    pub(crate) fn outputs(&self) -> usize {
        self.gain.len()
    }

    /// Writes what the branches make of each place of `text` into the end of its row in `out`, rows of `stride`.
    ///
    /// `text` are sentences of numbers of `pieces`.
    pub(crate) fn run(
        &self,
        text: &[&[u32]],
        pieces: &PieceRows,
        scratch: &mut Scratch,
        out: &mut [f32],
        stride: usize,
    ) {
        let mut input = 0;
        let mut parts = self.gain.len();
        for (n, (branch, window)) in self.branches.iter().zip(WINDOWS).enumerate() {
            let column = stride - self.gain.len() + n * self.channels;
            Arch::new().dispatch(
                #[inline(always)]
                || branch.first_round(text, window, pieces, [input, parts], scratch),
            );
            let Scratch { hidden, starts } = &*scratch;
            branch.second.multiply(hidden, starts, &mut out[column..], stride);
            let before = window.1 * self.channels;
            Arch::new().dispatch(
                #[inline(always)]
                || {
                    for (row, start) in out.chunks_exact_mut(stride).zip(starts) {
                        let hidden = &hidden[start + before..][..self.channels];
                        rectify_and_add(&mut row[column..][..self.channels], hidden);
                    }
                },
            );
            input += self.channels;
            parts += window.0 * self.channels;
        }
    }
}

/// Memory that is used again.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// The first round of a branch, sentences separated by rows of zeros.
    hidden: Vec<f32>,
    /// Where in `hidden` the window of each place begins.
    starts: Vec<usize>,
}

/// The arrays of all branches with this name, one after the other.
fn of_all_windows(arrays: &mut Arrays, name: &str, channels: usize) -> Result<Vec<f32>, EncoderError> {
    let each = WINDOWS.map(|(size, _)| arrays.floats(&format!("{name}{size}"), &[channels]));
    Ok(each.into_iter().collect::<Result<Vec<_>, _>>()?.concat())
}

impl Branch {
    fn take(arrays: &mut Arrays, size: usize, channels: usize) -> Result<Self, EncoderError> {
        let [first_bias, second_bias] =
            ["b1", "b2"].map(|name| arrays.floats(&format!("{name}_{size}"), &[channels]));
        let [first, second] =
            ["w1", "w2"].map(|name| arrays.floats(&format!("{name}_{size}"), &[size * channels, channels]));
        let (first_bias, second_bias, first, second) = (first_bias?, second_bias?, first?, second?);
        // What was one below the other, a block for each place of the window, is laid side by side.
        let mut beside = vec![0.0; first.len()];
        for (n, block) in first.chunks_exact(channels * channels).enumerate() {
            spread(block, channels, &mut beside[n * channels..], size * channels);
        }
        let none = vec![0.0; size * channels];
        Ok(Self {
            first: Matrix::new(&beside, &none),
            first_bias,
            second: Matrix::new(&second, &second_bias),
        })
    }

    /// Sums the first round of all sentences from the rows of their pieces; the branch's input and its parts for each
    /// place of the window are at `columns` of those rows.
    #[inline(always)]
    fn first_round(
        &self,
        text: &[&[u32]],
        (size, before): (usize, usize),
        pieces: &PieceRows,
        [input, parts]: [usize; 2],
        scratch: &mut Scratch,
    ) {
        let channels = self.first_bias.len();
        let gap = before.max(size - 1 - before);
        let rows = gap + text.iter().map(|sentence| sentence.len() + gap).sum::<usize>();
        let Scratch { hidden, starts } = scratch;
        hidden.clear();
        hidden.resize(rows * channels, 0.0);
        starts.clear();
        let mut row = gap;
        for sentence in text {
            for (n, piece) in sentence.iter().enumerate() {
                let sum = &mut hidden[row * channels..][..channels];
                sum.copy_from_slice(&self.first_bias);
                for k in before.saturating_sub(n)..size.min(sentence.len() + before - n) {
                    add(sum, &pieces.row(sentence[n + k - before])[parts + k * channels..][..channels]);
                }
                rectify_and_add(sum, &pieces.row(*piece)[input..][..channels]);
                starts.push((row - before) * channels);
                row += 1;
            }
            row += gap;
        }
    }
}

/// Copies rows of `width` numbers to places that are `stride` apart.
fn spread(rows: &[f32], width: usize, out: &mut [f32], stride: usize) {
    for (row, out) in rows.chunks_exact(width).zip(out.chunks_mut(stride)) {
        out[..width].copy_from_slice(row);
    }
}

/// For each distinct piece: the inputs of all branches, then what each branch's first round gets from it for each place of
/// its window.
pub(crate) struct PieceRows {
    width: usize,
    rows: Vec<f32>,
}

impl PieceRows {
    /// The rows of `pieces`, computed in parallel.
    pub(crate) fn new(branches: &Branches, embedding: &Embedding, pieces: &[u32]) -> Self {
        let inputs = branches.gain.len();
        let width = inputs + branches.branches.iter().map(|branch| branch.first.columns()).sum::<usize>();
        let mut rows = vec![0.0; pieces.len() * width];
        let chunks = rows.par_chunks_mut(TOGETHER * width).zip(pieces.par_chunks(TOGETHER));
        chunks.for_each(|(rows, pieces)| branches.write(embedding, pieces, rows, width));
        Self { width, rows }
    }

    #[inline(always)]
    fn row(&self, piece: u32) -> &[f32] {
        &self.rows[piece as usize * self.width..][..self.width]
    }
}

impl Branches {
    fn write(&self, embedding: &Embedding, pieces: &[u32], rows: &mut [f32], width: usize) {
        let mut embedded = vec![0.0; pieces.len() * embedding.dimensions()];
        let mut inputs = vec![0.0; pieces.len() * self.gain.len()];
        for (row, piece) in embedded.chunks_exact_mut(embedding.dimensions()).zip(pieces) {
            embedding.write(*piece, row);
        }
        self.project.multiply_all(&embedded, &mut inputs);
        Arch::new().dispatch(
            #[inline(always)]
            || {
                for (input, row) in inputs.chunks_exact_mut(self.gain.len()).zip(rows.chunks_exact_mut(width))
                {
                    standardize(input);
                    scale_and_shift(input, &self.gain, &self.bias);
                    row[..input.len()].copy_from_slice(input);
                }
            },
        );
        let mut column = self.gain.len();
        for (n, branch) in self.branches.iter().enumerate() {
            let starts: Vec<usize> =
                (0..pieces.len()).map(|row| row * self.gain.len() + n * self.channels).collect();
            branch.first.multiply(&inputs, &starts, &mut rows[column..], width);
            column += branch.first.columns();
        }
    }
}
