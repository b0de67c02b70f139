//! What a bead costs: the sum of its features, each in a file of its own, weighted.

mod anchors;
mod keys;
mod length;
mod lexical;
mod meaning;
pub(crate) mod vectors;
pub(crate) mod weights;

pub(crate) use anchors::AnchorCost;
pub(crate) use keys::KeyModel;
pub(crate) use length::LengthCost;
pub(crate) use lexical::Overlap;
pub(crate) use meaning::Meaning;

use hexapla_model::Both;

use crate::lattice::{Band, BeadCost, Run, Step, Stretch};
use crate::lexicon::Lexica;
use crate::text::SideView;
use vectors::PairVectors;
use weights::{Class, Features, WIDEST, Weights, feature};

/// What is known of a pair of texts as a whole; shared by all its lattices.
#[derive(Debug)]
pub(crate) struct PairModel {
    pub(crate) length: LengthCost,
    pub(crate) keys: KeyModel,
    pub(crate) anchors: AnchorCost,
    /// The mean length of the items.
    pub(crate) mean: Both<f32>,
}

/// `-ln` of how frequent beads of each [`Class`] are.
pub(crate) type Rarity = [f32; Class::ALL];

/// How much each feature counts in a search, and what beads cost for how many items they join.
pub(crate) struct Prior<'m> {
    weights: &'m Weights,
    rarity: Rarity,
    /// For beads with two sides of up to [`WIDEST`] items.
    shapes: Vec<f32>,
}

impl<'m> Prior<'m> {
    pub(crate) fn new(weights: &'m Weights, rarity: Rarity) -> Self {
        let steps = (1..=WIDEST).flat_map(|source| (1..=WIDEST).map(move |target| Step::new(source, target)));
        let shapes = steps.map(|step| weights.first(&shape(step, &rarity))).collect();
        Self { weights, rarity, shapes }
    }

    /// What the features cost that the shape of a bead with two sides shows.
    fn shape(&self, step: Step) -> f32 {
        match self.shapes.get((step.source - 1) * WIDEST + step.target - 1) {
            Some(cost) if step.source <= WIDEST && step.target <= WIDEST => *cost,
            _ => self.weights.first(&shape(step, &self.rarity)),
        }
    }
}

/// The cost of the beads of one lattice.
pub(crate) struct Cost<'m> {
    model: &'m PairModel,
    prior: &'m Prior<'m>,
    texts: Both<SideView<'m>>,
    /// Whether words count.
    words: bool,
    meaning: Option<Meaning<'m>>,
    scratch: Scratch,
}

/// What the cost of a lattice is computed from; its memory is used again for the next lattice.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// Lengths summed from the beginning, so that a run is one subtraction.
    sums: Both<Vec<f64>>,
    /// What it costs to omit an item.
    omitted: Both<Vec<f32>>,
    runs: Both<keys::Runs>,
    overlap: Overlap,
}

/// Sums the lengths of items from the beginning.
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
    /// The cost of beads of `texts`, in the memory of a cost before; words count if a lexicon is given, inside the band.
    pub(crate) fn new(
        mut scratch: Scratch,
        model: &'m PairModel,
        prior: &'m Prior<'m>,
        texts: Both<SideView<'m>>,
        lexica: Option<(&Lexica, &Band)>,
    ) -> Self {
        if let Some((lexica, band)) = lexica {
            scratch.overlap.fill(lexica, texts, band);
        }
        sum_up(texts.source, &mut scratch.sums.source);
        sum_up(texts.target, &mut scratch.sums.target);
        scratch.runs.source.fill(texts.source, &model.keys);
        scratch.runs.target.fill(texts.target, &model.keys);
        let mut out = Self { model, prior, texts, words: lexica.is_some(), meaning: None, scratch };
        out.fill_omitted();
        out
    }

    /// Computes what it costs to omit an item: that is asked at every cell.
    fn fill_omitted(&mut self) {
        let mut omitted = std::mem::take(&mut self.scratch.omitted);
        let none = Run::new(0, 0);
        omitted.source.clear();
        let sources = (0..self.texts.source.len).map(|i| Stretch { source: Run::one(i), target: none });
        omitted.source.extend(sources.map(|bead| self.omitted(bead)));
        omitted.target.clear();
        let targets = (0..self.texts.target.len).map(|j| Stretch { source: none, target: Run::one(j) });
        omitted.target.extend(targets.map(|bead| self.omitted(bead)));
        self.scratch.omitted = omitted;
    }

    /// What it costs that the other side lacks items.
    fn omitted(&self, bead: Stretch) -> f32 {
        self.prior.weights.cost(&self.omission(bead))
    }

    /// The features of items that the other side lacks.
    fn omission(&self, bead: Stretch) -> Features {
        let mut out = shape(bead.step(), &self.prior.rarity);
        let (lengths, mean) = (self.lengths(bead), self.model.mean);
        out[feature::OMITTED] = (lengths.source / mean.source + lengths.target / mean.target).ln_1p();
        out
    }

    /// Its memory, for the next one.
    pub(crate) fn into_scratch(self) -> Scratch {
        self.scratch
    }

    /// The same with what vectors say, if there are some.
    pub(crate) fn with_meaning(mut self, vectors: Option<&'m PairVectors>) -> Self {
        self.meaning = vectors.map(|vectors| Meaning::new(vectors, self.texts));
        self
    }

    /// The lengths of both sides of a bead.
    fn lengths(&self, bead: Stretch) -> Both<f32> {
        let sums = &self.scratch.sums;
        Both::new(summed(&sums.source, bead.source), summed(&sums.target, bead.target))
    }

    /// The features of a bead, or nothing if it is out of the question: if it costs far more than `limit`.
    #[cfg(feature = "fit")]
    pub(crate) fn features(&mut self, bead: Stretch, limit: f32) -> Option<Features> {
        if bead.step().is_omission() {
            return Some(self.omission(bead));
        }
        let mut out = self.evidence(bead, limit)?;
        let first = shape(bead.step(), &self.prior.rarity);
        out[..feature::LENGTH].copy_from_slice(&first[..feature::LENGTH]);
        Some(out)
    }

    /// The weighted sum of the features of a bead with two sides, those of its shape included.
    fn total(&self, step: Step, evidence: &Features) -> f32 {
        self.prior.weights.add_rest(self.prior.shape(step), evidence, self.meaning.is_some())
    }

    /// The features of a bead with two sides, except those of its shape, or nothing if it is out of the question.
    fn evidence(&mut self, bead: Stretch, limit: f32) -> Option<Features> {
        let mut out = Features::default();
        let (step, lengths) = (bead.step(), self.lengths(bead));
        let several = step.joins_several();
        if several && !self.model.length.is_comparable(lengths) {
            return None;
        }
        out[feature::LENGTH] = self.model.length.cost(lengths);
        // Beads of several items are rare and expensive to look at: only lengths that fit justify it.
        let wide = step.source.max(step.target) > 4;
        if several && out[feature::LENGTH] > if wide { WIDE_LENGTH } else { JOINED_LENGTH } {
            return None;
        }
        if self.prior.weights.0[feature::PLACES] > 0.0 {
            out[feature::PLACES] = self.model.anchors.cost(self.texts, bead);
        }
        let bounded = self.words && limit < f32::INFINITY;
        if bounded {
            out[feature::WORDS] = -self.scratch.overlap.bound(bead);
            out[feature::WEAKEST] = if several { -WEAKEST } else { 0.0 };
            if self.meaning.is_none() {
                let runs = &self.scratch.runs;
                out[feature::KEYS] = -runs.source.most(bead.source).min(runs.target.most(bead.target));
                if self.total(step, &out) > limit + SLACK {
                    return None;
                }
            }
        }
        let runs = self.scratch.runs.as_mut();
        out[feature::KEYS] =
            -self.model.keys.agreement(runs.source.run(bead.source), runs.target.run(bead.target));
        if let Some(meaning) = &self.meaning {
            let mean = self.model.mean;
            let length = (lengths.source / mean.source + lengths.target / mean.target) / 2.0;
            meaning.joined(bead, length, &mut out);
        }
        if !self.words {
            return Some(out);
        }
        if bounded && self.total(step, &out) > limit + SLACK {
            return None;
        }
        let said = self.scratch.overlap.agreement(bead);
        out[feature::WORDS] = -said.sum;
        out[feature::WEAKEST] = if several { -said.least.clamp(-WEAKEST, WEAKEST) } else { 0.0 };
        Some(out)
    }
}

impl BeadCost for Cost<'_> {
    fn cost(&mut self, bead: Stretch, limit: f32) -> f32 {
        match bead.step() {
            Step::SOURCE => self.scratch.omitted.source[bead.source.from],
            Step::TARGET => self.scratch.omitted.target[bead.target.from],
            step if step.is_omission() => self.omitted(bead),
            step => {
                let evidence = self.evidence(bead, limit);
                evidence.map_or(f32::INFINITY, |evidence| self.total(step, &evidence))
            }
        }
    }
}

/// The length of some items, from sums.
fn summed(sums: &[f64], items: Run) -> f32 {
    (sums[items.end()] - sums[items.from]) as f32
}

/// The features of a bead that its shape shows.
fn shape(step: Step, rarity: &Rarity) -> Features {
    let mut out = weights::shape(step);
    out[feature::RARITY] = rarity[Class::of(step) as usize];
    out
}

/// What words say about one item counts up to this much.
const WEAKEST: f32 = 4.0;
/// How much more than the best bead one must cost to count for nothing in the probabilities.
const SLACK: f32 = 7.0;
/// The highest cost of lengths at which a bead of more than four items is considered.
const WIDE_LENGTH: f32 = 6.0;
/// The same for a bead of two to four items: far beyond what translators do.
const JOINED_LENGTH: f32 = 12.0;

#[cfg(test)]
mod tests;
