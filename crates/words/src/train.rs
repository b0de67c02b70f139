//! Expectation and maximization over all shards.

use hexapla_model::Both;
use rayon::prelude::*;

use crate::count::Count;
use crate::model::{JumpCounts, Model, exp_digamma, first_order, order_of};
use crate::pairs::{Pairs, thin, types};
use crate::parts::Parts;
use crate::shard::{Seen, Worker};
use crate::texts::{Piece, Texts};

/// Rounds without order (IBM model 1).
const EVEN_ROUNDS: usize = 2;
/// Rounds with jumps; many words make up for fewer rounds.
const JUMP_ROUNDS: usize = 5;
const JUMP_ROUNDS_OF_MANY: usize = 2;
/// Texts with more words than this on a side are large.
const MANY: usize = 1 << 20;
/// What each pair counts before any link is seen, in links: a sparse Dirichlet prior. Chosen on development sets.
const PAIR_PRIOR: f32 = 0.05;
/// Weight of a pair that is not kept.
const FLOOR: f32 = 1e-7;
/// Weight of a type at least.
const LEAST: f32 = 1e-3;
/// Pairs that are a smaller share of the links of either word after the rounds without order are dropped. Measured: 3e-4 to
/// 3e-3.
const DROPPED: f32 = 2e-3;
/// Partners that are less probable than the best one of a word by this factor, and places that the last partner is at less probably,
/// are skipped; in large texts, where it costs little of the quality and halves the time, by the second.
const SKIPPED: f32 = 1e-3;
const SKIPPED_OF_MANY: f32 = 1e-2;
/// Expected links below this are not counted.
const FAINT: f32 = 1e-3;

/// Expected counts of a round.
#[derive(Debug)]
pub(crate) struct Counts {
    /// Links of each pair.
    pub(crate) pairs: Vec<Count>,
    /// Words of each target type without a partner.
    targets: Vec<Count>,
    /// Words of each source type without a partner.
    sources: Vec<Count>,
}

impl Counts {
    fn new(texts: &Texts, pairs: &Pairs) -> Self {
        Self {
            pairs: zeros(pairs.len()),
            targets: zeros(texts.target.count),
            sources: zeros(texts.source.count),
        }
    }

    /// Forgets all counts.
    fn clear(&mut self) {
        for list in [&mut self.pairs, &mut self.targets, &mut self.sources] {
            list.par_iter_mut().for_each(Count::clear);
        }
    }
}

/// So many counts of nothing.
fn zeros(n: usize) -> Vec<Count> {
    (0..n).map(|_| Count::default()).collect()
}

/// What a training gives.
#[derive(Debug)]
pub(crate) struct Trained {
    pub(crate) model: Model,
    /// Expected links of each pair in the last round, without priors.
    pub(crate) links: Vec<f32>,
}

/// The model that texts and priors (pair and weight, in links) lead to; what the types are made of is in `parts`.
pub(crate) fn train(texts: &Texts, pairs: &mut Pairs, prior: &[(u32, f32)], parts: &Parts) -> Trained {
    let mut counts = Counts::new(texts, pairs);
    let mut model = Model::first(texts, pairs, prior);
    let (given, mut prior) = (prior, prior.to_vec());
    let mut links = Vec::new();
    let many = texts.source.types.len().max(texts.target.types.len()) > MANY;
    model.faint = if many { SKIPPED_OF_MANY } else { SKIPPED };
    let last = EVEN_ROUNDS + if many { JUMP_ROUNDS_OF_MANY } else { JUMP_ROUNDS };
    // A link's own part in what is known of its words matters where there are few; there it is skipped until the prior is
    // sparse (as in collapsed sampling). In large texts it would take much memory; what it would
    // gain there was not measured.
    let mut seen = vec![Seen::new(); texts.shards.len()];
    for round in 1..=last {
        let ordered = round > EVEN_ROUNDS;
        let jumps =
            expect((texts, pairs, &model), &counts, ordered, &mut seen, !many && round <= EVEN_ROUNDS);
        // In large texts, what words are made of is looked at once.
        if round == EVEN_ROUNDS || (ordered && !many) {
            prior.truncate(given.len());
            prior.extend(parts.prior(pairs, &counts.pairs));
        }
        if round == last {
            links = counts.pairs.par_iter().map(Count::get).collect();
        }
        let smoothing = if ordered { Smoothing::Sparse } else { Smoothing::Plain };
        maximize(pairs, &counts, &prior, smoothing, &mut model);
        if ordered {
            model.order = Some(order_of(&jumps));
        } else if round == EVEN_ROUNDS {
            model.order = Some(first_order());
            // The links that are remembered are numbered by all pairs.
            if many {
                drop_faint(pairs, &mut counts, &mut model, (&mut prior, given.len()));
            }
        }
        counts.clear();
    }
    Trained { model, links }
}

/// Drops the pairs that are a faint partner of both their words, unless they are the first `given` of `prior`: what follows
/// would next to never link them.
fn drop_faint(
    pairs: &mut Pairs,
    counts: &mut Counts,
    model: &mut Model,
    (prior, given): (&mut Vec<(u32, f32)>, usize),
) {
    let mut keep = vec![false; pairs.len()];
    for (source, share) in model.sources.iter().enumerate() {
        for pair in pairs.of_source(source as u32) {
            let target = model.targets[pairs.targets[pair] as usize];
            keep[pair] = model.pairs[pair] * share.max(target) > DROPPED;
        }
    }
    prior[..given].iter().for_each(|&(pair, _)| keep[pair as usize] = true);
    let mut kept = 0;
    let count = |keep: &bool| {
        kept += u32::from(*keep);
        kept - u32::from(*keep)
    };
    let numbers: Vec<u32> = keep.iter().map(count).collect();
    prior.retain(|&(pair, _)| keep[pair as usize]);
    prior.iter_mut().for_each(|(pair, _)| *pair = numbers[*pair as usize]);
    pairs.retain(&keep);
    thin(&mut counts.pairs, &keep);
    thin(&mut model.pairs, &keep);
}

/// Adds the expected counts of all shards to `counts`; expected jumps are returned if `ordered`. `seen` are the links of the
/// round before, and then those of this one if they are to be remembered.
fn expect(
    state: (&Texts, &Pairs, &Model),
    counts: &Counts,
    ordered: bool,
    seen: &mut [Seen],
    remember: bool,
) -> JumpCounts {
    let (texts, ..) = state;
    let parts: Vec<JumpCounts> = texts
        .shards
        .par_iter()
        .zip(seen)
        .map_init(
            || Worker::new(texts.target.count),
            |worker, (shard, seen)| {
                let mut jumps = JumpCounts::default();
                worker.run(
                    state,
                    shard.clone(),
                    ordered.then_some(&mut jumps),
                    seen,
                    &mut |piece, linked| count_unlinked(texts, piece, linked.left, counts),
                );
                if remember {
                    worker.remember(seen);
                } else {
                    seen.clear();
                }
                for (pair, link) in worker.links().filter(|l| l.1 > FAINT) {
                    counts.pairs[pair].add(link);
                }
                jumps
            },
        )
        .collect();
    let mut all = JumpCounts::default();
    parts.iter().for_each(|part| all.add(part));
    all
}

/// Counts what is `left` of each word of a piece once its links are taken.
fn count_unlinked(texts: &Texts, piece: &Piece, left: &Both<Vec<f32>>, counts: &Counts) {
    for (left, &s) in left.source.iter().zip(types(&texts.source.types, &piece.source)) {
        counts.sources[s as usize].add(left.max(0.0));
    }
    for (left, &t) in left.target.iter().zip(types(&texts.target.types, &piece.target)) {
        counts.targets[t as usize].add(left.max(0.0));
    }
}

/// How counts become weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Smoothing {
    /// As they are.
    Plain,
    /// Under a sparse prior: few partners for each word.
    Sparse,
}

impl Smoothing {
    /// The weight of a count.
    fn weigh(self, count: f32) -> f32 {
        match self {
            Self::Plain => count,
            Self::Sparse => exp_digamma(f64::from(count)) as f32,
        }
    }

    /// The weight of pairs that are not kept.
    fn floor(self) -> f32 {
        match self {
            Self::Plain => 0.1 * PAIR_PRIOR,
            Self::Sparse => FLOOR,
        }
    }

    /// One by the weight of each sum. A word with next to no links would otherwise be linked to anything for sure.
    fn inverse(self, sums: &[f32]) -> Vec<f32> {
        sums.par_iter().map(|s| 1.0 / self.weigh(s.max(PAIR_PRIOR)).max(LEAST)).collect()
    }

    /// How probable it is that a word of each type has no partner.
    fn nulls(self, counts: &[Count]) -> Vec<f32> {
        let all: f64 = counts.iter().map(|c| f64::from(c.get() + PAIR_PRIOR)).sum();
        let all = self.weigh(all as f32);
        counts.par_iter().map(|c| self.weigh(c.get() + PAIR_PRIOR).max(FLOOR) / all).collect()
    }
}

/// Sets the weights of `model` by `counts` and `prior`.
fn maximize(pairs: &Pairs, counts: &Counts, prior: &[(u32, f32)], smoothing: Smoothing, model: &mut Model) {
    // The weights take the memory of those before them.
    let mut links = std::mem::take(&mut model.pairs);
    links.par_iter_mut().zip(&counts.pairs).for_each(|(link, count)| *link = count.get() + PAIR_PRIOR);
    for &(pair, weight) in prior {
        links[pair as usize] += weight;
    }
    let (mut sources, mut targets) = (vec![0.0f32; model.sources.len()], vec![0.0f32; model.targets.len()]);
    for (source, sum) in sources.iter_mut().enumerate() {
        for pair in pairs.of_source(source as u32) {
            *sum += links[pair];
            targets[pairs.targets[pair] as usize] += links[pair];
        }
    }
    (model.sources, model.targets) = (smoothing.inverse(&sources), smoothing.inverse(&targets));
    links.par_iter_mut().for_each(|l| *l = smoothing.weigh(*l).max(FLOOR / 100.0));
    model.pairs = links;
    model.floor = smoothing.floor();
    (model.forth_null, model.back_null) =
        (smoothing.nulls(&counts.targets), smoothing.nulls(&counts.sources));
}
