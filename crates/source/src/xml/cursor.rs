//! Pulls the elements of an XML text that is in memory: local names only, so that transitional and strict files of Office
//! read the same.
//!
//! No DTD is fetched and no entity is expanded. Elements inside each other are counted, never recursed into.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};

use super::reference;
use crate::Cause;
use crate::findings::shown;
use crate::lines::LineCounter;

/// What an XML text is, which decides what it may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind<'a> {
    /// The part of a package, by its name: without a document type declaration and without entities of its own, as Office
    /// writes it.
    Part(&'a str),
    /// A file.
    File,
}

impl Kind<'_> {
    /// The most elements inside each other; Word files stay below a hundred.
    fn depth(self) -> usize {
        match self {
            Self::Part(_) => 1_000,
            Self::File => 256,
        }
    }
}

/// What comes next in a text.
#[derive(Debug)]
pub enum Node<'a> {
    /// An element begins.
    Start(Element<'a>),
    /// An element ends.
    End,
    /// Characters.
    Text(Cow<'a, str>),
    /// A reference to an entity of this name that is not known; a part of a package has none.
    Entity(String),
    /// The text has ended.
    Eof,
}

/// The start of an element.
#[derive(Debug)]
pub struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name without the prefix.
    #[must_use]
    pub fn name(&self) -> &[u8] {
        self.0.local_name().into_inner()
    }

    /// Its name with the prefix.
    #[must_use]
    pub fn qualified_name(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.0.name().into_inner())
    }

    /// The value of an attribute, whatever its prefix.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<String> {
        let found = reference::attribute(&self.0, name)?;
        Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned())
    }

    /// The number in an attribute.
    #[must_use]
    pub fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// A text that is being read.
pub struct Cursor<'a> {
    reader: quick_xml::Reader<&'a [u8]>,
    text: &'a str,
    kind: Kind<'a>,
    /// The byte at which the last node begins.
    at: usize,
    depth: usize,
    /// Whether the last node is an element that ends at once.
    is_empty: bool,
}

impl<'a> Cursor<'a> {
    /// Reads `text`, which is the part `name` of a package.
    #[must_use]
    pub fn part(text: &'a str, name: &'a str) -> Self {
        Self::new(text, Kind::Part(name))
    }

    /// Reads `text`, which is a file.
    #[must_use]
    pub fn file(text: &'a str) -> Self {
        Self::new(text, Kind::File)
    }

    fn new(text: &'a str, kind: Kind<'a>) -> Self {
        Self { reader: quick_xml::Reader::from_str(text), text, kind, at: 0, depth: 0, is_empty: false }
    }

    /// The byte at which the last node begins.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.at
    }

    /// What comes next.
    ///
    /// # Errors
    /// If the text is not well-formed or goes too deep; if a part of a package has a document type declaration or an
    /// entity.
    pub fn next_node(&mut self) -> Result<Node<'a>, Cause> {
        if std::mem::take(&mut self.is_empty) {
            self.depth = self.depth.saturating_sub(1);
            return Ok(Node::End);
        }
        loop {
            self.at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
            let event = self.reader.read_event().map_err(|error| {
                let at = usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX);
                self.fault_at(at, &error.to_string())
            })?;
            if let Some(node) = self.node(event)? {
                return Ok(node);
            }
        }
    }

    /// The node of an event, if it is one.
    fn node(&mut self, event: Event<'a>) -> Result<Option<Node<'a>>, Cause> {
        Ok(Some(match event {
            Event::Start(start) => {
                self.depth += 1;
                self.check_depth()?;
                Node::Start(Element(start))
            }
            Event::Empty(start) => {
                self.depth += 1;
                self.is_empty = true;
                // Nothing is inside it: a file may have it at any depth.
                if self.kind != Kind::File {
                    self.check_depth()?;
                }
                Node::Start(Element(start))
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                Node::End
            }
            Event::Text(text) => Node::Text(lossy(text.into_inner())),
            Event::CData(text) => Node::Text(lossy(text.into_inner())),
            Event::GeneralRef(reference) => match (reference::resolve(&reference), self.kind) {
                (Some(text), _) => Node::Text(text),
                (None, Kind::File) => Node::Entity(String::from_utf8_lossy(&reference).into_owned()),
                (None, Kind::Part(_)) => {
                    let name = shown(&String::from_utf8_lossy(&reference));
                    return Err(self.fault(&format!("unknown entity `&{name};`")));
                }
            },
            Event::DocType(_) if self.kind != Kind::File => {
                return Err(self.fault("a document type declaration, which Office files may not have"));
            }
            Event::Eof if self.depth > 0 => return Err(self.cut()),
            Event::Eof => Node::Eof,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => return Ok(None),
        }))
    }

    fn check_depth(&self) -> Result<(), Cause> {
        let most = self.kind.depth();
        if self.depth > most {
            return Err(self.fault(&format!("more than {most} elements inside each other")));
        }
        Ok(())
    }

    /// Goes on until only `depth` elements are open.
    ///
    /// # Errors
    /// As [`next_node`](Self::next_node).
    fn leave(&mut self, depth: usize) -> Result<(), Cause> {
        while self.depth > depth {
            self.next_node()?;
        }
        Ok(())
    }

    /// Goes past the element that has just begun.
    ///
    /// # Errors
    /// As [`next_node`](Self::next_node).
    pub fn skip(&mut self) -> Result<(), Cause> {
        self.leave(self.depth.saturating_sub(1))
    }

    /// Calls `each` for the elements directly inside the one that has just begun, and goes past it.
    ///
    /// # Errors
    /// As [`next_node`](Self::next_node), and what `each` gives.
    pub fn children(
        &mut self,
        mut each: impl FnMut(&mut Self, &Element<'a>) -> Result<(), Cause>,
    ) -> Result<(), Cause> {
        let inside = self.depth;
        while self.depth >= inside {
            match self.next_node()? {
                Node::Start(element) => {
                    each(self, &element)?;
                    self.leave(inside)?;
                }
                Node::End | Node::Text(_) | Node::Entity(_) => {}
                Node::Eof => break,
            }
        }
        Ok(())
    }

    /// Goes into the outermost element, which is given.
    ///
    /// # Errors
    /// As [`next_node`](Self::next_node).
    pub fn root(&mut self) -> Result<Option<Element<'a>>, Cause> {
        loop {
            match self.next_node()? {
                Node::Start(element) => return Ok(Some(element)),
                Node::Eof => return Ok(None),
                Node::End | Node::Text(_) | Node::Entity(_) => {}
            }
        }
    }

    /// The error about a text that ends too early.
    #[must_use]
    pub fn cut(&self) -> Cause {
        self.fault(match self.kind {
            Kind::Part(_) => "the part ends before all elements are closed",
            Kind::File => "the file ends before all elements are closed",
        })
    }

    /// What is wrong at the last node.
    fn fault(&self, found: &str) -> Cause {
        self.fault_at(self.at, found)
    }

    /// What is wrong at byte `at` of the text.
    fn fault_at(&self, at: usize, found: &str) -> Cause {
        let bytes = &self.text.as_bytes()[..at.min(self.text.len())];
        let before = String::from_utf8_lossy(bytes);
        let line = LineCounter::new(&before).at(before.len());
        let column = 1 + before.chars().rev().take_while(|c| !matches!(c, '\n' | '\r')).count();
        let part = match self.kind {
            Kind::Part(name) => name.to_owned(),
            Kind::File => String::new(),
        };
        Cause::Xml { part, line, column, found: found.chars().take(200).collect() }
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
