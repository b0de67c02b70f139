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
use crate::versions::{self, Read};
use crate::{Event, Guard, Inputs, Report, Stage, overlap};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Documents whose corpus was written.
    pub documents: usize,
    /// Rows in all of them.
    pub rows: usize,
    /// Rows that are in JSON Lines alone, since they score less than the other formats were to hold.
    pub unsure: usize,
    /// Files and documents that were skipped.
    pub left_out: usize,
    /// Files that stay as they are, since they are somebody's work; they count as skipped too.
    pub kept: usize,
}

/// How a run ended.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Outcome {
    /// What was done.
    pub summary: Summary,
    /// The words that were learnt to translate each other, if they were to be kept.
    pub learnt: Learnt,
    /// Whether the report cancelled the run, so that documents are left.
    pub is_cancelled: bool,
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
    /// If the output folder cannot be made, or a file that is read would be written over. What is wrong with one document is reported in the report instead.
    pub fn run(&self, inputs: &Inputs, report: &mut dyn Report) -> Result<Outcome, OutputError> {
        let groups = versions::groups(&self.reader, inputs);
        overlap::refuse(self, groups.value.iter().map(|group| group.name.as_str()))?;
        let is_new = !self.folder.exists();
        let unmade = |source| OutputError::Unwritten { path: self.folder.clone(), source };
        std::fs::create_dir_all(&self.folder).map_err(unmade)?;
        let (mut summary, mut learnt, mut is_cancelled) = (Summary::default(), Learnt::default(), false);
        let mut card = self.card(report, &mut summary)?;
        groups.diagnostics.iter().for_each(|d| report.event(Event::Diagnostic(d)));
        let groups = groups.value;
        report.event(Event::Found { documents: groups.len(), files: inputs.versions.len() });
        let size = |n: &usize| std::fs::metadata(&inputs.versions[*n].path).map_or(0, |m| m.len());
        let sizes: Vec<u64> = groups.iter().map(|g| g.members.iter().map(size).sum()).collect();
        let mut groups = groups.as_slice();
        for count in batches(&sizes) {
            is_cancelled = report.is_cancelled();
            if is_cancelled {
                break;
            }
            let (batch, rest) = groups.split_at(count);
            groups = rest;
            let mut documents = Vec::new();
            report.event(Event::Stage { stage: Stage::Read, documents: batch.len() });
            for read in batch.par_iter().flat_map(|g| self.read(g, inputs)).collect::<Vec<_>>() {
                self.tell(&read, report, &mut summary);
                if let Some(path) = self.fuller(&read) {
                    let reason = format!(
                        "{}: kept, since not all versions of {} can be read now; --force replaces it",
                        path.display(),
                        read.name
                    );
                    summary.left_out += 1;
                    summary.kept += 1;
                    report.event(Event::LeftOut { path: &path, reason: &reason });
                } else if !read.texts.is_empty() {
                    let mut files = self.find(&read);
                    files.refused.drain(..).for_each(|error| unwritten(&error, report, &mut summary));
                    tell_alone(&read, &files, report, &mut summary);
                    if !files.is_empty() {
                        documents.push((read, files));
                    }
                }
            }
            report.event(Event::Stage { stage: Stage::Align, documents: documents.len() });
            self.align(documents, (&mut card, &mut learnt), report, &mut summary);
        }
        if let Err(error) = card.write() {
            unwritten(&error, report, &mut summary);
        }
        if is_new && summary.documents == 0 {
            // A folder that holds something stays.
            let _ = std::fs::remove_dir(&self.folder);
        }
        Ok(Outcome { summary, learnt, is_cancelled })
    }

    /// Reads a document, and those that turn out to be no versions of it.
    fn read(&self, group: &Group, inputs: &Inputs) -> Vec<Read> {
        let mut read = Read::of(group, inputs, &self.reader);
        for read in &mut read {
            read.put_first(self.pivot, inputs.arguments.iter().map(PathBuf::as_path));
        }
        read
    }

    fn tell(&self, read: &Read, report: &mut dyn Report, summary: &mut Summary) {
        for (path, reason) in &read.left_out {
            summary.left_out += 1;
            report.event(Event::LeftOut { path, reason });
        }
        for diagnostic in &read.diagnostics {
            summary.left_out += usize::from(diagnostic.severity == Severity::Error);
            report.event(Event::Diagnostic(diagnostic));
        }
        if let Some(warning) = self.without_pivot(read) {
            report.event(Event::Diagnostic(&warning));
        }
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
    fn card(&self, report: &mut dyn Report, summary: &mut Summary) -> Result<CardFile, OutputError> {
        match CardFile::find(&self.guard, &self.folder, &self.formats) {
            Ok((card, finding)) => {
                finding.iter().for_each(|finding| report.event(Event::Diagnostic(finding)));
                Ok(card)
            }
            Err(error @ OutputError::Kept { .. }) => {
                unwritten(&error, report, summary);
                Ok(CardFile::default())
            }
            Err(error) => Err(error),
        }
    }

    fn align(
        &self,
        documents: Vec<(Read, Outputs)>,
        (card, learnt): (&mut CardFile, &mut Learnt),
        report: &mut dyn Report,
        summary: &mut Summary,
    ) {
        let (reads, outputs): (Vec<Read>, Vec<Outputs>) = documents.into_iter().unzip();
        let texts: Vec<Vec<Arc<Segmented>>> = reads.iter().map(|r| r.texts.clone()).collect();
        let aligner = self.aligner.clone().with_seed();
        let aligned = aligner.align(&texts);
        if self.keep_lexicon {
            learnt.merge(aligned.learnt());
        }
        let done: Vec<Written> = (reads, outputs, aligned.value)
            .into_par_iter()
            .map(|(read, files, bitexts)| self.write(&read, files, bitexts))
            .collect();
        sync_folder(&self.folder);
        for written in done {
            written.failed.iter().for_each(|error| unwritten(error, report, summary));
            if written.parts.is_empty() {
                continue;
            }
            for found in &written.diagnostics {
                summary.left_out += usize::from(found.severity == Severity::Error);
                report.event(Event::Diagnostic(found));
            }
            card.add(&written.corpus, &written.parts, &self.options);
            summary.documents += 1;
            summary.rows += written.corpus.units.len();
            summary.unsure += self.options.left_out(&written.corpus);
            report.event(Event::Done { corpus: &written.corpus });
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

/// Tells that a document has one language, and which formats are not written for that reason.
fn tell_alone(read: &Read, outputs: &Outputs, report: &mut dyn Report, summary: &mut Summary) {
    let Some((document, message)) = read.alone() else { return };
    let path = &document.path;
    let hint = "versions share a name (report.en.txt, report.zh.txt), a symbol, or are named as LANG=PATH";
    if outputs.without_pair.is_empty() {
        let alone = Diagnostic::new(Severity::Warning, path, message).hint(hint);
        return report.event(Event::Diagnostic(&alone));
    }
    let formats: Vec<&str> = outputs.without_pair.iter().map(|format| format.name()).collect();
    let reason = format!(
        "{}: {message}; what needs two languages is not written: {}; {hint}",
        path.display(),
        formats.join(", ")
    );
    summary.left_out += 1;
    report.event(Event::LeftOut { path, reason: &reason });
}

/// Tells that a document is not in the result because a file of it could not be written.
fn unwritten(error: &OutputError, report: &mut dyn Report, summary: &mut Summary) {
    summary.left_out += 1;
    summary.kept += usize::from(matches!(error, OutputError::Kept { .. }));
    report.event(Event::LeftOut { path: error.path(), reason: &error.to_string() });
}

/// How many documents go into each batch, from their sizes alone: batches weigh about the same, so that none is left
/// with too little text to learn from, and hold no more than memory does.
fn batches(sizes: &[u64]) -> Vec<usize> {
    let weights = || sizes.iter().map(|size| (*size).max(BATCH_BYTES / BATCH));
    let all: u64 = weights().sum();
    let count = all.div_ceil(BATCH_BYTES);
    let mut out: Vec<(u64, usize)> = Vec::new();
    let mut before = 0;
    for weight in weights() {
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
mod tests {
    use super::*;

    #[test]
    fn batches_are_balanced_and_bounded() {
        for (sizes, want) in [
            (vec![], vec![]),
            (vec![10; 64], vec![64]),
            (vec![10; 70], vec![35, 35]),
            (vec![0; 130], vec![43, 44, 43]),
            (vec![32 << 20; 5], vec![2, 1, 2]),
            (vec![500 << 20], vec![1]),
        ] {
            assert_eq!(batches(&sizes), want, "{}", sizes.len());
        }
    }
}
