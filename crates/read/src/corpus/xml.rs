//! Reads XML of any size piece by piece: no DTD is fetched, no entity expanded, nothing nested without end.

use std::borrow::Cow;
use std::path::Path;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::source::Source;
use crate::ReadError;
use crate::findings::shown;

/// The most elements inside each other.
const DEPTH: u32 = 256;

/// What takes the pieces of an XML file.
pub(super) trait Handler {
    /// An element begins; an empty one ends at once.
    fn open(&mut self, element: &Element<'_>) -> Result<(), ReadError>;
    /// The element of this name ends, which began last.
    fn close(&mut self, name: &str) -> Result<(), ReadError>;
    /// Some text, its line ends made LF.
    fn text(&mut self, text: &str);
    /// An entity that is not expanded, on a line.
    fn entity(&mut self, name: &str, line: u32);
}

/// The head of an element.
pub(super) struct Element<'a> {
    start: &'a BytesStart<'a>,
    /// Its name without a prefix.
    pub(super) name: &'a str,
    /// The line that it begins on.
    pub(super) line: u32,
}

impl Element<'_> {
    /// The value of an attribute, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let mut attributes = attributes.with_checks(false).filter_map(Result::ok);
        let found = attributes.find(|a| a.key.local_name().as_ref() == name.as_bytes())?;
        Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_or_else(
            // With an entity that is not known, as it stands.
            |_| String::from_utf8_lossy(&found.value).into_owned(),
            Cow::into_owned,
        ))
    }
}

/// Where and why an XML file breaks off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) line: u32,
    pub(super) column: usize,
    pub(super) found: String,
}

impl Broken {
    /// The error about a file that breaks off before anything was read of it.
    pub(super) fn error(self, path: &Path) -> ReadError {
        ReadError::Xml { path: path.into(), line: self.line, column: self.column, found: self.found }
    }
}

/// What the outermost element of a file has to be.
pub(super) struct Root {
    /// Its names; without any it may be called as it likes.
    pub(super) names: &'static [&'static str],
    /// The format and its element, for a message.
    pub(super) expected: &'static str,
}

impl Root {
    fn check(&self, name: &str, path: &Path) -> Result<(), ReadError> {
        if self.names.is_empty() || self.names.contains(&name) {
            return Ok(());
        }
        let found = format!("<{}>", shown(name));
        Err(ReadError::WrongRoot { path: path.into(), expected: self.expected, found })
    }

    /// Refuses what does not open with a tag.
    fn check_head(&self, head: &[u8], path: &Path) -> Result<(), ReadError> {
        let head = head.trim_ascii_start();
        if head.is_empty() || head[0] == b'<' {
            return Ok(());
        }
        Err(ReadError::foreign(path, self.expected, head))
    }
}

/// Hands all of `source` to `handler`; gives where the file breaks off, if it is not well-formed.
///
/// # Errors
/// If the file cannot be read, is no UTF-8 text, does not open with `root` or goes beyond the limits, and what `handler`
/// refuses.
pub(super) fn read(
    mut source: Source<'_>,
    path: &Path,
    root: &Root,
    handler: &mut impl Handler,
) -> Result<Option<Broken>, ReadError> {
    root.check_head(source.head()?, path)?;
    let reader = quick_xml::Reader::from_reader(source);
    let mut xml = Xml { reader, path, root: Some(root), depth: 0, line: 1, column: 1 };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let source = xml.reader.get_mut();
        source.begin_item();
        (xml.line, xml.column) = (source.line(), source.column());
        match xml.reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) if xml.depth > 0 => {
                xml.column = xml.reader.get_mut().column();
                return Ok(Some(xml.broken("the file ends before all elements are closed")));
            }
            Ok(Event::Eof) => return Ok(None),
            Ok(event) => {
                if let Some(broken) = xml.event(&event, handler)? {
                    return Ok(Some(broken));
                }
            }
            Err(quick_xml::Error::Io(error)) => {
                let error = std::io::Error::new(error.kind(), error.to_string());
                return xml.stopped(error).map(Some);
            }
            Err(error) => return Ok(Some(xml.broken(&error.to_string()))),
        }
    }
}

struct Xml<'a, 'b> {
    reader: quick_xml::Reader<Source<'a>>,
    path: &'b Path,
    /// What the next element has to be.
    root: Option<&'b Root>,
    depth: u32,
    /// Where the current event begins.
    line: u32,
    column: usize,
}

impl Xml<'_, '_> {
    fn event(&mut self, event: &Event<'_>, handler: &mut impl Handler) -> Result<Option<Broken>, ReadError> {
        match event {
            Event::Start(start) => {
                self.open(start, handler)?;
                self.depth += 1;
                if self.depth > DEPTH {
                    return Ok(Some(self.broken(&format!("more than {DEPTH} elements inside each other"))));
                }
            }
            Event::Empty(start) => {
                self.open(start, handler)?;
                handler.close(self.utf8(start.local_name().as_ref())?)?;
            }
            Event::End(end) => {
                self.depth = self.depth.saturating_sub(1);
                handler.close(self.utf8(end.local_name().as_ref())?)?;
            }
            Event::Text(text) => handler.text(&line_ends(self.utf8(text)?)),
            Event::CData(text) => handler.text(&line_ends(self.utf8(text)?)),
            Event::GeneralRef(reference) => self.refer(reference, handler)?,
            _ => {}
        }
        Ok(None)
    }

    fn open(&mut self, start: &BytesStart<'_>, handler: &mut impl Handler) -> Result<(), ReadError> {
        self.utf8(start)?;
        let name = start.local_name();
        let name = self.utf8(name.as_ref())?;
        if let Some(root) = self.root {
            root.check(name, self.path)?;
        }
        let line = self.line;
        self.root = None;
        handler.open(&Element { start, name, line })
    }

    fn refer(&self, reference: &BytesRef<'_>, handler: &mut impl Handler) -> Result<(), ReadError> {
        let name = self.utf8(reference)?;
        let character = || reference.resolve_char_ref().ok().flatten();
        match resolve_xml_entity(name) {
            Some(text) => handler.text(text),
            None => match character() {
                Some(c) => handler.text(c.encode_utf8(&mut [0; 4])),
                None => handler.entity(&shown(name), self.line),
            },
        }
        Ok(())
    }

    fn utf8<'t>(&self, bytes: &'t [u8]) -> Result<&'t str, ReadError> {
        std::str::from_utf8(bytes).map_err(|_| ReadError::InvalidUtf8 {
            path: self.path.into(),
            offset: self.reader.buffer_position() as usize,
            line: self.line,
            hint:
                "name its encoding in its first line, or convert it (for example: iconv -f ENCODING -t UTF-8)"
                    .into(),
        })
    }

    /// What to make of an error of the system: a packed file that is cut breaks off like any other.
    fn stopped(&mut self, error: std::io::Error) -> Result<Broken, ReadError> {
        match error.kind() {
            std::io::ErrorKind::UnexpectedEof | std::io::ErrorKind::InvalidInput => {
                Ok(self.broken("the packed file is cut or damaged"))
            }
            _ => Err(self.reader.get_mut().failure(error)),
        }
    }

    fn broken(&self, found: &str) -> Broken {
        Broken { line: self.line, column: self.column, found: found.chars().take(200).collect() }
    }
}

/// The text with LF at the ends of its lines, as XML wants it.
fn line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        return text.replace("\r\n", "\n").replace('\r', "\n").into();
    }
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    /// Writes down what it is given.
    #[derive(Default)]
    struct Echo(String);

    impl Handler for Echo {
        fn open(&mut self, element: &Element<'_>) -> Result<(), ReadError> {
            let lang = element.attribute("lang").unwrap_or_default();
            self.0 += &format!("<{}{}{lang}>", element.name, element.line);
            Ok(())
        }

        fn close(&mut self, name: &str) -> Result<(), ReadError> {
            self.0 += &format!("</{name}>");
            Ok(())
        }

        fn text(&mut self, text: &str) {
            self.0 += text;
        }

        fn entity(&mut self, name: &str, line: u32) {
            self.0 += &format!("[{name} on {line}]");
        }
    }

    const ANY: Root = Root { names: &[], expected: "XML" };

    fn echo(xml: &str) -> (String, Option<String>) {
        let (path, limits) = (Path::new("a.xml"), Limits::default());
        let mut echo = Echo::default();
        let broken =
            read(Source::new(xml.as_bytes(), path, &limits).unwrap(), path, &ANY, &mut echo).unwrap();
        (echo.0, broken.map(|b| format!("{}:{} {}", b.line, b.column, b.found)))
    }

    #[test]
    fn pieces() {
        let dtd = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'><!ENTITY c '&b;&b;'>]>";
        for (xml, want) in [
            ("<a xml:lang='zh'>船\r\n<b/>&lt;&#233;&#x1F600;</a>", "<a1zh>船\n<b2></b><é😀</a>"),
            ("<x:a><![CDATA[<&]]><!-- no --></x:a>", "<a1><&</a>"),
            (&format!("{dtd}<a>&b;&c;&nbsp;</a>"), "<a1>[b on 1][c on 1][nbsp on 1]</a>"),
        ] {
            assert_eq!(echo(xml), (want.to_owned(), None));
        }
    }

    #[test]
    fn where_it_breaks_off() {
        for (xml, want) in [
            ("<a>\n<b>x", "2:5 the file ends before all elements are closed"),
            ("<a>\n  </b></a>", "2:3 ill-formed document: expected `</a>`, but `</b>` was found"),
            ("<a>\n <b", "2:2 syntax error: tag not closed: `>` not found before end of input"),
        ] {
            assert_eq!(echo(xml).1.as_deref(), Some(want));
        }
        let begun = std::time::Instant::now();
        let deep = "<a>".repeat(100_000);
        assert_eq!(echo(&deep).1.as_deref(), Some("1:769 more than 256 elements inside each other"));
        assert!(begun.elapsed().as_secs() < 1);
    }
}
