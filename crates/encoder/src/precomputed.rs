//! Vectors that another encoder made before, in the format of Vecalign (Thompson and Koehn 2019): a file of texts, one a
//! line, and a file of the vectors of these lines as little-endian `f32`, one after the other.

use std::collections::HashMap;
use std::hash::BuildHasher as _;
use std::io::{BufReader, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};

use rustc_hash::FxBuildHasher;

use crate::error::EncoderError;
use hexapla_data::{open_file, read_file};
use hexapla_model::{SentenceEncoder, Vectors};

/// What stands for a line without text.
const BLANK_LINE: &str = "BLANK_LINE";
/// Of a longer text only so many characters are written.
const LONGEST: usize = 10_000;
/// The most numbers that a vector may have.
const MOST_DIMENSIONS: u64 = 1 << 16;

/// Vectors of known texts.
#[derive(Debug)]
pub struct Precomputed {
    dimensions: usize,
    /// The row of each text; of equal texts the first counts.
    rows: HashMap<String, usize, FxBuildHasher>,
    vectors: Vec<f32>,
}

impl Precomputed {
    /// Reads pairs of a file of texts and a file of their vectors.
    ///
    /// # Errors
    /// If a file cannot be read, the vectors do not fit the texts or each other, or one is not made of finite numbers.
    pub fn open(files: &[(PathBuf, PathBuf)]) -> Result<Self, EncoderError> {
        let mut all = Self { dimensions: 0, rows: HashMap::default(), vectors: Vec::new() };
        for (texts, vectors) in files {
            all.add(texts, vectors)?;
        }
        Ok(all)
    }

    /// The file of vectors that belongs to a file of texts: its name with `.emb`, as Vecalign's examples have it.
    #[must_use]
    pub fn beside(texts: &Path) -> PathBuf {
        let mut name = texts.as_os_str().to_owned();
        name.push(".emb");
        name.into()
    }

    fn add(&mut self, texts: &Path, vectors: &Path) -> Result<(), EncoderError> {
        let lines = read_lines(texts)?;
        let failed = |source| EncoderError::Io { path: vectors.into(), source };
        let mut file = BufReader::new(open_file(vectors).map_err(failed)?);
        let size = file.get_ref().metadata().map_err(failed)?.len();
        let count = lines.len() as u64 * 4;
        let dimensions =
            size.checked_div(count).filter(|n| (1..=MOST_DIMENSIONS).contains(n) && n * count == size);
        let Some(dimensions) = dimensions.and_then(|n| usize::try_from(n).ok()) else {
            let expected = format!("equally long vectors of 4-byte numbers for {} lines", lines.len());
            return Err(wrong(vectors, expected, format!("{size} bytes")));
        };
        if self.dimensions != 0 && self.dimensions != dimensions {
            let expected = format!("vectors of {} numbers as in the file before", self.dimensions);
            return Err(wrong(vectors, expected, format!("{dimensions}")));
        }
        self.dimensions = dimensions;
        let first = self.vectors.len() / dimensions;
        let mut row = vec![0; dimensions * 4];
        for _ in &lines {
            file.read_exact(&mut row).map_err(failed)?;
            self.vectors.extend(row.as_chunks().0.iter().map(|number| f32::from_le_bytes(*number)));
        }
        if let Some(at) = self.vectors[first * dimensions..].iter().position(|x| !x.is_finite()) {
            let found =
                format!("{} in vector {}", self.vectors[first * dimensions + at], at / dimensions + 1);
            return Err(wrong(vectors, "finite numbers of type f32, little-endian".into(), found));
        }
        for (n, line) in lines.iter().enumerate() {
            self.rows.entry(key(line)).or_insert(first + n);
        }
        Ok(())
    }
}

impl SentenceEncoder for Precomputed {
    fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// That of its texts, in whatever order, and of their vectors.
    fn fingerprint(&self) -> Option<u64> {
        let texts = self.rows.iter().map(|row| FxBuildHasher.hash_one(row)).fold(0, u64::wrapping_add);
        let bits: Vec<u32> = self.vectors.iter().map(|number| number.to_bits()).collect();
        Some(texts.wrapping_add(FxBuildHasher.hash_one(bits)))
    }

    fn encode(&self, texts: &[&str]) -> Vectors {
        let each: Vec<Range<usize>> = (0..texts.len()).map(|n| n..n + 1).collect();
        self.encode_runs(texts, &each)
    }

    /// The vectors of the joined texts, which the format has, or the sums of those of the texts.
    fn encode_runs(&self, texts: &[&str], runs: &[Range<usize>]) -> Vectors {
        let mut data = vec![0.0; runs.len() * self.dimensions];
        for (row, run) in data.chunks_exact_mut(self.dimensions.max(1)).zip(runs) {
            let joined = self.rows.get(&key(&texts[run.clone()].join(" "))).copied();
            let known: Vec<usize> = match joined {
                Some(row) => vec![row],
                None => {
                    texts[run.clone()].iter().filter_map(|text| self.rows.get(&key(text)).copied()).collect()
                }
            };
            for known in known {
                let vector = &self.vectors[known * self.dimensions..][..self.dimensions];
                row.iter_mut().zip(vector).for_each(|(sum, x)| *sum += x);
            }
        }
        Vectors::new(self.dimensions.max(1), data)
    }

    fn missing(&self, texts: &[&str]) -> Vec<usize> {
        (0..texts.len()).filter(|n| !self.rows.contains_key(&key(texts[*n]))).collect()
    }
}

/// A text as it is in a file of texts.
fn key(text: &str) -> String {
    match text.trim() {
        "" => BLANK_LINE.to_owned(),
        text => text.chars().take(LONGEST).collect(),
    }
}

/// The lines of a file of UTF-8.
fn read_lines(path: &Path) -> Result<Vec<String>, EncoderError> {
    let bytes = read_file(path)?;
    let lines = bytes.strip_suffix(b"\n").unwrap_or(&bytes).split(|byte| *byte == b'\n');
    let lines = if bytes.is_empty() { None } else { Some(lines) };
    let mut out = Vec::new();
    for (n, line) in lines.into_iter().flatten().enumerate() {
        let text = std::str::from_utf8(line).map_err(|error| EncoderError::Line {
            path: path.into(),
            line: n + 1,
            expected: "UTF-8",
            found: error.to_string(),
        })?;
        out.push(text.to_owned());
    }
    Ok(out)
}

/// An error that says that a file of vectors does not fit its texts.
fn wrong(vectors: &Path, expected: String, found: String) -> EncoderError {
    EncoderError::Vectors { path: vectors.into(), expected, found }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// What becomes of files with these contents.
    fn opened(files: &[(&[u8], &[f32], usize)]) -> Result<Precomputed, EncoderError> {
        let folder = tempfile::tempdir().unwrap();
        let write = |(n, (texts, numbers, cut)): (usize, &(&[u8], &[f32], usize))| {
            let path = folder.path().join(format!("overlaps{n}"));
            fs::write(&path, texts).unwrap();
            let mut bytes: Vec<u8> = numbers.iter().flat_map(|x| x.to_le_bytes()).collect();
            bytes.truncate(bytes.len() - cut);
            fs::write(Precomputed::beside(&path), bytes).unwrap();
            (path.clone(), Precomputed::beside(&path))
        };
        let files: Vec<(PathBuf, PathBuf)> = files.iter().enumerate().map(write).collect();
        Precomputed::open(&files)
    }

    #[test]
    fn known_texts_have_their_vectors() {
        let source: (&[u8], &[f32], usize) =
            ("a\n水 条约 \na\n".as_bytes(), &[0.0, 2.0, 3.0, 4.0, 9.0, 0.0], 0);
        let known = opened(&[source, (b"BLANK_LINE", &[-1.0, 0.0], 0)]).unwrap();
        let vectors = known.encode(&["水 条约", "a", "b", " "]);
        assert_eq!(vectors.as_slice(), [0.6, 0.8, 0.0, 1.0, 0.0, 0.0, -1.0, 0.0]);
        // The joined text is known; of the two others only one is; nothing.
        let vectors = known.encode_runs(&["水", "条约", "a", "b"], &[0..2, 2..4, 1..2, 0..0]);
        assert_eq!(vectors.as_slice(), [0.6, 0.8, 0.0, 1.0, 0.0, 0.0, -1.0, 0.0]);
        assert_eq!(known.missing(&["a", "b", ""]), [1]);
    }

    #[test]
    fn vectors_that_do_not_fit_are_refused() {
        let two: &[u8] = b"a\nb\n";
        let refused = |files: &[(&[u8], &[f32], usize)]| opened(files).unwrap_err().to_string();
        let said = refused(&[(two, &[1.0; 4], 1)]);
        assert!(said.contains("for 2 lines, found 15 bytes; compute the vectors again"), "{said}");
        assert!(refused(&[(two, &[1.0; 3], 0)]).contains("found 12 bytes"));
        assert!(refused(&[(b"", &[1.0; 4], 0)]).contains("for 0 lines"));
        assert!(refused(&[(two, &[], 0)]).contains("found 0 bytes"));
        let said = refused(&[(two, &[1.0; 4], 0), (two, &[1.0; 6], 0)]);
        assert!(said.contains("expected vectors of 2 numbers as in the file before, found 3"), "{said}");
        assert!(refused(&[(two, &[1.0, 1.0, f32::NAN, 1.0], 0)]).contains("found NaN in vector 2"));
        assert!(refused(&[(b"a\n\xff\n", &[1.0; 4], 0)]).contains("line 2: expected UTF-8"));
    }
}
