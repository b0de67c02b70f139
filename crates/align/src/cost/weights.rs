//! How much each feature counts, and how frequent each type of bead is.

use crate::lattice::Step;

/// What a bead shows, as numbers: its cost is their weighted sum.
///
/// | feature | of which beads | what |
/// | --- | --- | --- |
/// | `OMISSION` | one side empty | items |
/// | `OMITTED` | one side empty | length, `ln(1 + length / mean length)` summed over the items |
/// | `ONE_TWO`, `ONE_MANY`, `MANY` | 1-2, 1-3 and more, 2-2 and more | 1; what 1-1 has not |
/// | `MORE` | 1-4, 2-3 and more | items beyond those |
/// | `RARITY` | all | `-ln` of how frequent such beads are in the text itself, as far as is known |
/// | `LENGTH` | two sides | [`crate::cost::LengthCost`] |
/// | `PLACES` | two sides | [`crate::cost::AnchorCost`] |
/// | `KEYS` | two sides | minus [`crate::cost::KeyModel`] |
/// | `WORDS` | two sides | minus [`crate::cost::Overlap`] |
/// | `WEAKEST` | more than 1-1 | minus the word score of the worst-matching item in the bead |
/// | `MEANING`, … | two sides, if there is an encoder | [`crate::cost::Meaning`] |
pub(crate) mod feature {
    /// Items of a bead with an empty side.
    pub(crate) const OMISSION: usize = 0;
    /// Their length.
    pub(crate) const OMITTED: usize = 1;
    /// One for beads 1-2.
    pub(crate) const ONE_TWO: usize = 2;
    /// One for beads 1-3 and wider.
    pub(crate) const ONE_MANY: usize = 3;
    /// One for beads 2-2 and wider.
    pub(crate) const MANY: usize = 4;
    /// Items beyond those.
    pub(crate) const MORE: usize = 5;
    /// How rare such beads are in the text itself.
    pub(crate) const RARITY: usize = 6;
    /// How ill the lengths agree.
    pub(crate) const LENGTH: usize = 7;
    /// How ill labels and kinds agree.
    pub(crate) const PLACES: usize = 8;
    /// How ill entities and punctuation agree.
    pub(crate) const KEYS: usize = 9;
    /// How ill words agree.
    pub(crate) const WORDS: usize = 10;
    /// Minus the word score of the worst-matching item in the bead.
    pub(crate) const WEAKEST: usize = 11;
    /// How many features there are without an encoder.
    pub(crate) const PLAIN: usize = 12;
    /// How far apart the vectors of both sides are, for each item.
    pub(crate) const MEANING: usize = 12;
    /// The square of that, for each item: what is far apart is not a translation, how far does not matter.
    pub(crate) const FAR: usize = 13;
    /// The same by length: vectors of short sentences say less.
    pub(crate) const LENGTHY: usize = 14;
    /// How far apart the sides are, once, for beads of several items.
    pub(crate) const JOINED: usize = 15;
    /// How much nearer the sides are without the first or the last item of one of them.
    pub(crate) const NARROWER: usize = 16;
    /// How near the items beside the bead are to its other side.
    pub(crate) const BESIDE: usize = 17;
    /// How far that item is from the other side that is farthest.
    pub(crate) const FARTHEST: usize = 18;
    /// How many features there are.
    pub(crate) const ALL: usize = 19;
}

/// The features of a bead, or their weights.
pub(crate) type Features = [f32; feature::ALL];

/// The weights of a lattice.
#[derive(Debug, Clone)]
pub(crate) struct Weights(pub(crate) Features);

/// Which types of beads are distinguished by their frequency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    OneOne,
    Omission,
    OneTwo,
    OneMany,
    Many,
}

impl Class {
    /// How many there are.
    pub(crate) const ALL: usize = 5;

    /// The class of beads of a type.
    pub(crate) fn of(step: Step) -> Self {
        match (step.source.min(step.target), step.source.max(step.target)) {
            (0, _) => Self::Omission,
            (1, 1) => Self::OneOne,
            (1, 2) => Self::OneTwo,
            (1, _) => Self::OneMany,
            _ => Self::Many,
        }
    }
}

/// Types of beads of sentences, the likelier first.
pub(crate) const SENTENCE_TYPES: [Step; 18] = [
    Step::new(1, 1),
    Step::new(1, 2),
    Step::new(2, 1),
    Step::new(1, 0),
    Step::new(0, 1),
    Step::new(2, 2),
    Step::new(1, 3),
    Step::new(3, 1),
    Step::new(2, 3),
    Step::new(3, 2),
    Step::new(3, 3),
    Step::new(1, 4),
    Step::new(4, 1),
    Step::new(2, 4),
    Step::new(4, 2),
    Step::new(3, 4),
    Step::new(4, 3),
    Step::new(4, 4),
];

/// The widest bead of blocks: an article on one line against its paragraphs.
pub(crate) const WIDEST: usize = 16;

/// Types of beads of blocks: those of sentences, and one against many.
pub(crate) fn block_types() -> Vec<Step> {
    let wide = (5..=WIDEST).flat_map(|n| [Step::new(1, n), Step::new(n, 1)]);
    SENTENCE_TYPES.into_iter().chain(wide).collect()
}

impl Weights {
    /// For sentences: fitted by `benches/sentences_fit` to development texts, none of which is part of the project.
    pub(crate) fn sentences() -> Self {
        Self::plain([1.740, 0.945, 1.785, 3.139, 3.136, 1.572, 0.451, 0.864, 0.0, 0.374, 0.208, 0.192])
    }

    /// For sentences with vectors, fitted in the same way.
    pub(crate) fn sentences_with_encoder() -> Self {
        Self([
            2.307, 1.212, 2.196, 4.352, 4.462, 3.139, 0.500, 0.749, 0.0, 0.172, 0.070, 0.154, 3.359, 0.142,
            1.545, -1.490, 1.411, 1.427, 0.754,
        ])
    }

    fn plain(weights: [f32; feature::PLAIN]) -> Self {
        let mut out = Features::default();
        out[..feature::PLAIN].copy_from_slice(&weights);
        Self(out)
    }

    /// For blocks, by hand: they are seldom split, and anchors are known. Words count for little: unlike sentences, blocks
    /// of one document share many, also with those that they do not translate.
    pub(crate) fn blocks() -> Self {
        Self::plain([4.15, 0.0, 5.15, 5.45, 7.95, 0.7, 0.0, 0.8, 1.0, 0.5, 0.08, 0.0])
    }

    /// For blocks with vectors: these count as in sentences.
    pub(crate) fn blocks_with_encoder() -> Self {
        let mut out = Self::blocks();
        let vectors = feature::PLAIN..feature::ALL;
        out.0[vectors.clone()].copy_from_slice(&Self::sentences_with_encoder().0[vectors]);
        out
    }

    /// The weighted sum.
    pub(crate) fn cost(&self, features: &Features) -> f32 {
        add(self.first(features), &self.0[feature::LENGTH..], &features[feature::LENGTH..])
    }

    /// The weighted sum of what the shape of a bead shows, the first of the features.
    pub(crate) fn first(&self, features: &Features) -> f32 {
        add(0.0, &self.0[..feature::LENGTH], &features[..feature::LENGTH])
    }

    /// A weighted sum with those features added that the text of a bead shows: with those of an encoder if there is one.
    pub(crate) fn add_rest(&self, first: f32, features: &Features, encoded: bool) -> f32 {
        let rest = feature::LENGTH..if encoded { feature::ALL } else { feature::PLAIN };
        add(first, &self.0[rest.clone()], &features[rest])
    }
}

/// Adds a weighted sum, one feature after the other.
fn add(sum: f32, weights: &[f32], features: &[f32]) -> f32 {
    weights.iter().zip(features).fold(sum, |sum, (w, f)| sum + w * f)
}

/// The features of a type of beads: how many items are joined.
pub(crate) fn shape(step: Step) -> Features {
    let mut out = Features::default();
    let n = step.source.max(step.target);
    match Class::of(step) {
        Class::OneOne => {}
        Class::Omission => out[feature::OMISSION] = n as f32,
        Class::OneTwo => out[feature::ONE_TWO] = 1.0,
        Class::OneMany => {
            out[feature::ONE_MANY] = 1.0;
            out[feature::MORE] = n as f32 - 3.0;
        }
        Class::Many => {
            out[feature::MANY] = 1.0;
            out[feature::MORE] = step.items() as f32 - 4.0;
        }
    }
    out
}
