//! What the documents of a folder cost, stage by stage, on one thread: the least of several rounds, which noise changes
//! little.
//!
//!     cargo run --release -p hexapla-benches --bin stages -- FOLDER [ROUNDS]
//!
//! FOLDER has a folder for each document with a file for each language, as `generate.py` makes them (`doc-0001/en.txt`).

#![expect(clippy::print_stdout, reason = "a tool that prints figures")]

use std::env;
use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use hexapla::align::Aligner;
use hexapla::corpus::join;
use hexapla::model::{Document, Lang, Level, Segmented};
use hexapla::read::{DocumentFormat, Reader};
use hexapla::segment::Segmenter;
use hexapla_tests::LANGS;

/// How many documents the lexicon is learnt from, as in a run.
const SAMPLE: usize = 64;

/// The bytes of a version of a document.
struct Version {
    lang: Lang,
    path: PathBuf,
    bytes: Vec<u8>,
}

impl Version {
    fn read(folder: &Path, lang: &str) -> Result<Self, Box<dyn Error>> {
        let path = folder.join(format!("{lang}.txt"));
        Ok(Self { lang: Lang::parse(lang)?, bytes: fs::read(&path)?, path })
    }

    fn document(&self) -> Document {
        let lang = Some(self.lang);
        let read = Reader::default().read_bytes(
            &self.bytes,
            DocumentFormat::PlainText,
            &self.path,
            lang,
            "document",
        );
        read.expect("a text file").value
    }
}

/// Runs a stage several times; prints the least time for a document, and gives back what the last round made.
fn stage<T>(name: &str, rounds: usize, documents: usize, mut run: impl FnMut() -> T) -> T {
    stage_with(name, rounds, documents, || (), |()| run())
}

/// The same for a stage that takes what it is given; to `prepare` that is not timed.
fn stage_with<P, T>(
    name: &str,
    rounds: usize,
    documents: usize,
    mut prepare: impl FnMut() -> P,
    mut run: impl FnMut(P) -> T,
) -> T {
    let mut least = f64::INFINITY;
    let mut out = None;
    for _ in 0..rounds {
        let prepared = prepare();
        let begun = Instant::now();
        let made = run(prepared);
        least = least.min(begun.elapsed().as_secs_f64());
        out = Some(made);
    }
    println!("{name:24}{:8.2} ms a document", least * 1e3 / documents as f64);
    out.expect("a round")
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let folder = arguments.first().ok_or("expected a folder of documents, see benches/generate.py")?;
    let rounds = arguments.get(1).and_then(|n| n.to_str()?.parse().ok()).unwrap_or(10);
    let mut folders: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    folders.retain(|folder| folder.join("en.txt").exists());
    if folders.is_empty() {
        return Err(format!("{}: no document, expected folders with en.txt", folder.display()).into());
    }
    folders.sort();
    let versions: Vec<Vec<Version>> = folders
        .iter()
        .map(|folder| LANGS.iter().map(|lang| Version::read(folder, lang)).collect())
        .collect::<Result<_, Box<dyn Error>>>()?;
    let bytes: usize = versions.iter().flatten().map(|version| version.bytes.len()).sum();
    let count = versions.len();
    println!("{count} documents, {:.1} KB each", bytes as f64 / count as f64 / 1e3);
    rayon::ThreadPoolBuilder::new().num_threads(1).build()?.install(|| stages(&versions, rounds));
    Ok(())
}

fn stages(versions: &[Vec<Version>], rounds: usize) {
    let count = versions.len();
    let documents: Vec<Vec<Document>> = stage("read", rounds, count, || {
        versions.iter().map(|versions| versions.iter().map(Version::document).collect()).collect()
    });
    let copy = || documents.clone();
    let groups: Vec<Vec<Arc<Segmented>>> = stage_with("segment", rounds, count, copy, |documents| {
        let segment = |document| Arc::new(Segmenter::new().segment(document).value);
        documents.into_iter().map(|documents| documents.into_iter().map(segment).collect()).collect()
    });
    let aligner = Aligner::new();
    let sample = &groups[..count.min(SAMPLE)];
    let taught = stage("learn", rounds, sample.len(), || aligner.learn(sample).taught());
    let bitexts = stage("align", rounds, count, || {
        groups.iter().map(|texts| aligner.align_alone(texts, &taught)).collect::<Vec<_>>()
    });
    let rows: usize = stage("rows", rounds, count, || {
        let texts = groups.iter().zip(&bitexts);
        texts.map(|(texts, bitexts)| join("document", &texts[0], bitexts, Level::Sentence).units.len()).sum()
    });
    println!("{rows} rows");
}
