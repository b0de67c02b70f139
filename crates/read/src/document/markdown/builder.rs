//! Gathers visible text into blocks, a piece for each source line.

use hexapla_lang::join::{push_line, superscript};
use hexapla_model::{Block, BlockKind, Piece};
use hexapla_source::lines::LineMap;

/// The blocks so far and the one that is open.
pub(super) struct Builder<'a> {
    map: &'a LineMap,
    blocks: Vec<Block>,
    open: Block,
    /// A printed list number, or the mark of a footnote, that the next text follows; and where it is.
    label: Option<(String, usize)>,
    /// A line has ended since the last text.
    at_line_end: bool,
    in_note: bool,
    in_code: bool,
    cells: usize,
}

impl<'a> Builder<'a> {
    pub(super) fn new(map: &'a LineMap) -> Self {
        Self {
            map,
            blocks: Vec::new(),
            open: Block::default(),
            label: None,
            at_line_end: false,
            in_note: false,
            in_code: false,
            cells: 0,
        }
    }

    /// Ends the open block and begins one of `kind`.
    pub(super) fn begin(&mut self, kind: BlockKind, level: u8) {
        self.end_block();
        (self.open.kind, self.open.level) = (kind, level);
        self.cells = 0;
    }

    /// The printed number of the item that begins.
    pub(super) fn label(&mut self, label: &str, at: usize) {
        if label.is_empty() {
            return;
        }
        match &mut self.label {
            Some((pending, _)) => {
                pending.push(' ');
                pending.push_str(label);
            }
            None => self.label = Some((label.to_owned(), at)),
        }
    }

    /// The mark of the footnote that begins.
    pub(super) fn note(&mut self, mark: &str, at: usize) {
        self.in_note = true;
        self.label = Some((mark.to_owned(), at));
    }

    pub(super) fn end_note(&mut self) {
        self.end_block();
        self.in_note = false;
        self.label = None;
    }

    /// Ends an item; one that has no text is its number alone.
    pub(super) fn end_item(&mut self) {
        self.end_block();
        if let Some((label, from)) = self.label.take() {
            self.piece(from, 0);
            self.open.text.push_str(&label);
            self.end_block();
        }
    }

    pub(super) fn cell(&mut self) {
        if self.cells > 0 {
            self.open.text.push('\t');
        }
        self.cells += 1;
    }

    pub(super) fn code(&mut self) {
        self.end_block();
        self.in_code = true;
    }

    pub(super) fn line_end(&mut self) {
        self.at_line_end = true;
    }

    /// Visible text that is at `at`.
    pub(super) fn text(&mut self, text: &str, at: usize, raised: bool) {
        if self.in_code {
            return self.code_lines(text, at);
        }
        if raised {
            let text: String = text.chars().map(superscript).collect();
            return self.push(&text, at);
        }
        self.push(&text.replace(['\n', '\r'], " "), at);
    }

    fn code_lines(&mut self, text: &str, at: usize) {
        let mut offset = at;
        for line in text.split_inclusive('\n') {
            if !line.trim().is_empty() {
                self.push(line.trim(), offset);
                self.end_block();
                self.in_code = true;
            }
            offset += line.len();
        }
    }

    fn push(&mut self, text: &str, at: usize) {
        if text.is_empty() {
            return;
        }
        if let Some((label, from)) = self.label.take() {
            self.piece(from, 0);
            self.open.text.push_str(&label);
            self.open.text.push(' ');
        }
        let at_line_end = std::mem::take(&mut self.at_line_end);
        let text = if at_line_end || self.open.text.is_empty() { text.trim_start() } else { text };
        if text.is_empty() {
            return;
        }
        if at_line_end {
            push_line(&mut self.open.text, text);
        } else {
            self.open.text.push_str(text);
        }
        let start = self.open.text.len() - text.len();
        self.piece(at, start);
    }

    /// Notes that the text from `offset` on is at byte `at` of the file.
    fn piece(&mut self, at: usize, offset: usize) {
        let (location, index) = self.map.find(at);
        let new = self.open.pieces.last().is_none_or(|p| p.location.line < location.line);
        if new {
            let offset =
                if self.open.pieces.is_empty() { 0 } else { u32::try_from(offset).unwrap_or(u32::MAX) };
            self.open.pieces.push(Piece { offset, location, index });
        }
    }

    /// Ends the open block, if there is one.
    pub(super) fn end_block(&mut self) {
        (self.at_line_end, self.in_code) = (false, false);
        let mut block = std::mem::take(&mut self.open);
        if block.text.trim().is_empty() {
            return;
        }
        block.text.truncate(block.text.trim_end_matches([' ', '\n']).len());
        if self.in_note {
            block.kind = BlockKind::Footnote;
        }
        self.blocks.push(block);
    }

    /// Adds finished blocks.
    pub(super) fn add(&mut self, blocks: Vec<Block>) {
        self.end_block();
        self.blocks.extend(blocks);
    }

    /// All blocks.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.end_block();
        self.blocks
    }
}
