//! All paths through the candidates of a text: how probable the known one is, which is the cheapest, how sure each bead is.

use std::collections::BTreeSet;

use hexapla_align::fit::{Candidate, FEATURES};

use crate::texts::{Bead, Text};

/// The features of a bead, or their weights.
pub(crate) type Features = [f32; FEATURES];

/// The candidates of a text as arcs between places.
pub(crate) struct Paths {
    arcs: Vec<Arc>,
    last: usize,
}

/// How much more than the cheapest path one must cost to be skipped, in nats.
const FAR: f64 = 25.0;

struct Arc {
    from: usize,
    to: usize,
    features: Features,
    bead: Bead,
    /// Whether the known path may go there.
    known: bool,
}

/// `ln(exp(a) + exp(b))`.
fn add(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if high == f64::NEG_INFINITY { high } else { high + (low - high).exp().ln_1p() }
}

impl Paths {
    pub(crate) fn new(text: &Text, candidates: Vec<Candidate>) -> Self {
        let width = text.target.segments.len() + 1;
        let place = |i: u32, j: u32| i as usize * width + j as usize;
        let found: BTreeSet<Bead> = candidates.iter().map(|c| (c.source, c.target)).collect();
        let gold: BTreeSet<Bead> = text.gold.iter().copied().collect();
        // A known bead that is not a candidate may be any beads inside it.
        let lost: Vec<&Bead> = gold.iter().filter(|b| !found.contains(*b)).collect();
        let inside =
            |b: &Bead, g: &Bead| b.0.0 >= g.0.0 && b.0.1 <= g.0.1 && b.1.0 >= g.1.0 && b.1.1 <= g.1.1;
        let arc = |c: Candidate| {
            let bead = (c.source, c.target);
            Arc {
                from: place(c.source.0, c.target.0),
                to: place(c.source.1, c.target.1),
                features: c.features,
                bead,
                known: gold.contains(&bead) || lost.iter().any(|g| inside(&bead, g)),
            }
        };
        Self {
            arcs: candidates.into_iter().map(arc).collect(),
            last: place(text.source.segments.len() as u32, text.target.segments.len() as u32),
        }
    }

    /// The same without the arcs that no path with `weights` comes near: most of them, and they change nothing.
    pub(crate) fn pruned(mut self, weights: &Features) -> Self {
        let costs = self.costs(weights);
        let mut forward = vec![f64::INFINITY; self.last + 1];
        let mut backward = forward.clone();
        (forward[0], backward[self.last]) = (0.0, 0.0);
        for (arc, cost) in self.arcs.iter().zip(&costs) {
            forward[arc.to] = forward[arc.to].min(forward[arc.from] + cost);
        }
        for (arc, cost) in self.arcs.iter().zip(&costs).rev() {
            backward[arc.from] = backward[arc.from].min(backward[arc.to] + cost);
        }
        let most = forward[self.last] + FAR;
        let mut costs = costs.iter();
        self.arcs.retain(|arc| {
            let through = costs.next().map_or(0.0, |cost| forward[arc.from] + cost + backward[arc.to]);
            arc.known || through <= most
        });
        self
    }

    fn costs(&self, weights: &Features) -> Vec<f64> {
        let cost = |a: &Arc| a.features.iter().zip(weights).map(|(f, w)| f64::from(f * w)).sum();
        self.arcs.iter().map(cost).collect()
    }

    /// How probable each arc is, and the logarithm of the sum over all paths; of the `known` paths alone if asked.
    fn posteriors(&self, costs: &[f64], known: bool) -> (Vec<f64>, f64) {
        let mut forward = vec![f64::NEG_INFINITY; self.last + 1];
        let mut backward = forward.clone();
        (forward[0], backward[self.last]) = (0.0, 0.0);
        let arcs = || self.arcs.iter().zip(costs).filter(|(a, _)| a.known || !known);
        // Arcs are in order of where they begin.
        for (arc, cost) in arcs() {
            forward[arc.to] = add(forward[arc.to], forward[arc.from] - cost);
        }
        for (arc, cost) in arcs().rev() {
            backward[arc.from] = add(backward[arc.from], backward[arc.to] - cost);
        }
        let total = forward[self.last];
        let sure = |(arc, cost): (&Arc, &f64)| {
            let counts = arc.known || !known;
            if counts { (forward[arc.from] - cost + backward[arc.to] - total).exp() } else { 0.0 }
        };
        (self.arcs.iter().zip(costs).map(sure).collect(), total)
    }

    /// `-ln` of the probability of the known path, and how it changes with each weight.
    pub(crate) fn loss(&self, weights: &Features) -> (f64, [f64; FEATURES]) {
        let costs = self.costs(weights);
        let (all, total) = self.posteriors(&costs, false);
        let (known, known_total) = self.posteriors(&costs, true);
        let mut slope = [0.0; FEATURES];
        if !known_total.is_finite() {
            return (0.0, slope);
        }
        for ((arc, all), known) in self.arcs.iter().zip(all).zip(known) {
            slope.iter_mut().zip(arc.features).for_each(|(s, f)| *s += (known - all) * f64::from(f));
        }
        (total - known_total, slope)
    }

    /// The beads of the cheapest path, and how probable each is.
    pub(crate) fn cheapest(&self, weights: &Features) -> Vec<(Bead, f64)> {
        let costs = self.costs(weights);
        let (sure, _) = self.posteriors(&costs, false);
        let mut best = vec![(f64::INFINITY, usize::MAX); self.last + 1];
        best[0].0 = 0.0;
        for (n, (arc, cost)) in self.arcs.iter().zip(&costs).enumerate() {
            let total = best[arc.from].0 + cost;
            if total < best[arc.to].0 {
                best[arc.to] = (total, n);
            }
        }
        let mut out = Vec::new();
        let mut at = self.last;
        while at != 0 {
            let n = best[at].1;
            out.push((self.arcs[n].bead, sure[n]));
            at = self.arcs[n].from;
        }
        out.reverse();
        out
    }
}
