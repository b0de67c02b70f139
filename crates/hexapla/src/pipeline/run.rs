//! A run at work: batch by batch, in the order of the documents.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use hexapla_align::{Learnt, Taught};
use hexapla_formats::{Format, sync_folder};
use hexapla_group::Group;
use hexapla_model::Bitext;
use rayon::prelude::*;

use super::ahead::Known;
use super::background::{Background, with_background};
use super::batches::{BATCH_BYTES, batches, sizes};
use super::lesson::Lesson;
use super::orphans::{LeftOver, report_orphans};
use super::repeats::Seen;
use super::run_page::RunPageFile;
use super::turns::in_turn;
use super::{Joined, Pipeline, Repeats, Resume, Summary, Written, lesson};
use crate::Inputs;
use crate::manifest::{Fingerprint, Manifest};
use crate::outputs::{CardFile, OutputError, Outputs, WrittenFile};
use crate::report::{Event, Stage, Tally};
use crate::versions::Read;

/// How many documents a batch has, more or less; two batches are in memory at once.
const BATCH: u64 = 24;

/// What a run has done, and what it writes for all documents together.
pub(super) struct Run<'p, 't, 'r> {
    pub(super) shared: Shared<'p>,
    pub(super) tally: &'t mut Tally<'r>,
    summary: Summary,
    card: CardFile,
    page: RunPageFile,
    /// Whether the run ended before all documents.
    is_cut: bool,
    /// The rows so far, if none is to be repeated.
    seen: Option<Seen>,
    /// What each document is aligned with, if there are several.
    taught: Option<Taught>,
    /// What was read of the sample and is still to be aligned.
    lesson: Lesson,
    /// Results of earlier runs that this one does not make again.
    left: LeftOver,
}

/// What the threads of a run share.
pub(super) struct Shared<'p> {
    pub(super) pipeline: &'p Pipeline,
    pub(super) inputs: &'p Inputs,
    /// What is finished, if there is more than one document.
    pub(super) manifest: Option<Manifest>,
}

/// A group of files at work.
pub(super) struct Work {
    /// Its place in the batch.
    pub(super) place: usize,
    pub(super) fingerprint: Option<Fingerprint>,
    /// What its results depend on beside its files.
    pub(super) before: Option<String>,
    pub(super) documents: Vec<(Read, Outputs)>,
    /// Whether nothing was skipped.
    pub(super) is_whole: bool,
    pub(super) spent: Duration,
}

/// What a thread does when it is free.
enum Turn<'g> {
    /// Aligns a group of this batch.
    Align(Work),
    /// Looks at a group of the next one.
    LookAt(&'g Group),
}

/// A group whose documents are aligned.
struct Aligned {
    work: Work,
    joined: Vec<Joined>,
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
        let page = RunPageFile::new(documents > 1 && pipeline.shard.is_none());
        let seen = (pipeline.repeats == Repeats::Drop).then(Seen::default);
        let (summary, lesson, left) = (Summary::default(), Lesson::default(), LeftOver::default());
        Self { shared, tally, summary, card, page, is_cut: false, seen, taught: None, lesson, left }
    }

    /// Aligns those of the documents that are `own` and that no earlier run has finished; reports these.
    pub(super) fn align_all(&mut self, groups: &[Group], own: &[usize]) {
        self.begin(groups);
        let sizes = sizes(groups, self.shared.inputs);
        let own_sizes: Vec<u64> = own.iter().map(|n| sizes[*n]).collect();
        let mut rest = own.iter().map(|n| (&groups[*n], sizes[*n]));
        let mut batches = batches(&own_sizes, BATCH).into_iter();
        let mut take =
            || -> Option<(Vec<&Group>, Vec<u64>)> { Some(rest.by_ref().take(batches.next()?).unzip()) };
        let mut next = take();
        let mut ahead = None;
        if groups.len() > 1 && self.shared.pipeline.keep_lexicon && !own.is_empty() {
            // The lexicon is a result, even if all documents are finished.
            self.learn(groups, own, &sizes);
        }
        while let Some((batch, _)) = next {
            if self.tally.cancels() {
                self.is_cut = true;
                break;
            }
            next = take();
            let known = ahead.take().unwrap_or_else(|| self.look_up(&batch));
            if groups.len() > 1 && self.taught.is_none() && known.iter().any(|known| known.finished.is_none())
            {
                self.learn(groups, own, &sizes);
            }
            // A document that is a batch of its own is not held beside another one, and a lone thread has nobody to read for it.
            let fits = |(_, sizes): &&(_, Vec<u64>)| sizes.iter().sum::<u64>() <= 2 * BATCH_BYTES;
            let is_alone = rayon::current_num_threads() == 1;
            let after = next.as_ref().filter(fits).filter(|_| !is_alone).map(|(batch, _)| &batch[..]);
            ahead = self.align_rest(&batch, known, after);
        }
    }

    /// What is known of each group of a batch.
    fn look_up(&mut self, batch: &[&Group]) -> Vec<Known> {
        let fingerprints = self.shared.fingerprints(batch);
        let before = match &mut self.seen {
            Some(seen) => seen.before_each(&fingerprints).into_iter().map(Some).collect(),
            None => vec![None; batch.len()],
        };
        self.shared.known(fingerprints, before)
    }

    /// Forgets what an earlier run has finished, if it must not be used; reports which of its documents are no longer there.
    fn begin(&mut self, groups: &[Group]) {
        let pipeline = self.shared.pipeline;
        let Some(manifest) = &mut self.shared.manifest else {
            // A single document has none, but it may be what is left of several.
            let left = Manifest::is_in(&pipeline.folder).then(|| pipeline.manifest(self.shared.inputs));
            left.iter().for_each(|manifest| report_orphans(manifest, groups, &pipeline.folder, self.tally));
            return;
        };
        let is_anew = pipeline.resume == Resume::Fresh;
        let is_ours = pipeline.aligner.fingerprint().is_some() && manifest.is_begun();
        if pipeline.shard.is_some() && is_ours {
            // Others may have begun, and nobody has finished anything.
            if is_anew {
                manifest.ignore();
            }
            return;
        }
        if is_anew || !is_ours {
            report_orphans(manifest, groups, &pipeline.folder, self.tally);
            manifest.clear(groups);
            // What may be left there belongs to other settings.
            let _ = std::fs::remove_file(lesson::path(&pipeline.folder));
            return;
        }
        report_orphans(manifest, groups, &pipeline.folder, self.tally);
    }

    /// Learns from a sample of all documents, or recalls what an earlier run has learnt.
    fn learn(&mut self, groups: &[Group], own: &[usize], sizes: &[u64]) {
        let Some(manifest) = &mut self.shared.manifest else { return };
        let folder = &self.shared.pipeline.folder;
        let pipeline = self.shared.pipeline;
        let places = lesson::sample(sizes);
        if manifest.is_begun()
            && pipeline.resume == Resume::Continue
            && let Some((taught, documents)) = lesson::load(folder)
        {
            lesson::outgrown(documents, places.len(), folder)
                .iter()
                .for_each(|found| self.tally.remark(found));
            self.taught = Some(taught);
            if !pipeline.keep_lexicon {
                return;
            }
        }
        let sample: Vec<&Group> = places.iter().map(|n| &groups[*n]).collect();
        let document = sample.first().map_or("", |group| &group.name);
        self.tally.event(Event::Stage { stage: Stage::Learn, documents: sample.len(), document });
        let mut sampled = pipeline.read_sample(&sample, manifest, self.shared.inputs);
        let aligned = pipeline.learn(&sampled);
        if pipeline.keep_lexicon {
            self.summary.learnt.merge(aligned.learnt());
        }
        // What is finished was aligned with what an earlier run has learnt, and so is the rest.
        if self.taught.is_none() {
            let taught = aligned.taught();
            // From here on the folder belongs to this run: what was learnt is of its settings.
            if manifest.begin().and_then(|()| lesson::save(&taught, places.len(), folder)).is_err() {
                // The next run would learn something else: it has to begin again.
                manifest.clear(groups);
            }
            self.taught = Some(taught);
        }
        let is_own = |n: &usize| own.binary_search(n).is_ok();
        let mut is_kept = places.iter().map(is_own);
        sampled.retain(|_| is_kept.next() == Some(true));
        let own = places.iter().filter(|n| is_own(n)).map(|n| (&groups[*n], sizes[*n]));
        self.lesson = Lesson::of(sampled, &own.collect::<Vec<_>>());
    }

    /// Aligns the groups of a batch that are not finished, and reports all in their order; meanwhile looks at the `next` batch.
    fn align_rest(
        &mut self,
        batch: &[&Group],
        mut known: Vec<Known>,
        next: Option<&[&Group]>,
    ) -> Option<Vec<Known>> {
        let resumed = known.iter().filter_map(|known| known.finished.as_ref()).map(Vec::len).sum();
        if resumed > 0 {
            self.tally.event(Event::Resumed { documents: resumed });
        }
        self.read(batch, &mut known);
        let (mut works, mut written) = (Vec::new(), Vec::with_capacity(batch.len()));
        for (place, known) in known.into_iter().enumerate() {
            if known.finished.is_none() {
                works.push(self.admitted(place, known));
                written.push(Vec::new());
            } else {
                written.extend(known.finished);
            }
        }
        let mut ahead = None;
        if works.is_empty() {
            if let Some(seen) = &mut self.seen {
                written.iter().flatten().for_each(|written| seen.add_done(&written.document));
            }
        } else {
            let (done, known) = self.align(works, &written, next);
            done.into_iter().for_each(|done| written[done.place] = done.written);
            ahead = known;
        }
        written.iter().flatten().for_each(|written| self.add(written));
        // While the next batch is aligned.
        rayon::spawn(move || drop(written));
        ahead
    }

    /// Reads the groups of a batch that are not finished, unless they are read already.
    fn read(&mut self, batch: &[&Group], known: &mut [Known]) {
        let mut rest = batch.iter().zip(&*known).filter(|(_, known)| known.finished.is_none()).peekable();
        let Some(document) = rest.peek().map(|(group, _)| &group.name) else { return };
        self.tally.event(Event::Stage { stage: Stage::Read, documents: rest.count(), document });
        self.shared.read(batch, known, &mut self.lesson);
    }

    /// Aligns groups and writes the files of their documents; those of the batch that are `finished` were written before.
    /// Then looks at the `next` batch, unless what is finished there depends on this one: no thread waits for another one that
    /// aligns the last document, or for the disk.
    fn align(
        &mut self,
        works: Vec<Work>,
        finished: &[Vec<Written>],
        next: Option<&[&Group]>,
    ) -> (Vec<Done>, Option<Vec<Known>>) {
        let documents = works.iter().map(|work| work.documents.len()).sum();
        let first = works.iter().flat_map(|work| &work.documents).next();
        let document = first.map_or("", |(read, _)| &read.name);
        self.tally.event(Event::Stage { stage: Stage::Align, documents, document });
        let done = Mutex::new(Vec::new());
        let next = next.filter(|_| self.seen.is_none());
        let (shared, taught, lesson) = (&self.shared, self.taught.as_ref(), Mutex::new(&mut self.lesson));
        let (seen, learnt) = (&mut self.seen, &mut self.summary.learnt);
        let ahead = with_background(|background| {
            let write = |aligned: Aligned| shared.write(aligned, background, &done);
            let Some(taught) = taught else {
                works.into_iter().for_each(|work| write(shared.align_only(work, seen, learnt)));
                return None;
            };
            let align = |work: Work| shared.align_alone(work, taught);
            if let Some(seen) = seen {
                let mut aligned: Vec<Aligned> = works.into_par_iter().with_max_len(1).map(align).collect();
                drop_repeated(&mut aligned, finished, seen);
                aligned.into_par_iter().for_each(write);
                return None;
            }
            let works = works.into_iter().map(Turn::Align);
            let turns = works.chain(next.into_iter().flatten().map(|group| Turn::LookAt(group)));
            let known = in_turn(turns, |turn| match turn {
                Turn::Align(work) => {
                    write(align(work));
                    None
                }
                Turn::LookAt(group) => Some(shared.look_at(group, &lesson)),
            });
            next.is_some().then_some(known)
        });
        sync_folder(&self.shared.pipeline.folder);
        (done.into_inner().unwrap_or_else(PoisonError::into_inner), ahead)
    }

    /// Reports and counts what was written of a document.
    fn add(&mut self, written: &Written) {
        let document = &written.document;
        written.failed.iter().for_each(|error| self.tally.unwritten(error));
        // Without its rows a document is not there, whatever else could be written. Its findings are JSON of another file.
        if written.parts.iter().all(|(part, _)| part.ending() != Format::Jsonl.extension()) {
            return;
        }
        written.diagnostics.iter().for_each(|found| self.tally.diagnostic(found));
        if let Some(manifest) = &self.shared.manifest {
            self.left.add(written, manifest, &self.shared.pipeline.folder);
        }
        if self.card.is_wanted()
            && let Ok(corpus) = document.corpus()
        {
            self.card.add(corpus, &written.parts, &self.shared.pipeline.options);
        }
        let milliseconds = written.milliseconds.or_else(|| {
            self.shared.manifest.as_ref().and_then(|manifest| manifest.milliseconds(document.name()))
        });
        self.page.add(document, &written.parts, milliseconds);
        self.summary.repeated += written.repeated;
        self.summary.documents += 1;
        self.summary.rows += document.rows();
        self.summary.unsure += document.unsure();
        self.summary.langs.extend(document.langs());
        let files: Vec<PathBuf> = written.parts.iter().map(|(_, path)| path.clone()).collect();
        self.tally.event(Event::Done { document, files: &files });
    }

    /// Writes what concerns all documents; returns what was done.
    pub(super) fn finish(mut self, is_new: bool) -> Summary {
        let pipeline = self.shared.pipeline;
        let folder = &pipeline.folder;
        if !self.is_cut {
            match self.page.write(pipeline) {
                Ok(page) => self.summary.page = page,
                Err(error) => self.tally.unwritten(&error),
            }
        }
        self.left.report(folder).iter().for_each(|found| self.tally.remark(found));
        if let Err(error) = self.card.write() {
            self.tally.unwritten(&error);
        }
        if is_new && self.summary.documents == 0 && pipeline.shard.is_none() {
            // A folder that holds something stays.
            self.shared.manifest.iter().for_each(Manifest::remove);
            let _ = std::fs::remove_file(lesson::path(folder));
            let _ = std::fs::remove_dir(folder);
        } else {
            // Lines in another order harm nothing, and to sort them after each batch would read all of them each time.
            pipeline.guard.sort_record(folder);
            let _ = self.shared.manifest.as_ref().map(Manifest::sort);
        }
        self.summary
    }
}

impl Shared<'_> {
    /// Aligns a group with what was learnt.
    fn align_alone(&self, work: Work, taught: &Taught) -> Aligned {
        let (aligner, begun) = (&self.pipeline.aligner, Instant::now());
        let documents = work.documents.iter();
        let bitexts = documents.map(|(read, _)| aligner.align_alone(&read.texts, taught)).collect();
        let mut aligned = self.join(work, bitexts);
        aligned.work.spent += begun.elapsed();
        aligned
    }

    /// The rows of the documents of a group.
    fn join(&self, mut work: Work, bitexts: Vec<Vec<Bitext>>) -> Aligned {
        let documents = std::mem::take(&mut work.documents).into_iter().zip(bitexts);
        let joined =
            documents.map(|((read, files), bitexts)| self.pipeline.join(read, files, bitexts)).collect();
        Aligned { work, joined }
    }

    /// Aligns the only group, which has nothing to learn from but itself.
    fn align_only(&self, work: Work, seen: &mut Option<Seen>, learnt: &mut Learnt) -> Aligned {
        let texts: Vec<_> = work.documents.iter().map(|(read, _)| read.texts.clone()).collect();
        let aligned = self.pipeline.aligner.align(&texts);
        if self.pipeline.keep_lexicon {
            learnt.merge(aligned.learnt());
        }
        let mut aligned = [self.join(work, aligned.value)];
        if let Some(seen) = seen {
            drop_repeated(&mut aligned, &[Vec::new()], seen);
        }
        let [aligned] = aligned;
        aligned
    }

    /// Fills the files of a group; in the background they get their names, and the group is `done`.
    fn write<'s>(&'s self, aligned: Aligned, background: &Background<'s>, done: &'s Mutex<Vec<Done>>) {
        let Aligned { mut work, joined } = aligned;
        let (begun, queue) = (Instant::now(), background.queue());
        let mut filled = Vec::with_capacity(joined.len());
        for joined in joined {
            let results = Arc::<Mutex<Results>>::default();
            let written = self.pipeline.fill(joined, |file| {
                let results = Arc::clone(&results);
                queue.push(move || locked(&results).push(file.commit()));
            });
            filled.push((written, results));
        }
        work.spent += begun.elapsed();
        queue.push(move || {
            let written = filled.into_iter().map(|(written, results)| {
                let results = std::mem::take(&mut *locked(&results));
                written.with_files(results)
            });
            let finished = self.finish(work, written.collect());
            locked(done).push(finished);
        });
    }

    /// A group is finished as soon as its files are written, which is noted if nothing of it has to be done again.
    fn finish(&self, work: Work, mut written: Vec<Written>) -> Done {
        let milliseconds = u64::try_from(work.spent.as_millis()).unwrap_or(u64::MAX);
        let each = milliseconds / written.len().max(1) as u64;
        written.iter_mut().for_each(|written| written.milliseconds = Some(each));
        let is_whole = work.is_whole && !written.is_empty() && written.iter().all(|w| w.failed.is_empty());
        if let (Some(group), Some(manifest)) = (work.fingerprint.filter(|_| is_whole), &self.manifest) {
            written.iter().for_each(|written| manifest.add_time(written.document.name(), each));
            // Without the note the group is done again by the next run: nothing is lost.
            let _ = manifest.add(group, work.before, written.iter().map(Written::kept).collect());
        }
        Done { place: work.place, written }
    }
}

/// What became of the files of a document.
type Results = Vec<Result<WrittenFile, OutputError>>;

pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Drops rows of a batch that repeat an earlier one, in the order of the documents; those that are `finished` have theirs.
fn drop_repeated(aligned: &mut [Aligned], finished: &[Vec<Written>], seen: &mut Seen) {
    let mut aligned = aligned.iter_mut().peekable();
    for (place, finished) in finished.iter().enumerate() {
        finished.iter().for_each(|written| seen.add_done(&written.document));
        if let Some(aligned) = aligned.next_if(|aligned| aligned.work.place == place) {
            for joined in &mut aligned.joined {
                joined.repeated = seen.drop_repeated(&mut joined.corpus);
            }
        }
    }
}
