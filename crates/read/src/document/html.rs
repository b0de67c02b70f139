//! Reads HTML: each paragraph, heading, list item and table row becomes a block, in the order of the file.
//!
//! There is no tree: tokens run by once, and what is open is kept in small stacks of bounded depth.

mod css;
mod flow;
mod grid;
mod lists;
mod open;
mod skip;
mod tokens;
mod visibility;

use hexapla_model::{Block, BlockKind, Diagnostic, Lang, Location, Severity};
use hexapla_source::lines::LineMap;
use hexapla_source::{Cause, Source};

use crate::document::Parsed;
use crate::text::lone;
use css::Look;
use css::Sheet;
use flow::Flow;
use lists::Lists;
use open::Open;
use skip::Skip;
use tokens::{Attributes, Token, tokens};

/// Elements that begin a paragraph and end the one before.
const BLOCKS: [&str; 31] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "html",
    "legend",
    "main",
    "menu",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "hgroup",
];

/// What an HTML text holds.
pub(crate) struct Content {
    /// Its blocks.
    pub(crate) blocks: Vec<Block>,
    /// The language that it declares.
    pub(crate) lang: Option<Lang>,
    /// The element that was skipped and never ended, so that all text after it is lost; and where it begins.
    pub(crate) unclosed: Option<(String, Location)>,
    /// How many elements with text are hidden, and where the first of them begins.
    pub(crate) hidden: Option<(usize, Location)>,
}

/// Reads an HTML file.
///
/// # Errors
/// If it is not text or goes beyond the limits.
pub(crate) fn parse(source: &Source<'_>) -> Result<Parsed, Cause> {
    let decoded = source.text()?;
    let (html, path) = (blocks(&decoded.text), source.path);
    let warning = html.unclosed.map(|(name, place)| {
        let message = format!("`<{name}>` is not shown and never ends: all text after it is skipped");
        let hint = format!("write `</{name}>` where it ends");
        Diagnostic::new(Severity::Error, path, message).at(place).hint(hint)
    });
    let hidden = html.hidden.map(|(count, place)| {
        let message = match count {
            1 => "a hidden element with text is skipped".to_owned(),
            _ => format!("{count} hidden elements with text are skipped, the first of them here"),
        };
        let hint = "browsers do not show them: `hidden`, `display: none` or `visibility: hidden`";
        Diagnostic::new(Severity::Note, path, message).at(place).hint(hint)
    });
    let diagnostics = warning.into_iter().chain(hidden).collect();
    let parsed = Parsed { blocks: html.blocks, lang: html.lang, diagnostics };
    Ok(parsed.after(decoded.remark, path))
}

/// Reads an HTML text.
pub(crate) fn blocks(text: &str) -> Content {
    let mut parsed = fragment(text, &LineMap::new(text), 0);
    for (n, block) in (0..).zip(&mut parsed.blocks) {
        for piece in &mut block.pieces {
            piece.index = n;
        }
    }
    parsed
}

/// Reads an HTML text that is at byte `base` of a file whose lines are `map`.
pub(crate) fn fragment(text: &str, map: &LineMap, base: usize) -> Content {
    let mut page = Page {
        flow: Flow::new(map, base),
        lists: Lists::new(text),
        skip: Skip::default(),
        sheet: Sheet::of(text),
        open: Open::default(),
        lang: None,
        raised: 0,
        note: false,
        formula: false,
    };
    for token in tokens(text) {
        match token {
            Token::Start { name, attributes, self_closing, at } => {
                page.start(&name, &attributes, self_closing, at);
            }
            Token::End { name, at } => page.end(&name, at),
            Token::Text { text, .. } if page.skip.is_on() => page.skip.text(&text),
            Token::Text { text, at } => {
                page.formula &= text.trim().is_empty();
                page.flow.text(&text, at, page.raised > 0);
            }
        }
    }
    let unclosed = page.skip.unclosed().map(|(name, at)| (name.to_owned(), map.find(base + at).0));
    let hidden = page.skip.hidden().map(|(count, at)| (count, map.find(base + at).0));
    Content {
        blocks: lone::join(page.flow.finish(), lone::Bare::Elements),
        lang: page.lang,
        unclosed,
        hidden,
    }
}

/// The value of an attribute.
fn attribute(attributes: &Attributes, name: &str) -> Option<String> {
    attributes.get(name).cloned()
}

/// What is open while the tokens run by.
struct Page<'a> {
    flow: Flow<'a>,
    lists: Lists,
    skip: Skip,
    sheet: Sheet,
    open: Open,
    lang: Option<Lang>,
    raised: usize,
    /// Whether the mark of a note is read.
    note: bool,
    /// Whether a formula was skipped and nothing has been said since: the next may be its looks.
    formula: bool,
}

impl Page<'_> {
    fn start(&mut self, name: &str, attributes: &Attributes, self_closing: bool, at: usize) {
        if self.lang.is_none() && matches!(name, "html" | "body") {
            let tag = attribute(attributes, "lang").or_else(|| attribute(attributes, "xml:lang"));
            self.lang = tag.and_then(|t| Lang::parse(&t).ok());
        }
        let look = self.look(name, attributes);
        let why = visibility::hides(name, attributes, &look, self.formula);
        let skipped = self.skip.is_on();
        if self.skip.start(name, why, self_closing, at) {
            self.formula |= !skipped && name == "math";
            if self.skip.is_block() {
                self.flow.end_block();
            }
            return;
        }
        match name {
            "br" => self.flow.line_break(at),
            "sup" => self.raised += 1,
            "a" if !self.note && is_note_link(attributes) => {
                self.note = true;
                self.raised += 1;
            }
            "ol" | "ul" => {
                self.flow.end_block();
                self.lists.open(name == "ol", attributes, &look);
            }
            "li" => {
                self.flow.end_block();
                self.flow.item(self.lists.item(attributes, &look));
            }
            "table" => self.flow.table(),
            "tr" => self.flow.row(),
            "td" | "th" => self.flow.cell(attributes),
            "thead" | "tbody" | "tfoot" => self.flow.row_group(),
            _ => self.start_block(name, attributes),
        }
    }

    /// What style sheets and the `style` attribute declare of an element that begins.
    fn look(&mut self, name: &str, attributes: &Attributes) -> Look {
        self.open.begin(name);
        let own = open::element(name, attributes);
        let inline = attribute(attributes, "style").unwrap_or_default();
        let look = self.sheet.look(&own, self.open.elements(), &inline);
        self.open.push(own);
        look
    }

    fn start_block(&mut self, name: &str, attributes: &Attributes) {
        if let Some(level) = heading_level(name) {
            self.flow.end_block();
            self.flow.kind(BlockKind::Heading, level);
        } else if BLOCKS.contains(&name) {
            self.flow.end_block();
        }
        self.lists.scope(name, attributes);
    }

    fn end(&mut self, name: &str, at: usize) {
        self.open.end(name);
        if self.skip.end(name) {
            return;
        }
        match name {
            "br" => self.flow.line_break(at),
            "sup" => self.raised = self.raised.saturating_sub(1),
            "a" if std::mem::take(&mut self.note) => {
                self.raised = self.raised.saturating_sub(1);
                self.flow.note();
            }
            "ol" | "ul" => {
                self.flow.end_item();
                self.lists.close();
            }
            "li" => self.flow.end_item(),
            "tr" => self.flow.end_row(),
            "table" | "thead" | "tbody" | "tfoot" => self.flow.row_group(),
            "td" | "th" => self.flow.end_cell(),
            _ if heading_level(name).is_some() || BLOCKS.contains(&name) => {
                self.flow.end_block();
                (self.raised, self.note) = (0, false);
            }
            _ => {}
        }
        self.lists.end_scope(name);
    }
}

/// Whether a link leads from the mark of a note to the note, or back, as Word and LibreOffice write them.
fn is_note_link(attributes: &Attributes) -> bool {
    let target = attribute(attributes, "href").unwrap_or_default();
    let name = target.trim_start_matches(['#', '_']);
    target.starts_with('#')
        && ["ftn", "edn", "sdfootnote", "sdendnote"].iter().any(|note| name.starts_with(note))
}

fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', n @ b'1'..=b'6'] => Some(n - b'0'),
        _ => None,
    }
}
