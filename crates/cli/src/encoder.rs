//! The sentence encoder that the arguments name.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::anyhow;
use hexapla::data::DataError;
use hexapla::encoder::{Cached, ENCODER, EncoderError, Precomputed, UniversalEncoder};
use hexapla::model::SentenceEncoder;

use crate::args::{self, Evidence};

/// The encoder that the arguments name, or the one of this machine.
pub(crate) fn open(evidence: &Evidence) -> anyhow::Result<Option<Arc<dyn SentenceEncoder>>> {
    if !evidence.vectors.is_empty() {
        let pair = |texts: &PathBuf| (texts.clone(), Precomputed::beside(texts));
        let files: Vec<(PathBuf, PathBuf)> = evidence.vectors.iter().map(pair).collect();
        return Ok(Some(Arc::new(Precomputed::open(&files)?)));
    }
    let path = match &evidence.encoder {
        args::Encoder::None => None,
        args::Encoder::Auto => ENCODER.locate(),
        args::Encoder::Path(path) => Some(path.clone()),
    };
    let Some(path) = path else {
        return match &evidence.vector_cache {
            None => Ok(None),
            Some(cache) => Err(anyhow!(
                "{}: no vectors to keep without a sentence encoder; `hexapla data install` fetches one",
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
        EncoderError::Data(DataError::Io { .. }) => {
            anyhow!("{error}; `hexapla data install` fetches an encoder, `--encoder none` goes without")
        }
        error => error.into(),
    })
}
