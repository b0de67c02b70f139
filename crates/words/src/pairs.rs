//! Which source and target types may translate each other: those that are together more often than by chance.

use std::ops::Range;

use rayon::prelude::*;

use crate::texts::Texts;

/// Types that are worked on as one; a frequent type takes as long as thousands of rare ones.
const BATCH: usize = 256;
/// Batches whose pairs are put behind the others before the next ones are looked for: many small lists at once would
/// leave gaps in memory.
const WAVE: usize = 64;
/// The least share of the count by chance at which two types are kept.
const LEAST: f64 = 0.5;
/// A type in as many pieces, or fewer, may be known from one.
const RARE: usize = 2;

/// Pairs of types, ordered by source, then target type; a pair is known by its index.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pairs {
    /// Where the pairs of each source type begin, and where the last end.
    pub(crate) starts: Vec<u32>,
    /// Target type of each pair.
    pub(crate) targets: Vec<u32>,
}

impl Pairs {
    /// The pairs that are together more often than half of what chance would have, and twice unless one of them is rare;
    /// and those of `wanted` (sorted) that are together at all.
    pub(crate) fn of(texts: &Texts, wanted: &[(u32, u32)]) -> Self {
        let places = Places::of(texts);
        let seen = seen(texts);
        let types: Vec<u32> = (0..texts.source.count as u32).collect();
        let mut out = Self { starts: vec![0], targets: Vec::new() };
        for wave in types.chunks(BATCH * WAVE) {
            let batches = wave.par_chunks(BATCH).map_init(
                || Tally::new(texts.target.count),
                |tally, batch| tally.pairs(texts, batch, (&places, &seen), wanted),
            );
            let found: Vec<(Vec<u32>, Vec<u32>)> = batches.collect();
            for (lengths, targets) in found {
                for length in lengths {
                    out.starts.push(out.starts[out.starts.len() - 1] + length);
                }
                out.targets.extend(targets);
            }
        }
        out
    }

    /// The indices of the pairs of a source type.
    pub(crate) fn of_source(&self, source: u32) -> Range<usize> {
        self.starts[source as usize] as usize..self.starts[source as usize + 1] as usize
    }

    /// The index of a pair, if it is kept.
    pub(crate) fn find(&self, source: u32, target: u32) -> Option<usize> {
        let range = self.of_source(source);
        self.targets[range.clone()].binary_search(&target).ok().map(|n| range.start + n)
    }

    /// Drops all pairs but those to `keep`; what is by pair is to be thinned alike.
    pub(crate) fn retain(&mut self, keep: &[bool]) {
        let mut kept = 0;
        let mut start = 0;
        for end in self.starts.iter_mut().skip(1) {
            kept += keep[start..*end as usize].iter().filter(|k| **k).count() as u32;
            start = *end as usize;
            *end = kept;
        }
        thin(&mut self.targets, keep);
    }

    /// How many pairs there are.
    pub(crate) fn len(&self) -> usize {
        self.targets.len()
    }
}

/// Drops the items of a list that are not to `keep`.
pub(crate) fn thin<T>(list: &mut Vec<T>, keep: &[bool]) {
    let mut keep = keep.iter();
    list.retain(|_| *keep.next().expect("one for each item"));
    list.shrink_to_fit();
}

/// In how many pieces each target type occurs.
fn seen(texts: &Texts) -> Vec<u32> {
    let mut seen = vec![0u32; texts.target.count];
    let mut last = vec![u32::MAX; texts.target.count];
    for (n, piece) in texts.pieces.iter().enumerate() {
        for &t in types(&texts.target.types, &piece.target) {
            if last[t as usize] != n as u32 {
                last[t as usize] = n as u32;
                seen[t as usize] += 1;
            }
        }
    }
    seen
}

/// The types of a range of running words.
pub(crate) fn types<'a>(all: &'a [u32], range: &Range<u32>) -> &'a [u32] {
    &all[range.start as usize..range.end as usize]
}

/// In which pieces each source type occurs, without repeats.
struct Places {
    starts: Vec<u32>,
    pieces: Vec<u32>,
}

impl Places {
    fn of(texts: &Texts) -> Self {
        let mut starts = vec![0u32; texts.source.count + 1];
        let mut last = vec![u32::MAX; texts.source.count];
        each_type(texts, &mut last, |source, _| starts[source + 1] += 1);
        for n in 1..starts.len() {
            starts[n] += starts[n - 1];
        }
        let mut next = starts.clone();
        let mut pieces = vec![0; starts[starts.len() - 1] as usize];
        each_type(texts, &mut last, |source, piece| {
            pieces[next[source] as usize] = piece;
            next[source] += 1;
        });
        Self { starts, pieces }
    }

    fn of_type(&self, source: u32) -> &[u32] {
        &self.pieces[self.starts[source as usize] as usize..self.starts[source as usize + 1] as usize]
    }
}

/// Calls `visit` with the source types of each piece, without repeats; `last` is for the piece that each type was last in.
fn each_type(texts: &Texts, last: &mut [u32], mut visit: impl FnMut(usize, u32)) {
    last.fill(u32::MAX);
    for (number, piece) in (0..).zip(&texts.pieces) {
        for &source in types(&texts.source.types, &piece.source) {
            if std::mem::replace(&mut last[source as usize], number) != number {
                visit(source as usize, number);
            }
        }
    }
}

/// How often each target type occurs with one source type.
struct Tally {
    counts: Vec<u32>,
    last: Vec<u32>,
    touched: Vec<u32>,
}

impl Tally {
    fn new(count: usize) -> Self {
        Self { counts: vec![0; count], last: vec![u32::MAX; count], touched: Vec::new() }
    }

    /// How many targets each of some source types keeps, and the targets.
    fn pairs(
        &mut self,
        texts: &Texts,
        batch: &[u32],
        (places, seen): (&Places, &[u32]),
        wanted: &[(u32, u32)],
    ) -> (Vec<u32>, Vec<u32>) {
        let (mut lengths, mut targets) = (Vec::with_capacity(batch.len()), Vec::new());
        for &source in batch {
            let before = targets.len();
            self.count(texts, places.of_type(source));
            let rarity = Rarity { source: places.of_type(source).len(), seen, pieces: texts.pieces.len() };
            self.keep(&rarity, of_source(wanted, source), &mut targets);
            lengths.push((targets.len() - before) as u32);
        }
        (lengths, targets)
    }

    fn count(&mut self, texts: &Texts, pieces: &[u32]) {
        for &piece in pieces {
            for &t in types(&texts.target.types, &texts.pieces[piece as usize].target) {
                let at = t as usize;
                if self.counts[at] == 0 {
                    self.touched.push(t);
                } else if self.last[at] == piece {
                    continue;
                }
                self.last[at] = piece;
                self.counts[at] += 1;
            }
        }
    }

    /// Writes the targets worth keeping to `out`, in order, and forgets all counts.
    fn keep(&mut self, rarity: &Rarity<'_>, wanted: &[(u32, u32)], out: &mut Vec<u32>) {
        let before = out.len();
        for &t in &self.touched {
            let together = std::mem::take(&mut self.counts[t as usize]);
            if rarity.proves(together, t) || wanted.binary_search_by_key(&t, |w| w.1).is_ok() {
                out.push(t);
            }
        }
        self.touched.clear();
        out[before..].sort_unstable();
    }
}

/// In how many pieces things occur.
struct Rarity<'a> {
    /// The current source type.
    source: usize,
    /// Each target type.
    seen: &'a [u32],
    /// All.
    pieces: usize,
}

impl Rarity<'_> {
    /// Whether occurring together `together` times with target type `t` may mean anything.
    ///
    /// What was seen once together says something only about words that are rarely seen at all; and what is seen together
    /// much less than chance has it is not a translation.
    fn proves(&self, together: u32, t: u32) -> bool {
        let target = self.seen[t as usize];
        let rare = self.source.min(target as usize) <= RARE;
        let chance = self.source as f64 * f64::from(target) / self.pieces as f64;
        (together > 1 || rare) && f64::from(together) >= LEAST * chance
    }
}

/// The pairs of a sorted list that begin with `source`.
fn of_source(pairs: &[(u32, u32)], source: u32) -> &[(u32, u32)] {
    let rest = &pairs[pairs.partition_point(|p| p.0 < source)..];
    &rest[..rest.partition_point(|p| p.0 == source)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_that_are_not_kept() {
        let mut pairs = Pairs { starts: vec![0, 2, 2, 5], targets: vec![3, 7, 1, 3, 9] };
        let keep = [false, true, true, false, true];
        let mut links = vec![0.1, 0.2, 0.3, 0.4, 0.5];
        pairs.retain(&keep);
        thin(&mut links, &keep);
        assert_eq!((pairs.starts, pairs.targets), (vec![0, 1, 1, 3], vec![7, 1, 9]));
        assert_eq!(links, [0.2, 0.3, 0.5]);
    }
}
