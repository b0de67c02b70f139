//! Reads a corpus from an XLSX or ODS file: all sheets whose columns are those of the first that names languages.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use calamine::XlsxError;
use hexapla_model::{Lang, Severity, Warned};
use hexapla_source::findings::shown;
use hexapla_source::{Cause, Limits};

pub(crate) use super::cells::letters;
use super::cells::{Formulas, Shows, name, next};
use super::record;
use super::sheet_rows::{Cells, Odd, Rows, cell};
use super::sheets::{self, Sheets, others};
use super::workbook::{Book, Checked, damaged};
use crate::reading::builder::Builder;
use crate::reading::edited::Edited;
use crate::reading::head::{self, Early, Head};
use crate::reading::packed::PackedCorpus;
use crate::reading::record::Record;
use crate::reading::repeats::{self, Below, Repeats};
use crate::reading::sides;
use crate::reading::unread::Unread;

/// Reads the workbook in `bytes`; `langs` name columns that name only their side.
pub(crate) fn read(
    bytes: &[u8],
    path: &Path,
    limits: &Limits,
    langs: &[Lang],
) -> Result<Warned<PackedCorpus>, Cause> {
    contained(|| read_sheets(bytes, path, limits, langs))
}

/// What `work` gives; the library takes places of cells on trust and panics where they make no range.
fn contained<T>(work: impl FnOnce() -> Result<T, Cause>) -> Result<T, Cause> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let found = "the places of its cells make no range".to_owned();
        Err(Cause::Damaged { part: String::new(), found })
    })
}

fn read_sheets(
    bytes: &[u8],
    path: &Path,
    limits: &Limits,
    langs: &[Lang],
) -> Result<Warned<PackedCorpus>, Cause> {
    let (mut book, Checked { computes, hidden }) = Book::open(bytes, limits)?;
    let record = record(&mut book).map_err(damaged)?;
    let (found, lacking) = look(&mut book, langs, record.is_some()).map_err(damaged)?;
    let lost: Vec<String> =
        lacking.iter().filter(|sheet| sheet.holds_text).map(|sheet| sheet.name.clone()).collect();
    let mut taken = Sheets::new(found.iter().map(|sheet| (sheet.name.as_str(), sheet.head.columns.langs())));
    let Some(first) = found.first() else { return Err(without_languages(lacking)) };
    let mut edited = Edited::new(record, &first.head.columns);
    let mut builder = Builder::new(path, limits);
    for sheet in &found {
        let langs = sheet.head.columns.langs();
        let (takes, finding) = taken.takes(&sheet.name, sheet.is_hidden, &langs, &sheet.names);
        if let Some((severity, message, hint)) = finding {
            builder.finding(severity, 0, &message, hint);
        }
        if takes {
            builder.set_sheet(Some(sheet.name.as_str()).filter(|_| found.len() > 1));
            merged(&mut book, sheet, &mut builder);
            hidden.tell(&sheet.name, &sheet.head.columns, &mut builder);
            read_sheet(&mut book, sheet, computes, &mut edited, &mut builder)?;
            builder.set_sheet(None);
        }
    }
    edited.tell(&mut builder);
    if let Some(message) = others(lost.iter().map(String::as_str)) {
        builder.finding(Severity::Error, 0, &message, sheets::OTHERS);
    }
    builder.finish()
}

/// What the workbook records of its rows, if it does.
fn record(book: &mut Book<'_>) -> Result<Option<Record>, XlsxError> {
    match book.cells(record::SHEET) {
        Some(mut cells) => record::read(&mut cells),
        None => Ok(None),
    }
}

/// A sheet with columns of languages.
struct Found {
    name: String,
    is_hidden: bool,
    head: Head,
    /// The names of its columns, separated by tabs.
    names: String,
}

/// A sheet without.
struct Lacking {
    name: String,
    /// The line and the cells of its first row.
    first: (u32, Vec<String>),
    /// Whether text in it is lost.
    holds_text: bool,
}

/// Looks at the first rows of all sheets.
fn look(
    book: &mut Book<'_>,
    langs: &[Lang],
    has_record: bool,
) -> Result<(Vec<Found>, Vec<Lacking>), XlsxError> {
    let (mut found, mut lacking) = (Vec::new(), Vec::new());
    let names = book.sheet_names().into_iter().filter(|(name, _)| !has_record || name != record::SHEET);
    for (name, is_hidden) in names {
        let Some(mut cells) = book.cells(&name) else { continue };
        let formulas = Formulas::new();
        let mut rows = Rows::new(|| next(&mut cells, &formulas));
        let (mut early, mut odd) = (Vec::new(), Vec::new());
        while early.len() < head::ROWS {
            let Some((line, cells)) = rows.row(&mut odd)? else { break };
            early.push(sample(line, &cells));
        }
        let Some(first) = early.first() else { continue };
        let texts = early.iter().flat_map(Early::texts);
        let is_ours = sheets::is_ours(&name, texts.clone());
        match head::find(&early, langs).filter(|head| head.columns.have_texts() && !is_ours) {
            Some(head) => {
                let names = early[head.rows.saturating_sub(1)].names().join("\t");
                found.push(Found { name, is_hidden, head, names });
            }
            None => {
                let mut holds_text = sheets::hold_text(texts);
                while !holds_text && let Some((_, cells)) = rows.row(&mut odd)? {
                    holds_text = sheets::hold_text(cells.iter().map(|(_, text)| text.as_str()));
                }
                let first = (first.line, first.names());
                lacking.push(Lacking { name, first, holds_text: holds_text && !is_ours });
            }
        }
    }
    Ok((found, lacking))
}

/// Tells of merged cells below the head with a text in them, which is in the first of them alone.
fn merged(book: &mut Book<'_>, sheet: &Found, builder: &mut Builder<'_>) {
    let Book::Xlsx(book) = book else { return };
    let regions = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
    let texts = sheet.head.columns.texts();
    for region in regions {
        let ((first, from), (last, to)) = (region.start, region.end);
        let is_text = texts.iter().any(|(column, _)| (from as usize..=to as usize).contains(column));
        let line = first.saturating_add(1);
        if is_text && line > sheet.head.line {
            let message = format!(
                "cells {}:{} are merged: their text is read once, in row {line}",
                name(first, from),
                name(last, to)
            );
            builder.finding(Severity::Warning, line, &message, "split them and fill each cell");
        }
    }
}

/// Reads all rows of a sheet.
fn read_sheet(
    book: &mut Book<'_>,
    sheet: &Found,
    computes: bool,
    edited: &mut Edited,
    builder: &mut Builder<'_>,
) -> Result<(), Cause> {
    let formulas = if computes { book.formulas(&sheet.name).map_err(damaged)? } else { Formulas::new() };
    let Some(mut cells) = book.cells(&sheet.name) else { return Ok(()) };
    let head = &sheet.head;
    head.tell(builder);
    builder.declare(&head.columns.langs());
    edited.begin(&head.columns, Some(&sheet.name), builder);
    let mut rows = Rows::new(|| next(&mut cells, &formulas));
    let (mut odd, mut skipped, mut unread) = (Vec::new(), head.rows, head.unread());
    let (mut columns, mut repeats) = (head.columns.clone(), Repeats::new(head.names.as_deref(), head.line));
    while let Some((line, cells)) = rows.row(&mut odd).map_err(damaged)? {
        odd.drain(..).for_each(|odd: Odd| odd.tell(builder));
        if skipped > 0 {
            skipped -= 1;
            continue;
        }
        let by_column = cells.iter().map(|(column, text)| (*column as usize, text.as_str()));
        match repeats.see(line, by_column.clone()) {
            Below::Texts => {
                unread.iter_mut().for_each(|unread| unread.see(line, by_column.clone()));
                edited.put(line, columns.row(line, builder, |n| cell(&cells, n)), builder)?;
            }
            Below::Head => {}
            Below::Table(second, names) => {
                unread.iter().for_each(|unread| unread.tell(&columns, builder));
                builder.finding(Severity::Note, line, &repeats::second(&second, &names), "");
                sides::tell(&second, line, builder);
                builder.declare(&second.langs());
                edited.end(builder)?;
                edited.begin(&second, Some(&sheet.name), builder);
                unread = Some(Unread::new(&second, &names, line));
                columns = second;
            }
        }
    }
    edited.end(builder)?;
    unread.iter().for_each(|unread| unread.tell(&columns, builder));
    repeats
        .finding()
        .iter()
        .for_each(|(severity, line, message)| builder.finding(*severity, *line, message, ""));
    Ok(())
}

fn sample(line: u32, cells: &Cells) -> Early {
    let cells = cells.iter().filter(|(column, _)| *column < COLUMNS);
    Early::new(line, cells.map(|(column, text)| (*column as usize, text.as_str())))
}

/// A sheet as text.
pub(crate) struct SheetText {
    pub(crate) name: String,
    pub(crate) is_hidden: bool,
    /// One line per row, the cells separated by tabs, the lines of a cell by `|`.
    pub(crate) text: String,
}

/// The sheets of the workbook in `bytes`.
pub(crate) fn lines(bytes: &[u8], limits: &Limits) -> Result<Vec<SheetText>, Cause> {
    contained(|| sheet_lines(bytes, limits))
}

/// The names of the sheets.
pub(crate) fn sheet_names(bytes: &[u8], limits: &Limits) -> Result<Vec<String>, Cause> {
    contained(|| {
        let (book, _) = Book::open(bytes, limits)?;
        Ok(book.sheet_names().into_iter().map(|(name, _)| name).collect())
    })
}

fn sheet_lines(bytes: &[u8], limits: &Limits) -> Result<Vec<SheetText>, Cause> {
    let (mut book, _) = Book::open(bytes, limits)?;
    let mut sheets = Vec::new();
    for (name, is_hidden) in book.sheet_names() {
        let Some(mut cells) = book.cells(&name) else { continue };
        let (mut text, mut row, mut column) = (String::new(), 0, 0);
        while let Some(((at, place), cell, shows)) = next(&mut cells, &Formulas::new()).map_err(damaged)? {
            if at >= LINES || place >= COLUMNS || shows == Shows::Error {
                continue;
            }
            while row < at {
                text.push('\n');
                (row, column) = (row + 1, 0);
            }
            while column < place {
                text.push('\t');
                column += 1;
            }
            text.push_str(&cell.replace('\t', " ").replace("\r\n", "|").replace(['\n', '\r'], "|"));
        }
        if record::is_record(&name, text.split(['\t', '\n']).next().unwrap_or_default()) {
            continue;
        }
        sheets.push(SheetText { name, is_hidden, text });
    }
    Ok(sheets)
}

/// The most rows of a sheet.
const LINES: u32 = 1 << 20;
/// The most columns of a sheet.
const COLUMNS: u32 = 1 << 14;

fn without_languages(lacking: Vec<Lacking>) -> Cause {
    match lacking.into_iter().next() {
        Some(Lacking { first: (line, head), .. }) => {
            let named = head.iter().filter(|name| !name.is_empty());
            let found = named.map(|name| shown(name.trim())).collect();
            Cause::NoLanguageColumn { line, found }
        }
        None => Cause::Empty,
    }
}
