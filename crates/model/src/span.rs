//! Byte ranges of a text and places in a file.

use std::ops::Range;
use std::path::Path;

/// A range of bytes of a block's text; both ends lie on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    ///
    /// # Panics
    /// If `end` lies before `start` or beyond four gigabytes: readers refuse such texts first.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "span {start}..{end} runs backwards");
        let narrow = |n| u32::try_from(n).expect("readers refuse texts over 4 GB");
        Self { start: narrow(start), end: narrow(end) }
    }

    /// The same range for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text that the span covers.
    ///
    /// # Panics
    /// If the span does not belong to `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Number of bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether nothing is covered.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// A place in a file, as a person counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// Line, from 1.
    pub line: u32,
    /// Page, from 1, in paged formats.
    pub page: Option<u32>,
}

/// Extensions of files whose programs count paragraphs, not lines.
const OF_PARAGRAPHS: [&str; 5] = ["docx", "docm", "doc", "rtf", "odt"];

impl Location {
    /// The place as a person finds it in the file at `path`: `line 7`, `page 2, line 7`, in a Word file `¶ 7`.
    #[must_use]
    pub fn in_file(self, path: &Path) -> String {
        let extension = path.extension().unwrap_or_default();
        let has_paragraphs = OF_PARAGRAPHS.iter().any(|known| extension.eq_ignore_ascii_case(known));
        if has_paragraphs && self.page.is_none() { format!("¶ {}", self.line) } else { self.to_string() }
    }
}

impl std::fmt::Display for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.page {
            Some(page) => write!(f, "page {page}, line {}", self.line),
            None => write!(f, "line {}", self.line),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_as_a_person_finds_them() {
        let (line, page) = (Location { line: 7, page: None }, Location { line: 7, page: Some(2) });
        for (location, path, want) in [
            (line, "a.txt", "line 7"),
            (line, "a.DOCX", "¶ 7"),
            (page, "a.pdf", "page 2, line 7"),
            (line, "docx", "line 7"),
        ] {
            assert_eq!(location.in_file(Path::new(path)), want, "{path}");
        }
    }
}
