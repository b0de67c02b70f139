//! Reads a table of terms: CSV with commas or semicolons, or TSV.

use csv::StringRecord;
use hexapla_model::Lang;

use super::builder::Builder;
use super::columns::Columns;
use crate::ReadError;
use crate::findings::shown;
use crate::lines::LineCounter;

/// What may stand between cells; the last wins where they do equally well.
const DELIMITERS: [u8; 3] = [b';', b'\t', b','];
/// What parts the terms of a cell: the semicolons of all scripts too, since terms hardly ever hold one.
const SYNONYMS: [char; 6] = ['|', ';', '；', '؛', '\n', '\r'];

/// Reads `text` into `builder`; lines that begin with `#` are comments.
pub(super) fn read(text: &str, builder: &mut Builder<'_>) -> Result<(), ReadError> {
    let (delimiter, columns) = sniff(text, builder)?;
    let mut lines = LineCounter::new(text);
    let mut records = reader(text, delimiter);
    let mut record = StringRecord::new();
    let mut is_head = true;
    loop {
        let start = skip_unread(text, usize::try_from(records.position().byte()).unwrap_or(usize::MAX));
        let line = lines.at(start);
        match records.read_record(&mut record) {
            Ok(true) if std::mem::take(&mut is_head) => warn_of_one_language(&columns, line, builder),
            Ok(true) => row(&record, &columns, line, builder)?,
            Ok(false) => return Ok(()),
            Err(error) => builder.left_out(line, &format!("no row of a table, left out: {error}"), ""),
        }
    }
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    let mut options = csv::ReaderBuilder::new();
    // Programs that write TSV do not quote.
    options.delimiter(delimiter).quoting(delimiter != b'\t');
    options.comment(Some(b'#')).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// The delimiter under which the head names most languages, and the columns.
fn sniff(text: &str, builder: &Builder<'_>) -> Result<(u8, Columns), ReadError> {
    let start = skip_unread(text, 0);
    let head = text[start..].split(['\n', '\r']).next().unwrap_or_default();
    let names = |delimiter| {
        let record = reader(head, delimiter).into_records().next().and_then(Result::ok).unwrap_or_default();
        record.iter().map(|name| name.trim().to_owned()).collect::<Vec<String>>()
    };
    let columns = |delimiter| (delimiter, Columns::new(names(delimiter).iter().map(String::as_str)));
    let best = DELIMITERS.map(columns).into_iter().max_by_key(|(_, c)| (c.langs.len(), c.width));
    match best {
        Some((delimiter, columns)) if !columns.langs.is_empty() => Ok((delimiter, columns)),
        best => {
            let found =
                names(best.map_or(b',', |(delimiter, _)| delimiter)).iter().map(|n| shown(n)).collect();
            let line = LineCounter::new(text).at(start);
            Err(ReadError::NoLanguageColumn { path: builder.path.into(), line, found })
        }
    }
}

/// Where the first row at or after byte `at` begins: blank lines and comments are passed over.
fn skip_unread(text: &str, mut at: usize) -> usize {
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let end = rest.find(['\n', '\r']).map_or(rest.len(), |end| end + 1);
        let unread = rest.starts_with(['\n', '\r', '#']);
        if !unread {
            return at.min(text.len());
        }
        at += end;
    }
}

fn warn_of_one_language(columns: &Columns, line: u32, builder: &mut Builder<'_>) {
    let first = columns.langs[0].1;
    if columns.langs.iter().all(|(_, lang)| *lang == first) {
        let message = format!("the only column of a language is {first}: no rendering can be compared");
        builder.odd(line, &message, "name a column by each language (`en`, `zh-CN`, `French`)");
    }
}

fn row(
    record: &StringRecord,
    columns: &Columns,
    line: u32,
    builder: &mut Builder<'_>,
) -> Result<(), ReadError> {
    if record.iter().all(|cell| cell.trim().is_empty()) {
        return Ok(());
    }
    let (width, found) = (columns.width, record.len());
    if record.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
        let message = format!("expected {width} cells, found {found}: the row is left out");
        builder.left_out(line, &message, "put cells that hold a delimiter into quotation marks");
        return Ok(());
    }
    if found < width {
        builder.odd(
            line,
            &format!("expected {width} cells, found {found}: the missing ones count as empty"),
            "",
        );
    }
    let mut terms: Vec<(Lang, String)> = Vec::new();
    for (n, lang) in &columns.langs {
        let cell = record.get(*n).unwrap_or_default();
        terms.extend(cell.split(SYNONYMS).filter_map(|term| Some((*lang, builder.term(line, term)?))));
    }
    builder.entry(columns.id.and_then(|n| record.get(n)), line, terms)
}
