//! The links of two directions become one set.

use crate::candidates::Candidate;

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
fn probability(candidate: &Candidate) -> f32 {
    0.5 * (candidate.agreed() + 0.5 * (candidate.forth + candidate.back))
}

/// The links (source, target, probability) of `n` source and `m` target words among `candidates`, in the same order.
pub(crate) fn symmetrize(
    how: Symmetrization,
    (n, m): (usize, usize),
    candidates: &[Candidate],
) -> Vec<(usize, usize, f32)> {
    let all = candidates.iter().map(|c| (c.source as usize, c.target as usize, probability(c)));
    if how == Symmetrization::Agreement {
        return all.filter(|(_, _, probability)| *probability > SURE).collect();
    }
    let one = chosen(candidates, (n, m), Direction::Forth);
    let other = chosen(candidates, (n, m), Direction::Back);
    let grid = match how {
        Symmetrization::Union => combine(&one, &other, |a, b| a || b),
        Symmetrization::GrowDiagFinalAnd => grow(&one, &other),
        _ => combine(&one, &other, |a, b| a && b),
    };
    all.filter(|&(i, j, _)| grid.has(i, j)).collect()
}

/// Whose words are observed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    /// Those of the target.
    Forth,
    /// Those of the source.
    Back,
}

/// The best partner of each observed word, if it is probable enough.
fn chosen(candidates: &[Candidate], (n, m): (usize, usize), direction: Direction) -> Grid {
    let words = if direction == Direction::Forth { m } else { n };
    let mut best: Vec<Option<(&Candidate, f32)>> = vec![None; words];
    for candidate in candidates {
        let (word, p) = match direction {
            Direction::Forth => (candidate.target, candidate.forth),
            Direction::Back => (candidate.source, candidate.back),
        };
        let best = &mut best[word as usize];
        // Of equals the first one stays.
        if p > best.map_or(BEST, |b| b.1) {
            *best = Some((candidate, p));
        }
    }
    let mut grid = Grid::new(n, m);
    for (candidate, _) in best.into_iter().flatten() {
        grid.set(candidate.source as usize, candidate.target as usize);
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
        let candidates: Vec<Candidate> = (0..9)
            .map(|n| (n / 3, n % 3))
            .map(|(i, j)| Candidate {
                source: i as u32,
                target: j as u32,
                forth: forth[j * 3 + i],
                back: back[i * 3 + j],
            })
            .collect();
        let links = |how| {
            let found = symmetrize(how, (3, 3), &candidates);
            found.iter().map(|(i, j, _)| format!("{i}-{j}")).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(links(Symmetrization::Intersection), "0-0");
        assert_eq!(links(Symmetrization::Union), "0-0 1-1 2-1 2-2");
        assert_eq!(links(Symmetrization::GrowDiagFinalAnd), "0-0 1-1 2-1 2-2");
        assert_eq!(links(Symmetrization::Agreement), "0-0 1-1");
    }
}
