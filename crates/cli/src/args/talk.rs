//! How much a command says on stderr.

use clap::{Args as ClapArgs, ValueEnum};

/// How much is reported on stderr.
#[derive(Debug, Clone, Copy, Default, ClapArgs)]
pub(crate) struct Talk {
    /// Show errors only
    #[arg(short, long, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Show every message, even if many are alike
    #[arg(short, long)]
    pub(crate) verbose: bool,
}

/// How the progress of a run is shown on stderr.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Progress {
    /// A counter, if stderr is a terminal
    Auto,
    /// Everything on stderr is one JSON object per line
    Json,
    /// Messages only
    None,
}
