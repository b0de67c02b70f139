//! What a bead costs: the sum of its features, each in a file of its own, weighted.

mod anchors;
mod keys;
mod length;
mod lexical;
mod meaning;

pub(crate) use anchors::AnchorCost;
pub(crate) use keys::KeyModel;
pub(crate) use length::LengthCost;
pub(crate) use lexical::{Lexica, Overlap};
pub(crate) use meaning::Meaning;

use crate::band::Band;
use crate::lattice::BeadCost;
use crate::side::SideView;
use crate::vectors::PairVectors;
use crate::weights::{self, Class, Features, WIDEST, Weights, feature};

/// What is known of a pair of texts as a whole; shared by all its lattices.
#[derive(Debug)]
pub(crate) struct PairModel {
    pub(crate) length: LengthCost,
    pub(crate) keys: KeyModel,
    pub(crate) anchors: AnchorCost,
    /// The mean length of the items of either side.
    pub(crate) mean: (f32, f32),
}

/// `-ln` of how frequent beads of each [`Class`] are.
pub(crate) type Rarity = [f32; Class::ALL];

/// The cost of the beads of one lattice.
pub(crate) struct Cost<'m> {
    model: &'m PairModel,
    weights: &'m Weights,
    rarity: Rarity,
    source: SideView<'m>,
    target: SideView<'m>,
    /// Whether words count.
    words: bool,
    meaning: Option<Meaning<'m>>,
    scratch: Scratch,
}

/// What the cost of a lattice is computed from; its memory is used again for the next lattice.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// Lengths summed from the beginning, so that a run is one subtraction.
    source_sums: Vec<f64>,
    target_sums: Vec<f64>,
    /// What it costs to omit an item of either side.
    source_omitted: Vec<f32>,
    target_omitted: Vec<f32>,
    /// What beads cost for how many items they join, by these; computed by the first lattice of a search.
    shapes: Vec<f32>,
    source_runs: keys::Runs,
    target_runs: keys::Runs,
    overlap: Overlap,
}

fn sum_up(view: SideView<'_>, out: &mut Vec<f64>) {
    let mut sum = 0.0;
    out.clear();
    out.push(0.0);
    out.extend((0..view.len).map(|n| {
        sum += f64::from(view.item(n).length);
        sum
    }));
}

impl<'m> Cost<'m> {
    /// The cost of beads of `source` and `target`; words count if a lexicon is given, inside the band.
    #[cfg(any(test, feature = "fit"))]
    pub(crate) fn new(
        model: &'m PairModel,
        (weights, rarity): (&'m Weights, Rarity),
        (source, target): (SideView<'m>, SideView<'m>),
        lexica: Option<(&Lexica, &Band)>,
    ) -> Self {
        Self::reusing(Scratch::default(), model, (weights, rarity), (source, target), lexica)
    }

    /// The same, in memory that [`Cost::into_scratch`] gave back.
    pub(crate) fn reusing(
        mut scratch: Scratch,
        model: &'m PairModel,
        (weights, rarity): (&'m Weights, Rarity),
        (source, target): (SideView<'m>, SideView<'m>),
        lexica: Option<(&Lexica, &Band)>,
    ) -> Self {
        if let Some((lexica, band)) = lexica {
            scratch.overlap.fill(lexica, source, target, band);
        }
        sum_up(source, &mut scratch.source_sums);
        sum_up(target, &mut scratch.target_sums);
        scratch.source_runs.fill(source, &model.keys);
        scratch.target_runs.fill(target, &model.keys);
        let words = lexica.is_some();
        let mut out = Self { model, weights, rarity, source, target, words, meaning: None, scratch };
        out.sum_up_shapes();
        out.fill_omitted();
        out
    }

    /// Computes what beads with two sides cost for how many items they join.
    fn sum_up_shapes(&mut self) {
        if self.scratch.shapes.is_empty() {
            let sizes = (1..=WIDEST).flat_map(|a| (1..=WIDEST).map(move |b| (a, b)));
            let rarity = self.rarity;
            let shapes = sizes.map(|(a, b)| self.weights.first(&shape(a, b, &rarity)));
            self.scratch.shapes.extend(shapes);
        }
    }

    /// Computes what it costs to omit an item: that is asked at every cell.
    fn fill_omitted(&mut self) {
        let mut source = std::mem::take(&mut self.scratch.source_omitted);
        source.clear();
        source.extend((0..self.source.len).map(|i| self.omitted((i, 1), (0, 0))));
        let mut target = std::mem::take(&mut self.scratch.target_omitted);
        target.clear();
        target.extend((0..self.target.len).map(|j| self.omitted((0, 0), (j, 1))));
        (self.scratch.source_omitted, self.scratch.target_omitted) = (source, target);
    }

    /// What it costs that the other side lacks items.
    fn omitted(&self, source: (usize, usize), target: (usize, usize)) -> f32 {
        self.weights.cost(&self.omission(source, target))
    }

    /// The features of items that the other side lacks.
    fn omission(&self, (i, a): (usize, usize), (j, b): (usize, usize)) -> Features {
        let mut out = shape(a, b, &self.rarity);
        let (source, target) = self.lengths(i, a, j, b);
        out[feature::OMITTED] = (source / self.model.mean.0 + target / self.model.mean.1).ln_1p();
        out
    }

    /// Its memory, for the next one.
    pub(crate) fn into_scratch(self) -> Scratch {
        self.scratch
    }

    /// The same with what vectors say, if there are some.
    pub(crate) fn with_meaning(mut self, vectors: Option<&'m PairVectors>) -> Self {
        self.meaning = vectors.map(|vectors| Meaning::new(vectors, (self.source, self.target)));
        self
    }

    /// The lengths of both sides of a bead.
    fn lengths(&self, i: usize, a: usize, j: usize, b: usize) -> (f32, f32) {
        let run = |sums: &[f64], from: usize, len: usize| (sums[from + len] - sums[from]) as f32;
        (run(&self.scratch.source_sums, i, a), run(&self.scratch.target_sums, j, b))
    }

    /// The features of a bead, or nothing if it is out of the question: if it costs far more than `limit`.
    #[cfg(feature = "fit")]
    pub(crate) fn features(
        &mut self,
        i: usize,
        a: usize,
        j: usize,
        b: usize,
        limit: f32,
    ) -> Option<Features> {
        if a == 0 || b == 0 {
            return Some(self.omission((i, a), (j, b)));
        }
        let mut out = self.evidence((i, a), (j, b), limit)?;
        let first = shape(a, b, &self.rarity);
        out[..feature::LENGTH].copy_from_slice(&first[..feature::LENGTH]);
        Some(out)
    }

    /// The weighted sum of the features of a bead with two sides, those of its shape included.
    fn total(&self, a: usize, b: usize, evidence: &Features) -> f32 {
        let first = match self.scratch.shapes.get((a - 1) * WIDEST + b - 1) {
            Some(first) if a <= WIDEST && b <= WIDEST => *first,
            _ => self.weights.first(&shape(a, b, &self.rarity)),
        };
        self.weights.add_rest(first, evidence, self.meaning.is_some())
    }

    /// The features of a bead with two sides, except those of its shape, or nothing if it is out of the question.
    fn evidence(&mut self, (i, a): (usize, usize), (j, b): (usize, usize), limit: f32) -> Option<Features> {
        let mut out = Features::default();
        let (source, target) = self.lengths(i, a, j, b);
        if a + b > 2 && !self.model.length.is_comparable(source, target) {
            return None;
        }
        out[feature::LENGTH] = self.model.length.cost(source, target);
        // Beads of several items are rare and dear to look at: only lengths that fit make them worth it.
        if a + b > 2 && out[feature::LENGTH] > if a.max(b) > 4 { WIDE_LENGTH } else { JOINED_LENGTH } {
            return None;
        }
        if self.weights.0[feature::PLACES] > 0.0 {
            out[feature::PLACES] = self.model.anchors.cost(self.source, self.target, (i, a), (j, b));
        }
        let bounded = self.words && limit < f32::INFINITY;
        if bounded {
            out[feature::WORDS] = -self.scratch.overlap.bound(i, a, j, b);
            out[feature::WEAKEST] = if a + b > 2 { -WEAKEST } else { 0.0 };
            if self.meaning.is_none() {
                let scratch = &self.scratch;
                out[feature::KEYS] = -scratch.source_runs.most(i, a).min(scratch.target_runs.most(j, b));
                if self.total(a, b, &out) > limit + SLACK {
                    return None;
                }
            }
        }
        let scratch = &mut self.scratch;
        out[feature::KEYS] =
            -self.model.keys.agreement(scratch.source_runs.run(i, a), scratch.target_runs.run(j, b));
        if let Some(meaning) = &self.meaning {
            let length = (source / self.model.mean.0 + target / self.model.mean.1) / 2.0;
            meaning.joined((i, a), (j, b), length, &mut out);
        }
        if !self.words {
            return Some(out);
        }
        if bounded && self.total(a, b, &out) > limit + SLACK {
            return None;
        }
        let (sum, weakest) = self.scratch.overlap.agreement(i, a, j, b);
        out[feature::WORDS] = -sum;
        out[feature::WEAKEST] = if a + b > 2 { -weakest.clamp(-WEAKEST, WEAKEST) } else { 0.0 };
        Some(out)
    }
}

impl BeadCost for Cost<'_> {
    fn cost(&mut self, i: usize, a: usize, j: usize, b: usize, limit: f32) -> f32 {
        match (a, b) {
            (1, 0) => self.scratch.source_omitted[i],
            (0, 1) => self.scratch.target_omitted[j],
            (0, _) | (_, 0) => self.omitted((i, a), (j, b)),
            _ => {
                let evidence = self.evidence((i, a), (j, b), limit);
                evidence.map_or(f32::INFINITY, |evidence| self.total(a, b, &evidence))
            }
        }
    }
}

/// The features of a bead that its shape shows.
fn shape(a: usize, b: usize, rarity: &Rarity) -> Features {
    let mut out = weights::shape(a, b);
    out[feature::RARITY] = rarity[Class::of(a, b) as usize];
    out
}

/// What words say of one item counts up to this much.
const WEAKEST: f32 = 4.0;
/// How much dearer than the best bead one must be to count for nothing in the probabilities.
const SLACK: f32 = 7.0;
/// The highest cost of lengths at which a bead of more than four items is considered.
const WIDE_LENGTH: f32 = 6.0;
/// The same for a bead of two to four items: far beyond what translators do.
const JOINED_LENGTH: f32 = 12.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lattice::Lattice;
    use crate::lexicon::Table;
    use crate::side::{Item, Side};
    use crate::weights::{SENTENCE_TYPES, block_types};
    use proptest::prelude::*;

    /// The same cost with nothing ruled out by its limit.
    struct Unpruned<'m>(Cost<'m>);

    impl BeadCost for Unpruned<'_> {
        fn cost(&mut self, i: usize, a: usize, j: usize, b: usize, _: f32) -> f32 {
            self.0.cost(i, a, j, b, f32::INFINITY)
        }
    }

    /// A text from the words of its items; a word is as long as its number tells.
    fn side(items: &[Vec<u32>]) -> Side {
        let mut side = Side { ratio: 1.0, variance: 3.0, ..Side::default() };
        for words in items {
            let from = side.words.len() as u32;
            side.words.extend(words);
            let length = words.iter().map(|w| (2 + w % 5) as f32).sum();
            side.items.push(Item { length, words: from..side.words.len() as u32, keys: 0..0 });
        }
        side
    }

    fn texts() -> impl Strategy<Value = Vec<Vec<u32>>> {
        prop::collection::vec(prop::collection::vec(0u32..12, 1..9), 0..14)
    }

    proptest! {
        #[test]
        fn pruning_does_not_change_the_path(s in texts(), t in texts()) {
            let (source, target) = (side(&s), side(&t));
            let known: Vec<(u32, u32, f32)> = (0..12).map(|w| (w, w, 0.6)).collect();
            let counts = vec![40; 12];
            let (forward, backward) = Table::learn_both(&[], &known, (&counts, &counts));
            let lexica = Lexica { forward, backward };
            let model = PairModel {
                length: LengthCost::new((1.0, 3.0), (1.0, 3.0), (1.0, 1.0)),
                keys: KeyModel::new(&[], &source, &target),
                anchors: AnchorCost::default(),
                mean: (5.0, 5.0),
            };
            let size = (s.len(), t.len());
            let band = Band::full(size.0, size.1);
            let views = (source.slice(0..size.0), target.slice(0..size.1));
            for (weights, types) in
                [(Weights::sentences(), SENTENCE_TYPES.to_vec()), (Weights::blocks(), block_types())]
            {
                let cost = || Cost::new(&model, (&weights, [0.0; 5]), views, Some((&lexica, &band)));
                let mut lattice = Lattice::default();
                let pruned = lattice.cheapest(size, &band, &types, &mut cost());
                let whole = lattice.cheapest(size, &band, &types, &mut Unpruned(cost()));
                prop_assert_eq!(pruned, whole);
            }
        }
    }
}
