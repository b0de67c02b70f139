//! Pulls the elements of a part: local names only, so that transitional and strict files read the same.
//!
//! A document type declaration is refused: no Office file has one, and without it no entity can expand or fetch
//! anything. Elements inside each other are counted, never recursed into.

use std::borrow::Cow;

use hexapla_source::Cause;
use hexapla_source::findings::shown;
use hexapla_source::lines::LineCounter;
use quick_xml::events::{BytesStart, Event};

/// The most elements inside each other; Word files stay below a hundred.
const DEPTH: usize = 1_000;

/// A part as text: UTF-8 or UTF-16, as Office packages allow; what is neither shows as U+FFFD.
pub(crate) fn text(bytes: &[u8]) -> Cow<'_, str> {
    let (text, _, _) = encoding_rs::UTF_8.decode(bytes);
    text
}

/// What comes next in a part.
#[derive(Debug)]
pub(crate) enum Node<'a> {
    /// An element begins.
    Start(Element<'a>),
    /// An element ends.
    End,
    /// Characters.
    Text(Cow<'a, str>),
    /// The part has ended.
    Eof,
}

/// The start of an element.
#[derive(Debug)]
pub(crate) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name without the prefix.
    pub(crate) fn name(&self) -> &[u8] {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute, whatever its prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut attributes = attributes.with_checks(false).filter_map(Result::ok);
        let found = attributes.find(|a| a.key.local_name().as_ref() == name.as_bytes())?;
        Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned())
    }

    /// Its `val`.
    pub(crate) fn val(&self) -> Option<String> {
        self.attribute("val")
    }

    /// The number in an attribute.
    pub(crate) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether a switch is on: it is unless its `val` says otherwise.
    pub(crate) fn is_on(&self) -> bool {
        self.val().is_none_or(|v| !matches!(v.as_str(), "0" | "false" | "off" | "none"))
    }
}

/// A part being read.
pub(crate) struct Xml<'a> {
    reader: quick_xml::Reader<&'a [u8]>,
    text: &'a str,
    part: &'a str,
    depth: usize,
}

impl<'a> Xml<'a> {
    /// Reads `text`, which is in the part `part` of a package.
    pub(crate) fn new(text: &'a str, part: &'a str) -> Self {
        let mut reader = quick_xml::Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, text, part, depth: 0 }
    }

    /// What comes next.
    ///
    /// # Errors
    /// If the part is not well-formed, has a document type declaration, or goes too deep.
    pub(crate) fn next(&mut self) -> Result<Node<'a>, Cause> {
        loop {
            let at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
            match self.reader.read_event() {
                Ok(Event::Start(element) | Event::Empty(element)) => {
                    self.depth += 1;
                    if self.depth > DEPTH {
                        return Err(self.fault(at, &format!("more than {DEPTH} elements inside each other")));
                    }
                    return Ok(Node::Start(Element(element)));
                }
                Ok(Event::End(_)) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Node::End);
                }
                Ok(Event::Text(text)) => return Ok(Node::Text(lossy(text.into_inner()))),
                Ok(Event::CData(text)) => return Ok(Node::Text(lossy(text.into_inner()))),
                Ok(Event::GeneralRef(reference)) => {
                    let name = String::from_utf8_lossy(&reference).into_owned();
                    let known = match quick_xml::escape::resolve_xml_entity(&name) {
                        Some(text) => Some(text.to_owned()),
                        None => reference.resolve_char_ref().ok().flatten().map(String::from),
                    };
                    let unknown = || self.fault(at, &format!("unknown entity `&{};`", shown(&name)));
                    return known.map(|text| Node::Text(Cow::Owned(text))).ok_or_else(unknown);
                }
                Ok(Event::DocType(_)) => {
                    return Err(
                        self.fault(at, "a document type declaration, which Office files may not have")
                    );
                }
                Ok(Event::Eof) if self.depth > 0 => {
                    return Err(self.fault(at, "the part ends before all elements are closed"));
                }
                Ok(Event::Eof) => return Ok(Node::Eof),
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {}
                Err(error) => {
                    let at = usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX);
                    return Err(self.fault(at, &error.to_string()));
                }
            }
        }
    }

    /// Goes on until only `depth` elements are open.
    ///
    /// # Errors
    /// As [`next`](Self::next).
    pub(crate) fn leave(&mut self, depth: usize) -> Result<(), Cause> {
        while self.depth > depth {
            self.next()?;
        }
        Ok(())
    }

    /// Goes past the element that has just begun.
    ///
    /// # Errors
    /// As [`next`](Self::next).
    pub(crate) fn skip(&mut self) -> Result<(), Cause> {
        self.leave(self.depth.saturating_sub(1))
    }

    /// Calls `each` for the elements directly inside the one that has just begun, and goes past it.
    ///
    /// # Errors
    /// As [`next`](Self::next), and what `each` gives.
    pub(crate) fn children(
        &mut self,
        mut each: impl FnMut(&mut Self, &Element<'a>) -> Result<(), Cause>,
    ) -> Result<(), Cause> {
        let inside = self.depth;
        while self.depth >= inside {
            match self.next()? {
                Node::Start(element) => {
                    each(self, &element)?;
                    self.leave(inside)?;
                }
                Node::End | Node::Text(_) => {}
                Node::Eof => break,
            }
        }
        Ok(())
    }

    /// Goes into the outermost element, whose name is given.
    ///
    /// # Errors
    /// As [`next`](Self::next).
    pub(crate) fn root(&mut self) -> Result<Option<Element<'a>>, Cause> {
        loop {
            match self.next()? {
                Node::Start(element) => return Ok(Some(element)),
                Node::Eof => return Ok(None),
                Node::End | Node::Text(_) => {}
            }
        }
    }

    /// What is wrong at byte `at` of the part.
    fn fault(&self, at: usize, found: &str) -> Cause {
        let bytes = &self.text.as_bytes()[..at.min(self.text.len())];
        let before = String::from_utf8_lossy(bytes);
        let line = LineCounter::new(&before).at(before.len());
        let column = 1 + before.chars().rev().take_while(|c| !matches!(c, '\n' | '\r')).count();
        Cause::Xml { part: self.part.to_owned(), line, column, found: found.chars().take(200).collect() }
    }
}

fn lossy(bytes: Cow<'_, [u8]>) -> Cow<'_, str> {
    match bytes {
        Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
    }
}

#[cfg(test)]
mod tests;
