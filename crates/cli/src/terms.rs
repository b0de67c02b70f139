//! `hexapla terms`: a corpus in, a glossary out.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::ensure;
use hexapla::model::{Glossary, Lang};
use hexapla::{
    Extractor, GlossaryJob, Input, MadeGlossary, Outcome, Reviewed, Scope, Sink, StatusCounts, StopUse,
};
use serde_json::json;

use crate::messages::Messages;
use crate::table::{count, grouped, reasons};
use crate::terminal::{self, Paint};
use crate::{aligned_first, args, show, threads};

pub(crate) fn run(args: &args::Terms) -> anyhow::Result<ExitCode> {
    let begun = Instant::now();
    threads::limit(args.jobs)?;
    let mut messages = Messages::new(args.talk, args.progress);
    let to_stdout = args.output == Path::new("-");
    ensure!(
        !(to_stdout && args.show.is_some()),
        "--show writes to stdout, and so does -o -; name a file with -o"
    );
    let (inputs, left_out) = aligned_first::corpora(&args.inputs, args.pivot, &mut messages)?;
    let mut stdout = std::io::stdout();
    let sink = if to_stdout { Sink::Writer(&mut stdout) } else { Sink::File(&args.output) };
    let outcome = job(args, inputs).run(sink, &mut messages)?;
    if outcome.value.files.is_empty() {
        return Ok(ExitCode::from(1));
    }
    let shown = show(args, &outcome.value.glossary, &mut messages);
    finish(args, &outcome, begun, &mut messages);
    Ok(ExitCode::from(u8::from(outcome.skipped + left_out > 0 || !shown)))
}

fn job(args: &args::Terms, inputs: Vec<Input>) -> GlossaryJob {
    let usual = GlossaryJob::new(inputs);
    let mut options = args.tables.options();
    options.layout = Some(args.layout.into());
    GlossaryJob {
        formats: args.format.clone(),
        options,
        pivot: args.pivot,
        extractor: Extractor {
            min_frequency: args.min_frequency.map(u32::from),
            max_words: args.max_words.map_or(usual.extractor.max_words, usize::from),
            scope: scope(args, usual.extractor.scope),
            domain: args.domain.clone(),
            ..usual.extractor
        },
        known: args.known.clone(),
        stop: args.stop.clone(),
        only: args.only.iter().copied().map(Into::into).collect(),
        inconsistent: args.inconsistent,
        min_score: args.min_score,
        limit: args.limit.map(usize::from),
        russian: args.russian.clone(),
        encoder: args.encoder.clone(),
        replace: args.replacing.replace(),
        ..usual
    }
}

/// Which entries are wanted: of other renderings the likely faults alone, unless all are asked for.
fn scope(args: &args::Terms, usual: Scope) -> Scope {
    match (args.all, args.inconsistent) {
        (true, _) => Scope::All,
        (false, true) => Scope::Useful,
        (false, false) => usual,
    }
}

/// Shows the first entries; `false` if that failed.
fn show(args: &args::Terms, glossary: &Glossary, messages: &mut Messages) -> bool {
    let Some(entries) = args.show else { return true };
    messages.clear();
    let mut out = std::io::stdout().lock();
    let page = show::glossary_page(glossary, entries, terminal::width(), Paint::on(&out));
    let done = out.write_all(page.as_bytes()).and_then(|()| out.flush());
    let Some(error) = done.err().filter(|e| e.kind() != std::io::ErrorKind::BrokenPipe) else { return true };
    messages.error(&format!("stdout: the entries cannot be shown: {error}; the files are complete"));
    false
}

/// Says what was done, and what is not in the result.
fn finish(args: &args::Terms, outcome: &Outcome<MadeGlossary>, begun: Instant, messages: &mut Messages) {
    messages.clear();
    let seconds = begun.elapsed().as_secs_f64();
    let made = &outcome.value;
    let (entries, rows, skipped) = (made.glossary.entries.len(), made.rows, outcome.skipped);
    messages.json(&json!({
        "event": "summary",
        "entries": entries,
        "rows": rows,
        "left_out": skipped,
        "seconds": (seconds * 1000.0).round() / 1000.0,
    }));
    let langs: Vec<&str> = made.glossary.langs.iter().map(Lang::as_str).collect();
    let (entries, rows) = (count(entries, "entry"), count(rows, "row"));
    messages.note(&format!("{entries} from {rows}, {} in {seconds:.1} s", langs.join(" ")));
    made.stops.iter().for_each(|list| messages.note(&stop_note(list)));
    made.statuses.iter().for_each(|counts| messages.note(&status_note(*counts)));
    made.reviewed.iter().for_each(|reviewed| messages.note(&review_note(*reviewed)));
    if args.inconsistent {
        messages.note(&deviation_note(made));
    }
    let files: Vec<String> = made.files.iter().map(|path| path.display().to_string()).collect();
    messages.note(&format!("files: {}", files.join(", ")));
    if skipped > 0 {
        messages.note(&format!("skipped: {}; {}", grouped(skipped), reasons(skipped)));
    }
}

/// What a stop list skips.
fn stop_note(list: &StopUse) -> String {
    let (entries, terms) = (count(list.entries, "entry"), count(list.terms, "term"));
    format!("{}: {entries} skipped, by {} of {terms}", list.path.display(), grouped(list.used))
}

/// How many rows use other renderings.
fn deviation_note(made: &MadeGlossary) -> String {
    let rows: BTreeSet<usize> = made.deviations.iter().map(|deviation| deviation.row).collect();
    let entries: BTreeSet<&str> = made.deviations.iter().map(|deviation| deviation.entry.as_str()).collect();
    let [places, rows, entries] = [made.deviations.len(), rows.len(), entries.len()];
    let (places, rows) = (count(places, "other rendering"), count(rows, "row"));
    format!("{places} in {rows}, of {}", count(entries, "entry"))
}

/// What the term base says about how many entries.
fn status_note(counts: StatusCounts) -> String {
    let [known, new, conflicting, rejected] =
        [counts.known, counts.new, counts.conflicting, counts.rejected].map(grouped);
    format!(
        "term base: of {} {known} known, {new} new, {conflicting} conflicting, {rejected} rejected{}",
        count(counts.all(), "entry"),
        terms_note(counts.rejected_terms)
    )
}

/// How many single terms are rejected, if there are any.
fn terms_note(terms: usize) -> String {
    if terms == 0 { String::new() } else { format!("; of other entries {} rejected", count(terms, "term")) }
}

/// What became of the decisions of a person.
fn review_note(reviewed: Reviewed) -> String {
    let [accepted, rejected] = [reviewed.accepted, reviewed.rejected].map(grouped);
    let terms = terms_note(reviewed.rejected_terms);
    format!("review: {accepted} accepted and kept, {rejected} rejected and skipped{terms}")
}
