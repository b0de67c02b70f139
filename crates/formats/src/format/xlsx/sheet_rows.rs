//! The rows of a sheet, put together from its cells.

use calamine::XlsxError;
use hexapla_model::Severity;
use hexapla_source::findings::shown;

use super::cells::{Cell, Shows, name};
use crate::reading::builder::Builder;

/// The cells of a row by their columns, in order.
pub(super) type Cells = Vec<(u32, String)>;

/// The rows of a sheet as its cells run by.
pub(super) struct Rows<F> {
    next: F,
    /// The first cell of the next row.
    waiting: Option<Cell>,
    /// Whether there are no more cells: asked again, the reader takes the end of the sheet for that of a cut file.
    is_done: bool,
}

impl<F: FnMut() -> Result<Option<Cell>, XlsxError>> Rows<F> {
    /// The rows of the cells that `next` gives.
    pub(super) fn new(next: F) -> Self {
        Self { next, waiting: None, is_done: false }
    }

    /// The next row with something in it, and its number from 1; cells that are not text are added to `odd`.
    pub(super) fn row(&mut self, odd: &mut Vec<Odd>) -> Result<Option<(u32, Cells)>, XlsxError> {
        let first = match self.waiting.take() {
            None if !self.is_done => (self.next)()?,
            waiting => waiting,
        };
        let Some(first) = first else { return Ok(None) };
        let row = first.0.0;
        let mut cells = Cells::new();
        let mut cell = Some(first);
        while let Some(((at, column), text, shows)) = cell {
            if at != row {
                self.waiting = Some(((at, column), text, shows));
                break;
            }
            odd.extend(odd_cell(shows, &name(at, column), &text).map(|(severity, message)| Odd {
                severity,
                line: row.saturating_add(1),
                message,
            }));
            if shows != Shows::Error {
                cells.push((column, text));
            }
            cell = (self.next)()?;
            self.is_done = cell.is_none();
        }
        Ok(Some((row.saturating_add(1), cells)))
    }
}

/// A cell of which something is to be reported.
pub(super) struct Odd {
    severity: Severity,
    line: u32,
    message: String,
}

impl Odd {
    /// Reports it.
    pub(super) fn tell(self, builder: &mut Builder<'_>) {
        let hint = "what begins with = became a formula: write an apostrophe before it";
        builder.finding(self.severity, self.line, &self.message, hint);
    }
}

/// The text of a cell.
pub(super) fn cell(cells: &Cells, column: usize) -> Option<&str> {
    cells.iter().find(|(n, _)| *n as usize == column).map(|(_, text)| text.as_str())
}

/// What is to be reported of the cell `name`.
fn odd_cell(shows: Shows, name: &str, text: &str) -> Option<(Severity, String)> {
    match shows {
        Shows::Value => None,
        Shows::Error => Some((Severity::Error, format!("cell {name} shows an error ({text}), skipped"))),
        Shows::Formula => {
            let text = shown(text);
            Some((
                Severity::Warning,
                format!("cell {name} holds a formula without a result: {text} is taken for its text"),
            ))
        }
    }
}
