//! Gathers running text into blocks, and cells into rows.

use hexapla_lang::join::{needs_space, superscript};
use hexapla_model::{Block, BlockKind, Counted, Span};
use hexapla_source::lines::LineMap;

use super::Attributes;
use super::grid::Grid;
use super::lists::Marker;

/// A paragraph in the making, or a finished one inside a table cell.
#[derive(Debug, Clone, Default)]
struct Part {
    text: String,
    at: usize,
    kind: BlockKind,
    level: u8,
    counted: Option<Box<Counted>>,
}

/// The blocks so far and what is open.
pub(super) struct Flow<'a> {
    map: &'a LineMap,
    base: usize,
    blocks: Vec<Block>,
    part: Part,
    /// The label that the next text opens with, and the numbers that it stands for.
    label: String,
    path: Vec<u32>,
    /// White space seen and not yet written: none, a blank, or one that holds a line end.
    gap: Gap,
    /// Line breaks since the last text.
    breaks: usize,
    /// The places of the open row, each with its finished paragraphs.
    row: Option<Vec<Vec<Part>>>,
    grid: Grid,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Blank,
    LineEnd,
}

impl<'a> Flow<'a> {
    pub(super) fn new(map: &'a LineMap, base: usize) -> Self {
        let part = Part::default();
        Self {
            map,
            base,
            blocks: Vec::new(),
            part,
            label: String::new(),
            path: Vec::new(),
            gap: Gap::None,
            breaks: 0,
            row: None,
            grid: Grid::default(),
        }
    }

    /// Adds text, its blanks collapsed.
    pub(super) fn text(&mut self, text: &str, at: usize, raised: bool) {
        let mark = raised.then(|| text.trim().trim_start_matches('[').trim_end_matches(']'));
        let mark = mark.filter(|m| !m.is_empty() && m.chars().all(|c| c.is_ascii_digit()));
        for c in mark.unwrap_or(text).chars() {
            match c {
                '\n' | '\r' => self.gap = Gap::LineEnd,
                ' ' | '\t' | '\u{c}' => self.gap = if self.gap == Gap::None { Gap::Blank } else { self.gap },
                _ => self.push(if raised { superscript(c) } else { c }, at),
            }
        }
    }

    fn push(&mut self, c: char, at: usize) {
        if self.part.text.is_empty() {
            self.part.at = at;
            self.open_with_label(c);
        } else if let Some(prev) = self.part.text.chars().next_back() {
            let wanted = self.gap == Gap::Blank || (self.gap == Gap::LineEnd && needs_space(prev, c));
            if wanted && prev != ' ' {
                self.part.text.push(' ');
            }
        }
        self.gap = Gap::None;
        self.breaks = 0;
        self.part.text.push(c);
    }

    /// Puts the label before the text that begins with `next`.
    fn open_with_label(&mut self, next: char) {
        let label = std::mem::take(&mut self.label);
        let path = std::mem::take(&mut self.path);
        if !path.is_empty() && !label.is_empty() {
            let span = Span::new(0, label.len());
            self.part.counted = Some(Box::new(Counted { span, path, shown: 1 }));
        }
        let gap = label.chars().next_back().is_some_and(|last| needs_space(last, next));
        self.part.text = label;
        if gap {
            self.part.text.push(' ');
        }
    }

    /// The mark of a note has ended: a paragraph that opens with it is the note.
    pub(super) fn note(&mut self) {
        let text = &self.part.text;
        if !text.is_empty() && text.chars().all(|c| "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(c)) {
            self.part.kind = BlockKind::Footnote;
            self.gap = Gap::Blank;
        }
    }

    /// A `<br>`: a blank; two in a row end the paragraph.
    pub(super) fn line_break(&mut self, at: usize) {
        self.breaks += 1;
        if self.breaks == 2 {
            let (kind, level) = (self.part.kind, self.part.level);
            self.end_block();
            self.kind(kind, level);
        } else {
            self.text("\n", at, false);
        }
    }

    /// An item begins after this marker.
    pub(super) fn item(&mut self, marker: Marker) {
        if !self.label.is_empty() && !marker.label.is_empty() {
            // An item that has no text but lists: its label is before that of its first item.
            self.label.push(' ');
        }
        if !marker.label.is_empty() {
            self.label.push_str(&marker.label);
            self.path = marker.path;
        }
        self.part.kind = marker.kind;
    }

    /// What the block that begins is.
    pub(super) fn kind(&mut self, kind: BlockKind, level: u8) {
        (self.part.kind, self.part.level) = (kind, level);
    }

    /// Ends the paragraph, if one is open.
    pub(super) fn end_block(&mut self) {
        (self.gap, self.breaks) = (Gap::None, 0);
        if self.part.text.trim().is_empty() {
            let pending = !self.label.is_empty() && self.part.kind == BlockKind::Footnote;
            self.part = Part {
                kind: if pending { BlockKind::Footnote } else { BlockKind::Other },
                ..Part::default()
            };
            return;
        }
        let part = std::mem::take(&mut self.part);
        match self.row.as_mut().and_then(|r| r.last_mut()) {
            Some(cell) => cell.push(part),
            None => self.emit(part),
        }
    }

    /// Ends a list item; a label without text is dropped.
    pub(super) fn end_item(&mut self) {
        self.end_block();
        self.drop_label();
        self.part = Part::default();
    }

    /// A table begins; inside a cell it means that the outer table only lays out the page.
    pub(super) fn table(&mut self) {
        self.end_block();
        if let Some(row) = self.row.take() {
            row.into_iter().flatten().for_each(|part| self.emit(part));
        }
        self.grid = Grid::default();
    }

    /// A group of rows begins or ends: no cell reaches out of it.
    pub(super) fn row_group(&mut self) {
        self.end_row();
        self.grid = Grid::default();
    }

    pub(super) fn row(&mut self) {
        self.end_row();
        self.row = Some(Vec::new());
        self.grid.row();
    }

    pub(super) fn cell(&mut self, attributes: &Attributes) {
        self.end_block();
        let place = self.grid.cell(attributes);
        let row = self.row.get_or_insert_default();
        row.resize(place.max(row.len()) + 1, Vec::new());
    }

    pub(super) fn end_cell(&mut self) {
        self.end_block();
        self.drop_label();
    }

    fn drop_label(&mut self) {
        self.label.clear();
        self.path.clear();
    }

    /// Ends the row: a block of its cells, or of its paragraphs if only one cell holds text, and several of them.
    pub(super) fn end_row(&mut self) {
        self.end_block();
        let Some(cells) = self.row.take() else { return };
        let filled = cells.iter().filter(|c| !c.is_empty()).count();
        let parts = cells.iter().map(Vec::len).sum::<usize>();
        let Some(at) = cells.iter().flatten().map(|p| p.at).next() else { return };
        if filled == 1 && parts > 1 {
            cells.into_iter().flatten().for_each(|part| self.emit(part));
            return;
        }
        let text = cells.iter().map(|cell| cell_text(cell)).collect::<Vec<_>>().join("\t");
        // Only what is at the head of the row is a label of the row.
        let counted = cells.first().and_then(|cell| cell.first()).and_then(|part| part.counted.clone());
        self.emit(Part { text, at, kind: BlockKind::TableRow, level: 0, counted });
    }

    fn emit(&mut self, part: Part) {
        let (location, index) = self.map.find(self.base + part.at);
        let text = if part.kind == BlockKind::TableRow { part.text.as_str() } else { part.text.trim() };
        let mut block = Block::new(text, location, index);
        block.bounded = true;
        (block.kind, block.level) = (part.kind, part.level);
        block.counted = part.counted;
        self.blocks.push(block);
    }

    /// All blocks.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.end_row();
        self.blocks
    }
}

/// The paragraphs of a cell in one line.
fn cell_text(cell: &[Part]) -> String {
    cell.iter().map(|part| part.text.trim().replace('\t', " ")).collect::<Vec<_>>().join(" ")
}
