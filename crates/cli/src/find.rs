//! `hexapla find`: a term and a corpus in, the rows with the term out.

use std::io::Write as _;
use std::process::ExitCode;

use hexapla::{Concordance, Event, FindJob, Report};

use crate::args::{self, Progress};
use crate::messages::Messages;
use crate::table::{count, grouped};
use crate::{aligned_first, kwic, threads};

/// As `grep` has it: rows were found, none was, something could not be read.
const FOUND: u8 = 0;
const NOT_FOUND: u8 = 1;
const UNREAD: u8 = 2;

pub(crate) fn run(args: &args::Find) -> anyhow::Result<ExitCode> {
    threads::limit(args.jobs)?;
    let concordance = concordance(args)?;
    let mut messages = Messages::new(args.talk, Progress::Auto);
    let (inputs, left_out) = aligned_first::corpora(&args.inputs, None, &mut messages)?;
    let job = FindJob { concordance, inputs };
    let mut search = Search(messages);
    let outcome = job.run(&mut search)?;
    let Search(mut messages) = search;
    messages.clear();
    let (gathered, found) = (&outcome.value.gathered, &outcome.value.found);
    let page = kwic::Page { gathered, found, symbols: gathered.symbols() };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    page.write(args.format, &args.tables.options(), &mut out)?;
    out.flush()?;
    let shown = found.occurrences.len();
    let first = if shown < found.rows { format!(", {} shown", grouped(shown)) } else { String::new() };
    let rows = count(gathered.corpus.units.len(), "row");
    messages.note(&format!("found in {} of {rows}{first}", grouped(found.rows)));
    Ok(ExitCode::from(match found.rows {
        _ if outcome.skipped + left_out > 0 => UNREAD,
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

/// Shows the events of a search.
struct Search(Messages);

impl Report for Search {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Searching { rows } => {
                self.0.progress(&format!("looking through {}", count(rows, "row")));
            }
            event => self.0.event(event),
        }
    }
}
