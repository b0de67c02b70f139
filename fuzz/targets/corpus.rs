//! Readers of corpora: the same each time, and what is written of it reads back the same.

use std::fs;
use std::path::{Path, PathBuf};

use hexapla::formats::{Format, Options};
use hexapla::formats::{Importer, ReadError};
use hexapla::model::{Corpus, Lang};

use super::Verdict;
use super::document::twice;
use crate::scratch;

/// Languages of source and target where a file does not name them.
const LANGS: [Lang; 2] = [Lang::EN, Lang::FR];
/// The parts of a spreadsheet.
const XLSX: [&str; 8] = [
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/worksheets/sheet2.xml",
];

pub(super) fn jsonl(data: &[u8]) -> Verdict {
    of_format("jsonl", data, Format::Jsonl, Format::Jsonl)
}

pub(super) fn mnbvc(data: &[u8]) -> Verdict {
    of_format("mnbvc.jsonl", data, Format::Mnbvc, Format::Mnbvc)
}

pub(super) fn csv(data: &[u8]) -> Verdict {
    of_format("csv", data, Format::Csv, Format::Csv)
}

pub(super) fn tsv(data: &[u8]) -> Verdict {
    of_format("tsv", data, Format::Tsv, Format::Tsv)
}

pub(super) fn tmx(data: &[u8]) -> Verdict {
    of_format("tmx", data, Format::Tmx, Format::Tmx)
}

pub(super) fn xliff(data: &[u8]) -> Verdict {
    of_format("xlf", data, Format::Xliff, Format::Xliff)
}

pub(super) fn parquet(data: &[u8]) -> Verdict {
    of_format("parquet", data, Format::Parquet, Format::Parquet)
}

/// The parts of a spreadsheet, in the order of [`XLSX`].
pub(super) fn xlsx(data: &[u8]) -> Verdict {
    of_format("xlsx", &scratch::zip(data, XLSX), Format::Xlsx, Format::Xlsx)
}

/// A spreadsheet as a zip archive.
pub(super) fn xlsx_package(data: &[u8]) -> Verdict {
    of_format("xlsx", data, Format::Xlsx, Format::Xlsx)
}

/// Two texts line by line, and the ids of their rows.
pub(super) fn moses(data: &[u8]) -> Verdict {
    let folder = scratch::folder();
    let [source, target, ids] = scratch::split(data);
    let path = scratch::put(&folder, "seed.en-fr.en", source);
    scratch::put(&folder, "seed.en-fr.fr", target);
    if !ids.is_empty() {
        scratch::put(&folder, "seed.en-fr.ids", ids);
    }
    let Some(corpus) = read(&path, Format::Moses) else { return Verdict::Refused };
    check(&corpus);
    round_trip(&corpus, Format::Moses, Format::Moses);
    Verdict::Accepted
}

/// Links between the sentences of two documents, as files in folders.
pub(super) fn xces(data: &[u8]) -> Verdict {
    let folder = scratch::folder();
    let [links, source, target] = scratch::split(data);
    let path = scratch::put(&folder, "seed.xml", links);
    scratch::put(&folder, "en/a.xml", source);
    scratch::put(&folder, "fr/a.xml", target);
    let Some(corpus) = read(&path, Format::Xces) else { return Verdict::Refused };
    check(&corpus);
    round_trip(&corpus, Format::Xces, Format::Xces);
    Verdict::Accepted
}

fn of_format(ending: &str, data: &[u8], reads: Format, writes: Format) -> Verdict {
    let folder = scratch::folder();
    let path = scratch::put(&folder, &format!("seed.{ending}"), data);
    let Some(corpus) = read(&path, reads) else { return Verdict::Refused };
    check(&corpus);
    round_trip(&corpus, writes, reads);
    Verdict::Accepted
}

/// What is read at `path`; where the languages are not shown they are [`LANGS`]. Of a file whose rows are all damaged
/// nothing is left but the findings.
fn read(path: &Path, format: Format) -> Option<Corpus> {
    let read = |langs: &[Lang]| Importer::default().read_corpus(path, Some(format), langs);
    let corpus = match twice::<_, ReadError>(|| read(&[])) {
        Some(corpus) => Some(corpus),
        None => twice(|| read(&LANGS)),
    };
    corpus.filter(|corpus| !corpus.units.is_empty())
}

fn check(corpus: &Corpus) {
    let mut langs = corpus.langs.clone();
    langs.sort_unstable();
    langs.dedup();
    assert_eq!(langs.len(), corpus.langs.len(), "a language once");
    for unit in &corpus.units {
        assert_eq!(unit.texts.len(), corpus.langs.len(), "one cell per language");
        assert!(unit.texts.iter().any(Option::is_some), "a row without text");
        assert!((0.0..=1.0).contains(&unit.score), "score {}", unit.score);
        for text in unit.texts.iter().flatten() {
            assert!(!text.text.trim().is_empty(), "a text that is blank");
        }
    }
}

/// Writes `corpus` and reads it; what that gives, written and read again, must be the same: the first round may fold what
/// the format cannot hold.
fn round_trip(corpus: &Corpus, writes: Format, reads: Format) {
    let Some(first) = through(corpus, writes, reads) else { return };
    let Some(second) = through(&first, writes, reads) else {
        // XLIFF of one language alone names none of its targets, and is refused.
        let is_alone = reads == Format::Xliff && first.langs.len() < 2;
        assert!(is_alone, "what was written is read");
        return;
    };
    assert_eq!(rows(&first), rows(&second), "written and read, it is the same");
    assert_eq!(first.langs, second.langs);
}

/// What is read of what is written of `corpus`; `None` if the format cannot hold any of it.
fn through(corpus: &Corpus, writes: Format, reads: Format) -> Option<Corpus> {
    let folder = scratch::folder();
    let options = Options::default();
    let mut first: Option<PathBuf> = None;
    for part in writes.parts(&corpus.langs, &options) {
        let mut bytes = Vec::new();
        // A cell of a spreadsheet has an end.
        part.write(corpus, &options, &mut bytes).ok()?;
        let path = folder.path().join(format!("seed.{}", part.ending()));
        if fs::write(&path, bytes).is_ok() && reads_from(part.ending()) {
            first = first.or(Some(path));
        }
    }
    match Importer::default().read_corpus(&first?, Some(reads), &[]) {
        Ok(read) => Some(read.value),
        // Rows in one language alone are not held by every format, nor are control characters; texts alone do not always
        // show their language.
        Err(_)
            if corpus
                .units
                .iter()
                .all(|unit| unit.texts.iter().flatten().filter(|text| shows(&text.text)).count() < 2) =>
        {
            None
        }
        Err(error) => panic!("what was written is refused: {error}"),
    }
}

/// Whether something of `text` is left without its control characters, which XML cannot hold.
fn shows(text: &str) -> bool {
    text.chars().any(|letter| !letter.is_control() && !letter.is_whitespace())
}

/// Whether a corpus is read from a file with that ending.
fn reads_from(ending: &str) -> bool {
    !ending.ends_with("zip") && !ending.starts_with("sure")
}

/// The texts of each row.
fn rows(corpus: &Corpus) -> Vec<Vec<Option<&str>>> {
    corpus
        .units
        .iter()
        .map(|unit| unit.texts.iter().map(|text| text.as_ref().map(|text| text.text.as_str())).collect())
        .collect()
}
