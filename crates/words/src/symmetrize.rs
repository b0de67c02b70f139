//! The links of two directions become one set.

/// How the links of the two directions become one set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Symmetrization {
    /// Links whose probability, halfway between the arithmetic and the geometric mean of the two directions, is above 0.3.
    #[default]
    Agreement,
    /// Links that both directions choose.
    Intersection,
    /// The intersection, then its neighbours among the links of either direction, then links of words that have none (Och and
    /// Ney 2003; Koehn, Och and Marcu 2003).
    GrowDiagFinalAnd,
    /// Links that either direction chooses.
    Union,
}

/// From which probability on a link is taken by agreement; chosen on development sets.
const SURE: f32 = 0.3;
/// From which probability on a direction chooses its best partner for a word.
const BEST: f32 = 0.4;
/// The eight neighbours of a link, those beside it first.
const NEIGHBOURS: [(isize, isize); 8] =
    [(-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1)];

/// A set of links between `n` source and `m` target words.
struct Grid {
    n: usize,
    m: usize,
    links: Vec<bool>,
}

impl Grid {
    fn new(n: usize, m: usize) -> Self {
        Self { n, m, links: vec![false; n * m] }
    }

    fn has(&self, i: usize, j: usize) -> bool {
        self.links[i * self.m + j]
    }

    fn set(&mut self, i: usize, j: usize) {
        self.links[i * self.m + j] = true;
    }

    fn source_linked(&self, i: usize) -> bool {
        (0..self.m).any(|j| self.has(i, j))
    }

    fn target_linked(&self, j: usize) -> bool {
        (0..self.n).any(|i| self.has(i, j))
    }
}

/// How probable a link is on the whole.
pub(crate) fn probability(forth: f32, back: f32) -> f32 {
    0.5 * ((forth * back).sqrt() + 0.5 * (forth + back))
}

/// The links (source, target, probability) of `n` source and `m` target words, in order, by the posteriors
/// `forth[j * n + i]` and `back[i * m + j]`.
pub(crate) fn symmetrize(
    how: Symmetrization,
    (n, m): (usize, usize),
    forth: &[f32],
    back: &[f32],
) -> Vec<(usize, usize, f32)> {
    let cells = (0..n).flat_map(|i| (0..m).map(move |j| (i, j)));
    if how == Symmetrization::Agreement {
        let all = cells.map(|cell| link(cell, (n, m), forth, back));
        return all.filter(|(_, _, probability)| *probability > SURE).collect();
    }
    let one = chosen(forth, n, m, Direction::Forth);
    let other = chosen(back, m, n, Direction::Back);
    let grid = match how {
        Symmetrization::Union => combine(&one, &other, |a, b| a || b),
        Symmetrization::GrowDiagFinalAnd => grow(&one, &other),
        _ => combine(&one, &other, |a, b| a && b),
    };
    cells.filter(|&(i, j)| grid.has(i, j)).map(|cell| link(cell, (n, m), forth, back)).collect()
}

/// A link with its probability; the arguments are those of [`symmetrize`].
fn link((i, j): (usize, usize), (n, m): (usize, usize), forth: &[f32], back: &[f32]) -> (usize, usize, f32) {
    (i, j, probability(forth[j * n + i], back[i * m + j]))
}

/// Whose words are observed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    /// Those of the target.
    Forth,
    /// Those of the source.
    Back,
}

impl Direction {
    /// The source and the target of what belongs to a hidden place and an observed word.
    fn sides(self, place: usize, word: usize) -> (usize, usize) {
        match self {
            Self::Forth => (place, word),
            Self::Back => (word, place),
        }
    }
}

/// The best partner of each observed word among `places`, if it is probable enough.
fn chosen(posterior: &[f32], places: usize, words: usize, direction: Direction) -> Grid {
    let (n, m) = direction.sides(places, words);
    let mut grid = Grid::new(n, m);
    for (word, row) in posterior.chunks_exact(places).enumerate() {
        let best = row.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)));
        if let Some((place, _)) = best.filter(|(_, p)| **p > BEST) {
            let (i, j) = direction.sides(place, word);
            grid.set(i, j);
        }
    }
    grid
}

fn combine(one: &Grid, other: &Grid, keep: fn(bool, bool) -> bool) -> Grid {
    let links = one.links.iter().zip(&other.links).map(|(a, b)| keep(*a, *b)).collect();
    Grid { links, ..*one }
}

fn grow(one: &Grid, other: &Grid) -> Grid {
    let (n, m) = (one.n, one.m);
    let union = combine(one, other, |a, b| a || b);
    let mut grid = combine(one, other, |a, b| a && b);
    let (mut sources, mut targets): (Vec<bool>, Vec<bool>) =
        ((0..n).map(|i| grid.source_linked(i)).collect(), (0..m).map(|j| grid.target_linked(j)).collect());
    // Each new link is looked at again for its own neighbours.
    let mut open: Vec<(usize, usize)> =
        (0..n).flat_map(|i| (0..m).map(move |j| (i, j))).filter(|&(i, j)| grid.has(i, j)).collect();
    open.reverse();
    while let Some((i, j)) = open.pop() {
        for (down, right) in NEIGHBOURS {
            let place = (i.checked_add_signed(down), j.checked_add_signed(right));
            let (Some(i), Some(j)) = place else { continue };
            if i < n && j < m && union.has(i, j) && !grid.has(i, j) && (!sources[i] || !targets[j]) {
                grid.set(i, j);
                (sources[i], targets[j]) = (true, true);
                open.push((i, j));
            }
        }
    }
    for direction in [one, other] {
        for (i, j) in (0..n).flat_map(|i| (0..m).map(move |j| (i, j))) {
            if direction.has(i, j) && !sources[i] && !targets[j] {
                grid.set(i, j);
                (sources[i], targets[j]) = (true, true);
            }
        }
    }
    grid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_ways() {
        // Three words a side: 0-0 in both directions, 1-1 in one, 2-1 in the other, 2-2 in one and far too faint in the other.
        let forth = [0.9, 0.0, 0.0, 0.0, 0.9, 0.0, 0.0, 0.0, 0.9];
        let back = [0.9, 0.0, 0.0, 0.0, 0.1, 0.0, 0.0, 0.9, 0.0];
        let links = |how| {
            let found = symmetrize(how, (3, 3), &forth, &back);
            found.iter().map(|(i, j, _)| format!("{i}-{j}")).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(links(Symmetrization::Intersection), "0-0");
        assert_eq!(links(Symmetrization::Union), "0-0 1-1 2-1 2-2");
        assert_eq!(links(Symmetrization::GrowDiagFinalAnd), "0-0 1-1 2-1 2-2");
        assert_eq!(links(Symmetrization::Agreement), "0-0 1-1");
    }
}
