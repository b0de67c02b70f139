//! How cells look, and what fits into one.

use std::borrow::Cow;

use hexapla_model::Lang;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use crate::escape::xml_chars;
use crate::glossary::direction::is_right_to_left;

/// The most UTF-16 units that a cell holds.
const MOST_UNITS: usize = 32_767;

/// In points.
const LINE_HEIGHT: f64 = 16.0;
/// The highest row that a sheet can have, in points.
const MOST_HEIGHT: f64 = 409.0;

/// Text that may take several lines.
pub(super) fn text() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

/// Text in `lang`, in its direction.
pub(super) fn text_in(lang: &Lang) -> Format {
    directed(text(), lang)
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

/// The first row, which stays in view, has a filter and is printed on each page; columns with their widths.
pub(super) fn write_head<'a>(
    sheet: &mut Worksheet,
    columns: impl IntoIterator<Item = (Cow<'a, str>, f64)>,
    last_row: usize,
) -> Result<(), XlsxError> {
    let mut last = 0;
    for (n, (name, width)) in (0..).zip(columns) {
        // `ar` is a language, `ar_frequency` is none, and neither is the `id` of the first column.
        let lang = Lang::parse(&name).ok().filter(|lang| n > 0 && *name == *lang.as_str());
        let format = lang.map_or_else(head, |lang| directed(head(), &lang));
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
pub(super) fn fit_height<'a>(
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
    let wide = |c: char| if c < '\u{1100}' { 1.1 } else { 2.0 };
    text.split('\n').map(|line| (line.chars().map(wide).sum::<f64>() / width).ceil().max(1.0)).sum()
}

/// The number of a row; callers have seen that it fits.
pub(super) fn row(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The part of `text` that a cell can hold.
pub(super) fn cell(text: &str) -> String {
    let mut text = xml_chars(text);
    let mut units = 0;
    let fits = |(_, c): &(usize, char)| {
        units += c.len_utf16();
        units <= MOST_UNITS
    };
    let end = text.char_indices().take_while(fits).last().map_or(0, |(at, c)| at + c.len_utf8());
    text.truncate(end);
    text
}
