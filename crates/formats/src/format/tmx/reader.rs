//! Reads a corpus from Translation Memory eXchange, 1.1 to 1.4b.

use hexapla_lang::naming;
use hexapla_model::{BlockKind, Lang, Level, Severity, Warned};
use hexapla_source::Cause;
use hexapla_source::stream::Stream;
use hexapla_source::xml::{self, Element, Handler, Root};

use super::property;
use crate::reading::builder::{Builder, broken};
use crate::reading::inline::Inline;
use crate::reading::packed::PackedCorpus;
use crate::reading::row::{Row, RowText};

/// Elements whose text is code of another format.
const CODES: [&str; 5] = ["bpt", "ept", "it", "ph", "ut"];

const ROOT: Root = Root { names: &["tmx"], expected: "TMX (`<tmx>`)", units: &["tu"] };

/// Reads all of `source`.
pub(crate) fn read(source: Stream<'_>, builder: Builder<'_>) -> Result<Warned<PackedCorpus>, Cause> {
    let path = builder.path();
    let mut tmx = Tmx { builder, unit: None, lang: None, prop: None, seg: None };
    match xml::read(source, &ROOT, &mut tmx)? {
        Some(end) if tmx.builder.has_nothing() => Err(end.error()),
        end => {
            let mut read = tmx.builder.finish()?;
            read.diagnostics.extend(end.map(|end| broken(path, end.line, &end.found)));
            Ok(read)
        }
    }
}

struct Tmx<'a> {
    builder: Builder<'a>,
    unit: Option<Unit>,
    lang: Option<Lang>,
    /// The type of a property of the unit, and its value so far.
    prop: Option<(String, String)>,
    seg: Option<Inline>,
}

/// A translation unit as far as it is read.
#[derive(Default)]
struct Unit {
    line: u32,
    row: Row,
    /// How many segments each language has, as we write it.
    bead: String,
    /// The languages whose text is in another place.
    moved: Vec<Lang>,
}

impl Handler for Tmx<'_> {
    fn open(&mut self, element: &Element<'_>) -> Result<(), Cause> {
        if let Some(seg) = &mut self.seg {
            seg.open(element, CODES.contains(&element.name));
            return Ok(());
        }
        match element.name {
            "header" => self.header(element),
            "tu" => {
                let row = Row { id: element.attribute("tuid"), ..Row::default() };
                self.unit = Some(Unit { line: element.line, row, bead: String::new(), moved: Vec::new() });
            }
            "tuv" => self.lang = self.language(element),
            "prop" if self.unit.is_some() && self.lang.is_none() => {
                self.prop = element.attribute("type").map(|name| (name, String::new()));
            }
            "seg" if self.unit.is_some() => self.seg = Some(Inline::default()),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Cause> {
        match name {
            "seg" => self.close_seg(),
            _ if self.seg.is_some() => {
                self.seg.iter_mut().for_each(|seg| seg.close(CODES.contains(&name)));
            }
            "prop" => self.close_prop(),
            "tuv" => self.lang = None,
            "tu" => {
                if let Some(unit) = self.unit.take() {
                    return self.builder.row(unit.line, unit.finish());
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(seg) = &mut self.seg {
            seg.text(text);
        } else if let Some((_, value)) = &mut self.prop {
            value.push_str(text);
        }
    }

    fn entity(&mut self, name: &str, line: u32) {
        if self.seg.is_some() {
            let message = format!("entity `&{name};` is not expanded: it stays as it is written");
            self.builder.finding(Severity::Warning, line, &message, "write the character itself");
        }
        self.text(&format!("&{name};"));
    }

    fn wrong(&mut self, line: u32, message: &str, hint: &str) {
        self.builder.finding(Severity::Error, line, message, hint);
    }
}

impl Tmx<'_> {
    fn header(&mut self, element: &Element<'_>) {
        let tag = element.attribute("srclang").filter(|tag| !tag.eq_ignore_ascii_case("*all*"));
        if let Some(lang) = tag.and_then(|tag| naming::of_tag(&tag)) {
            self.builder.set_pivot(lang);
        }
        if element.attribute("segtype").is_some_and(|kind| kind.eq_ignore_ascii_case("paragraph")) {
            self.builder.set_level(Level::Paragraph);
        }
    }

    /// The language of a variant; without one its text is skipped.
    fn language(&mut self, element: &Element<'_>) -> Option<Lang> {
        let Some(tag) = element.attribute("lang") else {
            let message = "a `<tuv>` without `xml:lang`: its text is skipped";
            self.builder.finding(Severity::Error, element.line, message, "name its language");
            return None;
        };
        self.builder.lang(element.line, &tag)
    }

    fn close_seg(&mut self) {
        let (Some(seg), Some(unit)) = (self.seg.take(), &mut self.unit) else { return };
        if let Some(lang) = self.lang {
            unit.row.texts.push(RowText::new(lang, seg.finish()));
        }
    }

    fn close_prop(&mut self) {
        let (Some((name, value)), Some(unit)) = (self.prop.take(), &mut self.unit) else { return };
        match name.as_str() {
            property::ANCHOR => unit.row.anchor = Some(value),
            property::KIND => unit.row.kind = BlockKind::from_name(value.trim()),
            property::SCORE => unit.row.score = value.trim().parse().ok(),
            property::REVIEWED => unit.row.reviewed = value.trim() == "yes",
            property::SYMBOL => unit.row.symbol = Some(value),
            property::BEAD => unit.bead = value,
            property::MOVED => unit.moved = value.split_whitespace().filter_map(naming::of_tag).collect(),
            _ => {}
        }
    }
}

impl Unit {
    /// The row; a bead `2-0-1` says that the first text has two segments and the second one.
    fn finish(mut self) -> Row {
        let pieces: Option<Vec<u32>> = self.bead.trim().split('-').map(|n| n.parse().ok()).collect();
        let pieces = pieces.map(|all| all.into_iter().filter(|n| *n > 0).collect::<Vec<u32>>());
        if let Some(pieces) = pieces.filter(|pieces| pieces.len() == self.row.texts.len()) {
            self.row.texts.iter_mut().zip(pieces).for_each(|(text, n)| text.pieces = n);
        }
        self.row.texts.iter_mut().for_each(|text| text.moved = self.moved.contains(&text.lang));
        self.row
    }
}
