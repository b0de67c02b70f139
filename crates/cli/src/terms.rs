//! `hexapla terms`: a corpus in, a glossary out.

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{bail, ensure};
use hexapla::formats::Importer;
use hexapla::model::{ConceptEntry, Diagnostic, Glossary, Severity, TermStatus};
use hexapla::{CorpusInputs, Extractor, Gathered, Guard, Terms};
use serde_json::json;

use crate::args::{self, Status};
use crate::messages::Messages;
use crate::outputs::{self, Outputs};
use crate::stops::Stops;
use crate::table::{count, grouped, reasons};
use crate::terminal::{self, Paint};
use crate::{show, threads};

pub(crate) fn run(args: &args::Terms) -> anyhow::Result<ExitCode> {
    let begun = Instant::now();
    threads::limit(args.jobs)?;
    let mut teller = Teller { messages: Messages::new(args.talk, args.progress), left_out: 0 };
    let targets = outputs::targets(&args.output, &args.format)?;
    let to_stdout = targets.iter().any(|t| matches!(t, outputs::Target::Stdout(_)));
    ensure!(
        !(to_stdout && args.show.is_some()),
        "--show writes to stdout, and so does -o -; name a file with -o"
    );
    let (inputs, errors) = CorpusInputs::collect(&args.inputs, &outputs::files(&targets))?;
    let inputs = inputs.sorted();
    errors.iter().for_each(|error| teller.left_out(None, &error.to_string()));
    let mut outputs = Outputs::find(targets, &guard(args, &inputs))?;
    let stops = Stops::read(&args.stop)?;
    teller.diagnostics(&stops.diagnostics);
    let terms = settings(args, &stops, &mut teller)?;
    let gathered = read(args, &inputs, &mut teller)?;
    for format in outputs.find_pairs(&gathered.corpus.langs)? {
        let message = format!("format {}: skipped, it needs two languages", format.name());
        teller.left_out(None, &message);
    }
    let is_kept = !outputs.kept.is_empty();
    teller.kept(&mut outputs);
    if is_kept && outputs.is_empty() {
        return Ok(ExitCode::from(1));
    }
    let (glossary, told) = extract(args, &terms, &stops, &gathered, &mut teller);
    let written = write(args, outputs, &glossary, &mut teller)?;
    let shown = show(args, &glossary, &mut teller);
    teller.finish(&gathered, &glossary, &written, &told, begun);
    Ok(ExitCode::from(u8::from(teller.left_out > 0 || !shown)))
}

/// Knows all files that are read, so that none is overwritten.
fn guard(args: &args::Terms, inputs: &CorpusInputs) -> Guard {
    let mut guard = Guard::new(args.replacing.replace());
    let lists = args.known.iter().chain(&args.stop).cloned();
    inputs.files().into_iter().chain(lists).for_each(|path| guard.reads(&path));
    guard
}

/// The settings of a glossary, and what the user has already.
fn settings(args: &args::Terms, stops: &Stops, teller: &mut Teller) -> anyhow::Result<Terms> {
    let importer = Importer::default();
    let mut terms = Terms::default();
    let default = Extractor::default();
    terms.extractor = Extractor {
        min_frequency: args.min_frequency.map_or(default.min_frequency, u32::from),
        max_words: args.max_words.map_or(default.max_words, usize::from),
        max_entries: args.limit.map_or(default.max_entries, |limit| default.max_entries.max(limit.into())),
        domain: args.domain.clone(),
        ..default
    };
    if let Some(path) = &args.known {
        let read = importer.read_term_base(path)?;
        teller.diagnostics(&read.diagnostics);
        terms.known = read.value;
    }
    terms.stop.clone_from(&stops.terms);
    Ok(terms)
}

fn read(args: &args::Terms, inputs: &CorpusInputs, teller: &mut Teller) -> anyhow::Result<Gathered> {
    let files = inputs.paths().len();
    teller.messages.event(&json!({"event": "found", "files": files}));
    teller.messages.progress(&format!("reading {}", count(files, "file")));
    let mut gathered = inputs.read_packed(&Importer::default(), None, &[])?;
    gathered.put_first(args.pivot)?;
    let gathered = gathered.unpack();
    for (path, error) in &gathered.left_out {
        teller.left_out(Some(path), &error.to_string());
    }
    teller.diagnostics(&gathered.diagnostics);
    if gathered.corpus.units.is_empty() {
        bail!(
            "no corpus to take terms from; name files in JSONL as `align` writes them, in TMX, CSV …, or texts as LANG=FILE"
        );
    }
    Ok(gathered)
}

/// The glossary that is to be written, and what is to be said of the lists of the user.
fn extract(
    args: &args::Terms,
    terms: &Terms,
    stops: &Stops,
    gathered: &Gathered,
    teller: &mut Teller,
) -> (Glossary, Vec<String>) {
    let rows = gathered.corpus.units.len();
    teller.messages.event(&json!({"event": "stage", "stage": "terms", "rows": rows}));
    teller.messages.progress(&format!("looking for terms in {}", count(rows, "row")));
    let found = terms.extract(&gathered.corpus);
    teller.diagnostics(&found.glossary.diagnostics);
    let mut glossary = found.glossary.value;
    gathered.cite(&mut glossary);
    glossary.entries.retain(|entry| args.min_score.is_none_or(|least| entry.score >= least));
    let mut told = stops.told(&found.stopped);
    told.extend(args.known.is_some().then(|| statuses(&glossary.entries)));
    let is_wanted = |entry: &ConceptEntry| args.only.is_empty() || args.only.contains(&entry.status.into());
    glossary.entries.retain(is_wanted);
    glossary.entries.truncate(args.limit.map_or(usize::MAX, usize::from));
    (glossary, told)
}

/// What the term base says of how many entries.
fn statuses(entries: &[ConceptEntry]) -> String {
    let of = |status: TermStatus| grouped(entries.iter().filter(|entry| entry.status == status).count());
    let (known, new) = (of(TermStatus::Known), of(TermStatus::New));
    let found = count(entries.len(), "entry");
    format!("term base: of {found} {known} known, {new} new, {} conflicting", of(TermStatus::Conflicting))
}

impl From<TermStatus> for Status {
    fn from(status: TermStatus) -> Self {
        match status {
            TermStatus::New => Self::New,
            TermStatus::Known => Self::Known,
            TermStatus::Conflicting => Self::Conflicting,
        }
    }
}

/// Writes all files; gives their names.
fn write(
    args: &args::Terms,
    outputs: Outputs,
    glossary: &Glossary,
    teller: &mut Teller,
) -> anyhow::Result<Vec<String>> {
    let mut written = Vec::new();
    let options = args.tables.options();
    let findings: Vec<Diagnostic> =
        outputs.formats().flat_map(|format| format.findings(glossary, &options)).collect();
    teller.diagnostics(&findings);
    for (path, done) in outputs.write(glossary, &options) {
        match done {
            Ok(()) => written.push(shown_path(&path)),
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Err(error.into()),
            Err(error) => {
                let message = format!("{}: cannot be written: {error}", shown_path(&path));
                teller.left_out(Some(&path), &message);
            }
        }
    }
    ensure!(!written.is_empty(), "no file could be written");
    Ok(written)
}

/// The path as the user would name it: from the current folder on.
fn shown_path(path: &Path) -> String {
    let here = std::env::current_dir().and_then(|folder| folder.canonicalize());
    let short = here.ok().and_then(|here| path.strip_prefix(here).ok());
    short.unwrap_or(path).display().to_string()
}

/// Shows the first entries; `false` if that failed.
fn show(args: &args::Terms, glossary: &Glossary, teller: &mut Teller) -> bool {
    let Some(entries) = args.show else { return true };
    teller.messages.clear();
    let mut out = std::io::stdout().lock();
    let page = show::glossary_page(glossary, entries, terminal::width(), Paint::on(&out));
    let done = out.write_all(page.as_bytes()).and_then(|()| out.flush());
    let Some(error) = done.err().filter(|e| e.kind() != std::io::ErrorKind::BrokenPipe) else { return true };
    teller.messages.error(&format!("the entries cannot be shown: {error}"));
    false
}

/// Tells what happens, and counts what is not in the result.
struct Teller {
    messages: Messages,
    left_out: usize,
}

impl Teller {
    fn left_out(&mut self, path: Option<&Path>, reason: &str) {
        self.left_out += 1;
        match path {
            Some(path) => self.messages.left_out(path, reason),
            None => self.messages.error(reason),
        }
    }

    /// Tells which files stay as they are.
    fn kept(&mut self, outputs: &mut Outputs) {
        for kept in outputs.kept.drain(..) {
            self.left_out(Some(kept.path()), &kept.to_string());
        }
    }

    fn diagnostics(&mut self, diagnostics: &[Diagnostic]) {
        for found in diagnostics {
            self.left_out += usize::from(found.severity == Severity::Error);
            self.messages.diagnostic(found);
        }
        self.messages.unfold(None);
    }

    fn finish(
        &mut self,
        gathered: &Gathered,
        glossary: &Glossary,
        written: &[String],
        told: &[String],
        begun: Instant,
    ) {
        self.messages.clear();
        let seconds = begun.elapsed().as_secs_f64();
        let (entries, rows) = (glossary.entries.len(), gathered.corpus.units.len());
        self.messages.event(&json!({
            "event": "summary",
            "entries": entries,
            "rows": rows,
            "left_out": self.left_out,
            "seconds": (seconds * 1000.0).round() / 1000.0,
        }));
        let langs: Vec<&str> = glossary.langs.iter().map(hexapla::model::Lang::as_str).collect();
        let (entries, rows) = (count(entries, "entry"), count(rows, "row"));
        self.messages.note(&format!("{entries} from {rows}, {} in {seconds:.1} s", langs.join(" ")));
        told.iter().for_each(|text| self.messages.note(text));
        self.messages.note(&format!("files: {}", written.join(", ")));
        if self.left_out > 0 {
            let left = grouped(self.left_out);
            self.messages.note(&format!("skipped: {left}; {}", reasons(self.left_out)));
        }
    }
}
