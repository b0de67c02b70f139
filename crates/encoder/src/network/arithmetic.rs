//! Passes over rows of numbers. All are inlined into code that is compiled for the processor in use.

use std::array;

/// Partial sums of a row, added in a fixed order: the same bits on any processor.
const LANES: usize = 16;

/// What is added under a root so that it is never zero.
const EPSILON: f32 = 1e-12;

/// `out += row`.
#[inline(always)]
pub(crate) fn add(out: &mut [f32], row: &[f32]) {
    out.iter_mut().zip(row).for_each(|(o, x)| *o += x);
}

/// `out = max(out, 0)`.
#[inline(always)]
pub(crate) fn rectify(out: &mut [f32]) {
    out.iter_mut().for_each(|x| *x = x.max(0.0));
}

/// `out = max(out, 0) + row`.
#[inline(always)]
pub(crate) fn rectify_and_add(out: &mut [f32], row: &[f32]) {
    out.iter_mut().zip(row).for_each(|(o, x)| *o = o.max(0.0) + x);
}

/// `out = out * scale + shift`, number by number.
#[inline(always)]
pub(crate) fn scale_and_shift(out: &mut [f32], scale: &[f32], shift: &[f32]) {
    for ((o, a), b) in out.iter_mut().zip(scale).zip(shift) {
        *o = *o * a + b;
    }
}

/// Shifts and scales a row to mean 0 and variance 1 (layer normalization, Ba et al. 2016, without gain and bias).
#[inline(always)]
pub(crate) fn standardize(row: &mut [f32]) {
    let size = row.len() as f32;
    let mean = sum(row, |x| x) / size;
    let scale = 1.0 / (sum(row, |x| (x - mean) * (x - mean)) / size + EPSILON).sqrt();
    row.iter_mut().for_each(|x| *x = (*x - mean) * scale);
}

#[inline(always)]
fn sum(row: &[f32], term: impl Fn(f32) -> f32) -> f32 {
    let (chunks, rest) = row.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for chunk in chunks {
        sums = array::from_fn(|n| sums[n] + term(chunk[n]));
    }
    sums.iter().sum::<f32>() + rest.iter().map(|x| term(*x)).sum::<f32>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_standardized() {
        let mut row: Vec<f32> = (0..37u8).map(f32::from).collect();
        standardize(&mut row);
        assert!(sum(&row, |x| x).abs() < 1e-5);
        assert!((sum(&row, |x| x * x) - 37.0).abs() < 1e-4);
        let mut equal = [5.0; 3];
        standardize(&mut equal);
        assert_eq!(equal, [0.0; 3]);
    }

    #[test]
    fn passes_do_what_they_say() {
        let mut row = [1.0, -2.0];
        add(&mut row, &[1.0, 1.0]);
        assert_eq!(row, [2.0, -1.0]);
        rectify_and_add(&mut row, &[10.0, 10.0]);
        assert_eq!(row, [12.0, 10.0]);
        scale_and_shift(&mut row, &[1.0, -1.0], &[0.5, 0.0]);
        assert_eq!(row, [12.5, -10.0]);
        rectify(&mut row);
        assert_eq!(row, [12.5, 0.0]);
    }
}
