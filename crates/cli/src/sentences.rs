//! `hexapla sentences`: two texts with one sentence per line in, beads out.

use std::io::Write as _;
use std::ops::Range;
use std::process::ExitCode;

use hexapla::SentencesJob;

use crate::args::{self, Progress};
use crate::messages::Messages;
use crate::threads;

pub(crate) fn run(args: &args::Sentences) -> anyhow::Result<ExitCode> {
    threads::limit(None)?;
    let job = SentencesJob {
        resources: args.evidence.resources(),
        replace: args.replacing.replace(),
        ..SentencesJob::new(args.source.clone(), args.target.clone())
    };
    let outcome = job.run(&mut Messages::new(args.talk, Progress::None))?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for bead in outcome.value.beads() {
        writeln!(out, "[{}]:[{}]:{:.4}", list(&bead.source), list(&bead.target), bead.score)?;
    }
    out.flush()?;
    Ok(ExitCode::from(u8::from(outcome.skipped > 0)))
}

fn list(lines: &Range<u32>) -> String {
    lines.clone().map(|n| n.to_string()).collect::<Vec<_>>().join(", ")
}
