//! `hexapla convert`: a corpus or a term base from one format into another.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail, ensure};
use hexapla::formats::{CorpusFormat, Format, GlossaryFormat, Importer, Options, Survey, write_glossary};
use hexapla::model::{Diagnostic, Severity};
use hexapla::{Conversion, CorpusInputs, Guard, Input, JoinedCorpus, glossary_of};

use crate::args::{self, Progress, Target};
use crate::messages::Messages;
use crate::outputs::{self, Outputs};
use crate::table::count;

pub(crate) fn run(args: &args::Convert) -> anyhow::Result<ExitCode> {
    let args = &Request::new(args)?;
    let mut messages = Messages::new(args.talk, Progress::None);
    match target(args)? {
        Target::Corpus(format) => corpus(args, format, &mut messages),
        Target::Glossary(format) => term_base(args, format, &mut messages),
    }
}

/// The arguments, what is read and what is written told apart.
struct Request<'a> {
    args: &'a args::Convert,
    inputs: Vec<Input>,
    output: PathBuf,
}

impl<'a> Request<'a> {
    /// The last path is written, unless `-o` names another.
    fn new(args: &'a args::Convert) -> anyhow::Result<Self> {
        let (inputs, output) = match (&args.output, args.paths.as_slice()) {
            (Some(output), inputs) => (inputs, output.clone()),
            (None, [inputs @ .., output]) if !inputs.is_empty() => (inputs, output.into()),
            _ => bail!("what should be written? name it last, or with -o: hexapla convert IN OUT"),
        };
        let inputs = inputs.iter().map(|path| Input::from_argument(path)).collect::<Result<_, _>>()?;
        Ok(Self { args, inputs, output })
    }
}

impl std::ops::Deref for Request<'_> {
    type Target = args::Convert;

    fn deref(&self) -> &args::Convert {
        self.args
    }
}

/// What is written: a format of glossaries if only that fits the name, or a term base is read.
fn target(args: &Request<'_>) -> anyhow::Result<Target> {
    let output = &args.output;
    let of_terms =
        args.inputs.iter().all(|i| i.path.extension().is_some_and(|e| e.eq_ignore_ascii_case("tbx")));
    let glossary = || GlossaryFormat::from_path(output).map(Target::Glossary);
    let corpus = || Format::from_path(output).map(Target::Corpus);
    let found = match args.to {
        Some(Target::Corpus(format)) if of_terms => {
            GlossaryFormat::from_name(format.name()).map(Target::Glossary)
        }
        Some(target) => Some(target),
        None if of_terms => glossary(),
        None => corpus().or_else(glossary),
    };
    found.with_context(|| format!("{}: unknown file extension; name one with --to", output.display()))
}

fn corpus(args: &Request<'_>, format: Format, messages: &mut Messages) -> anyhow::Result<ExitCode> {
    let (options, output) = (args.writing.options()?, args.output.as_path());
    if let Some(input) =
        args.inputs.iter().find(|input| Format::from_path(&input.path) == Some(Format::Lines))
    {
        bail!(
            "{}: it holds numbers of lines, no texts; give the corpus in another format",
            input.path.display()
        );
    }
    let (files, errors) = CorpusInputs::collect(&args.inputs, &[output.to_owned()])?;
    let mut left_out = errors.len();
    errors.iter().for_each(|error| messages.error(&error.to_string()));
    let mut gathered = files.read_packed(&Importer::default(), args.from, &args.langs)?;
    left_out += gathered.left_out.len();
    gathered.left_out.iter().for_each(|(_, error)| messages.error(&error.to_string()));
    gathered.diagnostics.iter().for_each(|d| messages.diagnostic(d));
    messages.unfold(None);
    // A file that breaks off has given what is before.
    left_out += gathered.diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
    if gathered.corpus.is_empty() {
        bail!("no row could be read");
    }
    if !args.langs.is_empty() {
        gathered.select(&args.langs)?;
    }
    if args.pivot.is_some() {
        gathered.put_first(args.pivot)?;
    }
    let corpus = gathered.corpus;
    let mut survey = Survey::new(format, &options);
    corpus.stretches().for_each(|stretch| survey.add(&stretch));
    let losses = survey.losses();
    left_out += losses.len();
    losses.iter().chain(&survey.remarks()).for_each(|d| messages.diagnostic(d));
    let holds_all = matches!(format, Format::Jsonl | Format::Lines);
    let below = if holds_all { 0 } else { survey.below() };
    let rows = survey.rows();
    if output == Path::new("-") {
        to_stdout(corpus, format, &options)?;
    } else {
        let mut guard = Guard::new(args.replacing.replace());
        files.files().iter().for_each(|path| guard.reads(path));
        let conversion = Conversion::create(&corpus.head().langs, format, &options, output, &guard)?;
        conversion.finding().iter().for_each(|d| messages.diagnostic(d));
        let written = conversion.write(corpus, &options)?;
        let names: Vec<String> = written.iter().map(|path| path.display().to_string()).collect();
        messages.note(&format!("{} in {}", count(rows, "row"), names.join(", ")));
    }
    if below > 0 {
        messages.note(&format!("{} below --min-score skipped", count(below, "row")));
    }
    Ok(ExitCode::from(u8::from(left_out > 0)))
}

fn to_stdout(corpus: JoinedCorpus, format: Format, options: &Options) -> anyhow::Result<()> {
    let parts = format.parts(&corpus.head().langs, options);
    let [part] = parts.as_slice() else {
        bail!("{} is not one file, so it cannot go to stdout; name a file", format.name());
    };
    let mut out = std::io::BufWriter::new(std::io::stdout());
    if format.takes_stretches() {
        part.write_stretches(corpus.stretches(), options, &mut out)?;
    } else {
        part.write(&corpus.unpack(), options, &mut out)?;
    }
    Ok(out.flush()?)
}

/// Whether a file is in a format that corpora have and term bases have not.
fn is_corpus_alone(path: &Path) -> bool {
    matches!(
        CorpusFormat::from_path(path),
        Some(CorpusFormat::Jsonl | CorpusFormat::Tmx | CorpusFormat::Xliff)
    )
}

fn term_base(
    args: &Request<'_>,
    format: GlossaryFormat,
    messages: &mut Messages,
) -> anyhow::Result<ExitCode> {
    let ([input], output) = (args.inputs.as_slice(), args.output.as_path()) else {
        bail!("one term base becomes another; name one file to read")
    };
    ensure!(input.lang.is_none(), "{}: a term base names its languages itself", input.path.display());
    ensure!(
        !is_corpus_alone(&input.path),
        "{}: a corpus, no term base; `hexapla terms` makes a glossary of it",
        input.path.display()
    );
    let read = Importer::default().read_term_base_in(&input.path, &args.langs)?;
    read.diagnostics.iter().for_each(|d: &Diagnostic| messages.diagnostic(d));
    let mut left_out = read.diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
    let glossary = glossary_of(&read.value, &args.langs)?;
    let options = args.writing.options()?;
    format.findings(&glossary, &options).iter().for_each(|d| messages.diagnostic(d));
    if output == Path::new("-") {
        let mut bytes = Vec::new();
        write_glossary(format, &glossary, &options, &mut bytes)?;
        std::io::stdout().lock().write_all(&bytes)?;
        return Ok(ExitCode::from(u8::from(left_out > 0)));
    }
    let mut guard = Guard::new(args.replacing.replace());
    guard.reads(&input.path);
    let mut outputs = Outputs::find(outputs::targets(output, &[format])?, &guard)?;
    ensure!(
        outputs.find_pairs(&glossary.langs)?.is_empty(),
        "{}: {} needs two languages",
        output.display(),
        format.name()
    );
    left_out += outputs.kept.len();
    outputs.kept.drain(..).for_each(|kept| messages.error(&kept.to_string()));
    for (path, done) in outputs.write(&glossary, &options) {
        done.with_context(|| format!("{}: cannot be written", path.display()))?;
        messages.note(&format!("{} in {}", count(glossary.entries.len(), "entry"), path.display()));
    }
    Ok(ExitCode::from(u8::from(left_out > 0)))
}
