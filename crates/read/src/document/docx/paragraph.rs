//! A paragraph in the making.

use hexapla_model::{BlockKind, Counted, Span};

use super::citation::{Citation, NoteKind};
use super::flow::Part;
use super::numbering::{Label, Numbering};
use super::props::{ListRef, ParagraphProps};
use super::run::Run;
use super::styles::{Look, Styles};
use super::text::Text;

/// A paragraph as far as it is read.
#[derive(Debug)]
pub(super) struct Paragraph {
    /// Its ordinal in the document; of a joined paragraph that of the first.
    pub(super) line: u32,
    /// Its text.
    pub(super) text: Text,
    /// Its number, once it has been counted.
    pub(super) label: Option<Label>,
    /// What is in text boxes that hang on the paragraphs joined to it.
    pub(super) boxes: Vec<Part>,
    props: ParagraphProps,
    look: Look,
    cited: Vec<Citation>,
}

impl Paragraph {
    /// A paragraph that begins, or goes on with the text of the one before.
    pub(super) fn new(line: u32, look: Look, before: Option<Self>) -> Self {
        let empty = Self {
            line,
            text: Text::default(),
            label: None,
            boxes: Vec::new(),
            props: ParagraphProps::default(),
            look,
            cited: Vec::new(),
        };
        let Some(before) = before else { return empty };
        // Where the mark is only hidden, the first paragraph gives the number of both.
        let Self { line, mut text, label, boxes, cited, props, .. } = before;
        if !props.mark.deleted {
            text.line_break();
        }
        Self { line, text, label, boxes, cited, ..empty }
    }

    /// Puts its properties in.
    pub(super) fn set(&mut self, props: ParagraphProps, look: Look) {
        (self.props, self.look) = (props, look);
    }

    /// What its style makes of it.
    pub(super) fn look(&self) -> Look {
        self.look
    }

    /// Whether a section ends with it.
    pub(super) fn ends_section(&self) -> bool {
        self.props.ends_section
    }

    /// Whether its mark is gone, so that the next paragraph goes on with its text.
    pub(super) fn runs_on(&self) -> bool {
        self.props.mark.deleted || (self.hides_mark() && !self.text.is_blank())
    }

    fn hides_mark(&self) -> bool {
        self.props.mark.hidden.unwrap_or(self.look.hidden)
    }

    /// There is no next paragraph: the mark holds.
    pub(super) fn keep_mark(&mut self) {
        self.props.mark.deleted = false;
    }

    /// Whether it is to be counted now: not again, not if its mark is deleted, and not if nothing of it can be seen.
    pub(super) fn wants_number(&self, ends: bool) -> bool {
        let gone = self.props.mark.deleted || (self.hides_mark() && self.text.is_blank());
        // Its text may still come.
        let early = !ends && self.hides_mark();
        self.label.is_none() && !gone && !early
    }

    /// Its list and its level in it.
    pub(super) fn list(&self, styles: &Styles, numbering: &Numbering) -> Option<(i64, usize)> {
        let own = self.props.list;
        let list = own.list.or(self.look.list.list).filter(|n| *n != 0)?;
        let level = match own {
            ListRef { level: Some(level), .. } => Some(level),
            ListRef { list: Some(_), .. } => styles.level_in(self.props.style.as_deref(), list, numbering),
            ListRef { list: None, .. } => self.look.list.level,
        };
        Some((list, level.unwrap_or(0)))
    }

    /// Adds characters of a run.
    pub(super) fn say(&mut self, text: &str, run: &Run) {
        self.text.push(text, run.raised || run.custom_mark);
        if let Some(citation) = self.cited.last_mut().filter(|_| run.custom_mark) {
            citation.mark.extend(text.chars().map(hexapla_lang::join::superscript));
        }
    }

    /// Adds the mark of a note; an empty one is still to be said.
    pub(super) fn cite(&mut self, kind: NoteKind, id: i64, mark: String) {
        self.text.push(&mark, false);
        self.cited.push(Citation { kind, id, mark });
    }

    /// The same paragraph with what is in its text boxes.
    pub(super) fn with_boxes(mut self, boxes: Vec<Part>) -> Self {
        self.boxes.extend(boxes);
        self
    }

    /// The paragraph as it will be in the text.
    pub(super) fn into_part(self) -> Part {
        if self.text.is_blank() {
            return Part::default();
        }
        let label = self.label.as_ref().map(|l| (l.text.as_str(), l.tight));
        let text = self.text.finish(label);
        let (kind, level) = self.kind();
        let counted = self.label.filter(|label| !label.text.is_empty()).map(|label| {
            let span = Span::new(0, label.text.len());
            Box::new(Counted { span, path: label.path, shown: label.shown })
        });
        Part { text, line: self.line, kind, level, aside: false, counted, cited: self.cited }
    }

    /// Its level as a heading, 0 if it is not one.
    pub(super) fn heading_level(&self) -> u8 {
        match self.kind() {
            (BlockKind::Heading, level) => level,
            _ => 0,
        }
    }

    /// Whether a bullet is before it.
    fn is_point(&self) -> bool {
        self.label.as_ref().is_some_and(|label| label.bullet)
    }

    fn kind(&self) -> (BlockKind, u8) {
        match self.props.outline {
            Some(level @ 0..=8) if self.look.kind != BlockKind::Title => (BlockKind::Heading, level + 1),
            Some(_) if self.look.kind == BlockKind::Heading => (BlockKind::Other, 0),
            // Short points of a list look like headings.
            _ if self.look.kind == BlockKind::Other && self.is_point() => (BlockKind::Paragraph, 0),
            _ => (self.look.kind, self.look.level),
        }
    }
}
