//! What fitting the weights of sentences needs to see: all beads that a text could have, with their features.

use std::sync::Arc;

use hexapla_model::{Both, Segmented};

use crate::aligner::Aligner;
use crate::cost::weights::{Weights, feature};
pub use crate::pair::Candidate;

/// How many features there are; which, is reported in `weights.rs`.
pub const FEATURES: usize = feature::ALL;
/// The feature of labels and kinds, which sentences lack.
pub const PLACES: usize = feature::PLACES;

/// The features before this one need no encoder.
pub const PLAIN: usize = feature::PLAIN;

/// The weights in use, with an encoder or without.
#[must_use]
pub fn weights(encoder: bool) -> [f32; FEATURES] {
    if encoder { Weights::sentences_with_encoder().0 } else { Weights::sentences().0 }
}

/// The same aligner with other weights of sentences.
#[must_use]
pub fn with_weights(aligner: &Aligner, weights: [f32; FEATURES]) -> Aligner {
    aligner.clone().with_weights(Weights(weights))
}

/// All beads that the last pass over two texts with one sentence per line looks at, in order of where they begin.
#[must_use]
pub fn candidates(aligner: &Aligner, source: Arc<Segmented>, target: Arc<Segmented>) -> Vec<Candidate> {
    aligner.candidates(Both::new(source, target))
}
