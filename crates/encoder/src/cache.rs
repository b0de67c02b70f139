//! Vectors kept on disk from run to run, found by a sum of their text.
//!
//! A head names the encoder; records of equal length follow, each a sum of the text, the vector, and a checksum of both.
//! Records are only ever added. What is cut short or damaged ends the file: it is dropped and computed again.

use std::collections::HashMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use hexapla_model::{Diagnostic, Lang, Severity};
use rustc_hash::FxBuildHasher;
use sha2::{Digest, Sha256};

use crate::error::EncoderError;
use hexapla_data::check_kind;
use hexapla_model::{SentenceEncoder, Vectors};

/// What a cache begins with.
const MAGIC: &[u8] = b"hexapla vectors 1\n";
/// How long the sum of a text is.
const KEY: usize = 16;
/// How long the checksum of a record is.
const SUM: usize = 4;
/// The longest name of an encoder.
const LONGEST_NAME: usize = 1024;
/// How often a lock is tried, and how long to wait in between.
const TRIES: usize = 10;
const PAUSE: Duration = Duration::from_millis(20);

type Key = [u8; KEY];

/// An encoder whose vectors are kept in a file.
///
/// A cache never stops a run: vectors that cannot be read are computed, and
/// [`diagnostics`](SentenceEncoder::diagnostics) report the first error of writing. Several threads may compute at
/// once, each what it did not find.
#[derive(Debug)]
pub struct Cached<E> {
    encoder: E,
    path: PathBuf,
    store: Mutex<Store>,
}

/// The file, and what is in it.
#[derive(Debug)]
struct Store {
    file: File,
    /// How long the head is, in bytes.
    head: usize,
    /// How long a record is, in bytes.
    record: usize,
    /// The number of the record of each text.
    records: HashMap<Key, u64, FxBuildHasher>,
    count: u64,
    /// Whether this process may write: another one that holds the same file does.
    writes: bool,
    failed: Option<io::Error>,
}

impl<E: SentenceEncoder> Cached<E> {
    /// Keeps the vectors of `encoder` in the file `path`, which is made if need be; `identity` names the encoder. A file
    /// that another process has open is read, but not written.
    ///
    /// # Errors
    /// If the file cannot be opened, or is not a cache, or one of another encoder.
    pub fn open(encoder: E, identity: &str, path: &Path) -> Result<Self, EncoderError> {
        let failed = |source| EncoderError::Io { path: path.into(), source };
        check_kind(path).map_err(failed)?;
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
        let file = file.map_err(failed)?;
        let writes = lock(&file).map_err(failed)?;
        let head = head(identity, encoder.dimensions());
        let found = BufReader::new(&file).bytes().take(head.len() + LONGEST_NAME);
        let found: Vec<u8> = found.collect::<Result<_, _>>().map_err(failed)?;
        let begun = found.starts_with(&head);
        if !begun && !head.starts_with(&found) {
            return Err(other(&found, identity, path));
        }
        let record = KEY + encoder.dimensions() * 4 + SUM;
        let records = HashMap::default();
        let mut store = Store { file, head: head.len(), record, records, count: 0, writes, failed: None };
        if begun {
            store.scan().map_err(failed)?;
        } else if writes {
            store.begin(&head).map_err(failed)?;
        }
        Ok(Self { encoder, path: path.into(), store: Mutex::new(store) })
    }

    fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Fills in the rows that the file has, and returns which it lacks.
    fn read(&self, keys: &[Key], data: &mut [f32]) -> Vec<usize> {
        let mut store = self.store();
        let rows = data.chunks_exact_mut(self.dimensions()).zip(keys).enumerate();
        rows.filter_map(|(n, (row, key))| (!store.read(key, row)).then_some(n)).collect()
    }
}

impl<E: SentenceEncoder> SentenceEncoder for Cached<E> {
    fn dimensions(&self) -> usize {
        self.encoder.dimensions()
    }

    fn knows(&self, lang: Lang) -> bool {
        self.encoder.knows(lang)
    }

    fn encode(&self, texts: &[&str]) -> Vectors {
        let each: Vec<Range<usize>> = (0..texts.len()).map(|n| n..n + 1).collect();
        self.encode_runs(texts, &each)
    }

    fn encode_runs(&self, texts: &[&str], runs: &[Range<usize>]) -> Vectors {
        let keys: Vec<Key> = runs.iter().map(|run| key(&texts[run.clone()])).collect();
        let mut data = vec![0.0; runs.len() * self.dimensions()];
        let unknown = self.read(&keys, &mut data);
        // The file is not locked while vectors are computed: a thread that waits for its part of them may take up another
        // text, and would wait for itself.
        let new: Vec<Range<usize>> = unknown.iter().map(|n| runs[*n].clone()).collect();
        let vectors = self.encoder.encode_runs(texts, &new);
        for (n, row) in unknown.iter().zip(vectors.rows()) {
            data[n * self.dimensions()..][..self.dimensions()].copy_from_slice(row);
        }
        self.store().add(unknown.iter().map(|n| &keys[*n]).zip(vectors.rows()));
        Vectors::from_unit_rows(self.dimensions(), data)
    }

    fn fingerprint(&self) -> Option<u64> {
        self.encoder.fingerprint()
    }

    fn missing(&self, texts: &[&str]) -> Vec<usize> {
        self.encoder.missing(texts)
    }

    fn diagnostics(&self) -> Vec<Diagnostic> {
        let failed = self.store().failed.as_ref().map(|error| {
            let message = format!("vectors could not be kept: {error}");
            Diagnostic::new(Severity::Warning, &self.path, message)
                .hint("those before are kept; make room, or name another file")
        });
        failed.into_iter().chain(self.encoder.diagnostics()).collect()
    }
}

impl Store {
    /// Begins an empty file.
    fn begin(&mut self, head: &[u8]) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(0))?;
        self.file.write_all(head)
    }

    /// Reads which texts are there; ends where the first record is cut short or damaged.
    fn scan(&mut self) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.head as u64))?;
        let mut file = BufReader::with_capacity(1 << 16, &self.file);
        let mut record = vec![0; self.record];
        loop {
            match file.read_exact(&mut record) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
                Err(error) => return Err(error),
            }
            let (content, sum) = record.split_at(self.record - SUM);
            let Some((key, _)) = content.split_first_chunk() else { return Ok(()) };
            if crc32fast::hash(content).to_le_bytes() != sum {
                return Ok(());
            }
            self.records.entry(*key).or_insert(self.count);
            self.count += 1;
        }
    }

    /// Reads a vector, if it is there.
    fn read(&mut self, key: &Key, row: &mut [f32]) -> bool {
        let Some(&number) = self.records.get(key) else { return false };
        let place = self.place(number) + KEY as u64;
        let mut bytes = vec![0; row.len() * 4];
        let read = self.file.seek(SeekFrom::Start(place)).and_then(|_| self.file.read_exact(&mut bytes));
        row.iter_mut().zip(bytes.as_chunks().0).for_each(|(x, bytes)| *x = f32::from_le_bytes(*bytes));
        read.is_ok()
    }

    /// Adds those vectors to the file that it has not, in one piece.
    fn add<'a>(&mut self, rows: impl Iterator<Item = (&'a Key, &'a [f32])>) {
        if !self.writes {
            return;
        }
        let mut bytes = Vec::new();
        let mut new = 0;
        for (key, row) in rows {
            if self.records.contains_key(key) {
                continue;
            }
            self.records.insert(*key, self.count + new);
            new += 1;
            let start = bytes.len();
            bytes.extend(key);
            bytes.extend(row.iter().flat_map(|x| x.to_le_bytes()));
            bytes.extend(crc32fast::hash(&bytes[start..]).to_le_bytes());
        }
        let end = self.place(self.count);
        // What was cut short or damaged after the last good record goes.
        let written = self.file.set_len(end).and_then(|()| self.file.seek(SeekFrom::Start(end)));
        if let Err(error) = written.and_then(|_| self.file.write_all(&bytes)) {
            self.failed = Some(error);
            self.writes = false;
            let written = self.count;
            self.records.retain(|_, record| *record < written);
            return;
        }
        self.count += new;
    }

    fn place(&self, record: u64) -> u64 {
        self.head as u64 + record * self.record as u64
    }
}

/// Locks a file unless another process has it. A child of this process has all of its files for a moment, until its own
/// program begins: so a lock is worth some patience.
fn lock(file: &File) -> io::Result<bool> {
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(true),
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Ok(false)
}

/// What a cache of this encoder begins with.
fn head(identity: &str, dimensions: usize) -> Vec<u8> {
    let end = (0..=identity.len().min(LONGEST_NAME / 2)).rfind(|end| identity.is_char_boundary(*end));
    let name = format!("{} {dimensions}\n", identity[..end.unwrap_or(0)].replace('\n', " "));
    [MAGIC, name.as_bytes()].concat()
}

/// Why a file that begins with `found` is not a cache of this encoder.
fn other(found: &[u8], identity: &str, path: &Path) -> EncoderError {
    let name = found.strip_prefix(MAGIC).and_then(|rest| rest.split(|byte| *byte == b'\n').next());
    EncoderError::OtherCache {
        path: path.into(),
        expected: identity.into(),
        found: name.map_or("no encoder: it is not a cache".into(), |name| {
            String::from_utf8_lossy(name).into_owned()
        }),
    }
}

/// The sum of the texts of a run, each closed by a byte that no text has.
fn key(texts: &[&str]) -> Key {
    let mut sum = Sha256::new();
    for text in texts {
        sum.update(text);
        sum.update([0xff]);
    }
    let sum = sum.finalize();
    std::array::from_fn(|n| sum[n])
}

#[cfg(test)]
mod tests;
