//! The front of the stage: groups of language versions in, bitexts out, in passes over the whole batch.

mod aligned;
mod batch;
mod doubt;
mod knowledge;
mod taught;
mod triangulate;

use std::fmt;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use hexapla_model::{Alignment, Bitext, Both, Segmented, SentenceEncoder};

use crate::cost::vectors::{PairVectors, TextVectors};
use crate::cost::weights::Weights;
use crate::lexicon::{LexiconEntry, Seeded, lexes};
use crate::pair::{Beads, Evidence, Settings, TextPair};
use crate::search::{Before, Worker};
use crate::text::TextNumbers;
pub use aligned::Aligned;
use batch::Batch;
pub use doubt::Encoding;
use doubt::is_doubted;
use knowledge::{ByLangs, Knowledge};
pub use taught::Taught;

/// Aligns the versions of documents with their pivot.
///
/// Settings are immutable: one aligner serves all threads, and its result does not depend on their number.
///
/// ```
/// use std::sync::Arc;
///
/// use hexapla_align::Aligner;
/// use hexapla_model::{Block, Document, Lang, Location, Segmented};
/// use hexapla_segment::Segmenter;
///
/// // A document with a paragraph on each line, cut into sentences.
/// fn segmented(lang: Lang, lines: &[&str]) -> Arc<Segmented> {
///     let block = |(n, line): (usize, &&str)| Block::new(*line, Location { line: n as u32 + 1, page: None }, n as u32);
///     let blocks = lines.iter().enumerate().map(block).collect();
///     let (id, path) = (lang.to_string(), "report".into());
///     Arc::new(Segmenter::new().segment(Document { id, symbol: None, lang, path, blocks }).value)
/// }
///
/// let english = segmented(Lang::EN, &["1. The Conference met in Vienna.", "2. It adopted its agenda.", "3. It rose."]);
/// let arabic = segmented(Lang::AR, &["١ - اجتمع المؤتمر في فيينا.", "٣ - واختتم دورته."]);
/// let bitexts = Aligner::new().align(&[vec![english, arabic]]).value;
/// let beads = bitexts[0][0].blocks.beads();
/// assert_eq!(beads.iter().map(|b| (b.source.len(), b.target.len())).collect::<Vec<_>>(), [(1, 1), (1, 0), (1, 1)]);
/// ```
#[derive(Clone)]
pub struct Aligner {
    settings: Settings,
    lexicon: Arc<Vec<LexiconEntry>>,
    seed: Seeded,
    encoder: Option<Arc<dyn SentenceEncoder>>,
    encoding: Encoding,
    /// Passes over documents, whose blocks already lead the way.
    passes: usize,
    /// Passes over texts without blocks.
    flat_passes: usize,
}

impl Default for Aligner {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            lexicon: Arc::default(),
            seed: Seeded::Yes,
            encoder: None,
            encoding: Encoding::default(),
            passes: 2,
            flat_passes: 3,
        }
    }
}

impl fmt::Debug for Aligner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let encoder = self.encoder.as_ref().map(|encoder| encoder.dimensions());
        f.debug_struct("Aligner")
            .field("settings", &self.settings)
            .field("encoder", &encoder)
            .finish_non_exhaustive()
    }
}

impl Aligner {
    /// An aligner with the weights that were fitted on development texts, and with the seed lexicon: words of institutional
    /// prose in Arabic, Chinese, English, French, Russian and Spanish, cut and folded as `hexapla_segment::forms` does it.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same aligner with a lexicon; the direction of its entries does not matter.
    #[must_use]
    pub fn with_lexicon(mut self, entries: Vec<LexiconEntry>) -> Self {
        self.lexicon = Arc::new(entries);
        self
    }

    /// The same aligner without the seed lexicon, for texts that have nothing to do with institutions.
    #[must_use]
    pub fn without_seed(mut self) -> Self {
        self.seed = Seeded::No;
        self
    }

    /// The same aligner with an encoder, whose vectors count beside all else in sentences: in those of documents that are in
    /// doubt without them, unless [`with_encoding`](Self::with_encoding) says otherwise, and in all bare sentences.
    #[must_use]
    pub fn with_encoder(mut self, encoder: Arc<dyn SentenceEncoder>) -> Self {
        self.settings.sentences = Weights::sentences_with_encoder();
        self.settings.blocks = Weights::blocks_with_encoder();
        self.encoder = Some(encoder);
        self
    }

    /// The same aligner with this choice of documents that are encoded.
    #[must_use]
    pub fn with_encoding(mut self, encoding: Encoding) -> Self {
        self.encoding = encoding;
        self
    }

    /// The same aligner without its encoder, if documents are to be aligned without it first.
    fn plain(&self) -> Option<Self> {
        let is_first = self.encoder.is_some() && self.encoding == Encoding::InDoubt;
        is_first.then(|| Self { encoder: None, settings: Settings::default(), ..self.clone() })
    }

    /// A number for all that decides about results: aligners with the same number give the same ones. It is for one version
    /// of this crate. `None` if the encoder has no such number.
    #[must_use]
    pub fn fingerprint(&self) -> Option<u64> {
        let mut hash = DefaultHasher::new();
        (self.passes, self.flat_passes, self.seed == Seeded::Yes).hash(&mut hash);
        let encoder = self.encoder.as_ref().map(|encoder| encoder.fingerprint());
        if encoder == Some(None) {
            return None;
        }
        (encoder, self.encoding).hash(&mut hash);
        format!("{:?}", (&self.settings, &self.lexicon)).hash(&mut hash);
        Some(hash.finish())
    }

    /// The encoder, if there is one.
    #[must_use]
    pub fn encoder(&self) -> Option<&dyn SentenceEncoder> {
        self.encoder.as_deref()
    }

    /// For each group, whose first text is the pivot, the bitexts of the pivot and each other text, in order.
    ///
    /// The first pass knows lengths, anchors, entities and words that look alike; what it is sure of trains a lexicon
    /// over all groups, which the later passes use. Where a group has three texts or more, what a pair is not sure of is
    /// decided with what the others show.
    #[must_use]
    pub fn align(&self, groups: &[Vec<Arc<Segmented>>]) -> Aligned<Vec<Vec<Bitext>>> {
        let Some(plain) = self.plain() else { return self.align_with_all(groups) };
        let mut aligned = plain.align_with_all(groups);
        let doubted: Vec<usize> = (0..groups.len()).filter(|n| is_doubted(&aligned.value[*n])).collect();
        if !doubted.is_empty() {
            let groups: Vec<Vec<Arc<Segmented>>> = doubted.iter().map(|n| groups[*n].clone()).collect();
            let encoded = self.align_with_all(&groups).value;
            doubted.into_iter().zip(encoded).for_each(|(n, bitexts)| aligned.value[n] = bitexts);
        }
        aligned
    }

    /// As [`align`](Self::align), with the encoder for all groups if there is one.
    fn align_with_all(&self, groups: &[Vec<Arc<Segmented>>]) -> Aligned<Vec<Vec<Bitext>>> {
        let mut batch = Batch::new(self, groups);
        let mut beads = batch.pass(&[]);
        for _ in 1..self.passes {
            batch.learn(&beads);
            beads = batch.pass(&beads);
        }
        let beads = batch.joint(beads);
        let mut out: Vec<Vec<Bitext>> = groups.iter().map(|_| Vec::new()).collect();
        let bitexts = batch.bitexts(beads);
        batch.jobs.iter().zip(bitexts).for_each(|(job, bitext)| out[job.group].push(bitext));
        Aligned::new(out, groups.to_vec(), batch.knowledge)
    }

    /// What the first pass over groups teaches, for documents that are aligned alone.
    #[must_use]
    pub fn learn(&self, groups: &[Vec<Arc<Segmented>>]) -> Aligned<()> {
        if let Some(plain) = self.plain() {
            return plain.learn(groups);
        }
        let mut batch = Batch::new(self, groups);
        let beads = batch.pass(&[]);
        batch.learn(&beads);
        Aligned::new((), groups.to_vec(), batch.knowledge)
    }

    /// For a document, whose first text is the pivot, the bitexts of the pivot and each other text, in order, with what a batch
    /// has taught: the result does not depend on other documents.
    ///
    /// What the batch has taught makes one pass as good as two that learn from the document itself: there is a second one only
    /// where paragraph numbers turn out to be shifted. In languages of which the batch has taught nothing, words that look
    /// alike and the seed lexicon are all that is known.
    #[must_use]
    pub fn align_alone(&self, texts: &[Arc<Segmented>], taught: &Taught) -> Vec<Bitext> {
        if let Some(plain) = self.plain() {
            let bitexts = plain.align_alone(texts, taught);
            if !is_doubted(&bitexts) {
                return bitexts;
            }
        }
        let groups = [texts.to_vec()];
        let mut batch = Batch::recalling(self, &groups, taught);
        let mut beads = batch.pass(&[]);
        batch.learn_shifts(&beads);
        batch.pass_shifted(&mut beads);
        let beads = batch.joint(beads);
        batch.bitexts(beads)
    }

    /// The vectors of all texts, if there is an encoder.
    fn vectors(&self, groups: &[Vec<Arc<Segmented>>]) -> Option<Vec<Vec<Arc<TextVectors>>>> {
        let encoder = self.encoder.as_deref()?;
        let mut out = Vec::with_capacity(groups.len());
        for texts in groups {
            out.push(texts.iter().map(|text| Arc::new(TextVectors::new(encoder, text))).collect());
        }
        Some(out)
    }

    /// The beads of two texts with a sentence a line; where both have blank lines, these part paragraphs.
    #[must_use]
    pub fn align_sentences(&self, source: Arc<Segmented>, target: Arc<Segmented>) -> Aligned<Alignment> {
        let mut worker = Worker::default();
        let langs = (source.document.lang, target.document.lang);
        let groups = vec![vec![source.clone(), target.clone()]];
        let (pair, known, mut beads) = self.flat(Both::new(source, target), self.flat_passes, &mut worker);
        pair.distrust(&mut beads, &self.settings, &known.given, &mut worker);
        Aligned::new(pair.flat_alignment(beads), groups, ByLangs::from([(langs, known)]))
    }

    /// The beads of sentences after some passes, with what was known in the last of them.
    fn flat(
        &self,
        texts: Both<Arc<Segmented>>,
        passes: usize,
        worker: &mut Worker,
    ) -> (TextPair, Knowledge, Beads) {
        let langs = texts.as_ref().map(|text| text.document.lang);
        let groups = [vec![texts.source.clone(), texts.target.clone()]];
        let lexes = lexes(&groups, self.seed);
        let lexes = langs.map(|lang| &lexes[&lang]);
        let vectors = self.vectors(&groups).map(|v| PairVectors::new(&v[0][0], &v[0][1]));
        let mut counts = lexes.map(|lexis| vec![0; lexis.len()]);
        let numbers = texts.as_ref().zip(lexes);
        let numbers = numbers.map(|(text, lexis)| TextNumbers::of(text, |form| lexis.find(form)));
        numbers.source.count(&mut counts.source);
        numbers.target.count(&mut counts.target);
        let pair = TextPair::of_lines(texts, numbers.as_ref(), worker).with_vectors(vectors);
        let mut known = Knowledge::new(langs, counts, lexes, &self.lexicon);
        let blocks = pair.align_blocks(&self.settings, &known.lexica, worker);
        let sample = pair.sample(&blocks);
        let first = Evidence { lexica: &known.lexica, before: Before::First, guide: None };
        let segments = pair.align_segments(&sample, &self.settings, first, worker);
        let mut beads = Beads { blocks, segments, visits: Vec::new() };
        for pass in 1..passes {
            let long = beads.segments.len() >= LONG;
            known.learn_some(&pair, &beads.segments);
            let last = pass + 1 == passes || sample.len() < beads.blocks.len();
            if last {
                beads.blocks = pair.realign_blocks(&beads.blocks, &self.settings, &known.lexica, worker);
            }
            let blocks = if last { &beads.blocks } else { &sample };
            let near = pass > 1 || long;
            let before = if near { Before::Places(&beads.segments) } else { Before::Types(&beads.segments) };
            let evidence = Evidence { lexica: &known.lexica, before, guide: None };
            beads.segments = pair.align_segments(blocks, &self.settings, evidence, worker);
            if last {
                break;
            }
        }
        (pair, known, beads)
    }

    /// The same aligner with other weights of sentences.
    #[cfg(feature = "fit")]
    pub(crate) fn with_weights(mut self, weights: Weights) -> Self {
        self.settings.sentences = weights;
        self
    }

    /// All beads that the last pass over two texts looks at.
    #[cfg(feature = "fit")]
    pub(crate) fn candidates(&self, texts: Both<Arc<Segmented>>) -> Vec<crate::pair::Candidate> {
        let mut worker = Worker::default();
        let (pair, mut known, beads) = self.flat(texts, self.flat_passes - 1, &mut worker);
        known.learn_some(&pair, &beads.segments);
        pair.candidates(&self.settings, &known.lexica, Before::Types(&beads.segments), &mut worker)
    }
}

/// Of how many beads on a text is long enough to be looked at from the second pass on only near its path: time and memory
/// use the width of the band.
const LONG: usize = 5_000;
