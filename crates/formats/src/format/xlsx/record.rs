//! The hidden sheet that records the rows as they were written, so that a reader knows what a person changed.
//!
//! It holds the heads of the columns, the id of each row and a print of each text: its length and a hash. So it recognizes
//! a text without holding it, and what a person deletes is gone from the file.

use std::fmt::Write as _;

use calamine::XlsxError as ReadingError;
use hexapla_lang::naming;
use hexapla_model::Lang;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::book as spreadsheet;
use super::cells::{Formulas, SheetCells, next};
use crate::reading::print::Print;
use crate::reading::record::{Entry, Record};
use crate::writing::view::View;

/// The name of the sheet.
pub(crate) const SHEET: &str = "record";
/// What its first cell holds; a later layout has another number.
const MARK: &str = "hexapla record 1";

/// The record in these cells, if they are those of one.
pub(crate) fn read(cells: &mut SheetCells<'_, '_>) -> Result<Option<Record>, ReadingError> {
    let formulas = Formulas::new();
    let Some(((0, 0), mark, _)) = next(cells, &formulas)? else { return Ok(None) };
    if mark != MARK {
        return Ok(None);
    }
    let (mut heads, mut entries) = (Vec::new(), Vec::<Entry>::new());
    while let Some(((row, column), text, _)) = next(cells, &formulas)? {
        match (row, column) {
            (0, _) => heads.push(text),
            (_, 0) => entries.push(Entry { id: text, ..Entry::default() }),
            _ => entries.iter_mut().next_back().into_iter().for_each(|entry| entry.prints = prints(&text)),
        }
    }
    Ok(Some(Record::of_workbook(heads, entries)))
}

/// The prints in a cell: `en:12.9f…  fr:14.03…`.
fn prints(text: &str) -> Vec<(Lang, Print)> {
    let parts = text.split(' ').filter_map(|part| {
        let (code, print) = part.split_once(':')?;
        Some((naming::of_label(code)?, Print::parse(print)?))
    });
    parts.collect()
}

/// Writes the sheet for rows under these heads.
pub(crate) fn write(view: &View<'_>, heads: &[String], sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name(SHEET)?;
    sheet.set_very_hidden(true);
    for (n, text) in (0..).zip(std::iter::once(MARK).chain(heads.iter().map(String::as_str))) {
        sheet.write_string(0, n, text)?;
    }
    for (at, row) in (1..).zip(view.rows()) {
        let mut prints = String::new();
        for n in 0..row.texts.len() {
            if let Some(print) = Print::of(row.text(n)) {
                let space = if prints.is_empty() { "" } else { " " };
                // Writing to a string does not fail.
                let _ = write!(prints, "{space}{}:{print}", view.code(n));
            }
        }
        sheet.write_string(at, 0, spreadsheet::exact_cell(&row.unit.id))?;
        sheet.write_string(at, 1, prints)?;
    }
    Ok(())
}

/// Whether a sheet of these cells is a record.
pub(crate) fn is_record(name: &str, first: &str) -> bool {
    name == SHEET && first == MARK
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_in_a_cell() {
        let lake = Print::of("湖水很深。").unwrap();
        assert_eq!(prints(&format!("zh:{lake} xx-nothing en:1.x")), [(Lang::ZH, lake)]);
    }
}
