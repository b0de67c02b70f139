//! Paragraphs of the lines of text, and what is between them, in the order of reading.

use super::boundary::{Open, Placed, Where, begins};
use super::line::Line;
use super::measure::{Edges, Measures};
use super::notes::Note;
use super::region::Region;
use super::table::Row;

/// Lines that make up a paragraph, with the edges of the column of each.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Paragraph {
    pub(super) lines: Vec<Line>,
    pub(super) edges: Vec<Edges>,
}

impl Paragraph {
    /// Its lines with the edges of their columns.
    pub(super) fn placed(&self) -> impl DoubleEndedIterator<Item = Placed<'_>> {
        self.lines.iter().zip(&self.edges).map(|(line, edges)| Placed { line, edges: *edges })
    }
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    /// A paragraph of text, a heading, a line of the masthead.
    Text(Paragraph),
    /// A row of a table.
    Row(Row),
    /// A footnote.
    Note(Vec<Line>),
    /// What is set apart.
    Furniture(Line),
}

/// The parts of a document in the order of reading: what interrupts a paragraph follows it.
pub(super) fn parts(regions: Vec<Region>, measures: &Measures) -> Vec<Part> {
    let mut flow = Flow { measures, parts: Vec::new(), held: Vec::new(), open: None, last_note: None };
    for region in regions {
        flow.region(region);
    }
    flow.close();
    flow.parts
}

/// Where the last note is, so that it can go on.
#[derive(Debug, Clone, Copy)]
enum NoteAt {
    Held(usize),
    Part(usize),
}

struct Flow<'m> {
    measures: &'m Measures,
    parts: Vec<Part>,
    /// Notes and page heads inside the open paragraph.
    held: Vec<Part>,
    open: Option<Paragraph>,
    last_note: Option<NoteAt>,
}

impl Flow<'_> {
    fn region(&mut self, region: Region) {
        match region {
            Region::Text { edges, lines } => self.text(lines, edges),
            Region::Rows(rows) => {
                self.close();
                self.parts.extend(rows.into_iter().map(Part::Row));
            }
            Region::Notes(notes) => notes.into_iter().for_each(|note| self.note(note)),
            Region::Furniture(lines) => self.held.extend(lines.into_iter().map(Part::Furniture)),
        }
    }

    fn text(&mut self, lines: Vec<Line>, edges: Edges) {
        let mut rest = lines.into_iter().peekable();
        let mut place = Where::Elsewhere;
        while let Some(line) = rest.next() {
            self.line(line, edges, rest.peek(), place);
            place = Where::Below;
        }
    }

    fn line(&mut self, line: Line, edges: Edges, below: Option<&Line>, place: Where) {
        let begins = self.open.as_ref().is_none_or(|open| {
            let Some(last) = open.placed().next_back() else { return true };
            let open = Open { lines: open.lines.len(), last };
            begins(open, Placed { line: &line, edges }, below, place, self.measures)
        });
        if begins {
            self.close();
        }
        let open = self.open.get_or_insert_with(Paragraph::default);
        open.lines.push(line);
        open.edges.push(edges);
    }

    fn note(&mut self, note: Note) {
        match (note, self.last_note) {
            (Note::More(line), Some(NoteAt::Held(n))) => {
                if let Some(Part::Note(lines)) = self.held.get_mut(n) {
                    lines.push(line);
                }
            }
            (Note::More(line), Some(NoteAt::Part(n))) => {
                if let Some(Part::Note(lines)) = self.parts.get_mut(n) {
                    lines.push(line);
                }
            }
            (Note::First(line) | Note::More(line), _) => {
                self.last_note = Some(NoteAt::Held(self.held.len()));
                self.held.push(Part::Note(vec![line]));
            }
        }
    }

    fn close(&mut self) {
        self.parts.extend(self.open.take().map(Part::Text));
        if let Some(NoteAt::Held(n)) = self.last_note {
            self.last_note = Some(NoteAt::Part(self.parts.len() + n));
        }
        // Notes and heads in the middle of a paragraph follow it.
        self.parts.append(&mut self.held);
    }
}
