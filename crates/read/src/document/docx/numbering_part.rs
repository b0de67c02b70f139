//! Reads the part with the definitions of lists (`numbering.xml`).

use hexapla_source::Cause;
use hexapla_source::xml::cursor::{Cursor, Element};

use super::number_format::NumberFormat;
use super::numbering::{AbstractList, LEVELS, Level, List, Numbering};
use super::props;
use super::value::Value as _;

/// The highest number at which a list can start in Word.
const START: u32 = 32_767;
/// The most characters of a label that are read; Word allows fewer.
const LABEL: usize = 255;

/// Reads the definitions of all lists, and the formats of numbers that are not known.
///
/// # Errors
/// If the part is not well-formed.
pub(super) fn read(xml: &mut Cursor<'_>) -> Result<(Numbering, Vec<String>), Cause> {
    let (mut numbering, mut unknown) = (Numbering::default(), Vec::new());
    if xml.root()?.is_some() {
        xml.children(|xml, element| {
            match element.name() {
                b"abstractNum" => {
                    if let Some(n) = element.number("abstractNumId") {
                        let definition = abstract_list(xml, &mut unknown)?;
                        numbering.definitions.entry(n).or_insert(definition);
                    }
                }
                b"num" => {
                    if let Some(n) = element.number("numId") {
                        let list = list(xml, &mut unknown)?;
                        numbering.lists.entry(n).or_insert(list);
                    }
                }
                _ => {}
            }
            Ok(())
        })?;
    }
    Ok((numbering, unknown))
}

fn abstract_list(xml: &mut Cursor<'_>, unknown: &mut Vec<String>) -> Result<AbstractList, Cause> {
    let mut found = AbstractList::default();
    xml.children(|xml, element| {
        match element.name() {
            b"lvl" => {
                if let Some(n) = place(element) {
                    found.levels[n] = Some(level(xml, unknown)?);
                }
            }
            b"numStyleLink" => found.like_style = element.val(),
            b"styleLink" => found.of_style = element.val(),
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}

fn list(xml: &mut Cursor<'_>, unknown: &mut Vec<String>) -> Result<List, Cause> {
    let mut found = List { definition: -1, ..List::default() };
    xml.children(|xml, element| {
        match element.name() {
            b"abstractNumId" => found.definition = element.number("val").unwrap_or(-1),
            b"lvlOverride" => {
                if let Some(n) = place(element) {
                    xml.children(|xml, element| {
                        match element.name() {
                            b"startOverride" => found.starts[n] = start(element),
                            b"lvl" => found.levels[n] = Some(level(xml, unknown)?),
                            _ => {}
                        }
                        Ok(())
                    })?;
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}

/// The number of a level, if there may be such a level.
fn place(element: &Element<'_>) -> Option<usize> {
    element.number("ilvl").filter(|n| *n < LEVELS)
}

fn start(element: &Element<'_>) -> Option<u32> {
    element.number::<i64>("val").map(|n| u32::try_from(n).unwrap_or(0).min(START))
}

fn level(xml: &mut Cursor<'_>, unknown: &mut Vec<String>) -> Result<Level, Cause> {
    let mut found = Level::default();
    xml.children(|xml, element| {
        match element.name() {
            b"start" => found.start = start(element).unwrap_or_default(),
            b"numFmt" => found.format = format(element, unknown),
            b"AlternateContent" => {
                if let Some(format) = alternate_format(xml, unknown)? {
                    found.format = format;
                }
            }
            b"lvlText" => {
                found.text = element.val().unwrap_or_default().chars().take(LABEL).collect();
            }
            b"lvlRestart" => found.restart = element.number("val"),
            b"isLgl" => found.legal = element.is_on(),
            b"suff" => found.tight = element.val().as_deref() == Some("nothing"),
            b"pStyle" => found.style = element.val(),
            b"rPr" => found.hidden = props::run(xml)?.hidden.unwrap_or_default(),
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}

fn format(element: &Element<'_>, unknown: &mut Vec<String>) -> NumberFormat {
    let name = element.val().unwrap_or_default();
    NumberFormat::from_name(&name, element.attribute("format").as_deref()).unwrap_or_else(|| {
        if !unknown.contains(&name) && unknown.len() < 20 {
            unknown.push(name);
        }
        NumberFormat::Decimal
    })
}

/// The format in a choice between a newer and an older one: the first that is known.
fn alternate_format(xml: &mut Cursor<'_>, unknown: &mut Vec<String>) -> Result<Option<NumberFormat>, Cause> {
    let (mut known, mut other) = (None, None);
    xml.children(|xml, _| {
        xml.children(|_, element| {
            if element.name() == b"numFmt" {
                let mut missed = Vec::new();
                let found = format(element, &mut missed);
                match missed.is_empty() {
                    true => known = known.or(Some(found)),
                    false => other = other.take().or(Some(missed)),
                }
            }
            Ok(())
        })
    })?;
    if known.is_none() {
        unknown.extend(other.into_iter().flatten());
    }
    Ok(known)
}
