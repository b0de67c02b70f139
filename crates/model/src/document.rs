//! A document in one language: blocks of text, each with its kind and its place in the file.

use std::borrow::Cow;
use std::path::PathBuf;

use crate::{Anchor, Lang, Location, Piece, Pieces, Span};

/// What a block is to its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum BlockKind {
    /// Organ, symbol, distribution, date, session: everything above the title.
    Masthead,
    /// The document's own title, and the author line under it.
    Title,
    /// The abstract before the first chapter.
    Summary,
    /// A chapter, subheading, article or annex heading, with a label or without.
    Heading,
    /// Running text, numbered or not.
    Paragraph,
    /// A lettered part of a paragraph.
    Item,
    /// A note, tied to its mark by its label.
    Footnote,
    /// A line of a table of contents: a title, and its page after a tab.
    Contents,
    /// A row of a table, its cells joined by tabs.
    TableRow,
    /// A page head, page number or job number.
    RunningHead,
    /// Not decided: what a reader of unmarked text gives.
    #[default]
    Other,
}

impl BlockKind {
    const ALL: [Self; 11] = [
        Self::Masthead,
        Self::Title,
        Self::Summary,
        Self::Heading,
        Self::Paragraph,
        Self::Item,
        Self::Footnote,
        Self::Contents,
        Self::TableRow,
        Self::RunningHead,
        Self::Other,
    ];

    /// The kind that uses this word.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The word for it in `inspect` and in messages.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Masthead => "masthead",
            Self::Title => "title",
            Self::Summary => "summary",
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::Item => "item",
            Self::Footnote => "footnote",
            Self::Contents => "contents",
            Self::TableRow => "table row",
            Self::RunningHead => "running head",
            Self::Other => "other",
        }
    }
}

/// A paragraph of text with its place; the unit that anchors hold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Block {
    /// What it is. Readers set it where the markup says so; the outline decides the rest.
    pub kind: BlockKind,
    /// The author's characters.
    pub text: String,
    /// The lines it was read from, in order; never empty in a document.
    pub pieces: Pieces,
    /// The printed label (`12.`, `(b)`, `第二十条`) as a span of `text`, once the outline has found it.
    pub label: Option<Span>,
    /// The script-free path that the label stands for.
    pub anchor: Option<Anchor>,
    /// Of a footnote: index of the block that holds its mark. Of what is beside the text: of the block before it.
    pub host: Option<u32>,
    /// Depth: of a heading from 1 (chapter), of an item from 1; 0 elsewhere.
    pub level: u8,
    /// Whether the file says where it begins and ends, as DOCX and HTML do; lines of text only suggest it.
    pub bounded: bool,
    /// Whether it is beside the running text, as text boxes are: its labels continue no count, and it ends no paragraph.
    pub aside: bool,
    /// The label that the program which shows the file computes, if the block has one.
    pub counted: Option<Box<Counted>>,
}

/// A text may be a million blocks of a few characters, and all of them are in memory at once.
const _: () = assert!(size_of::<Block>() <= 104);

/// A label that the file does not store: a list counts, as those of Word and HTML do.
///
/// It is a label however it looks: `12`, `[12]`, `PP12.`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Its place in the text of the block.
    pub span: Span,
    /// The numbers of its level and of those above it, the outermost first.
    pub path: Vec<u32>,
    /// How many of these numbers the label shows.
    pub shown: usize,
}

impl Block {
    /// A block of one piece that nobody has classified yet.
    #[must_use]
    pub fn new(text: impl Into<String>, location: Location, index: u32) -> Self {
        Self { text: text.into(), pieces: Piece { offset: 0, location, index }.into(), ..Self::default() }
    }

    /// The place of the first piece.
    #[must_use]
    pub fn location(&self) -> Location {
        self.pieces.first().map_or(Location { line: 0, page: None }, |p| p.location)
    }

    /// The place of the byte `offset` of the text.
    #[must_use]
    pub fn locate(&self, offset: u32) -> Location {
        let next = self.pieces.partition_point(|p| p.offset <= offset);
        next.checked_sub(1).map_or_else(|| self.location(), |n| self.pieces[n].location)
    }

    /// The label as printed, or nothing: all that is not text, with the controls of direction that enclose label and text.
    #[must_use]
    pub fn label_text(&self) -> Cow<'_, str> {
        let Some(label) = self.label else { return Cow::Borrowed("") };
        let printed = self.text[..label.end as usize].trim_start();
        match self.text[self.body_end()..].trim() {
            "" => Cow::Borrowed(printed),
            behind => Cow::Owned(format!("{printed}{behind}")),
        }
    }

    /// The text after the label; tabs that open a row stay, since they stand for empty cells.
    #[must_use]
    pub fn body(&self) -> &str {
        let is_cell = |c: char| c == '\t' && self.kind == BlockKind::TableRow && self.label.is_none();
        let text = &self.text[self.label.map_or(0, |s| s.end as usize)..self.body_end()];
        text.trim_start_matches(|c: char| c.is_whitespace() && !is_cell(c))
    }

    /// Where the text after the label ends: before controls of direction whose other halves are before the label or in it.
    #[must_use]
    pub fn body_end(&self) -> usize {
        let body = self.label.map_or("", |label| &self.text[label.end as usize..]);
        let mut kept = body;
        let mut unopened = unopened(body);
        while let Some(rest) = kept.strip_suffix(CLOSING).filter(|_| unopened > 0) {
            kept = rest.trim_end();
            unopened -= 1;
        }
        self.text.len() - (body.len() - kept.len())
    }
}

/// Controls that end a stretch of one direction.
const CLOSING: [char; 2] = ['\u{202C}', '\u{2069}'];
/// Controls that begin one.
const OPENING: [char; 7] =
    ['\u{202A}', '\u{202B}', '\u{202D}', '\u{202E}', '\u{2066}', '\u{2067}', '\u{2068}'];

/// How many stretches of one direction end in `text` that began before it.
fn unopened(text: &str) -> usize {
    if !text.ends_with(CLOSING) {
        return 0;
    }
    let (mut open, mut unopened) = (0_usize, 0);
    for c in text.chars() {
        if OPENING.contains(&c) {
            open += 1;
        } else if CLOSING.contains(&c) {
            match open.checked_sub(1) {
                Some(fewer) => open = fewer,
                None => unopened += 1,
            }
        }
    }
    unopened
}

/// The text of one language version, in blocks.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Short name, unique in a run: what output files and rows are named after.
    pub id: String,
    /// UN document symbol (`A/70/1`), if the text shows one.
    pub symbol: Option<String>,
    /// Its language.
    pub lang: Lang,
    /// Where it was read from.
    pub path: PathBuf,
    /// Its blocks in reading order.
    pub blocks: Vec<Block>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_name() {
        for kind in BlockKind::ALL {
            assert_eq!(BlockKind::from_name(kind.as_str()), Some(kind));
        }
        assert_eq!(BlockKind::from_name("chapter"), None);
    }

    #[test]
    fn no_half_of_a_pair_of_controls_is_left() {
        for (text, label, want) in [
            ("\u{202B}1. A\u{202C}", Span::new(3, 5), "A"),
            ("\u{202B}1. A \u{202C}.", Span::new(3, 5), "A \u{202C}."),
            ("1. \u{202B}A\u{202C}", Span::new(0, 2), "\u{202B}A\u{202C}"),
            ("\u{2067}\u{202B}1. A \u{202C}\u{2069}", Span::new(6, 8), "A"),
        ] {
            let mut block = Block::new(text, Location { line: 1, page: None }, 0);
            assert_eq!(block.body(), text, "the whole pair stays");
            block.label = Some(label);
            assert_eq!(block.body(), want);
        }
    }

    #[test]
    fn a_byte_is_located_by_its_piece() {
        let line = |line| Location { line, page: None };
        let mut block = Block::new("abc def", line(3), 0);
        block.pieces.push(Piece { offset: 4, location: line(5), index: 1 });
        assert_eq!([0, 3, 4, 9].map(|at| block.locate(at).line), [3, 3, 5, 5]);
        assert_eq!(Block::default().locate(2).line, 0);
    }
}
