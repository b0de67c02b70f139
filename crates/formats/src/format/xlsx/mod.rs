//! Spreadsheets: corpora and glossaries written; corpora and term bases read, of XLSX and ODS.

#[cfg(feature = "xlsx")]
pub(crate) mod about;
#[cfg(feature = "xlsx")]
pub(crate) mod book;
#[cfg(feature = "xlsx")]
pub(crate) mod cells;
#[cfg(feature = "xlsx")]
pub(crate) mod columns;
#[cfg(feature = "xlsx")]
pub(crate) mod contained;
#[cfg(feature = "xlsx")]
pub(crate) mod glossary;
#[cfg(feature = "xlsx")]
pub(crate) mod hidden;
#[cfg(feature = "xlsx")]
pub(crate) mod ods;
#[cfg(feature = "xlsx")]
pub(crate) mod reader;
#[cfg(feature = "xlsx")]
pub(crate) mod record;
#[cfg(feature = "xlsx")]
pub(crate) mod rows;
#[cfg(feature = "xlsx")]
mod sheet_rows;
#[cfg(feature = "xlsx")]
pub(crate) mod sheets;
#[cfg(feature = "xlsx")]
pub(crate) mod term_base;
#[cfg(feature = "xlsx")]
mod workbook;
#[cfg(feature = "xlsx")]
pub(crate) mod writer;

use std::path::Path;

use hexapla_model::{Lang, Warned};
use hexapla_source::{Cause, Limits, Loader};

#[cfg(feature = "xlsx")]
use self::book::MOST_UNITS;
use crate::descriptor::{CorpusReader, Descriptor, Reading};
#[cfg(feature = "xlsx")]
use crate::descriptor::{CorpusWriter, GlossaryWriter, TermBaseReader};
use crate::head::Head;
use crate::reading::packed::PackedCorpus;
#[cfg(feature = "xlsx")]
use crate::writing::options::Options;
#[cfg(feature = "xlsx")]
use crate::writing::part::{Kind, Part};
#[cfg(feature = "xlsx")]
use crate::writing::parts;

/// Spreadsheets.
pub(crate) const FORMAT: Descriptor = Descriptor {
    aliases: &["excel", "spreadsheet"],
    #[cfg(feature = "xlsx")]
    corpus: Some(CorpusWriter {
        files,
        expects_all_rows: true,
        holds: |row| (0..row.texts.len()).map(|n| row.text(n)).chain([row.unit.id.as_str()]).all(fits),
        held_rows: || format!("texts of up to {MOST_UNITS} characters"),
        ..CorpusWriter::new(|view, out| writer::write(view, out))
    }),
    #[cfg(feature = "xlsx")]
    glossary: Some(GlossaryWriter::new(glossary::write, 100)),
    reader: Some(CorpusReader {
        endings: &["xlsx", "xlsm", "ods", "fods"],
        sniff: |head| usize::from(is_spreadsheet(head)),
        read: Reading::File(read),
        place: 70,
    }),
    #[cfg(feature = "xlsx")]
    term_base: Some(TermBaseReader { opens: |source| Ok(is_workbook(source.bytes)), read: term_base::read }),
    ..Descriptor::new("xlsx")
};

/// Whether the first part of a package is one of a spreadsheet, or the list of parts that programs put first.
fn is_spreadsheet(head: &Head<'_>) -> bool {
    let has_list = head.contains(b"[Content_Types].xml");
    let is_other = head.contains(b"word/") || head.contains(b"ppt/");
    head.is_package()
        && (head.contains(b"opendocument.spreadsheet") || head.contains(b"xl/") || (has_list && !is_other))
}

/// Whether a file begins as a workbook does, or as an encrypted one.
#[cfg(feature = "xlsx")]
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || ods::is_ods(bytes) || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

/// Whether a workbook is a glossary as we write it, by the names of its sheets.
#[cfg(feature = "xlsx")]
pub(crate) fn is_glossary(bytes: &[u8], limits: &Limits) -> bool {
    term_base::is_glossary(bytes, limits)
}

#[cfg(not(feature = "xlsx"))]
pub(crate) fn is_glossary(_: &[u8], _: &Limits) -> bool {
    false
}

#[cfg(feature = "xlsx")]
fn read(loader: &Loader, path: &Path, langs: &[Lang]) -> Result<Warned<PackedCorpus>, Cause> {
    reader::read(&loader.load(path)?, path, loader.limits(), langs)
}

#[cfg(not(feature = "xlsx"))]
fn read(_: &Loader, _: &Path, _: &[Lang]) -> Result<Warned<PackedCorpus>, Cause> {
    Err(Cause::NoFeature { format: "xlsx" })
}

/// A spreadsheet of all rows, or one for each pair of languages; of two languages or more a second one of the rows that
/// score high.
#[cfg(feature = "xlsx")]
fn files(kind: Kind, langs: &[Lang], options: &Options) -> Vec<Part> {
    let whole = parts::together_or_pairs(kind, langs, options);
    let with_sure = whole.into_iter().flat_map(|part| {
        let sure = (langs.len() > 1).then(|| sure(&part));
        std::iter::once(part).chain(sure)
    });
    with_sure.collect()
}

/// The second spreadsheet beside `part`.
#[cfg(feature = "xlsx")]
fn sure(part: &Part) -> Part {
    let stem = part.ending().strip_suffix("xlsx").unwrap_or_default();
    Part::new(
        part.kind(),
        |view, out| writer::write_sure(view, out),
        part.langs().to_vec(),
        format!("{stem}sure.xlsx"),
    )
}

/// Whether a cell can hold `text`; a character has as many bytes as UTF-16 units or more.
#[cfg(feature = "xlsx")]
fn fits(text: &str) -> bool {
    text.len() <= MOST_UNITS || text.encode_utf16().count() <= MOST_UNITS
}
