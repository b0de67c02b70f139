//! Reads Markdown: the visible text, list numbers as printed in the source.

mod builder;
mod notes;

use std::ops::Range;

use hexapla_model::{Block, BlockKind, Lang};
use hexapla_source::lines::LineMap;
use hexapla_source::{Cause, Source};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::html;
use crate::document::Parsed;
use builder::Builder;
use notes::Notes;

/// Reads a Markdown file.
///
/// # Errors
/// If it is not text or goes beyond the limits.
pub(crate) fn parse(source: &Source<'_>) -> Result<Parsed, Cause> {
    let decoded = source.text()?;
    let (blocks, lang) = blocks(&decoded.text);
    Ok(Parsed { blocks, lang, ..Parsed::default() }.after(decoded.remark, source.path))
}

/// The blocks of a Markdown text, and the language that its front matter declares.
pub(crate) fn blocks(text: &str) -> (Vec<Block>, Option<Lang>) {
    let map = LineMap::new(text);
    let notes = Notes::new(Parser::new_ext(text, options()));
    let mut page = Page {
        text,
        map: &map,
        notes,
        builder: Builder::new(&map),
        html: String::new(),
        html_at: 0,
        hidden: 0,
        metadata: String::new(),
        in_metadata: false,
        raised: false,
    };
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        page.event(event, range);
    }
    let lang = page.metadata.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        let value = value.trim().trim_matches(['"', '\'']);
        matches!(key.trim(), "lang" | "language").then(|| Lang::parse(value).ok()).flatten()
    });
    (page.builder.finish(), lang)
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
}

/// What is open while the events run by.
struct Page<'a> {
    text: &'a str,
    map: &'a LineMap,
    notes: Notes,
    builder: Builder<'a>,
    /// The HTML block being read, and where it begins.
    html: String,
    html_at: usize,
    /// How many images are open: their descriptions are not shown.
    hidden: usize,
    metadata: String,
    in_metadata: bool,
    /// Inside `<sup>`.
    raised: bool,
}

impl Page<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(t) if self.in_metadata => self.metadata.push_str(&t),
            _ if self.hidden > 0 => {}
            Event::Text(t) => self.builder.text(&t, range.start, self.raised),
            Event::Code(t) | Event::InlineMath(t) | Event::DisplayMath(t) => {
                self.builder.text(&t, range.start, false);
            }
            Event::Html(t) => self.html.push_str(&t),
            Event::InlineHtml(t) => self.inline_html(&t),
            Event::FootnoteReference(label) => {
                self.builder.text(&self.notes.mark(&label), range.start, false);
            }
            Event::SoftBreak | Event::HardBreak => self.builder.line_end(),
            Event::Rule => self.builder.end_block(),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.builder.begin(BlockKind::Heading, *level as u8),
            Tag::Item => {
                self.builder.end_block();
                let label = printed_number(self.text.get(range.clone()).unwrap_or_default());
                self.builder.label(label, range.start);
            }
            Tag::FootnoteDefinition(label) => {
                self.builder.end_block();
                self.builder.note(&self.notes.mark(label), range.start);
            }
            Tag::TableHead | Tag::TableRow => self.builder.begin(BlockKind::TableRow, 0),
            Tag::TableCell => self.builder.cell(),
            Tag::HtmlBlock => {
                self.builder.end_block();
                self.html.clear();
                self.html_at = range.start;
            }
            Tag::Image { .. } => self.hidden += 1,
            Tag::MetadataBlock(_) => self.in_metadata = true,
            Tag::CodeBlock(_) => self.builder.code(),
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::List(_) | Tag::Table(_) => self.builder.end_block(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::MetadataBlock(_) => self.in_metadata = false,
            TagEnd::HtmlBlock => {
                let parsed = html::fragment(&self.html, self.map, self.html_at);
                self.builder.add(parsed.blocks);
            }
            TagEnd::Item => self.builder.end_item(),
            TagEnd::FootnoteDefinition => self.builder.end_note(),
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::List(_)
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::Table => {
                self.builder.end_block();
                self.raised = false;
            }
            _ => {}
        }
    }

    fn inline_html(&mut self, tag: &str) {
        let name = tag.trim_start_matches('<').to_ascii_lowercase();
        match name.trim_end_matches(['>', '/', ' ']) {
            "br" => self.builder.line_end(),
            "sup" => self.raised = true,
            "/sup" => self.raised = false,
            _ => {}
        }
    }
}

/// The number that a list item opens with, as its author wrote it: `12.` or `3)`; nothing for a bullet.
fn printed_number(item: &str) -> &str {
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    match item.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => &item[..=digits],
        _ => "",
    }
}
