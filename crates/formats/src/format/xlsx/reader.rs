//! Reads a corpus from an XLSX or ODS file: all sheets whose columns are those of the first that names languages.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use calamine::{Reader as _, SheetVisible, Xlsx, XlsxError};
use hexapla_model::{Lang, Severity, Warned};
use hexapla_source::findings::shown;
use hexapla_source::package::Package;
use hexapla_source::{Cause, Limits};

pub(crate) use super::cells::letters;
use super::cells::{Cell, Formulas, SheetCells, Shows, name, next};
use super::edited::Edited;
use super::hidden::Hidden;
use super::ods;
use super::record::{self, Record};
use super::sheets::{self, Sheets, others};
use crate::reading::builder::Builder;
use crate::reading::head::{self, Early, Head};
use crate::reading::packed::PackedCorpus;
use crate::reading::repeats::{self, Below, Repeats};
use crate::reading::sides;
use crate::reading::unread::Unread;

/// What the parts of a workbook show before they are read.
#[derive(Default)]
struct Checked {
    /// Whether there may be formulas that nobody has computed.
    computes: bool,
    hidden: Hidden,
}

/// An open workbook.
enum Book<'a> {
    Xlsx(Box<Xlsx<Cursor<&'a [u8]>>>),
    Ods(Vec<ods::Sheet>),
}

impl<'a> Book<'a> {
    /// The workbook in `bytes`, and what its parts show before they are read.
    fn open(bytes: &'a [u8], limits: &Limits) -> Result<(Self, Checked), Cause> {
        if ods::is_ods(bytes) {
            return Ok((Self::Ods(ods::read(bytes, limits)?), Checked::default()));
        }
        let checked = check(bytes, limits)?;
        let book = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
        Ok((Self::Xlsx(Box::new(book)), checked))
    }

    /// The cells of a sheet; a sheet of pictures or macros has none.
    fn cells(&mut self, sheet: &str) -> Option<SheetCells<'_, 'a>> {
        match self {
            Self::Xlsx(book) => {
                book.worksheet_cells_reader(sheet).ok().map(|cells| SheetCells::Xlsx(Box::new(cells)))
            }
            Self::Ods(sheets) => {
                let sheet = sheets.iter().find(|found| found.name == sheet)?;
                Some(SheetCells::Ods(sheet.cells.iter()))
            }
        }
    }
}

/// Reads the workbook in `bytes`; `langs` name columns that tell only which side they are.
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
        Some(mut cells) => Record::read(&mut cells),
        None => Ok(None),
    }
}

/// A sheet with columns of languages.
struct Found {
    name: String,
    is_hidden: bool,
    head: Head,
    /// The names of its columns, parted by tabs.
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
    let names = sheet_names(book).into_iter().filter(|(name, _)| !has_record || name != record::SHEET);
    for (name, is_hidden) in names {
        let Some(mut cells) = book.cells(&name) else { continue };
        let formulas = Formulas::new();
        let mut rows = Rows { next: || next(&mut cells, &formulas), waiting: None, is_done: false };
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
    let formulas = if computes { formulas(book, &sheet.name).map_err(damaged)? } else { Formulas::new() };
    let Some(mut cells) = book.cells(&sheet.name) else { return Ok(()) };
    let head = &sheet.head;
    head.tell(builder);
    builder.declare(&head.columns.langs());
    edited.begin(&head.columns, &sheet.name, builder);
    let mut rows = Rows { next: || next(&mut cells, &formulas), waiting: None, is_done: false };
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
                edited.begin(&second, &sheet.name, builder);
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

/// The sheets in their order, those that are hidden last, and whether each is.
fn sheet_names(book: &Book<'_>) -> Vec<(String, bool)> {
    let mut names: Vec<(String, bool)> = match book {
        Book::Xlsx(book) => {
            let sheets = book.sheets_metadata().iter();
            sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
        }
        Book::Ods(sheets) => sheets.iter().map(|sheet| (sheet.name.clone(), sheet.is_hidden)).collect(),
    };
    names.sort_by_key(|(_, is_hidden)| *is_hidden);
    names
}

fn sample(line: u32, cells: &Cells) -> Early {
    let cells = cells.iter().filter(|(column, _)| *column < COLUMNS);
    Early::new(line, cells.map(|(column, text)| (*column as usize, text.as_str())))
}

/// A sheet as text.
pub(crate) struct SheetText {
    pub(crate) name: String,
    pub(crate) is_hidden: bool,
    /// A line a row, the cells parted by tabs, the lines of a cell by `|`.
    pub(crate) text: String,
}

/// The sheets of the workbook in `bytes`.
pub(crate) fn lines(bytes: &[u8], limits: &Limits) -> Result<Vec<SheetText>, Cause> {
    contained(|| sheet_lines(bytes, limits))
}

fn sheet_lines(bytes: &[u8], limits: &Limits) -> Result<Vec<SheetText>, Cause> {
    let (mut book, _) = Book::open(bytes, limits)?;
    let mut sheets = Vec::new();
    for (name, is_hidden) in sheet_names(&book) {
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

/// The cells of a row by their columns, in order.
type Cells = Vec<(u32, String)>;
/// The rows of a sheet as its cells run by.
struct Rows<F> {
    next: F,
    /// The first cell of the next row.
    waiting: Option<Cell>,
    /// Whether there are no more cells: asked again, the reader takes the end of the sheet for that of a cut file.
    is_done: bool,
}

impl<F: FnMut() -> Result<Option<Cell>, XlsxError>> Rows<F> {
    /// The next row with something in it, and its number from 1; cells that are none of text are added to `odd`.
    fn row(&mut self, odd: &mut Vec<Odd>) -> Result<Option<(u32, Cells)>, XlsxError> {
        let first = match self.waiting.take() {
            None if !self.is_done => (self.next)()?,
            waiting => waiting,
        };
        let Some(first) = first else { return Ok(None) };
        let row = first.0.0;
        let mut cells = Cells::new();
        let mut cell = Some(first);
        while let Some(((at, column), text, shows)) = cell {
            if at != row {
                self.waiting = Some(((at, column), text, shows));
                break;
            }
            odd.extend(odd_cell(shows, &name(at, column), &text).map(|(severity, message)| Odd {
                severity,
                line: row.saturating_add(1),
                message,
            }));
            if shows != Shows::Error {
                cells.push((column, text));
            }
            cell = (self.next)()?;
            self.is_done = cell.is_none();
        }
        Ok(Some((row.saturating_add(1), cells)))
    }
}

/// A cell of which something is to be said.
struct Odd {
    severity: Severity,
    line: u32,
    message: String,
}

impl Odd {
    fn tell(self, builder: &mut Builder<'_>) {
        let hint = "what begins with = became a formula: write an apostrophe before it";
        builder.finding(self.severity, self.line, &self.message, hint);
    }
}

fn cell(cells: &Cells, column: usize) -> Option<&str> {
    cells.iter().find(|(n, _)| *n as usize == column).map(|(_, text)| text.as_str())
}

/// What is to be reported of the cell `name`.
fn odd_cell(shows: Shows, name: &str, text: &str) -> Option<(Severity, String)> {
    match shows {
        Shows::Value => None,
        Shows::Error => Some((Severity::Error, format!("cell {name} shows an error ({text}), skipped"))),
        Shows::Formula => {
            let text = shown(text);
            Some((
                Severity::Warning,
                format!("cell {name} holds a formula without a result: {text} is taken for its text"),
            ))
        }
    }
}

/// The formulas of a sheet: a program that computes nothing writes what begins with `=` without a result.
fn formulas(book: &mut Book<'_>, sheet: &str) -> Result<Formulas, XlsxError> {
    let mut found = Formulas::new();
    let Book::Xlsx(book) = book else { return Ok(found) };
    let Ok(mut cells) = book.worksheet_cells_reader(sheet) else { return Ok(found) };
    while let Some(cell) = cells.next_formula()? {
        if !cell.get_value().is_empty() {
            found.insert(cell.get_position(), cell.get_value().clone());
        }
    }
    Ok(found)
}

/// Refuses what is no package, is encrypted, or unpacks to more than the limits allow.
fn check(bytes: &[u8], limits: &Limits) -> Result<Checked, Cause> {
    let mut package = Package::open(bytes, limits)?;
    let names = package.names().to_vec();
    let mut checked = Checked::default();
    let read = names.iter().enumerate().filter(|(_, n)| n.ends_with(".xml") || n.ends_with(".rels"));
    for (entry, name) in read {
        let part = package.read(entry)?;
        checked.hidden.see(name, &part);
        checked.computes |= part.windows(3).any(|w| matches!(w, [b'<' | b':', b'f', b'>' | b' ']));
    }
    Ok(checked)
}

fn damaged(error: XlsxError) -> Cause {
    let part = String::new();
    match error {
        XlsxError::Password => Cause::Protected,
        error => Cause::Damaged { part, found: error.to_string() },
    }
}

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
