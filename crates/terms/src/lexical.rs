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

/// What every stem is taken to be linked to beside its links: a single link does not make it sure.
const DOUBT: f32 = 0.5;

impl Lexical {
    /// The shares of `links` between two columns.
    pub(crate) fn new(source: &Words, target: &Words, links: &Links) -> Self {
        let (mut starts, mut each) = by_source(source, target, links);
        sort(&starts, &mut each);
        let mut sources = vec![DOUBT; source.column.stems.len()];
        let mut targets = vec![DOUBT; target.column.stems.len()];
        // The sums take the places of the links they are of: there are millions of them.
        let mut kept = 0;
        for (a, links) in sources.iter_mut().enumerate() {
            let range = starts[a] as usize..starts[a + 1] as usize;
            starts[a] = narrow(kept);
            let mut at = range.start;
            while at < range.end {
                let target = each[at].target;
                let same = each[at..range.end].iter().take_while(|partner| partner.target == target);
                let (count, sum) = (same.clone().count(), same.map(|partner| partner.links).sum::<f32>());
                *links += sum;
                targets[target as usize] += sum;
                each[kept] = Partner { target, links: sum };
                kept += 1;
                at += count;
            }
        }
        if let Some(end) = starts.last_mut() {
            *end = narrow(kept);
        }
        each.truncate(kept);
        each.shrink_to_fit();
        Self { starts, partners: each, sources, targets }
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

/// The links of each stem of the source, one stem after the other, and where each begins.
fn by_source(source: &Words, target: &Words, links: &Links) -> (Vec<u32>, Vec<Partner>) {
    let mut starts = vec![0u32; source.column.stems.len() + 1];
    each_link(source, target, links, |a, _| starts[a as usize + 1] += 1);
    for n in 1..starts.len() {
        starts[n] += starts[n - 1];
    }
    let mut next = starts.clone();
    let mut out = vec![Partner::default(); links.count()];
    each_link(source, target, links, |a, partner| {
        out[next[a as usize] as usize] = partner;
        next[a as usize] += 1;
    });
    (starts, out)
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
