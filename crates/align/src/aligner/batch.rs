//! The pairs of texts of a batch, and what a pass does with them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use hexapla_model::{Bead, Bitext, Both, Lang, Segmented};
use rayon::prelude::*;

use super::Aligner;
use super::knowledge::{ByLangs, Knowledge, LESSONS_OF_RING};
use super::taught::Taught;
use super::triangulate;
use crate::cost::vectors::{PairVectors, TextVectors};
use crate::lattice::Visit;
use crate::lexicon::{Lessons, Lexis, lexes, lexes_after};
use crate::pair::{Beads, Evidence, PairLevel, Settings, TextPair};
use crate::search::{Before, Guide, Job, Worker};
use crate::text::TextNumbers;

/// All pairs of texts that are aligned together.
pub(super) struct Batch<'a> {
    aligner: &'a Aligner,
    settings: &'a Settings,
    groups: &'a [Vec<Arc<Segmented>>],
    /// What another batch has taught.
    taught: Option<&'a Taught>,
    /// The pairs of a pivot and another text, then those of the rings.
    pub(super) jobs: Vec<Job>,
    /// The languages of each job.
    langs: Vec<(Lang, Lang)>,
    /// The words of each language.
    lexes: BTreeMap<Lang, Lexis<'a>>,
    /// The texts of each group.
    numbers: Vec<Vec<TextNumbers>>,
    vectors: Option<Vec<Vec<Arc<TextVectors>>>>,
    /// The texts of each job with a pivot.
    pairs: Vec<TextPair>,
    /// The texts of each job of the rings that is needed.
    ring: Vec<Option<TextPair>>,
    pub(super) knowledge: ByLangs,
}

impl<'a> Batch<'a> {
    /// The texts of `groups` that are aligned with each other, and learnt from.
    pub(super) fn new(aligner: &'a Aligner, groups: &'a [Vec<Arc<Segmented>>]) -> Self {
        let mut out = Self::of(aligner, groups, None);
        let all: Vec<usize> = (0..out.jobs.len()).collect();
        let (pivots, ring) = all.split_at(out.jobs.len() - out.ring.len());
        out.know(&all, None);
        out.pairs = out.text_pairs(pivots);
        out.fill_ring(ring);
        out
    }

    /// The texts of `groups`, aligned with what another batch has taught.
    pub(super) fn recalling(
        aligner: &'a Aligner,
        groups: &'a [Vec<Arc<Segmented>>],
        taught: &'a Taught,
    ) -> Self {
        let mut out = Self::of(aligner, groups, Some(taught));
        let pivots: Vec<usize> = (0..out.jobs.len() - out.ring.len()).collect();
        out.know(&pivots, None);
        out.pairs = out.text_pairs(&pivots);
        out
    }

    /// The texts of `groups`, before any job is ready.
    fn of(aligner: &'a Aligner, groups: &'a [Vec<Arc<Segmented>>], taught: Option<&'a Taught>) -> Self {
        let (jobs, pivots) = triangulate::jobs(&groups.iter().map(Vec::len).collect::<Vec<_>>());
        let lexes = match taught {
            Some(taught) => lexes_after(taught.words(), groups, aligner.seed),
            None => lexes(groups, aligner.seed),
        };
        let lang = |group: usize, text: usize| groups[group][text].document.lang;
        let numbers = |text: &Arc<Segmented>| {
            let lexis = &lexes[&text.document.lang];
            TextNumbers::of(text, |form| lexis.find(form))
        };
        Self {
            aligner,
            settings: &aligner.settings,
            groups,
            taught,
            langs: jobs
                .iter()
                .map(|job| (lang(job.group, job.source), lang(job.group, job.target)))
                .collect(),
            numbers: groups.par_iter().map(|texts| texts.iter().map(numbers).collect()).collect(),
            lexes,
            vectors: aligner.vectors(groups),
            pairs: Vec::new(),
            ring: jobs[pivots..].iter().map(|_| None).collect(),
            jobs,
            knowledge: ByLangs::new(),
        }
    }

    /// Makes the texts of some jobs of the rings ready.
    fn fill_ring(&mut self, jobs: &[usize]) {
        let pairs = self.text_pairs(jobs);
        let pivots = self.pairs.len();
        jobs.iter().zip(pairs).for_each(|(job, pair)| self.ring[job - pivots] = Some(pair));
    }

    /// The texts of some jobs.
    fn text_pairs(&self, jobs: &[usize]) -> Vec<TextPair> {
        let pairs = jobs.par_iter().map(|n| {
            let Job { group, source, target } = self.jobs[*n];
            let (texts, numbers) = (&self.groups[group], &self.numbers[group]);
            let texts = Both::new(&texts[source], &texts[target]).map(Arc::clone);
            let numbers = Both::new(&numbers[source], &numbers[target]);
            let level = if source == 0 { PairLevel::Blocks } else { PairLevel::Sentences };
            let vectors = self.vectors.as_ref().map(|vectors| &vectors[group]);
            let vectors = vectors.map(|vectors| PairVectors::new(&vectors[source], &vectors[target]));
            Worker::with(|worker| TextPair::new(texts, numbers, level, worker)).with_vectors(vectors)
        });
        pairs.collect()
    }

    /// Finds out what is known of the languages of some jobs before these are aligned; if it is said of which beads of blocks
    /// each will be looked at, no more may be known than of their words.
    fn know(&mut self, jobs: &[usize], looked_at: Option<&BTreeMap<usize, &[Bead]>>) {
        let mut by_langs: BTreeMap<(Lang, Lang), Vec<usize>> = BTreeMap::new();
        for n in jobs {
            by_langs.entry(self.langs[*n]).or_default().push(*n);
        }
        let known: ByLangs = by_langs
            .par_iter()
            .filter(|(langs, _)| !self.knowledge.contains_key(langs))
            .map(|(langs, jobs)| (*langs, self.known_before(*langs, jobs, looked_at)))
            .collect();
        self.knowledge.extend(known);
    }

    /// What is known of two languages before some jobs in them are aligned.
    fn known_before(
        &self,
        (source, target): (Lang, Lang),
        jobs: &[usize],
        looked_at: Option<&BTreeMap<usize, &[Bead]>>,
    ) -> Knowledge {
        let langs = Both::new(source, target);
        let lexes = langs.map(|lang| &self.lexes[&lang]);
        let mut counts = lexes.map(|lexis| vec![0; lexis.len()]);
        for Job { group, source, target } in jobs.iter().map(|n| self.jobs[*n]) {
            self.numbers[group][source].count(&mut counts.source);
            self.numbers[group][target].count(&mut counts.target);
        }
        let asked = looked_at.map(|blocks| {
            let mut asked = lexes.map(|lexis| vec![false; lexis.len()]);
            jobs.iter().for_each(|n| self.pair(*n).ask_for_words(blocks[n], &mut asked));
            asked
        });
        let lexicon = &self.aligner.lexicon;
        match self.taught.and_then(|taught| taught.of(langs)) {
            Some(recalled) => Knowledge::recalled(langs, counts, lexes, lexicon, recalled, asked.as_ref()),
            None => Knowledge::new(langs, counts, lexes, lexicon),
        }
    }

    /// The texts of a job that is ready.
    fn pair(&self, job: usize) -> &TextPair {
        let ring = || self.ring[job - self.pairs.len()].as_ref().expect("a job that is needed is ready");
        self.pairs.get(job).unwrap_or_else(ring)
    }

    /// What is known of the languages of a job.
    fn known(&self, job: usize) -> &Knowledge {
        &self.knowledge[&self.langs[job]]
    }

    /// The beads of the pairs with a pivot; `before` are those of the last pass, if there was one.
    pub(super) fn pass(&self, before: &[Beads]) -> Vec<Beads> {
        self.pairs
            .par_iter()
            .enumerate()
            .map(|(n, pair)| {
                let before = before.get(n).map_or(Before::First, |beads| Before::Types(&beads.segments));
                Worker::with(|worker| pair.align(self.settings, &self.known(n).lexica, before, worker))
            })
            .collect()
    }

    /// The beads of the pairs whose paragraph numbers are shifted once more.
    pub(super) fn pass_shifted(&self, beads: &mut [Beads]) {
        let shifted = self.pairs.par_iter().enumerate().zip(beads).filter(|((_, pair), _)| pair.is_shifted());
        shifted.for_each(|((n, pair), beads)| {
            let before = Before::Types(&beads.segments);
            let lexica = &self.known(n).lexica;
            let found = Worker::with(|worker| pair.align(self.settings, lexica, before, worker));
            *beads = found;
        });
    }

    /// Learns from the beads of a pass: how paragraph numbers are shifted, and which words translate each other.
    pub(super) fn learn(&mut self, beads: &[Beads]) {
        self.learn_shifts(beads);
        let ring = (self.pairs.len()..self.jobs.len()).into_par_iter().map(|n| self.composed(n, beads));
        let of_sentences: Vec<Cow<'_, [Bead]>> =
            beads.par_iter().map(|beads| Cow::from(&beads.segments)).chain(ring.map(Cow::from)).collect();
        let mut knowledge = std::mem::take(&mut self.knowledge);
        knowledge.par_iter_mut().for_each(|(langs, known)| {
            let mut lessons = Lessons::default();
            for n in (0..self.jobs.len()).filter(|n| self.langs[*n] == *langs) {
                self.pair(n).lessons(&of_sentences[n], &mut lessons);
            }
            let has_pivot = self.langs[..self.pairs.len()].contains(langs);
            known.learn(if has_pivot { lessons } else { lessons.thinned(LESSONS_OF_RING) });
        });
        self.knowledge = knowledge;
    }

    /// Learns from the beads of a pass how paragraph numbers are shifted.
    pub(super) fn learn_shifts(&mut self, beads: &[Beads]) {
        let Self { settings, langs, pairs, knowledge, .. } = self;
        pairs.par_iter_mut().zip(langs).zip(beads).for_each(|((pair, langs), beads)| {
            let lexica = &knowledge[langs].lexica;
            Worker::with(|worker| pair.learn_shifts(beads, settings, lexica, worker));
        });
    }

    /// The pairs of the pivot and the two texts of job `n` of a ring.
    fn with_pivot(&self, n: usize) -> Both<usize> {
        let Job { group, source, target } = self.jobs[n];
        Both::new(source, target).map(|text| {
            let found = self.jobs[..self.pairs.len()].binary_search(&Job::new(group, 0, text));
            found.expect("each text is aligned with the pivot")
        })
    }

    /// The beads of sentences of job `n` of a ring that those with the pivot show.
    fn composed(&self, n: usize, beads: &[Beads]) -> Vec<Bead> {
        let Both { source, target } = self.with_pivot(n).map(|n| &beads[n].segments);
        triangulate::compose(source, target)
    }

    /// The beads of the pairs with a pivot once more, where they were not sure, with what all other languages show.
    pub(super) fn joint(&mut self, beads: Vec<Beads>) -> Vec<Beads> {
        if self.ring.is_empty() {
            return beads;
        }
        let unsure: Vec<Vec<Range<u32>>> =
            self.pairs.par_iter().zip(&beads).map(|(pair, beads)| pair.unsure(beads)).collect();
        let passages: Vec<(usize, Vec<Bead>)> =
            (self.pairs.len()..self.jobs.len()).map(|n| (n, self.passages(n, &beads, &unsure))).collect();
        let needed = passages.iter().filter(|(n, blocks)| !blocks.is_empty() && !self.is_ready(*n));
        let needed: BTreeMap<usize, &[Bead]> = needed.map(|(n, blocks)| (*n, &blocks[..])).collect();
        let jobs: Vec<usize> = needed.keys().copied().collect();
        self.fill_ring(&jobs);
        self.know(&jobs, Some(&needed));
        let ring: Vec<Vec<Visit>> =
            passages.par_iter().map(|(n, blocks)| self.visits(*n, blocks, &beads)).collect();
        let visits = beads.iter().map(|beads| &beads.visits[..]).chain(ring.iter().map(|visits| &visits[..]));
        let visits: BTreeMap<Job, &[Visit]> = self.jobs.iter().copied().zip(visits).collect();
        self.pairs
            .par_iter()
            .zip(&beads)
            .enumerate()
            .map(|(n, (pair, beads))| {
                let guide = Guide::new(self.jobs[n], &visits);
                let lexica = &self.known(n).lexica;
                Worker::with(|worker| pair.align_unsure(beads, self.settings, lexica, &guide, worker))
            })
            .collect()
    }

    /// Whether a job of a ring is ready.
    fn is_ready(&self, job: usize) -> bool {
        self.ring[job - self.pairs.len()].is_some()
    }

    /// The beads of blocks of job `n` of a ring in the passages of the pivot of which a pair with it is not sure.
    fn passages(&self, n: usize, beads: &[Beads], unsure: &[Vec<Range<u32>>]) -> Vec<Bead> {
        let with_pivot = self.with_pivot(n);
        let Both { source, target } = with_pivot.map(|n| &beads[n].blocks);
        let is_needed = |passage: &Range<u32>| {
            [with_pivot.source, with_pivot.target].iter().any(|n| meets(passage, &unsure[*n]))
        };
        let meetings = triangulate::meetings(source, target).into_iter();
        meetings.filter(|(passage, _)| is_needed(passage)).map(|(_, bead)| bead).collect()
    }

    /// Where beads of job `n` of a ring may end inside these beads of blocks.
    fn visits(&self, n: usize, blocks: &[Bead], beads: &[Beads]) -> Vec<Visit> {
        if blocks.is_empty() {
            return Vec::new();
        }
        let composed = self.composed(n, beads);
        let evidence =
            Evidence { lexica: &self.known(n).lexica, before: Before::Types(&composed), guide: None };
        Worker::with(|worker| self.pair(n).visits(blocks, self.settings, evidence, worker))
    }

    /// The bitexts of the pairs with a pivot.
    pub(super) fn bitexts(&self, beads: Vec<Beads>) -> Vec<Bitext> {
        self.pairs
            .par_iter()
            .zip(beads)
            .enumerate()
            .map(|(n, (pair, beads))| {
                let lexica = &self.known(n).lexica;
                Worker::with(|worker| pair.bitext(beads, self.settings, lexica, worker))
            })
            .collect()
    }
}

/// Whether a passage has blocks in common with one of some others, which are in order.
fn meets(passage: &Range<u32>, others: &[Range<u32>]) -> bool {
    let first = others.partition_point(|other| other.end <= passage.start);
    others.get(first).is_some_and(|other| other.start < passage.end)
}
