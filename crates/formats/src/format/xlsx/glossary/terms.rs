//! The sheet of terms: one row per entry, scores and what the term base says in quiet colours.

use hexapla_model::{Glossary, Verdict};
use rust_xlsxwriter::{
    ConditionalFormat2ColorScale, ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatType,
    DataValidation, DataValidationErrorStyle, Format, Worksheet, XlsxError,
};

use crate::format::csv::glossary::{cells, head};
use crate::format::xlsx::book as spreadsheet;
use crate::writing::content::entries_for_review;

/// Columns before those of the languages: `id`, `score`, `frequency`.
const BEFORE: usize = 3;
/// Of the columns after those of the languages, what the term base has instead, and what a person decides.
const EXPECTED: usize = 2;
const REVIEW: usize = 4;

/// Writes the entries of `glossary`.
pub(crate) fn write(glossary: &Glossary, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let langs = &glossary.langs;
    let (names, last_row) = (head(langs), entries_for_review(glossary).count());
    let widths: Vec<f64> = (0..names.len()).map(|n| width(n, langs.len())).collect();
    sheet.set_name("terms")?;
    let lang = |n: usize| n.checked_sub(BEFORE).and_then(|n| langs.get(n));
    let heads = names.into_iter().zip(&widths).enumerate().map(|(n, (name, width))| (name, *width, lang(n)));
    spreadsheet::write_head(sheet, heads, last_row)?;
    let plain = spreadsheet::text();
    let formats: Vec<Format> = langs.iter().map(spreadsheet::text_in).collect();
    for (n, entry) in entries_for_review(glossary).enumerate() {
        let (row, cells) = (spreadsheet::row(n + 1), cells(glossary, entry));
        for ((column, at), text) in (0..).zip(0..).zip(&cells) {
            let format = usize::checked_sub(at, BEFORE).and_then(|n| formats.get(n));
            write_cell(sheet, (row, column), text, format, &plain)?;
        }
        spreadsheet::fit_height(sheet, row, cells.iter().map(AsRef::as_ref).zip(widths.iter().copied()))?;
    }
    let Ok(status) = u16::try_from(BEFORE + langs.len()) else { return Ok(()) };
    sheet.set_print_area(0, 0, spreadsheet::row(last_row), status)?;
    if last_row > 0 {
        colour(sheet, spreadsheet::row(last_row), status)?;
        offer_verdicts(sheet, spreadsheet::row(last_row), langs.len())?;
    }
    Ok(())
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
        (_, Some(format)) => {
            sheet.write_string_with_format(row, column, spreadsheet::cell(text), format)?;
        }
        (Some(number), None) => {
            sheet.write_number_with_format(row, column, number, plain)?;
        }
        (None, None) => {
            sheet.write_string_with_format(row, column, spreadsheet::cell(text), plain)?;
        }
    }
    Ok(())
}

/// How wide column `n` is, in characters.
fn width(n: usize, langs: usize) -> f64 {
    let after = n.saturating_sub(BEFORE + langs);
    match n {
        0 | 1 => 9.0,
        2 => 12.0,
        _ if n < BEFORE + langs => 28.0,
        _ if after == EXPECTED || after == REVIEW + 1 => 32.0,
        _ => 14.0,
    }
}

/// A cell of the column `review` offers the words that the next run understands.
fn offer_verdicts(sheet: &mut Worksheet, last_row: u32, langs: usize) -> Result<(), XlsxError> {
    let Ok(column) = u16::try_from(BEFORE + langs + REVIEW) else { return Ok(()) };
    let words = [Verdict::Accept, Verdict::Reject].map(Verdict::as_str);
    let offer = DataValidation::new().allow_list_strings(&words)?;
    let offer = offer.set_error_style(DataValidationErrorStyle::Information);
    sheet.add_data_validation(1, column, last_row, column, &offer)?;
    Ok(())
}

fn colour(sheet: &mut Worksheet, last_row: u32, status: u16) -> Result<(), XlsxError> {
    let score = ConditionalFormat2ColorScale::new()
        .set_minimum(ConditionalFormatType::Number, 0)
        .set_maximum(ConditionalFormatType::Number, 1)
        .set_minimum_color(0xF9_E4_DA)
        .set_maximum_color(0xDF_EF_E3);
    sheet.add_conditional_format(1, 1, last_row, 1, &score)?;
    for (word, font, background) in
        [("known", 0x2F_6F_44, 0xE4_F2_E8), ("conflicting", 0xA3_40_1F, 0xFB_E5_DC)]
    {
        let format = Format::new().set_font_color(font).set_background_color(background);
        let rule = ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::EqualTo(word));
        sheet.add_conditional_format(1, status, last_row, status, &rule.set_format(format))?;
    }
    Ok(())
}
