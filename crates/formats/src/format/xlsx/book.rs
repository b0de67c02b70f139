//! How the cells of spreadsheets look, and what fits into one.

use std::io;

use hexapla_model::Lang;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError,
};

use super::contained::contained;
use crate::writing::direction::is_right_to_left;
use crate::writing::escape::xml_chars;
use crate::writing::options::Options;

/// The most rows that a sheet holds.
pub(crate) const MOST_ROWS: usize = 1 << 20;
/// The most UTF-16 units that a cell holds.
pub(crate) const MOST_UNITS: usize = 32_767;

/// In points.
const LINE_HEIGHT: f64 = 16.0;
/// The highest row that a sheet can have, in points.
const MOST_HEIGHT: f64 = 409.0;

/// Text that may take several lines.
pub(crate) fn text() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

/// Text in `lang`, in its direction.
pub(crate) fn text_in(lang: &Lang) -> Format {
    directed(text(), lang)
}

/// Text in `lang` that has no letter of it, such as a date in English in an Arabic column: on its side, in its own order.
pub(crate) fn foreign_text_in(lang: &Lang) -> Format {
    let format = text_in(lang);
    if is_right_to_left(lang) { format.set_reading_direction(1) } else { format }
}

/// The first row.
fn head() -> Format {
    let format =
        Format::new().set_bold().set_background_color(0xEE_F1_F3).set_border_bottom(FormatBorder::Thin);
    format.set_border_bottom_color(0xB8_C0_C6).set_align(FormatAlign::VerticalCenter)
}

fn directed(format: Format, lang: &Lang) -> Format {
    let format = if is_right_to_left(lang) {
        format.set_reading_direction(2).set_align(FormatAlign::Right)
    } else {
        format.set_align(FormatAlign::Left)
    };
    format.set_indent(1)
}

/// The first row, which stays in view, has a filter and is printed on each page: the name of each column, its width and
/// the language of its texts.
pub(crate) fn write_head<'a, N: Into<String>>(
    sheet: &mut Worksheet,
    columns: impl IntoIterator<Item = (N, f64, Option<&'a Lang>)>,
    last_row: usize,
) -> Result<(), XlsxError> {
    let mut last = 0;
    for (n, (name, width, lang)) in (0..).zip(columns) {
        let format = lang.map_or_else(head, |lang| directed(head(), lang));
        sheet.write_string_with_format(0, n, name, &format)?;
        sheet.set_column_width(n, width)?;
        last = n;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, row(last_row), last)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

/// Makes row `row` high enough for cells of these widths, in characters: not every program does it by itself.
pub(crate) fn fit_height<'a>(
    sheet: &mut Worksheet,
    row: u32,
    cells: impl IntoIterator<Item = (&'a str, f64)>,
) -> Result<(), XlsxError> {
    let lines = cells.into_iter().map(|(text, width)| lines(text, width)).fold(1.0, f64::max);
    if lines > 1.0 {
        sheet.set_row_height(row, (lines * LINE_HEIGHT).min(MOST_HEIGHT))?;
    }
    Ok(())
}

/// How many lines `text` takes, about; words leave some room at the ends of lines.
fn lines(text: &str, width: f64) -> f64 {
    text.split('\n').map(|line| (line.chars().map(advance).sum::<f64>() / width).ceil().max(1.0)).sum()
}

/// How wide a character is, about, in widths of a digit.
fn advance(c: char) -> f64 {
    if c < '\u{1100}' { 1.1 } else { 2.0 }
}

/// The number of a row; callers have seen that it fits.
pub(crate) fn row(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Writes what a cell can hold of `text`, which is no markup: the library takes a text from `<r>` to `</r>` for a rich
/// text that is written already, unless it comes in parts.
pub(crate) fn write_text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let text = cell(text);
    match text.strip_prefix('<') {
        Some(rest) if rest.starts_with("r>") => {
            let part = Format::default();
            sheet.write_rich_string_with_format(row, column, &[(&part, "<"), (&part, rest)], format)?;
        }
        _ => {
            sheet.write_string_with_format(row, column, text, format)?;
        }
    }
    Ok(())
}

/// The part of `text` that a cell can hold, in composed form and without what XML cannot hold.
pub(crate) fn cell(text: &str) -> String {
    exact_cell(&xml_chars(text))
}

/// The part of `text` that a cell can hold; the writer escapes what XML cannot hold.
pub(crate) fn exact_cell(text: &str) -> String {
    let mut text = text.to_owned();
    let mut units = 0;
    let fitting = text.char_indices().take_while(|(_, c)| {
        units += c.len_utf16();
        units <= MOST_UNITS
    });
    let end = fitting.last().map_or(0, |(at, c)| at + c.len_utf8());
    text.truncate(end);
    text
}

/// The bytes of a spreadsheet. The library keeps rows in the temporary folder, and panics where that is full.
pub(crate) fn saved(make: impl FnOnce() -> Result<Vec<u8>, XlsxError>) -> io::Result<Vec<u8>> {
    contained(|| make().map_err(io::Error::other)).map_err(|error| {
        let folder = std::env::temp_dir();
        let folder = folder.display();
        let error = error.to_string();
        // What the system says, if it is quoted.
        let said = error.split_once("message: \"").and_then(|(_, said)| said.split('"').next()).unwrap_or(&error);
        let message = format!("{said}; rows are kept in {folder} meanwhile, so make room there, or name another folder in TMPDIR");
        io::Error::other(message)
    })
}

/// What the file says about itself.
pub(crate) fn properties(title: &str, options: &Options) -> Result<DocProperties, XlsxError> {
    let date = options.date.as_deref().and_then(date_time);
    // Without a date the library would write the time of the run.
    let created = date.map_or_else(|| ExcelDateTime::from_ymd(2000, 1, 1), Ok)?;
    let properties = DocProperties::new().set_title(cell(title)).set_author("hexapla");
    Ok(properties.set_creation_datetime(&created))
}

/// The time that `YYYYMMDDThhmmssZ` names.
fn date_time(text: &str) -> Option<ExcelDateTime> {
    let year = text.get(0..4)?.parse().ok()?;
    let date = ExcelDateTime::from_ymd(year, two_digits(text, 4)?, two_digits(text, 6)?).ok()?;
    let [hour, minute, second] = [9, 11, 13].map(|at| two_digits(text, at));
    date.and_hms(hour?.into(), minute?, f64::from(second?)).ok()
}

/// The number of two digits at byte `at`.
fn two_digits(text: &str, at: usize) -> Option<u8> {
    text.get(at..at + 2)?.parse().ok()
}

/// Writes a sheet of facts, one name and one value per row.
pub(crate) fn write_about(sheet: &mut Worksheet, facts: &[(&str, String)]) -> Result<(), XlsxError> {
    sheet.set_name("about")?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_column_width(0, 16)?;
    sheet.set_column_width(1, 90)?;
    let (bold, plain) = (Format::new().set_bold(), text());
    for (row, (name, value)) in (0..).zip(facts) {
        sheet.write_string_with_format(row, 0, *name, &bold)?;
        write_text(sheet, (row, 1), value, &plain)?;
    }
    Ok(())
}
