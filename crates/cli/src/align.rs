//! `hexapla align`: files in, a corpus in a folder out.

use std::process::ExitCode;

use anyhow::ensure;
use hexapla::{AlignJob, Repeats, Resume};

use crate::screen::Screen;
use crate::{args, threads};

pub(crate) fn run(args: &args::Align) -> anyhow::Result<ExitCode> {
    ensure!(
        !args.dedup || args.shard.is_none(),
        "--dedup compares the rows of all documents, and --shard knows only those of its part; leave out one of the two"
    );
    threads::limit(args.jobs)?;
    let options = args.writing.options()?;
    let job = AlignJob {
        pairs: args.pairs_file.clone(),
        output: args.output.clone(),
        formats: args.format.clone(),
        options: options.clone(),
        pivot: args.pivot,
        level: args.level.into(),
        resources: args.evidence.resources(),
        replace: args.replacing.replace(),
        resume: if args.fresh { Resume::Fresh } else { Resume::Continue },
        repeats: if args.dedup { Repeats::Drop } else { Repeats::Keep },
        shard: args.shard,
        ..AlignJob::new(args.inputs.clone())
    };
    let plan = job.plan()?;
    let mut screen = Screen::new(args, &plan, options);
    if args.output.is_none() {
        let folder = plan.folder().display();
        screen.note(&format!("no folder is named with -o: the corpus goes to {folder}"));
    }
    let outcome = plan.run(&mut screen)?;
    let shown = screen.finish(args, &outcome);
    let is_something = outcome.value.documents > 0 || outcome.kept > 0;
    ensure!(is_something || screen.has_no_share(), "no document could be read and written");
    Ok(ExitCode::from(u8::from(outcome.skipped > 0 || !shown || screen.pairs_nothing())))
}
