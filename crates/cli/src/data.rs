//! `hexapla data`: models and dictionaries that are fetched once.

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use hexapla::data::{DataError, Package, data_folder};
use hexapla::encoder::{ENCODER, UniversalEncoder};
use hexapla::morphology::{RUSSIAN, Russian};

use crate::args::{DataName, DataTask};
use crate::width::harmless;

pub(crate) fn run(task: &DataTask) -> anyhow::Result<ExitCode> {
    match task {
        DataTask::Install { names } => install(&chosen(names)),
        DataTask::Status { names } => status(&chosen(names)),
    }
}

/// The named packages, or all.
fn chosen(names: &[DataName]) -> Vec<DataName> {
    if names.is_empty() { vec![DataName::Encoder, DataName::Russian] } else { names.to_vec() }
}

fn package(name: DataName) -> &'static Package {
    match name {
        DataName::Encoder => &ENCODER,
        DataName::Russian => &RUSSIAN,
    }
}

fn install(names: &[DataName]) -> anyhow::Result<ExitCode> {
    let folder = data_folder().ok_or(DataError::NoDataFolder)?;
    for &name in names {
        print(&package(name).install(&folder)?)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints the path of each package that is there; what cannot be opened is an error.
fn status(names: &[DataName]) -> anyhow::Result<ExitCode> {
    let mut missing = false;
    for &name in names {
        let package = package(name);
        let status = package.status();
        let Some(path) = status.found else {
            missing = true;
            let mut err = std::io::stderr().lock();
            writeln!(err, "no {}; `{}` fetches one; looked for in:", package.what, package.command)?;
            for path in status.looked {
                writeln!(err, "  {}", harmless(&path.display().to_string()))?;
            }
            continue;
        };
        match name {
            DataName::Encoder => drop(UniversalEncoder::open(&path)?),
            DataName::Russian => drop(Russian::open(&path)?),
        }
        print(&path)?;
    }
    Ok(ExitCode::from(u8::from(missing)))
}

fn print(path: &Path) -> std::io::Result<()> {
    writeln!(std::io::stdout().lock(), "{}", path.display())
}
