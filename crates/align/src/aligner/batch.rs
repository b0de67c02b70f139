//! The pairs of texts of a batch, and what a pass does with them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use hexapla_model::{Bead, Bitext, Both, Lang, Segmented};
use rayon::prelude::*;

use super::Aligner;
use super::knowledge::{ByLangs, Knowledge};
use super::taught::Taught;
use super::triangulate;
use crate::cost::vectors::PairVectors;
use crate::lattice::Visit;
use crate::lexicon::{Lexis, lexes};
use crate::pair::{Beads, Evidence, PairLevel, Settings, TextPair};
use crate::search::{Before, Guide, Job, Worker};

/// All pairs of texts that are aligned together.
pub(super) struct Batch<'a> {
    settings: &'a Settings,
    /// The pairs of a pivot and another text, then those of the rings.
    pub(super) jobs: Vec<Job>,
    /// How many of them have a pivot.
    pivots: usize,
    /// The languages of each job.
    langs: Vec<(Lang, Lang)>,
    /// The texts of each job.
    pairs: Vec<TextPair>,
    pub(super) knowledge: ByLangs,
    /// The words of each language.
    lexes: BTreeMap<Lang, Lexis>,
    /// The jobs of each pair of languages.
    by_langs: BTreeMap<(Lang, Lang), Vec<usize>>,
}

impl<'a> Batch<'a> {
    /// The texts of `groups` that are aligned with each other.
    pub(super) fn new(aligner: &'a Aligner, groups: &[Vec<Arc<Segmented>>]) -> Self {
        let (jobs, pivots) = triangulate::jobs(&groups.iter().map(Vec::len).collect::<Vec<_>>());
        let lexes = lexes(groups, aligner.seed);
        let texts = |job: &Job| Both::new(&groups[job.group][job.source], &groups[job.group][job.target]);
        let langs: Vec<(Lang, Lang)> = jobs
            .iter()
            .map(|job| (texts(job).source.document.lang, texts(job).target.document.lang))
            .collect();
        let vectors = aligner.vectors(groups);
        let vectors_of = |job: &Job| {
            let texts = &vectors.as_ref()?[job.group];
            Some(PairVectors::new(&texts[job.source], &texts[job.target]))
        };
        let pairs: Vec<TextPair> = jobs
            .par_iter()
            .zip(&langs)
            .map_init(Worker::default, |worker, (job, (source, target))| {
                let words = Both::new(&lexes[source].words, &lexes[target].words);
                let level = if job.source == 0 { PairLevel::Blocks } else { PairLevel::Sentences };
                TextPair::new(texts(job).map(Arc::clone), words, level, worker).with_vectors(vectors_of(job))
            })
            .collect();
        let mut by_langs: BTreeMap<(Lang, Lang), Vec<usize>> = BTreeMap::new();
        for (n, langs) in langs.iter().enumerate() {
            by_langs.entry(*langs).or_default().push(n);
        }
        let knowledge = by_langs
            .par_iter()
            .map(|(&(source, target), members)| {
                let own = Both::new(&lexes[&source], &lexes[&target]);
                let langs = Both::new(source, target);
                ((source, target), Knowledge::new(langs, members, &pairs, own, &aligner.lexicon))
            })
            .collect();
        Self { settings: &aligner.settings, jobs, pivots, langs, pairs, knowledge, lexes, by_langs }
    }

    /// Recalls what another batch has taught.
    pub(super) fn recall(&mut self, taught: &Taught) {
        for (&(source, target), known) in &mut self.knowledge {
            let words = Both::new(&self.lexes[&source].words, &self.lexes[&target].words);
            taught.recall(Both::new(source, target), words, known);
        }
    }

    /// What is known of the languages of a job.
    fn known(&self, job: usize) -> &Knowledge {
        &self.knowledge[&self.langs[job]]
    }

    /// The beads of the pairs with a pivot; `before` are those of the last pass, if there was one.
    pub(super) fn pass(&self, before: &[Beads]) -> Vec<Beads> {
        self.pairs[..self.pivots]
            .par_iter()
            .enumerate()
            .map_init(Worker::default, |worker, (n, pair)| {
                let before = before.get(n).map_or(Before::First, |beads| Before::Types(&beads.segments));
                pair.align(self.settings, &self.known(n).lexica, before, worker)
            })
            .collect()
    }

    /// The beads of the pairs whose paragraph numbers are shifted once more.
    pub(super) fn pass_shifted(&self, beads: &mut [Beads]) {
        self.pairs[..self.pivots].par_iter().enumerate().zip(beads).for_each_init(
            Worker::default,
            |worker, ((n, pair), beads)| {
                if pair.is_shifted() {
                    let before = Before::Types(&beads.segments);
                    let found = pair.align(self.settings, &self.known(n).lexica, before, worker);
                    *beads = found;
                }
            },
        );
    }

    /// Learns from the beads of a pass: how paragraph numbers are shifted, and which words translate each other.
    pub(super) fn learn(&mut self, beads: &[Beads]) {
        self.learn_shifts(beads);
        let ring = (self.pivots..self.jobs.len()).into_par_iter().map(|n| self.composed(n, beads));
        let of_sentences: Vec<Cow<'_, [Bead]>> =
            beads.par_iter().map(|beads| Cow::from(&beads.segments)).chain(ring.map(Cow::from)).collect();
        let Self { pairs, knowledge, by_langs, .. } = self;
        knowledge
            .par_iter_mut()
            .for_each(|(langs, known)| known.learn(&by_langs[langs], pairs, &of_sentences));
    }

    /// Learns from the beads of a pass how paragraph numbers are shifted.
    pub(super) fn learn_shifts(&mut self, beads: &[Beads]) {
        let Self { settings, langs, pairs, knowledge, pivots, .. } = self;
        pairs[..*pivots].par_iter_mut().zip(langs).zip(beads).for_each_init(
            Worker::default,
            |worker, ((pair, langs), beads)| {
                pair.learn_shifts(beads, settings, &knowledge[langs].lexica, worker);
            },
        );
    }

    /// The pairs of the pivot and the two texts of job `n` of a ring.
    fn with_pivot(&self, n: usize) -> Both<usize> {
        let Job { group, source, target } = self.jobs[n];
        Both::new(source, target).map(|text| {
            let found = self.jobs[..self.pivots].binary_search(&Job::new(group, 0, text));
            found.expect("each text is aligned with the pivot")
        })
    }

    /// The beads of sentences of job `n` of a ring that those with the pivot show.
    fn composed(&self, n: usize, beads: &[Beads]) -> Vec<Bead> {
        let Both { source, target } = self.with_pivot(n).map(|n| &beads[n].segments);
        triangulate::compose(source, target)
    }

    /// The beads of the pairs with a pivot once more, where they were not sure, with what all other languages show.
    pub(super) fn joint(&self, beads: Vec<Beads>) -> Vec<Beads> {
        if self.pivots == self.jobs.len() {
            return beads;
        }
        let pivots = &self.pairs[..self.pivots];
        let unsure: Vec<Vec<Range<u32>>> =
            pivots.par_iter().zip(&beads).map(|(pair, beads)| pair.unsure(beads)).collect();
        let ring: Vec<Vec<Visit>> = (self.pivots..self.jobs.len())
            .into_par_iter()
            .map_init(Worker::default, |worker, n| self.visits(n, &beads, &unsure, worker))
            .collect();
        let visits = beads.iter().map(|beads| &beads.visits[..]).chain(ring.iter().map(|visits| &visits[..]));
        let visits: BTreeMap<Job, &[Visit]> = self.jobs.iter().copied().zip(visits).collect();
        pivots
            .par_iter()
            .zip(&beads)
            .enumerate()
            .map_init(Worker::default, |worker, (n, (pair, beads))| {
                let guide = Guide::new(self.jobs[n], &visits);
                pair.align_unsure(beads, self.settings, &self.known(n).lexica, &guide, worker)
            })
            .collect()
    }

    /// Where beads of job `n` of a ring may end, in the passages of the pivot of which a pair with it is not sure.
    fn visits(
        &self,
        n: usize,
        beads: &[Beads],
        unsure: &[Vec<Range<u32>>],
        worker: &mut Worker,
    ) -> Vec<Visit> {
        let with_pivot = self.with_pivot(n);
        let Both { source, target } = with_pivot.map(|n| &beads[n].blocks);
        let is_needed = |passage: &Range<u32>| {
            [with_pivot.source, with_pivot.target].iter().any(|n| meets(passage, &unsure[*n]))
        };
        let meetings = triangulate::meetings(source, target).into_iter();
        let blocks: Vec<Bead> =
            meetings.filter(|(passage, _)| is_needed(passage)).map(|(_, bead)| bead).collect();
        if blocks.is_empty() {
            return Vec::new();
        }
        let composed = self.composed(n, beads);
        let evidence =
            Evidence { lexica: &self.known(n).lexica, before: Before::Types(&composed), guide: None };
        self.pairs[n].visits(&blocks, self.settings, evidence, worker)
    }

    /// The bitexts of the pairs with a pivot.
    pub(super) fn bitexts(&self, beads: Vec<Beads>) -> Vec<Bitext> {
        self.pairs
            .par_iter()
            .zip(beads)
            .enumerate()
            .map_init(Worker::default, |worker, (n, (pair, beads))| {
                pair.bitext(beads, self.settings, &self.known(n).lexica, worker)
            })
            .collect()
    }
}

/// Whether a passage has blocks in common with one of some others, which are in order.
fn meets(passage: &Range<u32>, others: &[Range<u32>]) -> bool {
    let first = others.partition_point(|other| other.end <= passage.start);
    others.get(first).is_some_and(|other| other.start < passage.end)
}
