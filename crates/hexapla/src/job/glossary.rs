//! Corpora in, a glossary in files out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

#[cfg(any(feature = "encoder", feature = "morphology"))]
use hexapla_data::Choice;
#[cfg(feature = "encoder")]
use hexapla_encoder::ENCODER;
use hexapla_formats::{Format, Importer, Options, Replace};
#[cfg(feature = "morphology")]
use hexapla_model::Morphology;
use hexapla_model::{
    ConceptEntry, Diagnostic, Glossary, Lang, SentenceEncoder, Severity, TermStatus, Verdict,
};
#[cfg(feature = "morphology")]
use hexapla_morphology::{RUSSIAN, Russian};

use super::decisions::{Decisions, Reviewed, Writer};
use super::deviations;
use super::glossary_files::{Content, GlossaryFiles, Target, earlier, files, targets};
use super::nothing;
#[cfg(feature = "encoder")]
use super::resources;
use super::sink::Sink;
use super::stops::{StopUse, Stops};
use crate::report::{Event, Outcome, Report, Tally};
use crate::terms::Morphologies;
use crate::{CorpusInputs, Deviation, Extractor, Gathered, Guard, Input, JobError, Scope, Terms};

/// Makes a glossary of corpora, or of texts that are aligned line by line.
///
/// ```
/// use std::path::Path;
///
/// use hexapla::{GlossaryJob, Sink};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = tempfile::tempdir()?;
/// # let path = |name: &str| folder.path().join(name).display().to_string();
/// let english = "The river basin fell dry.\nEach river basin has a committee.\nThe committee met.\n";
/// let russian = "Речной бассейн высох.\nВ каждом речном бассейне есть комитет.\nКомитет собрался.\n";
/// std::fs::write(path("a.en"), english)?;
/// std::fs::write(path("a.ru"), russian)?;
/// let inputs = vec![format!("en={}", path("a.en")).parse()?, format!("ru={}", path("a.ru")).parse()?];
/// let job = GlossaryJob::new(inputs);
/// let made = job.run(Sink::File(Path::new(&path("terms.csv"))), &mut ())?.value;
/// let pairs: Vec<Vec<&str>> = made.glossary.entries.iter()
///     .map(|entry| entry.sections.iter().flatten().map(|section| section.terms[0].text.as_str()).collect())
///     .collect();
/// assert!(pairs.contains(&vec!["committee", "комитет"]), "{pairs:?}");
/// assert_eq!(made.files.len(), 1);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct GlossaryJob {
    /// Corpora and folders of them, or texts with their languages.
    pub inputs: Vec<Input>,
    /// Formats to write. Those that the name of the output does not show are written beside it.
    pub formats: Vec<Format>,
    /// How they are written.
    pub options: Options,
    /// The language whose terms are looked for in all others; without it English, without English the first.
    pub pivot: Option<Lang>,
    /// What counts as a term.
    pub extractor: Extractor,
    /// A term base that entries are compared with.
    pub known: Option<PathBuf>,
    /// Lists of terms to skip.
    pub stop: Vec<PathBuf>,
    /// Only entries of which the term base says this, if there is any.
    pub only: Vec<TermStatus>,
    /// Write the rows that use another rendering than the preferred one, as CSV or TSV, instead of the glossary.
    pub inconsistent: bool,
    /// The minimum score of an entry.
    pub min_score: Option<f32>,
    /// The maximum number of entries to write, the best first.
    pub limit: Option<usize>,
    /// The Russian dictionary, for citation forms.
    #[cfg(feature = "morphology")]
    pub russian: Choice,
    /// The sentence encoder: what is near a term in meaning translates it more likely.
    #[cfg(feature = "encoder")]
    pub encoder: Choice,
    /// Which files results may replace.
    pub replace: Replace,
}

/// A glossary, where it is, and what is not in it.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct MadeGlossary {
    /// The glossary as it is written.
    pub glossary: Glossary,
    /// The rows that it was made from.
    pub rows: usize,
    /// The rows that use another rendering than the preferred one, if they are asked for.
    pub deviations: Vec<Deviation>,
    /// The files that were written, as paths from the current folder on; a writer has the name `stdout`.
    pub files: Vec<PathBuf>,
    /// What each stop list skipped.
    pub stops: Vec<StopUse>,
    /// What the term base says about the entries before `only` selects some, if there is a term base.
    pub statuses: Option<StatusCounts>,
    /// What became of the decisions of a person on an earlier glossary in the same place, and in the term base.
    pub reviewed: Option<Reviewed>,
}

/// How many entries a term base knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct StatusCounts {
    /// Entries that it has.
    pub known: usize,
    /// Entries that it lacks.
    pub new: usize,
    /// Entries that it has with other terms.
    pub conflicting: usize,
    /// Entries that were found, but are skipped because a person has rejected them.
    pub rejected: usize,
    /// Terms of other entries that were found, but are skipped because a person has rejected them.
    pub rejected_terms: usize,
}

impl StatusCounts {
    fn of(entries: &[ConceptEntry]) -> Self {
        let mut counts = Self::default();
        for entry in entries {
            match entry.status {
                TermStatus::Known => counts.known += 1,
                TermStatus::New => counts.new += 1,
                TermStatus::Conflicting => counts.conflicting += 1,
            }
        }
        counts
    }

    /// All entries.
    #[must_use]
    pub fn all(&self) -> usize {
        self.known + self.new + self.conflicting + self.rejected
    }
}

impl GlossaryJob {
    /// The usual settings for `inputs`.
    #[must_use]
    pub fn new(inputs: Vec<Input>) -> Self {
        Self {
            extractor: Extractor { scope: usual_scope(&inputs), ..Extractor::default() },
            inputs,
            formats: Vec::new(),
            options: Options::default(),
            pivot: None,
            known: None,
            stop: Vec::new(),
            only: Vec::new(),
            inconsistent: false,
            min_score: None,
            limit: None,
            #[cfg(feature = "morphology")]
            russian: Choice::default(),
            #[cfg(feature = "encoder")]
            encoder: Choice::default(),
            replace: Replace::default(),
        }
    }

    /// Makes the glossary and writes it to `sink`. If all its files stay as they are because they are a person's work, it is
    /// not made, and [`MadeGlossary::files`] is empty.
    ///
    /// # Errors
    /// If there is no corpus, a list or the term base cannot be read, or nothing can be written.
    pub fn run(
        &self,
        mut sink: Sink<'_>,
        report: &mut dyn Report,
    ) -> Result<Outcome<MadeGlossary>, JobError> {
        let mut tally = Tally::new(report);
        let targets = self.targets(sink.path())?;
        let (inputs, errors) = CorpusInputs::collect(&self.inputs, &files(&targets))?;
        let inputs = inputs.sorted();
        tally.skipped_inputs(&errors);
        let guard = self.guard(&inputs);
        let mut decisions = self.decisions(&targets, &guard, &mut tally);
        let mut files = GlossaryFiles::find(targets, &guard)?;
        let stops = Stops::read(&self.stop)?;
        tally.diagnostics(&stops.diagnostics);
        let mut terms = self.terms(&stops, &mut tally)?;
        decisions.take_rejected(&mut terms.known);
        if !self.inconsistent {
            decisions.continue_base(&terms.known);
        }
        let gathered = self.read(&inputs, &mut tally)?;
        terms.morphologies = self.morphologies(&gathered.corpus.langs)?;
        terms.encoder = self.encoder(&gathered.corpus.langs)?;
        for format in files.find_pairs(&gathered.corpus.langs)? {
            tally.skipped(None, &format!("format {}: skipped, it needs two languages", format.name()));
        }
        files.kept.iter().for_each(|kept| tally.unwritten(kept));
        let is_kept = !files.kept.is_empty();
        if (is_kept && files.is_empty()) || tally.cancels() {
            return Ok(tally.finish(MadeGlossary::default()));
        }
        let mut made = self.extract(&terms, (&stops, &decisions), &gathered, &mut tally);
        if tally.cancels() {
            return Ok(tally.finish(made));
        }
        made.files = self.write(files, &made, &gathered, &mut sink, &mut tally)?;
        Ok(tally.finish(made))
    }

    /// Where the result goes.
    fn targets(&self, output: &Path) -> Result<Vec<Target>, JobError> {
        let targets = targets(output, &self.formats)?;
        let formats = targets.iter().map(Target::format);
        let mut others = formats.filter(|format| !matches!(format, Format::Csv | Format::Tsv));
        match others.next().filter(|_| self.inconsistent) {
            Some(format) => Err(JobError::NoTable { format: format.name() }),
            None => Ok(targets),
        }
    }

    /// What a person has decided in an earlier glossary in the same place; a list of rows is no glossary.
    fn decisions(&self, targets: &[Target], guard: &Guard, tally: &mut Tally<'_>) -> Decisions {
        if self.inconsistent {
            return Decisions::default();
        }
        read_decisions(&earlier(targets), guard, tally)
    }

    /// Knows all files that are read, so that none is overwritten.
    fn guard(&self, inputs: &CorpusInputs) -> Guard {
        let mut guard = Guard::new(self.replace);
        let lists = self.known.iter().chain(&self.stop).cloned();
        inputs.files().into_iter().chain(lists).for_each(|path| guard.reads(&path));
        #[cfg(feature = "morphology")]
        self.russian.path(&RUSSIAN).iter().for_each(|path| guard.reads(path));
        #[cfg(feature = "encoder")]
        self.encoder.path(&ENCODER).iter().for_each(|path| guard.reads(path));
        guard
    }

    /// The dictionaries of forms for these languages.
    #[cfg(feature = "morphology")]
    fn morphologies(&self, langs: &[Lang]) -> Result<Morphologies, JobError> {
        if !langs.iter().any(|lang| lang.primary() == Lang::RU) {
            return Ok(Vec::new());
        }
        let Some(path) = self.russian.path(&RUSSIAN) else { return Ok(Vec::new()) };
        let russian: Arc<dyn Morphology> = Arc::new(Russian::open(&path)?);
        Ok(vec![(Lang::RU, russian)])
    }

    #[cfg(not(feature = "morphology"))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "there are some with the feature")]
    fn morphologies(&self, _: &[Lang]) -> Result<Morphologies, JobError> {
        Ok(Vec::new())
    }

    /// The encoder, if there is something to translate.
    #[cfg(feature = "encoder")]
    fn encoder(&self, langs: &[Lang]) -> Result<Option<Arc<dyn SentenceEncoder>>, JobError> {
        let path = if langs.len() > 1 { self.encoder.path(&ENCODER) } else { None };
        let Some(path) = path else { return Ok(None) };
        Ok(Some(Arc::new(resources::open_encoder(&path)?)))
    }

    #[cfg(not(feature = "encoder"))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "there is one with the feature")]
    fn encoder(&self, _: &[Lang]) -> Result<Option<Arc<dyn SentenceEncoder>>, JobError> {
        Ok(None)
    }

    /// The settings of the glossary, and what the user has already.
    fn terms(&self, stops: &Stops, tally: &mut Tally<'_>) -> Result<Terms, JobError> {
        let most = self.extractor.max_entries;
        let max_entries = self.limit.map_or(most, |limit| most.max(limit));
        let mut terms = Terms {
            extractor: Extractor { max_entries, deviations: self.inconsistent, ..self.extractor.clone() },
            stop: stops.terms.clone(),
            ..Terms::default()
        };
        if let Some(path) = &self.known {
            let read = Importer::default().read_term_base(path)?;
            tally.diagnostics(&read.diagnostics);
            if read.value.entries.is_empty() {
                let message = "a term base without entries: all that is found is new";
                tally.remark(&Diagnostic::new(Severity::Warning, path, message));
            }
            terms.known = read.value;
        }
        Ok(terms)
    }

    fn read(&self, inputs: &CorpusInputs, tally: &mut Tally<'_>) -> Result<Gathered, JobError> {
        tally.event(Event::Reading { files: inputs.paths().len() });
        let mut gathered = inputs.read_packed(&Importer::default(), None, &[])?;
        gathered.put_first(self.pivot)?;
        let mut gathered = gathered.unpack();
        // Where the lines of texts are says nothing about terms, and a list of one line takes as much memory as many words.
        let texts = gathered.corpus.units.iter_mut().flat_map(|unit| &mut unit.texts);
        texts.flatten().for_each(|text| text.lines = Box::default());
        gathered.left_out.iter().for_each(|(path, error)| tally.skipped(Some(path), &error.to_string()));
        tally.diagnostics(&gathered.diagnostics);
        if gathered.corpus.units.is_empty() {
            return Err(JobError::NoCorpus { purpose: "take terms from" });
        }
        Ok(gathered)
    }

    /// The glossary that is to be written, and what is to be reported about the lists of the user.
    fn extract(
        &self,
        terms: &Terms,
        (stops, decisions): (&Stops, &Decisions),
        gathered: &Gathered,
        tally: &mut Tally<'_>,
    ) -> MadeGlossary {
        let rows = gathered.corpus.units.len();
        tally.event(Event::Searching { rows });
        let found = terms.extract(&gathered.corpus);
        tally.diagnostics(&found.glossary.diagnostics);
        let mut glossary = found.glossary.value;
        let path = self.inputs.first().map_or(Path::new(""), |input| &input.path);
        if let Some(why) = nothing::why(&gathered.corpus, path).filter(|_| glossary.entries.is_empty()) {
            tally.remark(&why);
        }
        gathered.cite(&mut glossary);
        if let Some(pivot) = glossary.langs.first() {
            tally.diagnostics(&decisions.without_pivot(*pivot));
        }
        let reviewed = decisions.apply(&mut glossary);
        glossary.entries.retain(|entry| {
            let is_accepted = entry.review == Some(Verdict::Accept);
            is_accepted || self.min_score.is_none_or(|least| entry.score >= least)
        });
        let Reviewed { rejected, rejected_terms, .. } = reviewed;
        let counts = StatusCounts::of(&glossary.entries);
        let statuses = self.known.is_some().then_some(StatusCounts { rejected, rejected_terms, ..counts });
        let reviewed = decisions.is_reviewed().then_some(reviewed);
        glossary.entries.retain(|entry| self.only.is_empty() || self.only.contains(&entry.status));
        glossary.entries.truncate(self.limit.unwrap_or(usize::MAX));
        let deviations = deviations::of_entries(found.deviations, &glossary);
        let stops = stops.used(&found.stopped);
        MadeGlossary { glossary, rows, deviations, files: Vec::new(), stops, statuses, reviewed }
    }

    /// Writes all files; returns their names.
    fn write(
        &self,
        files: GlossaryFiles,
        made: &MadeGlossary,
        gathered: &Gathered,
        sink: &mut Sink<'_>,
        tally: &mut Tally<'_>,
    ) -> Result<Vec<PathBuf>, JobError> {
        let glossary = &made.glossary;
        let table = deviations::table(&made.deviations, glossary, gathered);
        let content = if self.inconsistent { Content::Table(&table) } else { Content::Glossary(glossary) };
        let mut findings: Vec<Diagnostic> = Vec::new();
        for found in files.formats().flat_map(|format| format.glossary_findings(glossary, &self.options)) {
            // Some are the same in all formats.
            if !findings.contains(&found) {
                findings.push(found);
            }
        }
        tally.diagnostics(&findings);
        let mut written = Vec::new();
        let mut options = self.options.clone();
        options.known = self.known.is_some();
        for (path, done) in files.write(content, &options, sink) {
            match done {
                Ok(()) => written.push(from_here(&path)),
                Err(error) if matches!(sink, Sink::Writer(_)) => return Err(JobError::Writer(error)),
                Err(error) => {
                    let path = from_here(&path);
                    let message =
                        format!("{}: cannot be written: {error}; name another place", path.display());
                    tally.skipped(Some(&path), &message);
                }
            }
        }
        if written.is_empty() { Err(JobError::NothingWritten) } else { Ok(written) }
    }
}

/// The decisions in earlier glossaries. One that cannot be read is reported, and decides nothing; of a table that may be
/// anybody's only decisions count.
fn read_decisions(paths: &[PathBuf], guard: &Guard, tally: &mut Tally<'_>) -> Decisions {
    let mut decisions = Decisions::default();
    for path in paths {
        let is_ours = guard.has_written(path);
        match Importer::default().read_term_base(path) {
            Ok(read) => {
                // Where nobody has changed it, there is nothing to report of our own table.
                let is_reviewed = read.value.entries.iter().any(|entry| entry.review.is_some());
                let writer = if guard.is_result(path) { Writer::Hexapla } else { Writer::Person };
                let is_told = (is_ours || is_reviewed) && writer == Writer::Person;
                read.diagnostics.iter().filter(|_| is_told).for_each(|found| tally.remark(found));
                if is_ours || is_reviewed {
                    decisions.add_earlier(read.value, path, writer);
                }
            }
            Err(_) if !is_ours => {}
            Err(error) => {
                let message = "reviews in it are not taken over, since it cannot be read";
                tally.remark(
                    &Diagnostic::new(Severity::Warning, path, message).hint(error.cause().to_string()),
                );
            }
        }
    }
    decisions
}

/// The path as the user would name it: from the current folder on.
pub(super) fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(|folder| folder.canonicalize());
    let short = here.ok().and_then(|here| path.strip_prefix(here).ok());
    short.unwrap_or(path).to_owned()
}

/// Which entries are written unless somebody says: all of line-aligned texts in several languages, which are data for programs
/// that select for themselves; else those that are useful, since a person reads the list.
fn usual_scope(inputs: &[Input]) -> Scope {
    let is_data = inputs.iter().filter(|input| input.lang.is_some()).count() > 1;
    if is_data { Scope::All } else { Scope::Useful }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_aligned_texts_in_several_languages_give_all_entries() {
        for (inputs, want) in [
            (&["en=a.en", "fr=a.fr"][..], Scope::All),
            (&["en=a.en"], Scope::Useful),
            (&["report.jsonl", "other.jsonl"], Scope::Useful),
        ] {
            let inputs = inputs.iter().map(|input| input.parse().expect("an input")).collect();
            assert_eq!(GlossaryJob::new(inputs).extractor.scope, want);
        }
    }
}
