//! Reads a table of terms: CSV with commas or semicolons, or TSV.

use csv::StringRecord;
use hexapla_model::Lang;

use super::builder::Builder;
use super::columns::Columns;
use crate::findings::{plural, shown};
use crate::lines::LineCounter;
use crate::{ReadError, guard};

/// What may stand between cells; the last wins where they do equally well.
const DELIMITERS: [u8; 3] = [b';', b'\t', b','];
/// What parts the terms of a cell: the semicolons of all scripts too, since terms hardly ever hold one.
const SYNONYMS: [char; 6] = ['|', ';', '；', '؛', '\n', '\r'];

/// Reads `text` into `builder`; lines that begin with `#` are comments if no row of the table could be meant.
pub(super) fn read(text: &str, builder: &mut Builder<'_>) -> Result<(), ReadError> {
    let sniffed = sniff(text, builder, &DELIMITERS)?;
    rows(text, sniffed, builder)
}

/// Reads `text`, whose cells are parted by tabs, into `builder`.
#[cfg(feature = "xlsx")]
pub(super) fn read_tabbed(text: &str, builder: &mut Builder<'_>) -> Result<(), ReadError> {
    let sniffed = sniff(text, builder, b"\t")?;
    rows(text, sniffed, builder)
}

fn rows(text: &str, (delimiter, columns): (u8, Columns), builder: &mut Builder<'_>) -> Result<(), ReadError> {
    let is_ours = is_ours(&text[skip_unread(text, 0)..], delimiter);
    let reader = |text| reader(text, delimiter, is_ours);
    let mut lines = LineCounter::new(text);
    // Where the reader began, in bytes: it begins anew behind a quotation mark that is not closed.
    let mut base = skip_unread(text, 0);
    let mut records = reader(&text[base..]);
    let mut record = StringRecord::new();
    let mut is_head = true;
    loop {
        let at = base + usize::try_from(records.position().byte()).unwrap_or(usize::MAX);
        let start = skip_blank(text, at);
        let line = lines.at(start);
        match records.read_record(&mut record) {
            Ok(true) if std::mem::take(&mut is_head) => warn_of_one_language(&columns, line, builder),
            Ok(true) if is_unclosed(&record, &columns) => {
                let taken = record.iter().map(|cell| cell.matches('\n').count()).max().unwrap_or_default();
                let message = format!(
                    "a quotation mark is opened and takes in {taken} more line{}: the row is left out",
                    plural(taken)
                );
                builder.left_out(line, &message, "close it, or double it if it is a part of the text");
                base = text[start..].find('\n').map_or(text.len(), |end| start + end + 1);
                records = reader(&text[base..]);
            }
            Ok(true) => row(&record, &columns, is_ours, line, builder)?,
            Ok(false) => return Ok(()),
            Err(error) => builder.left_out(line, &format!("no row of a table, left out: {error}"), ""),
        }
    }
}

/// Lines that no cell of terms has.
const CELL_LINES: usize = 32;

/// Whether a cell takes in lines that must be rows of their own.
fn is_unclosed(record: &StringRecord, columns: &Columns) -> bool {
    let lines = record.iter().map(|cell| cell.matches('\n').count()).max().unwrap_or_default();
    lines > CELL_LINES || lines > 1 && record.len() < columns.width
}

/// Whether a glossary was written with apostrophes before what a spreadsheet would take for formulas.
fn is_ours(head: &str, delimiter: u8) -> bool {
    guard::is_ours(head, ["id", "score", "frequency"], delimiter)
}

fn reader(text: &str, delimiter: u8, is_ours: bool) -> csv::Reader<&[u8]> {
    let mut options = csv::ReaderBuilder::new();
    // Other programs that write TSV do not quote.
    options.delimiter(delimiter).quoting(is_ours || delimiter != b'\t');
    options.has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// The delimiter under which the head names most languages, and the columns.
fn sniff(text: &str, builder: &Builder<'_>, delimiters: &[u8]) -> Result<(u8, Columns), ReadError> {
    let start = skip_unread(text, 0);
    let head = text[start..].split(['\n', '\r']).next().unwrap_or_default();
    let names = |delimiter| {
        let record = reader(head, delimiter, is_ours(head, delimiter))
            .into_records()
            .next()
            .and_then(Result::ok)
            .unwrap_or_default();
        record.iter().map(|name| name.trim().to_owned()).collect::<Vec<String>>()
    };
    let columns = |delimiter| (delimiter, Columns::new(names(delimiter).iter().map(String::as_str)));
    let best =
        delimiters.iter().map(|delimiter| columns(*delimiter)).max_by_key(|(_, c)| (c.langs.len(), c.width));
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

/// Where the head begins at or after byte `at`: blank lines and comments are passed over.
fn skip_unread(text: &str, at: usize) -> usize {
    let mut at = skip_blank(text, at);
    while text[at..].starts_with('#') {
        let end = text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end);
        at = skip_blank(text, end);
    }
    at
}

/// Where the first line with text at or after byte `at` begins.
fn skip_blank(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    text.len() - rest.trim_start_matches(['\n', '\r']).len()
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
    is_ours: bool,
    line: u32,
    builder: &mut Builder<'_>,
) -> Result<(), ReadError> {
    if record.iter().all(|cell| cell.trim().is_empty()) {
        return Ok(());
    }
    let (width, found) = (columns.width, record.len());
    if found == 1 && width > 1 && record.iter().any(|cell| cell.starts_with('#')) {
        return Ok(());
    }
    if record.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
        let message = format!("expected {width} cell{}, found {found}: the row is left out", plural(width));
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
    let cell = |n: usize| {
        let cell = record.get(n)?;
        guard::without(cell).filter(|_| is_ours).or(Some(cell))
    };
    let mut terms: Vec<(Lang, String)> = Vec::new();
    for (n, lang) in &columns.langs {
        let cell = cell(*n).unwrap_or_default();
        terms.extend(cell.split(SYNONYMS).filter_map(|term| Some((*lang, builder.term(line, term)?))));
    }
    builder.entry(columns.id.and_then(cell), line, terms)
}
