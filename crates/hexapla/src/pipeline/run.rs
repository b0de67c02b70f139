//! A run at work: batch by batch, in the order of the documents.

use std::path::PathBuf;

use hexapla_align::Taught;
use hexapla_formats::sync_folder;
use hexapla_group::Group;
use hexapla_model::{Bitext, Diagnostic, Severity};
use rayon::prelude::*;

use super::batches::{batches, sizes};
use super::{Pipeline, Resume, Summary, Written, lesson};
use crate::Inputs;
use crate::manifest::{Fingerprint, Manifest};
use crate::outputs::{CardFile, Outputs};
use crate::report::{Event, Stage, Tally};
use crate::versions::Read;

/// How many documents are in memory at once, more or less.
const BATCH: u64 = 16;
/// How many names a message holds.
const NAMES: usize = 5;

/// What a run has done, and what it writes for all documents together.
pub(super) struct Run<'p, 't, 'r> {
    shared: Shared<'p>,
    tally: &'t mut Tally<'r>,
    summary: Summary,
    card: CardFile,
    /// What each document is aligned with, if there are several.
    taught: Option<Taught>,
}

/// What the threads of a run share.
struct Shared<'p> {
    pipeline: &'p Pipeline,
    inputs: &'p Inputs,
    /// What is finished, if there is more than one document.
    manifest: Option<Manifest>,
}

/// A group of files at work.
struct Work {
    /// Its place in the batch.
    place: usize,
    fingerprint: Option<Fingerprint>,
    documents: Vec<(Read, Outputs)>,
    /// Whether nothing was skipped.
    is_whole: bool,
}

/// A group whose files are written.
struct Done {
    /// Its place in the batch.
    place: usize,
    written: Vec<Written>,
}

impl<'p, 't, 'r> Run<'p, 't, 'r> {
    pub(super) fn new(
        pipeline: &'p Pipeline,
        inputs: &'p Inputs,
        documents: usize,
        tally: &'t mut Tally<'r>,
        card: CardFile,
    ) -> Self {
        let manifest = (documents > 1).then(|| pipeline.manifest(inputs));
        let shared = Shared { pipeline, inputs, manifest };
        Self { shared, tally, summary: Summary::default(), card, taught: None }
    }

    /// Aligns the documents that no earlier run has finished; reports all.
    pub(super) fn align_all(&mut self, groups: &[Group]) {
        self.begin();
        let sizes = sizes(groups, self.shared.inputs);
        let mut rest = groups;
        for count in batches(&sizes, BATCH) {
            if self.tally.cancels() {
                break;
            }
            let (batch, after) = rest.split_at(count);
            rest = after;
            let fingerprints = self.shared.fingerprints(batch);
            let finished = self.shared.finished(&fingerprints);
            if groups.len() > 1 && self.taught.is_none() && finished.iter().any(Option::is_none) {
                self.learn(groups, &sizes);
            }
            self.align_rest(batch, fingerprints, finished);
        }
    }

    /// Forgets what an earlier run has finished, if it must not be used; reports which of its documents no longer exist.
    fn begin(&mut self) {
        let pipeline = self.shared.pipeline;
        let Some(manifest) = &mut self.shared.manifest else { return };
        let is_unknown = pipeline.aligner.fingerprint().is_none() || manifest.is_empty();
        if pipeline.resume == Resume::Fresh || pipeline.keep_lexicon || is_unknown {
            manifest.clear();
            // What may be left there belongs to other settings.
            let _ = std::fs::remove_file(lesson::path(&pipeline.folder));
            return;
        }
        let orphans: Vec<&str> = manifest.orphans().collect();
        if !orphans.is_empty() {
            let more = if orphans.len() > NAMES { ", …" } else { "" };
            let names = orphans[..orphans.len().min(NAMES)].join(", ");
            let message = match orphans.len() {
                1 => format!("1 document of an earlier run has no files any more: {names}"),
                n => format!("{n} documents of an earlier run have no files any more: {names}{more}"),
            };
            let found = Diagnostic::new(Severity::Note, &pipeline.folder, message);
            self.tally.remark(&found.hint("their results stay; delete them if they are not wanted"));
        }
    }

    /// Learns from a sample of all documents, or recalls what an earlier run has learnt.
    fn learn(&mut self, groups: &[Group], sizes: &[u64]) {
        let Some(manifest) = &mut self.shared.manifest else { return };
        let folder = &self.shared.pipeline.folder;
        if !manifest.is_empty() {
            self.taught = lesson::load(folder);
        }
        if self.taught.is_some() {
            return;
        }
        let sample: Vec<&Group> = lesson::sample(sizes).into_iter().map(|n| &groups[n]).collect();
        self.tally.event(Event::Stage { stage: Stage::Learn, documents: sample.len() });
        let aligned = self.shared.pipeline.learn(&sample, self.shared.inputs);
        if self.shared.pipeline.keep_lexicon {
            self.summary.learnt.merge(aligned.learnt());
        }
        let taught = aligned.taught();
        // From here on the folder belongs to this run: what was learnt is of its settings.
        if manifest.begin().and_then(|()| lesson::save(&taught, folder)).is_err() {
            // The next run would learn something else: it has to begin again.
            manifest.clear();
        }
        self.taught = Some(taught);
    }

    /// Aligns the groups of a batch that are not finished, and reports all in their order.
    fn align_rest(
        &mut self,
        batch: &[Group],
        fingerprints: Vec<Option<Fingerprint>>,
        finished: Vec<Option<Vec<Written>>>,
    ) {
        let places = fingerprints.into_iter().enumerate();
        let rest: Vec<(usize, Option<Fingerprint>)> =
            places.filter(|(n, _)| finished[*n].is_none()).collect();
        let mut written: Vec<Vec<Written>> = finished.into_iter().map(Option::unwrap_or_default).collect();
        let resumed = written.iter().map(Vec::len).sum();
        if resumed > 0 {
            self.tally.event(Event::Resumed { documents: resumed });
        }
        if !rest.is_empty() {
            let works = self.read(batch, rest);
            for done in self.align(works) {
                written[done.place] = done.written;
            }
        }
        written.iter().flatten().for_each(|written| self.add(written));
    }

    /// Reads some groups of a batch; keeps the documents that can be written, with the places of their files.
    fn read(&mut self, batch: &[Group], places: Vec<(usize, Option<Fingerprint>)>) -> Vec<Work> {
        self.tally.event(Event::Stage { stage: Stage::Read, documents: places.len() });
        let shared = &self.shared;
        let read = places.into_par_iter().map(|(place, fingerprint)| {
            let reads = shared.pipeline.read(&batch[place], shared.inputs);
            (Work { place, fingerprint, documents: Vec::new(), is_whole: true }, reads)
        });
        let read: Vec<(Work, Vec<Read>)> = read.collect();
        let admitted = read.into_iter().map(|(mut work, reads)| {
            reads.into_iter().for_each(|read| self.admit(read, &mut work));
            work
        });
        admitted.collect()
    }

    /// Adds the document with the places of its files, unless there is none or it cannot be read.
    fn admit(&mut self, read: Read, work: &mut Work) {
        work.is_whole &= read.left_out.is_empty();
        read.left_out.iter().for_each(|(path, reason)| self.tally.skipped(Some(path), reason));
        read.diagnostics.iter().for_each(|found| self.tally.diagnostic(found));
        self.shared.pipeline.without_pivot(&read).iter().for_each(|found| self.tally.remark(found));
        if let Some(path) = self.shared.pipeline.fuller(&read) {
            let (file, name) = (path.display(), &read.name);
            let reason = format!(
                "{file}: kept, since not all versions of {name} can be read now; --force replaces it"
            );
            return self.tally.kept(&path, &reason);
        }
        if read.texts.is_empty() {
            return;
        }
        let mut files = self.shared.pipeline.find(&read);
        work.is_whole &= files.refused.is_empty() && files.without_pair.is_empty();
        files.refused.drain(..).for_each(|error| self.tally.unwritten(&error));
        self.report_alone(&read, &files);
        if !files.is_empty() {
            work.documents.push((read, files));
        }
    }

    /// Reports that a document has one language, and which formats are not written for that reason.
    fn report_alone(&mut self, read: &Read, outputs: &Outputs) {
        let Some((document, message)) = read.alone() else { return };
        let path = &document.path;
        let hint =
            "versions share a name (report.en.txt, report.zh.txt), a symbol, or are named as LANG=PATH";
        if outputs.without_pair.is_empty() {
            return self.tally.remark(&Diagnostic::new(Severity::Warning, path, message).hint(hint));
        }
        let formats: Vec<&str> = outputs.without_pair.iter().map(|format| format.name()).collect();
        let reason = format!(
            "{}: {message}; what needs two languages is not written: {}; {hint}",
            path.display(),
            formats.join(", ")
        );
        self.tally.skipped(Some(path), &reason);
    }

    /// Aligns groups and writes the files of their documents.
    fn align(&mut self, works: Vec<Work>) -> Vec<Done> {
        let documents = works.iter().map(|work| work.documents.len()).sum();
        self.tally.event(Event::Stage { stage: Stage::Align, documents });
        let shared = &self.shared;
        let done = match &self.taught {
            Some(taught) => works.into_par_iter().map(|work| shared.align_alone(work, taught)).collect(),
            None => works.into_iter().map(|work| self.align_only(work)).collect(),
        };
        sync_folder(&self.shared.pipeline.folder);
        done
    }

    /// The only group, which has nothing to learn from but itself.
    fn align_only(&mut self, work: Work) -> Done {
        let texts: Vec<_> = work.documents.iter().map(|(read, _)| read.texts.clone()).collect();
        let aligned = self.shared.pipeline.aligner.align(&texts);
        if self.shared.pipeline.keep_lexicon {
            self.summary.learnt.merge(aligned.learnt());
        }
        self.shared.write(work, aligned.value)
    }

    /// Reports and counts what was written of a document.
    fn add(&mut self, written: &Written) {
        let (options, corpus) = (&self.shared.pipeline.options, &written.corpus);
        written.failed.iter().for_each(|error| self.tally.unwritten(error));
        if written.parts.is_empty() {
            return;
        }
        written.diagnostics.iter().for_each(|found| self.tally.diagnostic(found));
        self.card.add(corpus, &written.parts, options);
        self.summary.documents += 1;
        self.summary.rows += corpus.units.len();
        self.summary.unsure += options.left_out(corpus);
        self.summary.langs.extend(&corpus.langs);
        let files: Vec<PathBuf> = written.parts.iter().map(|(_, path)| path.clone()).collect();
        self.tally.event(Event::Done { corpus, files: &files });
    }

    /// Writes what concerns all documents; returns what was done.
    pub(super) fn finish(self, is_new: bool) -> Summary {
        let folder = &self.shared.pipeline.folder;
        if let Err(error) = self.card.write() {
            self.tally.unwritten(&error);
        }
        if is_new && self.summary.documents == 0 {
            // A folder that holds something stays.
            self.shared.manifest.iter().for_each(Manifest::remove);
            let _ = std::fs::remove_file(lesson::path(folder));
            let _ = std::fs::remove_dir(folder);
        } else {
            // Lines in another order harm nothing, and to sort them after each batch would read all of them each time.
            self.shared.pipeline.guard.sort_record(folder);
            let _ = self.shared.manifest.as_ref().map(Manifest::sort);
        }
        self.summary
    }
}

impl Shared<'_> {
    /// The files of each group with their sums, if they may be looked up or noted; taken before the files are read.
    fn fingerprints(&self, batch: &[Group]) -> Vec<Option<Fingerprint>> {
        let manifest = self.manifest.as_ref();
        batch.par_iter().map(|group| manifest?.fingerprint(group, self.inputs)).collect()
    }

    /// For each group what an earlier run has made of it, if its files and results are as they were then.
    fn finished(&self, fingerprints: &[Option<Fingerprint>]) -> Vec<Option<Vec<Written>>> {
        let finished = |fingerprint: &Option<Fingerprint>| {
            let documents = &self.manifest.as_ref()?.finished(fingerprint.as_ref()?)?.documents;
            documents.iter().map(|document| self.pipeline.reload(document)).collect()
        };
        fingerprints.par_iter().map(finished).collect()
    }

    /// Aligns a group with what was learnt; it is finished as soon as its files are written.
    fn align_alone(&self, work: Work, taught: &Taught) -> Done {
        let aligner = &self.pipeline.aligner;
        let documents = work.documents.iter();
        let bitexts = documents.map(|(read, _)| aligner.align_alone(&read.texts, taught)).collect();
        self.write(work, bitexts)
    }

    /// Writes the files of a group, and notes that it is finished if nothing of it has to be done again.
    fn write(&self, work: Work, bitexts: Vec<Vec<Bitext>>) -> Done {
        let documents = work.documents.into_iter().zip(bitexts);
        let written: Vec<Written> =
            documents.map(|((read, files), bitexts)| self.pipeline.write(&read, files, bitexts)).collect();
        let is_whole = work.is_whole && !written.is_empty() && written.iter().all(|w| w.failed.is_empty());
        if let (Some(group), Some(manifest)) = (work.fingerprint.filter(|_| is_whole), &self.manifest) {
            // Without the note the group is done again by the next run: nothing is lost.
            let _ = manifest.add(&group.finished(written.iter().map(Written::kept).collect()));
        }
        Done { place: work.place, written }
    }
}
