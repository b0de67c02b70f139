//! The pieces of a shard with the kept pairs of each, laid out by source type so that no search is needed.

use std::ops::Range;

use hexapla_model::Both;

use crate::candidates::{Candidate, Candidates};
use crate::cells::{Cells, NONE, Place, Slot};
use crate::grid::Grid;
use crate::hmm::{Chain, Jumps};
use crate::model::{EMPTY, JumpCounts, Model};
use crate::pairs::{Pairs, types};
use crate::texts::{Piece, Texts};

/// How fast a link loses weight with its distance from the diagonal, which is from 0 to 1. Chosen on development sets.
const SLANT: f32 = 2.0;
/// Steps in which that distance is reported.
const STEPS: usize = 256;
/// A step in fixed point.
const STEP: i32 = 1 << 14;

/// What is found of a piece.
#[derive(Debug)]
pub(crate) struct Linked<'a> {
    /// Words that may be linked; none without order.
    pub(crate) candidates: &'a [Candidate],
    /// How much of each word is left once its links are taken.
    pub(crate) left: &'a Both<Vec<f32>>,
}

/// What is known of the words of a piece.
#[derive(Debug, Default)]
struct Words {
    /// One by the weight of each.
    shares: Both<Vec<f32>>,
    /// How probable each is with its best partner; without order, with all of them together.
    best: Both<Vec<f32>>,
    /// How much of each is left once its links are taken.
    left: Both<Vec<f32>>,
}

impl Words {
    /// Words of a piece: nothing is known.
    fn reset(&mut self, (n, m): (usize, usize)) {
        for (lists, value) in [(&mut self.shares, 0.0), (&mut self.best, 0.0), (&mut self.left, 1.0)] {
            for (list, size) in [(&mut lists.source, n), (&mut lists.target, m)] {
                list.clear();
                list.resize(size, value);
            }
        }
    }

    /// Takes a link that is so probable.
    fn take(&mut self, (i, j): (usize, usize), link: f32) {
        self.left.source[i] -= link;
        self.left.target[j] -= link;
    }
}

/// Memory of one thread for a shard.
#[derive(Debug)]
pub(crate) struct Worker {
    /// Running source words by their type.
    order: Vec<Place>,
    /// For each target type its pair with the current source type.
    slots: Vec<Slot>,
    cells: Cells,
    candidates: Candidates,
    chain: Chain,
    /// Of target and of source words, those of the other side being their places.
    grids: Both<Grid>,
    null: Vec<f32>,
    /// The target word of each cell of a piece, and how probable the cell is as a pair of words that translate each other, on
    /// a scale of the two words.
    weights: Vec<(u8, f32)>,
    words: Words,
    slant: [f32; STEPS + 1],
}

/// How probable the links of a shard were in a round, by number of the cell; those next to nothing are skipped.
pub(crate) type Seen = Vec<(u32, f32)>;

/// Links that are less probable than this are not remembered.
const FORGOTTEN: f32 = 0.02;

/// From so many pairs for each target word beside a source type on, its pairs are searched for: a type with many pairs that is
/// seldom in a shard would take longer to lay out than its words are worth. Measured: 4, 8, 16 and 32.
const SEARCHED: usize = 8;

impl Worker {
    /// Memory for texts with `targets` target types.
    pub(crate) fn new(targets: usize) -> Self {
        Self {
            order: Vec::new(),
            slots: vec![NONE; targets],
            cells: Cells::default(),
            candidates: Candidates::default(),
            chain: Chain::default(),
            grids: Both::default(),
            null: Vec::new(),
            weights: Vec::new(),
            words: Words::default(),
            slant: std::array::from_fn(|n| (-SLANT * n as f32 / STEPS as f32).exp()),
        }
    }

    /// Calls `visit` with each piece of a shard and what was found of it; expected jumps are added to `jumps`, if given.
    ///
    /// `seen` are the links that the model's weights were counted from: each link is judged without its own part in them.
    pub(crate) fn run(
        &mut self,
        (texts, pairs, model): (&Texts, &Pairs, &Model),
        shard: Range<usize>,
        mut jumps: Option<&mut JumpCounts>,
        seen: &[(u32, f32)],
        visit: &mut dyn FnMut(&Piece, &Linked<'_>),
    ) {
        let pieces = &texts.pieces[shard];
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
        self.lay_out(texts, pairs, model, pieces, first.source.start..last.source.end);
        self.cells.set_apart(seen);
        for piece in pieces {
            let start = (piece.source.start - first.source.start) as usize;
            let words = start..start + piece.source.len();
            self.words.reset((piece.source.len(), piece.target.len()));
            self.share(texts, model, piece, words.clone());
            self.candidates.clear();
            match &model.order {
                Some(order) => {
                    self.weigh(model, words.clone(), f32::max);
                    self.choose(words, model.faint);
                    self.link(texts, (model, order), piece, jumps.as_deref_mut());
                }
                None => {
                    self.weigh(model, words.clone(), |sum, emit| sum + emit);
                    self.link_evenly(texts, model, piece, words);
                }
            }
            visit(piece, &Linked { candidates: &self.candidates.list, left: &self.words.left });
        }
    }

    /// Each pair of types in the shard that was just run with the probability of a link, in order of pairs.
    pub(crate) fn links(&self) -> impl Iterator<Item = (usize, f32)> + '_ {
        self.cells.pairs.iter().map(|pair| *pair as usize).zip(self.cells.values.iter().copied())
    }

    /// The links of the shard that was just run that are worth remembering, by the numbers that its cells have as long as the
    /// model leaves no pair out for its weight: in the rounds without order and the first one with it.
    pub(crate) fn remember(&self, seen: &mut Seen) {
        seen.clear();
        let likely = (0..).zip(&self.cells.values).filter(|(_, value)| **value > FORGOTTEN);
        seen.extend(likely.map(|(cell, value)| (cell, *value)));
    }

    /// Lays out the cells of all pieces, source type by source type: the pairs of a type are read once.
    fn lay_out(&mut self, texts: &Texts, pairs: &Pairs, model: &Model, pieces: &[Piece], words: Range<u32>) {
        self.order.clear();
        for (n, piece) in pieces.iter().enumerate() {
            let places = piece.source.clone().zip(types(&texts.source.types, &piece.source));
            self.order.extend(places.map(|(w, &s)| (s, w - words.start, n as u32)));
        }
        self.order.sort_unstable();
        self.cells.clear(words.len());
        let order = std::mem::take(&mut self.order);
        for same in order.chunk_by(|a, b| a.0 == b.0) {
            let range = pairs.of_source(same[0].0);
            let targets = same.iter().map(|&(_, _, piece)| pieces[piece as usize].target.len());
            let place = (texts, pieces, model.floor);
            if range.len() > SEARCHED * targets.sum::<usize>() {
                let own = &pairs.targets[range.clone()];
                let slot = |n| ((range.start + n) as u32, model.pairs[range.start + n]);
                let find = |t: u32| own.binary_search(&t).map_or(NONE, slot);
                self.cells.lay_out(place, same, find);
                continue;
            }
            for pair in range.clone() {
                self.slots[pairs.targets[pair] as usize] = (pair as u32, model.pairs[pair]);
            }
            let slots = &self.slots;
            self.cells.lay_out(place, same, |t| slots[t as usize]);
            for pair in range {
                self.slots[pairs.targets[pair] as usize] = NONE;
            }
        }
        self.order = order;
    }

    /// Sets the shares of the words of a piece, whose own parts are taken out of them if there are any.
    fn share(&mut self, texts: &Texts, model: &Model, piece: &Piece, words: Range<usize>) {
        let Both { source, target } = &mut self.words.shares;
        if self.cells.is_apart() {
            for (word, source) in words.zip(&mut *source) {
                for cell in self.cells.of_word(word) {
                    *source += self.cells.own[cell];
                    target[self.cells.targets[cell] as usize] += self.cells.own[cell];
                }
            }
        }
        let sources = types(&texts.source.types, &piece.source);
        let targets = types(&texts.target.types, &piece.target);
        source.iter_mut().zip(sources).for_each(|(own, &s)| *own = without(model.sources[s as usize], *own));
        target.iter_mut().zip(targets).for_each(|(own, &t)| *own = without(model.targets[t as usize], *own));
    }

    /// Weighs the cells of a piece, whose values are taken out; what each makes of its two words is joined to their `best` by
    /// `join`.
    fn weigh(&mut self, model: &Model, words: Range<usize>, join: impl Fn(f32, f32) -> f32) {
        let Words { shares, best, .. } = &mut self.words;
        let (sources, targets, best_targets) = (&shares.source[..], &shares.target[..], &mut best.target[..]);
        // From word to word, the place moves by this many steps, of which one is `STEP`.
        let [down, right] = [targets, sources].map(|words| STEPS as i32 * STEP / (2 * words.len() as i32));
        self.weights.clear();
        for (i, word) in words.enumerate() {
            let across = (2 * i as i32 + 1) * right;
            let (share, mut sum) = (sources[i], 0.0);
            let cells = self.cells.of_word(word);
            let places = self.cells.targets[cells.clone()].iter();
            let slant = &self.slant;
            self.weights.extend(places.zip(&mut self.cells.values[cells]).map(|(&target, value)| {
                let j = usize::from(target);
                let far = ((2 * i32::from(target) + 1) * down).abs_diff(across) / STEP as u32;
                let weight = std::mem::take(value).max(model.floor) * slant[(far as usize).min(STEPS)];
                sum = join(sum, weight * targets[j]);
                best_targets[j] = join(best_targets[j], weight * share);
                (target, weight)
            }));
            best.source[i] = sum;
        }
    }

    /// Takes each word's partner to be anywhere (IBM model 1).
    fn link_evenly(&mut self, texts: &Texts, model: &Model, piece: &Piece, words: Range<usize>) {
        let odds = EMPTY / (1.0 - EMPTY);
        let Words { shares, best, left } = &mut self.words;
        let (n, m) = (shares.source.len() as f32, shares.target.len() as f32);
        fill_nulls(types(&texts.source.types, &piece.source), &model.back_null, &mut self.null);
        // The mean of both directions is a weight by the square root of what belongs to each of the two words.
        let own = |share: f32, sum: f32, null: f32, places: f32| {
            (share / (sum + null * odds * places).max(f32::MIN_POSITIVE)).sqrt()
        };
        for ((share, sum), null) in shares.source.iter_mut().zip(&best.source).zip(&self.null) {
            *share = own(*share, *sum, *null, m);
        }
        fill_nulls(types(&texts.target.types, &piece.target), &model.forth_null, &mut self.null);
        for ((share, sum), null) in shares.target.iter_mut().zip(&best.target).zip(&self.null) {
            *share = own(*share, *sum, *null, n);
        }
        let mut weights = self.weights.iter();
        let (targets, left_targets) = (&shares.target[..], &mut left.target[..]);
        for (i, word) in words.enumerate() {
            let (share, mut sum) = (shares.source[i], 0.0);
            let cells = self.cells.of_word(word);
            let values = &mut self.cells.values[cells];
            for (value, &(target, weight)) in values.iter_mut().zip(&mut weights) {
                *value = weight * share * targets[usize::from(target)];
                sum += *value;
                left_targets[usize::from(target)] -= *value;
            }
            left.source[i] -= sum;
        }
    }

    /// Makes candidates of the cells that for one of their words at least are not fainter than its best one by the factor
    /// `faint`; the others have no links.
    fn choose(&mut self, words: Range<usize>, faint: f32) {
        let Words { shares, best, .. } = &self.words;
        let (targets, best_targets) = (&shares.target[..], &best.target[..]);
        let mut weights = self.weights.iter();
        for (i, word) in words.enumerate() {
            let (share, best) = (shares.source[i], best.source[i]);
            for (cell, &(target, weight)) in self.cells.of_word(word).zip(&mut weights) {
                let j = usize::from(target);
                let emits = (weight * share, weight * targets[j]);
                if emits.0 > faint * best_targets[j] || emits.1 > faint * best {
                    self.candidates.push((i as u32, target.into()), cell as u32, emits);
                }
            }
            self.candidates.close();
        }
    }

    /// Both directions of a piece.
    fn link(
        &mut self,
        texts: &Texts,
        model: (&Model, &Both<Jumps>),
        piece: &Piece,
        seen: Option<&mut JumpCounts>,
    ) {
        let ((model, order), words) = (model, &mut self.words);
        let (forth, back) = seen.map_or((None, None), |j| (Some(&mut j.forth[..]), Some(&mut j.back[..])));
        let Both { source, target } = &mut self.grids;
        self.candidates.fill((target, source), (&words.best, model.faint));
        fill_nulls(types(&texts.target.types, &piece.target), &model.forth_null, &mut self.null);
        self.chain.posterior(&order.target, (target, &self.null), (piece.source.len(), model.faint), forth);
        fill_nulls(types(&texts.source.types, &piece.source), &model.back_null, &mut self.null);
        self.chain.posterior(&order.source, (source, &self.null), (piece.target.len(), model.faint), back);
        self.candidates.settle((target, source), |candidate, cell| {
            let link = candidate.agreed();
            self.cells.values[cell] = link;
            words.take((candidate.source as usize, candidate.target as usize), link);
        });
    }
}

/// Looks up how probable it is that each word has no partner.
fn fill_nulls(types: &[u32], null: &[f32], out: &mut Vec<f32>) {
    out.clear();
    out.extend(types.iter().map(|&t| null[t as usize]));
}

/// One by the weight that is left of a type without `own`, its links in the piece.
fn without(share: f32, own: f32) -> f32 {
    const LEFT: f32 = 0.05;
    if own > 0.0 { 1.0 / (1.0 / share - own).max(LEFT) } else { share }
}
