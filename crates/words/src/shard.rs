//! The pieces of a shard with the kept pairs of each, laid out by source type so that no search is needed.

use std::ops::Range;

use crate::hmm::Chain;
use crate::model::{JumpCounts, Model};
use crate::pairs::{Pairs, types};
use crate::texts::{Piece, Texts};

/// How fast a link loses weight with its distance from the diagonal, which is from 0 to 1. Chosen on development sets.
const SLANT: f32 = 2.0;
/// Steps in which that distance is reported.
const STEPS: usize = 256;

/// A source word and a target word of a piece whose types are a kept pair.
#[derive(Debug, Clone, Copy)]
struct Cell {
    /// Index of the pair.
    pair: u32,
    /// Place of the target word in its piece.
    target: u32,
    /// Weight of the pair, without this link's own part in it; once the piece was visited, how probable the link is.
    value: f32,
    /// This link's own part.
    own: f32,
}

/// How probable the links of a piece of `n` source and `m` target words are.
#[derive(Debug, Default)]
pub(crate) struct Posterior {
    /// That target word `j` comes from source word `i`: `forth[j * n + i]`.
    pub(crate) forth: Vec<f32>,
    /// That source word `i` comes from target word `j`: `back[i * m + j]`.
    pub(crate) back: Vec<f32>,
}

impl Posterior {
    /// How probable the link of words `i` and `j` is if the two directions have it so: their geometric mean.
    ///
    /// Taken as the expected count of the link for both, it makes the directions agree (after Liang, Taskar and Klein
    /// 2006, *Alignment by agreement*, who take the product; the mean leaves words with several partners their share).
    pub(crate) fn agreed(&self, (i, j): (usize, usize), (n, m): (usize, usize)) -> f32 {
        (self.forth[j * n + i] * self.back[i * m + j]).sqrt()
    }
}

/// Memory of one thread for a shard.
#[derive(Debug)]
pub(crate) struct Worker {
    /// Running source words by their type.
    order: Vec<Place>,
    /// For each target type its pair with the current source type.
    slots: Vec<u32>,
    cells: Vec<Cell>,
    /// Where the cells of each source word are.
    ranges: Vec<Range<u32>>,
    chain: Chain,
    forth: Vec<f32>,
    back: Vec<f32>,
    null: Vec<f32>,
    /// One by the weight of each source and target word of a piece.
    shares: (Vec<f32>, Vec<f32>),
    posterior: Posterior,
    slant: Vec<f32>,
}

/// How probable the links of a shard were in a round, by number of the cell; those next to nothing are skipped.
pub(crate) type Seen = Vec<(u32, f32)>;

/// Links that are less probable than this are not remembered.
const FORGOTTEN: f32 = 0.02;

/// A running source word of a shard: its type, its number in the shard, its piece.
type Place = (u32, u32, u32);

/// From so many pairs for each target word beside a source type on, its pairs are searched for: a type with many pairs that is
/// seldom in a shard would take longer to lay out than its words are worth. Measured: 4, 8, 16 and 32.
const SEARCHED: usize = 8;

/// No pair.
const NONE: u32 = u32::MAX;

impl Worker {
    /// Memory for texts with `targets` target types.
    pub(crate) fn new(targets: usize) -> Self {
        Self {
            order: Vec::new(),
            slots: vec![NONE; targets],
            cells: Vec::new(),
            ranges: Vec::new(),
            chain: Chain::default(),
            forth: Vec::new(),
            back: Vec::new(),
            null: Vec::new(),
            shares: (Vec::new(), Vec::new()),
            posterior: Posterior::default(),
            slant: (0..=STEPS).map(|n| (-SLANT * n as f32 / STEPS as f32).exp()).collect(),
        }
    }

    /// Calls `visit` with each piece of a shard and its posteriors; expected jumps are added to `jumps`, if given.
    ///
    /// `seen` are the links that the model's weights were counted from: each link is judged without its own part in them.
    pub(crate) fn run(
        &mut self,
        (texts, pairs, model): (&Texts, &Pairs, &Model),
        shard: Range<usize>,
        mut jumps: Option<&mut JumpCounts>,
        seen: &[(u32, f32)],
        visit: &mut dyn FnMut(&Piece, &Posterior),
    ) {
        let pieces = &texts.pieces[shard];
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
        self.lay_out(texts, pairs, model, pieces, first.source.start..last.source.end);
        for &(cell, own) in seen {
            let cell = &mut self.cells[cell as usize];
            cell.value -= own;
            cell.own = own;
        }
        for piece in pieces {
            let cells = (piece.source.start - first.source.start) as usize;
            self.emit(texts, model, piece, cells);
            self.link(texts, model, piece, jumps.as_deref_mut());
            self.store(piece, cells);
            visit(piece, &self.posterior);
        }
    }

    /// Each pair of types in the shard that was just run with the probability of a link, in order of pairs.
    pub(crate) fn links(&self) -> impl Iterator<Item = (usize, f32)> + '_ {
        self.cells.iter().map(|c| (c.pair as usize, c.value))
    }

    /// The links of the shard that was just run that are worth remembering.
    pub(crate) fn remember(&self, seen: &mut Seen) {
        seen.clear();
        let likely = self.cells.iter().enumerate().filter(|(_, c)| c.value > FORGOTTEN);
        seen.extend(likely.map(|(n, c)| (n as u32, c.value)));
    }

    /// Lays out the cells of all pieces, source type by source type: the pairs of a type are read once.
    fn lay_out(&mut self, texts: &Texts, pairs: &Pairs, model: &Model, pieces: &[Piece], words: Range<u32>) {
        self.order.clear();
        for (n, piece) in pieces.iter().enumerate() {
            let places = piece.source.clone().zip(types(&texts.source.types, &piece.source));
            self.order.extend(places.map(|(w, &s)| (s, w - words.start, n as u32)));
        }
        self.order.sort_unstable();
        self.ranges.clear();
        self.ranges.resize(words.len(), 0..0);
        self.cells.clear();
        let order = std::mem::take(&mut self.order);
        for same in order.chunk_by(|a, b| a.0 == b.0) {
            let range = pairs.of_source(same[0].0);
            let targets = same.iter().map(|&(_, _, piece)| pieces[piece as usize].target.len());
            let place = (texts, model, pieces);
            if range.len() > SEARCHED * targets.sum::<usize>() {
                let own = &pairs.targets[range.clone()];
                let find = |t: u32| own.binary_search(&t).ok().map(|n| (range.start + n) as u32);
                lay_out_type(place, same, find, (&mut self.cells, &mut self.ranges));
                continue;
            }
            for pair in range.clone() {
                self.slots[pairs.targets[pair] as usize] = pair as u32;
            }
            let slots = &self.slots;
            let find = |t: u32| Some(slots[t as usize]).filter(|pair| *pair != NONE);
            lay_out_type(place, same, find, (&mut self.cells, &mut self.ranges));
            for pair in range {
                self.slots[pairs.targets[pair] as usize] = NONE;
            }
        }
        self.order = order;
    }

    /// Sets how probable each word of a piece is given each of the other side; its cells begin with source word `first`.
    fn emit(&mut self, texts: &Texts, model: &Model, piece: &Piece, first: usize) {
        let (n, m) = (piece.source.len(), piece.target.len());
        let sources = types(&texts.source.types, &piece.source);
        let targets = types(&texts.target.types, &piece.target);
        for list in [&mut self.forth, &mut self.back, &mut self.posterior.forth, &mut self.posterior.back] {
            list.clear();
            list.resize(n * m, 0.0);
        }
        self.forth.fill(model.floor);
        let (rows, columns) = &mut self.shares;
        for (list, size) in [(&mut *rows, n), (&mut *columns, m)] {
            list.clear();
            list.resize(size, 0.0);
        }
        for (i, cells) in self.ranges[first..first + n].iter().enumerate() {
            for cell in &self.cells[cells.start as usize..cells.end as usize] {
                self.forth[cell.target as usize * n + i] = cell.value.max(model.floor);
                rows[i] += cell.own;
                columns[cell.target as usize] += cell.own;
            }
        }
        rows.iter_mut().zip(sources).for_each(|(own, &s)| *own = without(model.sources[s as usize], *own));
        columns.iter_mut().zip(targets).for_each(|(own, &t)| *own = without(model.targets[t as usize], *own));
        // From word to word, the place moves by this many steps.
        let (down, right) = (STEPS as f32 / m as f32, STEPS as f32 / n as f32);
        for (j, target) in columns.iter().enumerate() {
            let height = (j as f32 + 0.5) * down;
            for (i, (e, source)) in self.forth[j * n..j * n + n].iter_mut().zip(&*rows).enumerate() {
                let far = (height - (i as f32 + 0.5) * right).abs() as usize;
                let weight = *e * self.slant[far.min(STEPS)];
                *e = weight * source;
                self.back[i * m + j] = weight * target;
            }
        }
    }

    /// Both directions of a piece.
    fn link(&mut self, texts: &Texts, model: &Model, piece: &Piece, jumps: Option<&mut JumpCounts>) {
        let (forth_jumps, back_jumps) =
            jumps.map_or((None, None), |j| (Some(&mut j.forth[..]), Some(&mut j.back[..])));
        let (chain, posterior) = (&mut self.chain, &mut self.posterior);
        fill_nulls(types(&texts.target.types, &piece.target), &model.forth_null, &mut self.null);
        let seen = (&self.forth[..], &self.null[..]);
        model.forth_order.posterior(chain, seen, piece.source.len(), &mut posterior.forth, forth_jumps);
        fill_nulls(types(&texts.source.types, &piece.source), &model.back_null, &mut self.null);
        let seen = (&self.back[..], &self.null[..]);
        model.back_order.posterior(chain, seen, piece.target.len(), &mut posterior.back, back_jumps);
    }

    /// Keeps in the cells how probable their links are.
    fn store(&mut self, piece: &Piece, first: usize) {
        let (n, m) = (piece.source.len(), piece.target.len());
        for (i, cells) in self.ranges[first..first + n].iter().enumerate() {
            for cell in &mut self.cells[cells.start as usize..cells.end as usize] {
                let j = cell.target as usize;
                cell.value = self.posterior.agreed((i, j), (n, m));
            }
        }
    }
}

/// Lays out the cells of the words of one source type, which are at the places `same`; `find` gives the pair of a target type.
fn lay_out_type(
    (texts, model, pieces): (&Texts, &Model, &[Piece]),
    same: &[Place],
    find: impl Fn(u32) -> Option<u32>,
    (cells, ranges): (&mut Vec<Cell>, &mut [Range<u32>]),
) {
    for &(_, word, piece) in same {
        let start = cells.len() as u32;
        let targets = types(&texts.target.types, &pieces[piece as usize].target);
        for (target, &t) in (0..).zip(targets) {
            if let Some(pair) = find(t) {
                cells.push(Cell { pair, target, value: model.pairs[pair as usize], own: 0.0 });
            }
        }
        ranges[word as usize] = start..cells.len() as u32;
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
