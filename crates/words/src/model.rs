//! What is known of two languages while their words are linked: expected links of each pair of types, and jumps.

use hexapla_model::Both;

use crate::hmm::{JUMPS, Jumps};
use crate::pairs::Pairs;
use crate::texts::Texts;

/// Probability that a word has no partner.
pub(crate) const EMPTY: f32 = 0.2;
/// What each jump counts before any is seen, in jumps.
const JUMP_PRIOR: f64 = 0.5;

/// Expected jumps of both directions, [`JUMPS`] each.
#[derive(Debug, Clone)]
pub(crate) struct JumpCounts {
    /// Among source places, from one target word to the next.
    pub(crate) forth: Vec<f64>,
    /// Among target places, from one source word to the next.
    pub(crate) back: Vec<f64>,
}

impl Default for JumpCounts {
    fn default() -> Self {
        Self { forth: vec![0.0; JUMPS], back: vec![0.0; JUMPS] }
    }
}

impl JumpCounts {
    /// Adds the counts of `other`.
    pub(crate) fn add(&mut self, other: &Self) {
        self.forth.iter_mut().zip(&other.forth).for_each(|(a, b)| *a += b);
        self.back.iter_mut().zip(&other.back).for_each(|(a, b)| *a += b);
    }
}

/// A model of both directions at once, as weights: `t(target | source)` is the weight of the pair by that of the source type,
/// `t(source | target)` the same by that of the target type.
///
/// *Forth* is a target word given its source word, *back* the reverse.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    /// Weight of each pair.
    pub(crate) pairs: Vec<f32>,
    /// Weight of a pair that is not kept.
    pub(crate) floor: f32,
    /// What is less probable than the best by this factor is skipped.
    pub(crate) faint: f32,
    /// One by the weight of each source type.
    pub(crate) sources: Vec<f32>,
    /// One by the weight of each target type.
    pub(crate) targets: Vec<f32>,
    /// Probability of each target type where a word has no partner.
    pub(crate) forth_null: Vec<f32>,
    /// Probability of each source type where a word has no partner.
    pub(crate) back_null: Vec<f32>,
    /// Where the next partner is, seen from the last one: that of a target word (`target`) and that of a source word. Without
    /// it, partners are anywhere (IBM model 1).
    pub(crate) order: Option<Both<Jumps>>,
}

impl Model {
    /// A model in which all pairs are alike but those with a prior (pair and weight, in links).
    pub(crate) fn first(texts: &Texts, pairs: &Pairs, prior: &[(u32, f32)]) -> Self {
        const KNOWN: f32 = 20.0;
        let mut even = vec![1.0f32; pairs.len()];
        for &(pair, links) in prior {
            even[pair as usize] += KNOWN * links;
        }
        Self {
            pairs: even,
            floor: 0.1,
            faint: 0.0,
            sources: vec![1.0; texts.source.count],
            targets: vec![1.0; texts.target.count],
            forth_null: vec![1.0; texts.target.count],
            back_null: vec![1.0; texts.source.count],
            order: None,
        }
    }
}

/// Jumps to near the last one's place: what is assumed before any was seen.
pub(crate) fn first_order() -> Both<Jumps> {
    Both::new(Jumps::first(EMPTY), Jumps::first(EMPTY))
}

/// Jumps by what was seen of them.
pub(crate) fn order_of(seen: &JumpCounts) -> Both<Jumps> {
    let [source, target] = [&seen.back, &seen.forth].map(|counts| Jumps::new(counts, JUMP_PRIOR, EMPTY));
    Both::new(source, target)
}

/// `exp(ψ(x))`, which takes the place of a count `x` under a sparse prior (variational Bayes; Beal 2003): about `x - 1/2`
/// for large counts, and next to nothing below one.
pub(crate) fn exp_digamma(x: f64) -> f64 {
    let (mut x, mut below) = (x, 0.0);
    while x < 4.0 {
        below += 1.0 / x;
        x += 1.0;
    }
    // The asymptotic series of exp(ψ), good to 1e-4 from 4 on.
    let y = x - 0.5;
    (y + 1.0 / (24.0 * y)) * (-below).exp()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digamma() {
        // ψ(1) = -γ, ψ(1/2) = -γ - 2 ln 2.
        let gamma = 0.577_215_664_9_f64;
        for (x, psi) in
            [(1.0, -gamma), (0.5, -gamma - 2.0 * 2f64.ln()), (2.0, 1.0 - gamma), (10.0, 2.251_752_589)]
        {
            assert!((exp_digamma(x) / f64::exp(psi) - 1.0).abs() < 1e-4, "{x}");
        }
    }
}
