//! A corpus or a term base in one format in, in another out.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use hexapla_formats::{Format, Importer, Options, PackedCorpus, Purpose, Replace, Survey};
use hexapla_model::{ConceptEntry, Diagnostic, Glossary, Lang, TermStatus};

use super::glossary_files::{Content, GlossaryFiles, may_be_called, targets, write_to_sink};
use super::preferred;
use super::sink::Sink;
use crate::report::{Outcome, Report, Tally};
use crate::{
    Conversion, CorpusInputError, CorpusInputs, Guard, Input, JobError, JoinedCorpus, PackedGathered,
    glossary_of,
};

/// Converts corpora, or a term base, into another format.
///
/// ```
/// use hexapla::{ConvertJob, Sink, Target};
/// use hexapla::formats::Format;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = tempfile::tempdir()?;
/// # let path = |name: &str| folder.path().join(name).display().to_string();
/// std::fs::write(path("a.tsv"), "en\tar\nThe treaty ends.\tتنتهي المعاهدة.\n")?;
/// let mut job = ConvertJob::new(vec![path("a.tsv").parse()?]);
/// job.to = Some(Target::Corpus(Format::Tmx));
/// let mut memory = Vec::new();
/// job.run(Sink::Writer(&mut memory), &mut ())?;
/// assert!(String::from_utf8(memory)?.contains("<seg>تنتهي المعاهدة.</seg>"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct ConvertJob {
    /// Corpora and folders of them, texts with their languages, or a term base.
    pub inputs: Vec<Input>,
    /// The format of the corpora; without it each shows its own.
    pub from: Option<Format>,
    /// The format to write; without it the name of the output shows it.
    pub to: Option<Target>,
    /// Only these languages, in this order, if there are any. They also name the columns of a table without a head.
    pub langs: Vec<Lang>,
    /// The language to put first.
    pub pivot: Option<Lang>,
    /// How it is written.
    pub options: Options,
    /// Which files results may replace.
    pub replace: Replace,
}

/// What is written: a corpus, or a term base in a format for term bases only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A corpus.
    Corpus(Format),
    /// A term base.
    Glossary(Format),
}

/// What was converted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Converted {
    /// A corpus.
    Corpus {
        /// The rows that were written.
        rows: usize,
        /// The rows that are not written because they score less than the options allow.
        below: usize,
        /// The files; none for a writer.
        files: Vec<PathBuf>,
    },
    /// A term base.
    Glossary {
        /// The entries that were written.
        entries: usize,
        /// The files; none for a writer.
        files: Vec<PathBuf>,
    },
}

impl Target {
    /// The format with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Format::from_name(name, Purpose::WriteCorpus)
            .map(Self::Corpus)
            .or_else(|| Self::glossary_from_name(name))
    }

    /// The names of all formats.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        let mut names: Vec<&str> = Format::all(Purpose::WriteCorpus).iter().map(|f| f.name()).collect();
        for format in Format::all(Purpose::WriteGlossary) {
            if !names.contains(&format.name()) {
                names.push(format.name());
            }
        }
        names
    }

    fn glossary_from_name(name: &str) -> Option<Self> {
        Format::from_name(name, Purpose::WriteGlossary).map(Self::Glossary)
    }

    fn glossary_from_path(path: &Path) -> Option<Self> {
        Format::from_path(path, Purpose::WriteGlossary).map(Self::Glossary)
    }

    /// The format that a name shows: `x.multiterm.csv` is for MultiTerm, `x.csv` is a corpus.
    fn from_path(path: &Path) -> Option<Self> {
        let corpus = Format::from_path(path, Purpose::WriteCorpus);
        let glossary = Format::from_path(path, Purpose::WriteGlossary);
        let length = |format: Option<Format>| format.map_or(0, |format| format.extension().len());
        if length(glossary) > length(corpus)
            && Some(length(glossary)) != corpus.map(|format| format.name().len())
        {
            glossary.map(Self::Glossary)
        } else {
            corpus.map(Self::Corpus)
        }
    }

    /// Refuses a name whose extension is that of another format: the file would not be what it is called.
    fn refuse_other_extension(self, path: &Path) -> Result<(), JobError> {
        let (format, purposes) = match self {
            Self::Corpus(format) => (format, [Purpose::WriteCorpus, Purpose::WriteGlossary]),
            Self::Glossary(format) => (format, [Purpose::WriteGlossary, Purpose::WriteCorpus]),
        };
        let named = purposes.into_iter().find_map(|purpose| Format::from_path(path, purpose));
        match named.filter(|named| !may_be_called(format, *named)) {
            Some(named) => Err(JobError::OtherExtension {
                path: path.into(),
                named: named.name(),
                format: format.name(),
                extension: format.extension(),
            }),
            None => Ok(()),
        }
    }

    fn corpus_from_path(path: &Path) -> Option<Self> {
        Format::from_path(path, Purpose::WriteCorpus).map(Self::Corpus)
    }
}

/// What is known of the rows before they are written.
struct Surveyed {
    rows: usize,
    below: usize,
    options: Options,
}

impl ConvertJob {
    /// The usual settings for `inputs`.
    #[must_use]
    pub fn new(inputs: Vec<Input>) -> Self {
        Self {
            inputs,
            from: None,
            to: None,
            langs: Vec::new(),
            pivot: None,
            options: Options::default(),
            replace: Replace::default(),
        }
    }

    /// Reads all inputs and writes them to `sink`.
    ///
    /// # Errors
    /// If no format is known, there is no row, a language is missing, or the output cannot be written.
    pub fn run(&self, sink: Sink<'_>, report: &mut dyn Report) -> Result<Outcome<Converted>, JobError> {
        match self.target(sink.path())? {
            Target::Corpus(format) => self.corpus(format, sink, Tally::new(report)),
            Target::Glossary(format) => self.term_base(format, sink, Tally::new(report)),
        }
    }

    /// What is written: a format of glossaries where only that fits the name or the input is a glossary, else one of corpora.
    fn target(&self, output: &Path) -> Result<Target, JobError> {
        // A layout is asked for of term bases alone.
        let is_layout = self.options.layout.is_some();
        let of_terms = is_layout || self.reads_glossary();
        let or_corpus = |target: Option<Target>| target.filter(|_| !is_layout);
        let found = match self.to {
            Some(Target::Corpus(format)) if of_terms => {
                Target::glossary_from_name(format.name()).or_else(|| or_corpus(self.to))
            }
            Some(target) => Some(target),
            None if of_terms => {
                Target::glossary_from_path(output).or_else(|| or_corpus(Target::corpus_from_path(output)))
            }
            None => Target::from_path(output),
        };
        let found = found.ok_or_else(|| JobError::UnknownExtension {
            path: output.into(),
            hint: "name one with --to".to_owned(),
        })?;
        if self.to.is_some() {
            found.refuse_other_extension(output)?;
        }
        Ok(found)
    }

    /// Whether the input is TBX or the only one is a glossary, which says more of its entries than their terms.
    fn reads_glossary(&self) -> bool {
        let is_tbx = |path: &Path| path.extension().is_some_and(|own| own.eq_ignore_ascii_case("tbx"));
        if self.inputs.iter().all(|input| is_tbx(&input.path)) {
            return true;
        }
        let [input] = self.inputs.as_slice() else { return false };
        input.lang.is_none() && self.from.is_none() && Importer::default().is_glossary(&input.path)
    }

    fn corpus(
        &self,
        format: Format,
        sink: Sink<'_>,
        mut tally: Tally<'_>,
    ) -> Result<Outcome<Converted>, JobError> {
        let (corpus, files) = if self.reads_glossary() {
            self.preferred(format, &mut tally)?
        } else {
            self.refuse_line_numbers()?;
            let (files, errors) = CorpusInputs::collect(&self.inputs, &[sink.path().to_owned()])?;
            tally.skipped_inputs(&errors);
            (self.read(&files, &mut tally)?.corpus, files.files())
        };
        let Surveyed { rows, below, options } = self.survey(&corpus, format, &mut tally);
        if tally.cancels() {
            return Ok(tally.finish(Converted::Corpus { rows: 0, below, files: Vec::new() }));
        }
        let files = match sink {
            Sink::Writer(out) => write_to(out, corpus, format, &options)?,
            Sink::File(output) => {
                let mut guard = Guard::new(self.replace);
                files.iter().for_each(|path| guard.reads(path));
                let langs = &corpus.head().langs;
                let conversion = Conversion::create(langs, format, &options, output, &guard)?;
                conversion.finding().iter().for_each(|found| tally.remark(found));
                conversion.write(corpus, &options)?
            }
        };
        Ok(tally.finish(Converted::Corpus { rows, below, files }))
    }

    fn refuse_line_numbers(&self) -> Result<(), JobError> {
        let mut paths = self.inputs.iter().map(|input| &input.path);
        match paths.find(|path| Format::from_path(path, Purpose::WriteCorpus) == Some(Format::Lines)) {
            Some(path) => Err(JobError::LineNumbers { path: path.clone() }),
            None => Ok(()),
        }
    }

    /// The preferred terms of a glossary, and its file; reports what a corpus does not have.
    fn preferred(
        &self,
        format: Format,
        tally: &mut Tally<'_>,
    ) -> Result<(JoinedCorpus, Vec<PathBuf>), JobError> {
        let input = self.the_term_base()?;
        let glossary = self.glossary(input, tally)?;
        let mut lost = preferred::lost(&glossary, format);
        lost.path.clone_from(&input.path);
        tally.remark(&lost);
        let rows = preferred::rows(&glossary, &input.path.display().to_string());
        if rows.units.is_empty() {
            return Err(JobError::NoRow);
        }
        let mut corpus = JoinedCorpus::new(vec![PackedCorpus::from(rows)]);
        if let Some(pivot) = self.pivot.filter(|_| !corpus.put_first(self.pivot)) {
            return Err(CorpusInputError::NoPivot { pivot, langs: glossary.langs }.into());
        }
        Ok((corpus, vec![input.path.clone()]))
    }

    /// The term base of a file as a glossary, in the requested languages.
    fn glossary(&self, input: &Input, tally: &mut Tally<'_>) -> Result<Glossary, JobError> {
        let read = Importer::default().read_term_base_in(&input.path, &self.langs)?;
        read.diagnostics.iter().for_each(|found| tally.diagnostic(found));
        Ok(glossary_of(&read.value, &self.langs)?)
    }

    /// The rows of all inputs, in the requested languages.
    fn read(&self, files: &CorpusInputs, tally: &mut Tally<'_>) -> Result<PackedGathered, JobError> {
        let mut gathered = files.read_packed(&Importer::default(), self.from, &self.langs)?;
        gathered.left_out.iter().for_each(|(path, error)| tally.skipped(Some(path), &error.to_string()));
        // A file that breaks off has given what is before, and counts as skipped.
        tally.diagnostics(&gathered.diagnostics);
        if gathered.corpus.is_empty() {
            return Err(JobError::NoRow);
        }
        if !self.langs.is_empty() {
            gathered.select(&self.langs)?;
        }
        if self.pivot.is_some() {
            gathered.put_first(self.pivot)?;
        }
        Ok(gathered)
    }

    /// How many rows are written, and how many score too little; reports what the format cannot hold.
    fn survey(&self, corpus: &JoinedCorpus, format: Format, tally: &mut Tally<'_>) -> Surveyed {
        let mut survey = Survey::new(format, &self.options);
        corpus.stretches().for_each(|stretch| survey.add(&stretch));
        for loss in survey.losses() {
            tally.lost(&self.named(loss, corpus));
        }
        for remark in survey.remarks() {
            tally.remark(&self.named(remark, corpus));
        }
        let mut options = self.options.clone();
        options.reviewed |= survey.has_reviewed();
        Surveyed {
            rows: survey.rows(),
            below: if format.holds_unsure() { 0 } else { survey.below() },
            options,
        }
    }

    /// The finding with a file. Where the rows of a language come from several, as in a workbook with rows that were added,
    /// that is the file that was read.
    fn named(&self, mut found: Diagnostic, corpus: &JoinedCorpus) -> Diagnostic {
        if found.path.as_os_str().is_empty() {
            found.path = match self.inputs.as_slice() {
                [only] => only.path.clone(),
                _ => PathBuf::from(&corpus.head().name),
            };
        }
        found
    }

    fn term_base(
        &self,
        format: Format,
        mut sink: Sink<'_>,
        mut tally: Tally<'_>,
    ) -> Result<Outcome<Converted>, JobError> {
        let input = self.the_term_base()?;
        let glossary = self.glossary(input, &mut tally)?;
        let findings = format.glossary_findings(&glossary, &self.options).into_iter();
        for mut found in findings.chain(format.glossary_losses(&glossary, &self.options)) {
            found.path.clone_from(&input.path);
            tally.remark(&found);
        }
        let (entries, content) = (glossary.entries.len(), Content::Glossary(&glossary));
        let mut options = self.options.clone();
        options.known = glossary.entries.iter().any(is_compared);
        let Sink::File(output) = sink else {
            let written = write_to_sink(&mut sink, format, content, &options);
            written.map_err(JobError::Writer)?;
            return Ok(tally.finish(Converted::Glossary { entries, files: Vec::new() }));
        };
        let mut guard = Guard::new(self.replace);
        guard.reads(&input.path);
        let mut outputs = GlossaryFiles::find(targets(output, &[format])?, &guard)?;
        if !outputs.find_pairs(&glossary.langs)?.is_empty() {
            return Err(JobError::NoPair { path: output.into(), format: format.name() });
        }
        outputs.kept.iter().for_each(|kept| tally.unwritten(kept));
        let mut files = Vec::new();
        for (path, done) in outputs.write(content, &options, &mut sink) {
            if let Err(source) = done {
                return Err(JobError::Io { path, what: "cannot be written", source });
            }
            files.push(path);
        }
        Ok(tally.finish(Converted::Glossary { entries, files }))
    }

    /// The only input, which is not a corpus.
    fn the_term_base(&self) -> Result<&Input, JobError> {
        let [input] = self.inputs.as_slice() else { return Err(JobError::SeveralTermBases) };
        if input.lang.is_some() {
            return Err(JobError::NamedTermBase { path: input.path.clone() });
        }
        if is_corpus_alone(&input.path) {
            return Err(JobError::NoTermBase { path: input.path.clone() });
        }
        Ok(input)
    }
}

/// Whether a term base says something about an entry.
fn is_compared(entry: &ConceptEntry) -> bool {
    let has_expected = entry.sections.iter().flatten().any(|section| !section.expected.is_empty());
    entry.status != TermStatus::New || entry.known_id.is_some() || has_expected
}

fn write_to(
    out: &mut (dyn Write + Send),
    corpus: JoinedCorpus,
    format: Format,
    options: &Options,
) -> Result<Vec<PathBuf>, JobError> {
    let parts = format.parts(&corpus.head().langs, options);
    let [part] = parts.as_slice() else { return Err(JobError::NotOneFile { format: format.name() }) };
    let mut out = BufWriter::new(out);
    let written = if format.takes_stretches() {
        part.write_stretches(corpus.stretches(), options, &mut out)
    } else {
        part.write(&corpus.unpack(), options, &mut out)
    };
    written.and_then(|()| out.flush()).map_err(JobError::Writer)?;
    Ok(Vec::new())
}

/// Whether a file is in a format that corpora have and term bases have not.
fn is_corpus_alone(path: &Path) -> bool {
    match Format::from_path(path, Purpose::ReadCorpus) {
        Some(Format::Tmx | Format::Xliff) => true,
        Some(Format::Jsonl) => !Importer::default().is_glossary(path),
        _ => false,
    }
}
