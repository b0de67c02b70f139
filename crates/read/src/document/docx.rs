//! Reads Word files (DOCX): paragraphs, table rows and notes, with the numbers that Word shows but does not store.
//!
//! A block is a paragraph or a row. The line of its place is the ordinal of its paragraph in the document, from 1:
//! every paragraph of the text counts, those without text and those in tables too, but not those of notes, which have
//! the ordinal of the paragraph with their mark. Page heads and feet and comments are not read. Deleted text is left
//! out, inserted text is in. Numbers are computed from the lists and styles (see [`numbering`]) and are before the
//! text; bullets are skipped. A DOCX names languages, but too often wrong ones: the text is asked instead.

mod auto_number;
mod body;
mod citation;
mod fields;
mod flow;
mod notes;
mod number_format;
mod numbering;
mod numbering_part;
mod paragraph;
mod props;
mod rels;
mod run;
mod styles;
mod text;
mod value;

use hexapla_model::{Block, BlockKind, Location, Severity};
use hexapla_source::package::{self, Package};
use hexapla_source::xml::cursor::Cursor;
use hexapla_source::{Cause, Findings, Source};

use crate::document::Parsed;
use crate::text::contents;
use body::{Context, Story};
use citation::NoteKind;
use flow::Part;
use notes::{Marks, Notes};
use rels::Relationships;
use styles::Styles;

/// Reads a DOCX.
///
/// # Errors
/// If it is not a DOCX, is damaged or protected, or goes beyond the limits.
pub(crate) fn parse(source: &Source<'_>) -> Result<Parsed, Cause> {
    let mut file = File::open(source)?;
    let mut findings = Findings::new(source.path);
    let context = file.context(&mut findings)?;
    let settings = file.read("settings", Ok(Default::default()), |_, xml| notes::settings(xml))?;
    let mut notes = Notes::default();
    for kind in ["footnotes", "endnotes"] {
        notes.merge(file.read(kind, Ok(Notes::default()), |_, xml| {
            Ok(Story::new(&context, &mut findings, Marks::default()).read(xml)?.1)
        })?);
    }
    let parts = file.document(&context, settings, &mut findings)?;
    let blocks = blocks(parts, notes, &mut findings);
    Ok(Parsed { blocks, lang: None, diagnostics: findings.finish() })
}

/// A Word file with its main part found.
struct File<'a> {
    package: Package<'a>,
    main: String,
    rels: Relationships,
}

impl<'a> File<'a> {
    fn open(source: &Source<'a>) -> Result<Self, Cause> {
        let mut package = Package::open(source.bytes, source.limits)?;
        let root = Relationships::of("", &mut package)?;
        let named = root.target("officeDocument").filter(|name| package.find(name).is_some());
        let main = named.unwrap_or("word/document.xml").to_owned();
        if package.find(&main).is_none() {
            return Err(Cause::NotDocx { found: other_kind(&package).to_owned() });
        }
        let rels = Relationships::of(&main, &mut package)?;
        Ok(Self { package, main, rels })
    }

    /// Reads the part of this kind, if there is one.
    fn read<T>(
        &mut self,
        kind: &str,
        missing: Result<T, Cause>,
        read: impl FnOnce(&str, &mut Cursor<'_>) -> Result<T, Cause>,
    ) -> Result<T, Cause> {
        let folder = self.main.rsplit_once('/').map_or("", |(folder, _)| folder);
        let usual = format!("{folder}/{kind}.xml");
        let name = self.rels.target(kind).unwrap_or(&usual).trim_start_matches('/').to_owned();
        let Some(bytes) = self.package.part(&name)? else { return missing };
        let text = package::text(&bytes);
        read(&text, &mut Cursor::part(&text, &name))
    }

    fn context(&mut self, findings: &mut Findings<'_>) -> Result<Context, Cause> {
        let mut styles = self.read("styles", Ok(Styles::default()), |_, xml| Styles::read(xml))?;
        let none = Ok(Default::default());
        let (mut numbering, unknown) = self.read("numbering", none, |_, xml| numbering_part::read(xml))?;
        for style in styles.circles() {
            let message =
                format!("the style `{}` is based on itself", hexapla_source::findings::shown(style));
            findings.push(Severity::Warning, 0, &message, "what it is based on is not taken into account");
        }
        for format in unknown {
            let message = format!("unknown format of numbers `{}`", hexapla_source::findings::shown(&format));
            findings.push(Severity::Warning, 0, &message, "its numbers are written in digits");
        }
        numbering.link(|style| styles.list_of(style));
        styles.settle(&numbering);
        Ok(Context { styles, numbering })
    }

    /// The parts of the text.
    fn document(
        mut self,
        context: &Context,
        settings: notes::Pair,
        findings: &mut Findings<'_>,
    ) -> Result<Vec<Part>, Cause> {
        let bytes = self.package.part(&self.main)?.unwrap_or_default();
        let text = package::text(&bytes);
        let mut xml = Cursor::part(&text, &self.main);
        let root = xml.root()?;
        if root.as_ref().is_none_or(|e| e.name() != b"document") {
            let name = root.map_or_else(String::new, |e| String::from_utf8_lossy(e.name()).into_owned());
            let found = match name.as_str() {
                "workbook" => "a spreadsheet (XLSX)".to_owned(),
                "presentation" => "a presentation (PPTX)".to_owned(),
                name => format!("`<{}>` in {}", hexapla_source::findings::shown(name), self.main),
            };
            return Err(Cause::NotDocx { found });
        }
        let sections = notes::sections(&text, Cursor::part(&text, &self.main))?;
        let marks = Marks::new(settings, sections);
        if marks.restart_on_pages() {
            let message = "footnote numbers restart on each page, which only Word can compute";
            findings.push(Severity::Note, 0, message, "they are numbered continuously instead");
        }
        Ok(Story::new(context, findings, marks).read(&mut xml)?.0)
    }
}

/// What a package is that is not a Word file.
fn other_kind(package: &Package<'_>) -> &'static str {
    if package.find("mimetype").is_some() && package.find("content.xml").is_some() {
        "an OpenDocument file"
    } else if package.find("xl/workbook.xml").is_some() {
        "a spreadsheet (XLSX)"
    } else if package.find("ppt/presentation.xml").is_some() {
        "a presentation (PPTX)"
    } else {
        "a zip archive without a document in it"
    }
}

/// The blocks of a document: footnotes after the paragraph with their mark, endnotes after the text.
fn blocks(parts: Vec<Part>, mut notes: Notes, findings: &mut Findings<'_>) -> Vec<Block> {
    let (mut blocks, mut endnotes) = (Vec::new(), Vec::new());
    for part in parts {
        let mut behind = Vec::new();
        for citation in &part.cited {
            let Some(note) = notes.take(citation, part.line) else {
                let message = format!("the note with the mark `{}` is missing", citation.mark);
                findings.push(Severity::Warning, part.line, &message, "");
                continue;
            };
            let note = note.into_iter().map(|part| Part { kind: BlockKind::Footnote, level: 0, ..part });
            match citation.kind {
                NoteKind::Footnote => behind.extend(note),
                NoteKind::Endnote => endnotes.extend(note),
            }
        }
        blocks.push(part);
        blocks.append(&mut behind);
    }
    blocks.append(&mut endnotes);
    keep_flow(&mut blocks);
    let mut blocks: Vec<Block> = (0..).zip(blocks).map(|(n, part)| block(part, n)).collect();
    contents::mark_tabs(&mut blocks);
    blocks
}

/// Where most of the text is in text boxes, as on posters, these are its flow.
fn keep_flow(parts: &mut [Part]) {
    let all: usize = parts.iter().map(|part| part.text.len()).sum();
    let aside: usize = parts.iter().filter(|part| part.aside).map(|part| part.text.len()).sum();
    if aside > all - aside {
        parts.iter_mut().for_each(|part| part.aside = false);
    }
}

fn block(part: Part, n: u32) -> Block {
    let mut block = Block::new(part.text, Location { line: part.line, page: None }, n);
    (block.kind, block.level, block.bounded) = (part.kind, part.level, true);
    (block.aside, block.counted) = (part.aside, part.counted);
    block
}
