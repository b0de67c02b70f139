//! `hexapla completions`.

use std::io::Write as _;
use std::process::ExitCode;

use clap::CommandFactory as _;

use crate::args;

pub(crate) fn run(args: &args::Completions) -> anyhow::Result<ExitCode> {
    // Into memory first: the generator panics where it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut args::Args::command(), "hexapla", &mut script);
    let mut out = std::io::stdout().lock();
    out.write_all(&script)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
