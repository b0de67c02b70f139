//! Reads the sheets of an OpenDocument spreadsheet, packed (`.ods`) or in one XML file (`.fods`).

use hexapla_source::package::Package;
use hexapla_source::stream::Stream;
use hexapla_source::xml::{self, Element, Handler, Root};
use hexapla_source::{Cause, Limits};

use super::hidden::Part;

const ROOT: Root =
    Root { names: &["document-content", "document"], expected: "an OpenDocument spreadsheet", units: &[] };
/// The part with the sheets.
const CONTENT: &str = "content.xml";
/// What the first part of a package, or the head of an XML file, says.
const KIND: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
/// How much of a file is looked at to know it.
const HEAD: usize = 8 << 10;
/// Elements whose text does not belong to the cell.
const FOREIGN: [&str; 4] = ["annotation", "shapes", "frame", "tracked-changes"];
/// The most rows and columns of a sheet.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;
/// How many times the bytes of a file its cells may take up where rows or cells are repeated, and how many they may always.
const REPEATED: usize = 20;
const ALWAYS: usize = 1 << 20;

/// A sheet with the cells that show something, by row and column.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) is_hidden: bool,
    pub(crate) cells: Vec<((u32, u32), String)>,
    pub(crate) hides: Part,
}

/// The number that an attribute says; without it 1.
fn count(element: &Element<'_>, name: &str) -> u32 {
    element.attribute(name).and_then(|n| n.trim().parse().ok()).unwrap_or(1)
}

/// Whether a row or a column is hidden, by hand or by a filter.
fn is_hidden(element: &Element<'_>) -> bool {
    element.attribute("visibility").is_some_and(|value| value == "collapse" || value == "filter")
}

/// Whether `bytes` begin as an OpenDocument spreadsheet does.
pub(crate) fn is_ods(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    (head.starts_with(b"PK") || head.starts_with(b"<") || head.starts_with(b"\xEF\xBB\xBF<"))
        && head.windows(KIND.len()).any(|part| part == KIND)
}

/// The sheets of the spreadsheet in `bytes`.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Cause> {
    let content;
    let bytes = if bytes.starts_with(b"PK") {
        let mut package = Package::open(bytes, limits)?;
        let entry = package.names().iter().position(|name| name == CONTENT);
        content = entry.map(|entry| package.read(entry)).transpose()?.unwrap_or_default();
        content.as_slice()
    } else {
        bytes
    };
    let source = Stream::new(bytes, limits)?;
    let most = REPEATED * bytes.len() + ALWAYS;
    let mut ods = Ods { most, ..Ods::new() };
    match xml::read(source, &ROOT, &mut ods)? {
        Some(end) => Err(end.error()),
        None => Ok(ods.sheets),
    }
}

/// A spreadsheet as far as it is read.
struct Ods {
    sheets: Vec<Sheet>,
    /// The names of the styles of sheets that are hidden, and the style that is read.
    hidden: Vec<String>,
    style: String,
    /// The row and the column that come next, and how often those that are read are repeated.
    row: u32,
    column: u32,
    rows: u32,
    columns: u32,
    /// Where the cells of the row begin, and whether it is hidden.
    row_start: usize,
    hides_row: bool,
    /// The cell that is read, if one is, and whether a paragraph of it has begun.
    cell: Option<String>,
    paragraphs: usize,
    foreign: u32,
    /// The bytes of all cells so far, and the most they may be.
    bytes: usize,
    most: usize,
}

impl Ods {
    fn new() -> Self {
        Self {
            sheets: Vec::new(),
            hidden: Vec::new(),
            style: String::new(),
            row: 0,
            column: 0,
            rows: 1,
            columns: 1,
            row_start: 0,
            hides_row: false,
            cell: None,
            paragraphs: 0,
            foreign: 0,
            bytes: 0,
            most: 0,
        }
    }

    fn open_sheet(&mut self, element: &Element<'_>) {
        let name = element.attribute("name").unwrap_or_default();
        let style = element.attribute("style-name").unwrap_or_default();
        let is_hidden = self.hidden.contains(&style);
        self.sheets.push(Sheet { name, is_hidden, ..Sheet::default() });
        (self.row, self.column) = (0, 0);
    }

    /// Columns that are defined before the rows.
    fn open_columns(&mut self, element: &Element<'_>) {
        let first = self.column.saturating_add(1);
        self.column = self.column.saturating_add(count(element, "number-columns-repeated"));
        if let Some(sheet) = self.sheets.last_mut().filter(|_| is_hidden(element)) {
            sheet.hides.columns.push(first as usize..=self.column as usize);
        }
    }

    fn close_cell(&mut self) -> Result<(), Cause> {
        let (Some(text), Some(sheet)) = (self.cell.take(), self.sheets.last_mut()) else { return Ok(()) };
        if !text.trim().is_empty() && self.row < ROWS {
            let end = self.column.saturating_add(self.columns).min(COLUMNS);
            for column in self.column..end {
                self.bytes += text.len() + size_of::<((u32, u32), String)>();
                if self.bytes > self.most {
                    return Err(Cause::TooLarge { limit: self.most as u64 });
                }
                sheet.cells.push(((self.row, column), text.clone()));
            }
        }
        self.column = self.column.saturating_add(self.columns);
        Ok(())
    }

    /// Ends a row, which may stand for several.
    fn close_row(&mut self) -> Result<(), Cause> {
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        let cells = sheet.cells.split_off(self.row_start.min(sheet.cells.len()));
        let size: usize = cells.iter().map(|(_, text)| text.len() + size_of::<((u32, u32), String)>()).sum();
        let count = if cells.is_empty() { 0 } else { self.rows.min(ROWS.saturating_sub(self.row)) };
        sheet.hides.rows += if self.hides_row { count as usize } else { 0 };
        for n in 0..count {
            if n > 0 {
                self.bytes += size;
            }
            if self.bytes > self.most {
                return Err(Cause::TooLarge { limit: self.most as u64 });
            }
            let copies = cells.iter().map(|((row, column), text)| ((row + n, *column), text.clone()));
            sheet.cells.extend(copies);
        }
        self.row = self.row.saturating_add(self.rows);
        Ok(())
    }

    fn push(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| self.foreign == 0) {
            cell.push_str(text);
        }
    }
}

impl Handler for Ods {
    fn open(&mut self, element: &Element<'_>) -> Result<(), Cause> {
        if FOREIGN.contains(&element.name) {
            self.foreign += 1;
        }
        if self.foreign > 0 {
            return Ok(());
        }
        match element.name {
            "style" => self.style = element.attribute("name").unwrap_or_default(),
            "table-properties" if element.attribute("display").is_some_and(|shows| shows == "false") => {
                self.hidden.push(self.style.clone());
            }
            "table" => self.open_sheet(element),
            "table-column" => self.open_columns(element),
            "table-row" => {
                self.rows = count(element, "number-rows-repeated");
                self.column = 0;
                self.hides_row = is_hidden(element);
                self.row_start = self.sheets.last().map_or(0, |sheet| sheet.cells.len());
            }
            "table-cell" | "covered-table-cell" => {
                self.columns = count(element, "number-columns-repeated");
                self.cell = Some(String::new());
                self.paragraphs = 0;
            }
            "p" => {
                if self.paragraphs > 0 {
                    self.push("\n");
                }
                self.paragraphs += 1;
            }
            "s" => (0..element.attribute("c").and_then(|n| n.parse().ok()).unwrap_or(1_u16))
                .for_each(|_| self.push(" ")),
            "tab" => self.push("\t"),
            "line-break" => self.push("\n"),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Cause> {
        if self.foreign > 0 {
            self.foreign -= u32::from(FOREIGN.contains(&name));
            return Ok(());
        }
        match name {
            "table-row" => self.close_row(),
            "table-cell" | "covered-table-cell" => self.close_cell(),
            _ => Ok(()),
        }
    }

    /// White space is layout, except for one blank between words.
    fn text(&mut self, text: &str) {
        if self.paragraphs == 0 || self.foreign > 0 {
            return;
        }
        let Some(cell) = &mut self.cell else { return };
        for c in text.chars() {
            if !matches!(c, ' ' | '\t' | '\n' | '\r') {
                cell.push(c);
            } else if !cell.is_empty() && !cell.ends_with([' ', '\n', '\t']) {
                cell.push(' ');
            }
        }
    }

    fn entity(&mut self, name: &str, _: u32) {
        self.push(&format!("&{name};"));
    }
}

#[cfg(test)]
mod tests;
