//! What the aligner uses beside the texts: lexicons, and a sentence encoder with its files.

use std::path::PathBuf;

use hexapla_align::Aligner;
#[cfg(feature = "encoder")]
use hexapla_align::Encoding;
#[cfg(feature = "encoder")]
use hexapla_data::{Choice, DataError};
#[cfg(feature = "encoder")]
use hexapla_encoder::{Cached, Deferred, ENCODER, EncoderError, Precomputed, UniversalEncoder};
#[cfg(feature = "encoder")]
use hexapla_model::SentenceEncoder;
#[cfg(feature = "encoder")]
use std::path::Path;
#[cfg(feature = "encoder")]
use std::sync::Arc;

use super::lexicons::{Lexicons, Saved};
use crate::report::Tally;
use crate::{Guard, JobError, LexiconFile, OutputError, lexicon_entries};

/// What the aligner uses beside the texts.
#[derive(Debug, Clone, Default)]
pub struct Resources {
    /// Files with words that translate each other.
    pub lexicons: Vec<LexiconFile>,
    /// Where the words that were learnt are saved.
    pub lexicon_out: Option<PathBuf>,
    /// The sentence encoder.
    #[cfg(feature = "encoder")]
    pub encoder: EncoderFiles,
}

/// The files of a sentence encoder.
#[cfg(feature = "encoder")]
#[derive(Debug, Clone, Default)]
pub struct EncoderFiles {
    /// Which encoder.
    pub choice: Choice,
    /// Which documents are encoded; all if `vectors` are given.
    pub encoding: Encoding,
    /// Files of lines whose vectors another encoder computed; beside each is one with its vectors. They replace the encoder.
    pub vectors: Vec<PathBuf>,
    /// Where vectors are kept for the next run.
    pub cache: Option<PathBuf>,
}

/// Which texts of a job need an encoder, if there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// Those in doubt.
    InDoubt,
    /// All.
    Always,
}

/// Resources that are open.
pub(super) struct Opened {
    pub(super) lexicons: Lexicons,
    pub(super) saved: Option<Saved>,
    pub(super) aligner: Aligner,
}

impl Resources {
    /// Declares to `guard` what is read and written, then reads the lexicons and opens the encoder.
    ///
    /// # Errors
    /// If a file cannot be read or may not be written.
    pub(super) fn open(
        &self,
        guard: &mut Guard,
        tally: &mut Tally<'_>,
        need: Need,
    ) -> Result<Opened, JobError> {
        self.declare(guard)?;
        let saved = Saved::find(self.lexicon_out.as_deref(), &self.lexicons, guard)?;
        let lexicons = Lexicons::read(&self.lexicons, tally)?;
        let aligner = Aligner::new().with_lexicon(lexicon_entries(&lexicons.pairs));
        let aligner = self.aligner(aligner, need)?;
        Ok(Opened { lexicons, saved, aligner })
    }

    #[cfg(feature = "encoder")]
    fn declare(&self, guard: &mut Guard) -> Result<(), OutputError> {
        self.encoder.declare(guard)
    }

    #[cfg(feature = "encoder")]
    fn aligner(&self, aligner: Aligner, need: Need) -> Result<Aligner, JobError> {
        Ok(match self.encoder.open(need)? {
            Some(encoder) => aligner.with_encoder(encoder).with_encoding(self.encoder.encoding()),
            None => aligner,
        })
    }

    #[cfg(not(feature = "encoder"))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "there is an encoder with the feature")]
    fn declare(&self, _: &mut Guard) -> Result<(), OutputError> {
        Ok(())
    }

    #[cfg(not(feature = "encoder"))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "there is an encoder with the feature")]
    fn aligner(&self, aligner: Aligner, _: Need) -> Result<Aligner, JobError> {
        Ok(aligner)
    }
}

#[cfg(feature = "encoder")]
impl EncoderFiles {
    /// Declares what is read, and claims the cache.
    fn declare(&self, guard: &mut Guard) -> Result<(), OutputError> {
        for texts in &self.vectors {
            guard.reads(texts);
            guard.reads(&Precomputed::beside(texts));
        }
        self.path().iter().for_each(|path| guard.reads(path));
        self.cache.iter().try_for_each(|cache| guard.claim(cache))
    }

    /// Which documents are encoded.
    fn encoding(&self) -> Encoding {
        if self.vectors.is_empty() { self.encoding } else { Encoding::Always }
    }

    /// The file or folder of the encoder.
    fn path(&self) -> Option<PathBuf> {
        self.choice.path(&ENCODER)
    }

    /// The encoder, or the vectors that stand in for it.
    fn open(&self, need: Need) -> Result<Option<Arc<dyn SentenceEncoder>>, JobError> {
        // What somebody named is opened at once, so that what is wrong with it is told before the work begins.
        let is_deferred =
            need == Need::InDoubt && self.choice == Choice::Installed && self.encoding == Encoding::InDoubt;
        if !self.vectors.is_empty() {
            let beside = self.vectors.iter().map(|texts| (texts.clone(), Precomputed::beside(texts)));
            let files: Vec<(PathBuf, PathBuf)> = beside.collect();
            return Ok(Some(Arc::new(Precomputed::open(&files).map_err(JobError::Encoder)?)));
        }
        match (self.path(), &self.cache) {
            (None, None) if self.encoding == Encoding::Always => Err(JobError::NoEncoderForAll),
            (None, None) => Ok(None),
            (None, Some(cache)) => Err(JobError::NoEncoder { path: cache.clone() }),
            (Some(path), None) if is_deferred => Ok(Some(Arc::new(Deferred::new(&path).map_err(refused)?))),
            (Some(path), None) => Ok(Some(Arc::new(open_encoder(&path)?))),
            (Some(path), Some(cache)) => {
                let encoder = open_encoder(&path)?;
                let identity = encoder.identity().to_owned();
                let cached = Cached::open(encoder, &identity, cache).map_err(JobError::Encoder)?;
                Ok(Some(Arc::new(cached)))
            }
        }
    }
}

/// The encoder at `path`.
///
/// # Errors
/// If it cannot be read.
#[cfg(feature = "encoder")]
pub(super) fn open_encoder(path: &Path) -> Result<UniversalEncoder, JobError> {
    UniversalEncoder::open(path).map_err(refused)
}

#[cfg(feature = "encoder")]
fn refused(error: EncoderError) -> JobError {
    match error {
        EncoderError::Data(DataError::Io { .. }) => JobError::NoEncoderFile { source: error },
        error => JobError::Encoder(error),
    }
}
