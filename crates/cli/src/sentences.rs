//! `hexapla sentences`: texts with one sentence per line in, two by two, beads out.

use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{bail, ensure};
use hexapla::model::Alignment;
use hexapla::{Input, SentencePair, SentencePairs, SentencePairsJob, SentencesJob, beads};
use serde_json::json;

use crate::args::{self, Progress};
use crate::messages::Messages;
use crate::table::count;
use crate::threads;

pub(crate) fn run(args: &args::Sentences) -> anyhow::Result<ExitCode> {
    threads::limit(None)?;
    let mut messages = Messages::new(args.talk, Progress::None);
    match (&args.list, args.inputs.as_slice()) {
        (Some(list), _) => run_pairs(args, SentencePairs::in_list(list)?, &mut messages),
        (None, [folder]) if folder.path.is_dir() => {
            run_pairs(args, SentencePairs::in_folder(&folder.path)?, &mut messages)
        }
        (None, [source, target]) if args.output.is_none() => run_pair(args, source, target, &mut messages),
        (None, [source, target]) => {
            let mut pairs = SentencePairs::default();
            pairs.pairs.push(SentencePair::new(source.clone(), target.clone()));
            run_pairs(args, pairs, &mut messages)
        }
        _ => {
            bail!("one text has nothing to be aligned with; name two texts, a folder of them, or --list FILE")
        }
    }
}

fn run_pair(
    args: &args::Sentences,
    source: &Input,
    target: &Input,
    messages: &mut Messages,
) -> anyhow::Result<ExitCode> {
    let job = SentencesJob {
        resources: args.evidence.resources(),
        replace: args.replacing.replace(),
        ..SentencesJob::new(source.clone(), target.clone())
    };
    let outcome = job.run(messages)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    if args.json {
        write_json([&source.path, &target.path], &outcome.value, &mut out)?;
    } else {
        out.write_all(beads(&outcome.value).as_bytes())?;
    }
    out.flush()?;
    Ok(ExitCode::from(u8::from(outcome.skipped > 0)))
}

fn run_pairs(
    args: &args::Sentences,
    pairs: SentencePairs,
    messages: &mut Messages,
) -> anyhow::Result<ExitCode> {
    ensure!(
        args.output.is_some() || args.json,
        "{} of texts do not go to stdout one after the other; name a folder with -o, or take --json",
        count(pairs.pairs.len(), "pair")
    );
    ensure!(args.evidence.lexicon_out.is_none(), "--lexicon-out saves what one pair of texts has taught");
    let job = SentencePairsJob {
        output: args.output.clone(),
        resources: args.evidence.resources(),
        replace: args.replacing.replace(),
        ..SentencePairsJob::new(pairs)
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut written = Ok(());
    let outcome = job.run(messages, |pair, alignment| {
        if args.json && written.is_ok() {
            written = write_json([&pair.source.path, &pair.target.path], alignment, &mut out);
        }
    })?;
    written.and_then(|()| out.flush())?;
    if let Some(folder) = &args.output {
        messages.note(&format!("{} in {}", count(outcome.value, "pair"), folder.display()));
    }
    ensure!(outcome.value > 0 || outcome.kept > 0, "no pair could be aligned");
    Ok(ExitCode::from(u8::from(outcome.skipped > 0)))
}

/// Writes an object per bead.
fn write_json(
    [source, target]: [&Path; 2],
    alignment: &Alignment,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let [source, target] = [source, target].map(|path| path.display().to_string());
    for bead in alignment.beads() {
        let lines = [&bead.source, &bead.target].map(|lines| lines.clone().collect::<Vec<u32>>());
        let score = (f64::from(bead.score) * 1e4).round() / 1e4;
        let object = json!({
            "source_file": source, "target_file": target, "source": lines[0], "target": lines[1], "score": score,
        });
        writeln!(out, "{object}")?;
    }
    Ok(())
}
