//! Reads TBX of version 2 (`martif`) and version 3 (`tbx`).
//!
//! Only entries, language sections and terms are looked at. No DTD is fetched and no entity is expanded but the five of
//! XML and character references.

use hexapla_model::Lang;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::builder::Builder;
use crate::ReadError;
use crate::findings::shown;
use crate::lines::LineCounter;

/// The most elements inside each other.
const DEPTH: u32 = 100;

/// Reads `text` into `builder`.
pub(super) fn read(text: &str, builder: &mut Builder<'_>) -> Result<(), ReadError> {
    let tbx = Tbx {
        text,
        builder,
        lines: LineCounter::new(text),
        line: 1,
        depth: 0,
        has_root: false,
        entry: None,
        lang: None,
        term: None,
    };
    tbx.read()
}

struct Tbx<'a, 'b> {
    text: &'a str,
    builder: &'a mut Builder<'b>,
    lines: LineCounter<'a>,
    /// Where the current event begins.
    line: u32,
    depth: u32,
    has_root: bool,
    entry: Option<Entry>,
    lang: Option<Lang>,
    term: Option<Term>,
}

struct Entry {
    id: Option<String>,
    line: u32,
    terms: Vec<(Lang, String)>,
}

/// The text of a term as far as it is read.
#[derive(Default)]
struct Term {
    text: String,
    /// An entity in it that is not expanded.
    entity: Option<String>,
}

impl Tbx<'_, '_> {
    fn read(mut self) -> Result<(), ReadError> {
        let mut reader = quick_xml::Reader::from_str(self.text);
        loop {
            let start = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            self.line = self.lines.at(start);
            match reader.read_event() {
                Ok(Event::Eof) if self.depth > 0 => {
                    return Err(self.ill_formed(start, "the file ends before all elements are closed"));
                }
                Ok(Event::Eof) => return Ok(()),
                Ok(Event::Start(element)) => {
                    self.depth += 1;
                    if self.depth > DEPTH {
                        return Err(
                            self.ill_formed(start, &format!("more than {DEPTH} elements inside each other"))
                        );
                    }
                    self.open(&element)?;
                }
                Ok(Event::Empty(element)) => {
                    self.open(&element)?;
                    self.close(element.local_name().as_ref())?;
                }
                Ok(Event::End(element)) => {
                    self.depth = self.depth.saturating_sub(1);
                    self.close(element.local_name().as_ref())?;
                }
                Ok(Event::Text(text)) => self.add(&text),
                Ok(Event::CData(text)) => self.add(&text),
                Ok(Event::GeneralRef(reference)) => self.refer(&reference),
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
                Err(error) => {
                    let at = usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
                    return Err(self.ill_formed(at, &error.to_string()));
                }
            }
        }
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        let name = element.local_name();
        if !std::mem::replace(&mut self.has_root, true) && !matches!(name.as_ref(), b"martif" | b"tbx") {
            let root = shown(&String::from_utf8_lossy(element.name().as_ref()));
            return Err(ReadError::NotTermBase { path: self.builder.path.into(), root });
        }
        match name.as_ref() {
            b"termEntry" | b"conceptEntry" => {
                self.close_entry()?;
                self.entry = Some(Entry { id: attribute(element, "id"), line: self.line, terms: Vec::new() });
            }
            b"langSet" | b"langSec" => self.lang = self.language(element),
            b"term" if self.entry.is_some() && self.lang.is_some() => self.term = Some(Term::default()),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &[u8]) -> Result<(), ReadError> {
        match name {
            b"termEntry" | b"conceptEntry" => self.close_entry()?,
            b"langSet" | b"langSec" => self.lang = None,
            b"term" => self.close_term(),
            _ => {}
        }
        Ok(())
    }

    fn close_entry(&mut self) -> Result<(), ReadError> {
        self.lang = None;
        self.term = None;
        match self.entry.take() {
            Some(entry) => self.builder.entry(entry.id.as_deref(), entry.line, entry.terms),
            None => Ok(()),
        }
    }

    fn close_term(&mut self) {
        let (Some(term), Some(lang), Some(entry)) = (self.term.take(), self.lang, &mut self.entry) else {
            return;
        };
        if let Some(entity) = term.entity {
            let message = format!("entity `&{};` in a term, left out", shown(&entity));
            self.builder.left_out(
                self.line,
                &message,
                "write the character itself: entities are not expanded",
            );
        } else if let Some(text) = self.builder.term(self.line, &term.text) {
            entry.terms.push((lang, text));
        }
    }

    /// The language of a section; none if it is not known, which leaves its terms out.
    fn language(&mut self, element: &BytesStart<'_>) -> Option<Lang> {
        let tag = attribute(element, "lang");
        let lang = tag.as_deref().and_then(|tag| Lang::parse(tag.trim()).ok());
        if lang.is_none() {
            let message = match tag {
                Some(tag) => format!("unknown language `{}`: its terms are left out", shown(&tag)),
                None => "a language section without `xml:lang`: its terms are left out".to_owned(),
            };
            let hint = "expected ISO 639-1 codes such as ar, en, es, fr, ru, zh";
            self.builder.left_out(self.line, &message, hint);
        }
        lang
    }

    fn add(&mut self, bytes: &[u8]) {
        if let Some(term) = &mut self.term {
            term.text.push_str(&String::from_utf8_lossy(bytes));
        }
    }

    fn refer(&mut self, reference: &BytesRef<'_>) {
        let Some(term) = &mut self.term else { return };
        let name = String::from_utf8_lossy(reference);
        let known = match quick_xml::escape::resolve_xml_entity(&name) {
            Some(text) => text.chars().next(),
            None => reference.resolve_char_ref().ok().flatten(),
        };
        match known {
            Some(c) => term.text.push(c),
            None => term.entity = Some(name.into_owned()),
        }
    }

    fn ill_formed(&self, at: usize, found: &str) -> ReadError {
        let bytes = &self.text.as_bytes()[..at.min(self.text.len())];
        let before = String::from_utf8_lossy(bytes);
        let line = LineCounter::new(&before).at(before.len());
        let column = 1 + before.chars().rev().take_while(|c| !matches!(c, '\n' | '\r')).count();
        ReadError::Xml {
            path: self.builder.path.into(),
            line,
            column,
            found: found.chars().take(200).collect(),
        }
    }
}

/// The value of an attribute, whatever its prefix.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut attributes = attributes.with_checks(false).filter_map(Result::ok);
    let found = attributes.find(|a| a.key.local_name().as_ref() == name.as_bytes())?;
    Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned())
}
