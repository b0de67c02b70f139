//! The records of a table of terms with their lines.

use csv::StringRecord;
use hexapla_source::lines::LineCounter;

use super::table::{Quoting, options};
use crate::reading::guard;

/// The records of a table with their lines.
pub(super) struct Records<'a> {
    text: &'a str,
    delimiter: u8,
    pub(super) author: Author,
    lines: LineCounter<'a>,
    reader: csv::Reader<&'a [u8]>,
    /// Where the reader began, in bytes: it restarts after a quotation mark that is not closed.
    base: usize,
    /// The last record, where it starts, and its line.
    pub(super) record: StringRecord,
    start: usize,
    pub(super) line: u32,
}

impl<'a> Records<'a> {
    /// Those of `text`; blank lines and comments before them are skipped.
    pub(super) fn new(text: &'a str, delimiter: u8) -> Self {
        let base = skip_unread(text, 0);
        let author = Author::of(&text[base..], delimiter);
        let reader = reader(&text[base..], delimiter, author);
        let (lines, record) = (LineCounter::new(text), StringRecord::new());
        Self { text, delimiter, author, lines, reader, base, record, start: base, line: 0 }
    }

    /// Goes to the next record, if there is one.
    pub(super) fn next(&mut self) -> Option<Result<(), csv::Error>> {
        let at = self.base + usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
        self.start = skip_blank(self.text, at);
        self.line = self.lines.at(self.start);
        match self.reader.read_record(&mut self.record) {
            Ok(true) => Some(Ok(())),
            Ok(false) => None,
            Err(error) => Some(Err(error)),
        }
    }

    /// Goes on at the line after the first one of the last record.
    pub(super) fn go_to_next_line(&mut self) {
        let (text, start) = (self.text, self.start);
        self.base = text[start..].find('\n').map_or(text.len(), |end| start + end + 1);
        self.reader = reader(&text[self.base..], self.delimiter, self.author);
    }
}

/// Whose rules for cells a table follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Author {
    /// Ours: apostrophes are before what a spreadsheet would take for formulas.
    Hexapla,
    Other,
}

impl Author {
    /// That of the table that begins with `head`.
    fn of(head: &str, delimiter: u8) -> Self {
        let ours = [["id", "score", "frequency"], ["id", "language", "term"]];
        let is_ours = ours.into_iter().any(|names| guard::is_ours(head, names, delimiter));
        if is_ours { Self::Hexapla } else { Self::Other }
    }

    /// The text of a cell, without the apostrophe that we wrote before it.
    pub(super) fn text(self, cell: &str) -> &str {
        match self {
            Self::Hexapla => guard::without(cell).unwrap_or(cell),
            Self::Other => cell,
        }
    }
}

/// Reads the records of `text`.
pub(super) fn reader(text: &str, delimiter: u8, author: Author) -> csv::Reader<&[u8]> {
    // Other programs that write TSV do not quote.
    let is_raw = author == Author::Other && delimiter == b'\t';
    let quoting = if is_raw { Quoting::Raw } else { Quoting::Quoted };
    options(delimiter, quoting).from_reader(text.as_bytes())
}

/// Where the head begins at or after byte `at`: blank lines and comments are skipped.
pub(super) fn skip_unread(text: &str, at: usize) -> usize {
    let mut at = skip_blank(text, at);
    while text[at..].starts_with('#') {
        let end = text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end);
        at = skip_blank(text, end);
    }
    at
}

/// Where the first line with text at or after byte `at` begins.
fn skip_blank(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    text.len() - rest.trim_start_matches(['\n', '\r']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_have_their_lines() {
        let mut records = Records::new("# terms\n\nen,fr\n\nlake,lac\n\"sea,mer\nriver,rivière\n", b',');
        let mut found = Vec::new();
        while let Some(Ok(())) = records.next() {
            found.push(format!("{} {}", records.line, records.record.iter().collect::<Vec<_>>().join("|")));
            if records.record[0].contains('\n') {
                records.go_to_next_line();
            }
        }
        assert_eq!(found, ["3 en|fr", "5 lake|lac", "6 sea,mer\nriver,rivière\n", "7 river|rivière"]);
    }
}
