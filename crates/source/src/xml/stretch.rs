//! Cuts XML into stretches that are read alone: units, and what is between them, tag by tag.
//!
//! Where a unit begins and ends is found by its tags alone, whatever is wrong inside, so that damage ends with its
//! unit. A unit cannot hold another: where the next begins, the one before is over.

use std::io::{self, BufRead as _};

use crate::lines::count_ends;
use crate::stream::Stream;

/// The longest name of a unit, with its prefix.
const NAME: usize = 64;

/// What a stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A tag, comment or declaration between units, with the text before it.
    Between,
    /// A unit.
    Unit,
    /// A unit that the file ends in.
    Cut,
}

/// A stretch of the file, and where it begins.
#[derive(Debug)]
pub(super) struct Stretch {
    pub(super) bytes: Vec<u8>,
    pub(super) kind: Kind,
    pub(super) line: u32,
    pub(super) column: usize,
    pub(super) offset: usize,
}

/// The stretches of a file, one after the other.
pub(super) struct Stretches<'a> {
    source: Stream<'a>,
    /// The names of the elements that are units.
    units: &'static [&'static str],
    /// What was read too far, and how much of it is read again.
    pending: Vec<u8>,
    at: usize,
    /// Where the next stretch begins.
    line: u32,
    column: usize,
    offset: usize,
    after_cr: bool,
}

impl<'a> Stretches<'a> {
    pub(super) fn new(source: Stream<'a>, units: &'static [&'static str]) -> Self {
        let pending = Vec::new();
        Self { source, units, pending, at: 0, line: 1, column: 1, offset: 0, after_cr: false }
    }

    /// The source, to ask why it failed.
    pub(super) fn source(&mut self) -> &mut Stream<'a> {
        &mut self.source
    }

    /// Where the next stretch begins: line and column.
    pub(super) fn place(&self) -> (u32, usize) {
        (self.line, self.column)
    }

    /// The next stretch, if there is one.
    pub(super) fn next(&mut self) -> io::Result<Option<Stretch>> {
        self.source.begin_item();
        let mut bytes = Vec::new();
        if self.piece(&mut bytes)? == 0 {
            return Ok(None);
        }
        let kind = match first_tag(&bytes) {
            Some(0) if self.is_unit_start(&bytes) => self.unit(&mut bytes)?,
            Some(at) if self.is_unit_start(&bytes[at..]) => {
                self.put_back(&mut bytes, at);
                Kind::Between
            }
            tag => {
                self.between(&mut bytes, tag)?;
                Kind::Between
            }
        };
        let (line, column) = self.place();
        let stretch = Stretch { kind, line, column, offset: self.offset, bytes };
        self.pass(&stretch.bytes);
        Ok(Some(stretch))
    }

    /// Reads on to the end of the tag, comment or declaration that begins at `tag`.
    fn between(&mut self, bytes: &mut Vec<u8>, tag: Option<usize>) -> io::Result<()> {
        let Some(tag) = tag else { return Ok(()) };
        let mut markup = Markup::new(&bytes[tag..]);
        let mut from = tag;
        while !markup.ends(&bytes[tag..], from - tag) {
            from = bytes.len();
            if self.piece(bytes)? == 0 {
                return Ok(());
            }
            // The tag is not closed: a unit is never a part of it.
            if let Some(unit) = markup.is_tag().then(|| self.find_unit(bytes, from)).flatten() {
                self.put_back(bytes, unit);
                return Ok(());
            }
        }
        Ok(())
    }

    /// Reads on to the end of the unit that `bytes` begins with.
    fn unit(&mut self, bytes: &mut Vec<u8>) -> io::Result<Kind> {
        if bytes.ends_with(b"/>") {
            return Ok(Kind::Unit);
        }
        let (mut hidden, mut first_end, mut from) = (Hidden::default(), None, 1);
        loop {
            if let Some(next) = self.find_unit(bytes, from) {
                self.put_back(bytes, first_end.unwrap_or(next));
                return Ok(Kind::Unit);
            }
            hidden.pass(bytes);
            if self.is_unit_end(bytes) {
                if hidden.open.is_none() {
                    return Ok(Kind::Unit);
                }
                first_end.get_or_insert(bytes.len());
            }
            from = bytes.len();
            if self.piece(bytes)? == 0 {
                let Some(end) = first_end else { return Ok(Kind::Cut) };
                self.put_back(bytes, end);
                return Ok(Kind::Unit);
            }
        }
    }

    /// Where the first unit begins at or after `from`.
    fn find_unit(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let tags = bytes[from..].iter().enumerate().filter(|(_, byte)| **byte == b'<');
        tags.map(|(n, _)| from + n).find(|at| self.is_unit_start(&bytes[*at..]))
    }

    fn is_unit_start(&self, bytes: &[u8]) -> bool {
        let Some(name) = bytes[..bytes.len().min(NAME)].strip_prefix(b"<") else { return false };
        let end = name.iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'));
        end.is_some_and(|end| self.is_unit(&name[..end]))
    }

    /// Whether `bytes` ends with the end tag of a unit.
    fn is_unit_end(&self, bytes: &[u8]) -> bool {
        let Some(at) = bytes.iter().rposition(|byte| *byte == b'<') else { return false };
        let name = bytes[at..].strip_prefix(b"</").and_then(|name| name.strip_suffix(b">"));
        name.is_some_and(|name| self.is_unit(name.trim_ascii_end()))
    }

    /// Whether an element of this name, which may have a prefix, is a unit.
    fn is_unit(&self, name: &[u8]) -> bool {
        let local = name.rsplit(|byte| *byte == b':').next().unwrap_or(name);
        self.units.iter().any(|unit| unit.as_bytes() == local)
    }

    /// Adds to `bytes` all up to the next `>`; gives how much that is.
    fn piece(&mut self, bytes: &mut Vec<u8>) -> io::Result<usize> {
        let before = bytes.len();
        let rest = &self.pending[self.at..];
        let end = rest.iter().position(|byte| *byte == b'>').map(|at| at + 1);
        bytes.extend_from_slice(&rest[..end.unwrap_or(rest.len())]);
        self.at += bytes.len() - before;
        if end.is_none() {
            self.source.read_until(b'>', bytes)?;
        }
        Ok(bytes.len() - before)
    }

    /// Leaves what is after `end` to be read again.
    fn put_back(&mut self, bytes: &mut Vec<u8>, end: usize) {
        let rest = bytes.split_off(end);
        if self.pending[..self.at].ends_with(&rest) {
            self.at -= rest.len();
        } else {
            self.pending = rest;
            self.at = 0;
        }
    }

    fn pass(&mut self, bytes: &[u8]) {
        let cut_crlf = self.after_cr && bytes.starts_with(b"\n");
        self.line = self.line.saturating_add(count_ends(bytes) - u32::from(cut_crlf));
        self.column = column(bytes, self.column);
        self.offset += bytes.len();
        self.after_cr = bytes.last() == Some(&b'\r');
    }
}

/// The column after `bytes`, which begin at `column`.
pub(super) fn column(bytes: &[u8], column: usize) -> usize {
    match bytes.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')) {
        Some(end) => 1 + characters(&bytes[end + 1..]),
        None => column + characters(bytes),
    }
}

/// How many characters begin in `bytes`.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !matches!(byte, 0x80..=0xBF)).count()
}

/// Where the first tag, comment or declaration begins: a `<` before a blank or a digit begins none.
fn first_tag(bytes: &[u8]) -> Option<usize> {
    (0..bytes.len()).find(|at| opens_markup(&bytes[*at..]))
}

/// Whether markup begins with `bytes`.
pub(super) fn opens_markup(bytes: &[u8]) -> bool {
    match *bytes {
        [b'<', b'!' | b'?', ..] => true,
        [b'<', b'/', next, ..] | [b'<', next, ..] => {
            next.is_ascii_alphabetic() || matches!(next, b'_' | b':' | 0x80..)
        }
        _ => false,
    }
}

/// How the end of what begins with `<` is known.
enum Markup {
    /// By these bytes.
    Until(&'static [u8]),
    /// By as many `>` as `<`.
    Declaration { open: usize },
    /// By `>` outside of quotation marks.
    Tag { quote: Option<u8> },
}

impl Markup {
    fn new(bytes: &[u8]) -> Self {
        match hidden(bytes) {
            Some(end) => Self::Until(end),
            None if bytes.starts_with(b"<!") => Self::Declaration { open: 0 },
            None => Self::Tag { quote: None },
        }
    }

    fn is_tag(&self) -> bool {
        matches!(self, Self::Tag { .. })
    }

    /// Whether `bytes`, which are new from `from` on and end with `>`, end it.
    fn ends(&mut self, bytes: &[u8], from: usize) -> bool {
        match self {
            Self::Until(end) => {
                bytes.ends_with(end) && bytes.len() >= "<!-->".len() + usize::from(end.len() > 2)
            }
            Self::Declaration { open } => {
                *open += bytes[from..].iter().filter(|byte| **byte == b'<').count();
                *open = open.saturating_sub(1);
                *open == 0
            }
            Self::Tag { quote } => {
                for byte in &bytes[from..] {
                    match quote {
                        Some(mark) if mark == byte => *quote = None,
                        None if matches!(byte, b'"' | b'\'') => *quote = Some(*byte),
                        _ => {}
                    }
                }
                quote.is_none()
            }
        }
    }
}

/// What ends the comment, the literal text or the instruction that `bytes` begins with.
pub(super) fn hidden(bytes: &[u8]) -> Option<&'static [u8]> {
    let kinds: [(&[u8], &[u8]); 3] = [(b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>")];
    kinds.into_iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, end)| end)
}

/// Whether the end of what is read is inside a comment or literal text.
#[derive(Debug, Default)]
struct Hidden {
    open: Option<&'static [u8]>,
    at: usize,
}

impl Hidden {
    /// Looks at what is new in `bytes`.
    fn pass(&mut self, bytes: &[u8]) {
        while self.at < bytes.len() {
            match self.open {
                Some(end) if bytes[self.at..].starts_with(end) => {
                    self.open = None;
                    self.at += end.len();
                }
                None if bytes[self.at] == b'<' => {
                    self.open = hidden(&bytes[self.at..]);
                    self.at += if self.open.is_some() { 2 } else { 1 };
                }
                _ => self.at += 1,
            }
        }
    }
}

#[cfg(test)]
mod tests;
