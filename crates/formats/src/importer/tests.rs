//! Corpora in all formats: as programs write them, and as nobody should.

mod jsonl;
mod links;
mod mnbvc;
mod moses;
mod mutated;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(feature = "xlsx")]
mod spreadsheet;
mod table;
mod tmx;
mod xliff;

use hexapla_model::{Diagnostic, Text, TranslationUnit};
use hexapla_source::{Cause, Limits};

use super::*;

/// What is read of the bytes of a text file.
fn read_as(format: Format, path: &str, bytes: &[u8]) -> Result<Warned<Corpus>, String> {
    read_within(&Limits::default(), format, path, bytes)
}

fn read_within(limits: &Limits, format: Format, path: &str, bytes: &[u8]) -> Result<Warned<Corpus>, String> {
    let path = Path::new(path);
    let source = Stream::new(bytes, limits).map_err(|e| e.at(path).to_string())?;
    unpacked(read_stream(source, limits, path, format, &[]))
}

fn read_stream(
    source: Stream<'_>,
    limits: &Limits,
    path: &Path,
    format: Format,
    langs: &[Lang],
) -> Result<Warned<PackedCorpus>, ReadError> {
    let read = reading(format).and_then(|reading| match reading {
        Reading::Text(read) => read(source, Builder::new(path, limits), langs),
        Reading::File(_) => panic!("{} is read from files", format.name()),
    });
    read.map_err(|cause| cause.at(path))
}

/// The formats that are read from a stream of text.
fn text_formats() -> Vec<Format> {
    let is_text = |f: &Format| matches!(&f.descriptor().reader, Some(reader) if matches!(reader.read, Reading::Text(_)));
    Format::all(Purpose::ReadCorpus).into_iter().filter(is_text).collect()
}

fn unpacked(read: Result<Warned<PackedCorpus>, ReadError>) -> Result<Warned<Corpus>, String> {
    let read = read.map_err(|e| e.to_string())?;
    Ok(Warned { value: read.value.unpack(), diagnostics: read.diagnostics })
}

/// The corpus as `id en|fr|…` a row.
fn rows(corpus: &Corpus) -> Vec<String> {
    let text = |t: &Option<Text>| t.as_ref().map_or(String::new(), |t| t.text.clone());
    let row = |u: &TranslationUnit| u.texts.iter().map(text).collect::<Vec<_>>().join("|");
    corpus.units.iter().map(|u| format!("{} {}", u.id, row(u))).collect()
}

/// The languages, separated by blanks.
fn langs(corpus: &Corpus) -> String {
    corpus.langs.iter().map(Lang::as_str).collect::<Vec<_>>().join(" ")
}

fn messages(read: &Warned<Corpus>) -> Vec<String> {
    let one = |d: &Diagnostic| d.to_string().lines().next().unwrap_or_default().to_owned();
    read.diagnostics.iter().map(one).collect()
}

#[test]
fn formats_are_told_by_name_and_content() {
    let folder = tempfile::tempdir().unwrap();
    let importer = Importer::default();
    for (name, text, want) in [
        ("a.jsonl", "{\"translation\":{}}", "jsonl"),
        ("b.jsonl", "{\"文件名\":\"b\",\"行号\":1}", "mnbvc"),
        ("c.txt", "English\tFrench\nlake\tlac\n", "tsv"),
        ("d.xml", "<tmx/>", "tmx"),
        ("e.csv", "", "csv"),
        ("f.en", "lake\n", "no format of a corpus is known"),
        ("f.fr", "lac\n", "moses"),
        ("g.txt", "Once upon a time", "no format of a corpus is known"),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let found = importer.corpus_format(&path);
        let found = found.map_or_else(|e| e.to_string(), |format| format.name().to_owned());
        assert!(found.contains(want), "{name}: {found}");
    }
    let error = importer.read_corpus(&folder.path().join("none.tmx"), None, &[]).unwrap_err();
    assert!(error.to_string().ends_with("none.tmx: no such file"));
}

#[test]
fn empty_files_are_told_as_such() {
    let folder = tempfile::tempdir().unwrap();
    for ending in ["jsonl", "csv", "tmx", "xlf", "xlsx", "parquet", "xces"] {
        let path = folder.path().join(format!("a.{ending}"));
        std::fs::write(&path, "").unwrap();
        let error = Importer::default().read_corpus(&path, None, &[]).unwrap_err();
        assert!(matches!(error.cause(), Cause::NoBytes | Cause::NoFeature { .. }), "{error}");
    }
}

#[test]
fn foreign_files_are_told_as_such() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, want) in [
        ("a.xlsx", &b"id,en,fr\n"[..], "expected a ZIP package (as DOCX and XLSX are), found `id,en,fr`"),
        ("a.parquet", b"{}", "expected Parquet, found `{}`"),
        ("a.jsonl", b"id,en,fr\n", "found `id,en,fr`"),
        ("a.jsonl", b"[{\"en\": 1}]", "found `[{\"en\": 1}]`"),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let error = Importer::default().read_corpus(&path, None, &[]).unwrap_err();
        let is_left_out = matches!(error.cause(), Cause::NoFeature { .. });
        assert!(is_left_out || error.to_string().contains(want), "{name}: {error}");
    }
}
