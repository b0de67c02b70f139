//! The styles of a document: what a paragraph is and which list it belongs to, up the chain of the styles that its
//! style is based on.

use std::collections::BTreeMap;

use hexapla_model::BlockKind;
use hexapla_source::Cause;
use hexapla_source::xml::cursor::{Cursor, Element};

use super::numbering::Numbering;
use super::props::{self, ListRef, ParagraphProps, RunProps};
use super::value::Value as _;

/// The most styles that are based on each other; Word allows eleven.
const CHAIN: usize = 64;

/// What a style is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Family {
    #[default]
    Paragraph,
    Character,
    List,
    Table,
}

#[derive(Debug, Default)]
struct Style {
    family: Family,
    name: String,
    based_on: Option<String>,
    paragraph: ParagraphProps,
    run: RunProps,
}

/// What a style makes of a paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// What it is.
    pub(super) kind: BlockKind,
    /// Its level as a heading, from 1.
    pub(super) level: u8,
    /// Whether its text is hidden.
    pub(super) hidden: bool,
    /// Whether its text is above the line.
    pub(super) raised: bool,
    /// Its list.
    pub(super) list: ListRef,
}

/// All styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The look of each paragraph style.
    looks: BTreeMap<String, Look>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

impl Styles {
    /// Reads the part with the styles.
    ///
    /// # Errors
    /// If it is not well-formed.
    pub(super) fn read(xml: &mut Cursor<'_>) -> Result<Self, Cause> {
        let mut found = Self::default();
        if xml.root()?.is_some() {
            xml.children(|xml, element| {
                if element.name() == b"style" {
                    found.add(xml, element)?;
                }
                Ok(())
            })?;
        }
        Ok(found)
    }

    fn add(&mut self, xml: &mut Cursor<'_>, element: &Element<'_>) -> Result<(), Cause> {
        let family = match element.attribute("type").as_deref() {
            Some("character") => Family::Character,
            Some("numbering") => Family::List,
            Some("table") => Family::Table,
            _ => Family::Paragraph,
        };
        let id = element.attribute("styleId").unwrap_or_default();
        let is_default =
            element.attribute("default").is_some_and(|v| matches!(v.as_str(), "1" | "true" | "on"));
        let mut style = Style { family, ..Style::default() };
        xml.children(|xml, element| {
            match element.name() {
                b"name" => style.name = element.val().unwrap_or_default(),
                b"basedOn" => style.based_on = element.val(),
                b"pPr" => style.paragraph = props::paragraph(xml)?,
                b"rPr" => style.run = props::run(xml)?,
                _ => {}
            }
            Ok(())
        })?;
        if is_default && family == Family::Paragraph {
            self.default = Some(id.clone());
        }
        self.styles.entry(id).or_insert(style);
        Ok(())
    }

    /// Works out the looks of all paragraph styles, now that the lists are known.
    pub(super) fn settle(&mut self, numbering: &Numbering) {
        let paragraphs = self.styles.iter().filter(|(_, s)| s.family == Family::Paragraph);
        self.looks = paragraphs.map(|(id, _)| (id.clone(), self.look_of(id, numbering))).collect();
    }

    /// The names of styles whose chain comes back to itself or never seems to end.
    pub(super) fn circles(&self) -> Vec<&str> {
        let found = self.styles.iter().filter(|(id, _)| self.chain(id).count() == CHAIN);
        found
            .map(|(id, style)| if style.name.is_empty() { id.as_str() } else { style.name.as_str() })
            .collect()
    }

    /// The list that a list style names.
    pub(super) fn list_of(&self, id: &str) -> Option<i64> {
        self.styles.get(id)?.paragraph.list.list
    }

    /// The look of a paragraph of the style `id`; of the default style if there is no such style.
    pub(super) fn look(&self, id: Option<&str>) -> Look {
        let named = id.and_then(|id| self.looks.get(id)).copied();
        let usual = self.default.as_deref().and_then(|id| self.looks.get(id)).copied();
        named.or_else(|| undefined(id?)).or(usual).unwrap_or_default()
    }

    /// The level that the style `id` has in the list `list`, which the paragraph itself names.
    pub(super) fn level_in(&self, id: Option<&str>, list: i64, numbering: &Numbering) -> Option<usize> {
        let id = id.filter(|id| self.looks.contains_key(*id)).or(self.default.as_deref())?;
        self.chain(id).find_map(|(id, style)| level(id, style, list, numbering))
    }

    /// Whether text of the character style `id` is hidden and is above the line, as far as the style says.
    pub(super) fn run(&self, id: &str) -> (Option<bool>, Option<bool>) {
        let hidden = self.chain(id).find_map(|(_, style)| style.run.hidden);
        let raised = self.chain(id).find_map(|(_, style)| style.run.raised);
        (hidden, raised)
    }

    /// A style and those that it is based on; cut where it seems never to end.
    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = (&'a str, &'a Style)> {
        std::iter::successors(self.get(id), move |(_, style)| self.get(style.based_on.as_deref()?))
            .take(CHAIN)
    }

    /// The style `id`, with its id.
    fn get<'a>(&'a self, id: &'a str) -> Option<(&'a str, &'a Style)> {
        self.styles.get(id).map(|style| (id, style))
    }

    fn look_of(&self, id: &str, numbering: &Numbering) -> Look {
        let (kind, level_as_heading) = self.chain(id).find_map(|(_, style)| kind(style)).unwrap_or_default();
        let (hidden, raised) = self.run(id);
        let list = self.chain(id).find_map(|(_, style)| style.paragraph.list.list);
        // Only a style at or below the one that names the list has a say in the level.
        let mut level_in_list = None;
        if let Some(list) = list {
            for (id, style) in self.chain(id) {
                level_in_list = level(id, style, list, numbering);
                if level_in_list.is_some() || style.paragraph.list.list.is_some() {
                    break;
                }
            }
        }
        Look {
            kind,
            level: level_as_heading,
            hidden: hidden.unwrap_or_default(),
            raised: raised.unwrap_or_default(),
            list: ListRef { list, level: level_in_list },
        }
    }
}

/// What the id of a style that the file does not define says about a heading: `Heading2`.
fn undefined(id: &str) -> Option<Look> {
    let (kind, level) = by_name(id).filter(|(kind, _)| *kind == BlockKind::Heading)?;
    Some(Look { kind, level, ..Look::default() })
}

/// The level that a style has in a list: the one that belongs to it, or the one that it names.
fn level(id: &str, style: &Style, list: i64, numbering: &Numbering) -> Option<usize> {
    numbering.level_of_style(list, id).or(style.paragraph.list.level)
}

/// What a style says about its paragraphs, by its outline level or its name.
fn kind(style: &Style) -> Option<(BlockKind, u8)> {
    let named = by_name(&style.name);
    match (style.paragraph.outline, named) {
        (_, Some((BlockKind::Title, _))) => named,
        (Some(level @ 0..=8), _) => Some((BlockKind::Heading, level + 1)),
        // Running text, whatever the style is based on.
        (Some(_), None | Some((BlockKind::Heading, _))) => Some((BlockKind::Other, 0)),
        (_, named) => named,
    }
}

/// How the styles of headings are called: in English by Word, and in their own language by other programs.
const HEADINGS: [&str; 17] = [
    "heading",
    "titre",
    "título",
    "titulo",
    "encabezado",
    "überschrift",
    "заголовок",
    "标题",
    "標題",
    "见出し",
    "見出し",
    "제목",
    "عنوان",
    "العنوان",
    "titolo",
    "kop",
    "nagłówek",
];

/// What the name of a style says: Word's own names, which are English in every language version of Word, and those
/// of the United Nations templates (`_ H_1_G`, `_ H_2/3`, `SingleTxt`).
fn by_name(name: &str) -> Option<(BlockKind, u8)> {
    let name = name.to_lowercase();
    if matches!(name.as_str(), "title" | "subtitle") {
        return Some((BlockKind::Title, 0));
    }
    if let Some(level) = HEADINGS.iter().find_map(|word| name.strip_prefix(word)?.trim().parse().ok()) {
        return (1..=9).contains(&level).then_some((BlockKind::Heading, level));
    }
    // The lines of a table of contents are not headings, whatever they are like.
    if name.strip_prefix("toc ").is_some_and(|level| level.parse::<u8>().is_ok()) {
        return Some((BlockKind::Paragraph, 0));
    }
    let plain: String = name.chars().filter(|c| !matches!(c, ' ' | '_' | '/')).collect();
    let plain = if name.ends_with("_g") { plain.trim_end_matches('g') } else { plain.as_str() };
    Some(match plain {
        "hm" | "titlem" | "stitlem" => (BlockKind::Title, 0),
        "hch" | "titlehch" => (BlockKind::Heading, 1),
        "h1" | "titleh1" => (BlockKind::Heading, 2),
        "h2" | "h23" | "titleh2" => (BlockKind::Heading, 3),
        "h3" | "h4" => (BlockKind::Heading, 4),
        "h5" | "h56" | "h567" => (BlockKind::Heading, 5),
        "singletxt" | "singletext" | "parano." => (BlockKind::Paragraph, 0),
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
