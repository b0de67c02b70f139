//! Two versions of one document, ready for the lattice: blocks first, then the sentences inside each bead of blocks.

#[cfg(feature = "fit")]
mod candidate;
mod floor;
mod lesson;
mod moved;
mod refine;
mod shift;
mod stitch;
mod stretch;
mod trust;
mod unsure;

use std::ops::Range;
use std::sync::Arc;

use hexapla_model::{Alignment, Bead, Bitext, Both, Segmented};

use crate::cost::vectors::PairVectors;
use crate::cost::weights::{self, Weights, feature};
use crate::cost::{PairModel, Rarity};
use crate::lattice::{Band, Step, Visit};
use crate::lexicon::Lexica;
use crate::search::{Before, Guide, Search, Worker, route};
use crate::text::{PairKeys, Side, SideView, TextNumbers};
#[cfg(feature = "fit")]
pub use candidate::Candidate;
use floor::{Floor, anchor_keys};
use refine::refine;
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
    pub(crate) block_types: Vec<Step>,
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

/// What a pass knows of a pair.
#[derive(Clone, Copy)]
pub(crate) struct Evidence<'e> {
    pub(crate) lexica: &'e Lexica,
    /// What the last pass found.
    pub(crate) before: Before<'e>,
    /// What other languages say.
    pub(crate) guide: Option<&'e Guide>,
}

/// The segments of each block of either side.
pub(crate) type Ranges = Both<Vec<Range<u32>>>;

/// What of a pair is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PairLevel {
    /// Blocks, and sentences inside their beads.
    Blocks,
    /// Sentences, inside beads of blocks that are known.
    Sentences,
}

/// Two versions of a document as integers.
pub(crate) struct TextPair {
    texts: Both<Arc<Segmented>>,
    blocks: Floor,
    segments: Floor,
    /// The segments of each block of either side.
    ranges: Ranges,
    /// Running text and notes.
    parts: Vec<Part>,
    /// What an encoder says about the segments, and about the blocks.
    vectors: Option<PairVectors>,
    block_vectors: Option<PairVectors>,
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
        texts: Both<Arc<Segmented>>,
        numbers: Both<&TextNumbers>,
        level: PairLevel,
        worker: &mut Worker,
    ) -> Self {
        let keys = PairKeys::of(texts.as_ref(), numbers);
        if level == PairLevel::Sentences {
            let blocks = texts.as_ref().map(|text| Side::new(text.lengths));
            let ranges = texts.as_ref().map(|text| text.block_segments.clone());
            return Self::of(texts, blocks, ranges, Vec::new(), numbers, keys, worker);
        }
        let parts = texts.as_ref().map(|text| parts(text));
        let Both { source, target } = numbers;
        let source = Side::of_blocks(&texts.source, parts.source[2].end, source, &keys.own.source);
        let target = Side::of_blocks(&texts.target, parts.target[2].end, target, &keys.own.target);
        let ranges = texts.as_ref().map(|text| text.block_segments.clone());
        let all: Vec<_> = parts.source.into_iter().zip(parts.target).collect();
        Self::of(texts, Both::new(source, target), ranges, all, numbers, keys, worker)
    }

    /// Two texts with one sentence per line, in paragraphs if blank lines separate them.
    pub(crate) fn of_lines(
        texts: Both<Arc<Segmented>>,
        numbers: Both<&TextNumbers>,
        worker: &mut Worker,
    ) -> Self {
        let keys = PairKeys::of(texts.as_ref(), numbers);
        let mut ranges = texts.as_ref().map(|text| paragraphs(text));
        if ranges.source.len() < 2 || ranges.target.len() < 2 {
            ranges = texts.as_ref().map(|text| std::iter::once(0..text.segments.len() as u32).collect());
        }
        let source = Side::of(&texts.source, &ranges.source, numbers.source, &keys.own.source);
        let target = Side::of(&texts.target, &ranges.target, numbers.target, &keys.own.target);
        let all = vec![(0..ranges.source.len(), 0..ranges.target.len())];
        Self::of(texts, Both::new(source, target), ranges, all, numbers, keys, worker)
    }

    fn of(
        texts: Both<Arc<Segmented>>,
        blocks: Both<Side>,
        ranges: Ranges,
        parts: Vec<(Range<usize>, Range<usize>)>,
        numbers: Both<&TextNumbers>,
        mut keys: PairKeys,
        worker: &mut Worker,
    ) -> Self {
        let anchors = blocks.as_ref().map(|side| anchor_keys(side, &mut keys.all));
        let sides = texts.as_ref().zip(numbers).zip(keys.own);
        let segments = sides.map(|((text, numbers), keys)| Side::of_segments(text, numbers, &keys));
        let blocks = Floor::new(blocks, &keys.all);
        let parts = parts
            .into_iter()
            .map(|(source, target)| Part::new(source, target, &blocks, &anchors, worker))
            .collect();
        let segments = Floor::new(segments, &keys.all);
        Self { segments, blocks, ranges, parts, texts, vectors: None, block_vectors: None }
    }

    /// The same pair with vectors of its segments, from which those of its blocks are made.
    pub(crate) fn with_vectors(mut self, vectors: Option<PairVectors>) -> Self {
        let has_blocks = self.parts.iter().any(|part| !self.is_whole(part));
        self.block_vectors = vectors.as_ref().filter(|_| has_blocks).map(|v| v.of_blocks(&self.ranges));
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
        worker: &mut Worker,
    ) -> Beads {
        let blocks = self.align_blocks(settings, lexica, worker);
        worker.visits = Some(Vec::new());
        let evidence = Evidence { lexica, before, guide: None };
        let segments = self.align_segments(&blocks, settings, evidence, worker);
        Beads { blocks, segments, visits: worker.visits.take().unwrap_or_default() }
    }

    /// Asks for all words of these beads of blocks.
    pub(crate) fn ask_for_words(&self, blocks: &[Bead], asked: &mut Both<Vec<bool>>) {
        let sides = self.segments.sides.as_ref().zip(self.ranges.as_ref());
        for bead in blocks {
            let items = Both::new(&bead.source, &bead.target);
            _ = sides.zip(items).zip(asked.as_mut()).map(|(((side, ranges), blocks), asked)| {
                let segments = segments_of(ranges, blocks);
                let words = side.words_of(&(segments.start as u32..segments.end as u32));
                words.iter().for_each(|word| asked[*word as usize] = true);
            });
        }
    }

    /// Where beads of sentences inside these beads of blocks may end.
    pub(crate) fn visits(
        &self,
        blocks: &[Bead],
        settings: &Settings,
        evidence: Evidence<'_>,
        worker: &mut Worker,
    ) -> Vec<Visit> {
        worker.visits = Some(Vec::new());
        self.align_segments(blocks, settings, evidence, worker);
        worker.visits.take().unwrap_or_default()
    }

    /// A search for beads of blocks.
    fn block_search<'s>(
        &'s self,
        weights: &'s Weights,
        settings: &'s Settings,
        lexica: &'s Lexica,
    ) -> Search<'s> {
        let weights = (weights, Rarity::default());
        Search::new(&self.blocks.model, weights, &settings.block_types, lexica)
            .with(self.block_vectors.as_ref(), None)
    }

    /// The cheapest beads of blocks.
    pub(crate) fn align_blocks(
        &self,
        settings: &Settings,
        lexica: &Lexica,
        worker: &mut Worker,
    ) -> Vec<Bead> {
        let search = self.block_search(&settings.blocks, settings, lexica);
        let mut blocks = Vec::new();
        for part in &self.parts {
            if self.is_whole(part) {
                blocks.push(Bead::new(0..1, 0..1, 1.0));
                continue;
            }
            blocks.extend(search.beads_inside(self.blocks.stretch(part), &part.band, worker));
        }
        blocks
    }

    /// Searches paragraphs again where the last search left doubts.
    pub(crate) fn realign_blocks(
        &self,
        blocks: &[Bead],
        settings: &Settings,
        lexica: &Lexica,
        worker: &mut Worker,
    ) -> Vec<Bead> {
        let search = self.block_search(&settings.blocks, settings, lexica);
        let model = &self.blocks.model;
        let mut out = Vec::with_capacity(blocks.len());
        for run in blocks.chunk_by(|a, b| is_sure(a) == is_sure(b)) {
            let (first, last) = (&run[0], &run[run.len() - 1]);
            if is_sure(first) {
                out.extend_from_slice(run);
                continue;
            }
            let views = Both::new(
                self.blocks.sides.source.slice(first.source.start as usize..last.source.end as usize),
                self.blocks.sides.target.slice(first.target.start as usize..last.target.end as usize),
            );
            let band = route::narrow(views, &model.length, &model.keys, worker);
            out.extend(search.beads_inside(views, &band, worker));
        }
        out
    }

    /// Some of the beads of blocks, evenly spread, if there is enough in fewer to learn from.
    pub(crate) fn sample(&self, blocks: &[Bead]) -> Vec<Bead> {
        let sides = self.segments.sides.as_ref();
        let segments = sides.source.len().max(sides.target.len());
        blocks.iter().step_by(segments.div_ceil(SAMPLE).max(1)).cloned().collect()
    }

    /// The beads of the sentences inside each bead of blocks.
    pub(crate) fn align_segments(
        &self,
        blocks: &[Bead],
        settings: &Settings,
        evidence: Evidence<'_>,
        worker: &mut Worker,
    ) -> Vec<Bead> {
        let Evidence { lexica, before, guide } = evidence;
        let weights = (&settings.sentences, before.rarity());
        let search = Search::new(&self.segments.model, weights, &weights::SENTENCE_TYPES, lexica)
            .with(self.vectors.as_ref(), guide);
        let mut out = Vec::new();
        for bead in blocks {
            let source = segments_of(&self.ranges.source, &bead.source);
            let target = segments_of(&self.ranges.target, &bead.target);
            if source.is_empty() || target.is_empty() {
                omit(source, target, &mut out);
                continue;
            }
            let sides = &self.segments.sides;
            let views = Both::new(sides.source.slice(source), sides.target.slice(target));
            let mut found = search.beads(views, before.band(views), worker);
            found.iter_mut().for_each(|inside| inside.score *= bead.score);
            out.extend(found);
        }
        out
    }

    /// Lowers the scores of sentences if the two texts are not translations of each other as far as `known` words show,
    /// which were not learnt from these beads, and the order of their sentences.
    pub(crate) fn distrust(
        &self,
        beads: &mut Beads,
        settings: &Settings,
        known: &Lexica,
        worker: &mut Worker,
    ) {
        let sides = self.segments.sides.as_ref();
        if trust::is_clear(&beads.segments, sides, known) {
            return;
        }
        let middle = trust::middle(&beads.segments);
        let items = middle.source.len() + middle.target.len();
        let turned = sides.target.reversed(middle.target.clone());
        let weights = (&settings.sentences, Before::First.rarity());
        let search = Search::new(&self.segments.model, weights, &weights::SENTENCE_TYPES, known);
        let source = sides.source.slice(middle.source);
        let mut least = |target: SideView<'_>| {
            search.beads(Both::new(source, target), None, worker);
            worker.lattice.least()
        };
        let straight = least(sides.target.slice(middle.target));
        let trust = trust::by_order(least(turned.whole()) - straight, items);
        beads.segments.iter_mut().for_each(|b| b.score *= trust);
    }

    /// The beads of sentences alone.
    pub(crate) fn flat_alignment(&self, beads: Beads) -> Alignment {
        let sizes = self.texts.as_ref().map(|text| text.segments.len() as u32);
        Alignment::new(beads.segments, sizes.source, sizes.target)
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
        worker: &mut Worker,
    ) {
        let texts = self.texts.as_ref();
        let mut found = shifts(texts.source, texts.target, &beads.blocks);
        let omitted = beads.blocks.iter().filter(|bead| bead.is_omission());
        let sources = omitted.clone().flat_map(|bead| bead.source.clone());
        let targets = omitted.flat_map(|bead| bead.target.clone());
        if has_number(texts.source, sources) && has_number(texts.target, targets) {
            let mut blind = settings.blocks.clone();
            blind.0[feature::PLACES] = 0.0;
            let search = self.block_search(&blind, settings, lexica);
            let part = &self.parts[0];
            let beads = search.beads_inside(self.blocks.stretch(part), &part.band, worker);
            found.extend(shifts(texts.source, texts.target, &beads));
            found.sort_unstable();
            found.dedup();
        }
        self.blocks.model.anchors.shifts = found;
    }

    /// Whether its paragraph numbers were found to be shifted.
    pub(crate) fn is_shifted(&self) -> bool {
        !self.blocks.model.anchors.shifts.is_empty()
    }

    /// Whether a part is the only block of either text: texts without blocks are one stretch, whatever they say.
    fn is_whole(&self, part: &Part) -> bool {
        let first = part.source == (0..1) && part.target == (0..1);
        first && self.ranges.source.len() == 1 && self.ranges.target.len() == 1
    }

    /// The stretches of blocks that are aligned by themselves.
    fn stretches(&self) -> &[Part] {
        &self.parts
    }

    /// The two texts.
    fn texts(&self) -> Both<&Segmented> {
        self.texts.as_ref().map(|text| &**text)
    }

    /// The blocks of either text.
    fn sides(&self) -> Both<&Side> {
        self.blocks.sides.as_ref()
    }

    /// What is known of the blocks as wholes.
    fn model(&self) -> &PairModel {
        &self.blocks.model
    }

    /// The beads as alignments of the two texts, with what moved; blocks set apart are left over on either side.
    pub(crate) fn bitext(
        &self,
        mut beads: Beads,
        settings: &Settings,
        lexica: &Lexica,
        worker: &mut Worker,
    ) -> Bitext {
        beads.blocks = refine(&beads.blocks, &beads.segments, &self.ranges);
        let moved = self.take_moved(&mut beads, settings, lexica, worker);
        self.stitch(&mut beads, &moved, settings, lexica, worker);
        let sizes = self.texts.as_ref().map(|text| text.document.blocks.len() as u32);
        let ends = beads.blocks.last().map(|b| Both::new(b.source.end, b.target.end)).unwrap_or_default();
        let omitted_source = (ends.source..sizes.source).map(|n| (n..n + 1, ends.target..ends.target));
        let omitted_target = (ends.target..sizes.target).map(|n| (sizes.source..sizes.source, n..n + 1));
        let omitted = omitted_source.chain(omitted_target);
        beads.blocks.extend(omitted.map(|(source, target)| Bead::new(source, target, 0.0)));
        let segments = self.texts.as_ref().map(|text| text.segments.len() as u32);
        Bitext {
            source: self.texts.source.clone(),
            target: self.texts.target.clone(),
            blocks: Alignment::new(beads.blocks, sizes.source, sizes.target),
            segments: Alignment::new(beads.segments, segments.source, segments.target),
            moved,
        }
    }
}

/// Whether one of these blocks of a text is a numbered paragraph.
fn has_number(text: &Segmented, mut blocks: impl Iterator<Item = u32>) -> bool {
    blocks.any(|n| paragraph_number(text, n).is_some())
}

/// Whether a bead of paragraphs is not looked for again.
fn is_sure(bead: &Bead) -> bool {
    bead.score > SURE
}

/// From which score on a bead of paragraphs is not looked for again.
const SURE: f32 = 0.999;

/// How many sentences of a text in blocks are enough to learn from before all of it is aligned.
const SAMPLE: usize = 2_500;
