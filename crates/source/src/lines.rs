//! The lines of a text, with their numbers and pages.

use hexapla_lang::scan;
use hexapla_model::Location;

use crate::Cause;

/// A line without its end; a form feed also ends one, and begins a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    /// Its characters, blanks at both ends included.
    pub text: &'a str,
    /// Where it is.
    pub location: Location,
    /// Byte offset of its first character.
    pub start: usize,
}

impl Line<'_> {
    /// Whether it shows nothing.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The lines of `text`; pages are counted only where there is a form feed.
pub fn split(text: &str) -> Vec<Line<'_>> {
    let mut page = text.contains('\u{c}').then_some(1);
    let (mut lines, mut number, mut start) = (Vec::new(), 1, 0);
    let bytes = text.as_bytes();
    let mut next = 0;
    while let Some(at) = scan::position(bytes, next, |byte, _| is_end(byte)) {
        let byte = bytes[at];
        next = at + 1;
        let is_crlf_tail = byte == b'\n' && at > 0 && bytes[at - 1] == b'\r';
        if !is_crlf_tail {
            lines.push(Line { text: &text[start..at], location: Location { line: number, page }, start });
            if byte == 0x0C {
                page = page.map(|p| p + 1);
            } else {
                number += 1;
            }
        }
        start = next;
    }
    if start < text.len() {
        lines.push(Line { text: &text[start..], location: Location { line: number, page }, start });
    }
    lines
}

/// Whether a byte ends a line.
fn is_end(byte: u8) -> bool {
    (byte == b'\n') | (byte == b'\r') | (byte == 0x0C)
}

/// How many lines a text may have, whatever is on them: as many as take up half a gigabyte when they are aligned.
pub const MANY: usize = 1 << 18;

/// Refuses a text of `bytes` bytes with more than [`MANY`] lines if these have fewer than `least` bytes on average.
pub fn refuse_empty(lines: usize, bytes: usize, least: usize) -> Result<(), Cause> {
    if lines > MANY && bytes / lines < least {
        return Err(Cause::EmptyLines { lines, least });
    }
    Ok(())
}

/// The lines of `text` without their ends: LF, CR LF or CR.
pub fn split_ends(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

/// How many lines end in `bytes`.
pub fn count_ends(bytes: &[u8]) -> u32 {
    let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    u32::try_from(ends.count()).unwrap_or(u32::MAX)
}

/// The line of an offset, for offsets that never fall.
#[derive(Debug)]
pub struct LineCounter<'a> {
    text: &'a str,
    offset: usize,
    line: u32,
}

impl<'a> LineCounter<'a> {
    /// A counter at the beginning of `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, offset: 0, line: 1 }
    }

    /// The line, from 1, of the byte at `offset`.
    pub fn at(&mut self, offset: usize) -> u32 {
        let bytes = self.text.as_bytes();
        let end = offset.clamp(self.offset, bytes.len());
        let passed = &bytes[self.offset..end];
        let cut_crlf = self.offset > 0 && bytes[self.offset - 1] == b'\r' && passed.starts_with(b"\n");
        self.line = self.line.saturating_add(count_ends(passed) - u32::from(cut_crlf));
        self.offset = end;
        self.line
    }
}

/// Where each line of a text begins, to find the line of an offset, and the non-blank lines counted.
#[derive(Debug)]
pub struct LineMap {
    starts: Vec<usize>,
    locations: Vec<Location>,
    indices: Vec<u32>,
}

impl LineMap {
    /// The map of `text`.
    pub fn new(text: &str) -> Self {
        let (mut starts, mut locations, mut indices, mut seen) = (Vec::new(), Vec::new(), Vec::new(), 0);
        for line in split(text) {
            starts.push(line.start);
            locations.push(line.location);
            indices.push(seen);
            seen += u32::from(!line.is_blank());
        }
        Self { starts, locations, indices }
    }

    /// The place of `offset`, and the 0-based number of its line among the non-blank ones.
    pub fn find(&self, offset: usize) -> (Location, u32) {
        let n = self.starts.partition_point(|&s| s <= offset).saturating_sub(1);
        let at_start = (Location { line: 1, page: None }, 0);
        self.locations.get(n).zip(self.indices.get(n)).map_or(at_start, |(l, i)| (*l, *i))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_line_ends() {
        let got: Vec<_> =
            split("a\nb\r\nc\rd\n\ne").iter().map(|l| (l.text, l.location.line)).collect::<Vec<_>>();
        assert_eq!(got, [("a", 1), ("b", 2), ("c", 3), ("d", 4), ("", 5), ("e", 6)]);
        assert_eq!(split_ends("a\nb\r\nc\rd\n\ne").collect::<Vec<_>>(), ["a", "b", "c", "d", "", "e"]);
        assert_eq!(count_ends(b"a\nb\r\nc\rd\n\ne"), 5);
    }

    #[test]
    fn lines_are_counted_on_the_way() {
        let mut counter = LineCounter::new("a\r\nb\rc\n");
        assert_eq!([0, 2, 3, 3, 5, 99].map(|at| counter.at(at)), [1, 2, 2, 2, 3, 4]);
    }

    #[test]
    fn a_form_feed_turns_the_page() {
        let got: Vec<_> = split("a\n\u{c}b\nc").iter().map(|l| (l.text, l.location)).collect();
        let at = |line, page| Location { line, page: Some(page) };
        assert_eq!(got, [("a", at(1, 1)), ("", at(2, 1)), ("b", at(2, 2)), ("c", at(3, 2))]);
    }

    #[test]
    fn offsets_are_found() {
        let map = LineMap::new("a\n\nbc\nd");
        assert_eq!(map.find(4), (Location { line: 3, page: None }, 1));
        assert_eq!(map.find(6).1, 2);
        assert_eq!(LineMap::new("").find(9).1, 0);
    }
}
