//! Two versions of one document, ready for the lattice: blocks first, then the sentences inside each bead of blocks.

mod lesson;
mod shift;
mod stretch;

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use hexapla_model::{Alignment, Bead, Bitext, Segmented};

use crate::band::Band;
use crate::before::Before;
use crate::cost::{AnchorCost, KeyModel, LengthCost, Lexica, PairModel, Rarity};
use crate::guide::Guide;
use crate::lattice::{Lattice, Visit};
use crate::refine::refine;
use crate::route;
use crate::search::Search;
use crate::side::{Side, SideView};
use crate::trust;
use crate::vectors::PairVectors;
use crate::vocabulary::{Keys, Words};
use crate::weights::{self, Weights, feature};
use shift::{paragraph_number, shifts};
use stretch::{omit, paragraphs, parts, segments_of};

/// The beads of a pair of texts.
#[derive(Debug, Clone)]
pub(crate) struct Beads {
    pub(crate) blocks: Vec<Bead>,
    pub(crate) segments: Vec<Bead>,
    /// Where beads of segments may end.
    pub(crate) visits: Vec<Visit>,
}

/// Weights and types of beads; one for all pairs.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) blocks: Weights,
    pub(crate) block_types: Vec<(usize, usize)>,
    pub(crate) sentences: Weights,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            blocks: Weights::blocks(),
            block_types: weights::block_types(),
            sentences: Weights::sentences(),
        }
    }
}

/// A level of a pair: its two sides and what is known of them as wholes.
struct Floor {
    source: Side,
    target: Side,
    model: PairModel,
}

impl Floor {
    fn new(source: Side, target: Side, keys: &Keys) -> Self {
        let total = |side: &Side| side.items.iter().map(|i| f64::from(i.length)).sum::<f64>() as f32;
        let model = PairModel {
            length: LengthCost::new(
                (source.ratio, source.variance),
                (target.ratio, target.variance),
                (total(&source), total(&target)),
            ),
            keys: KeyModel::new(keys.kinds(), &source, &target),
            anchors: AnchorCost::default(),
            mean: (
                (total(&source) / source.len().max(1) as f32).max(1e-3),
                (total(&target) / target.len().max(1) as f32).max(1e-3),
            ),
        };
        Self { source, target, model }
    }
}

/// Two versions of a document as integers.
pub(crate) struct TextPair {
    source: Arc<Segmented>,
    target: Arc<Segmented>,
    blocks: Floor,
    segments: Floor,
    /// The segments of each block of either side.
    pub(crate) ranges: (Vec<Range<u32>>, Vec<Range<u32>>),
    /// Running text and notes.
    parts: Vec<Part>,
    /// What an encoder says of the segments.
    vectors: Option<PairVectors>,
}

/// A stretch of blocks of either side that is aligned by itself.
struct Part {
    source: Range<usize>,
    target: Range<usize>,
    /// Where to look; it is the same in each pass.
    band: Band,
}

impl TextPair {
    pub(crate) fn new(
        source: Arc<Segmented>,
        target: Arc<Segmented>,
        words: (&Words, &Words),
        lattice: &mut Lattice,
    ) -> Self {
        let mut keys = Keys::default();
        let (sp, tp) = (parts(&source), parts(&target));
        let blocks = (
            Side::of_blocks(&source, sp[2].end, words.0, &mut keys),
            Side::of_blocks(&target, tp[2].end, words.1, &mut keys),
        );
        let ranges = (source.block_segments.clone(), target.block_segments.clone());
        Self::of((source, target), blocks, ranges, sp.into_iter().zip(tp).collect(), (words, keys), lattice)
    }

    /// Two texts with a sentence a line, in paragraphs if blank lines part them.
    pub(crate) fn of_lines(
        source: Arc<Segmented>,
        target: Arc<Segmented>,
        words: (&Words, &Words),
        lattice: &mut Lattice,
    ) -> Self {
        let mut keys = Keys::default();
        let mut ranges = (paragraphs(&source), paragraphs(&target));
        if ranges.0.len() < 2 || ranges.1.len() < 2 {
            let whole = |text: &Segmented| std::iter::once(0..text.segments.len() as u32).collect();
            ranges = (whole(&source), whole(&target));
        }
        let blocks = (
            Side::of(&source, &ranges.0, words.0, &mut keys),
            Side::of(&target, &ranges.1, words.1, &mut keys),
        );
        let all = vec![(0..ranges.0.len(), 0..ranges.1.len())];
        Self::of((source, target), blocks, ranges, all, (words, keys), lattice)
    }

    fn of(
        (source, target): (Arc<Segmented>, Arc<Segmented>),
        blocks: (Side, Side),
        ranges: (Vec<Range<u32>>, Vec<Range<u32>>),
        parts: Vec<(Range<usize>, Range<usize>)>,
        (words, mut keys): ((&Words, &Words), Keys),
        lattice: &mut Lattice,
    ) -> Self {
        let anchors = (anchor_keys(&blocks.0, &mut keys), anchor_keys(&blocks.1, &mut keys));
        let segments =
            (Side::of_segments(&source, words.0, &mut keys), Side::of_segments(&target, words.1, &mut keys));
        let blocks = Floor::new(blocks.0, blocks.1, &keys);
        let part = |(s, t): (Range<usize>, Range<usize>)| {
            let views = (blocks.source.slice(s.clone()), blocks.target.slice(t.clone()));
            let anchors = (anchors.0.get(s.clone()).unwrap_or(&[]), anchors.1.get(t.clone()).unwrap_or(&[]));
            let floor = (&blocks.model.length, &blocks.model.keys);
            let band = if blocks.source.places.is_empty() {
                route::narrow(views, floor, lattice)
            } else {
                route::band(views, floor, (Some(anchors), None), lattice)
            };
            Part { source: s, target: t, band }
        };
        let parts = parts.into_iter().map(part).collect();
        Self {
            segments: Floor::new(segments.0, segments.1, &keys),
            blocks,
            ranges,
            parts,
            source,
            target,
            vectors: None,
        }
    }

    /// The same pair with vectors of its segments.
    pub(crate) fn with_vectors(mut self, vectors: Option<PairVectors>) -> Self {
        self.vectors = vectors;
        self
    }

    /// The cheapest beads: of blocks in running text and notes, and of the sentences inside them; `before` are those of
    /// the last pass.
    pub(crate) fn align(
        &self,
        settings: &Settings,
        lexica: &Lexica,
        before: Before<'_>,
        lattice: &mut Lattice,
    ) -> Beads {
        let blocks = self.align_blocks(settings, lexica, lattice);
        lattice.visits = Some(Vec::new());
        let segments = self.align_segments(&blocks, settings, (lexica, before, None), lattice);
        Beads { blocks, segments, visits: lattice.visits.take().unwrap_or_default() }
    }

    /// The cheapest beads of blocks.
    pub(crate) fn align_blocks(
        &self,
        settings: &Settings,
        lexica: &Lexica,
        lattice: &mut Lattice,
    ) -> Vec<Bead> {
        let mut blocks = Vec::new();
        let search = Search {
            model: &self.blocks.model,
            weights: &settings.blocks,
            types: &settings.block_types,
            lexica,
            rarity: Rarity::default(),
            scratch: RefCell::default(),
            vectors: None,
            guide: None,
        };
        for Part { source, target, band } in &self.parts {
            // Texts without blocks are one stretch, whatever they say.
            let one = |range: &Range<usize>, all: &[Range<u32>]| *range == (0..1) && all.len() == 1;
            if one(source, &self.ranges.0) && one(target, &self.ranges.1) {
                blocks.push(Bead::new(0..1, 0..1, 1.0));
                continue;
            }
            let views = (self.blocks.source.slice(source.clone()), self.blocks.target.slice(target.clone()));
            blocks.extend(search.beads_inside(views, band, lattice));
        }
        blocks
    }

    /// Searches paragraphs again where the last search left doubts.
    pub(crate) fn realign_blocks(
        &self,
        blocks: &[Bead],
        settings: &Settings,
        lexica: &Lexica,
        lattice: &mut Lattice,
    ) -> Vec<Bead> {
        let search = Search {
            model: &self.blocks.model,
            weights: &settings.blocks,
            types: &settings.block_types,
            lexica,
            rarity: Rarity::default(),
            scratch: RefCell::default(),
            vectors: None,
            guide: None,
        };
        let sure = |bead: &Bead| bead.score > SURE;
        let mut out = Vec::with_capacity(blocks.len());
        for run in blocks.chunk_by(|a, b| sure(a) == sure(b)) {
            let ends = (&run[0], &run[run.len() - 1]);
            if sure(ends.0) {
                out.extend_from_slice(run);
                continue;
            }
            let range = |from: u32, to: u32| from as usize..to as usize;
            let views = (
                self.blocks.source.slice(range(ends.0.source.start, ends.1.source.end)),
                self.blocks.target.slice(range(ends.0.target.start, ends.1.target.end)),
            );
            let band = route::narrow(views, (&search.model.length, &search.model.keys), lattice);
            out.extend(search.beads_inside(views, &band, lattice));
        }
        out
    }

    /// Some of the beads of blocks, evenly spread, if there is enough in fewer to learn from.
    pub(crate) fn sample(&self, blocks: &[Bead]) -> Vec<Bead> {
        let segments = self.segments.source.len().max(self.segments.target.len());
        blocks.iter().step_by(segments.div_ceil(SAMPLE).max(1)).cloned().collect()
    }

    /// The beads of the sentences inside each bead of blocks.
    pub(crate) fn align_segments(
        &self,
        blocks: &[Bead],
        settings: &Settings,
        (lexica, before, guide): (&Lexica, Before<'_>, Option<&Guide>),
        lattice: &mut Lattice,
    ) -> Vec<Bead> {
        let search = Search {
            model: &self.segments.model,
            weights: &settings.sentences,
            types: &weights::SENTENCE_TYPES,
            lexica,
            rarity: before.rarity(),
            scratch: RefCell::default(),
            vectors: self.vectors.as_ref(),
            guide,
        };
        let mut out = Vec::new();
        for bead in blocks {
            let source = segments_of(&self.ranges.0, &bead.source);
            let target = segments_of(&self.ranges.1, &bead.target);
            if source.is_empty() || target.is_empty() {
                omit(source, target, &mut out);
                continue;
            }
            let views = (self.segments.source.slice(source), self.segments.target.slice(target));
            let band = before.band(views);
            let sure = bead.score;
            out.extend(search.beads(views, band, lattice).into_iter().map(|mut b| {
                b.score *= sure;
                b
            }));
        }
        out
    }

    /// Lowers the scores of sentences if the two texts are no translations of each other as far as `known` words tell,
    /// which were not learnt from these beads, and the order of their sentences.
    pub(crate) fn distrust(
        &self,
        beads: &mut Beads,
        settings: &Settings,
        known: &Lexica,
        lattice: &mut Lattice,
    ) {
        let sides = (&self.segments.source, &self.segments.target);
        if trust::is_clear(&beads.segments, sides, known) {
            return;
        }
        let (source, target) = trust::middle(&beads.segments);
        let turned = sides.1.reversed(target.clone());
        let cost = |target: SideView<'_>, lattice: &mut Lattice| {
            let search = Search {
                model: &self.segments.model,
                weights: &settings.sentences,
                types: &weights::SENTENCE_TYPES,
                lexica: known,
                rarity: Before::First.rarity(),
                scratch: RefCell::default(),
                vectors: None,
                guide: None,
            };
            search.beads((sides.0.slice(source.clone()), target), None, lattice);
            lattice.least()
        };
        let straight = cost(sides.1.slice(target.clone()), lattice);
        let gain = cost(turned.slice(0..turned.len()), lattice) - straight;
        let trust = trust::by_order(gain, source.len() + target.len());
        beads.segments.iter_mut().for_each(|b| b.score *= trust);
    }

    /// The beads of sentences alone.
    pub(crate) fn flat_alignment(&self, beads: Beads) -> Alignment {
        Alignment::new(beads.segments, self.source.segments.len() as u32, self.target.segments.len() as u32)
    }

    /// Adds how often each word is in the sentences of the two texts.
    pub(crate) fn count_words(&self, (source, target): (&mut [u32], &mut [u32])) {
        self.segments.source.words.iter().for_each(|w| source[*w as usize] += 1);
        self.segments.target.words.iter().for_each(|w| target[*w as usize] += 1);
    }

    /// All beads of sentences in one stretch that a search looks at.
    #[cfg(feature = "fit")]
    pub(crate) fn candidates(
        &self,
        settings: &Settings,
        (lexica, before): (&Lexica, Before<'_>),
        lattice: &mut Lattice,
    ) -> Vec<crate::fit::Candidate> {
        let (source, target, model) = (&self.segments.source, &self.segments.target, &self.segments.model);
        let views = (source.slice(0..source.len()), target.slice(0..target.len()));
        let band = route::band(views, (&model.length, &model.keys), (None, Some(lexica)), lattice);
        let mut cost = crate::cost::Cost::new(
            model,
            (&settings.sentences, before.rarity()),
            views,
            Some((lexica, &band)),
        )
        .with_meaning(self.vectors.as_ref());
        let starts = (0..=source.len()).flat_map(|i| (band.row(i).0..=band.row(i).1).map(move |j| (i, j)));
        let mut out = Vec::new();
        for (i, j) in starts {
            for (a, b) in weights::SENTENCE_TYPES {
                let inside = i + a <= source.len()
                    && (band.row(i + a).0..=band.row(i + a).1).contains(&(j + b))
                    && j + b <= target.len();
                if let Some(features) = inside.then(|| cost.features(i, a, j, b, f32::INFINITY)).flatten() {
                    let range = |from: usize, n: usize| (from as u32, (from + n) as u32);
                    out.push(crate::fit::Candidate { source: range(i, a), target: range(j, b), features });
                }
            }
        }
        out
    }

    /// Learns from beads how the paragraph numbers of the two texts are shifted against each other.
    ///
    /// Where numbered blocks were left over on both sides, numbers may have led the search astray: what the content
    /// alone says is asked too.
    pub(crate) fn learn_shifts(
        &mut self,
        beads: &Beads,
        settings: &Settings,
        lexica: &Lexica,
        lattice: &mut Lattice,
    ) {
        let mut found = shifts(&self.source, &self.target, &beads.blocks);
        if self.left_over(&self.source, beads, true) && self.left_over(&self.target, beads, false) {
            let mut blind = settings.blocks.clone();
            blind.0[feature::PLACES] = 0.0;
            let search = Search {
                model: &self.blocks.model,
                weights: &blind,
                types: &settings.block_types,
                lexica,
                rarity: Rarity::default(),
                scratch: RefCell::default(),
                vectors: None,
                guide: None,
            };
            let Part { source, target, band } = &self.parts[0];
            let views = (self.blocks.source.slice(source.clone()), self.blocks.target.slice(target.clone()));
            found.extend(shifts(&self.source, &self.target, &search.beads_inside(views, band, lattice)));
            found.sort_unstable();
            found.dedup();
        }
        self.blocks.model.anchors.shifts = found;
    }

    /// Whether a numbered paragraph of `text` has no counterpart.
    fn left_over(&self, text: &Segmented, beads: &Beads, source: bool) -> bool {
        beads.blocks.iter().any(|b| {
            let (mine, other) = if source { (&b.source, &b.target) } else { (&b.target, &b.source) };
            other.is_empty() && mine.clone().any(|n| paragraph_number(text, n).is_some())
        })
    }

    /// The stretches of blocks that are aligned by themselves.
    pub(crate) fn stretches(&self) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
        self.parts.iter().map(|part| (part.source.clone(), part.target.clone()))
    }

    /// The blocks of either text.
    pub(crate) fn sides(&self) -> (&Side, &Side) {
        (&self.blocks.source, &self.blocks.target)
    }

    /// What is known of the blocks as wholes.
    pub(crate) fn model(&self) -> &PairModel {
        &self.blocks.model
    }

    /// The beads as alignments of the two texts, with what moved; blocks set apart are left over on either side.
    pub(crate) fn bitext(
        &self,
        mut beads: Beads,
        settings: &Settings,
        lexica: &Lexica,
        lattice: &mut Lattice,
    ) -> Bitext {
        beads.blocks = refine(&beads.blocks, &beads.segments, &self.ranges);
        let moved = self.take_moved(&mut beads, settings, lexica, lattice);
        let sizes = (self.source.document.blocks.len() as u32, self.target.document.blocks.len() as u32);
        let (mut s, mut t) = beads.blocks.last().map_or((0, 0), |b| (b.source.end, b.target.end));
        while s < sizes.0 {
            beads.blocks.push(Bead::new(s..s + 1, t..t, 0.0));
            s += 1;
        }
        while t < sizes.1 {
            beads.blocks.push(Bead::new(s..s, t..t + 1, 0.0));
            t += 1;
        }
        let segments = (self.source.segments.len() as u32, self.target.segments.len() as u32);
        Bitext {
            source: self.source.clone(),
            target: self.target.clone(),
            blocks: Alignment::new(beads.blocks, sizes.0, sizes.1),
            segments: Alignment::new(beads.segments, segments.0, segments.1),
            moved,
        }
    }
}

/// The anchor of each block as a key, for the coarse search.
fn anchor_keys(side: &Side, keys: &mut Keys) -> Vec<Vec<u32>> {
    side.places
        .iter()
        .map(|p| {
            p.anchor
                .iter()
                .map(|a| keys.intern(&format!("#{a}"), hexapla_model::EntityKind::Reference))
                .collect()
        })
        .collect()
}

/// From which score on a bead of paragraphs is not looked for again.
const SURE: f32 = 0.999;

/// How many sentences of a text in blocks are enough to learn from before all of it is aligned.
const SAMPLE: usize = 2_500;
