//! How well blocks of two texts translate each other wherever they are, by words, entities, lengths and labels.

use std::hash::Hash;
use std::ops::Range;

use hexapla_lang::label;
use hexapla_model::{Block, BlockKind, Both, Ordinal, Segmented, StepKind};
use rustc_hash::FxHashMap;

use crate::cost::{AnchorCost, PairModel};
use crate::lattice::{Run, Stretch};
use crate::lexicon::{Lexica, Table};
use crate::text::Side;

/// Two loose blocks, by their places in the lists of loose blocks, and how well they fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    pub(super) source: u32,
    pub(super) target: u32,
    /// The logarithm of the odds, apart from how rare it is that a passage moves.
    pub(super) odds: f32,
}

/// How much each kind of evidence counts, in nats: those of sentences (`Weights::sentences`), fitted there, since blocks
/// that the search has left are as hard to know; labels count less than in order, for a list that is sorted again is
/// often renumbered.
const WORDS: f32 = 0.21;
const KEYS: f32 = 0.37;
const LENGTH: f32 = 0.86;
const PLACES: f32 = 0.4;

/// Words and entities that are in more loose blocks than this say little about any of them, and would take time by the
/// square of the blocks.
const MOST: usize = 64;

/// The part of a translation that the lexicon accounts for, as in sentences.
const KNOWN: f32 = 0.6;

/// How far sums in another order may differ, in nats.
const ROUNDING: f32 = 0.01;

/// What is known of two texts, block by block.
pub(super) struct Likeness<'p> {
    model: &'p PairModel,
    sides: Both<&'p Side>,
    /// For each block the label of a heading that the outline has not counted, since it is out of order.
    labels: Both<Vec<Option<HeadingLabel>>>,
    forward: Direction<'p>,
    backward: Direction<'p>,
}

impl<'p> Likeness<'p> {
    pub(super) fn new(
        model: &'p PairModel,
        lexica: &'p Lexica,
        sides: Both<&'p Side>,
        texts: Both<&Segmented>,
    ) -> Self {
        let Both { source, target } = sides;
        Self {
            model,
            sides,
            labels: texts.map(|text| text.document.blocks.iter().map(heading_label).collect()),
            forward: Direction::new(&lexica.forward, source, target),
            backward: Direction::new(&lexica.backward, target, source),
        }
    }

    /// Whether the odds of block `i` of the source and block `j` of the target are more than `least`.
    pub(super) fn exceeds(&mut self, i: u32, j: u32, least: f32) -> bool {
        let forward = self.forward.one(i, j);
        // Words can only add to what is left if none is explained: mostly one direction is enough.
        let bound = (forward + self.backward.none(j, i)) / 2.0;
        if self.with_words(i as usize, j as usize, bound) > least + ROUNDING {
            return true;
        }
        let words = (forward + self.backward.one(j, i)) / 2.0;
        self.with_words(i as usize, j as usize, words) > least
    }

    /// The same where it is known what words say, in nats.
    fn with_words(&self, i: usize, j: usize, words: f32) -> f32 {
        let texts = self.sides.map(Side::whole);
        let lengths = Both::new(texts.source.item(i).length, texts.target.item(j).length);
        let length = self.model.length.cost(lengths);
        let pair = Stretch { source: Run::one(i), target: Run::one(j) };
        let places = self.model.anchors.cost(texts, pair) + self.uncounted(i, j);
        let keys = self.model.keys.agreement(texts.source.keys(i), texts.target.keys(j));
        WORDS * words + KEYS * keys - LENGTH * length - PLACES * places
    }

    /// What the labels of two headings say of which the outline has counted one at most.
    fn uncounted(&self, i: usize, j: usize) -> f32 {
        if self.labels.source[i].is_none() && self.labels.target[j].is_none() {
            return 0.0;
        }
        let Both { source, target } = self.headings();
        match (heading(source, i), heading(target, j)) {
            (Some((a, m)), Some((b, n))) if a == b => AnchorCost::of_ordinals(m, n),
            _ => 0.0,
        }
    }

    /// The blocks of both texts with the labels of headings that are not counted.
    fn headings(&self) -> Both<(&'p Side, &[Option<HeadingLabel>])> {
        self.sides.zip(self.labels.as_ref().map(|labels| &labels[..]))
    }

    /// All pairs of loose blocks that share a word or a label, in order.
    pub(super) fn candidates(&mut self, loose: &[u32], others: &[u32]) -> Vec<Candidate> {
        let mut found: FxHashMap<(u32, u32), f32> = FxHashMap::default();
        self.forward.all(loose, others, |s, t, nats| *found.entry((s, t)).or_default() += nats / 2.0);
        self.backward.all(others, loose, |t, s, nats| *found.entry((s, t)).or_default() += nats / 2.0);
        let anchors = |side: &'p Side| move |n: u32| side.places.get(n as usize)?.anchor.as_ref();
        share((anchors(self.sides.source), loose), (anchors(self.sides.target), others), |s, t| {
            found.entry((s, t)).or_default();
        });
        let Both { source, target } = self.headings();
        let (of_source, of_target) = (|n| heading(source, n as usize), |n| heading(target, n as usize));
        share((of_source, loose), (of_target, others), |s, t| {
            found.entry((s, t)).or_default();
        });
        let all = found.into_iter().map(|((source, target), words)| {
            let (block, other) = (loose[source as usize], others[target as usize]);
            let odds = self.with_words(block as usize, other as usize, words);
            Candidate { source, target, odds }
        });
        let mut out: Vec<Candidate> = all.collect();
        out.sort_by_key(|candidate| (candidate.source, candidate.target));
        out
    }
}

/// What words of the source say about words of the target.
struct Direction<'p> {
    table: &'p Table,
    source: &'p Side,
    target: &'p Side,
    /// Which words of the target some word of the source explains.
    reached: Vec<bool>,
    /// What the current source block makes of each word; nothing between two blocks.
    ratios: Vec<f32>,
    touched: Vec<u32>,
    /// The words of the target block that is looked at; none between two blocks.
    marked: Vec<bool>,
}

impl<'p> Direction<'p> {
    fn new(table: &'p Table, source: &'p Side, target: &'p Side) -> Self {
        let words = target.words.iter().max().map_or(0, |most| *most as usize + 1);
        let mut reached = vec![false; words];
        let mut done = vec![false; table.len()];
        for word in source.words.iter() {
            let known = done.get_mut(*word as usize).is_some_and(|done| std::mem::replace(done, true));
            if !known {
                let others = table.translations(*word).iter().map(|(other, _)| *other as usize);
                others.filter(|other| *other < words).for_each(|other| reached[other] = true);
            }
        }
        Self {
            table,
            source,
            target,
            reached,
            ratios: vec![0.0; words],
            touched: Vec::new(),
            marked: vec![false; words],
        }
    }

    /// How much of the text of a source block the lexicon does not account for, and what the ratio of a word counts.
    fn shares(&self, block: u32) -> (f32, f32) {
        let words = words_of(self.source, block);
        let size = words.len() as f32 + 1.0;
        let claim = (words.iter().map(|word| self.table.mass(*word)).sum::<f32>() / size).min(1.0);
        let rest = 1.0 - KNOWN * claim;
        (rest, KNOWN / size / rest)
    }

    /// The words that those of a source block translate into.
    fn translations(&self, block: u32) -> impl Iterator<Item = &'p (u32, f32)> + use<'p> {
        let table = self.table;
        words_of(self.source, block).iter().flat_map(|word| table.translations(*word))
    }

    /// Finds what a source block makes of each word.
    fn fill(&mut self, block: u32) {
        for (other, p) in self.translations(block) {
            if let Some(ratio) = self.ratios.get_mut(*other as usize) {
                if *ratio == 0.0 {
                    self.touched.push(*other);
                }
                *ratio += p / self.table.unigram(*other).max(f32::MIN_POSITIVE);
            }
        }
    }

    fn clear(&mut self) {
        self.touched.drain(..).for_each(|word| self.ratios[word as usize] = 0.0);
    }

    /// How many words of a target block can be explained.
    fn known(&self, block: u32) -> f32 {
        words_of(self.target, block).iter().filter(|word| self.reached[**word as usize]).count() as f32
    }

    /// The log-likelihood ratio of the words of a target block, given a source block.
    fn one(&mut self, block: u32, other: u32) -> f32 {
        let (rest, share) = self.shares(block);
        let words = words_of(self.target, other);
        words.iter().for_each(|word| self.marked[*word as usize] = true);
        for (other, p) in self.translations(block) {
            if self.marked.get(*other as usize) == Some(&true) {
                self.ratios[*other as usize] += p / self.table.unigram(*other).max(f32::MIN_POSITIVE);
            }
        }
        let ratios = words.iter().map(|word| self.ratios[*word as usize]).filter(|ratio| *ratio > 0.0);
        let nats: f32 = ratios.map(|ratio| (1.0 + share * ratio).ln()).sum();
        for word in words {
            self.marked[*word as usize] = false;
            self.ratios[*word as usize] = 0.0;
        }
        nats + self.known(other) * rest.ln()
    }

    /// The same if no word of the target block were explained.
    fn none(&self, block: u32, other: u32) -> f32 {
        self.known(other) * self.shares(block).0.ln()
    }

    /// Hands each pair of loose blocks with a word of the target that the source explains to `visit`, by their places in
    /// the lists, with the log-likelihood ratio of the target's words.
    fn all(&mut self, loose: &[u32], others: &[u32], mut visit: impl FnMut(u32, u32, f32)) {
        let places = postings(others.iter().map(|block| words_of(self.target, *block).to_vec()));
        let known: Vec<f32> = others.iter().map(|block| self.known(*block)).collect();
        let (mut nats, mut touched) = (vec![0.0f32; others.len()], Vec::new());
        for (s, block) in (0u32..).zip(loose) {
            let (rest, share) = self.shares(*block);
            self.fill(*block);
            for word in &self.touched {
                let factor = (1.0 + share * self.ratios[*word as usize]).ln();
                for (t, count) in places.get(word).into_iter().flatten() {
                    if nats[*t as usize] == 0.0 {
                        touched.push(*t);
                    }
                    nats[*t as usize] += *count as f32 * factor;
                }
            }
            self.clear();
            for t in touched.drain(..) {
                visit(s, t, nats[t as usize] + known[t as usize] * rest.ln());
                nats[t as usize] = 0.0;
            }
        }
    }
}

/// Hands each pair of loose blocks with an equal label to `visit`.
fn share<L: Eq + Hash>(
    (of_source, loose): (impl Fn(u32) -> Option<L>, &[u32]),
    (of_target, others): (impl Fn(u32) -> Option<L>, &[u32]),
    mut visit: impl FnMut(u32, u32),
) {
    let mut places: FxHashMap<L, Vec<u32>> = FxHashMap::default();
    for (t, block) in (0u32..).zip(others) {
        if let Some(label) = of_target(*block) {
            places.entry(label).or_default().push(t);
        }
    }
    for (s, block) in (0u32..).zip(loose) {
        let found = of_source(*block).and_then(|label| places.get(&label));
        found.filter(|all| all.len() <= MOST).into_iter().flatten().for_each(|t| visit(s, *t));
    }
}

/// What the label of a heading counts, and its number.
type HeadingLabel = (StepKind, Ordinal);

/// The label of a heading that has no anchor.
fn heading_label(block: &Block) -> Option<HeadingLabel> {
    if block.kind != BlockKind::Heading || block.anchor.is_some() {
        return None;
    }
    let label = label::parse(&block.text).filter(|label| label.form.is_none())?;
    let reading = label.readings.iter().find(|reading| reading.kind.is_heading())?;
    Some((reading.kind, reading.ordinal))
}

/// The label of a block that is a heading, counted or not.
fn heading((side, labels): (&Side, &[Option<HeadingLabel>]), block: usize) -> Option<HeadingLabel> {
    labels[block].or_else(|| {
        let step = side.places.get(block)?.anchor.as_ref()?.last()?;
        step.kind.is_heading().then_some((step.kind, step.ordinal))
    })
}

/// The words of a block.
fn words_of(side: &Side, block: u32) -> &[u32] {
    side.words_of(&Range { start: block, end: block + 1 })
}

/// For each word of some blocks the blocks that it is in and how often; words that are in too many are skipped.
fn postings(blocks: impl Iterator<Item = Vec<u32>>) -> FxHashMap<u32, Vec<(u32, u32)>> {
    let mut out: FxHashMap<u32, Vec<(u32, u32)>> = FxHashMap::default();
    for (n, mut words) in (0u32..).zip(blocks) {
        words.sort_unstable();
        for run in words.chunk_by(|a, b| a == b) {
            out.entry(run[0]).or_default().push((n, run.len() as u32));
        }
    }
    out.retain(|_, places| places.len() <= MOST);
    out
}
