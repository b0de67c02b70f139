//! The events of a TEI text, handed on with their lines; depth and references are watched here.

use hexapla_source::Cause;
use hexapla_source::findings::shown;
use hexapla_source::lines::LineCounter;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// The most elements inside each other.
const DEPTH: u32 = 256;

/// Who takes the events; `line` is that at which the event begins.
pub(super) trait Handler {
    /// An element begins.
    fn start(&mut self, element: &BytesStart<'_>, line: u32);
    /// The element that began last ends.
    fn end(&mut self);
    /// Characters.
    fn text(&mut self, text: &str, line: u32);
    /// A reference to an entity that is not known.
    fn entity(&mut self, name: &str, line: u32);
}

/// Hands the events of `text` to `handler`.
pub(super) fn read(text: &str, handler: &mut impl Handler) -> Result<(), Cause> {
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut lines, mut depth, mut has_root) = (LineCounter::new(text), 0_u32, false);
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let line = lines.at(at);
        let event = reader.read_event().map_err(|error| {
            let at = usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
            ill_formed(text, at, &error.to_string())
        })?;
        match event {
            Event::Eof if depth > 0 || !has_root => {
                return Err(ill_formed(text, at, "the file ends before all elements are closed"));
            }
            Event::Eof => return Ok(()),
            Event::Start(element) => {
                root(&element, &mut has_root)?;
                depth += 1;
                if depth > DEPTH {
                    let found = format!("more than {DEPTH} elements inside each other");
                    return Err(ill_formed(text, at, &found));
                }
                handler.start(&element, line);
            }
            Event::Empty(element) => {
                root(&element, &mut has_root)?;
                handler.start(&element, line);
                handler.end();
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                handler.end();
            }
            Event::Text(held) => handler.text(&String::from_utf8_lossy(&held), line),
            Event::CData(held) => handler.text(&String::from_utf8_lossy(&held), line),
            Event::GeneralRef(reference) => refer(&reference, line, handler),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// Refuses what is no TEI by its outermost element.
fn root(element: &BytesStart<'_>, has_root: &mut bool) -> Result<(), Cause> {
    let known = [&b"TEI"[..], b"TEI.2", b"teiCorpus", b"text", b"document", b"doc", b"body"];
    if std::mem::replace(has_root, true) || known.contains(&element.local_name().as_ref()) {
        return Ok(());
    }
    let root = shown(&String::from_utf8_lossy(element.name().as_ref()));
    Err(Cause::NotDocument { root })
}

fn refer(reference: &BytesRef<'_>, line: u32, handler: &mut impl Handler) {
    let name = String::from_utf8_lossy(reference);
    if let Some(text) = quick_xml::escape::resolve_xml_entity(&name) {
        handler.text(text, line);
    } else if let Ok(Some(c)) = reference.resolve_char_ref() {
        handler.text(c.encode_utf8(&mut [0; 4]), line);
    } else {
        handler.entity(&name, line);
    }
}

fn ill_formed(text: &str, at: usize, found: &str) -> Cause {
    let before = String::from_utf8_lossy(&text.as_bytes()[..at.min(text.len())]);
    let line = LineCounter::new(&before).at(before.len());
    let column = 1 + before.chars().rev().take_while(|c| !matches!(c, '\n' | '\r')).count();
    Cause::Xml { part: String::new(), line, column, found: found.chars().take(200).collect() }
}

/// The value of an attribute, whatever its prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut attributes = attributes.with_checks(false).filter_map(Result::ok);
    let found = attributes.find(|a| a.key.local_name().as_ref() == name.as_bytes())?;
    Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// Adds `text` to `held` with each run of blanks as one; none is at the beginning or after a tab.
pub(super) fn push_collapsed(held: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            ' ' | '\t' | '\n' | '\r' if held.is_empty() || held.ends_with([' ', '\t']) => {}
            ' ' | '\t' | '\n' | '\r' => held.push(' '),
            c => held.push(c),
        }
    }
}
