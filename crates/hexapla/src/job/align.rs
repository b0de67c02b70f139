//! Files and folders in, a corpus in a folder out.

use std::path::{Path, PathBuf};

use hexapla_formats::{Format, Options, Replace};
use hexapla_model::{Lang, Level, SentenceEncoder};

use super::destination::Destination;
use super::resources::{Need, Resources};
use crate::report::{Outcome, Report, Tally};
use crate::{Guard, Input, InputError, Inputs, JobError, Pipeline, Repeats, Resume, Shard, Summary};

/// Aligns files and folders into a corpus in a folder.
///
/// ```no_run
/// use hexapla::AlignJob;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let plan = AlignJob::new(vec!["documents".parse()?]).plan()?;
/// println!("the corpus goes to {}", plan.folder().display());
/// let outcome = plan.run(&mut ())?;
/// println!("{} documents", outcome.value.documents);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct AlignJob {
    /// Files, folders and archives.
    pub inputs: Vec<Input>,
    /// Instead of inputs a table of files and their documents, as [`PairJob`](super::PairJob) finds them.
    pub pairs: Option<PathBuf>,
    /// The folder of the corpus; without it `NAME.hexapla` beside the first input.
    pub output: Option<PathBuf>,
    /// What is written beside JSON Lines. If it is empty, a page for each of up to 1,000 files, and without an output folder
    /// a spreadsheet and a translation memory of up to 24 files.
    pub formats: Vec<Format>,
    /// How it is written.
    pub options: Options,
    /// The language that all others are aligned with, if a document has it; else English, else the first.
    pub pivot: Option<Lang>,
    /// What a row is.
    pub level: Level,
    /// Lexicons and the encoder.
    pub resources: Resources,
    /// Which files results may replace.
    pub replace: Replace,
    /// What becomes of documents that an earlier run has finished.
    pub resume: Resume,
    /// What becomes of rows that repeat an earlier one; of parts of a run nobody knows the rows of the others.
    pub repeats: Repeats,
    /// Only this part of the documents, if others work on the rest.
    pub shard: Option<Shard>,
}

/// A job whose inputs are found, before anything is read or written.
#[derive(Debug, Clone)]
pub struct AlignPlan {
    inputs: Inputs,
    skipped: Vec<String>,
    destination: Destination,
    job: AlignJob,
}

impl AlignJob {
    /// The usual settings for `inputs`.
    #[must_use]
    pub fn new(inputs: Vec<Input>) -> Self {
        Self {
            inputs,
            pairs: None,
            output: None,
            formats: Vec::new(),
            options: Options::default(),
            pivot: None,
            level: Level::default(),
            resources: Resources::default(),
            replace: Replace::default(),
            resume: Resume::default(),
            repeats: Repeats::default(),
            shard: None,
        }
    }

    /// Walks through the inputs, and decides where the corpus goes.
    ///
    /// # Errors
    /// If there is a table of pairs, and it cannot be used.
    pub fn plan(mut self) -> Result<AlignPlan, JobError> {
        let (inputs, errors) = match &self.pairs {
            Some(table) => (Inputs::of_pairs(table)?, Vec::new()),
            None => Inputs::collect(&self.inputs),
        };
        let formats = std::mem::take(&mut self.formats);
        let destination = Destination::of(self.output.take(), formats, &inputs);
        let skipped = errors.iter().map(InputError::to_string).collect();
        Ok(AlignPlan { inputs, skipped, destination, job: self })
    }
}

impl AlignPlan {
    /// The folder of the corpus.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.destination.folder
    }

    /// All formats that are written for a document that they can hold.
    pub fn formats(&self) -> impl Iterator<Item = Format> {
        let asked = self.destination.formats.iter().chain(&self.destination.views);
        std::iter::once(Format::Jsonl).chain(asked.copied())
    }

    /// Aligns all documents and writes a corpus for each, with a batch in memory at a time. A report that cancels the job
    /// ends it before the next batch; what is written then is complete.
    ///
    /// # Errors
    /// If there is no document, a lexicon or the encoder cannot be read, the folder cannot be made, or a file that is read
    /// would be written over. What is wrong with one document is reported instead.
    pub fn run(self, report: &mut dyn Report) -> Result<Outcome<Summary>, JobError> {
        let Self { inputs, skipped, destination, job } = self;
        let mut guard = Guard::new(job.replace);
        inputs.versions.iter().for_each(|version| guard.reads(&version.path));
        let mut tally = Tally::new(report);
        let opened = job.resources.open(&mut guard, &mut tally, Need::InDoubt)?;
        skipped.iter().for_each(|reason| tally.skipped(None, reason));
        inputs.findings().iter().for_each(|found| tally.remark(found));
        if inputs.versions.is_empty() {
            return Err(JobError::NoDocument);
        }
        let pipeline = Pipeline {
            formats: destination.formats,
            views: destination.views,
            options: job.options,
            pivot: job.pivot,
            level: job.level,
            aligner: opened.aligner,
            keep_lexicon: opened.saved.is_some(),
            guard,
            resume: job.resume,
            repeats: job.repeats,
            shard: job.shard,
            ..Pipeline::new(destination.folder)
        };
        let summary = pipeline.run_tallied(&inputs, &mut tally)?;
        if let Some(saved) = opened.saved {
            saved.write(summary.learnt.lexica())?;
        }
        opened.lexicons.unused(&summary.langs).iter().for_each(|found| tally.remark(found));
        let kept = pipeline.aligner.encoder().map(SentenceEncoder::diagnostics);
        kept.iter().flatten().for_each(|found| tally.remark(found));
        Ok(tally.finish(summary))
    }
}
