//! How often each word is linked to each word, over all rows.

use hexapla_model::Links;
use rayon::prelude::*;

use crate::candidate::narrow;
use crate::words::Words;

/// Shares of the links of each stem, in both directions.
#[derive(Debug, Default)]
pub(crate) struct Lexical {
    /// Where the partners of each stem of the source begin in `partners`, and where the last end.
    starts: Vec<u32>,
    /// Stems of the target, ascending for each stem of the source.
    partners: Vec<Partner>,
    /// The links of each stem of the source, and of each of the target.
    sources: Vec<f32>,
    targets: Vec<f32>,
}

/// A stem of the target that a stem of the source is linked to.
#[derive(Debug, Clone, Copy, Default)]
struct Partner {
    target: u32,
    /// How many links there are, by their probabilities.
    links: f32,
}

/// How many links are sorted at once, unless a stem has more.
const AT_ONCE: u32 = 1 << 22;

/// What every stem is taken to be linked to beside its links: a single link does not make it sure.
const DOUBT: f32 = 0.5;

impl Lexical {
    /// The shares of `links` between two columns.
    pub(crate) fn new(source: &Words, target: &Words, links: &Links) -> Self {
        let stems = source.column.stems.len();
        let begins = begins(source, links);
        let mut out = Self {
            starts: Vec::with_capacity(stems + 1),
            partners: Vec::new(),
            sources: vec![DOUBT; stems],
            targets: vec![DOUBT; target.column.stems.len()],
        };
        out.starts.push(0);
        // Some stems after others: the links take more memory than their sums.
        let mut from = 0;
        while from < stems {
            let end = begins[from].saturating_add(AT_ONCE);
            let to = begins.partition_point(|begin| *begin <= end).saturating_sub(1).clamp(from + 1, stems);
            out.add(source, target, links, (from, &begins[from..=to]));
            from = to;
        }
        out.partners.shrink_to_fit();
        out
    }

    /// Adds the links of the stems of the source from number `from` on, as many as `begins` says where theirs begin.
    fn add(&mut self, source: &Words, target: &Words, links: &Links, (from, begins): (usize, &[u32])) {
        let mut next: Vec<u32> = begins.iter().map(|begin| begin - begins[0]).collect();
        let mut each = vec![Partner::default(); next[next.len() - 1] as usize];
        each_link(source, target, links, |a, partner| {
            let place = (a as usize).checked_sub(from).and_then(|n| next[..begins.len() - 1].get_mut(n));
            if let Some(place) = place {
                each[*place as usize] = partner;
                *place += 1;
            }
        });
        sort(begins, &mut each);
        let mut rest = &each[..];
        for (n, pair) in begins.windows(2).enumerate() {
            let (own, others) = rest.split_at((pair[1] - pair[0]) as usize);
            rest = others;
            for same in own.chunk_by(|a, b| a.target == b.target) {
                let sum = same.iter().map(|partner| partner.links).sum::<f32>();
                self.sources[from + n] += sum;
                self.targets[same[0].target as usize] += sum;
                self.partners.push(Partner { target: same[0].target, links: sum });
            }
            self.starts.push(narrow(self.partners.len()));
        }
    }

    /// How well the words of two sequences explain each other: the mean of the best share of each word of content.
    pub(crate) fn likeness(&self, source: &[u32], target: &[u32]) -> f32 {
        let (forth, back) = self.shares(source, target);
        (forth * back).sqrt()
    }

    /// How much of the links of `target` goes to `source`: the mean of the best share of each word of content.
    pub(crate) fn own_share(&self, source: &[u32], target: &[u32]) -> f32 {
        self.shares(source, target).1
    }

    /// The means of the best shares of the words of two sequences, of the first and of the second.
    fn shares(&self, source: &[u32], target: &[u32]) -> (f32, f32) {
        let mut back = vec![0.0f32; target.len()];
        let mut forth = 0.0;
        for &a in source {
            let partners =
                &self.partners[self.starts[a as usize] as usize..self.starts[a as usize + 1] as usize];
            let mut best = 0.0f32;
            for (b, back) in target.iter().zip(&mut back) {
                if let Ok(n) = partners.binary_search_by_key(b, |p| p.target) {
                    let links = partners[n].links;
                    best = best.max(links / self.sources[a as usize]);
                    *back = back.max(links / self.targets[*b as usize]);
                }
            }
            forth += best;
        }
        let back: f32 = back.iter().sum();
        (forth / source.len().max(1) as f32, back / target.len().max(1) as f32)
    }
}

/// Where the links of each stem of the source would begin if they were in one list, and where the last would end.
fn begins(source: &Words, links: &Links) -> Vec<u32> {
    let mut begins = vec![0u32; source.column.stems.len() + 1];
    for row in 0..source.column.len() {
        let first = source.column.rows[row] as usize;
        links
            .row(row)
            .iter()
            .for_each(|link| begins[source.stem(first + link.source as usize) as usize + 1] += 1);
    }
    for n in 1..begins.len() {
        begins[n] += begins[n - 1];
    }
    begins
}

/// Calls `visit` with the stem of the source and the partner that each link has.
fn each_link(source: &Words, target: &Words, links: &Links, mut visit: impl FnMut(u32, Partner)) {
    for row in 0..source.column.len() {
        let (s, t) = (source.column.rows[row] as usize, target.column.rows[row] as usize);
        for link in links.row(row) {
            let target = target.stem(t + link.target as usize);
            visit(source.stem(s + link.source as usize), Partner { target, links: link.probability });
        }
    }
}

/// Sorts the links of each stem, so that those to one stem are side by side, and their sum is the same whatever their order.
fn sort(starts: &[u32], each: &mut [Partner]) {
    let (mut rest, mut lists) = (each, Vec::with_capacity(starts.len()));
    for pair in starts.windows(2) {
        let (own, others) = rest.split_at_mut((pair[1] - pair[0]) as usize);
        lists.push(own);
        rest = others;
    }
    lists.into_par_iter().for_each(|own| {
        own.sort_unstable_by(|x, y| x.target.cmp(&y.target).then(x.links.total_cmp(&y.links)));
    });
}
