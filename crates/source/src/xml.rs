//! Reads XML of any size piece by piece: no DTD is fetched, no entity expanded, nothing nested without end.
//!
//! Damage inside a unit ends with the unit: it is skipped and reported, and what is around it is read.

pub mod cursor;
mod element;
mod mend;
mod place;
mod reference;
mod root;
mod stretch;

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};

use crate::Cause;
use crate::findings::{plural, shown};
use crate::lines::count_ends;
use crate::stream::Stream;
pub use element::Element;
use mend::{Mended, mend};
pub use place::Broken;
use place::Place;
pub use root::Root;
use stretch::{Kind, Stretch, Stretches};

const UNCLOSED: &str = "the file ends before all elements are closed";
/// The most elements inside each other.
const DEPTH: usize = 256;

/// What takes the pieces of an XML file.
pub trait Handler {
    /// An element begins; an empty one ends at once.
    fn open(&mut self, element: &Element<'_>) -> Result<(), Cause>;
    /// The element of this name ends, which began last.
    fn close(&mut self, name: &str) -> Result<(), Cause>;
    /// Some text, its line ends made LF.
    fn text(&mut self, text: &str);
    /// An entity that is not expanded, on a line.
    fn entity(&mut self, name: &str, line: u32);
    /// Something is wrong on a line of a file with units.
    fn wrong(&mut self, _line: u32, _message: &str, _hint: &str) {}
}

/// Hands all of `source` to `handler`; gives where the file breaks off, if it does.
///
/// # Errors
/// If the file cannot be read, does not open with `root`, goes beyond the limits, is not UTF-8 text and has no units
/// that could be left out, and what `handler` refuses.
pub fn read(
    mut source: Stream<'_>,
    root: &Root,
    handler: &mut impl Handler,
) -> Result<Option<Broken>, Cause> {
    root.check_head(source.head()?)?;
    let stretches = Stretches::new(source, root.units);
    let mut xml = Xml { stretches, root, is_begun: false, open: Vec::new(), after_damage: false };
    loop {
        let broken = match xml.stretches.next() {
            Ok(None) => return Ok(xml.end()),
            Ok(Some(stretch)) if stretch.kind == Kind::Between => xml.between(&stretch, handler)?,
            Ok(Some(stretch)) => xml.unit(&stretch, handler)?,
            Err(error) => Some(xml.stopped(error)?),
        };
        if broken.is_some() {
            return Ok(broken);
        }
    }
}

struct Xml<'a, 'b> {
    stretches: Stretches<'a>,
    root: &'b Root,
    /// Whether the outermost element has begun.
    is_begun: bool,
    /// The names of the elements around the units.
    open: Vec<String>,
    /// Whether a unit was given up, whose other half may follow.
    after_damage: bool,
}

impl Xml<'_, '_> {
    /// Reads what is between units.
    fn between(&mut self, stretch: &Stretch, handler: &mut impl Handler) -> Result<Option<Broken>, Cause> {
        let text = match std::str::from_utf8(&stretch.bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(error) if self.root.units.is_empty() => {
                return Err(self.invalid(stretch, error.valid_up_to()));
            }
            Err(error) => {
                let line = line_of(stretch, error.valid_up_to());
                let message = "not UTF-8: read as U+FFFD";
                handler.wrong(line, message, "the file is damaged, or holds text in two encodings");
                String::from_utf8_lossy(&stretch.bytes)
            }
        };
        let (text, mended) = if self.root.units.is_empty() { (text, None) } else { mend(text) };
        tell_mended(mended, stretch, handler);
        let mut open = std::mem::take(&mut self.open);
        let broken = self.events(&text, stretch, &mut open, handler)?;
        self.open = open;
        match broken {
            Some(broken) if !self.root.units.is_empty() && self.is_begun && self.open.len() <= DEPTH => {
                if !self.after_damage {
                    handler.wrong(broken.line, &broken.found, "repair it; the units around it are read");
                }
                Ok(None)
            }
            broken => Ok(broken),
        }
    }

    /// Reads a unit, or gives it up.
    fn unit(&mut self, stretch: &Stretch, handler: &mut impl Handler) -> Result<Option<Broken>, Cause> {
        self.after_damage = false;
        let text = match std::str::from_utf8(&stretch.bytes) {
            Ok(text) => text,
            Err(error) => {
                let found = format!("not UTF-8 at byte {}", stretch.offset + error.valid_up_to());
                let column = stretch.column;
                let broken = Broken { line: line_of(stretch, error.valid_up_to()), column, found };
                return Ok(self.give_up(stretch, broken, handler));
            }
        };
        let (text, mended) = mend(Cow::Borrowed(text));
        let mut open = Vec::new();
        if let Some(broken) = self.check(&text, stretch)? {
            return Ok(self.give_up(stretch, broken, handler));
        }
        tell_mended(mended, stretch, handler);
        self.events(&text, stretch, &mut open, handler)
    }

    /// Where a unit is not well-formed.
    fn check(&mut self, text: &str, stretch: &Stretch) -> Result<Option<Broken>, Cause> {
        let mut open = Vec::new();
        let broken = self.events(text, stretch, &mut open, &mut Nobody)?;
        Ok(broken.or_else(|| {
            let name = open.last()?;
            let found = format!("`<{}>` is not closed", shown(name));
            Some(Broken { line: stretch.line, column: stretch.column, found })
        }))
    }

    /// Skips a damaged unit; a file that ends in one breaks off there.
    fn give_up(&mut self, stretch: &Stretch, broken: Broken, handler: &mut impl Handler) -> Option<Broken> {
        self.after_damage = true;
        if stretch.kind == Kind::Cut {
            let is_cut = broken.found.ends_with("is not closed");
            return Some(if is_cut { self.broken(UNCLOSED) } else { broken });
        }
        let message = format!("{}: the unit is skipped", broken.found);
        handler.wrong(broken.line, &message, "repair it or export it again; the units around it are read");
        None
    }

    /// Hands the events of a stretch to `handler`; `open` are the elements that are open before and after.
    fn events(
        &mut self,
        text: &str,
        stretch: &Stretch,
        open: &mut Vec<String>,
        handler: &mut impl Handler,
    ) -> Result<Option<Broken>, Cause> {
        let mut reader = quick_xml::Reader::from_str(text);
        let config = reader.config_mut();
        (config.check_end_names, config.allow_unmatched_ends) = (false, true);
        let mut place = Place { text, at: 0, line: stretch.line, column: stretch.column };
        loop {
            place.go_to(usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX));
            match reader.read_event() {
                Ok(Event::Eof) => return Ok(None),
                Ok(event) => {
                    if let Some(broken) = self.event(&event, &place, open, handler)? {
                        return Ok(Some(broken));
                    }
                }
                Err(error) => return Ok(Some(place.broken(&error.to_string()))),
            }
        }
    }

    fn event(
        &mut self,
        event: &Event<'_>,
        place: &Place<'_>,
        open: &mut Vec<String>,
        handler: &mut impl Handler,
    ) -> Result<Option<Broken>, Cause> {
        match event {
            Event::Start(start) => {
                self.start(start, place.line, handler)?;
                open.push(utf8(start.local_name().as_ref()).to_owned());
                if open.len() + self.open.len() > DEPTH {
                    return Ok(Some(place.broken(&format!("more than {DEPTH} elements inside each other"))));
                }
            }
            Event::Empty(start) => {
                self.start(start, place.line, handler)?;
                handler.close(utf8(start.local_name().as_ref()))?;
            }
            Event::End(end) => return close(utf8(end.local_name().as_ref()), place, open, handler),
            Event::Text(text) => handler.text(&line_ends(utf8(text))),
            Event::CData(text) => handler.text(&line_ends(utf8(text))),
            Event::GeneralRef(reference) => match reference::resolve(reference) {
                Some(text) => handler.text(&text),
                None => handler.entity(&shown(utf8(reference)), place.line),
            },
            _ => {}
        }
        Ok(None)
    }

    fn start(&mut self, start: &BytesStart<'_>, line: u32, handler: &mut impl Handler) -> Result<(), Cause> {
        let name = start.local_name();
        let name = utf8(name.as_ref());
        if !std::mem::replace(&mut self.is_begun, true) {
            self.root.check(name)?;
        }
        handler.open(&Element { start, name, line })
    }

    fn invalid(&self, stretch: &Stretch, at: usize) -> Cause {
        Cause::InvalidUtf8 {
            offset: stretch.offset + at,
            line: line_of(stretch, at),
            hint:
                "name its encoding in its first line, or convert it (for example: iconv -f ENCODING -t UTF-8)"
                    .into(),
        }
    }

    /// What to make of an error of the system: a packed file that is cut breaks off like any other.
    fn stopped(&mut self, error: std::io::Error) -> Result<Broken, Cause> {
        match error.kind() {
            std::io::ErrorKind::UnexpectedEof | std::io::ErrorKind::InvalidInput => {
                Ok(self.broken("the packed file is cut or damaged"))
            }
            _ => Err(self.stretches.source().failure(error)),
        }
    }

    /// The end of the file: whether all elements are closed.
    fn end(&self) -> Option<Broken> {
        (!self.open.is_empty()).then(|| self.broken(UNCLOSED))
    }

    fn broken(&self, found: &str) -> Broken {
        let (line, column) = self.stretches.place();
        Broken { line, column, found: found.to_owned() }
    }
}

/// Takes the events of a unit that is only checked.
struct Nobody;

impl Handler for Nobody {
    fn open(&mut self, _: &Element<'_>) -> Result<(), Cause> {
        Ok(())
    }

    fn close(&mut self, _: &str) -> Result<(), Cause> {
        Ok(())
    }

    fn text(&mut self, _: &str) {}

    fn entity(&mut self, _: &str, _: u32) {}
}

/// Ends the element `name`, and those inside it that were not ended.
fn close(
    name: &str,
    place: &Place<'_>,
    open: &mut Vec<String>,
    handler: &mut impl Handler,
) -> Result<Option<Broken>, Cause> {
    let expected = open.last().cloned();
    if expected.as_deref() == Some(name) {
        open.pop();
        handler.close(name)?;
        return Ok(None);
    }
    if open.iter().any(|other| other == name) {
        while let Some(inner) = open.pop() {
            handler.close(&inner)?;
            if inner == name {
                break;
            }
        }
    }
    let name = shown(name);
    Ok(Some(place.broken(&match expected {
        Some(expected) => {
            format!("ill-formed document: expected `</{}>`, but `</{name}>` was found", shown(&expected))
        }
        None => format!("ill-formed document: close tag `</{name}>` does not match any open tag"),
    })))
}

/// Reports characters that were taken as themselves.
fn tell_mended(mended: Option<Mended>, stretch: &Stretch, handler: &mut impl Handler) {
    let Some(Mended { character, offset, more }) = mended else { return };
    let line = line_of(stretch, offset);
    let more = match more {
        0 => String::new(),
        more => format!(", and {more} more such character{}", plural(more)),
    };
    let message = format!("a bare `{character}`{more}: taken as the character itself");
    let hint = "write `&amp;` for `&` and `&lt;` for `<`";
    handler.wrong(line, &message, hint);
}

/// The line of the byte at `at` of a stretch.
fn line_of(stretch: &Stretch, at: usize) -> u32 {
    stretch.line.saturating_add(count_ends(&stretch.bytes[..at.min(stretch.bytes.len())]))
}

/// What was checked to be UTF-8.
fn utf8(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

/// The text with LF at the ends of its lines, as XML requires.
fn line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        return text.replace("\r\n", "\n").replace('\r', "\n").into();
    }
    text.into()
}

#[cfg(test)]
mod tests;
