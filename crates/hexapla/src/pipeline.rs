//! The order of the stages: files in, a corpus in a folder out, batch by batch, so that memory stays flat.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use hexapla_align::{Aligner, Learnt, findings};
use hexapla_formats::{Format, Options, Part, sync_folder};
use hexapla_group::Group;
use hexapla_model::{Bitext, Corpus, Diagnostic, Lang, Level, Segmented, Severity};
use hexapla_read::Reader;
use rayon::prelude::*;

use crate::outputs::{CardFile, OutputError, Outputs, with_ending};
use crate::overlap;
use crate::report::{Event, Outcome, Report, Stage, Tally};
use crate::versions::{self, Read};
use crate::{Guard, Inputs};

/// How many documents share a lexicon and are in memory at once, more or less.
const BATCH: u64 = 64;
/// How many bytes the files of a batch have together, more or less; a document is never split.
const BATCH_BYTES: u64 = 64 << 20;

/// All settings of a run; immutable while it works.
#[derive(Debug, Clone)]
pub struct Pipeline {
    /// Where the corpus goes.
    pub folder: PathBuf,
    /// What is written for each document; JSONL always is.
    pub formats: Vec<Format>,
    /// What is written too, so that the result can be looked at, for documents that it can hold.
    pub views: Vec<Format>,
    /// How it is written.
    pub options: Options,
    /// The language that all others are aligned with, if a document has it; else English, else the first.
    pub pivot: Option<Lang>,
    /// What a row is.
    pub level: Level,
    /// How files are read.
    pub reader: Reader,
    /// How texts are aligned.
    pub aligner: Aligner,
    /// Whether the outcome holds the words that were learnt to translate each other.
    pub keep_lexicon: bool,
    /// What may be written to; it knows what is read.
    pub guard: Guard,
}

/// What a run did.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Summary {
    /// Documents whose corpus was written.
    pub documents: usize,
    /// Rows in all of them.
    pub rows: usize,
    /// Rows that are in JSON Lines only, because they score less than the other formats were to hold.
    pub unsure: usize,
    /// The languages of these documents.
    pub langs: BTreeSet<Lang>,
    /// The words that were learnt to translate each other, if they were to be kept.
    pub learnt: Learnt,
}

/// A run at work: what it has done, and what it writes for all documents together.
struct Run<'p, 't, 'r> {
    pipeline: &'p Pipeline,
    tally: &'t mut Tally<'r>,
    summary: Summary,
    card: CardFile,
}

/// What was written of one document.
struct Written {
    corpus: Corpus,
    parts: Vec<(Part, PathBuf)>,
    diagnostics: Vec<Diagnostic>,
    /// Files that could not be written, or stay as they are.
    failed: Vec<OutputError>,
}

impl Pipeline {
    /// The usual settings for a corpus in `folder`: sentences as rows, JSON Lines only, no encoder; what somebody has
    /// changed there stays.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            formats: Vec::new(),
            views: Vec::new(),
            options: Options::default(),
            pivot: None,
            level: Level::default(),
            reader: Reader::default(),
            aligner: Aligner::new(),
            keep_lexicon: false,
            guard: Guard::default(),
        }
    }

    /// Aligns all documents among `inputs` and writes a corpus for each. A report that cancels the run ends it before the
    /// next batch of documents; what is written then is complete.
    ///
    /// # Errors
    /// If the output folder cannot be made, or a file that is read would be written over. What is wrong with one document
    /// is reported instead.
    pub fn run(&self, inputs: &Inputs, report: &mut dyn Report) -> Result<Outcome<Summary>, OutputError> {
        let mut tally = Tally::new(report);
        let summary = self.run_tallied(inputs, &mut tally)?;
        Ok(tally.finish(summary))
    }

    /// As [`run`](Self::run), as a part of a job that reports more.
    pub(crate) fn run_tallied(&self, inputs: &Inputs, tally: &mut Tally<'_>) -> Result<Summary, OutputError> {
        let groups = versions::groups(&self.reader, inputs);
        overlap::refuse(self, groups.value.iter().map(|group| group.name.as_str()))?;
        let is_new = !self.folder.exists();
        std::fs::create_dir_all(&self.folder)
            .map_err(|source| OutputError::Unwritten { path: self.folder.clone(), source })?;
        let card = self.card(tally)?;
        groups.diagnostics.iter().for_each(|found| tally.remark(found));
        tally.event(Event::Found { documents: groups.value.len(), files: inputs.versions.len() });
        let mut run = Run { pipeline: self, tally, summary: Summary::default(), card };
        let mut groups = groups.value.as_slice();
        for count in batches(&sizes(groups, inputs)) {
            if run.tally.cancels() {
                break;
            }
            let (batch, rest) = groups.split_at(count);
            groups = rest;
            let documents = run.read(batch, inputs);
            run.align(documents);
        }
        let summary = run.finish();
        if is_new && summary.documents == 0 {
            // A folder that holds something stays.
            let _ = std::fs::remove_dir(&self.folder);
        }
        Ok(summary)
    }

    /// Reads a document, and those that turn out to be no versions of it.
    fn read(&self, group: &Group, inputs: &Inputs) -> Vec<Read> {
        let mut read = Read::of(group, inputs, &self.reader);
        for read in &mut read {
            read.put_first(self.pivot, inputs.arguments.iter().map(PathBuf::as_path));
        }
        read
    }

    /// The result of an earlier run that would lose languages now: a version of its document cannot be read.
    fn fuller(&self, read: &Read) -> Option<PathBuf> {
        if read.left_out.is_empty() || self.guard.replaces_all() {
            return None;
        }
        let path = with_ending(&self.folder.join(&read.name), Format::Jsonl.extension());
        path.is_file().then_some(path)
    }

    /// The warning that a document lacks the pivot that was asked for.
    fn without_pivot(&self, read: &Read) -> Option<Diagnostic> {
        let (pivot, first) = (self.pivot?, read.texts.first()?);
        let lacks =
            read.texts.len() > 1 && read.texts.iter().all(|t| t.document.lang.primary() != pivot.primary());
        let message = format!("{} has no version in {pivot}, the pivot", read.name);
        let hint = format!("its versions are aligned with {} instead", first.document.lang);
        lacks.then(|| Diagnostic::new(Severity::Warning, &first.document.path, message).hint(hint))
    }

    /// The places for the files of a document; JSON Lines come first.
    fn find(&self, read: &Read) -> Outputs {
        let langs: Vec<Lang> = read.texts.iter().map(|text| text.document.lang).collect();
        let stem = self.folder.join(&read.name);
        let formats = std::iter::once(Format::Jsonl).chain(self.formats.iter().copied());
        let mut outputs = Outputs::find(&self.guard, &stem, formats, &langs, &self.options);
        outputs.add_views(&self.guard, &stem, &self.views, &langs, &self.options);
        outputs
    }

    /// The dataset card; one that a person has changed stays.
    fn card(&self, tally: &mut Tally<'_>) -> Result<CardFile, OutputError> {
        match CardFile::find(&self.guard, &self.folder, &self.formats) {
            Ok((card, finding)) => {
                finding.iter().for_each(|found| tally.remark(found));
                Ok(card)
            }
            Err(error @ OutputError::Kept { .. }) => {
                tally.unwritten(&error);
                Ok(CardFile::default())
            }
            Err(error) => Err(error),
        }
    }

    fn write(&self, read: &Read, files: Outputs, mut bitexts: Vec<Bitext>) -> Written {
        let found: Vec<Diagnostic> = bitexts.iter().flat_map(findings).collect();
        read.doubt_rows(&mut bitexts);
        let join = |level| hexapla_corpus::join(&read.name, &read.texts[0], &bitexts, level);
        let noticed = read.diagnostics.iter().chain(&found).cloned().collect();
        let corpus = Corpus { findings: noticed, ..join(self.level) };
        let mut diagnostics = found;
        let formats: BTreeSet<Format> = self.formats.iter().copied().collect();
        diagnostics.extend(formats.iter().flat_map(|format| format.findings(&corpus, &self.options)));
        let (parts, failed) = files.write(&corpus, || Cow::Owned(join(Level::Paragraph)), &self.options);
        Written { corpus, parts, diagnostics, failed }
    }
}

impl Run<'_, '_, '_> {
    /// Reads a batch of documents; gives those that can be written, with the places of their files.
    fn read(&mut self, batch: &[Group], inputs: &Inputs) -> Vec<(Read, Outputs)> {
        self.tally.event(Event::Stage { stage: Stage::Read, documents: batch.len() });
        let pipeline = self.pipeline;
        let read: Vec<Read> = batch.par_iter().flat_map(|group| pipeline.read(group, inputs)).collect();
        read.into_iter().filter_map(|read| self.admit(read)).collect()
    }

    /// The document with the places of its files, unless there is none or it cannot be read.
    fn admit(&mut self, read: Read) -> Option<(Read, Outputs)> {
        read.left_out.iter().for_each(|(path, reason)| self.tally.skipped(Some(path), reason));
        read.diagnostics.iter().for_each(|found| self.tally.diagnostic(found));
        self.pipeline.without_pivot(&read).iter().for_each(|found| self.tally.remark(found));
        if let Some(path) = self.pipeline.fuller(&read) {
            let (file, name) = (path.display(), &read.name);
            let reason = format!(
                "{file}: kept, since not all versions of {name} can be read now; --force replaces it"
            );
            self.tally.kept(&path, &reason);
            return None;
        }
        if read.texts.is_empty() {
            return None;
        }
        let mut files = self.pipeline.find(&read);
        files.refused.drain(..).for_each(|error| self.tally.unwritten(&error));
        self.report_alone(&read, &files);
        (!files.is_empty()).then_some((read, files))
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

    /// Aligns a batch of documents and writes their files.
    fn align(&mut self, documents: Vec<(Read, Outputs)>) {
        self.tally.event(Event::Stage { stage: Stage::Align, documents: documents.len() });
        let pipeline = self.pipeline;
        let (reads, outputs): (Vec<Read>, Vec<Outputs>) = documents.into_iter().unzip();
        let texts: Vec<Vec<Arc<Segmented>>> = reads.iter().map(|r| r.texts.clone()).collect();
        let aligned = pipeline.aligner.align(&texts);
        if pipeline.keep_lexicon {
            self.summary.learnt.merge(aligned.learnt());
        }
        let done: Vec<Written> = (reads, outputs, aligned.value)
            .into_par_iter()
            .map(|(read, files, bitexts)| pipeline.write(&read, files, bitexts))
            .collect();
        pipeline.guard.sort_record(&pipeline.folder);
        sync_folder(&pipeline.folder);
        done.iter().for_each(|written| self.add(written));
    }

    /// Reports and counts what was written of a document.
    fn add(&mut self, written: &Written) {
        let (options, corpus) = (&self.pipeline.options, &written.corpus);
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

    /// Writes what is about all documents; gives what was done.
    fn finish(self) -> Summary {
        if let Err(error) = self.card.write() {
            self.tally.unwritten(&error);
        }
        self.summary
    }
}

/// How many bytes the files of each group have.
fn sizes(groups: &[Group], inputs: &Inputs) -> Vec<u64> {
    groups.iter().map(|group| size(group, inputs)).collect()
}

fn size(group: &Group, inputs: &Inputs) -> u64 {
    let files = group.members.iter().map(|n| inputs.versions[*n].path.metadata());
    files.flatten().map(|meta| meta.len()).sum()
}

/// How many documents go into each batch, from their sizes alone: batches weigh about the same, so that none is left
/// with too little text to learn from, and hold no more than memory does.
fn batches(sizes: &[u64]) -> Vec<usize> {
    let weights: Vec<u64> = sizes.iter().map(|size| (*size).max(BATCH_BYTES / BATCH)).collect();
    let all: u64 = weights.iter().sum();
    let count = all.div_ceil(BATCH_BYTES);
    let mut out: Vec<(u64, usize)> = Vec::new();
    let mut before = 0;
    for weight in weights {
        let place = u128::from(2 * before + weight) * u128::from(count) / u128::from(2 * all);
        let place = u64::try_from(place).unwrap_or(count);
        before += weight;
        match out.last_mut() {
            Some((last, n)) if *last == place => *n += 1,
            _ => out.push((place, 1)),
        }
    }
    out.into_iter().map(|(_, n)| n).collect()
}

#[cfg(test)]
mod tests;
