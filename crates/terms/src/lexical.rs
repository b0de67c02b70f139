//! How often each word is linked to each word, over all rows.

use hexapla_model::Links;
use rayon::prelude::*;

use crate::words::Words;

/// Shares of the links of each stem, in both directions.
#[derive(Debug, Default)]
pub(crate) struct Lexical {
    /// Where the partners of each stem of the source begin in `partners`, and where the last end.
    starts: Vec<u32>,
    /// Stems of the target, ascending for each stem of the source.
    partners: Vec<Partner>,
}

/// A stem of the target that a stem of the source is linked to.
#[derive(Debug, Clone, Copy)]
struct Partner {
    target: u32,
    /// The share of the source's links that go to it.
    forth: f32,
    /// The share of its links that come from the source.
    back: f32,
}

/// What every stem is taken to be linked to beside its links: a single link does not make it sure.
const DOUBT: f32 = 0.5;

impl Lexical {
    /// The shares of `links` between two columns.
    pub(crate) fn new(source: &Words, target: &Words, links: &Links) -> Self {
        let mut each: Vec<(u32, u32, f32)> = Vec::with_capacity(links.count());
        for row in 0..source.column.len() {
            let (s, t) = (source.column.rows[row] as usize, target.column.rows[row] as usize);
            each.extend(links.row(row).iter().map(|link| {
                let (a, b) = (source.stem(s + link.source as usize), target.stem(t + link.target as usize));
                (a, b, link.probability)
            }));
        }
        each.par_sort_unstable_by(|x, y| (x.0, x.1).cmp(&(y.0, y.1)).then(x.2.total_cmp(&y.2)));
        let mut starts = vec![0u32; source.column.stems.len() + 1];
        let mut sources = vec![DOUBT; source.column.stems.len()];
        let mut targets = vec![DOUBT; target.column.stems.len()];
        let mut partners = Vec::new();
        for group in each.chunk_by(|x, y| (x.0, x.1) == (y.0, y.1)) {
            let (a, b, _) = group[0];
            let sum: f32 = group.iter().map(|g| g.2).sum();
            sources[a as usize] += sum;
            targets[b as usize] += sum;
            starts[a as usize + 1] += 1;
            partners.push(Partner { target: b, forth: sum, back: sum });
        }
        for n in 1..starts.len() {
            starts[n] += starts[n - 1];
        }
        for (n, source) in sources.iter().enumerate() {
            for partner in &mut partners[starts[n] as usize..starts[n + 1] as usize] {
                partner.forth /= source;
                partner.back /= targets[partner.target as usize];
            }
        }
        Self { starts, partners }
    }

    /// How well the words of two sequences explain each other: the mean of the best share of each word of content.
    pub(crate) fn likeness(&self, source: &[u32], target: &[u32]) -> f32 {
        let mut back = vec![0.0f32; target.len()];
        let mut forth = 0.0;
        for &a in source {
            let partners =
                &self.partners[self.starts[a as usize] as usize..self.starts[a as usize + 1] as usize];
            let mut best = 0.0f32;
            for (b, back) in target.iter().zip(&mut back) {
                if let Ok(n) = partners.binary_search_by_key(b, |p| p.target) {
                    best = best.max(partners[n].forth);
                    *back = back.max(partners[n].back);
                }
            }
            forth += best;
        }
        let back: f32 = back.iter().sum();
        (forth / source.len().max(1) as f32 * (back / target.len().max(1) as f32)).sqrt()
    }
}
