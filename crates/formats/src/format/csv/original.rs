//! The corpus that a table of text was written from, if it is beside the table as `align` writes it: `a.jsonl` of `a.csv`.

use std::path::{Path, PathBuf};

use hexapla_model::Severity;
use hexapla_source::stream::Stream;

use crate::format::jsonl;
use crate::reading::builder::Builder;
use crate::reading::columns::Columns;
use crate::reading::record::{Entry, Record};

/// The largest corpus that is compared with a table, in bytes: its places are in memory at once.
const MOST_BYTES: u64 = 128 << 20;

/// The rows of the corpus beside the table that `builder` reads, if one of the first rows, whose cells `first` gives, is
/// among them.
pub(super) fn find<'r>(
    columns: &Columns,
    mut first: impl Iterator<Item = &'r csv::StringRecord>,
    builder: &mut Builder<'_>,
) -> Option<Record> {
    let column = columns.id().filter(|_| columns.are_of_corpus())?;
    let path = beside(builder.path())?;
    let name = path.file_name()?.to_string_lossy().into_owned();
    if path.metadata().ok()?.len() > MOST_BYTES {
        let message = format!("`{name}` beside the table is too large to look for changes");
        builder.finding(Severity::Note, 0, &message, "edit the spreadsheet (XLSX): it knows its own changes");
        return None;
    }
    let record = Record::of_corpus(name, entries(&path, builder)?);
    first.any(|row| row.get(column).is_some_and(|id| record.position(id.trim()).is_some())).then_some(record)
}

/// `a.jsonl` beside `a.csv`, and beside `a.en-fr.csv`.
fn beside(table: &Path) -> Option<PathBuf> {
    let stem = table.with_extension("");
    let paths = [table.with_extension("jsonl"), stem.with_extension("jsonl")];
    paths.into_iter().find(|path| path.is_file())
}

/// What the corpus records of its rows; nothing of one that cannot be read.
fn entries(path: &Path, builder: &Builder<'_>) -> Option<Vec<Entry>> {
    let limits = builder.limits();
    let (source, mut unused) = (Stream::open(path, limits).ok()?, Builder::new(path, limits));
    let mut entries = Vec::new();
    jsonl::reader::each_object(source, limits, &mut unused, "", |builder, line, text| {
        entries.push(Entry::of(jsonl::reader::parse(text, builder, line)?));
        Ok(Ok(()))
    })
    .ok()?;
    Some(entries)
}
