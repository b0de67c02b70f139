//! The evidence of entities: a number, date, symbol or name should be on both sides of a bead or on neither.

use std::ops::Range;

use hexapla_model::{Both, EntityKind};

use crate::lattice::Run;
use crate::text::{Count, Side, SideView, of};

/// How likely an entity of each kind is to be found again in a translation.
///
/// Set by hand after counting them on sentences that are known to be translations; see `benches/record`.
fn survival(kind: EntityKind) -> f32 {
    match kind {
        EntityKind::Symbol | EntityKind::Url => 0.95,
        EntityKind::Date | EntityKind::Percent => 0.93,
        EntityKind::Country => 0.90,
        EntityKind::Number | EntityKind::Money => 0.85,
        EntityKind::Acronym => 0.70,
        EntityKind::Reference => 0.75,
        EntityKind::Punctuation => 0.60,
    }
}

/// For each key what it says if it is on both sides, and on one.
#[derive(Debug, Clone, Default)]
pub(crate) struct KeyModel {
    both: Vec<f32>,
    one: Vec<f32>,
}

impl KeyModel {
    /// The model for two whole texts: a key that occurs everywhere says little.
    pub(crate) fn new(kinds: &[EntityKind], sides: Both<&Side>) -> Self {
        let mut seen = vec![0u32; kinds.len()];
        for side in [sides.source, sides.target] {
            side.keys.iter().for_each(|count| seen[count.key as usize] += 1);
        }
        let items = (sides.source.len() + sides.target.len()).max(1) as f32;
        let model = kinds.iter().zip(&seen).map(|(kind, n)| {
            let random = ((*n as f32 + 0.5) / (items + 1.0)).min(0.95);
            let found = survival(*kind).max(random);
            ((found / random).ln(), ((1.0 - found) / (1.0 - random)).ln().min(0.0))
        });
        let (both, one) = model.unzip();
        Self { both, one }
    }

    /// The log-likelihood ratio of two runs of items being translations, against two runs at random.
    pub(crate) fn agreement(&self, source: &[Count], target: &[Count]) -> f32 {
        let (mut s, mut t, mut sum) = (0, 0, 0.0);
        while s < source.len() || t < target.len() {
            let (a, b) = (source.get(s), target.get(t));
            let key = a.map_or(u32::MAX, |a| a.key).min(b.map_or(u32::MAX, |b| b.key));
            let [a, b] = [a, b].map(|k| k.filter(|k| k.key == key).map_or(0, |k| k.times));
            sum += self.one_key(key as usize, a, b);
            (s, t) = (s + usize::from(a > 0), t + usize::from(b > 0));
        }
        sum
    }

    /// The evidence of a key that occurs `a` times on one side and `b` times on the other.
    fn one_key(&self, key: usize, a: u16, b: u16) -> f32 {
        let shared = a.min(b);
        if shared == 0 {
            return self.one[key];
        }
        // The second of its kind in one place says less than the first.
        self.both[key] * (1.0 + 0.5 * (f32::from(shared) - 1.0).min(3.0))
            + self.one[key] * 0.5 * f32::from(a.abs_diff(b)).min(3.0)
    }
}

impl KeyModel {
    /// How many keys there are.
    pub(crate) fn len(&self) -> u32 {
        self.both.len() as u32
    }

    /// What a key says that is on both sides.
    pub(crate) fn both(&self, key: u32) -> f32 {
        self.both[key as usize]
    }

    /// Whether a key is so rare that it leads the search.
    pub(crate) fn leads(&self, key: u32) -> bool {
        self.both.get(key as usize).is_some_and(|both| *both > RARE)
    }
}

/// How much a key must say, in nats, to lead the search.
const RARE: f32 = 2.5;

/// What sums of `f32` may lose.
const ROUNDING: f32 = 0.01;
/// The longest runs whose keys are merged beforehand.
const READY: usize = 4;

/// Merged keys of runs of items.
#[derive(Debug, Default)]
pub(crate) struct Runs {
    /// Merged keys of the runs of 1 to [`READY`] items, by first item, then by length.
    keys: Vec<Count>,
    /// Where the keys of each of these runs are.
    bounds: Vec<Range<u32>>,
    /// The keys of each item, for longer runs.
    items: Vec<Range<u32>>,
    /// The longer run whose keys are in `scratch`.
    wide: Run,
    scratch: Vec<Count>,
    /// The most that the keys of each item can say, summed from the beginning.
    most: Vec<f64>,
}

impl Runs {
    /// Merges the keys of a stretch; the memory of the last one is used again.
    pub(crate) fn fill(&mut self, view: SideView<'_>, model: &KeyModel) {
        self.most.clear();
        self.most.push(0.0);
        self.most.extend((0..view.len).scan(0.0, |sum, n| {
            *sum += view
                .keys(n)
                .iter()
                .map(|k| f64::from(model.one_key(k.key as usize, k.times, k.times)))
                .sum::<f64>();
            Some(*sum)
        }));
        self.keys.clear();
        self.bounds.clear();
        self.items.clear();
        self.wide = Run::default();
        let mut merged = std::mem::take(&mut self.scratch);
        for i in 0..view.len {
            for n in 1..=READY {
                if i + n > view.len {
                    self.bounds.push(0..0);
                    continue;
                }
                merged.clear();
                (i..i + n).for_each(|k| merged.extend_from_slice(view.keys(k)));
                merge(&mut merged);
                let from = self.keys.len() as u32;
                self.keys.extend_from_slice(&merged);
                self.bounds.push(from..self.keys.len() as u32);
                if n == 1 {
                    self.items.push(from..self.keys.len() as u32);
                }
            }
        }
        self.scratch = merged;
    }

    /// More than [`KeyModel::agreement`] can be of some items with whatever they meet.
    pub(crate) fn most(&self, items: Run) -> f32 {
        (self.most[items.end()] - self.most[items.from]) as f32 + ROUNDING
    }

    /// The merged keys of some items.
    pub(crate) fn run(&mut self, items: Run) -> &[Count] {
        if items.len <= READY {
            return of(&self.keys, &self.bounds[items.from * READY + items.len - 1]);
        }
        if self.wide != items {
            self.wide = items;
            self.scratch.clear();
            for item in &self.items[items.range()] {
                self.scratch.extend_from_slice(of(&self.keys, item));
            }
            merge(&mut self.scratch);
        }
        &self.scratch
    }
}

/// Sorts keys and adds up those that are equal.
fn merge(keys: &mut Vec<Count>) {
    keys.sort_unstable();
    keys.dedup_by(|next, kept| {
        let same = next.key == kept.key;
        if same {
            kept.times = kept.times.saturating_add(next.times);
        }
        same
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_keys_say_more() {
        let model = KeyModel { both: vec![5.0, 0.2], one: vec![-2.0, -0.1] };
        let once = |key| [Count { key, times: 1 }];
        let common = model.agreement(&once(1), &once(1));
        let rare = model.agreement(&once(0), &once(0));
        let missing = model.agreement(&once(0), &once(1));
        assert!(rare > common && common > 0.0 && missing < -2.0);
    }
}
