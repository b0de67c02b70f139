//! Reads OpenDocument texts (ODT): paragraphs, headings, lists with their numbers, table rows and notes.
//!
//! LibreOffice turns what it opens into DOCX, which is read with more care (see [`office`](crate::document::office)).
//! This reader is for what it cannot write as DOCX.

mod lists;

use hexapla_lang::join::{needs_space, superscript};
use hexapla_model::{Block, BlockKind, Counted, Location, Span};
use hexapla_source::package::{self, Package};
use hexapla_source::xml::cursor::{Cursor, Element, Node};
use hexapla_source::{Cause, Source};

use crate::document::Parsed;
use lists::{Lists, Styles};

/// The most cells of a row.
const CELLS: usize = 256;

/// Reads an ODT.
///
/// # Errors
/// If it is not a whole package, is damaged or protected, or goes beyond the limits.
pub(crate) fn parse(source: &Source<'_>) -> Result<Parsed, Cause> {
    let mut package = Package::open(source.bytes, source.limits)?;
    let mut styles = Styles::default();
    if let Some(part) = package.part("styles.xml")? {
        let text = package::text(&part);
        styles.read(&mut Cursor::part(&text, "styles.xml"))?;
    }
    let part = package.part("content.xml")?.unwrap_or_default();
    let text = package::text(&part);
    styles.read(&mut Cursor::part(&text, "content.xml"))?;
    let mut story = Story::new(&styles);
    story.read(&mut Cursor::part(&text, "content.xml"))?;
    Ok(Parsed { blocks: story.finish(), ..Parsed::default() })
}

/// What ends with an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    Plain,
    Body,
    Paragraph,
    List,
    Row,
    Cell,
    Note,
    /// The mark of a note.
    Mark,
}

/// A paragraph in the making.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    gap: bool,
    line: u32,
    kind: BlockKind,
    level: u8,
    label: Option<lists::Label>,
}

/// The text so far and what is open.
struct Story<'s> {
    lists: Lists<'s>,
    frames: Vec<Frame>,
    in_body: usize,
    paragraphs: Vec<Paragraph>,
    /// For each open row its cells.
    rows: Vec<Vec<Vec<Block>>>,
    /// For each open note how many blocks there were before it, and its mark.
    notes: Vec<(usize, String)>,
    marks: usize,
    behind: Vec<Block>,
    blocks: Vec<Block>,
    line: u32,
}

impl<'s> Story<'s> {
    fn new(styles: &'s Styles) -> Self {
        Self {
            lists: Lists::new(styles),
            frames: Vec::new(),
            in_body: 0,
            paragraphs: Vec::new(),
            rows: Vec::new(),
            notes: Vec::new(),
            marks: 0,
            behind: Vec::new(),
            blocks: Vec::new(),
            line: 0,
        }
    }

    fn read(&mut self, xml: &mut Cursor<'_>) -> Result<(), Cause> {
        loop {
            match xml.next_node()? {
                Node::Start(element) => match self.frame(&element) {
                    Some(frame) => self.frames.push(frame),
                    None => xml.skip()?,
                },
                Node::End => self.end(),
                Node::Text(text) => self.text(&text),
                Node::Entity(_) => {}
                Node::Eof => return Ok(()),
            }
        }
    }

    /// What ends with an element that begins, or `None` if it is skipped.
    fn frame(&mut self, element: &Element<'_>) -> Option<Frame> {
        Some(match element.name() {
            b"tracked-changes"
            | b"annotation"
            | b"sequence-decls"
            | b"forms"
            | b"index-title-template"
            | b"ruby-text"
            | b"number" => return None,
            b"body" => {
                self.in_body += 1;
                Frame::Body
            }
            _ if self.in_body == 0 => Frame::Plain,
            b"p" | b"h" => {
                self.begin(element);
                Frame::Paragraph
            }
            b"list" => {
                self.lists.open(element);
                Frame::List
            }
            b"list-item" => {
                self.lists.item(element.number("start-value"));
                Frame::Plain
            }
            b"table-row" => {
                self.rows.push(Vec::new());
                Frame::Row
            }
            b"table-cell" | b"covered-table-cell" => {
                self.cell(element);
                Frame::Cell
            }
            b"note" => {
                self.notes.push((self.behind.len(), String::new()));
                Frame::Note
            }
            b"note-citation" => {
                self.marks += 1;
                Frame::Mark
            }
            name => {
                self.character(name);
                Frame::Plain
            }
        })
    }

    fn begin(&mut self, element: &Element<'_>) {
        self.line = self.line.saturating_add(1);
        let level = element.number("outline-level").filter(|level| (1..=9).contains(level));
        let (kind, level) = match level.filter(|_| element.name() == b"h") {
            Some(level) => (BlockKind::Heading, level),
            None => (BlockKind::Other, 0),
        };
        let label = self.lists.label();
        self.paragraphs.push(Paragraph { line: self.line, kind, level, label, ..Paragraph::default() });
    }

    fn cell(&mut self, element: &Element<'_>) {
        let repeated: usize = element.number("number-columns-repeated").unwrap_or(1);
        if let Some(row) = self.rows.last_mut() {
            let width = (row.len() + repeated.max(1)).min(CELLS);
            row.resize_with(width, Vec::new);
        }
    }

    fn character(&mut self, name: &[u8]) {
        match name {
            b"s" | b"tab" => self.say(" "),
            b"line-break" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.gap = true;
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.marks > 0 {
            let mark: String = text.chars().map(superscript).collect();
            if let Some((_, said)) = self.notes.last_mut() {
                said.push_str(mark.trim());
            }
            self.say(mark.trim());
        } else {
            self.say(text);
        }
    }

    /// Adds text, its blanks collapsed as the format has it.
    fn say(&mut self, text: &str) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        for c in text.chars() {
            let last = paragraph.text.chars().next_back();
            if matches!(c, ' ' | '\t' | '\n' | '\r') {
                if last.is_some_and(|last| last != ' ') {
                    paragraph.text.push(' ');
                }
                continue;
            }
            if std::mem::take(&mut paragraph.gap) && last.is_some_and(|last| needs_space(last, c)) {
                paragraph.text.push(' ');
            }
            paragraph.text.push(c);
        }
    }

    fn end(&mut self) {
        match self.frames.pop() {
            Some(Frame::Body) => self.in_body = self.in_body.saturating_sub(1),
            Some(Frame::Paragraph) => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.add(paragraph);
                }
            }
            Some(Frame::List) => self.lists.close(),
            Some(Frame::Row) => self.end_row(),
            Some(Frame::Note) => self.end_note(),
            Some(Frame::Mark) => self.marks = self.marks.saturating_sub(1),
            Some(Frame::Plain | Frame::Cell) | None => {}
        }
    }

    fn add(&mut self, paragraph: Paragraph) {
        let text = paragraph.text.trim();
        if text.is_empty() {
            return;
        }
        let location = Location { line: paragraph.line, page: None };
        let mut block = Block::new(text, location, 0);
        (block.kind, block.level, block.bounded) = (paragraph.kind, paragraph.level, true);
        if let Some(label) = paragraph.label {
            let span = Span::new(0, label.text.len());
            block.text = format!("{} {text}", label.text);
            block.counted = Some(Box::new(Counted { span, path: label.path, shown: label.shown }));
        }
        if !self.notes.is_empty() {
            self.behind.push(block);
        } else if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
            cell.push(block);
        } else {
            self.blocks.push(block);
            if self.paragraphs.is_empty() {
                self.blocks.append(&mut self.behind);
            }
        }
    }

    /// A note is after the paragraph with its mark, and opens with that.
    fn end_note(&mut self) {
        let Some((from, mark)) = self.notes.pop() else { return };
        for (n, block) in self.behind.iter_mut().skip(from).enumerate() {
            block.kind = BlockKind::Footnote;
            if n == 0 {
                (block.text, block.counted) = (format!("{mark} {}", block.text), None);
            }
        }
    }

    /// Ends a row: a block of its cells, or of its paragraphs if only one cell holds text, and several of them.
    fn end_row(&mut self) {
        let Some(cells) = self.rows.pop() else { return };
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        let nested = cells.iter().flatten().any(|block| block.kind == BlockKind::TableRow);
        let several = filled == 1 && cells.iter().map(Vec::len).sum::<usize>() > 1;
        let Some(first) = cells.iter().flatten().next() else { return };
        let parts = if nested || several {
            cells.into_iter().flatten().collect()
        } else {
            let text = cells.iter().map(|cell| cell_text(cell)).collect::<Vec<_>>().join("\t");
            let counted = cells[0].first().and_then(|block| block.counted.clone());
            let pieces = first.pieces.clone();
            vec![Block {
                text,
                pieces,
                kind: BlockKind::TableRow,
                bounded: true,
                counted,
                ..Block::default()
            }]
        };
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) => cell.extend(parts),
            None => {
                self.blocks.extend(parts);
                self.blocks.append(&mut self.behind);
            }
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.blocks.append(&mut self.behind);
        for (n, block) in (0..).zip(&mut self.blocks) {
            block.pieces.iter_mut().for_each(|piece| piece.index = n);
        }
        self.blocks
    }
}

/// The paragraphs of a cell in one line.
fn cell_text(cell: &[Block]) -> String {
    cell.iter().map(|block| block.text.replace('\t', " ")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
