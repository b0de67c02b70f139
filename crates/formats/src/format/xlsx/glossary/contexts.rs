//! The sheet of contexts: one row per context, the term in bold.

use hexapla_model::{ConceptEntry, Context, ContextText, Glossary};
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::format::xlsx::book as spreadsheet;
use crate::writing::content::{around_term, context_text, entries};

/// How wide the column of a language is, in characters.
const WIDTH: f64 = 45.0;
/// What is shown on each side of a term in a text that is too long for a cell, in characters.
const WINDOW: usize = 2_000;
/// Texts of more bytes are shown around the term only.
const LONG: usize = 20_000;

/// Writes the contexts of all entries.
pub(crate) fn write(glossary: &Glossary, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let before = [("id", 8.0), ("context_id", 20.0), ("symbol", 18.0), ("anchor", 9.0)];
    let before = before.map(|(name, width)| (name, width, None));
    let langs = glossary.langs.iter().map(|lang| (lang.as_str(), WIDTH, Some(lang)));
    let rows: Vec<(&ConceptEntry, &Context)> = entries(glossary)
        .flat_map(|entry| entry.contexts.iter().map(move |context| (entry, context)))
        .collect();
    sheet.set_name("contexts")?;
    spreadsheet::write_head(sheet, before.into_iter().chain(langs), rows.len())?;
    let (plain, bold) = (spreadsheet::text(), Format::new().set_bold());
    let formats: Vec<Format> = glossary.langs.iter().map(spreadsheet::text_in).collect();
    for (row, (entry, context)) in (1..).zip(rows) {
        let anchor = context.anchor.as_ref().map(ToString::to_string).unwrap_or_default();
        let symbol = context.symbol.as_deref().unwrap_or_default();
        for (column, text) in (0..).zip([&entry.id, &context.unit, symbol, &anchor]) {
            spreadsheet::write_text(sheet, (row, column), text, &plain)?;
        }
        for (n, (column, format)) in (4..).zip(&formats).enumerate() {
            if let Some(text) = context_text(context, n) {
                write_text(sheet, (row, column), text, format, &bold)?;
            }
        }
        let texts = context.texts.iter().flatten().map(|t| (t.text.as_str(), WIDTH));
        spreadsheet::fit_height(sheet, row, texts)?;
    }
    Ok(())
}

fn write_text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    context: &ContextText,
    format: &Format,
    bold: &Format,
) -> Result<(), XlsxError> {
    let (before, term, after) = around_term(context);
    let (before, term, after) = if context.text.len() > LONG && !term.is_empty() {
        (last_characters(before), first_characters(term), first_characters(after))
    } else {
        (before, term, after)
    };
    let plain = Format::default();
    let parts = [
        (&plain, spreadsheet::cell(before)),
        (bold, spreadsheet::cell(term)),
        (&plain, spreadsheet::cell(after)),
    ];
    let parts: Vec<(&Format, &str)> =
        parts.iter().filter(|(_, t)| !t.is_empty()).map(|(f, t)| (*f, t.as_str())).collect();
    match parts.as_slice() {
        [] => {}
        [(_, text)] if term.is_empty() => spreadsheet::write_text(sheet, (row, column), text, format)?,
        [(_, text)] => spreadsheet::write_text(sheet, (row, column), text, &format.clone().set_bold())?,
        parts => {
            sheet.write_rich_string_with_format(row, column, parts, format)?;
        }
    }
    Ok(())
}

fn first_characters(text: &str) -> &str {
    text.char_indices().nth(WINDOW).map_or(text, |(at, _)| &text[..at])
}

fn last_characters(text: &str) -> &str {
    text.char_indices().rev().nth(WINDOW).map_or(text, |(at, c)| &text[at + c.len_utf8()..])
}
