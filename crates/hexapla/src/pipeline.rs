//! The order of the stages: files in, a corpus in a folder out, batch by batch, so that memory stays flat.

mod admission;
mod ahead;
mod background;
mod batches;
mod lesson;
mod orphans;
mod repeats;
mod run;
mod run_page;
mod turns;

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::PathBuf;

use hexapla_align::{Aligner, Learnt, findings};
use hexapla_formats::{Format, Options, Part, Sum};
use hexapla_group::Group;
use hexapla_model::{Bitext, Corpus, Diagnostic, Lang, Level, Severity, Warned};
use hexapla_read::Reader;

use crate::done_document::DoneDocument;
use crate::files::load_own;
use crate::manifest::{FinishedDocument, FinishedError, FinishedFile, Manifest};
use crate::outputs::{CardFile, FilledFile, OutputError, Outputs, WrittenFile, with_ending};
use crate::overlap;
use crate::report::{Event, Outcome, Report, Tally};
use crate::versions::{self, Read};
use crate::{Guard, Inputs, Shard};
pub use repeats::Repeats;
use run::Run;

/// What a run does with what an earlier one has finished in its folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Resume {
    /// Documents whose files and results are as they were then, with the same settings, are not aligned again.
    #[default]
    Continue,
    /// All documents are aligned again.
    Fresh,
}

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
    /// What becomes of documents that an earlier run has finished.
    pub resume: Resume,
    /// What becomes of rows that repeat an earlier one.
    pub repeats: Repeats,
    /// Only this part of the documents, if others work on the rest. The union of all parts is what one run writes; what
    /// concerns all documents (the dataset card, the page about the run) is left to a run without parts.
    pub shard: Option<Shard>,
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
    /// Rows that are not written, since an earlier one has the same texts.
    pub repeated: usize,
    /// The page about the run, if there are several documents.
    pub page: Option<PathBuf>,
    /// The words that were learnt to translate each other, if they were to be kept.
    pub learnt: Learnt,
}

/// A document whose rows are known, before its files are written.
struct Joined {
    read: Read,
    files: Outputs,
    bitexts: Vec<Bitext>,
    corpus: Corpus,
    diagnostics: Vec<Diagnostic>,
    repeated: usize,
}

/// What was written of one document.
struct Written {
    document: DoneDocument,
    /// Rows that were dropped, since an earlier one has the same texts.
    repeated: usize,
    /// How long it took, if it was made now.
    milliseconds: Option<u64>,
    parts: Vec<(Part, PathBuf)>,
    /// The sum of the file of each part, if it was made now.
    sums: Vec<Option<Sum>>,
    /// What is to be reported of it.
    diagnostics: Vec<Diagnostic>,
    /// What is not in it, for the next run, if it was made now.
    errors: Vec<FinishedError>,
    /// Files that could not be written, or stay as they are.
    failed: Vec<OutputError>,
}

impl Written {
    /// The same with what became of its files.
    fn with_files(mut self, results: impl IntoIterator<Item = Result<WrittenFile, OutputError>>) -> Self {
        for result in results {
            match result {
                Ok(WrittenFile { part, path, sum }) => {
                    self.parts.push((part, path));
                    self.sums.push(sum);
                }
                Err(error) => self.failed.push(error),
            }
        }
        self
    }

    /// What the next run has to know of it.
    fn kept(&self) -> FinishedDocument {
        let files = self.parts.iter().zip(&self.sums);
        let files = files.filter_map(|((_, path), sum)| FinishedFile::new(path, sum.as_ref()?)).collect();
        FinishedDocument {
            name: self.document.name().to_owned(),
            files,
            repeated: self.repeated,
            errors: self.errors.clone(),
            overview: Some(self.document.overview().clone()),
        }
    }
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
            resume: Resume::default(),
            repeats: Repeats::default(),
            shard: None,
        }
    }

    /// Aligns all documents among `inputs` and writes a corpus for each. A report that cancels the run ends it before the
    /// next documents; what is written then is complete, and the next run goes on from there.
    ///
    /// Of several documents a sample is read first; each document is then aligned by itself with what the sample has taught, so
    /// that its result does not depend on which others are aligned at the same time.
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
        let Warned { value: grouped, diagnostics } = versions::groups(&self.reader, inputs);
        let groups = grouped.groups;
        overlap::refuse(self, groups.iter().map(|group| group.name.as_str()))?;
        let is_new = !self.folder.exists();
        std::fs::create_dir_all(&self.folder)
            .map_err(|source| OutputError::Unwritten { path: self.folder.clone(), source })?;
        let card = self.card(tally)?;
        diagnostics.iter().for_each(|found| tally.remark(found));
        let own: Vec<usize> = (0..groups.len())
            .filter(|n| self.shard.is_none_or(|shard| shard.holds(&groups[*n].name)))
            .collect();
        let files = own.iter().map(|n| groups[*n].members.len()).sum();
        tally.event(Event::Found { documents: own.len(), files });
        let mut run = Run::new(self, inputs, groups.len(), tally, card);
        run.align_all(&groups, &own);
        Ok(run.finish(is_new))
    }

    /// What earlier runs with the same settings have finished.
    fn manifest(&self, inputs: &Inputs) -> Manifest {
        let arguments = if inputs.named { inputs.arguments.as_slice() } else { &[] };
        let reading = (self.pivot, arguments, self.repeats);
        let settings = (&self.formats, &self.options, self.level, self.aligner.fingerprint(), reading);
        let mut hash = DefaultHasher::new();
        format!("{settings:?}").hash(&mut hash);
        Manifest::open(&self.folder, &format!("{:016x}", hash.finish()))
    }

    /// Reads a document, and those that turn out to be no versions of it.
    fn read(&self, group: &Group, inputs: &Inputs) -> Vec<Read> {
        let mut read = Read::of(group, inputs, &self.reader);
        for read in &mut read {
            read.put_first(self.pivot, inputs.arguments.iter().map(PathBuf::as_path));
        }
        read
    }

    /// A document that an earlier run has finished, if its results are as they were written then, and all that are wanted.
    fn reload(&self, finished: &FinishedDocument) -> Option<Written> {
        if !finished.files.iter().all(|file| file.is_in(&self.folder)) {
            return None;
        }
        let stem = self.folder.join(&finished.name);
        let (name, file) = (finished.name.clone(), with_ending(&stem, Format::Jsonl.extension()));
        let document = match &finished.overview {
            Some(overview) => DoneDocument::known(name, file, overview.clone()),
            None => DoneDocument::load(name, file, &self.options).ok()?,
        };
        if self.needs_rows() {
            document.corpus().ok()?;
        }
        let mut parts: Vec<(Part, PathBuf)> = Vec::new();
        let formats = std::iter::once(Format::Jsonl).chain(self.formats.iter().copied());
        for part in
            formats.chain(self.views.iter().copied()).flat_map(|f| f.parts(document.langs(), &self.options))
        {
            let path = with_ending(&stem, part.ending());
            let name = path.file_name()?.to_str()?;
            if !finished.files.iter().any(|file| file.name == name) {
                return None;
            }
            if parts.iter().all(|(_, known)| *known != path) {
                parts.push((part, path));
            }
        }
        let diagnostics = finished.errors.iter().map(FinishedError::finding).collect();
        let (repeated, milliseconds) = (finished.repeated, None);
        let (sums, errors, failed) = (Vec::new(), Vec::new(), Vec::new());
        Some(Written { document, repeated, milliseconds, parts, sums, diagnostics, errors, failed })
    }

    /// Whether this run looks at the rows of documents that an earlier one has finished.
    fn needs_rows(&self) -> bool {
        self.repeats == Repeats::Drop || self.formats.iter().any(|format| format.has_card())
    }

    /// The result of an earlier run that would lose languages now: a version of its document cannot be read.
    fn fuller(&self, read: &Read) -> Option<PathBuf> {
        if read.left_out.is_empty() || self.guard.replaces_all() {
            return None;
        }
        let path = with_ending(&self.folder.join(&read.name), Format::Jsonl.extension());
        let langs = load_own(&path).ok()?.langs;
        let is_there = |lang: &Lang| read.texts.iter().any(|text| text.document.lang == *lang);
        (!langs.iter().all(is_there)).then_some(path)
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
        if self.shard.is_some() {
            return Ok(CardFile::default());
        }
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

    /// The rows of a document that is aligned.
    fn join(&self, read: Read, files: Outputs, mut bitexts: Vec<Bitext>) -> Joined {
        let diagnostics: Vec<Diagnostic> = bitexts.iter().flat_map(findings).collect();
        read.doubt_rows(&mut bitexts);
        let noticed = read.diagnostics.iter().chain(&diagnostics).cloned().collect();
        let rows = hexapla_corpus::join(&read.name, &read.texts[0], &bitexts, self.level);
        let corpus = Corpus { findings: noticed, ..rows };
        Joined { read, files, bitexts, corpus, diagnostics, repeated: 0 }
    }

    /// Writes the files of a document and hands each on before it has its name; returns what will have been written then.
    fn fill(&self, joined: Joined, each: impl FnMut(FilledFile)) -> Written {
        let Joined { read, files, bitexts, corpus, mut diagnostics, repeated } = joined;
        let paragraphs = || hexapla_corpus::join(&read.name, &read.texts[0], &bitexts, Level::Paragraph);
        let formats: BTreeSet<Format> = self.formats.iter().copied().collect();
        diagnostics.extend(formats.iter().flat_map(|format| format.findings(&corpus, &self.options)));
        files.fill(&corpus, paragraphs, &self.options, each);
        let errors = read.diagnostics.iter().chain(&diagnostics).filter_map(FinishedError::of).collect();
        let (milliseconds, sums, parts, failed) = (None, Vec::new(), Vec::new(), Vec::new());
        let file = with_ending(&self.folder.join(&read.name), Format::Jsonl.extension());
        let document = DoneDocument::new(corpus, file, &self.options);
        Written { document, repeated, milliseconds, parts, sums, diagnostics, errors, failed }
    }
}

#[cfg(test)]
mod tests;
