//! The sheet of rows.

use hexapla_model::Text;
use rust_xlsxwriter::{ConditionalFormat3ColorScale, ConditionalFormatType, Format, Worksheet, XlsxError};

use super::book as spreadsheet;
use super::columns::Column;
use crate::writing::direction::has_right_to_left;
use crate::writing::view::{Row, View};

/// Writes all rows.
pub(crate) fn write(view: &View<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let columns = Column::all(view);
    let last_row = view.rows().count();
    let heads = columns.iter().map(|c| (c.head(view), c.width(view), c.lang(view)));
    sheet.set_name("corpus")?;
    spreadsheet::write_head(sheet, heads, last_row)?;
    prepare(&columns, spreadsheet::row(last_row), sheet)?;
    let formats: Vec<[Format; 2]> = columns.iter().map(|column| formats(*column, view)).collect();
    let files: Vec<String> = (0..view.langs.len()).map(|n| view.path(n)).collect();
    for (at, row) in (1..).zip(view.rows()) {
        let widths = columns.iter().filter_map(|c| match c {
            Column::Text(n) => Some((row.text(*n), c.width(view))),
            _ => None,
        });
        spreadsheet::fit_height(sheet, at, widths)?;
        for (n, (column, [format, foreign])) in (0..).zip(columns.iter().zip(&formats)) {
            if *column == Column::Score {
                sheet.write_number_with_format(at, n, row.score(), format)?;
                continue;
            }
            let text = text(*column, view, &row, &files);
            if !text.is_empty() {
                let format = if has_right_to_left(&text) { format } else { foreign };
                sheet.write_string_with_format(at, n, text, format)?;
            }
        }
    }
    Ok(())
}

/// What holds for columns as a whole: it is written before the rows, which are gone once they are written.
fn prepare(columns: &[Column], last_row: u32, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let place =
        |wanted: fn(&Column) -> bool| (0..).zip(columns).filter(move |(_, c)| wanted(c)).map(|(n, _)| n);
    for n in place(|c| matches!(c, Column::Lines(_))) {
        sheet.set_column_hidden(n)?;
    }
    let last_text = place(|c| matches!(c, Column::Score | Column::Text(_))).last().unwrap_or_default();
    sheet.set_print_area(0, 0, last_row, last_text)?;
    if last_row == 0 {
        return Ok(());
    }
    let last: u16 = place(|_| true).last().unwrap_or_default();
    sheet.ignore_error_range(1, 0, last_row, last, rust_xlsxwriter::IgnoreError::NumberStoredAsText)?;
    for n in place(|c| *c == Column::Score) {
        sheet.add_conditional_format(1, n, last_row, n, &score_colours())?;
    }
    Ok(())
}

/// From doubtful to sure.
fn score_colours() -> ConditionalFormat3ColorScale {
    ConditionalFormat3ColorScale::new()
        .set_minimum(ConditionalFormatType::Number, 0)
        .set_midpoint(ConditionalFormatType::Number, 0.7)
        .set_maximum(ConditionalFormatType::Number, 1)
        .set_minimum_color(0xF4_C7_B4)
        .set_midpoint_color(0xFB_F1_D5)
        .set_maximum_color(0xDF_EF_E3)
}

/// How a cell looks, and how one looks whose text has no letter that runs from right to left.
fn formats(column: Column, view: &View<'_>) -> [Format; 2] {
    let format = match (column, column.lang(view)) {
        (_, Some(lang)) => return [spreadsheet::text_in(lang), spreadsheet::foreign_text_in(lang)],
        (Column::Score, _) => spreadsheet::text().set_num_format("0.00"),
        _ => spreadsheet::text().set_font_color(0x66_70_78),
    };
    [format.clone(), format]
}

fn text(column: Column, view: &View<'_>, row: &Row<'_>, files: &[String]) -> String {
    let found = |n: usize| row.texts.get(n).copied().flatten();
    match column {
        Column::Id => spreadsheet::exact_cell(&row.unit.id),
        Column::Anchor => row.anchor(),
        Column::Kind => row.unit.kind.as_str().to_owned(),
        Column::Score => row.score().to_string(),
        Column::Reviewed => if row.unit.reviewed { "yes" } else { "" }.to_owned(),
        Column::Text(n) => row.text(n).to_owned(),
        Column::Place(n) => {
            found(n).map(|text| spreadsheet::exact_cell(&place(&files[n], text))).unwrap_or_default()
        }
        Column::Lines(n) => found(n).map(|text| spreadsheet::exact_cell(&lines(text))).unwrap_or_default(),
        Column::Symbol => spreadsheet::exact_cell(view.corpus.symbol.as_deref().unwrap_or_default()),
    }
}

/// `report.en.txt:12`, and the page in files that have pages.
fn place(file: &str, text: &Text) -> String {
    let page = text.location.page.map(|page| format!(" (page {page})")).unwrap_or_default();
    format!("{file}:{}{page}", text.location.line)
}

fn lines(text: &Text) -> String {
    text.lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}
