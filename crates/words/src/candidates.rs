//! The pairs of words of a piece that may be linked.

use hexapla_model::Both;

use crate::grid::Grid;

/// A source word `source` and a target word `target` of a piece that may be linked.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Candidate {
    pub(crate) source: u32,
    pub(crate) target: u32,
    /// How probable it is that the target word comes from the source word.
    pub(crate) forth: f32,
    /// How probable it is that the source word comes from the target word.
    pub(crate) back: f32,
}

impl Candidate {
    /// How probable the link is if the two directions have it so: their geometric mean.
    ///
    /// Taken as the expected count of the link for both, it makes the directions agree (after Liang, Taskar and Klein
    /// 2006, *Alignment by agreement*, who take the product; the mean leaves words with several partners their share).
    pub(crate) fn agreed(&self) -> f32 {
        (self.forth * self.back).sqrt()
    }
}

/// The candidates of a piece, by source, then target word.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    pub(crate) list: Vec<Candidate>,
    /// The cell of each.
    cells: Vec<u32>,
    /// Where those of each source word begin, and where the last ones end.
    starts: Vec<u32>,
    /// All by target, then source word.
    by_target: Vec<u32>,
    /// Where those of each target word begin in `by_target`, and where the last ones end.
    target_starts: Vec<u32>,
}

impl Candidates {
    pub(crate) fn clear(&mut self) {
        self.list.clear();
        self.cells.clear();
        self.starts.clear();
        self.starts.push(0);
    }

    /// Adds a candidate; `emits` is how probable the target and the source word are given the other one.
    pub(crate) fn push(&mut self, (source, target): (u32, u32), cell: u32, emits: (f32, f32)) {
        self.list.push(Candidate { source, target, forth: emits.0, back: emits.1 });
        self.cells.push(cell);
    }

    /// The next source word has no more candidates.
    pub(crate) fn close(&mut self) {
        self.starts.push(self.list.len() as u32);
    }

    /// Orders all by one of `m` target words.
    fn sort(&mut self, m: usize) {
        self.target_starts.clear();
        self.target_starts.resize(m + 2, 0);
        // Counted two places on, a start is where the next one of its word goes, and in the end where its word begins.
        self.list.iter().for_each(|c| self.target_starts[c.target as usize + 2] += 1);
        for j in 2..m + 2 {
            self.target_starts[j] += self.target_starts[j - 1];
        }
        self.by_target.clear();
        self.by_target.resize(self.list.len(), 0);
        for (number, candidate) in (0..).zip(&self.list) {
            let next = &mut self.target_starts[candidate.target as usize + 1];
            self.by_target[*next as usize] = number;
            *next += 1;
        }
        self.target_starts.pop();
    }

    /// Fills the grids of target and source words with the candidates that are not fainter than the best one of the word,
    /// which is in `best`, by the factor `faint`.
    pub(crate) fn fill(
        &mut self,
        (targets, sources): (&mut Grid, &mut Grid),
        (best, faint): (&Both<Vec<f32>>, f32),
    ) {
        self.sort(best.target.len());
        sources.clear();
        targets.clear();
        for (bounds, best) in self.starts.windows(2).zip(&best.source) {
            for number in bounds[0]..bounds[1] {
                let candidate = &mut self.list[number as usize];
                let emit = std::mem::take(&mut candidate.back);
                if emit > faint * best {
                    sources.push(candidate.target, emit, number);
                }
            }
            sources.close();
        }
        for (bounds, best) in self.target_starts.windows(2).zip(&best.target) {
            for &number in &self.by_target[bounds[0] as usize..bounds[1] as usize] {
                let candidate = &mut self.list[number as usize];
                let emit = std::mem::take(&mut candidate.forth);
                if emit > faint * best {
                    targets.push(candidate.source, emit, number);
                }
            }
            targets.close();
        }
    }

    /// Takes over the posteriors of the grids; each cell is given with the probability of its link.
    pub(crate) fn settle(
        &mut self,
        (targets, sources): (&Grid, &Grid),
        mut visit: impl FnMut(&Candidate, usize),
    ) {
        let list = &mut self.list;
        targets.posteriors().for_each(|(link, p)| list[link].forth = p);
        sources.posteriors().for_each(|(link, p)| list[link].back = p);
        for (candidate, &cell) in list.iter().zip(&self.cells) {
            visit(candidate, cell as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_direction_leaves_out_what_is_unlikely_for_its_word() {
        let mut candidates = Candidates::default();
        candidates.clear();
        candidates.push((0, 1), 10, (0.9, 0.001));
        candidates.push((0, 2), 11, (0.5, 0.5));
        candidates.close();
        candidates.close();
        candidates.push((2, 1), 12, (0.001, 0.4));
        candidates.close();
        let (mut targets, mut sources) = (Grid::default(), Grid::default());
        let best = Both::new(vec![0.5, 0.0, 0.4], vec![0.0, 0.9, 0.5]);
        candidates.fill((&mut targets, &mut sources), (&best, 0.01));
        let list = |grid: &Grid, word| grid.of_word(word).map(|e| grid.places[e]).collect::<Vec<_>>();
        assert_eq!([0, 1, 2].map(|word| list(&targets, word)), [vec![], vec![0], vec![0]]);
        assert_eq!([0, 1, 2].map(|word| list(&sources, word)), [vec![2], vec![], vec![1]]);
        // What is in one grid only has no probability in the other direction.
        targets.probable.fill(1.0);
        sources.probable.fill(0.25);
        let mut found = Vec::new();
        candidates.settle((&targets, &sources), |c, cell| found.push((cell, c.forth, c.back)));
        assert_eq!(found, [(10, 1.0, 0.0), (11, 1.0, 0.25), (12, 0.0, 0.25)]);
    }
}
