//! `hexapla encoder`, and the encoder that the other subcommands use.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::anyhow;
use hexapla::encoder::{self, Cached, EncoderError, Precomputed, UniversalEncoder};
use hexapla::model::SentenceEncoder;

use crate::args::{self, EncoderTask, Evidence};
use crate::width::harmless;

pub(crate) fn run(task: EncoderTask) -> anyhow::Result<ExitCode> {
    match task {
        EncoderTask::Install => install(),
        EncoderTask::Status => status(),
    }
}

fn install() -> anyhow::Result<ExitCode> {
    let folder = encoder::data_folder().ok_or(EncoderError::NoDataFolder)?;
    print(&encoder::install(&folder)?)?;
    Ok(ExitCode::SUCCESS)
}

fn status() -> anyhow::Result<ExitCode> {
    let status = encoder::status();
    match status.found {
        Some(path) => {
            // What cannot be opened is no encoder.
            UniversalEncoder::open(&path)?;
            print(&path)?;
            Ok(ExitCode::SUCCESS)
        }
        None => {
            let mut err = std::io::stderr().lock();
            writeln!(err, "no sentence encoder; `hexapla encoder install` fetches one; looked for in:")?;
            let looked = status.looked.iter().map(|path| harmless(&path.display().to_string()));
            looked.into_iter().try_for_each(|path| writeln!(err, "  {path}"))?;
            Ok(ExitCode::from(1))
        }
    }
}

fn print(path: &Path) -> std::io::Result<()> {
    writeln!(std::io::stdout().lock(), "{}", path.display())
}

/// The encoder that the arguments name, or the one of this machine.
pub(crate) fn open(evidence: &Evidence) -> anyhow::Result<Option<Arc<dyn SentenceEncoder>>> {
    if !evidence.vectors.is_empty() {
        let pair = |texts: &PathBuf| (texts.clone(), Precomputed::beside(texts));
        let files: Vec<(PathBuf, PathBuf)> = evidence.vectors.iter().map(pair).collect();
        return Ok(Some(Arc::new(Precomputed::open(&files)?)));
    }
    let path = match &evidence.encoder {
        args::Encoder::None => None,
        args::Encoder::Auto => encoder::locate(),
        args::Encoder::Path(path) => Some(path.clone()),
    };
    let Some(path) = path else {
        return match &evidence.vector_cache {
            None => Ok(None),
            Some(cache) => Err(anyhow!(
                "{}: no vectors to keep without a sentence encoder; `hexapla encoder install` fetches one",
                cache.display()
            )),
        };
    };
    let encoder = open_at(&path)?;
    Ok(Some(match &evidence.vector_cache {
        None => Arc::new(encoder),
        Some(cache) => {
            let identity = encoder.identity().to_owned();
            Arc::new(Cached::open(encoder, &identity, cache)?)
        }
    }))
}

fn open_at(path: &Path) -> anyhow::Result<UniversalEncoder> {
    UniversalEncoder::open(path).map_err(|error| match error {
        EncoderError::Io { .. } => {
            anyhow!("{error}; `hexapla encoder install` fetches an encoder, `--encoder none` goes without")
        }
        error => error.into(),
    })
}
