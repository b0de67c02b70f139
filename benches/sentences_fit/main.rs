//! Fits the weights of `align/src/cost/weights.rs` for sentences: a conditional random field over the paths of the lattice
//! (Lafferty et al. 2001).
//!
//! `cargo run --release -p hexapla-benches --bin sentences_fit -- DIR`, with the development texts in DIR, which are no
//! part of the project. It prints strict F1 and the expected calibration error of each set at the start of the last
//! turn; of texts held out, in five folds by document; and with the weights fitted to all, which come last. Same texts,
//! same weights. With `--encoder PATH` after DIR it fits the weights that are used together with a sentence encoder.

mod paths;
mod texts;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use hexapla::encoder::UniversalEncoder;
use hexapla_align::Aligner;
use hexapla_align::fit::{FEATURES, PLACES, PLAIN, candidates, weights, with_weights};
use paths::{Features, Paths};
use rayon::prelude::*;
use texts::{Bead, Text};

/// Steps of gradient descent.
const ROUNDS: i32 = 100;
const FOLDS: usize = 5;
/// How often the texts are aligned with the weights fitted so far, from which the next are fitted.
const TURNS: usize = 2;

/// How often something was right, for strict F1 and for calibration.
#[derive(Debug, Clone, Default)]
struct Tally {
    found: usize,
    predicted: usize,
    recalled: usize,
    gold: usize,
    /// For each tenth of the score: sum of scores, how many were right, how many there were.
    tenths: [(f64, f64, f64); 10],
}

impl Tally {
    fn of(text: &Text, beads: &[(Bead, f64)]) -> Self {
        let two = |b: &Bead| b.0.1 > b.0.0 && b.1.1 > b.1.0;
        let gold: BTreeSet<Bead> = text.gold.iter().copied().collect();
        let mut out =
            Self { predicted: beads.len(), gold: gold.iter().filter(|b| two(b)).count(), ..Self::default() };
        for (bead, sure) in beads {
            let right = gold.contains(bead);
            out.found += usize::from(right);
            if two(bead) {
                out.recalled += usize::from(right);
                let tenth = &mut out.tenths[((sure * 10.0) as usize).min(9)];
                *tenth = (tenth.0 + sure, tenth.1 + f64::from(u8::from(right)), tenth.2 + 1.0);
            }
        }
        out
    }

    fn add(&mut self, other: &Self) {
        self.found += other.found;
        self.predicted += other.predicted;
        self.recalled += other.recalled;
        self.gold += other.gold;
        for (a, b) in self.tenths.iter_mut().zip(other.tenths) {
            *a = (a.0 + b.0, a.1 + b.1, a.2 + b.2);
        }
    }

    fn f1(&self) -> f64 {
        let p = self.found as f64 / self.predicted.max(1) as f64;
        let r = self.recalled as f64 / self.gold.max(1) as f64;
        2.0 * p * r / (p + r).max(1e-9)
    }

    fn calibration_error(&self) -> f64 {
        let all: f64 = self.tenths.iter().map(|t| t.2).sum();
        self.tenths.iter().map(|t| (t.0 - t.1).abs()).sum::<f64>() / all.max(1.0)
    }
}

/// How much a text counts: those that we made from others, and those without any difficulty, count for less.
fn share(text: &Text) -> f64 {
    match text.set.as_str() {
        "tico19" => 0.3,
        "tico19 damaged" => 0.5,
        _ => 1.0,
    }
}

/// Weights that make the known paths as probable as may be (Adam), pulled a little towards those at the start.
fn fit(texts: &[(&Text, &Paths)], start: Features, encoder: bool) -> Features {
    let features = if encoder { FEATURES } else { PLAIN };
    let mut out = start;
    let (mut mean, mut square) = ([0.0f64; FEATURES], [0.0f64; FEATURES]);
    for round in 1..=ROUNDS {
        let slopes: Vec<[f64; FEATURES]> =
            texts.par_iter().map(|(text, paths)| paths.loss(&out).1.map(|s| s * share(text))).collect();
        let rate = 0.08 * (1.0 - f64::from(round) / f64::from(ROUNDS + 1)) + 0.002;
        for k in (0..features).filter(|k| *k != PLACES) {
            let slope = slopes.iter().map(|s| s[k]).sum::<f64>() + 2.0 * f64::from(out[k] - start[k]);
            mean[k] = 0.9 * mean[k] + 0.1 * slope;
            square[k] = 0.99 * square[k] + 0.01 * slope * slope;
            let (m, v) = (mean[k] / (1.0 - 0.9f64.powi(round)), square[k] / (1.0 - 0.99f64.powi(round)));
            out[k] -= (rate * m / (v.sqrt() + 1e-8)) as f32;
        }
    }
    out
}

fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn tell(title: &str, texts: &[Text], tallies: &[Tally]) {
    let mut sets: BTreeMap<&str, Tally> = BTreeMap::new();
    texts.iter().zip(tallies).for_each(|(text, tally)| sets.entry(&text.set).or_default().add(tally));
    say(title);
    for (set, tally) in &sets {
        say(&format!("  {set:16} strict_f1 {:.4}  ece {:.4}", tally.f1(), tally.calibration_error()));
    }
}

/// The fold of each text: the documents of a set go to the folds in turn.
fn folds(texts: &[Text]) -> Vec<usize> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    texts
        .iter()
        .map(|text| {
            let count = seen.entry(&text.set).or_default();
            *count += 1;
            *count % FOLDS
        })
        .collect()
}

fn main() {
    let mut args = std::env::args().skip(1);
    let data = PathBuf::from(args.next().expect("the folder of the development texts"));
    let path = args.next().filter(|arg| arg == "--encoder").and_then(|_| args.next());
    let texts = texts::all(&data);
    let mut aligner = Aligner::new();
    let encoder = path.is_some();
    if let Some(path) = path {
        let open = UniversalEncoder::open(path.as_ref()).unwrap_or_else(|e| panic!("{e}"));
        aligner = aligner.with_encoder(Arc::new(open));
    }
    let mut start = weights(encoder);
    for _ in 1..TURNS {
        let paths = paths(&texts, &aligner, &start);
        start = fit(&texts.iter().zip(&paths).collect::<Vec<_>>(), start, encoder);
        say(&format!("weights {}", start.map(|w| format!("{w:.3}")).join(", ")));
    }
    report(&texts, &paths(&texts, &aligner, &start), start, encoder);
}

/// What the texts could be aligned as, where the passes before the last use `weights`.
fn paths(texts: &[Text], aligner: &Aligner, weights: &Features) -> Vec<Paths> {
    let aligner = with_weights(aligner, *weights);
    let look = |text: &Text| {
        Paths::new(text, candidates(&aligner, text.source.clone(), text.target.clone())).pruned(weights)
    };
    texts.par_iter().map(look).collect()
}

/// Prints how good the weights are: those at the start, of texts held out, and fitted to all.
fn report(texts: &[Text], paths: &[Paths], start: Features, encoder: bool) {
    let tally = |n: usize, weights: &Features| Tally::of(&texts[n], &paths[n].cheapest(weights));
    let all: Vec<(&Text, &Paths)> = texts.iter().zip(paths).collect();
    tell("at the start", texts, &(0..texts.len()).map(|n| tally(n, &start)).collect::<Vec<_>>());
    let folds = folds(texts);
    let mut held_out = vec![Tally::default(); texts.len()];
    for f in 0..FOLDS {
        let rest: Vec<_> = all.iter().zip(&folds).filter(|(_, g)| **g != f).map(|(t, _)| *t).collect();
        let fitted = fit(&rest, start, encoder);
        (0..texts.len()).filter(|n| folds[*n] == f).for_each(|n| held_out[n] = tally(n, &fitted));
    }
    tell("held out", texts, &held_out);
    let fitted = fit(&all, start, encoder);
    tell("fitted to all", texts, &(0..texts.len()).map(|n| tally(n, &fitted)).collect::<Vec<_>>());
    say(&format!("weights {}", fitted.map(|w| format!("{w:.3}")).join(", ")));
}
