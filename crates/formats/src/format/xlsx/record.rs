//! The hidden sheet that records the rows as they were written, so that a reader knows what a person changed.
//!
//! It holds the heads of the columns, the id of each row and a print of each text: its length and a hash. So it recognizes
//! a text without holding it, and what a person deletes is gone from the file.

use std::collections::HashMap;
use std::fmt::{self, Write as _};

use calamine::XlsxError as ReadingError;
use hexapla_lang::naming;
use hexapla_model::Lang;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::book as spreadsheet;
use super::cells::{Formulas, SheetCells, next};
use crate::writing::view::View;

/// The name of the sheet.
pub(crate) const SHEET: &str = "record";
/// What its first cell holds; a later layout has another number.
const MARK: &str = "hexapla record 1";
/// The factor of the hash of a text: 2⁶⁴ divided by the golden ratio, an odd number whose bits are mixed well.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// What a text is recognized by: how many characters it has and a hash of them.
///
/// Blanks, line ends and control characters do not count, since programs change them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Print {
    pub(crate) length: u32,
    hash: u64,
}

impl Print {
    /// The print of `text`; a text without characters has none.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let print = counted(text).fold(Self { length: 0, hash: 0 }, Self::and);
        (print.length > 0).then_some(print)
    }

    fn and(self, c: char) -> Self {
        Self {
            length: self.length.saturating_add(1),
            hash: self.hash.wrapping_mul(FACTOR).wrapping_add(mixed(c)),
        }
    }

    /// Which of `prints`, all of one length, are those of a stretch of `text`, which holds counted characters alone.
    pub(crate) fn find(text: &[char], length: u32, mut found: impl FnMut(Self)) {
        let width = length as usize;
        let Some(first) = text.get(..width) else { return };
        let leaving = (1..length).fold(1_u64, |power, _| power.wrapping_mul(FACTOR));
        let mut print = first.iter().copied().fold(Self { length: 0, hash: 0 }, Self::and);
        found(print);
        for (gone, new) in text.iter().zip(&text[width..]) {
            let rest = print.hash.wrapping_sub(mixed(*gone).wrapping_mul(leaving));
            print.hash = rest.wrapping_mul(FACTOR).wrapping_add(mixed(*new));
            found(print);
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let (length, hash) = text.split_once('.')?;
        Some(Self { length: length.parse().ok()?, hash: u64::from_str_radix(hash, 16).ok()? })
    }
}

impl fmt::Display for Print {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:016x}", self.length, self.hash)
    }
}

/// The characters of a text that count.
pub(crate) fn counted(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control())
}

/// A number for a character in which all bits differ from those of its neighbours.
fn mixed(c: char) -> u64 {
    let spread = (u64::from(c) + 1).wrapping_mul(FACTOR);
    spread ^ (spread >> 29)
}

/// What is recorded of a row.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) prints: Vec<(Lang, Print)>,
}

/// The rows of a workbook as they were written.
#[derive(Debug, Default)]
pub(crate) struct Record {
    /// The heads of the columns.
    pub(crate) heads: Vec<String>,
    /// The rows in their order.
    pub(crate) entries: Vec<Entry>,
    by_id: HashMap<String, usize>,
}

impl Record {
    /// The record in these cells, if they are those of one.
    pub(crate) fn read(cells: &mut SheetCells<'_, '_>) -> Result<Option<Self>, ReadingError> {
        let formulas = Formulas::new();
        let Some(((0, 0), mark, _)) = next(cells, &formulas)? else { return Ok(None) };
        if mark != MARK {
            return Ok(None);
        }
        let mut record = Self::default();
        while let Some(((row, column), text, _)) = next(cells, &formulas)? {
            match (row, column) {
                (0, _) => record.heads.push(text),
                (_, 0) => record.add(text),
                _ => record
                    .entries
                    .iter_mut()
                    .next_back()
                    .into_iter()
                    .for_each(|entry| entry.prints = prints(&text)),
            }
        }
        Ok(Some(record))
    }

    pub(crate) fn add(&mut self, id: String) {
        self.by_id.insert(id.clone(), self.entries.len());
        self.entries.push(Entry { id, prints: Vec::new() });
    }

    /// The row with this id.
    pub(crate) fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }
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
    fn blanks_do_not_count() {
        let print = |text| Print::of(text);
        assert_eq!(print("The lake\nis  deep."), print(" Thelake is deep.\r\n"));
        assert_ne!(print("The lake"), print("The lak"));
        assert_ne!(print("湖水"), print("水湖"));
        assert_eq!(print(" \n"), None);
        let lake = print("湖水很深。").unwrap();
        assert_eq!(prints(&format!("zh:{lake} xx-nothing en:1.x")), [(Lang::ZH, lake)]);
    }

    #[test]
    fn a_text_is_found_in_another() {
        let found = |text: &str, inner: &str| {
            let (text, wanted) = (counted(text).collect::<Vec<char>>(), Print::of(inner).unwrap());
            let mut is_found = false;
            Print::find(&text, wanted.length, |print| is_found |= print == wanted);
            is_found
        };
        for (text, inner, want) in [
            ("He said: the lake is deep.", "the lake", true),
            ("the lake", "the lake", true),
            ("the lak", "the lake", false),
            ("他说湖水很深。", "湖水 很深", true),
            ("他说湖水很深。", "湖很深", false),
            ("aaaaab", "ab", true),
        ] {
            assert_eq!(found(text, inner), want, "{inner} in {text}");
        }
    }
}
