//! The order of the stages: files in, a corpus in a folder out, batch by batch, so that memory stays flat.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use hexapla_align::{Aligner, Group, Version, findings, group};
use hexapla_export::{AtomicFile, Format, Options};
use hexapla_model::{Bitext, Corpus, Diagnostic, Lang, Level, Segmented, Severity, Warned};
use hexapla_read::{ReadError, Reader};
use hexapla_segment::Segmenter;
use rayon::prelude::*;

use crate::{Event, Input, Inputs, Report, Stage};

/// How many documents share a lexicon and stand in memory at once.
const BATCH: usize = 64;

/// All settings of a run; immutable while it works.
#[derive(Debug, Clone)]
pub struct Pipeline {
    /// Where the corpus goes.
    pub folder: PathBuf,
    /// What is written for each document; JSONL always is.
    pub formats: Vec<Format>,
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
}

/// Why a run could not go on.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PipelineError {
    /// The folder for the result cannot be made or written to.
    #[error("{}: cannot be written: {source}; name another folder with -o", .path.display())]
    Output {
        /// The folder or file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

/// What a run did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Documents whose corpus was written.
    pub documents: usize,
    /// Rows in all of them.
    pub rows: usize,
    /// Files and documents that were left out.
    pub left_out: usize,
}

/// What was read of one document.
struct Read {
    name: String,
    texts: Vec<Arc<Segmented>>,
    diagnostics: Vec<Diagnostic>,
    left_out: Vec<(PathBuf, String)>,
}

/// The files of one document, created before the work starts.
struct Outputs {
    corpus: Vec<(Format, AtomicFile)>,
    lines: Option<AtomicFile>,
}

impl Pipeline {
    /// Aligns all documents among `inputs` and writes a corpus for each.
    ///
    /// # Errors
    /// If the output folder cannot be written to. What is wrong with one input is told in the report instead.
    pub fn run(&self, inputs: &Inputs, report: &mut dyn Report) -> Result<Summary, PipelineError> {
        let output = |path: &Path| {
            let path = path.to_owned();
            move |source| PipelineError::Output { path, source }
        };
        std::fs::create_dir_all(&self.folder).map_err(output(&self.folder))?;
        let groups = self.groups(inputs);
        report.event(Event::Found { documents: groups.len(), files: inputs.versions.len() });
        let mut summary = Summary::default();
        // Batches of equal size: none is left with too little text to learn from.
        let batches = groups.len().div_ceil(BATCH).max(1);
        for batch in groups.chunks(groups.len().div_ceil(batches).max(1)) {
            let mut documents = Vec::new();
            report.event(Event::Stage { stage: Stage::Read, documents: batch.len() });
            for read in batch.par_iter().map(|g| self.read(g, &inputs.versions)).collect::<Vec<_>>() {
                self.tell(&read, report, &mut summary);
                if !read.texts.is_empty() {
                    let files = self.create(&read.name).map_err(output(&self.folder))?;
                    documents.push((read, files));
                }
            }
            report.event(Event::Stage { stage: Stage::Align, documents: documents.len() });
            self.align(documents, report, &mut summary).map_err(output(&self.folder))?;
        }
        Ok(summary)
    }

    /// Which files are versions of each other; the symbol in the text decides for files that stay alone.
    fn groups(&self, inputs: &Inputs) -> Vec<Group> {
        group(&inputs.versions, inputs.named, |n| {
            let version = &inputs.versions[n];
            let read = self.reader.read(&version.path, version.lang, &version.key).ok()?;
            Segmenter::new().segment(read.value).value.document.symbol
        })
    }

    fn read(&self, group: &Group, versions: &[Version]) -> Read {
        let mut out = Read {
            name: group.name.clone(),
            texts: Vec::new(),
            diagnostics: Vec::new(),
            left_out: Vec::new(),
        };
        let texts: Vec<(&Version, Result<Warned<Segmented>, ReadError>)> = group
            .members
            .par_iter()
            .map(|n| {
                let version = &versions[*n];
                (version, self.read_one(version, &group.name))
            })
            .collect();
        for (version, text) in texts {
            match text {
                Err(error) => out.left_out.push((version.path.clone(), error.to_string())),
                Ok(text) => {
                    let lang = text.value.document.lang;
                    if let Some(twin) = out.texts.iter().find(|t| t.document.lang == lang) {
                        let reason = format!(
                            "{}: a second version in {lang} beside {}; name the languages as LANG=PATH",
                            version.path.display(),
                            twin.document.path.display()
                        );
                        out.left_out.push((version.path.clone(), reason));
                        continue;
                    }
                    out.diagnostics.extend(text.diagnostics);
                    out.texts.push(Arc::new(text.value));
                }
            }
        }
        let pivots = [self.pivot, Some(Lang::EN)];
        let pivot =
            pivots.iter().flatten().find_map(|l| out.texts.iter().position(|t| t.document.lang == *l));
        if let Some(pivot) = pivot {
            let pivot = out.texts.remove(pivot);
            out.texts.insert(0, pivot);
        }
        out
    }

    fn read_one(&self, version: &Version, name: &str) -> Result<Warned<Segmented>, ReadError> {
        segmented(&self.reader, version, name)
    }

    fn tell(&self, read: &Read, report: &mut dyn Report, summary: &mut Summary) {
        for (path, reason) in &read.left_out {
            summary.left_out += 1;
            report.event(Event::LeftOut { path, reason });
        }
        for diagnostic in &read.diagnostics {
            report.event(Event::Diagnostic(diagnostic));
        }
        if let Some(warning) = self.without_pivot(read) {
            report.event(Event::Diagnostic(&warning));
        }
        if let [only] = read.texts.as_slice() {
            let lang = only.document.lang;
            let message = format!("the only version of {}, in {lang}: nothing to align it with", read.name);
            let hint =
                "versions share a name (report.en.txt, report.zh.txt), a symbol, or are named as LANG=PATH";
            let alone = Diagnostic::new(Severity::Warning, &only.document.path, message).hint(hint);
            report.event(Event::Diagnostic(&alone));
        }
    }

    /// The warning that a document lacks the pivot that was asked for.
    fn without_pivot(&self, read: &Read) -> Option<Diagnostic> {
        let (pivot, first) = (self.pivot?, read.texts.first()?);
        let lacks = read.texts.len() > 1 && read.texts.iter().all(|t| t.document.lang != pivot);
        let message = format!("{} has no version in {pivot}, the pivot", read.name);
        let hint = format!("its versions are aligned with {} instead", first.document.lang);
        lacks.then(|| Diagnostic::new(Severity::Warning, &first.document.path, message).hint(hint))
    }

    fn create(&self, name: &str) -> std::io::Result<Outputs> {
        let file =
            |format: Format| AtomicFile::create(self.folder.join(format!("{name}.{}", format.extension())));
        let mut corpus = Vec::new();
        for format in std::iter::once(Format::Jsonl).chain(self.formats.iter().copied()) {
            if format != Format::Lines && corpus.iter().all(|(f, _)| *f != format) {
                corpus.push((format, file(format)?));
            }
        }
        let lines = self.formats.contains(&Format::Lines).then(|| file(Format::Lines)).transpose()?;
        Ok(Outputs { corpus, lines })
    }

    fn align(
        &self,
        documents: Vec<(Read, Outputs)>,
        report: &mut dyn Report,
        summary: &mut Summary,
    ) -> std::io::Result<()> {
        let (reads, outputs): (Vec<Read>, Vec<Outputs>) = documents.into_iter().unzip();
        let texts: Vec<Vec<Arc<Segmented>>> = reads.iter().map(|r| r.texts.clone()).collect();
        let bitexts = self.aligner.align(&texts);
        let done: Vec<std::io::Result<(Corpus, Vec<Diagnostic>)>> = (reads, outputs, bitexts)
            .into_par_iter()
            .map(|(read, files, bitexts)| {
                let corpus = self.write(&read, files, &bitexts)?;
                Ok((corpus, bitexts.iter().flat_map(findings).collect()))
            })
            .collect();
        for result in done {
            let (corpus, diagnostics) = result?;
            diagnostics.iter().for_each(|d| report.event(Event::Diagnostic(d)));
            report.event(Event::Done { corpus: &corpus });
            summary.documents += 1;
            summary.rows += corpus.units.len();
        }
        Ok(())
    }

    fn write(&self, read: &Read, files: Outputs, bitexts: &[Bitext]) -> std::io::Result<Corpus> {
        let join = |level| hexapla_corpus::join(&read.name, &read.texts[0], bitexts, level);
        let corpus = join(self.level);
        for (format, mut file) in files.corpus {
            hexapla_export::write(format, &corpus, &self.options, &mut file)?;
            file.commit()?;
        }
        if let Some(mut file) = files.lines {
            hexapla_export::write(Format::Lines, &join(Level::Paragraph), &self.options, &mut file)?;
            file.commit()?;
        }
        Ok(corpus)
    }
}

/// One file, read and segmented; its language is the one that was given, or that its name or its text shows.
///
/// # Errors
/// If the file cannot be read, or does not show its language.
pub fn read_document(input: &Input) -> Result<Warned<Segmented>, ReadError> {
    let version = Version::of(&input.path, input.lang);
    segmented(&Reader::default(), &version, &version.key)
}

fn segmented(reader: &Reader, version: &Version, name: &str) -> Result<Warned<Segmented>, ReadError> {
    let read = reader.read(&version.path, version.lang, name)?;
    let mut segmented = Segmenter::new().segment(read.value);
    segmented.diagnostics.splice(0..0, read.diagnostics);
    Ok(segmented)
}
