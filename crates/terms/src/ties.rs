//! How strongly each stretch of a row is tied by links to one place of the pivot.

use std::ops::Range;

use hexapla_model::{Link, Links};

use crate::candidate::LONGEST;
use crate::words::Words;

/// A row with more words says nothing about terms: everything in it is beside everything.
pub(crate) const LONGEST_ROW: usize = 2_000;

/// How much a word of content without links counts against a pair, of 1.
const UNLINKED: f32 = 0.35;

/// How strongly each word of a row is tied to one place of the source; sums over the words before each.
#[derive(Debug, Default)]
pub(crate) struct Ties {
    /// What the place gives to the words before this one.
    given: Vec<f32>,
    /// What the words before this one take from the place.
    taken: Vec<f32>,
    /// What the words before this one could take.
    mass: Vec<f32>,
    /// What the words before this one take from elsewhere in the row.
    stray: Vec<f32>,
    /// What the place could give.
    total: f32,
    /// Where candidates that take from the place may begin.
    pub(crate) reach: Range<usize>,
    sources: Vec<f32>,
    targets: Vec<f32>,
}

/// A row of both languages.
pub(crate) struct Row<'a> {
    /// The words of the pivot and which of them are in the row.
    pub(crate) source: (&'a Words<'a>, Range<usize>),
    /// The words of the other language and which of them are in the row.
    pub(crate) target: (&'a Words<'a>, Range<usize>),
    links: &'a [Link],
}

impl<'a> Row<'a> {
    /// Row number `row`; `None` if it is too long to be a sentence.
    pub(crate) fn new(row: usize, source: &'a Words, target: &'a Words, links: &'a Links) -> Option<Self> {
        let (from, to) = (source.column.range(row), target.column.range(row));
        let fits = from.len().max(to.len()) <= LONGEST_ROW;
        fits.then(|| Self { source: (source, from), target: (target, to), links: links.row(row) })
    }
}

impl Ties {
    /// Reads what ties the words of `row` to its source words `first..=last`.
    pub(crate) fn read(&mut self, row: &Row, first: usize, last: usize) {
        let (source, target) = (&row.source, &row.target);
        refill(&mut self.sources, source.1.len());
        refill(&mut self.targets, target.1.len());
        for link in row.links {
            self.sources[link.source as usize] += link.probability;
            self.targets[link.target as usize] += link.probability;
        }
        self.total =
            (first..=last).map(|i| source.0.weight(source.1.start + i) * reach(self.sources[i])).sum();
        for sums in [&mut self.given, &mut self.taken, &mut self.mass, &mut self.stray] {
            refill(sums, target.1.len() + 1);
        }
        let (mut low, mut high) = (usize::MAX, 0);
        for link in row.links {
            let (i, j) = (link.source as usize, link.target as usize);
            if (first..=last).contains(&i) {
                (low, high) = (low.min(j), high.max(j + 1));
                let (a, b) = (source.0.weight(source.1.start + i), target.0.weight(target.1.start + j));
                self.given[j + 1] += a * link.probability / self.sources[i].max(1.0);
                self.taken[j + 1] += b * link.probability / self.targets[j].max(1.0);
            }
        }
        self.reach = low.saturating_sub(LONGEST as usize).min(high)..high;
        for j in 0..target.1.len() {
            let weight = target.0.weight(target.1.start + j);
            let elsewhere = (weight * self.targets[j].min(1.0) - self.taken[j + 1]).max(0.0);
            self.given[j + 1] += self.given[j];
            self.taken[j + 1] += self.taken[j];
            self.mass[j + 1] = self.mass[j] + weight * reach(self.targets[j]);
            self.stray[j + 1] = self.stray[j] + elsewhere;
        }
    }

    /// How well the words `first..=last` are tied to the place: what is given and taken, of all that could be.
    pub(crate) fn of(&self, first: usize, last: usize) -> f32 {
        let given = within(&self.given, first, last) / self.total.max(1e-6);
        let taken = within(&self.taken, first, last) / within(&self.mass, first, last).max(1e-6);
        if given <= 0.0 || taken <= 0.0 { 0.0 } else { given * taken / (given + taken - given * taken) }
    }

    /// How many of the words `first..=last` of content are linked to something else than the place.
    pub(crate) fn stray(&self, first: usize, last: usize) -> f32 {
        within(&self.stray, first, last)
    }
}

/// The sum of the words `first..=last`, of sums from the first word of the row on.
fn within(sums: &[f32], first: usize, last: usize) -> f32 {
    sums[last + 1] - sums[first]
}

/// How much of a word links reach; a word without links counts a little.
fn reach(sum: f32) -> f32 {
    sum.clamp(UNLINKED, 1.0)
}

/// Makes `sums` as many zeros as `n`.
fn refill(sums: &mut Vec<f32>, n: usize) {
    sums.clear();
    sums.resize(n, 0.0);
}
