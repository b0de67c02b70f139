//! Properties of paragraphs and runs, as styles, lists and the text itself write them.

use hexapla_source::Cause;
use hexapla_source::xml::cursor::{Cursor, Element};

use super::value::Value as _;

/// From how many half-points above the line on text is raised: some programs write superscripts so.
const RAISED: i32 = 4;

/// Which list a paragraph belongs to; either part may come from its style.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct ListRef {
    /// The list; 0 takes the paragraph out of lists.
    pub(super) list: Option<i64>,
    /// The level, from 0.
    pub(super) level: Option<usize>,
}

/// What is known of a run, where it says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct RunProps {
    /// Its character style.
    pub(super) style: Option<String>,
    /// Whether it is hidden.
    pub(super) hidden: Option<bool>,
    /// Whether it is above the line.
    pub(super) raised: Option<bool>,
    /// Whether it was deleted while changes were tracked (of the mark of a paragraph, or a row).
    pub(super) deleted: bool,
}

/// What is known of a paragraph, where it says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ParagraphProps {
    /// Its style.
    pub(super) style: Option<String>,
    /// Its list.
    pub(super) list: ListRef,
    /// Its outline level from 0; 9 is running text.
    pub(super) outline: Option<u8>,
    /// The properties of its mark.
    pub(super) mark: RunProps,
    /// Whether a section ends with it.
    pub(super) ends_section: bool,
}

/// Reads a `pPr` that has just begun.
///
/// # Errors
/// If the part is not well-formed.
pub(super) fn paragraph(xml: &mut Cursor<'_>) -> Result<ParagraphProps, Cause> {
    let mut found = ParagraphProps::default();
    xml.children(|xml, element| {
        match element.name() {
            b"pStyle" => found.style = element.val(),
            b"numPr" => found.list = list(xml)?,
            b"outlineLvl" => found.outline = element.number("val"),
            b"rPr" => found.mark = run(xml)?,
            b"sectPr" => found.ends_section = true,
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}

fn list(xml: &mut Cursor<'_>) -> Result<ListRef, Cause> {
    let mut found = ListRef::default();
    xml.children(|_, element| {
        match element.name() {
            b"numId" => found.list = element.number("val"),
            b"ilvl" => found.level = element.number("val"),
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}

/// Reads an `rPr` that has just begun.
///
/// # Errors
/// If the part is not well-formed.
pub(super) fn run(xml: &mut Cursor<'_>) -> Result<RunProps, Cause> {
    let mut found = RunProps::default();
    xml.children(|_, element| {
        match element.name() {
            b"rStyle" => found.style = element.val(),
            b"vanish" => found.hidden = Some(element.is_on()),
            b"vertAlign" => found.raised = Some(is_raised(element)),
            b"position" => found.raised = found.raised.or(element.number("val").map(|n: i32| n >= RAISED)),
            b"del" | b"moveFrom" => found.deleted = true,
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}

fn is_raised(element: &Element<'_>) -> bool {
    element.val().as_deref() == Some("superscript")
}
