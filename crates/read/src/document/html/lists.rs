//! The open lists, and what is before the next item.

use hexapla_lang::join::superscript;
use hexapla_model::BlockKind;

use super::attribute;
use super::css::{Display, Look};
use super::tokens::{Attributes, Token, tokens};
use crate::document::list_label::Style;

/// Lists inside lists beyond this depth have no labels.
const MAX_DEPTH: usize = 256;

/// One open list.
#[derive(Debug)]
struct List {
    style: Style,
    next: i64,
    step: i64,
    /// The number of the open item, if it shows one.
    shown: Option<u32>,
}

/// What is before an item.
#[derive(Debug, Default)]
pub(super) struct Marker {
    /// Its label, empty for bullets.
    pub(super) label: String,
    /// The numbers of its label and of those of the items that it is in, the outermost first.
    pub(super) path: Vec<u32>,
    /// What the item is.
    pub(super) kind: BlockKind,
}

/// The open lists, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<List>,
    /// How many lists are open beyond [`MAX_DEPTH`].
    deeper: usize,
    /// For each list of the file, in order of start tags, its number of items; empty if no list counts down.
    sizes: Vec<i64>,
    seen: usize,
    /// The element that holds footnotes, and how often its name is open inside.
    notes: Option<(String, usize)>,
}

/// The attributes and their words that name an element that holds footnotes.
const FOOTNOTES: [(&str, &str); 3] =
    [("class", "footnotes"), ("role", "doc-endnotes"), ("epub:type", "footnotes")];

/// Whether a word is among those of an attribute.
fn has_word(attributes: &Attributes, name: &str, word: &str) -> bool {
    attribute(attributes, name).is_some_and(|value| value.split_ascii_whitespace().any(|w| w == word))
}

impl Lists {
    /// No list yet; `text` is looked through once for lists that count down.
    pub(super) fn new(text: &str) -> Self {
        let counts_down = text.as_bytes().windows(8).any(|w| w.eq_ignore_ascii_case(b"reversed"));
        Self { sizes: if counts_down { sizes(text) } else { Vec::new() }, ..Self::default() }
    }

    /// A list begins that is counted unless its look says otherwise, or not unless it says so.
    pub(super) fn open(&mut self, ordered: bool, attributes: &Attributes, look: &Look) {
        let size = self.sizes.get(self.seen).copied().unwrap_or(0);
        self.seen += 1;
        if self.open.len() >= MAX_DEPTH {
            self.deeper += 1;
            return;
        }
        let reversed = attribute(attributes, "reversed").is_some() && ordered;
        let start = attribute(attributes, "start").filter(|_| ordered).and_then(|s| s.trim().parse().ok());
        let next = start.unwrap_or(if reversed { size } else { 1 });
        let usual = if ordered { Style::Decimal } else { Style::None };
        let style = style(attributes, look).unwrap_or(usual);
        self.open.push(List { style, next, step: if reversed { -1 } else { 1 }, shown: None });
    }

    pub(super) fn close(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
        } else {
            self.open.pop();
        }
    }

    /// What is before the item that begins here.
    pub(super) fn item(&mut self, attributes: &Attributes, look: &Look) -> Marker {
        let in_notes = self.notes.is_some();
        let Some(list) = self.open.last_mut().filter(|_| self.deeper == 0) else { return Marker::default() };
        let value = attribute(attributes, "value").and_then(|v| v.trim().parse::<i64>().ok());
        let n = value.unwrap_or(list.next);
        list.next = n.saturating_add(list.step);
        let own = style(attributes, look);
        let style = own.as_ref().unwrap_or(&list.style);
        // Only what is laid out as an item has a marker.
        let is_item = look.display.is_none_or(|display| display == Display::ListItem);
        let counts = *style != Style::None && is_item;
        if in_notes && counts {
            let label = n.to_string().chars().map(superscript).collect();
            return Marker { label, path: Vec::new(), kind: BlockKind::Footnote };
        }
        let label = if counts { style.label(n) } else { String::new() };
        list.shown = u32::try_from(n).ok().filter(|_| counts);
        let path = if list.shown.is_some() {
            self.open.iter().filter_map(|list| list.shown).collect()
        } else {
            Vec::new()
        };
        Marker { label, path, kind: BlockKind::Other }
    }

    /// Takes note of an element that may hold footnotes, as Markdown converters write them.
    pub(super) fn scope(&mut self, name: &str, attributes: &Attributes) {
        match &mut self.notes {
            Some((open, depth)) if open == name => *depth += 1,
            Some(_) => {}
            None => {
                if FOOTNOTES.iter().any(|(key, word)| has_word(attributes, key, word)) {
                    self.notes = Some((name.to_owned(), 1));
                }
            }
        }
    }

    pub(super) fn end_scope(&mut self, name: &str) {
        if let Some((open, depth)) = &mut self.notes
            && open == name
        {
            *depth -= 1;
            if *depth == 0 {
                self.notes = None;
            }
        }
    }
}

/// How the tag of a list or item says that it counts: a style sheet over an attribute.
fn style(attributes: &Attributes, look: &Look) -> Option<Style> {
    look.marker.clone().or_else(|| attribute(attributes, "type").and_then(|t| Style::from_type(&t)))
}

/// The number of items of each list, in order of the start tags.
fn sizes(text: &str) -> Vec<i64> {
    let (mut sizes, mut open) = (Vec::new(), Vec::new());
    for token in tokens(text) {
        match token {
            Token::Start { name, .. } => match name.as_str() {
                "ol" | "ul" => {
                    open.push(sizes.len());
                    sizes.push(0);
                }
                "li" => {
                    if let Some(size) = open.last().and_then(|n: &usize| sizes.get_mut(*n)) {
                        *size += 1;
                    }
                }
                _ => {}
            },
            Token::End { name, .. } if matches!(name.as_str(), "ol" | "ul") => {
                open.pop();
            }
            _ => {}
        }
    }
    sizes
}
