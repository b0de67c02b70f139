//! The front of the stage: groups of language versions in, bitexts out, in passes over the whole batch.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use hexapla_lang::cognate::cognates;
use hexapla_model::{Alignment, Bitext, Lang, Segmented, SentenceEncoder};
use rayon::prelude::*;

use crate::aligned::{Aligned, ByLangs};
use crate::before::Before;
use crate::cost::Lexica;
use crate::given::{Given, LexiconEntry};
use crate::guide::{Guide, Job};
use crate::lattice::{Lattice, Visit};
use crate::lexicon::{Pair, Table};
use crate::lexis::{Lexis, Seeded, lexes};
use crate::pair::{Beads, Settings, TextPair};
use crate::triangulate;
use crate::vectors::{PairVectors, TextVectors};
use crate::weights::Weights;

/// Aligns the versions of documents with their pivot.
///
/// Settings are immutable: one aligner serves all threads, and its result does not depend on their number.
#[derive(Clone)]
pub struct Aligner {
    settings: Settings,
    lexicon: Arc<Vec<LexiconEntry>>,
    seed: Seeded,
    encoder: Option<Arc<dyn SentenceEncoder>>,
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
            seed: Seeded::No,
            encoder: None,
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

/// What the batch as a whole knows of two languages.
#[derive(Debug, Default)]
pub(crate) struct Knowledge {
    known: Vec<(u32, u32, f32)>,
    pub(crate) counts: (Vec<u32>, Vec<u32>),
    /// What was known before anything was aligned.
    given: Lexica,
    pub(crate) lexica: Lexica,
    /// Expressions of several words that translate each other.
    taught: Vec<Pair>,
}

impl Aligner {
    /// An aligner with the weights that were fitted on development texts.
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

    /// The same aligner with the seed lexicon: words of institutional prose in Arabic, Chinese, English, French, Russian
    /// and Spanish, cut and folded as `hexapla_segment::forms` does it.
    #[must_use]
    pub fn with_seed(mut self) -> Self {
        self.seed = Seeded::Yes;
        self
    }

    /// The same aligner with an encoder, whose vectors count beside all else in sentences.
    #[must_use]
    pub fn with_encoder(mut self, encoder: Arc<dyn SentenceEncoder>) -> Self {
        self.settings.sentences = Weights::sentences_with_encoder();
        self.encoder = Some(encoder);
        self
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
        let (bitexts, knowledge) = self.run(groups);
        Aligned::new(bitexts, groups.to_vec(), knowledge)
    }

    fn run(&self, groups: &[Vec<Arc<Segmented>>]) -> (Vec<Vec<Bitext>>, ByLangs) {
        let words = lexes(groups, self.seed);
        let (jobs, pivots) = triangulate::jobs(&groups.iter().map(Vec::len).collect::<Vec<_>>());
        let langs = |&(g, s, t): &Job| (groups[g][s].document.lang, groups[g][t].document.lang);
        let vectors = self.vectors(groups);
        let mut pairs: Vec<TextPair> = jobs
            .par_iter()
            .map_init(Lattice::default, |lattice, job| {
                let (s, t) = langs(job);
                TextPair::new(
                    groups[job.0][job.1].clone(),
                    groups[job.0][job.2].clone(),
                    (&words[&s].words, &words[&t].words),
                    lattice,
                )
                .with_vectors(vectors.as_ref().map(|v| PairVectors::new(&v[job.0][job.1], &v[job.0][job.2])))
            })
            .collect();
        let mut by_lang: BTreeMap<(Lang, Lang), Vec<usize>> = BTreeMap::new();
        for (n, job) in jobs.iter().enumerate() {
            by_lang.entry(langs(job)).or_default().push(n);
        }
        let mut knowledge: ByLangs = by_lang
            .par_iter()
            .map(|(&(s, t), members)| {
                let both = (&words[&s], &words[&t]);
                ((s, t), Knowledge::new((s, t), members, &pairs, both, &self.lexicon))
            })
            .collect();
        let mut beads = self.pass(&pairs[..pivots], &jobs[..pivots], &knowledge, langs, &[]);
        triangulate::compose_rest(&jobs, &mut beads);
        for _ in 1..self.passes {
            pairs.par_iter_mut().zip(&jobs).zip(&beads).for_each_init(
                Lattice::default,
                |lattice, ((pair, job), beads)| {
                    pair.learn_shifts(beads, &self.settings, &knowledge[&langs(job)].lexica, lattice);
                },
            );
            knowledge.par_iter_mut().for_each(|(pair, known)| known.learn(&by_lang[pair], &pairs, &beads));
            beads = self.pass(&pairs, &jobs, &knowledge, langs, &beads);
        }
        if jobs.len() > pivots {
            beads = self.joint((&pairs[..pivots], &jobs), &knowledge, langs, &beads);
        }
        let mut out: Vec<Vec<Bitext>> = groups.iter().map(|_| Vec::new()).collect();
        let bitexts: Vec<Bitext> = jobs
            .par_iter()
            .zip(&pairs)
            .zip(beads)
            .map_init(Lattice::default, |lattice, ((job, pair), beads)| {
                pair.bitext(beads, &self.settings, &knowledge[&langs(job)].lexica, lattice)
            })
            .collect();
        for (job, bitext) in jobs.iter().zip(bitexts) {
            out[job.0].push(bitext);
        }
        (out, knowledge)
    }

    /// The vectors of all texts, if there is an encoder.
    fn vectors(&self, groups: &[Vec<Arc<Segmented>>]) -> Option<Vec<Vec<Arc<TextVectors>>>> {
        let encoder = self.encoder.as_deref()?;
        let text = |text: &Arc<Segmented>| Arc::new(TextVectors::new(encoder, text));
        Some(groups.iter().map(|texts| texts.iter().map(text).collect()).collect())
    }

    /// The beads of two texts with a sentence a line; where both have blank lines, these part paragraphs.
    #[must_use]
    pub fn align_sentences(&self, source: Arc<Segmented>, target: Arc<Segmented>) -> Aligned<Alignment> {
        let langs = (source.document.lang, target.document.lang);
        let (alignment, known) = self.run_sentences(source.clone(), target.clone());
        Aligned::new(alignment, vec![vec![source, target]], ByLangs::from([(langs, known)]))
    }

    fn run_sentences(&self, source: Arc<Segmented>, target: Arc<Segmented>) -> (Alignment, Knowledge) {
        let mut lattice = Lattice::default();
        let (pair, known, mut beads) = self.flat(source, target, self.flat_passes, &mut lattice);
        pair.distrust(&mut beads, &self.settings, &known.given, &mut lattice);
        (pair.flat_alignment(beads), known)
    }

    /// The beads of sentences after some passes, with what was known in the last of them.
    fn flat(
        &self,
        source: Arc<Segmented>,
        target: Arc<Segmented>,
        passes: usize,
        lattice: &mut Lattice,
    ) -> (TextPair, Knowledge, Beads) {
        let langs = (source.document.lang, target.document.lang);
        let groups = [vec![source.clone(), target.clone()]];
        let words = lexes(&groups, self.seed);
        let words = (&words[&langs.0], &words[&langs.1]);
        let vectors = self.vectors(&groups).map(|v| PairVectors::new(&v[0][0], &v[0][1]));
        let pair = TextPair::of_lines(source, target, (&words.0.words, &words.1.words), lattice);
        let pairs = [pair.with_vectors(vectors)];
        let mut known = Knowledge::new(langs, &[0], &pairs, words, &self.lexicon);
        let blocks = pairs[0].align_blocks(&self.settings, &known.lexica, lattice);
        let sample = pairs[0].sample(&blocks);
        let segments =
            pairs[0].align_segments(&sample, &self.settings, (&known.lexica, Before::First, None), lattice);
        let mut beads = Beads { blocks, segments, visits: Vec::new() };
        for pass in 1..passes {
            let long = beads.segments.len() >= LONG;
            let before = if pass == 1 && !long { Before::Types } else { Before::Places };
            known.learn_some(&pairs[0], &beads);
            let last = pass + 1 == passes || sample.len() < beads.blocks.len();
            if last {
                beads.blocks = pairs[0].realign_blocks(&beads.blocks, &self.settings, &known.lexica, lattice);
            }
            let (blocks, before) = (if last { &beads.blocks } else { &sample }, before(&beads.segments));
            beads.segments =
                pairs[0].align_segments(blocks, &self.settings, (&known.lexica, before, None), lattice);
            if last {
                break;
            }
        }
        let [pair] = pairs;
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
    pub(crate) fn candidates(
        &self,
        source: Arc<Segmented>,
        target: Arc<Segmented>,
    ) -> Vec<crate::fit::Candidate> {
        let mut lattice = Lattice::default();
        let (pair, mut known, beads) = self.flat(source, target, self.flat_passes - 1, &mut lattice);
        let pairs = [pair];
        known.learn_some(&pairs[0], &beads);
        pairs[0].candidates(&self.settings, (&known.lexica, Before::Types(&beads.segments)), &mut lattice)
    }

    /// The beads of pivots and other texts once more, where they were not sure, with what other languages show.
    fn joint(
        &self,
        (pairs, jobs): (&[TextPair], &[Job]),
        knowledge: &ByLangs,
        langs: impl Fn(&Job) -> (Lang, Lang) + Sync,
        beads: &[Beads],
    ) -> Vec<Beads> {
        let visits: BTreeMap<Job, &[Visit]> =
            jobs.iter().zip(beads).map(|(job, beads)| (*job, &beads.visits[..])).collect();
        pairs
            .par_iter()
            .zip(jobs)
            .zip(beads)
            .map_init(Lattice::default, |lattice, ((pair, job), beads)| {
                let guide = Guide::new(*job, &visits);
                pair.align_unsure(beads, &self.settings, (&knowledge[&langs(job)].lexica, &guide), lattice)
            })
            .collect()
    }

    fn pass(
        &self,
        pairs: &[TextPair],
        jobs: &[Job],
        knowledge: &ByLangs,
        langs: impl Fn(&Job) -> (Lang, Lang) + Sync,
        before: &[Beads],
    ) -> Vec<Beads> {
        pairs
            .par_iter()
            .zip(jobs)
            .enumerate()
            .map_init(Lattice::default, |lattice, (n, (pair, job))| {
                let before = before.get(n).map_or(Before::First, |beads| Before::Types(&beads.segments));
                pair.align(&self.settings, &knowledge[&langs(job)].lexica, before, lattice)
            })
            .collect()
    }
}

/// From how many beads of one text a lexicon is learnt at most: more take time and memory and tell little more.
const LESSONS: usize = 16_000;

/// Of how many beads on a text is long enough to be looked at from the second pass on only near its path: time and memory
/// use the width of the band.
const LONG: usize = 5_000;

impl Knowledge {
    /// Before anything is aligned: words that look alike.
    fn new(
        (s, t): (Lang, Lang),
        members: &[usize],
        pairs: &[TextPair],
        (from, to): (&Lexis, &Lexis),
        lexicon: &[LexiconEntry],
    ) -> Self {
        let (source, target) = (&from.words, &to.words);
        let mut known = cognates(&from.spellings, &to.spellings);
        let (own, mut taught) = Given::of(lexicon, (s, t), (source, target)).finish_given();
        known.extend(own);
        let (seeds, longer) = from.seed.entries(&to.seed);
        known.extend(seeds);
        taught.extend(longer);
        let mut counts = (vec![0; source.len()], vec![0; target.len()]);
        for n in members {
            pairs[*n].count_words((&mut counts.0, &mut counts.1));
        }
        let mut out = Self { known, counts, taught, ..Self::default() };
        out.learn_from(Vec::new());
        out.given = out.lexica.clone();
        out
    }

    /// From the sure beads of the last pass.
    fn learn(&mut self, members: &[usize], pairs: &[TextPair], beads: &[Beads]) {
        let mut lessons = Vec::new();
        for n in members {
            pairs[*n].lessons(&beads[*n], &mut lessons);
        }
        self.learn_from(lessons);
    }

    /// From the sure beads of one text, or from some of them, evenly spread, if there are many.
    fn learn_some(&mut self, pair: &TextPair, beads: &Beads) {
        let mut lessons = Vec::new();
        pair.lessons(beads, &mut lessons);
        let step = lessons.len().div_ceil(LESSONS).max(1);
        self.learn_from(lessons.into_iter().step_by(step).collect());
    }

    fn learn_from(&mut self, mut lessons: Vec<Pair>) {
        lessons.extend_from_slice(&self.taught);
        let (forward, backward) = Table::learn_both(&lessons, &self.known, (&self.counts.0, &self.counts.1));
        self.lexica = Lexica { forward, backward };
    }
}
