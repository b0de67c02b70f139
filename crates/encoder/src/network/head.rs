//! From the sum of all places of a sentence to its vector: dense layers, two of them with a bridge past one layer.

use std::ops::Range;

use super::arithmetic::{add, rectify, scale_and_shift};
use super::matrix::Matrix;
use super::parts::Parts;
use crate::array::Arrays;
use crate::error::EncoderError;

/// The weights of the last layers.
#[derive(Debug)]
pub(crate) struct Head {
    gain: Vec<f32>,
    bias: Vec<f32>,
    sum: Matrix,
    sum_bias: Vec<f32>,
    /// Layers that widen their input by what they make of it, and those that take both: `[hidden, joined]`.
    blocks: [[Matrix; 2]; 2],
}

impl Head {
    /// Takes the layers out of the weights.
    ///
    /// # Errors
    /// If an array is not there, or not in the shape that `features` numbers a place ask for.
    pub(crate) fn take(arrays: &mut Arrays, features: usize) -> Result<Self, EncoderError> {
        let last = |arrays: &Arrays, name: &str| match arrays.shape(name) {
            Some(&[_, columns]) if columns > 0 => Ok(columns),
            _ => Err(arrays.other(name, "an array of two dimensions", "none".into())),
        };
        let (size, inner) = (last(arrays, "cnn_W")?, last(arrays, "d0")?);
        let wide = last(arrays, "d2")?;
        let outputs = last(arrays, "d3")?;
        let gain = arrays.floats("ln_g", &[features])?;
        let bias = arrays.floats("ln_b", &[features])?;
        let sum = arrays.floats("cnn_W", &[features, size])?;
        let sum_bias = arrays.floats("cnn_b", &[size])?;
        let mut block = |hidden: (&str, usize, usize), past: (&str, usize), joined: (&str, usize)| {
            let (name, rows, columns) = hidden;
            let hidden = arrays.floats(name, &[rows, columns])?;
            let mut both = arrays.floats(past.0, &[rows, past.1])?;
            both.extend(arrays.floats(joined.0, &[columns, joined.1])?);
            Ok::<_, EncoderError>([
                Matrix::new(&hidden, &vec![0.0; columns]),
                Matrix::new(&both, &vec![0.0; past.1]),
            ])
        };
        let blocks = [
            block(("d0", size, inner), ("p1", inner), ("d1", inner))?,
            block(("d2", inner, wide), ("p3", outputs), ("d3", outputs))?,
        ];
        Ok(Self { gain, bias, sum: Matrix::new(&sum, &vec![0.0; size]), sum_bias, blocks })
    }

    /// How many numbers a vector has.
    pub(crate) fn dimensions(&self) -> usize {
        self.blocks[1][1].columns()
    }

    /// The vectors of runs of sentences, one after the other; zeros for a run without text.
    pub(crate) fn run(&self, parts: &Parts, runs: impl ExactSizeIterator<Item = Range<usize>>) -> Vec<f32> {
        let mut sums = vec![0.0; runs.len() * self.gain.len()];
        let rows = sums.chunks_exact_mut(self.gain.len());
        let lengths: Vec<usize> = runs.zip(rows).map(|(run, sum)| parts.add_run(run, sum)).collect();
        for (sum, length) in sums.chunks_exact_mut(self.gain.len()).zip(&lengths) {
            // A root of the length distinguishes short from long, yet keeps both in reach of the layers.
            let root = (*length as f32).sqrt();
            let bias: Vec<f32> = self.bias.iter().map(|b| b * root).collect();
            sum.iter_mut().for_each(|x| *x /= root.max(1.0));
            scale_and_shift(sum, &self.gain, &bias);
        }
        let mut rows = vec![0.0; lengths.len() * self.sum.columns()];
        self.sum.multiply_all(&sums, &mut rows);
        for (row, length) in rows.chunks_exact_mut(self.sum.columns()).zip(&lengths) {
            let bias: Vec<f32> = self.sum_bias.iter().map(|b| b * (*length as f32).sqrt()).collect();
            add(row, &bias);
        }
        let [first, last] = &self.blocks;
        let mut rows = through(first, &rows, lengths.len());
        rectify(&mut rows);
        let mut rows = through(last, &rows, lengths.len());
        for (row, length) in rows.chunks_exact_mut(self.dimensions()).zip(lengths) {
            row.iter_mut().for_each(|x| *x = if length == 0 { 0.0 } else { x.tanh() });
        }
        rows
    }
}

/// Rows through a block: beside each row is what the hidden layer makes of it, and the joined layer takes both.
fn through([hidden, joined]: &[Matrix; 2], rows: &[f32], count: usize) -> Vec<f32> {
    let mut inner = vec![0.0; count * hidden.columns()];
    hidden.multiply_all(rows, &mut inner);
    rectify(&mut inner);
    let inputs = rows.len() / count.max(1);
    let both: Vec<f32> = rows
        .chunks_exact(inputs.max(1))
        .zip(inner.chunks_exact(hidden.columns()))
        .flat_map(|(row, inner)| row.iter().chain(inner))
        .copied()
        .collect();
    let mut out = vec![0.0; count * joined.columns()];
    joined.multiply_all(&both, &mut out);
    out
}
