//! Walks through the elements of a story (the text itself, or the notes) and hands paragraphs and rows to the flow.
//!
//! What is open is kept in a stack, never in calls, so that no depth of nesting can harm.

use hexapla_model::{BlockKind, Severity};
use hexapla_source::xml::cursor::{Cursor, Element, Node};
use hexapla_source::{Cause, Findings};

use super::auto_number::{AutoNumbers, Number};
use super::citation::NoteKind;
use super::fields::Fields;
use super::flow::{Flow, Part};
use super::notes::{Marks, Notes};
use super::numbering::{Counters, Dangling, Numbering};
use super::paragraph::Paragraph;
use super::props;
use super::run::Run;
use super::styles::Styles;
use super::value::Value as _;
use crate::document::symbol;

/// How many characters a paragraph in the text boxes of a figure has on average at most: boxes with more hold text.
const FIGURE: usize = 100;

/// What holds for the whole document.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// Its styles.
    pub(super) styles: Styles,
    /// Its lists.
    pub(super) numbering: Numbering,
}

/// What ends with the element on top.
#[derive(Debug)]
enum Frame {
    /// Nothing.
    Plain,
    Paragraph,
    /// A run; the one that it is in goes on after it.
    Run(Run),
    /// Characters; whether blanks around them count.
    Text(bool),
    /// A field that is an element, not marked by runs.
    Field,
    /// The code of a field.
    Code,
    Table,
    Row,
    Cell,
    TextBox,
    /// A choice between ways of saying the same.
    Alternate,
    Note(NoteKind, i64),
    /// An exponent.
    Raised,
}

/// A story being read.
pub(super) struct Story<'a, 'f> {
    context: &'a Context,
    findings: &'a mut Findings<'f>,
    marks: Marks,
    notes: Notes,
    counters: Counters,
    flow: Flow,
    fields: Fields,
    numbers: AutoNumbers,
    frames: Vec<Frame>,
    paragraphs: Vec<Paragraph>,
    /// A paragraph whose mark is deleted or hidden: the next one goes on with its text.
    carried: Option<Paragraph>,
    run: Run,
    /// How many exponents are open.
    exponents: usize,
    characters: String,
    /// How many deleted or hidden rows and cells are open, and which rows are.
    muted: Vec<bool>,
    /// For each open choice how much had been said before it.
    choices: Vec<u64>,
    /// How much has been said.
    said: u64,
    /// The ordinal of the last paragraph.
    line: u32,
    dangling: Vec<Dangling>,
    /// The kinds of fields whose numbers are missing.
    unknown: Vec<&'static str>,
}

impl<'a, 'f> Story<'a, 'f> {
    /// A story that cites notes with these marks.
    pub(super) fn new(context: &'a Context, findings: &'a mut Findings<'f>, marks: Marks) -> Self {
        Self {
            context,
            findings,
            marks,
            notes: Notes::default(),
            counters: Counters::default(),
            flow: Flow::default(),
            fields: Fields::default(),
            numbers: AutoNumbers::default(),
            frames: Vec::new(),
            paragraphs: Vec::new(),
            carried: None,
            run: Run::default(),
            exponents: 0,
            characters: String::new(),
            muted: Vec::new(),
            choices: Vec::new(),
            said: 0,
            line: 0,
            dangling: Vec::new(),
            unknown: Vec::new(),
        }
    }

    /// Reads the story to its end: its parts, and the notes in it.
    ///
    /// # Errors
    /// If the part is not well-formed.
    pub(super) fn read(mut self, xml: &mut Cursor<'_>) -> Result<(Vec<Part>, Notes), Cause> {
        loop {
            match xml.next_node()? {
                Node::Start(element) => self.start(xml, &element)?,
                Node::End => self.end(),
                Node::Text(text) => {
                    if matches!(self.frames.last(), Some(Frame::Text(_) | Frame::Code)) {
                        self.characters.push_str(&text);
                    }
                }
                Node::Entity(_) => {}
                Node::Eof => break,
            }
        }
        self.let_go();
        Ok((self.flow.take(), self.notes))
    }

    fn start(&mut self, xml: &mut Cursor<'_>, element: &Element<'_>) -> Result<(), Cause> {
        match element.name() {
            b"pPr" => {
                let props = props::paragraph(xml)?;
                self.paragraph_props(props);
            }
            b"rPr" => self.run_props(xml)?,
            b"trPr" | b"tcPr" => self.row_or_cell_props(xml)?,
            b"sectPr" => {
                self.marks.end_section();
                xml.skip()?;
            }
            _ => match self.frame(element) {
                Some(frame) => self.frames.push(frame),
                None => xml.skip()?,
            },
        }
        Ok(())
    }

    /// What ends with an element that begins, or `None` if it is to be skipped.
    fn frame(&mut self, element: &Element<'_>) -> Option<Frame> {
        Some(match element.name() {
            // Deleted text, what is said about elements, and what only guides the reading aloud.
            b"del" | b"moveFrom" | b"sdtPr" | b"sdtEndPr" | b"tblPr" | b"tblGrid" | b"ctrlPr" | b"rt"
            | b"delText" | b"delInstrText" | b"fldData" => return None,
            b"p" => {
                self.begin_paragraph();
                Frame::Paragraph
            }
            b"r" => {
                let base = self.paragraphs.last().map(Paragraph::look).unwrap_or_default();
                Frame::Run(std::mem::replace(&mut self.run, Run::of(base)))
            }
            b"t" | b"instrText" => {
                self.characters.clear();
                let preserve = element.attribute("space").as_deref() == Some("preserve");
                if element.name() == b"t" { Frame::Text(preserve) } else { Frame::Code }
            }
            b"fldSimple" => self.begin_field(element),
            b"tbl" => {
                self.let_go();
                Frame::Table
            }
            b"tr" | b"tc" => self.begin_row_or_cell(element.name() == b"tr"),
            b"txbxContent" => {
                self.number(false);
                Frame::TextBox
            }
            b"sup" => {
                self.exponents += 1;
                Frame::Raised
            }
            b"AlternateContent" => {
                self.choices.push(self.said);
                Frame::Alternate
            }
            // One way of saying it is enough.
            b"Choice" | b"Fallback" if self.choices.last().is_some_and(|said| *said < self.said) => {
                return None;
            }
            b"footnote" | b"endnote" => note(element).map(|(kind, id)| Frame::Note(kind, id))?,
            _ => {
                self.character(element);
                Frame::Plain
            }
        })
    }

    /// An element that stands for a character, or changes what follows.
    fn character(&mut self, element: &Element<'_>) {
        match element.name() {
            b"tab" | b"ptab" => self.say(|paragraph, _| paragraph.text.blank()),
            b"br" | b"cr" => self.say(|paragraph, _| paragraph.text.line_break()),
            b"noBreakHyphen" => self.say_text("\u{2011}"),
            b"sym" | b"symEx" => {
                let font = element.attribute("font").unwrap_or_default();
                let code = element.attribute("char").unwrap_or_default();
                if let Some(c) = symbol::character(&font, &code) {
                    self.say_text(c.encode_utf8(&mut [0; 4]));
                }
            }
            b"fldChar" => self.field(&element.attribute("fldCharType").unwrap_or_default()),
            b"footnoteReference" => self.cite(NoteKind::Footnote, element),
            b"endnoteReference" => self.cite(NoteKind::Endnote, element),
            b"altChunk" | b"subDoc" => {
                let message = "an embedded document is not read";
                let hint = "open it in Word and save it, which makes it part of the text";
                self.findings.push(Severity::Warning, self.line + 1, message, hint);
            }
            _ => {}
        }
    }

    fn end(&mut self) {
        match self.frames.pop() {
            Some(Frame::Paragraph) => self.end_paragraph(),
            Some(Frame::Run(outer)) => self.run = outer,
            Some(Frame::Text(preserve)) => {
                let text = std::mem::take(&mut self.characters);
                self.say_text(if preserve { &text } else { text.trim_matches(is_xml_blank) });
            }
            Some(Frame::Field) => self.field("end"),
            Some(Frame::Code) => self.fields.code(&std::mem::take(&mut self.characters)),
            Some(Frame::Table | Frame::TextBox) => self.let_go(),
            Some(Frame::Row) => {
                self.let_go();
                let dropped = self.muted.pop().unwrap_or_default();
                self.flow.close_row(dropped);
            }
            Some(Frame::Cell) => {
                self.let_go();
                self.muted.pop();
            }
            Some(Frame::Alternate) => {
                self.choices.pop();
            }
            Some(Frame::Note(kind, id)) => {
                self.let_go();
                let parts = self.flow.take();
                self.notes.add(kind, id, parts);
            }
            Some(Frame::Raised) => self.exponents -= 1,
            Some(Frame::Plain) | None => {}
        }
    }

    /// A field that is an element: it begins with its result.
    fn begin_field(&mut self, element: &Element<'_>) -> Frame {
        self.field("begin");
        self.fields.code(&element.attribute("instr").unwrap_or_default());
        self.field("separate");
        Frame::Field
    }

    /// A mark of a field; one that counts paragraphs has its number computed.
    fn field(&mut self, mark: &str) {
        let Some(code) = self.fields.mark(mark, self.said) else { return };
        let Some(paragraph) = self.paragraphs.last().filter(|_| self.is_shown()) else { return };
        match self.numbers.next(&code, paragraph.line, paragraph.heading_level()) {
            Some(Number::Known(number)) => {
                self.say_text(&number);
                self.say(|paragraph, _| paragraph.text.blank());
            }
            Some(Number::Unknown(name)) if !self.unknown.contains(&name) => {
                let message = format!("the numbers of `{name}` fields are missing from here on");
                let hint = "in Word, turn them into text: select all and press Ctrl+Shift+F9";
                self.findings.push(Severity::Warning, paragraph.line, &message, hint);
                self.unknown.push(name);
            }
            _ => {}
        }
    }

    fn begin_row_or_cell(&mut self, row: bool) -> Frame {
        self.let_go();
        self.muted.push(false);
        if row {
            self.flow.open_row();
            Frame::Row
        } else {
            self.flow.open_cell();
            Frame::Cell
        }
    }

    /// A deleted or hidden row or cell says nothing; a wide cell, or what is skipped before the first, keeps its places.
    fn row_or_cell_props(&mut self, xml: &mut Cursor<'_>) -> Result<(), Cause> {
        let mut gone = false;
        xml.children(|_, element| {
            match element.name() {
                b"gridBefore" => self.flow.leave_empty(element.number("val").unwrap_or(0)),
                b"gridSpan" => {
                    self.flow.leave_empty(element.number("val").unwrap_or(0_usize).saturating_sub(1));
                }
                _ => {}
            }
            gone |= matches!(element.name(), b"del" | b"cellDel")
                || (element.name() == b"hidden" && element.is_on());
            Ok(())
        })?;
        if let Some(muted) = self.muted.last_mut() {
            *muted |= gone;
        }
        Ok(())
    }

    fn begin_paragraph(&mut self) {
        self.line = self.line.saturating_add(1);
        let look = self.context.styles.look(None);
        self.paragraphs.push(Paragraph::new(self.line, look, self.carried.take()));
        self.flow.open_paragraph();
    }

    fn paragraph_props(&mut self, props: props::ParagraphProps) {
        let look = self.context.styles.look(props.style.as_deref());
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        paragraph.set(props, look);
    }

    fn run_props(&mut self, xml: &mut Cursor<'_>) -> Result<(), Cause> {
        let props = props::run(xml)?;
        if matches!(self.frames.last(), Some(Frame::Run(_))) {
            let base = self.paragraphs.last().map(Paragraph::look).unwrap_or_default();
            let style = props.style.as_deref().map(|id| self.context.styles.run(id)).unwrap_or_default();
            self.run.set(base, style, &props);
        }
        Ok(())
    }

    /// Counts the open paragraph in its list, unless that was done or it cannot be seen.
    fn number(&mut self, ends: bool) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        if self.muted.contains(&true) || !paragraph.wants_number(ends) {
            return;
        }
        let context = self.context;
        let Some((list, level)) = paragraph.list(&context.styles, &context.numbering) else { return };
        match self.counters.next(&context.numbering, list, level) {
            Ok(label) => paragraph.label = Some(label),
            Err(dangling) if !self.dangling.contains(&dangling) => {
                let message = format!("its number comes from {dangling}");
                let hint = "paragraphs of this list are read without numbers";
                self.findings.push(Severity::Warning, paragraph.line, &message, hint);
                self.dangling.push(dangling);
            }
            Err(_) => {}
        }
    }

    fn end_paragraph(&mut self) {
        self.fields.end_paragraph();
        self.number(true);
        let boxes = self.flow.close_paragraph();
        let Some(paragraph) = self.paragraphs.pop() else { return };
        if paragraph.ends_section() {
            self.marks.end_section();
        }
        if paragraph.runs_on() {
            self.carried = Some(paragraph.with_boxes(boxes));
        } else {
            self.emit(paragraph, boxes);
        }
    }

    /// A carried paragraph finds none to go on in: it stands for itself.
    fn let_go(&mut self) {
        if let Some(mut paragraph) = self.carried.take() {
            // One that is deleted as a whole is gone, and counts nowhere.
            if !paragraph.text.is_blank() {
                paragraph.keep_mark();
            }
            self.paragraphs.push(paragraph);
            self.number(true);
            if let Some(paragraph) = self.paragraphs.pop() {
                self.emit(paragraph, Vec::new());
            }
        }
    }

    fn emit(&mut self, mut paragraph: Paragraph, boxes: Vec<Part>) {
        let earlier = std::mem::take(&mut paragraph.boxes);
        self.flow.add(paragraph.into_part());
        let mut boxes: Vec<Part> = earlier.into_iter().chain(boxes).collect();
        set_labels_apart(&mut boxes);
        boxes.into_iter().for_each(|part| self.flow.add(part));
    }

    /// Whether what is read can be seen.
    fn is_shown(&self) -> bool {
        !self.run.hidden && !self.fields.in_code() && !self.muted.contains(&true)
    }

    fn say(&mut self, what: impl FnOnce(&mut Paragraph, &Run)) {
        if self.is_shown()
            && let Some(paragraph) = self.paragraphs.last_mut()
        {
            what(paragraph, &self.run);
        }
    }

    fn say_text(&mut self, text: &str) {
        if !text.is_empty() && self.is_shown() {
            self.said += 1;
            let raised = self.exponents > 0;
            self.say(|paragraph, run| paragraph.say(text, &Run { raised: raised || run.raised, ..*run }));
        }
    }

    fn cite(&mut self, kind: NoteKind, element: &Element<'_>) {
        let Some(id) = element.number("id") else { return };
        if !self.is_shown() || self.paragraphs.is_empty() {
            return;
        }
        let custom = element
            .attribute("customMarkFollows")
            .is_some_and(|v| !matches!(v.as_str(), "0" | "false" | "off"));
        let mark = if custom { String::new() } else { self.marks.next(kind) };
        self.run.custom_mark = custom;
        self.said += 1;
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.cite(kind, id, mark);
        }
    }
}

/// Tells boxes that label a figure from boxes with text that belongs to the flow.
fn set_labels_apart(boxes: &mut [Part]) {
    let length: usize = boxes.iter().map(|part| part.text.chars().count()).sum();
    let plain = boxes.iter().all(|part| part.kind == BlockKind::Other && part.counted.is_none());
    if plain && length <= FIGURE * boxes.len() {
        boxes.iter_mut().for_each(|part| part.aside = true);
    }
}

/// The kind and number of a note, unless it is only the line above the notes.
fn note(element: &Element<'_>) -> Option<(NoteKind, i64)> {
    let kind = if element.name() == b"footnote" { NoteKind::Footnote } else { NoteKind::Endnote };
    let is_text = element.attribute("type").is_none_or(|t| t == "normal");
    element.number("id").filter(|_| is_text).map(|id| (kind, id))
}

fn is_xml_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}
