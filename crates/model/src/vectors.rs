//! Vectors of texts, rows of equal length in one piece of memory, and what makes them.

use std::fmt;
use std::ops::Range;

use crate::{Diagnostic, Lang};

/// What makes vectors of texts.
pub trait SentenceEncoder: fmt::Debug + Send + Sync {
    /// How many numbers a vector has.
    fn dimensions(&self) -> usize;

    /// One row per text, of length 1. A row of zeros says that nothing is known of the text.
    fn encode(&self, texts: &[&str]) -> Vectors;

    /// A row for each run of neighbouring texts, as if its texts were joined. An encoder that knows no better adds up the
    /// vectors of the texts.
    ///
    /// # Panics
    /// If a run reaches beyond the texts.
    fn encode_runs(&self, texts: &[&str], runs: &[Range<usize>]) -> Vectors {
        self.encode(texts).sums(runs)
    }

    /// A number for all that decides about its vectors: encoders with the same number give the same ones. `None` if that is
    /// not known; then no earlier result counts as one of this encoder.
    fn fingerprint(&self) -> Option<u64> {
        None
    }

    /// Whether it knows a language: vectors of texts in others say nothing.
    fn knows(&self, lang: Lang) -> bool {
        let _ = lang;
        true
    }

    /// Which of `texts` nothing is known of: none, unless an encoder knows certain texts only.
    fn missing(&self, texts: &[&str]) -> Vec<usize> {
        let _ = texts;
        Vec::new()
    }

    /// What went wrong so far without stopping anything: nothing, unless an encoder has a file of its own.
    fn diagnostics(&self) -> Vec<Diagnostic> {
        Vec::new()
    }
}

/// Rows of `f32`, each of length 1, or all zeros where nothing is known of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vectors {
    dimensions: usize,
    data: Vec<f32>,
}

impl Vectors {
    /// Rows of `dimensions` numbers from `data`, which are scaled to length 1; a row of zeros, or one that is not finite,
    /// becomes zeros.
    ///
    /// # Panics
    /// If `data` does not end with a whole row.
    #[must_use]
    pub fn new(dimensions: usize, mut data: Vec<f32>) -> Self {
        assert!(dimensions > 0 && data.len().is_multiple_of(dimensions), "vectors are whole rows");
        data.chunks_exact_mut(dimensions).for_each(normalize);
        Self { dimensions, data }
    }

    /// Rows that came out of a [`Vectors`]: scaling them again would change their last bits.
    #[must_use]
    pub fn from_unit_rows(dimensions: usize, data: Vec<f32>) -> Self {
        Self { dimensions, data }
    }

    /// How many numbers a row has.
    #[must_use]
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.data.len().checked_div(self.dimensions).unwrap_or(0)
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.data.is_empty()
    }

    /// Row number `row`.
    ///
    /// # Panics
    /// If there is no such row.
    #[must_use]
    pub fn row(&self, row: usize) -> &[f32] {
        &self.data[row * self.dimensions..][..self.dimensions]
    }

    /// All rows in order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[f32]> {
        self.data.chunks_exact(self.dimensions.max(1))
    }

    /// All rows, one after the other.
    #[must_use]
    pub fn as_slice(&self) -> &[f32] {
        &self.data
    }

    /// Some rows in a piece of their own.
    ///
    /// # Panics
    /// If the range reaches beyond the rows.
    #[must_use]
    pub fn part(&self, rows: Range<usize>) -> Self {
        let data = self.data[rows.start * self.dimensions..rows.end * self.dimensions].to_vec();
        Self { dimensions: self.dimensions, data }
    }

    /// The sums of rows `first` to `last` of each range, scaled to length 1: what stands for several sentences together.
    ///
    /// # Panics
    /// If a range reaches beyond the rows.
    #[must_use]
    pub fn sums(&self, ranges: &[Range<usize>]) -> Self {
        let mut data = vec![0.0; ranges.len() * self.dimensions];
        for (sum, range) in data.chunks_exact_mut(self.dimensions.max(1)).zip(ranges) {
            for row in range.clone() {
                sum.iter_mut().zip(self.row(row)).for_each(|(s, x)| *s += x);
            }
        }
        Self::new(self.dimensions, data)
    }
}

/// The inner product of two rows: their cosine, since both have length 1.
///
/// Sixteen partial sums, added in a fixed order: the same bits on any processor.
#[must_use]
#[inline]
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    const LANES: usize = 16;
    let mut sums = [0.0f32; LANES];
    let (a, a_rest) = a.as_chunks::<LANES>();
    let (b, b_rest) = b.as_chunks::<LANES>();
    for (a, b) in a.iter().zip(b) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let rest: f32 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f32>() + rest
}

/// Scales a row to length 1.
fn normalize(row: &mut [f32]) {
    let length = row.iter().map(|x| f64::from(*x) * f64::from(*x)).sum::<f64>().sqrt();
    if length > 0.0 && length.is_finite() {
        let scale = 1.0 / length;
        row.iter_mut().for_each(|x| *x = (f64::from(*x) * scale) as f32);
    } else {
        row.fill(0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_have_length_one_or_are_zeros() {
        let vectors = Vectors::new(2, vec![3.0, 4.0, 0.0, 0.0, f32::NAN, 1.0, f32::MAX, 0.0]);
        let rows: Vec<&[f32]> = vectors.rows().collect();
        assert_eq!(rows, [[0.6, 0.8], [0.0, 0.0], [0.0, 0.0], [1.0, 0.0]]);
        assert_eq!((vectors.len(), vectors.dimensions()), (4, 2));
    }

    #[test]
    fn sums_stand_for_several_rows() {
        let vectors = Vectors::new(2, vec![1.0, 0.0, 0.0, 1.0]);
        let sums = vectors.sums(&[0..2, 1..2, 1..1]);
        let half = 0.5f32.sqrt();
        assert_eq!(sums.as_slice(), [half, half, 0.0, 1.0, 0.0, 0.0]);
    }

    #[test]
    fn a_dot_product_counts_every_number() {
        let a: Vec<f32> = (0..35u8).map(f32::from).collect();
        assert_eq!(dot(&a, &[1.0; 35]), 595.0);
    }
}
