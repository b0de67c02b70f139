//! The numbers of lists in OpenDocument texts, as their styles count them.

use std::collections::BTreeMap;

use hexapla_model::{letters, roman};
use hexapla_source::Cause;
use hexapla_source::xml::cursor::{Cursor, Element, Node};

/// The most levels of a list.
const LEVELS: usize = 10;

/// How a level counts and looks.
#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    before: String,
    behind: String,
    /// How many levels its label shows.
    shown: usize,
    start: u32,
}

/// The list styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, BTreeMap<usize, Level>>);

impl Styles {
    /// Reads the list styles of a part.
    ///
    /// # Errors
    /// If the part is not well-formed.
    pub(super) fn read(&mut self, xml: &mut Cursor<'_>) -> Result<(), Cause> {
        let mut name: Option<String> = None;
        loop {
            match xml.next_node()? {
                Node::Start(element) => match element.name() {
                    b"list-style" => name = element.attribute("name"),
                    b"list-level-style-number" => self.level(name.as_deref(), &element),
                    b"body" => return Ok(()),
                    _ => {}
                },
                Node::End | Node::Text(_) | Node::Entity(_) => {}
                Node::Eof => return Ok(()),
            }
        }
    }

    fn level(&mut self, name: Option<&str>, element: &Element<'_>) {
        let place = element.number::<usize>("level").filter(|n| (1..=LEVELS).contains(n));
        let (Some(name), Some(place)) = (name, place) else { return };
        let level = Level {
            format: element.attribute("num-format").unwrap_or_default(),
            before: element.attribute("num-prefix").unwrap_or_default(),
            behind: element.attribute("num-suffix").unwrap_or_default(),
            shown: element.number("display-levels").unwrap_or(1),
            start: element.number("start-value").unwrap_or(1),
        };
        self.0.entry(name.to_owned()).or_default().insert(place - 1, level);
    }

    /// With which number a level, from 0, of a list style begins.
    fn start(&self, style: &str, place: usize) -> u32 {
        self.0.get(style).and_then(|levels| levels.get(&place)).map_or(1, |level| level.start)
    }
}

/// The number before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) text: String,
    /// The numbers of its level and of those above it.
    pub(super) path: Vec<u32>,
    /// How many of these it shows.
    pub(super) shown: usize,
}

/// The lists that are open.
#[derive(Debug)]
pub(super) struct Lists<'s> {
    styles: &'s Styles,
    /// The style of each open list.
    open: Vec<String>,
    /// For each style how far its levels have counted.
    counts: BTreeMap<String, Vec<u32>>,
    /// Whether the next paragraph opens an item.
    opens: bool,
}

impl<'s> Lists<'s> {
    pub(super) fn new(styles: &'s Styles) -> Self {
        Self { styles, open: Vec::new(), counts: BTreeMap::new(), opens: false }
    }

    pub(super) fn open(&mut self, element: &Element<'_>) {
        let style = element.attribute("style-name").or_else(|| self.open.last().cloned()).unwrap_or_default();
        let continues = element.attribute("continue-numbering").as_deref() == Some("true")
            || element.attribute("continue-list").is_some();
        if self.open.is_empty() && !continues {
            self.counts.remove(&style);
        }
        self.open.push(style);
    }

    pub(super) fn close(&mut self) {
        self.open.pop();
        self.opens = false;
    }

    /// An item begins, which may say its number.
    pub(super) fn item(&mut self, number: Option<u32>) {
        let (Some(style), depth) = (self.open.last(), self.open.len()) else { return };
        self.opens = depth <= LEVELS;
        if !self.opens {
            return;
        }
        let counts = self.counts.entry(style.clone()).or_default();
        counts.truncate(depth);
        while counts.len() + 1 < depth {
            counts.push(self.styles.start(style, counts.len()));
        }
        match (number, counts.len() == depth) {
            (Some(number), true) => counts[depth - 1] = number,
            (None, true) => counts[depth - 1] = counts[depth - 1].saturating_add(1),
            (number, false) => counts.push(number.unwrap_or_else(|| self.styles.start(style, depth - 1))),
        }
    }

    /// The number of a paragraph that begins, if it opens an item that has one.
    pub(super) fn label(&mut self) -> Option<Label> {
        if !std::mem::take(&mut self.opens) {
            return None;
        }
        let style = self.open.last()?;
        let (levels, path) = (self.styles.0.get(style)?, self.counts.get(style)?);
        let own = levels.get(&(self.open.len() - 1)).filter(|level| !level.format.is_empty())?;
        let from = path.len().saturating_sub(own.shown.max(1));
        let mut numbers = Vec::new();
        for (place, n) in path.iter().enumerate().skip(from) {
            let level = levels.get(&place).filter(|level| !level.format.is_empty());
            numbers.extend(level.map(|level| write(&level.format, *n)));
        }
        let text = format!("{}{}{}", own.before, numbers.join("."), own.behind);
        Some(Label { text: text.trim().to_owned(), path: path.clone(), shown: numbers.len() })
    }
}

/// `n` in a format that its first number names.
fn write(format: &str, n: u32) -> String {
    match format {
        "a" if n > 0 => letters(n, b'a'),
        "A" if n > 0 => letters(n, b'A'),
        "i" => roman(n),
        "I" => roman(n).to_ascii_uppercase(),
        _ => n.to_string(),
    }
}
