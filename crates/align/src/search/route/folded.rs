//! A text folded in halves, and what its beads cost: only lengths and rare keys are known.

use hexapla_model::Both;

use super::words::{Posting, WordKeys};
use crate::cost::{KeyModel, LengthCost};
use crate::lattice::{BeadCost, Run, Step, Stretch};
use crate::text::SideView;

/// What it costs to skip a folded item, and to join two, in nats.
const OMITTED: f32 = 3.0;
const JOINED: f32 = 1.5;
/// How much lengths count: a folded item rarely holds the same sentences as its counterpart.
const LENGTH: f32 = 0.5;
/// How much keys count: those of neighbours are in a folded item too.
const KEYS: f32 = 0.5;

/// A folded text.
pub(super) struct Folded {
    lengths: Vec<f32>,
    /// Where the keys of each item end.
    ends: Vec<u32>,
    /// The keys that lead the search, sorted in each item.
    keys: Vec<u32>,
}

impl Folded {
    /// A text with the keys of `model` that lead, with `extra` keys for each item, and with rare words.
    pub(super) fn of(view: SideView<'_>, model: &KeyModel, extra: &[Vec<u32>], words: &[Posting]) -> Self {
        let mut words = words.iter().peekable();
        let (mut keys, mut ends) = (Vec::new(), Vec::with_capacity(view.len));
        for n in 0..view.len {
            let from = keys.len();
            let own = view.keys(n).iter().map(|k| k.key).chain(extra.get(n).into_iter().flatten().copied());
            keys.extend(own.filter(|key| model.leads(*key)));
            while let Some(word) = words.next_if(|word| word.item as usize == n) {
                keys.push(model.len() + word.number);
            }
            keys[from..].sort_unstable();
            ends.push(keys.len() as u32);
        }
        Self { lengths: (0..view.len).map(|n| view.item(n).length).collect(), ends, keys }
    }

    /// A text of which only lengths are known.
    pub(super) fn plain(view: SideView<'_>) -> Self {
        Self {
            lengths: (0..view.len).map(|n| view.item(n).length).collect(),
            ends: vec![0; view.len],
            keys: Vec::new(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.lengths.len()
    }

    /// How long one or two items are.
    fn length(&self, items: Run) -> f32 {
        let first = self.lengths[items.from];
        if items.len == 1 { first } else { first + self.lengths[items.from + 1] }
    }

    /// The keys of item `n`.
    fn keys(&self, n: usize) -> &[u32] {
        let from = if n == 0 { 0 } else { self.ends[n - 1] };
        &self.keys[from as usize..self.ends[n] as usize]
    }

    pub(super) fn half(&self) -> Self {
        let ends: Vec<u32> = self.ends.chunks(2).map(|pair| pair[pair.len() - 1]).collect();
        let mut keys = self.keys.clone();
        let mut from = 0;
        for &to in &ends {
            keys[from as usize..to as usize].sort_unstable();
            from = to;
        }
        Self { lengths: self.lengths.chunks(2).map(|pair| pair.iter().sum()).collect(), ends, keys }
    }
}

/// What beads of folded items cost.
pub(super) struct Coarse<'f> {
    pub(super) texts: Both<&'f Folded>,
    pub(super) length: &'f LengthCost,
    pub(super) keys: &'f KeyModel,
    pub(super) words: &'f WordKeys,
}

/// The beads of folded items.
pub(super) const TYPES: [Step; 5] =
    [Step::ONE_ONE, Step::new(1, 2), Step::new(2, 1), Step::SOURCE, Step::TARGET];

impl BeadCost for Coarse<'_> {
    fn cost(&mut self, bead: Stretch, _: f32) -> f32 {
        let step = bead.step();
        if step.is_omission() {
            return OMITTED;
        }
        let lengths = Both::new(self.texts.source.length(bead.source), self.texts.target.length(bead.target));
        let mut keys = 0.0;
        for s in bead.source.range() {
            for t in bead.target.range() {
                keys += self.shared(self.texts.source.keys(s), self.texts.target.keys(t));
            }
        }
        let joined = if step.joins_several() { JOINED } else { 0.0 };
        self.length.cost(lengths) * LENGTH + joined - KEYS * keys
    }
}

impl Coarse<'_> {
    /// What the keys that are on both sides say; those on one side are skipped.
    fn shared(&self, source: &[u32], target: &[u32]) -> f32 {
        let (mut s, mut t, mut sum) = (0, 0, 0.0);
        while let (Some(&a), Some(&b)) = (source.get(s), target.get(t)) {
            if a == b {
                sum += match a.checked_sub(self.keys.len()) {
                    None => self.keys.both(a),
                    Some(n) => self.words.weights[n as usize],
                };
            }
            (s, t) = (s + usize::from(a <= b), t + usize::from(b <= a));
        }
        sum
    }
}
