//! The pairs of texts of a batch, and what a pass does with them.

use std::collections::BTreeMap;
use std::sync::Arc;

use hexapla_model::{Bitext, Both, Lang, Segmented};
use rayon::prelude::*;

use super::Aligner;
use super::knowledge::{ByLangs, Knowledge};
use super::taught::Taught;
use crate::cost::vectors::PairVectors;
use crate::lattice::Visit;
use crate::lexicon::{Lexis, lexes};
use crate::pair::{Beads, Settings, TextPair};
use crate::search::{Before, Guide, Job, Worker};

/// All pairs of texts that are aligned together.
pub(super) struct Batch<'a> {
    settings: &'a Settings,
    pub(super) jobs: Vec<Job>,
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
    pub(super) fn new(aligner: &'a Aligner, groups: &[Vec<Arc<Segmented>>], jobs: Vec<Job>) -> Self {
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
                TextPair::new(texts(job).map(Arc::clone), words, worker).with_vectors(vectors_of(job))
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
        Self { settings: &aligner.settings, jobs, langs, pairs, knowledge, lexes, by_langs }
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

    /// The beads of the first `count` jobs; `before` are those of the last pass, if there was one.
    pub(super) fn pass(&self, count: usize, before: &[Beads]) -> Vec<Beads> {
        self.pairs[..count]
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
        self.pairs.par_iter().enumerate().zip(beads).for_each_init(
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
        let Self { pairs, knowledge, by_langs, .. } = self;
        knowledge.par_iter_mut().for_each(|(langs, known)| known.learn(&by_langs[langs], pairs, beads));
    }

    /// Learns from the beads of a pass how paragraph numbers are shifted.
    pub(super) fn learn_shifts(&mut self, beads: &[Beads]) {
        let Self { settings, langs, pairs, knowledge, .. } = self;
        pairs.par_iter_mut().zip(langs).zip(beads).for_each_init(
            Worker::default,
            |worker, ((pair, langs), beads)| {
                pair.learn_shifts(beads, settings, &knowledge[langs].lexica, worker);
            },
        );
    }

    /// The beads of the first `count` jobs once more, where they were not sure, with what all other languages show.
    pub(super) fn joint(&self, count: usize, beads: &[Beads]) -> Vec<Beads> {
        let visits: BTreeMap<Job, &[Visit]> =
            self.jobs.iter().zip(beads).map(|(job, beads)| (*job, &beads.visits[..])).collect();
        self.pairs[..count]
            .par_iter()
            .zip(beads)
            .enumerate()
            .map_init(Worker::default, |worker, (n, (pair, beads))| {
                let guide = Guide::new(self.jobs[n], &visits);
                pair.align_unsure(beads, self.settings, &self.known(n).lexica, &guide, worker)
            })
            .collect()
    }

    /// The bitexts of the first jobs, as many as `beads` are given for.
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
