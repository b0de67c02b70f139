//! The table of embeddings, one row per piece, kept in bytes as it comes.
//!
//! The table is dealt out over several parts as cards are: piece `n` is row `n / parts` of part `n % parts`. A byte `q` of
//! a part stands for `q * scale + lowest`.

use crate::array::Arrays;
use crate::error::EncoderError;

/// The most parts.
const MOST_PARTS: usize = 64;

/// The table of embeddings.
#[derive(Debug)]
pub(crate) struct Embedding {
    parts: Vec<Vec<u8>>,
    scale: Vec<f32>,
    lowest: Vec<f32>,
    dimensions: usize,
}

impl Embedding {
    /// Takes the table out of the weights; it must have a row for each of `pieces` pieces.
    ///
    /// # Errors
    /// If it is not there, or smaller.
    pub(crate) fn take(arrays: &mut Arrays, pieces: usize) -> Result<Self, EncoderError> {
        let shape = match arrays.shape("q1") {
            Some(&[rows, dimensions]) if rows > 0 && dimensions > 0 => [rows, dimensions],
            found => {
                return Err(arrays.other(
                    "q1",
                    "a table of embeddings",
                    format!("shape {:?}", found.unwrap_or(&[])),
                ));
            }
        };
        let count = (1..=MOST_PARTS).take_while(|n| arrays.shape(&format!("q{n}")).is_some()).count();
        let parts: Vec<Vec<u8>> =
            (1..=count).map(|n| arrays.bytes(&format!("q{n}"), &shape)).collect::<Result<_, _>>()?;
        if count * shape[0] < pieces {
            let found = format!("{count} parts of {} rows", shape[0]);
            return Err(arrays.other("q1", format!("a row for each of {pieces} pieces"), found));
        }
        let scale = arrays.floats("scale", &[count])?;
        let lowest = arrays.floats("lo", &[count])?;
        Ok(Self { parts, scale, lowest, dimensions: shape[1] })
    }

    /// How many numbers a row has.
    pub(crate) fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// Writes the row of a piece.
    #[inline(always)]
    pub(crate) fn write(&self, piece: u32, out: &mut [f32]) {
        let piece = piece as usize;
        let part = piece % self.parts.len();
        let row = &self.parts[part][piece / self.parts.len() * self.dimensions..][..self.dimensions];
        let (scale, lowest) = (self.scale[part], self.lowest[part]);
        out.iter_mut().zip(row).for_each(|(o, q)| *o = f32::from(*q) * scale + lowest);
    }
}
