//! The cells of a sheet, each as the text that it shows.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, XlsxError};

/// The cells of a sheet as they run by.
pub(crate) enum SheetCells<'b, 'a> {
    Xlsx(Box<calamine::XlsxCellReader<'b, Cursor<&'a [u8]>>>),
    Ods(std::slice::Iter<'b, ((u32, u32), String)>),
}

/// A cell by row and column.
pub(crate) type Cell = ((u32, u32), String, Shows);
/// The formulas of cells by row and column, without `=`.
pub(crate) type Formulas = BTreeMap<(u32, u32), String>;

/// What the text of a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shows {
    Value,
    Error,
    /// The formula itself: nobody has computed it.
    Formula,
}

/// The next cell that holds something.
pub(crate) fn next(cells: &mut SheetCells<'_, '_>, formulas: &Formulas) -> Result<Option<Cell>, XlsxError> {
    let cells = match cells {
        SheetCells::Xlsx(cells) => cells,
        SheetCells::Ods(cells) => {
            return Ok(cells.next().map(|(place, text)| (*place, text.clone(), shows(text))));
        }
    };
    while let Some((cell, style)) = cells.next_cell_with_style_id()? {
        let place = cell.get_position();
        let (text, shows) = match (cell.get_value(), formulas.get(&place)) {
            (DataRef::Empty, None) => continue,
            (DataRef::Empty, Some(formula)) => (format!("={formula}"), Shows::Formula),
            (DataRef::Error(error), _) => (error.to_string(), Shows::Error),
            (DataRef::Float(number), _) => (number_in(*number, cells.styles().get(style)), Shows::Value),
            (value, _) => (text(value), Shows::Value),
        };
        return Ok(Some((place, text, shows)));
    }
    Ok(None)
}

/// Errors as a cell shows them.
const ERRORS: [&str; 7] = ["#REF!", "#N/A", "#NAME?", "#DIV/0!", "#VALUE!", "#NUM!", "#NULL!"];

/// What the text of a cell is, by itself.
fn shows(text: &str) -> Shows {
    if ERRORS.contains(&text) || text.starts_with("Err:5") { Shows::Error } else { Shows::Value }
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
        DataRef::DateTime(time) if !time.is_datetime() => clock(time.as_f64()),
        DataRef::DateTime(time) if (0.0..1.0).contains(&time.as_f64()) => clock(time.as_f64()),
        DataRef::DateTime(time) => {
            let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            let is_day = (hour, minute, second) == (0, 0, 0);
            if is_day { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") }
        }
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// A number as its cell shows it, if as a part of a hundred.
fn number_in(number: f64, style: Option<&calamine::Style>) -> String {
    match percent(style) {
        Some(digits) => format!("{:.digits$}%", number * 100.0),
        None => number.to_string(),
    }
}

/// How many digits after the point a cell shows of a part of a hundred, if it shows one.
fn percent(style: Option<&calamine::Style>) -> Option<usize> {
    let code = style?.number_format.as_ref()?.format_code.split(';').next()?;
    // Behind a quotation mark or a backslash it is a sign and no more.
    let before = code.split_once('%')?.0;
    let digits = before.rsplit_once('.').map_or("", |(_, digits)| digits);
    let is_sign = before.ends_with(['"', '\\']);
    (!is_sign).then(|| digits.chars().filter(|c| "0#?".contains(*c)).count())
}

/// Days as hours, minutes and, if there are any, seconds.
fn clock(days: f64) -> String {
    let seconds = (days * 86_400.0).round();
    let sign = if seconds < 0.0 { "-" } else { "" };
    let seconds = seconds.abs() as u64;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    match seconds {
        0 => format!("{sign}{hours:02}:{minutes:02}"),
        _ => format!("{sign}{hours:02}:{minutes:02}:{seconds:02}"),
    }
}

/// The name of a cell: `C5`.
pub(crate) fn name(row: u32, column: u32) -> String {
    format!("{}{}", letters(column as usize), row.saturating_add(1))
}

/// The name of a column, counted from 0: `C`.
pub(crate) fn letters(column: usize) -> String {
    let (mut letters, mut rest) = (Vec::new(), column.saturating_add(1));
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}
