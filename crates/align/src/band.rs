//! Where paths through a lattice may go: a range of target positions for each source position.

/// The target positions that a path may visit at each source position.
#[derive(Debug, Clone)]
pub(crate) struct Band {
    /// First and last target position for each of the `n + 1` source positions; neither ever falls.
    rows: Vec<(u32, u32)>,
}

impl Band {
    /// All positions.
    pub(crate) fn full(n: usize, m: usize) -> Self {
        Self { rows: vec![(0, m as u32); n + 1] }
    }

    /// Positions within `radius` (in both directions) of a path of points from `(0, 0)` to `(n, m)`.
    pub(crate) fn around(path: &[(usize, usize)], n: usize, m: usize, radius: usize) -> Self {
        let mut rows = vec![(m as u32, 0u32); n + 1];
        for pair in path.windows(2) {
            let ((i0, j0), (i1, j1)) = (pair[0], pair[1]);
            let from = i0.saturating_sub(radius);
            let to = (i1 + radius).min(n);
            // A step of a path may be long: all that lies between its ends is inside.
            let lo = j0.saturating_sub(radius) as u32;
            let hi = (j1 + radius).min(m) as u32;
            for row in &mut rows[from..=to] {
                row.0 = row.0.min(lo);
                row.1 = row.1.max(hi);
            }
        }
        if path.len() < 2 {
            return Self::full(n, m);
        }
        Self::of_rows(rows, m)
    }

    /// The narrowest band that holds these rows.
    pub(crate) fn of_rows(mut rows: Vec<(u32, u32)>, m: usize) -> Self {
        let n = rows.len() - 1;
        rows[0].0 = 0;
        rows[n].1 = m as u32;
        for k in 1..=n {
            rows[k].1 = rows[k].1.max(rows[k - 1].1);
        }
        for k in (0..n).rev() {
            rows[k].0 = rows[k].0.min(rows[k + 1].0);
        }
        // Omissions lead from each row to the next.
        for k in 1..=n {
            rows[k].0 = rows[k].0.min(rows[k - 1].1);
        }
        Self { rows }
    }

    /// The band in texts of `n` and `m` items that this one is in their halves, wider by `radius` on both sides.
    pub(crate) fn unfolded(&self, n: usize, m: usize, radius: usize) -> Self {
        let row = |i: usize| {
            let half = self.rows.len() - 1;
            let (first, last) = (
                self.row((i.saturating_sub(radius) / 2).min(half)),
                self.row((i + radius).div_ceil(2).min(half)),
            );
            ((2 * first.0).saturating_sub(radius).min(m) as u32, (2 * last.1 + radius).min(m) as u32)
        };
        Self::of_rows((0..=n).map(row).collect(), m)
    }

    /// The target positions at source position `i`, both ends included.
    pub(crate) fn row(&self, i: usize) -> (usize, usize) {
        let (lo, hi) = self.rows[i];
        (lo as usize, hi as usize)
    }

    /// How many cells there are in all.
    pub(crate) fn cells(&self) -> usize {
        self.rows.iter().map(|row| (row.1 - row.0) as usize + 1).sum()
    }

    /// The target items that may meet source item `i`.
    pub(crate) fn items(&self, i: usize) -> (usize, usize) {
        (self.row(i).0, self.row(i + 1).1)
    }

    /// How many rows from `from` on have no more than `cells` cells; one at least, if it is not the last.
    pub(crate) fn first_rows(&self, from: usize, cells: usize) -> usize {
        let rows = &self.rows[from..];
        let mut sum = 0;
        let full = rows.iter().position(|row| {
            sum += (row.1 - row.0) as usize + 1;
            sum > cells
        });
        full.unwrap_or(rows.len()).clamp(1, rows.len().max(2) - 1).min(rows.len() - 1)
    }

    /// The target position in the middle of row `i`.
    pub(crate) fn middle(&self, i: usize) -> usize {
        let (lo, hi) = self.row(i);
        lo.midpoint(hi)
    }

    /// What lies between two of its cells, counted from the first.
    pub(crate) fn part(&self, from: (usize, usize), to: (usize, usize)) -> Self {
        let (first, last) = (from.1 as u32, to.1 as u32);
        let row = |row: &(u32, u32)| (row.0.max(first) - first, row.1.min(last) - first);
        Self::of_rows(self.rows[from.0..=to.0].iter().map(row).collect(), to.1 - from.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_joins_its_corners() {
        let diagonal: Vec<(usize, usize)> = (0..=20).map(|k| (k, k)).collect();
        let band = Band::around(&diagonal, 20, 20, 0);
        assert_eq!(band.row(8), (7, 9));
        assert_eq!(band.first_rows(0, 1_000), 20);
        assert_eq!(band.first_rows(5, 30), 10);
        let part = band.part((5, 6), (11, band.middle(11)));
        assert_eq!((part.row(0), part.row(3), part.row(6)), ((0, 0), (1, 3), (4, 5)));
    }
}
