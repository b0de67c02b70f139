//! The command line of hexapla.

mod align;
mod args;
mod completions;
mod convert;
mod encoder;
mod examples;
mod fold;
mod inspect;
mod lexicon;
mod man;
mod messages;
mod outputs;
mod score;
mod screen;
mod sentences;
mod sheet;
mod show;
mod table;
mod terminal;
mod terms;
mod threads;
mod width;
mod words;
mod writing;

use std::io;
use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let args = args::Args::parse();
    let progress = match &args.command {
        args::Command::Align(a) => a.progress,
        args::Command::Terms(a) => a.progress,
        _ => args::Progress::None,
    };
    let done = threads::run(|| run(&args)).unwrap_or_else(|error| Err(error.into()));
    match done {
        Ok(code) => code,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            messages::fatal(&error, progress);
            ExitCode::from(2)
        }
    }
}

fn run(args: &args::Args) -> anyhow::Result<ExitCode> {
    match &args.command {
        args::Command::Align(a) => align::run(a),
        args::Command::Inspect(a) => inspect::run(a),
        args::Command::Sentences(a) => sentences::run(a),
        args::Command::Words(a) => words::run(a),
        args::Command::Terms(a) => terms::run(a),
        args::Command::Convert(a) => convert::run(a),
        args::Command::Score(a) => score::run(a),
        args::Command::Encoder { task } => encoder::run(*task),
        args::Command::Completions(a) => completions::run(a),
        args::Command::Man(a) => man::run(a),
    }
}

/// Whether the reader of stdout went away, as `head` does: nothing is wrong then.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let is = |e: &io::Error| e.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(is))
}
