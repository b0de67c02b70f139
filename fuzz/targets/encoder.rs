//! Files of sentence encoders: vectors that were computed before, weights and tokenizer, the cache.

use hexapla::encoder::{Cached, Precomputed, UniversalEncoder};
use hexapla::model::{SentenceEncoder, Vectors};

use tempfile::TempDir;

use super::Verdict;
use crate::scratch;

/// The arrays of the weights.
const ARRAYS: [&str; 38] = [
    "q1.npy",
    "q2.npy",
    "scale.npy",
    "lo.npy",
    "ln_g.npy",
    "ln_b.npy",
    "cnn_W.npy",
    "cnn_b.npy",
    "d0.npy",
    "p1.npy",
    "d1.npy",
    "d2.npy",
    "p3.npy",
    "d3.npy",
    "proj2.npy",
    "w1_2.npy",
    "w2_2.npy",
    "proj_b2.npy",
    "ln_g2.npy",
    "ln_b2.npy",
    "b1_2.npy",
    "b2_2.npy",
    "proj3.npy",
    "w1_3.npy",
    "w2_3.npy",
    "proj_b3.npy",
    "ln_g3.npy",
    "ln_b3.npy",
    "b1_3.npy",
    "b2_3.npy",
    "proj5.npy",
    "w1_5.npy",
    "w2_5.npy",
    "proj_b5.npy",
    "ln_g5.npy",
    "ln_b5.npy",
    "b1_5.npy",
    "b2_5.npy",
];

/// Texts, and their vectors.
pub(super) fn vectors(data: &[u8]) -> Verdict {
    let folder = scratch::folder();
    let [texts, numbers] = scratch::split(data);
    let path = scratch::put(&folder, "seed.txt", texts);
    let beside = Precomputed::beside(&path);
    std::fs::write(&beside, numbers).expect("the temporary folder has room");
    let Ok(known) = Precomputed::open(&[(path, beside)]).map_err(|error| error.to_string()) else {
        return Verdict::Refused;
    };
    let text = String::from_utf8_lossy(texts);
    let lines: Vec<&str> = text.split('\n').take(8).collect();
    check(&known.encode(&lines), lines.len());
    Verdict::Accepted
}

/// A SentencePiece model, then the arrays of the weights in the order of [`ARRAYS`].
pub(super) fn encoder(data: &[u8]) -> Verdict {
    let folder = scratch::folder();
    let [model, arrays] = scratch::split(data);
    scratch::put(&folder, "sp.model", model);
    scratch::put(&folder, "weights.npz", &scratch::zip(arrays, ARRAYS));
    check_encoder(&folder)
}

/// The weights as a zip archive, beside a SentencePiece model of three pieces.
pub(super) fn weights(data: &[u8]) -> Verdict {
    let folder = scratch::folder();
    let [model, archive] = scratch::split(data);
    scratch::put(&folder, "sp.model", model);
    scratch::put(&folder, "weights.npz", archive);
    check_encoder(&folder)
}

fn check_encoder(folder: &TempDir) -> Verdict {
    match UniversalEncoder::open(folder.path()) {
        Ok(encoder) => {
            let vectors = encoder.encode(&["Water.", "水"]);
            assert_eq!(vectors, encoder.encode(&["Water.", "水"]), "computed alike");
            assert_eq!(vectors.len(), 2, "one vector per text");
            Verdict::Accepted
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
            Verdict::Refused
        }
    }
}

/// The vectors of nothing: what is in the cache counts alone.
#[derive(Debug)]
struct Zeros;

impl SentenceEncoder for Zeros {
    fn dimensions(&self) -> usize {
        2
    }

    fn encode(&self, texts: &[&str]) -> Vectors {
        Vectors::new(2, texts.iter().flat_map(|_| [1.0, 0.0]).collect())
    }
}

pub(super) fn cache(data: &[u8]) -> Verdict {
    let folder = scratch::folder();
    let path = scratch::put(&folder, "seed.cache", data);
    let Ok(cached) = Cached::open(Zeros, "zeros", &path).map_err(|error| error.to_string()) else {
        return Verdict::Refused;
    };
    check(&cached.encode(&["Water.", "水", ""]), 3);
    Verdict::Accepted
}

/// Checks that there is a finite vector for each text.
fn check(vectors: &Vectors, texts: usize) {
    assert_eq!(vectors.len(), texts, "one vector per text");
    assert!(vectors.as_slice().iter().all(|x| x.is_finite()), "a vector of finite numbers");
}
