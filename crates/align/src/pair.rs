//! Two versions of one document, ready for the lattice: blocks first, then the sentences inside each bead of blocks.

use std::ops::Range;
use std::sync::Arc;

use hexapla_model::{Alignment, Anchor, Bead, BlockKind, Segmented, StepKind};

use crate::cost::{AnchorCost, Cost, KeyModel, LengthCost, Lexica, PairModel};
use crate::lattice::{Band, Lattice};
use crate::lexicon::Pair as Words2;
use crate::route;
use crate::side::{Side, SideView};
use crate::vocabulary::{Keys, Words};
use crate::weights::{self, Weights};

/// The beads of a pair of texts.
#[derive(Debug, Clone)]
pub(crate) struct Beads {
    pub(crate) blocks: Vec<Bead>,
    pub(crate) segments: Vec<Bead>,
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
    /// Running text and notes.
    parts: [Part; 2],
}

/// A stretch of blocks of either side that is aligned by itself.
struct Part {
    source: Range<usize>,
    target: Range<usize>,
    /// Where to look; it is the same in each pass.
    band: Band,
}

/// The ranges of running text, notes and running heads among the blocks of a text.
fn parts(text: &Segmented) -> [Range<usize>; 2] {
    let blocks = &text.document.blocks;
    let heads = blocks.iter().rposition(|b| b.kind != BlockKind::RunningHead).map_or(0, |n| n + 1);
    let notes = blocks[..heads].iter().rposition(|b| b.kind != BlockKind::Footnote).map_or(0, |n| n + 1);
    [0..notes, notes..heads]
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
            Side::of_blocks(&source, sp[1].end, words.0, &mut keys),
            Side::of_blocks(&target, tp[1].end, words.1, &mut keys),
        );
        let anchors = (anchor_keys(&blocks.0, &mut keys), anchor_keys(&blocks.1, &mut keys));
        let segments =
            (Side::of_segments(&source, words.0, &mut keys), Side::of_segments(&target, words.1, &mut keys));
        let blocks = Floor::new(blocks.0, blocks.1, &keys);
        let mut part = |n: usize| {
            let (s, t) = (sp[n].clone(), tp[n].clone());
            let views = (blocks.source.slice(s.clone()), blocks.target.slice(t.clone()));
            let anchors = (&anchors.0[s.clone()], &anchors.1[t.clone()]);
            let band = route::band(views, (&blocks.model.length, &blocks.model.keys), Some(anchors), lattice);
            Part { source: s, target: t, band }
        };
        let parts = [part(0), part(1)];
        Self { segments: Floor::new(segments.0, segments.1, &keys), blocks, parts, source, target }
    }

    pub(crate) fn texts(&self) -> (&Arc<Segmented>, &Arc<Segmented>) {
        (&self.source, &self.target)
    }

    /// The cheapest beads: of blocks in running text and notes, and of the sentences inside them.
    pub(crate) fn align(&self, settings: &Settings, lexica: Option<&Lexica>, lattice: &mut Lattice) -> Beads {
        let mut blocks = Vec::new();
        let search = Search {
            model: &self.blocks.model,
            weights: &settings.blocks,
            types: &settings.block_types,
            lexica,
        };
        for Part { source, target, band } in &self.parts {
            let views = (self.blocks.source.slice(source.clone()), self.blocks.target.slice(target.clone()));
            blocks.extend(search.beads_inside(views, band, lattice));
        }
        let segments = self.align_segments(&blocks, settings, lexica, lattice);
        Beads { blocks, segments }
    }

    /// The beads of the sentences inside each bead of blocks.
    fn align_segments(
        &self,
        blocks: &[Bead],
        settings: &Settings,
        lexica: Option<&Lexica>,
        lattice: &mut Lattice,
    ) -> Vec<Bead> {
        let search = self.sentence_search(settings, lexica);
        let mut out = Vec::new();
        for bead in blocks {
            let source = segments_of(&self.source, &bead.source);
            let target = segments_of(&self.target, &bead.target);
            if source.is_empty() || target.is_empty() {
                out.extend(
                    source
                        .map(|n| Bead::new(n as u32..n as u32 + 1, at(&out, false), 0.0))
                        .collect::<Vec<_>>(),
                );
                out.extend(
                    target
                        .map(|n| Bead::new(at(&out, true), n as u32..n as u32 + 1, 0.0))
                        .collect::<Vec<_>>(),
                );
                continue;
            }
            let views = (self.segments.source.slice(source), self.segments.target.slice(target));
            let sure = bead.score;
            out.extend(search.beads(views, lattice).into_iter().map(|mut b| {
                b.score *= sure;
                b
            }));
        }
        out
    }

    /// The cheapest beads of all sentences as one stretch.
    pub(crate) fn align_flat(&self, settings: &Settings, lexica: &Lexica, lattice: &mut Lattice) -> Beads {
        let search = self.sentence_search(settings, Some(lexica));
        let whole = |side: &'_ Side| 0..side.len();
        let views = (
            self.segments.source.slice(whole(&self.segments.source)),
            self.segments.target.slice(whole(&self.segments.target)),
        );
        Beads { blocks: Vec::new(), segments: search.beads(views, lattice) }
    }

    /// The beads of [`TextPair::align_flat`] as an alignment of sentences.
    pub(crate) fn flat_alignment(&self, beads: Beads) -> Alignment {
        Alignment::new(beads.segments, self.source.segments.len() as u32, self.target.segments.len() as u32)
    }

    fn sentence_search<'s>(&'s self, settings: &'s Settings, lexica: Option<&'s Lexica>) -> Search<'s> {
        Search {
            model: &self.segments.model,
            weights: &settings.sentences,
            types: &weights::SENTENCE_TYPES,
            lexica,
        }
    }

    /// Adds how often each word stands in the sentences of the two texts.
    pub(crate) fn count_words(&self, (source, target): (&mut [u32], &mut [u32])) {
        self.segments.source.words.iter().for_each(|w| source[*w as usize] += 1);
        self.segments.target.words.iter().for_each(|w| target[*w as usize] += 1);
    }

    /// The words of the sure beads of sentences, to learn from.
    pub(crate) fn lessons(&self, beads: &Beads, out: &mut Vec<Words2>) {
        for bead in beads.segments.iter().filter(|b| !b.is_omission() && b.score > 0.3) {
            let words = |side: &Side, range: &Range<u32>| {
                let items = &side.items[range.start as usize..range.end as usize];
                items.iter().flat_map(|i| side.words[i.words.clone()].iter().copied()).collect::<Vec<u32>>()
            };
            let lesson =
                (words(&self.segments.source, &bead.source), words(&self.segments.target, &bead.target));
            if lesson.0.len().max(lesson.1.len()) <= LONGEST_LESSON {
                out.push(lesson);
            }
        }
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
            let blind = Weights { places: 0.0, ..settings.blocks.clone() };
            let search = Search {
                model: &self.blocks.model,
                weights: &blind,
                types: &settings.block_types,
                lexica: Some(lexica),
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

    /// The beads as alignments of the two texts; blocks set apart are left over on either side.
    pub(crate) fn alignments(&self, mut beads: Beads) -> (Alignment, Alignment) {
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
        (
            Alignment::new(beads.blocks, sizes.0, sizes.1),
            Alignment::new(beads.segments, segments.0, segments.1),
        )
    }
}

/// The place on one side where the beads so far end.
fn at(beads: &[Bead], source: bool) -> Range<u32> {
    let end = beads.last().map_or(0, |b| if source { b.source.end } else { b.target.end });
    end..end
}

fn segments_of(text: &Segmented, blocks: &Range<u32>) -> Range<usize> {
    if blocks.is_empty() {
        return 0..0;
    }
    let first = text.block_segments[blocks.start as usize].start;
    let last = text.block_segments[blocks.end as usize - 1].end;
    first as usize..last as usize
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

/// One lattice search.
struct Search<'s> {
    model: &'s PairModel,
    weights: &'s Weights,
    types: &'s [(usize, usize)],
    lexica: Option<&'s Lexica>,
}

impl Search<'_> {
    /// The beads of two stretches, numbered as in the whole texts.
    fn beads(&self, views: (SideView<'_>, SideView<'_>), lattice: &mut Lattice) -> Vec<Bead> {
        let band = route::band(views, (&self.model.length, &self.model.keys), None, lattice);
        self.beads_inside(views, &band, lattice)
    }

    fn beads_inside(
        &self,
        views: (SideView<'_>, SideView<'_>),
        band: &Band,
        lattice: &mut Lattice,
    ) -> Vec<Bead> {
        let size = (views.0.len, views.1.len);
        let (mut i, mut j) = (views.0.from as u32, views.1.from as u32);
        if size == (0, 0) {
            return Vec::new();
        }
        let mut cost = Cost::new(self.model, self.weights, views, self.lexica.map(|l| (l, band)));
        let steps = lattice.cheapest(size, band, self.types, &mut cost);
        let sure = lattice.posteriors(size, band, self.types, &steps);
        let mut out = Vec::with_capacity(steps.len());
        for ((a, b), sure) in steps.into_iter().zip(sure) {
            let (s, t) = (i + a as u32, j + b as u32);
            out.push(Bead::new(i..s, j..t, if a == 0 || b == 0 { 0.0 } else { sure }));
            (i, j) = (s, t);
        }
        out
    }
}

/// Beads with more words on a side teach nothing: any word of theirs may translate any other, and to weigh that takes
/// time and memory by the product of the two sides.
const LONGEST_LESSON: usize = 200;

/// How many beads in a row must show the same shift; fewer are slips.
const SHIFTED: usize = 3;

/// The number of block `n`, if it is a numbered paragraph.
fn paragraph_number(text: &Segmented, n: u32) -> Option<i64> {
    let last = text.document.blocks[n as usize].anchor.as_ref().and_then(Anchor::last)?;
    (last.kind == StepKind::Paragraph).then_some(i64::from(last.ordinal.number))
}

/// How far the paragraph numbers of the target are ahead of those of the source, wherever that lasts.
fn shifts(source: &Segmented, target: &Segmented, beads: &[Bead]) -> Vec<i64> {
    let seen: Vec<i64> = beads
        .iter()
        .filter(|b| b.source.len() == 1 && b.target.len() == 1)
        .filter_map(|b| {
            Some(paragraph_number(target, b.target.start)? - paragraph_number(source, b.source.start)?)
        })
        .collect();
    let mut lasting: Vec<i64> =
        seen.chunk_by(|a, b| a == b).filter(|run| run.len() >= SHIFTED).map(|run| run[0]).collect();
    lasting.sort_unstable();
    lasting.dedup();
    lasting.retain(|shift| *shift != 0 && shift.abs() < 1_000);
    lasting
}
