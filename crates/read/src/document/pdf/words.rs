//! The pages of a PDF as words with their places, as `pdftotext -bbox-layout` prints them.

use std::io::{self, BufRead};

use crate::document::symbol;

/// A word and its box, in points from the upper left corner of the page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Word {
    /// Its characters from left to right, whatever the script.
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
}

impl Word {
    /// How high its box is, which goes with the size of its font.
    pub(super) fn height(&self) -> f32 {
        self.bottom - self.top
    }
}

/// Words that follow each other on a line, from left to right.
pub(super) type Fragment = Vec<Word>;

/// One page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Page {
    pub(super) width: f32,
    pub(super) height: f32,
    /// What is on it, in the order of the file; a line may come in several fragments.
    pub(super) fragments: Vec<Fragment>,
}

/// Hands each page that `input` describes to `take`; gives their number.
pub(super) fn each_page(mut input: impl BufRead, mut take: impl FnMut(Page)) -> io::Result<u32> {
    let (mut pages, mut page, mut line) = (0_u32, None, Vec::new());
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(pages);
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim();
        if let Some(rest) = text.strip_prefix("<word ") {
            if let (Some(page), Some(word)) = (page.as_mut(), word(rest)) {
                add(page, word);
            }
        } else if text.starts_with("<line") {
            if let Some(Page { fragments, .. }) = &mut page {
                fragments.push(Vec::new());
            }
        } else if let Some(rest) = text.strip_prefix("<page ") {
            page = Some(empty_page(rest));
        } else if text.starts_with("</page") {
            pages = pages.saturating_add(1);
            if let Some(page) = page.take() {
                take(page);
            }
        }
    }
}

/// The page of a tag, without its words: `width="612" height="792">`.
fn empty_page(rest: &str) -> Page {
    let width = attribute(rest, "width").unwrap_or_default();
    let height = attribute(rest, "height").unwrap_or_default();
    Page { width, height, fragments: Vec::new() }
}

fn add(page: &mut Page, word: Word) {
    match page.fragments.last_mut() {
        Some(fragment) => fragment.push(word),
        None => page.fragments.push(vec![word]),
    }
}

/// The word of a tag: `xMin="1" yMin="2" xMax="3" yMax="4">text</word>`.
fn word(rest: &str) -> Option<Word> {
    let (attributes, text) = rest.split_once('>')?;
    let text = unescape(text.strip_suffix("</word>")?);
    // In this order, as the program prints them: the many words are the most of what is read.
    let mut parts = attributes.split('"');
    let (left, top) = (number(&mut parts, "xMin=")?, number(&mut parts, "yMin=")?);
    let (right, bottom) = (number(&mut parts, "xMax=")?, number(&mut parts, "yMax=")?);
    // Turned text is wider than it is high in its own direction only.
    (!text.trim().is_empty() && right >= left && bottom > top).then_some(Word {
        text,
        left,
        right,
        top,
        bottom,
    })
}

/// The value of the attribute that comes next in a tag split at its quotation marks, if it has this name.
fn number<'t>(parts: &mut impl Iterator<Item = &'t str>, name: &str) -> Option<f32> {
    let value = (parts.next()?.trim_start() == name).then(|| parts.next())??;
    value.parse().ok().filter(|value: &f32| value.is_finite())
}

fn attribute(tag: &str, name: &str) -> Option<f32> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    let value: f32 = rest.split('"').next()?.parse().ok()?;
    value.is_finite().then_some(value)
}

/// The five entities of XML resolved; control characters, which stand for glyphs without a meaning, skipped.
fn unescape(text: &str) -> String {
    let text = match quick_xml::escape::unescape(text) {
        Ok(text) => text,
        Err(_) => text.into(),
    };
    let mut letters = text.chars().filter(|c| !c.is_control());
    match (letters.next(), letters.next()) {
        // A bullet that the page shows with a font of signs.
        (Some(c), None) => symbol::bullet(c).unwrap_or(c).to_string(),
        _ => text.chars().filter(|c| !c.is_control()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_words() {
        let input = "<page width=\"595.3\" height=\"841.8\">\n <flow>\n<line xMin=\"1\">\n\
            <word xMin=\"1.5\" yMin=\"2\" xMax=\"3\" yMax=\"4\">R&amp;D&lt;</word>\n\
            <word xMin=\"x\" yMin=\"2\" xMax=\"3\" yMax=\"4\">lost</word>\n\
            <word xMin=\"2\" yMin=\"2\" xMax=\"3\" yMax=\"4\">\u{F0B7}</word>\n\
            <word xMin=\"4\" yMin=\"2\" xMax=\"9\" yMax=\"4\">二\u{1}</word>\n</line>\n</page>\n<page >\n</page>\n";
        let mut pages = Vec::new();
        assert_eq!(each_page(input.as_bytes(), |page| pages.push(page)).unwrap(), 2);
        let texts: Vec<&str> = pages[0].fragments[0].iter().map(|w| w.text.as_str()).collect();
        assert_eq!(texts, ["R&D<", "•", "二"]);
        assert_eq!((pages[0].width, pages[0].fragments[0][0].left), (595.3, 1.5));
        assert_eq!(pages[1], Page::default());
    }
}
