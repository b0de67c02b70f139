//! The command line of hexapla.

mod align;
mod args;
mod inspect;
mod sentences;
mod terminal;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let args = args::Args::parse();
    let done = match args.command {
        args::Command::Align(a) => align::run(&a),
        args::Command::Inspect(a) => inspect::run(&a),
        args::Command::Sentences(a) => sentences::run(&a),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            terminal::error(&error);
            ExitCode::from(2)
        }
    }
}
