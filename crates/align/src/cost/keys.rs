//! The evidence of entities: a number, date, symbol or name should be on both sides of a bead or on neither.

use hexapla_model::EntityKind;

use crate::side::{Side, SideView};

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
    /// The model for two whole texts: a key that stands everywhere says little.
    pub(crate) fn new(kinds: &[EntityKind], source: &Side, target: &Side) -> Self {
        let mut seen = vec![0u32; kinds.len()];
        for side in [source, target] {
            side.keys.iter().for_each(|(key, _)| seen[*key as usize] += 1);
        }
        let items = (source.len() + target.len()).max(1) as f32;
        let model = kinds.iter().zip(&seen).map(|(kind, n)| {
            let random = ((*n as f32 + 0.5) / (items + 1.0)).min(0.95);
            let found = survival(*kind).max(random);
            ((found / random).ln(), ((1.0 - found) / (1.0 - random)).ln().min(0.0))
        });
        let (both, one) = model.unzip();
        Self { both, one }
    }

    /// The log-likelihood ratio of two runs of items being translations, against two runs at random.
    pub(crate) fn agreement(&self, source: &[(u32, u16)], target: &[(u32, u16)]) -> f32 {
        let (mut s, mut t, mut sum) = (0, 0, 0.0);
        while s < source.len() || t < target.len() {
            let (a, b) = (source.get(s), target.get(t));
            let key = a.map_or(u32::MAX, |a| a.0).min(b.map_or(u32::MAX, |b| b.0));
            let [a, b] = [a, b].map(|k| k.filter(|k| k.0 == key).map_or(0, |k| k.1));
            sum += self.one_key(key as usize, a, b);
            (s, t) = (s + usize::from(a > 0), t + usize::from(b > 0));
        }
        sum
    }

    /// What a key says that stands `a` times on one side and `b` times on the other.
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

/// The longest runs whose keys are merged beforehand.
const READY: usize = 4;

/// Merged keys of runs of items.
#[derive(Debug, Default)]
pub(crate) struct Runs {
    /// Merged keys of the runs of 1 to [`READY`] items, by first item, then by length.
    keys: Vec<(u32, u16)>,
    bounds: Vec<(u32, u32)>,
    /// The keys of each item, for longer runs.
    items: Vec<(u32, u32)>,
    wide: (usize, usize),
    scratch: Vec<(u32, u16)>,
    /// The most that the keys of each item can say, summed from the beginning.
    most: Vec<f64>,
}

impl Runs {
    /// Merges the keys of a stretch; the memory of the last one is used again.
    pub(crate) fn fill(&mut self, view: SideView<'_>, model: &KeyModel) {
        self.most.clear();
        self.most.push(0.0);
        self.most.extend((0..view.len).scan(0.0, |sum, n| {
            *sum +=
                view.keys(n).iter().map(|k| f64::from(model.one_key(k.0 as usize, k.1, k.1))).sum::<f64>();
            Some(*sum)
        }));
        self.keys.clear();
        self.bounds.clear();
        self.items.clear();
        self.wide = (0, 0);
        let mut merged = std::mem::take(&mut self.scratch);
        for i in 0..view.len {
            for n in 1..=READY {
                if i + n > view.len {
                    self.bounds.push((0, 0));
                    continue;
                }
                merged.clear();
                (i..i + n).for_each(|k| merged.extend_from_slice(view.keys(k)));
                merge(&mut merged);
                let from = self.keys.len() as u32;
                self.keys.extend_from_slice(&merged);
                self.bounds.push((from, self.keys.len() as u32));
                if n == 1 {
                    self.items.push((from, self.keys.len() as u32));
                }
            }
        }
        self.scratch = merged;
    }

    /// More than [`KeyModel::agreement`] can be of `n` items from `i` on with whatever they meet.
    pub(crate) fn most(&self, i: usize, n: usize) -> f32 {
        (self.most[i + n] - self.most[i]) as f32 + 0.01
    }

    /// The merged keys of `n` items from `i` on.
    pub(crate) fn run(&mut self, i: usize, n: usize) -> &[(u32, u16)] {
        if n <= READY {
            let (from, to) = self.bounds[i * READY + n - 1];
            return &self.keys[from as usize..to as usize];
        }
        if self.wide != (i, n) {
            self.wide = (i, n);
            self.scratch.clear();
            for k in i..i + n {
                let (from, to) = self.items[k];
                self.scratch.extend_from_slice(&self.keys[from as usize..to as usize]);
            }
            merge(&mut self.scratch);
        }
        &self.scratch
    }
}

/// Sorts keys and adds up those that are equal.
fn merge(keys: &mut Vec<(u32, u16)>) {
    keys.sort_unstable();
    keys.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 = kept.1.saturating_add(next.1);
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
        let common = model.agreement(&[(1, 1)], &[(1, 1)]);
        let rare = model.agreement(&[(0, 1)], &[(0, 1)]);
        let missing = model.agreement(&[(0, 1)], &[(1, 1)]);
        assert!(rare > common && common > 0.0 && missing < -2.0);
    }
}
