//! The sheet of terms: one row per entry or per term, scores and what the term base says in quiet colours.

use hexapla_model::Verdict;
use rust_xlsxwriter::{
    ConditionalFormat2ColorScale, ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatType,
    DataValidation, DataValidationErrorStyle, Format, Worksheet, XlsxError,
};

use crate::format::xlsx::book as spreadsheet;
use crate::writing::term_table::{Column, TermTable};

/// Writes the rows of `table`.
pub(crate) fn write(table: &TermTable<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let langs = &table.glossary.langs;
    let (rows, columns) = (table.rows(), &table.columns);
    let lang = |column: &Column| column.lang().and_then(|n| langs.get(n));
    sheet.set_name("terms")?;
    let heads = table.head().into_iter().zip(columns).map(|(name, c)| (name, width(*c), lang(c)));
    spreadsheet::write_head(sheet, heads, rows.len())?;
    let plain = spreadsheet::text();
    let formats: Vec<Format> = langs.iter().map(spreadsheet::text_in).collect();
    for (n, row) in rows.iter().enumerate() {
        let (at, cells) = (spreadsheet::row(n + 1), table.cells(*row));
        let own = row.term.map(|term| term.lang);
        for (n, (column, text)) in (0..).zip(columns.iter().zip(&cells)) {
            let term = column.lang().or(own.filter(|_| *column == Column::Term));
            write_cell(sheet, (at, n), text, term.and_then(|n| formats.get(n)), &plain)?;
        }
        let widths = columns.iter().map(|column| width(*column));
        spreadsheet::fit_height(sheet, at, cells.iter().map(AsRef::as_ref).zip(widths))?;
    }
    look(table, sheet, rows.len())
}

/// What is printed, coloured and offered.
fn look(table: &TermTable<'_>, sheet: &mut Worksheet, rows: usize) -> Result<(), XlsxError> {
    let place = |column| {
        let found = table.columns.iter().position(|own| *own == column);
        found.and_then(|n| u16::try_from(n).ok())
    };
    let last = spreadsheet::row(rows);
    // What is read on paper ends with what the entry is.
    if let Some(kind) = place(Column::Kind) {
        sheet.set_print_area(0, 0, last, kind)?;
    }
    if rows == 0 {
        return Ok(());
    }
    place(Column::Score).map_or(Ok(()), |column| colour_scores(sheet, last, column))?;
    place(Column::Status).map_or(Ok(()), |column| colour_statuses(sheet, last, column))?;
    place(Column::Review).map_or(Ok(()), |column| offer_verdicts(sheet, last, column))
}

/// Terms are strings, whatever they look like; elsewhere a number is a number.
fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    term: Option<&Format>,
    plain: &Format,
) -> Result<(), XlsxError> {
    let number = text.parse::<f64>().ok().filter(|n| n.is_finite());
    match (number, term) {
        _ if text.is_empty() => {}
        (_, Some(format)) => spreadsheet::write_text(sheet, (row, column), text, format)?,
        (Some(number), None) => {
            sheet.write_number_with_format(row, column, number, plain)?;
        }
        (None, None) => spreadsheet::write_text(sheet, (row, column), text, plain)?,
    }
    Ok(())
}

/// How wide a column is, in characters.
fn width(column: Column) -> f64 {
    match column {
        Column::Id | Column::Score | Column::Language => 9.0,
        Column::Frequency => 12.0,
        Column::Terms(_) | Column::Term => 28.0,
        Column::Expected | Column::Comment => 32.0,
        _ => 14.0,
    }
}

/// A cell of the column `review` offers the words that the next run understands.
fn offer_verdicts(sheet: &mut Worksheet, last_row: u32, column: u16) -> Result<(), XlsxError> {
    let words = [Verdict::Accept, Verdict::Reject].map(Verdict::as_str);
    let offer = DataValidation::new().allow_list_strings(&words)?;
    let offer = offer.set_error_style(DataValidationErrorStyle::Information);
    sheet.add_data_validation(1, column, last_row, column, &offer)?;
    Ok(())
}

fn colour_scores(sheet: &mut Worksheet, last_row: u32, column: u16) -> Result<(), XlsxError> {
    let score = ConditionalFormat2ColorScale::new()
        .set_minimum(ConditionalFormatType::Number, 0)
        .set_maximum(ConditionalFormatType::Number, 1)
        .set_minimum_color(0xF9_E4_DA)
        .set_maximum_color(0xDF_EF_E3);
    sheet.add_conditional_format(1, column, last_row, column, &score)?;
    Ok(())
}

fn colour_statuses(sheet: &mut Worksheet, last_row: u32, column: u16) -> Result<(), XlsxError> {
    for (word, font, background) in
        [("known", 0x2F_6F_44, 0xE4_F2_E8), ("conflicting", 0xA3_40_1F, 0xFB_E5_DC)]
    {
        let format = Format::new().set_font_color(font).set_background_color(background);
        let rule = ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::EqualTo(word));
        sheet.add_conditional_format(1, column, last_row, column, &rule.set_format(format))?;
    }
    Ok(())
}
