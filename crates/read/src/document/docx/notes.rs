//! Footnotes and endnotes: their marks in the text, counted as Word counts them.
//!
//! A mark is written in superscript digits whatever the format of the number (endnotes are in Roman numerals by
//! default), since that is how marks are known and tied to their notes later on; stars stay stars.

use std::collections::BTreeMap;

use hexapla_lang::join::superscript;
use hexapla_source::Cause;
use hexapla_source::xml::cursor::{Cursor, Element, Node};

use super::citation::{Citation, NoteKind};
use super::flow::Part;
use super::number_format::NumberFormat;
use super::value::Value as _;

/// How notes of a kind are numbered, where it is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct NoteProps {
    format: Option<NumberFormat>,
    start: Option<u32>,
    restarts: Option<Restart>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Restart {
    Never,
    Section,
    Page,
}

impl NoteProps {
    /// Reads a `footnotePr` or `endnotePr` that has just begun.
    fn read(xml: &mut Cursor<'_>) -> Result<Self, Cause> {
        let mut found = Self::default();
        xml.children(|_, element| {
            match element.name() {
                b"numFmt" => {
                    let custom = element.attribute("format");
                    found.format =
                        NumberFormat::from_name(&element.val().unwrap_or_default(), custom.as_deref());
                }
                b"numStart" => found.start = element.number("val"),
                b"numRestart" => {
                    found.restarts = Some(match element.val().as_deref() {
                        Some("eachSect") => Restart::Section,
                        Some("eachPage") => Restart::Page,
                        _ => Restart::Never,
                    });
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(found)
    }

    fn or(self, other: Self) -> Self {
        Self {
            format: self.format.or(other.format),
            start: self.start.or(other.start),
            restarts: self.restarts.or(other.restarts),
        }
    }
}

/// How both kinds are numbered: footnotes, endnotes.
pub(super) type Pair = [NoteProps; 2];

/// What the settings of the document say about notes.
///
/// # Errors
/// If the part is not well-formed.
pub(super) fn settings(xml: &mut Cursor<'_>) -> Result<Pair, Cause> {
    let mut found = Pair::default();
    if xml.root()?.is_some() {
        xml.children(|xml, element| note_props(xml, element, &mut found))?;
    }
    Ok(found)
}

/// What the sections of the text say about notes, in order; nothing if no section says anything.
///
/// # Errors
/// If the part is not well-formed.
pub(super) fn sections(text: &str, mut xml: Cursor<'_>) -> Result<Vec<Pair>, Cause> {
    let mut found = Vec::new();
    if !text.contains("footnotePr") && !text.contains("endnotePr") {
        return Ok(found);
    }
    loop {
        match xml.next_node()? {
            Node::Start(element) if element.name() == b"sectPr" => {
                let mut pair = Pair::default();
                xml.children(|xml, element| note_props(xml, element, &mut pair))?;
                found.push(pair);
            }
            Node::Start(element) if element.name() == b"sectPrChange" => xml.skip()?,
            Node::Eof => return Ok(found),
            _ => {}
        }
    }
}

fn note_props(xml: &mut Cursor<'_>, element: &Element<'_>, into: &mut Pair) -> Result<(), Cause> {
    match element.name() {
        b"footnotePr" => into[0] = NoteProps::read(xml)?,
        b"endnotePr" => into[1] = NoteProps::read(xml)?,
        _ => {}
    }
    Ok(())
}

/// Counts the marks.
#[derive(Debug, Default)]
pub(super) struct Marks {
    settings: Pair,
    sections: Vec<Pair>,
    section: usize,
    last: [Option<u32>; 2],
}

impl Marks {
    /// Nothing counted yet.
    pub(super) fn new(settings: Pair, sections: Vec<Pair>) -> Self {
        Self { settings, sections, section: 0, last: [None; 2] }
    }

    fn props(&self, kind: NoteKind) -> NoteProps {
        let n = kind as usize;
        let own = self.sections.get(self.section).map(|pair| pair[n]).unwrap_or_default();
        own.or(self.settings[n])
    }

    /// Whether numbers of footnotes restart on each page, which cannot be known here.
    pub(super) fn restart_on_pages(&self) -> bool {
        let mut pairs = std::iter::once(&self.settings).chain(&self.sections);
        pairs.any(|pair| pair[0].restarts == Some(Restart::Page))
    }

    /// A section has ended.
    pub(super) fn end_section(&mut self) {
        self.section += 1;
        for kind in [NoteKind::Footnote, NoteKind::Endnote] {
            if self.props(kind).restarts == Some(Restart::Section) {
                self.last[kind as usize] = None;
            }
        }
    }

    /// The next mark of this kind.
    pub(super) fn next(&mut self, kind: NoteKind) -> String {
        let props = self.props(kind);
        let last = &mut self.last[kind as usize];
        let n = last.map_or(props.start.unwrap_or(1), |n| n.saturating_add(1));
        *last = Some(n);
        let written = props.format.unwrap_or(NumberFormat::Decimal).write(n);
        let stars = !written.is_empty() && written.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§'));
        if stars { written } else { n.to_string().chars().map(superscript).collect() }
    }
}

/// The notes that have been read, until their marks are met.
#[derive(Debug, Default)]
pub(super) struct Notes(BTreeMap<(NoteKind, i64), Vec<Part>>);

impl Notes {
    /// Keeps the paragraphs of a note.
    pub(super) fn add(&mut self, kind: NoteKind, id: i64, parts: Vec<Part>) {
        self.0.entry((kind, id)).or_insert(parts);
    }

    /// Takes over other notes.
    pub(super) fn merge(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// The paragraphs of the note that a mark in paragraph `line` belongs to, the first after the mark; `None` if
    /// there is no such note (any more).
    pub(super) fn take(&mut self, citation: &Citation, line: u32) -> Option<Vec<Part>> {
        let mut parts = self.0.remove(&(citation.kind, citation.id))?;
        let mark = citation.mark.trim();
        if let Some(first) = parts.first_mut()
            && !mark.is_empty()
            && !first.text.starts_with(mark)
        {
            first.text = format!("{mark} {}", first.text);
        }
        for part in &mut parts {
            part.line = line;
        }
        Some(parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(settings_text: &str, document: &str, kinds: &str) -> String {
        let settings = settings(&mut Cursor::part(settings_text, "s")).unwrap();
        let sections = sections(document, Cursor::part(document, "d")).unwrap();
        let mut marks = Marks::new(settings, sections);
        let mut out = Vec::new();
        for kind in kinds.chars() {
            match kind {
                'f' => out.push(marks.next(NoteKind::Footnote)),
                'e' => out.push(marks.next(NoteKind::Endnote)),
                _ => marks.end_section(),
            }
        }
        out.join(" ")
    }

    #[test]
    fn marks_are_counted() {
        let section = "<d><sectPr><footnotePr><numRestart val='eachSect'/></footnotePr></sectPr><sectPr>\
                       <footnotePr><numFmt val='lowerRoman'/><numStart val='4'/><numRestart val='eachSect'/>\
                       </footnotePr></sectPr></d>";
        for (settings, document, kinds, want) in [
            ("<s/>", "<d/>", "fefef|f", "¹ ¹ ² ² ³ ⁴"),
            ("<s><footnotePr><numStart val='11'/></footnotePr></s>", "<d/>", "ff", "¹¹ ¹²"),
            ("<s><footnotePr><numFmt val='chicago'/></footnotePr></s>", "<d/>", "ffe", "* † ¹"),
            ("<s/>", section, "ff|ffe", "¹ ² ⁴ ⁵ ¹"),
        ] {
            assert_eq!(marks(settings, document, kinds), want, "{settings} {document}");
        }
    }

    #[test]
    fn a_note_opens_with_its_mark() {
        let mut notes = Notes::default();
        let part = |text: &str| Part { text: text.to_owned(), ..Part::default() };
        notes.add(NoteKind::Footnote, 2, vec![part("See."), part("More.")]);
        notes.add(NoteKind::Footnote, 3, vec![part("* See.")]);
        let cite = |id, mark: &str| Citation { kind: NoteKind::Footnote, id, mark: mark.to_owned() };
        let texts = |parts: Vec<Part>| parts.into_iter().map(|p| p.text).collect::<Vec<_>>();
        assert_eq!(notes.take(&cite(2, "¹"), 7).map(texts).unwrap(), ["¹ See.", "More."]);
        assert_eq!(notes.take(&cite(3, "* "), 7).map(texts).unwrap(), ["* See."]);
        assert!(notes.take(&cite(2, "¹"), 7).is_none());
    }
}
