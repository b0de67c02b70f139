//! An open workbook: its sheets, their cells and formulas.

use std::io::Cursor;

use calamine::{Reader as _, SheetVisible, Xlsx, XlsxError};
use hexapla_source::package::Package;
use hexapla_source::{Cause, Limits};

use super::cells::{Formulas, SheetCells};
use super::hidden::Hidden;
use super::ods;

/// What the parts of a workbook show before they are read.
#[derive(Default)]
pub(super) struct Checked {
    /// Whether there may be formulas that nobody has computed.
    pub(super) computes: bool,
    pub(super) hidden: Hidden,
}

/// An open workbook.
pub(super) enum Book<'a> {
    Xlsx(Box<Xlsx<Cursor<&'a [u8]>>>),
    Ods(Vec<ods::Sheet>),
}

impl<'a> Book<'a> {
    /// The workbook in `bytes`, and what its parts show before they are read.
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<(Self, Checked), Cause> {
        if ods::is_ods(bytes) {
            let sheets = ods::read(bytes, limits)?;
            let hidden = Hidden::of_sheets(sheets.iter().map(|sheet| (sheet.name.as_str(), &sheet.hides)));
            return Ok((Self::Ods(sheets), Checked { hidden, ..Checked::default() }));
        }
        let checked = check(bytes, limits)?;
        let book = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
        Ok((Self::Xlsx(Box::new(book)), checked))
    }

    /// The cells of a sheet; a sheet of pictures or macros has none.
    pub(super) fn cells(&mut self, sheet: &str) -> Option<SheetCells<'_, 'a>> {
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

    /// The sheets in their order, those that are hidden last, and whether each is.
    pub(super) fn sheet_names(&self) -> Vec<(String, bool)> {
        let mut names: Vec<(String, bool)> = match self {
            Self::Xlsx(book) => {
                let sheets = book.sheets_metadata().iter();
                sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
            }
            Self::Ods(sheets) => sheets.iter().map(|sheet| (sheet.name.clone(), sheet.is_hidden)).collect(),
        };
        names.sort_by_key(|(_, is_hidden)| *is_hidden);
        names
    }

    /// The formulas of a sheet: a program that computes nothing writes what begins with `=` without a result.
    pub(super) fn formulas(&mut self, sheet: &str) -> Result<Formulas, XlsxError> {
        let mut found = Formulas::new();
        let Self::Xlsx(book) = self else { return Ok(found) };
        let Ok(mut cells) = book.worksheet_cells_reader(sheet) else { return Ok(found) };
        while let Some(cell) = cells.next_formula()? {
            if !cell.get_value().is_empty() {
                found.insert(cell.get_position(), cell.get_value().clone());
            }
        }
        Ok(found)
    }
}

/// Refuses what is not a package, is encrypted, or unpacks to more than the limits allow.
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

/// The error for a workbook that the library cannot read.
pub(super) fn damaged(error: XlsxError) -> Cause {
    let part = String::new();
    match error {
        XlsxError::Password => Cause::Protected,
        error => Cause::Damaged { part, found: error.to_string() },
    }
}
