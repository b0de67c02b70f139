//! `hexapla find`: a term and a corpus in, the rows with the term out.

use std::io::Write as _;
use std::process::ExitCode;

use anyhow::bail;
use hexapla::formats::Importer;
use hexapla::model::{Diagnostic, Severity};
use hexapla::{Concordance, CorpusInputs, Gathered};

use crate::args::{self, Progress};
use crate::messages::Messages;
use crate::table::{count, grouped};
use crate::{kwic, threads};

/// As `grep` has it: rows were found, none was, something could not be read.
const FOUND: u8 = 0;
const NOT_FOUND: u8 = 1;
const UNREAD: u8 = 2;

pub(crate) fn run(args: &args::Find) -> anyhow::Result<ExitCode> {
    threads::limit(args.jobs)?;
    let concordance = concordance(args)?;
    let mut messages = Messages::new(args.talk, Progress::Auto);
    let (inputs, errors) = CorpusInputs::collect(&args.inputs, &[])?;
    errors.iter().for_each(|error| messages.error(&error.to_string()));
    let gathered = read(&inputs, &mut messages)?;
    let is_incomplete = !(errors.is_empty() && gathered.left_out.is_empty())
        || gathered.diagnostics.iter().any(|found| found.severity == Severity::Error);
    let rows = gathered.corpus.units.len();
    messages.progress(&format!("looking through {}", count(rows, "row")));
    let found = concordance.run(&gathered.corpus)?;
    messages.clear();
    let page = kwic::Page { gathered: &gathered, found: &found, symbols: gathered.symbols() };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    page.write(args.format, &args.tables.options(), &mut out)?;
    out.flush()?;
    let shown = found.occurrences.len();
    let first = if shown < found.rows { format!(", {} shown", grouped(shown)) } else { String::new() };
    messages.note(&format!("found in {} of {}{first}", grouped(found.rows), count(rows, "row")));
    Ok(ExitCode::from(match found.rows {
        _ if is_incomplete => UNREAD,
        0 => NOT_FOUND,
        _ => FOUND,
    }))
}

fn concordance(args: &args::Find) -> anyhow::Result<Concordance> {
    let query = if args.regex { Concordance::pattern(&args.term) } else { Concordance::term(&args.term) };
    let mut concordance = query?;
    if let Some(lang) = args.lang {
        concordance = concordance.in_lang(lang);
    }
    Ok(match args.limit {
        Some(rows) => concordance.first(rows.into()),
        None => concordance,
    })
}

fn read(inputs: &CorpusInputs, messages: &mut Messages) -> anyhow::Result<Gathered> {
    messages.progress(&format!("reading {}", count(inputs.paths().len(), "file")));
    let gathered = inputs.read(&Importer::default(), None, &[])?;
    gathered.left_out.iter().for_each(|(path, error)| messages.left_out(path, &error.to_string()));
    gathered.diagnostics.iter().for_each(|found: &Diagnostic| messages.diagnostic(found));
    messages.unfold(None);
    if gathered.corpus.units.is_empty() {
        bail!(
            "no corpus to look through; name files in JSONL as `align` writes them, in TMX, CSV …, or texts as LANG=FILE"
        );
    }
    Ok(gathered)
}
