//! Reads TEI XML, as the United Nations Parallel Corpus comes in: paragraphs with numbered sentences.
//!
//! There is no tree: events run by once. No DTD is fetched and no entity is expanded but the five of XML and character
//! references.

use std::path::Path;

use hexapla_lang::join::{needs_space, superscript};
use hexapla_model::{Block, BlockKind, Lang, Location, Severity};
use hexapla_source::findings::shown;
use hexapla_source::lines::LineCounter;
use hexapla_source::xml::cursor::{Cursor, Element, Node};
use hexapla_source::{Cause, Findings, Source};

use crate::document::Parsed;

/// Elements whose text is a block of its own, and what kind of block it is.
const BLOCKS: [(&[u8], BlockKind); 11] = [
    (b"p", BlockKind::Other),
    (b"ab", BlockKind::Other),
    (b"l", BlockKind::Other),
    (b"item", BlockKind::Other),
    (b"label", BlockKind::Other),
    (b"docTitle", BlockKind::Other),
    (b"head", BlockKind::Heading),
    (b"row", BlockKind::TableRow),
    (b"note", BlockKind::Footnote),
    (b"fw", BlockKind::RunningHead),
    (b"figDesc", BlockKind::Other),
];

/// The outermost elements of TEI, of its older versions and of texts that are like it.
const ROOTS: [&[u8]; 7] = [b"TEI", b"TEI.2", b"teiCorpus", b"text", b"document", b"doc", b"body"];

/// The most columns that a cell takes.
const COLUMNS: usize = 100;

/// Reads a TEI text.
///
/// # Errors
/// If it is not well-formed XML, nests too deep, or is not TEI.
pub(crate) fn parse(source: &Source<'_>) -> Result<Parsed, Cause> {
    let decoded = source.text()?;
    let mut document = Document::new(source.path);
    document.read(&decoded.text)?;
    Ok(document.finish().after(decoded.remark, source.path))
}

/// A block that is being read, and how deep its element is.
struct Open {
    block: Block,
    depth: u32,
    /// Of a row: how many columns its last cell takes.
    width: usize,
}

/// The blocks as the events run by.
struct Document<'a> {
    findings: Findings<'a>,
    blocks: Vec<Block>,
    /// Notes inside the block that is being read: they follow it.
    notes: Vec<Block>,
    lang: Option<Lang>,
    open: Vec<Open>,
    depth: u32,
    /// How deep the element is that holds the author's text.
    body: Option<u32>,
    page: Option<u32>,
    /// How deep the element is whose text is raised.
    raised: Option<u32>,
    /// Whether a sentence begins.
    gap: bool,
    told: bool,
}

impl<'a> Document<'a> {
    fn new(path: &'a Path) -> Self {
        Self {
            findings: Findings::new(path),
            blocks: Vec::new(),
            notes: Vec::new(),
            lang: None,
            open: Vec::new(),
            depth: 0,
            body: None,
            page: None,
            raised: None,
            gap: false,
            told: false,
        }
    }

    /// Reads all of a text.
    fn read(&mut self, text: &str) -> Result<(), Cause> {
        let (mut xml, mut lines, mut has_root) = (Cursor::file(text), LineCounter::new(text), false);
        loop {
            let node = xml.next_node()?;
            let line = lines.at(xml.offset());
            match node {
                Node::Start(element) => {
                    if !std::mem::replace(&mut has_root, true) {
                        check_root(&element)?;
                    }
                    self.start(&element, line);
                }
                Node::End => self.end(),
                Node::Text(text) => self.text(&text, line),
                Node::Entity(name) => self.entity(&name, line),
                Node::Eof if has_root => return Ok(()),
                Node::Eof => return Err(xml.cut()),
            }
        }
    }

    /// Takes the language that an element declares, unless there is one.
    fn declare(&mut self, element: &Element<'_>) {
        let tag = ["lang", "ident", "id"].iter().find_map(|name| element.attribute(name));
        self.lang = self.lang.or_else(|| Lang::parse(tag?.trim()).ok());
    }

    fn open(&mut self, kind: BlockKind, line: u32) {
        let mut block = Block::new("", Location { line, page: self.page }, 0);
        block.kind = kind;
        self.open.push(Open { block, depth: self.depth, width: 0 });
    }

    fn start_block(&mut self, kind: BlockKind, element: &Element<'_>, line: u32) {
        if kind == BlockKind::Footnote {
            let mark = element.attribute("n").filter(|n| !n.trim().is_empty());
            let mark: String = mark.iter().flat_map(|n| n.trim().chars()).map(superscript).collect();
            if let Some(open) = self.open.last_mut() {
                open.block.text.push_str(&mark);
            }
            self.open(kind, line);
            if let (Some(open), false) = (self.open.last_mut(), mark.is_empty()) {
                open.block.text = mark + " ";
            }
            return;
        }
        // A paragraph that holds another is split by it.
        if let Some(open) = self.open.last_mut().filter(|open| open.block.kind != BlockKind::Footnote) {
            let rest = Block { kind: open.block.kind, pieces: open.block.pieces.clone(), ..Block::default() };
            let done = std::mem::replace(&mut open.block, rest);
            self.emit(done);
        }
        self.open(kind, line);
    }

    fn emit(&mut self, mut block: Block) {
        block.text.truncate(block.text.trim_end().len());
        if block.kind == BlockKind::Footnote {
            self.notes.push(block);
            return;
        }
        for mut block in std::iter::once(block).chain(std::mem::take(&mut self.notes)) {
            if !block.text.is_empty() {
                block.pieces[0].index = u32::try_from(self.blocks.len()).unwrap_or(u32::MAX);
                self.blocks.push(block);
            }
        }
    }

    fn finish(mut self) -> Parsed {
        self.emit(Block::default());
        Parsed { blocks: self.blocks, lang: self.lang, diagnostics: self.findings.finish() }
    }

    fn start(&mut self, element: &Element<'_>, line: u32) {
        self.depth += 1;
        let name = element.name();
        match name {
            b"TEI" | b"TEI.2" | b"language" => self.declare(element),
            b"text" | b"body" => {
                self.declare(element);
                self.body = self.body.or(Some(self.depth));
            }
            b"pb" if self.body.is_some() => self.page = Some(self.page.map_or(1, |p| p.saturating_add(1))),
            b"lb" => self.text(" ", line),
            b"s" => self.gap = true,
            b"cell" => {
                let width = element.number("cols").unwrap_or(1_usize);
                if let Some(open) = self.open.last_mut() {
                    let before = std::mem::replace(&mut open.width, width.clamp(1, COLUMNS));
                    open.block.text.extend(std::iter::repeat_n('\t', before));
                }
            }
            b"hi" if element.attribute("rend").is_some_and(|r| r.contains("sup")) => {
                self.raised = self.raised.or(Some(self.depth));
            }
            _ => {}
        }
        let kind = BLOCKS.iter().find(|(known, _)| *known == name);
        if let (Some((_, kind)), true) = (kind, self.body.is_some()) {
            self.start_block(*kind, element, line);
        }
    }

    fn end(&mut self) {
        if let Some(open) = self.open.pop_if(|open| open.depth == self.depth) {
            self.emit(open.block);
        }
        if self.raised == Some(self.depth) {
            self.raised = None;
        }
        if self.body == Some(self.depth) {
            self.body = None;
        }
        self.depth -= 1;
    }

    fn text(&mut self, text: &str, line: u32) {
        if self.body.is_none() || (self.open.is_empty() && text.trim().is_empty()) {
            return;
        }
        if self.open.is_empty() {
            // Text outside of every paragraph.
            self.open(BlockKind::Other, line);
        }
        let Some(open) = self.open.last_mut() else { return };
        let held = &mut open.block.text;
        if let (true, Some(next)) = (std::mem::take(&mut self.gap), text.chars().next()) {
            held.truncate(held.trim_end_matches(' ').len());
            if held.chars().next_back().is_some_and(|prev| needs_space(prev, next)) {
                held.push(' ');
            }
        }
        match self.raised {
            Some(_) => held.extend(text.chars().map(superscript)),
            None => push_collapsed(held, text),
        }
    }

    fn entity(&mut self, name: &str, line: u32) {
        if !std::mem::replace(&mut self.told, true) {
            let message = format!("entity `&{};` is not expanded", shown(name));
            self.findings.push(Severity::Warning, line, &message, "write the character itself");
        }
        self.text(&format!("&{name};"), line);
    }
}

/// Refuses what is not TEI by its outermost element.
fn check_root(element: &Element<'_>) -> Result<(), Cause> {
    if ROOTS.contains(&element.name()) {
        return Ok(());
    }
    Err(Cause::NotDocument { root: shown(&element.qualified_name()) })
}

/// Adds `text` to `held` with each run of blanks as one; none is at the beginning or after a tab.
fn push_collapsed(held: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            ' ' | '\t' | '\n' | '\r' if held.is_empty() || held.ends_with([' ', '\t']) => {}
            ' ' | '\t' | '\n' | '\r' => held.push(' '),
            c => held.push(c),
        }
    }
}

#[cfg(test)]
mod tests;
