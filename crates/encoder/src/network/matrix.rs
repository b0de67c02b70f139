//! Products of rows with a constant matrix, as fast as the processor in use allows.
//!
//! The matrix is laid out in panels of two vectors' width when it is loaded; a tile of some rows times one panel stays in
//! registers. Each number of a product is summed from first to last by fused multiply-add: neither the width of the
//! processor's vectors nor the rows that happen to be multiplied together change a bit of it.

use std::array;

use pulp::{Arch, Simd, WithSimd};

/// How many vectors wide a panel is.
const VECTORS: usize = 2;

/// A matrix and a bias; made for `out = bias + row · matrix`.
#[derive(Debug)]
pub(crate) struct Matrix {
    inner: usize,
    columns: usize,
    /// How many columns a panel has.
    width: usize,
    /// For each panel: the bias, then a row for each number of the inner dimension.
    panels: Vec<f32>,
}

impl Matrix {
    /// The matrix of `values`, a row of `bias.len()` numbers for each number of the inner dimension.
    pub(crate) fn new(values: &[f32], bias: &[f32]) -> Self {
        let columns = bias.len();
        let width = VECTORS * Arch::new().dispatch(Lanes);
        let rows = std::iter::once(bias).chain(values.chunks_exact(columns));
        let mut panels =
            Vec::with_capacity((values.len() + columns).div_ceil(columns * width) * columns * width);
        for first in (0..columns).step_by(width) {
            for row in rows.clone() {
                let part = &row[first..columns.min(first + width)];
                panels.extend_from_slice(part);
                panels.extend(std::iter::repeat_n(0.0, width - part.len()));
            }
        }
        Self { inner: values.len() / columns, columns, width, panels }
    }

    /// How many numbers a product has.
    pub(crate) fn columns(&self) -> usize {
        self.columns
    }

    /// Writes the product of the row that begins at each of `starts` in `rows`; products begin every `stride` numbers in
    /// `out`.
    pub(crate) fn multiply(&self, rows: &[f32], starts: &[usize], out: &mut [f32], stride: usize) {
        assert!(starts.iter().all(|start| start + self.inner <= rows.len()), "rows are whole");
        assert!(starts.len() <= 1 || stride >= self.columns, "products do not overlap");
        Arch::new().dispatch(Product { matrix: self, rows, starts, out, stride });
    }

    /// The same for rows that follow each other without a gap.
    pub(crate) fn multiply_all(&self, rows: &[f32], out: &mut [f32]) {
        let starts: Vec<usize> = (0..rows.len() / self.inner).map(|n| n * self.inner).collect();
        self.multiply(rows, &starts, out, self.columns);
    }
}

/// How many numbers a vector of this processor has.
struct Lanes;

impl WithSimd for Lanes {
    type Output = usize;

    fn with_simd<S: Simd>(self, _: S) -> usize {
        S::F32_LANES
    }
}

struct Product<'a> {
    matrix: &'a Matrix,
    rows: &'a [f32],
    starts: &'a [usize],
    out: &'a mut [f32],
    stride: usize,
}

impl WithSimd for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        // As many rows as leave registers for the matrix: 32 of them with 16 lanes, else 16.
        if S::F32_LANES == 16 { self.tiles::<S, 12>(simd) } else { self.tiles::<S, 6>(simd) }
    }
}

impl Product<'_> {
    #[inline(always)]
    fn tiles<S: Simd, const ROWS: usize>(self, simd: S) {
        let Self { matrix, rows, starts, out, stride } = self;
        for (n, panel) in matrix.panels.chunks_exact((matrix.inner + 1) * matrix.width).enumerate() {
            let column = n * matrix.width;
            let columns = column..matrix.columns.min(column + matrix.width);
            let (panel, _) = S::as_simd_f32s(panel);
            if starts.len() < ROWS {
                for (n, start) in starts.iter().enumerate() {
                    let sums = tile::<S, 1>(simd, [&rows[*start..][..matrix.inner]], panel);
                    store::<S>(&sums[0], &mut out[n * stride..][columns.clone()]);
                }
                continue;
            }
            for n in (0..starts.len()).step_by(ROWS) {
                // The last tile goes back over rows that are done already.
                let n = n.min(starts.len() - ROWS);
                let sums =
                    tile::<S, ROWS>(simd, array::from_fn(|r| &rows[starts[n + r]..][..matrix.inner]), panel);
                for (r, sums) in sums.iter().enumerate() {
                    store::<S>(sums, &mut out[(n + r) * stride..][columns.clone()]);
                }
            }
        }
    }
}

/// The products of some rows with a panel.
#[inline(always)]
fn tile<S: Simd, const ROWS: usize>(
    simd: S,
    rows: [&[f32]; ROWS],
    panel: &[S::f32s],
) -> [[S::f32s; VECTORS]; ROWS] {
    let (panel, _) = panel.as_chunks::<VECTORS>();
    let Some((bias, panel)) = panel.split_first() else {
        return [[simd.splat_f32s(0.0); VECTORS]; ROWS];
    };
    let mut sums = [*bias; ROWS];
    for (n, columns) in panel.iter().enumerate() {
        for (sums, row) in sums.iter_mut().zip(rows) {
            let factor = simd.splat_f32s(row[n]);
            for (sum, column) in sums.iter_mut().zip(columns) {
                *sum = simd.mul_add_e_f32s(factor, *column, *sum);
            }
        }
    }
    sums
}

/// Writes sums to their place, which may be narrower than a panel.
#[inline(always)]
fn store<S: Simd>(sums: &[S::f32s; VECTORS], out: &mut [f32]) {
    if out.len() == VECTORS * S::F32_LANES {
        S::as_mut_simd_f32s(out).0.copy_from_slice(sums);
        return;
    }
    let mut all = [0.0; 64];
    let all = &mut all[..VECTORS * S::F32_LANES];
    S::as_mut_simd_f32s(all).0.copy_from_slice(sums);
    out.copy_from_slice(&all[..out.len()]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(count: usize, step: usize) -> Vec<f32> {
        (0..count).map(|n| ((n * step) % 17) as f32 - 8.0).collect()
    }

    /// Small whole numbers, so that sums are exact in any order.
    fn plain(rows: &[f32], values: &[f32], bias: &[f32]) -> Vec<f32> {
        let inner = values.len() / bias.len();
        let product = |row: &[f32], column: usize| {
            let sum: f32 =
                row.iter().zip(values[column..].iter().step_by(bias.len())).map(|(a, b)| a * b).sum();
            bias[column] + sum
        };
        rows.chunks_exact(inner).flat_map(|row| (0..bias.len()).map(move |c| product(row, c))).collect()
    }

    #[test]
    fn products_are_right_in_all_shapes() {
        for (rows, inner, columns) in
            [(1, 1, 1), (3, 5, 7), (12, 8, 32), (13, 9, 33), (25, 16, 64), (7, 3, 100)]
        {
            let (a, b, bias) = (numbers(rows * inner, 5), numbers(inner * columns, 7), numbers(columns, 3));
            let matrix = Matrix::new(&b, &bias);
            let mut out = vec![f32::NAN; rows * columns];
            matrix.multiply_all(&a, &mut out);
            assert_eq!(out, plain(&a, &b, &bias), "{rows} × {inner} × {columns}");
        }
    }

    #[test]
    fn rows_may_overlap_and_products_may_have_gaps() {
        let matrix = Matrix::new(&[1.0, 10.0, 100.0], &[0.5]);
        let mut out = [0.0; 6];
        matrix.multiply(&[1.0, 2.0, 3.0, 4.0, 5.0], &[0, 2, 1], &mut out, 2);
        assert_eq!(out, [321.5, 0.0, 543.5, 0.0, 432.5, 0.0]);
    }

    #[test]
    fn a_row_has_the_same_product_alone_and_among_others() {
        let rows: Vec<f32> = (0..40 * 50).map(|n| (n as f32).sin()).collect();
        let matrix = Matrix::new(&rows[..50 * 36], &rows[..36]);
        let mut together = vec![0.0; 40 * 36];
        matrix.multiply_all(&rows, &mut together);
        for (row, expected) in rows.chunks_exact(50).zip(together.chunks_exact(36)) {
            let mut alone = vec![0.0; 36];
            matrix.multiply_all(row, &mut alone);
            assert_eq!(alone, expected);
        }
    }
}
