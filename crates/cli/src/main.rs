//! The command line of hexapla.

mod align;
mod aligned_first;
mod args;
mod arguments;
mod completions;
mod convert;
mod data;
mod digest;
mod examples;
mod find;
mod fold;
mod inspect;
mod kwic;
mod man;
mod messages;
mod pace;
mod pair;
mod score;
mod screen;
mod sentences;
mod sheet;
mod show;
mod signals;
mod table;
mod terminal;
mod terms;
mod threads;
mod values;
mod width;
mod words;
mod writing;

use std::io;
use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    signals::end_cleanly();
    signals::allow_files();
    hexapla::read::tidy();
    let args = args::Args::try_parse_from(arguments::complete(std::env::args_os()));
    let args = args.unwrap_or_else(|error| refuse(&error));
    let progress = match &args.command {
        args::Command::Align(a) => a.progress,
        args::Command::Terms(a) => a.progress,
        _ => args::Progress::None,
    };
    let done = threads::run(|| run(&args))
        .unwrap_or_else(|error| Err(anyhow::Error::new(error).context("no thread can be started")));
    match done {
        Ok(code) => code,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            messages::fatal(&error, progress);
            ExitCode::from(if is_kept(&error) { 1 } else { 2 })
        }
    }
}

fn run(args: &args::Args) -> anyhow::Result<ExitCode> {
    match &args.command {
        args::Command::Align(a) => align::run(a),
        args::Command::Pair(a) => pair::run(a),
        args::Command::Inspect(a) => inspect::run(a),
        args::Command::Sentences(a) => sentences::run(a),
        args::Command::Words(a) => words::run(a),
        args::Command::Terms(a) => terms::run(a),
        args::Command::Find(a) => find::run(a),
        args::Command::Convert(a) => convert::run(a),
        args::Command::Score(a) => score::run(a),
        args::Command::Data { task } => data::run(task),
        args::Command::Completions(a) => completions::run(a),
        args::Command::Man(a) => man::run(a),
    }
}

/// Says what is wrong with the arguments, or what was asked for instead of work. What arguments hold is quoted, but does not
/// drive the terminal.
fn refuse(error: &clap::Error) -> ! {
    if let Some(message) = arguments::unknown_command(error) {
        let message = format!("error: {message}\n");
        let _ = io::Write::write_all(&mut io::stderr(), width::harmless_lines(&message).as_bytes());
        std::process::exit(error.exit_code());
    }
    let text = error.render().to_string();
    let plain = width::harmless_lines(&text);
    if !error.use_stderr() || plain == text {
        error.exit();
    }
    // Where stderr is gone, there is nobody left to report to.
    let _ = io::Write::write_all(&mut io::stderr(), plain.as_bytes());
    std::process::exit(error.exit_code());
}

/// Whether the only result is not written because the file there is a person's work: nothing failed.
fn is_kept(error: &anyhow::Error) -> bool {
    error.downcast_ref::<hexapla::JobError>().is_some_and(hexapla::JobError::is_kept)
}

/// Whether the reader of stdout went away, as `head` does: nothing is wrong then.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let mut causes = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    causes.any(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
