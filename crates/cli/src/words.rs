//! `hexapla words`: two tokenised texts with one sentence per line in, links between their words out.

use std::io::Write as _;
use std::process::ExitCode;

use hexapla::WordsJob;
use hexapla::model::Links;

use crate::args::{self, Progress};
use crate::messages::Messages;
use crate::threads;

pub(crate) fn run(args: &args::Words) -> anyhow::Result<ExitCode> {
    threads::limit(args.jobs)?;
    let job = WordsJob {
        symmetrization: args.symmetrize.into(),
        seed: !args.no_seed,
        lexicons: args.lexicon.clone(),
        lexicon_out: args.lexicon_out.clone(),
        replace: args.replacing.replace(),
        ..WordsJob::new(args.source.clone(), args.target.clone())
    };
    let outcome = job.run(&mut Messages::new(args.talk, Progress::None))?;
    print(&outcome.value.links, args.probabilities)?;
    Ok(ExitCode::from(u8::from(outcome.skipped > 0)))
}

/// One line per row, links as `source-target`, counted from 0, with their probability if it is asked for.
fn print(links: &Links, probabilities: bool) -> anyhow::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for row in 0..links.len() {
        for (n, link) in links.row(row).iter().enumerate() {
            let blank = if n == 0 { "" } else { " " };
            write!(out, "{blank}{}-{}", link.source, link.target)?;
            if probabilities {
                write!(out, ":{:.4}", link.probability)?;
            }
        }
        writeln!(out)?;
    }
    Ok(out.flush()?)
}
