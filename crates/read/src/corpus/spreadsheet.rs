//! Reads a corpus from an XLSX file: the first sheet whose first row names languages, columns in any order.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};
use hexapla_model::{Corpus, Lang, Severity, Warned};

use super::builder::Builder;
use super::columns::Columns;
use super::sides;
use crate::findings::shown;
use crate::package::Package;
use crate::{Limits, ReadError};

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the workbook in `bytes`; `langs` name columns that tell only which side they are.
pub(super) fn read(
    bytes: &[u8],
    path: &Path,
    limits: &Limits,
    langs: &[Lang],
) -> Result<Warned<Corpus>, ReadError> {
    contained(path, || read_sheets(bytes, path, limits, langs))
}

/// What `work` gives; the library takes places of cells on trust and panics where they make no range.
fn contained<T>(path: &Path, work: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let found = "the places of its cells make no range".to_owned();
        Err(ReadError::Damaged { path: path.into(), part: String::new(), found })
    })
}

fn read_sheets(
    bytes: &[u8],
    path: &Path,
    limits: &Limits,
    langs: &[Lang],
) -> Result<Warned<Corpus>, ReadError> {
    let computes = check(bytes, path, limits)?;
    let damaged = |error: &XlsxError| damaged(error, path);
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
    let mut heads = Vec::new();
    for sheet in book.sheet_names() {
        let mut builder = Builder::new(path, limits);
        let formulas =
            if computes { formulas(&mut book, &sheet).map_err(|e| damaged(&e))? } else { Formulas::new() };
        // A sheet of pictures or macros has no cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&sheet) else { continue };
        let mut rows = Rows { next: || next(&mut cells, &formulas), waiting: None, is_done: false };
        let Some((line, head)) = rows.row(&mut builder).map_err(|e| damaged(&e))? else { continue };
        let head = line_up(&head);
        let mut columns = Columns::new(&head);
        let early = rows.early(&mut columns, &mut builder, langs).map_err(|e| damaged(&e))?;
        if columns.langs().is_empty() {
            heads.push((line, head));
            continue;
        }
        sides::tell(&columns, line, &mut builder);
        builder.declare(&columns.langs());
        for (line, cells) in early {
            put(&columns, line, &cells, &mut builder)?;
        }
        while let Some((line, cells)) = rows.row(&mut builder).map_err(|e| damaged(&e))? {
            put(&columns, line, &cells, &mut builder)?;
        }
        return builder.finish();
    }
    Err(without_languages(heads, path))
}

/// The sheets of the workbook in `bytes` as text: a line a row, the cells parted by tabs, the lines of a cell by `|`.
pub(crate) fn lines(bytes: &[u8], path: &Path, limits: &Limits) -> Result<Vec<String>, ReadError> {
    contained(path, || sheet_lines(bytes, path, limits))
}

fn sheet_lines(bytes: &[u8], path: &Path, limits: &Limits) -> Result<Vec<String>, ReadError> {
    check(bytes, path, limits)?;
    let damaged = |error: &XlsxError| damaged(error, path);
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
    let mut sheets = Vec::new();
    for sheet in book.sheet_names() {
        let Ok(mut cells) = book.worksheet_cells_reader(&sheet) else { continue };
        let (mut text, mut row, mut column) = (String::new(), 0, 0);
        while let Some(((at, place), cell, shows)) =
            next(&mut cells, &Formulas::new()).map_err(|e| damaged(&e))?
        {
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
        sheets.push(text);
    }
    Ok(sheets)
}

/// The most rows of a sheet.
const LINES: u32 = 1 << 20;
/// The most columns of a sheet.
const COLUMNS: u32 = 1 << 14;

/// The cells of a row by their columns, in order.
type Cells = Vec<(u32, String)>;
/// A cell by row and column.
type Cell = ((u32, u32), String, Shows);
/// The formulas of cells by row and column, without `=`.
type Formulas = BTreeMap<(u32, u32), String>;

/// What the text of a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shows {
    Value,
    Error,
    /// The formula itself: nobody has computed it.
    Formula,
}

/// The rows of a sheet as its cells run by.
struct Rows<F> {
    next: F,
    /// The first cell of the next row.
    waiting: Option<Cell>,
    /// Whether there are no more cells: asked again, the reader takes the end of the sheet for that of a cut file.
    is_done: bool,
}

impl<F: FnMut() -> Result<Option<Cell>, XlsxError>> Rows<F> {
    /// The next row with something in it, and its number from 1.
    fn row(&mut self, builder: &mut Builder<'_>) -> Result<Option<(u32, Cells)>, XlsxError> {
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
            if let Some((severity, message)) = odd(shows, &name(at, column), &text) {
                let hint = "what begins with = became a formula: write an apostrophe before it";
                builder.finding(severity, row.saturating_add(1), &message, hint);
            }
            if shows != Shows::Error {
                cells.push((column, text));
            }
            cell = (self.next)()?;
            self.is_done = cell.is_none();
        }
        Ok(Some((row.saturating_add(1), cells)))
    }

    /// The first rows, if they have to tell the languages of source and target.
    fn early(
        &mut self,
        columns: &mut Columns,
        builder: &mut Builder<'_>,
        langs: &[Lang],
    ) -> Result<Vec<(u32, Cells)>, XlsxError> {
        let mut early = Vec::new();
        let Some(places) = columns.sides() else { return Ok(early) };
        while early.len() < sides::ROWS {
            let Some(row) = self.row(builder)? else { break };
            early.push(row);
        }
        let texts = |side: usize| early.iter().filter_map(move |(_, cells)| cell(cells, places[side]));
        if let Some(found) = sides::langs(langs, [texts(0).collect(), texts(1).collect()]) {
            columns.name_sides(found);
        }
        Ok(early)
    }
}

fn put(columns: &Columns, line: u32, cells: &Cells, builder: &mut Builder<'_>) -> Result<(), ReadError> {
    builder.row(line, columns.row(|n| cell(cells, n)))
}

fn cell(cells: &Cells, column: usize) -> Option<&str> {
    cells.iter().find(|(n, _)| *n as usize == column).map(|(_, text)| text.as_str())
}

/// What is to be told of the cell `name`.
fn odd(shows: Shows, name: &str, text: &str) -> Option<(Severity, String)> {
    match shows {
        Shows::Value => None,
        Shows::Error => Some((Severity::Error, format!("cell {name} shows an error ({text}), left out"))),
        Shows::Formula => {
            let text = shown(text);
            Some((
                Severity::Warning,
                format!("cell {name} holds a formula without a result: {text} is taken for its text"),
            ))
        }
    }
}

/// The next cell that holds something.
fn next(
    cells: &mut calamine::XlsxCellReader<'_, Cursor<&[u8]>>,
    formulas: &Formulas,
) -> Result<Option<Cell>, XlsxError> {
    while let Some(cell) = cells.next_cell()? {
        let place = cell.get_position();
        let (text, shows) = match (cell.get_value(), formulas.get(&place)) {
            (DataRef::Empty, None) => continue,
            (DataRef::Empty, Some(formula)) => (format!("={formula}"), Shows::Formula),
            (DataRef::Error(error), _) => (error.to_string(), Shows::Error),
            (value, _) => (text(value), Shows::Value),
        };
        return Ok(Some((place, text, shows)));
    }
    Ok(None)
}

/// The formulas of a sheet: a program that computes nothing writes what begins with `=` without a result.
fn formulas(book: &mut Book<'_>, sheet: &str) -> Result<Formulas, XlsxError> {
    let mut found = Formulas::new();
    let Ok(mut cells) = book.worksheet_cells_reader(sheet) else { return Ok(found) };
    while let Some(cell) = cells.next_formula()? {
        if !cell.get_value().is_empty() {
            found.insert(cell.get_position(), cell.get_value().clone());
        }
    }
    Ok(found)
}

/// What a cell holds, as text.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::DateTime(time) if time.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            let is_day = (hour, minute, second) == (0, 0, 0);
            if is_day { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") }
        }
        DataRef::DateTime(time) => time.as_f64().to_string(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// The names of all columns up to the last that has one.
fn line_up(cells: &Cells) -> Vec<String> {
    let width = cells.iter().map(|(n, _)| n.saturating_add(1)).max().unwrap_or_default().min(COLUMNS);
    let mut head = vec![String::new(); width as usize];
    for (n, text) in cells {
        if let Some(name) = head.get_mut(*n as usize) {
            name.clone_from(text);
        }
    }
    head
}

/// The name of a cell: `C5`.
fn name(row: u32, column: u32) -> String {
    let (mut letters, mut rest) = (Vec::new(), column.saturating_add(1));
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().chain(row.saturating_add(1).to_string().chars().collect::<Vec<_>>().iter()).collect()
}

/// Refuses what is no package, is encrypted, or unpacks to more than the limits allow; tells whether there are formulas.
fn check(bytes: &[u8], path: &Path, limits: &Limits) -> Result<bool, ReadError> {
    let mut package = Package::open(bytes, path, limits)?;
    let is_read = |name: &String| name.ends_with(".xml") || name.ends_with(".rels");
    let entries: Vec<usize> =
        package.names().iter().enumerate().filter(|(_, name)| is_read(name)).map(|(n, _)| n).collect();
    let mut computes = false;
    for entry in entries {
        let part = package.read(entry)?;
        computes |= part.windows(3).any(|w| matches!(w, [b'<' | b':', b'f', b'>' | b' ']));
    }
    Ok(computes)
}

fn damaged(error: &XlsxError, path: &Path) -> ReadError {
    let (path, part) = (path.to_owned(), String::new());
    match error {
        XlsxError::Password => ReadError::Protected { path },
        error => ReadError::Damaged { path, part, found: error.to_string() },
    }
}

fn without_languages(heads: Vec<(u32, Vec<String>)>, path: &Path) -> ReadError {
    match heads.into_iter().next() {
        Some((line, head)) => {
            let named = head.iter().filter(|name| !name.is_empty());
            let found = named.map(|name| shown(name.trim())).collect();
            ReadError::NoLanguageColumn { path: path.into(), line, found }
        }
        None => ReadError::Empty { path: path.into() },
    }
}
