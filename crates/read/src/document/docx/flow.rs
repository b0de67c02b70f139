//! Gathers paragraphs into parts of the text in reading order: rows of tables become one, text boxes follow the
//! paragraph that they hang on.

use hexapla_model::{BlockKind, Counted};

use super::citation::Citation;

/// A paragraph or row that will be a block.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    /// Its text with its label.
    pub(super) text: String,
    /// The ordinal of its paragraph in the document, from 1.
    pub(super) line: u32,
    /// What it is.
    pub(super) kind: BlockKind,
    /// Its level as a heading.
    pub(super) level: u8,
    /// Whether it is in a text box.
    pub(super) aside: bool,
    /// Its automatic number.
    pub(super) counted: Option<Box<Counted>>,
    /// The notes whose marks are in it.
    pub(super) cited: Vec<Citation>,
}

/// What is open around the place that is read.
#[derive(Debug)]
enum Scope {
    /// A paragraph that may hold text boxes: what is in them.
    Paragraph(Vec<Part>),
    /// A row: what is at each place of its grid.
    Row(Vec<Vec<Part>>),
}

/// The most places that one cell takes, and the last one before which others are left empty: Word's tables have 63.
const PLACES: usize = 63;

/// The parts so far and what is open.
#[derive(Debug, Default)]
pub(super) struct Flow {
    scopes: Vec<Scope>,
    /// For each open row how many places are left empty before its next cell.
    empty: Vec<usize>,
    out: Vec<Part>,
}

impl Flow {
    /// Adds a part where it belongs.
    pub(super) fn add(&mut self, part: Part) {
        if part.text.is_empty() {
            return;
        }
        match self.scopes.last_mut() {
            Some(Scope::Paragraph(boxes)) => boxes.push(part),
            Some(Scope::Row(cells)) => match cells.last_mut() {
                Some(cell) => cell.push(part),
                None => cells.push(vec![part]),
            },
            None => self.out.push(part),
        }
    }

    /// A paragraph begins.
    pub(super) fn open_paragraph(&mut self) {
        self.scopes.push(Scope::Paragraph(Vec::new()));
    }

    /// The paragraph ends: what its text boxes hold.
    pub(super) fn close_paragraph(&mut self) -> Vec<Part> {
        match self.scopes.pop() {
            Some(Scope::Paragraph(boxes)) => boxes,
            Some(other) => {
                self.scopes.push(other);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// A row of a table begins.
    pub(super) fn open_row(&mut self) {
        self.scopes.push(Scope::Row(Vec::new()));
        self.empty.push(0);
    }

    /// A cell begins.
    pub(super) fn open_cell(&mut self) {
        if let Some(Scope::Row(cells)) = self.scopes.last_mut() {
            let empty =
                self.empty.last_mut().map(std::mem::take).filter(|_| cells.len() < PLACES).unwrap_or(0);
            cells.resize(cells.len() + empty + 1, Vec::new());
        }
    }

    /// Before the next cell of the row so many places of the grid are empty: the cells above or beside reach into them.
    pub(super) fn leave_empty(&mut self, places: usize) {
        if let Some(empty) = self.empty.last_mut() {
            *empty = places.min(PLACES);
        }
    }

    /// The row ends: one part, or all its paragraphs if the table only lays out the page.
    pub(super) fn close_row(&mut self, dropped: bool) {
        self.empty.pop();
        let cells = match self.scopes.pop() {
            Some(Scope::Row(cells)) => cells,
            Some(other) => return self.scopes.push(other),
            None => return,
        };
        let filled = cells.iter().filter(|c| !c.is_empty()).count();
        let nested = cells.iter().flatten().any(|p| p.kind == BlockKind::TableRow);
        if dropped || filled == 0 {
            return;
        }
        if nested || (filled == 1 && cells.iter().map(Vec::len).sum::<usize>() > 1) {
            return cells.into_iter().flatten().for_each(|part| self.add(part));
        }
        let text = cells.iter().map(|cell| cell_text(cell)).collect::<Vec<_>>().join("\t");
        let line = cells.iter().flatten().map(|p| p.line).next().unwrap_or_default();
        // Only what is at the head of the row is a label of the row.
        let counted = cells.first().and_then(|cell| cell.first()).and_then(|part| part.counted.clone());
        let cited = cells.into_iter().flatten().flat_map(|p| p.cited).collect();
        self.add(Part { text, line, kind: BlockKind::TableRow, counted, cited, ..Part::default() });
    }

    /// Takes all parts that are complete.
    pub(super) fn take(&mut self) -> Vec<Part> {
        std::mem::take(&mut self.out)
    }
}

/// The paragraphs of a cell in one line.
fn cell_text(cell: &[Part]) -> String {
    cell.iter().map(|part| part.text.replace('\t', " ")).collect::<Vec<_>>().join(" ")
}
