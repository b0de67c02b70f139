//! XLIFF 2.1: one pair of languages, one unit per row, with what is known of it in notes.

use std::io::{self, Write};

use crate::writing::escape::{attribute, markup, xliff};
use crate::writing::view::{Row, View};

/// Writes the rows that have a source; one without a target is still to be translated.
pub(crate) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    if view.stretch.opens {
        write_head(view, out)?;
    }
    for (n, row) in view.numbered_rows() {
        write_unit(view, view.stretch.first_row + n + 1, &row, out)?;
    }
    if view.stretch.closes { writeln!(out, " </file>\n</xliff>") } else { Ok(()) }
}

fn write_head(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (source, target) = (attribute(view.code(0)), attribute(view.code(1)));
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"{source}\" trgLang=\"{target}\">"
    )?;
    writeln!(out, " <file id=\"f1\" original=\"{}\">", attribute(&view.path(0)))?;
    match &view.corpus.symbol {
        Some(symbol) => write_notes(&[("symbol", symbol.clone())], " ", out),
        None => Ok(()),
    }
}

fn write_unit(view: &View<'_>, number: usize, row: &Row<'_>, out: &mut dyn Write) -> io::Result<()> {
    let translated = !row.text(1).trim().is_empty();
    let state = match translated {
        false => "initial",
        true if row.unit.reviewed => "reviewed",
        true => "translated",
    };
    writeln!(out, "  <unit id=\"u{number}\" name=\"{}\">", attribute(&row.unit.id))?;
    let score = if translated { row.score().to_string() } else { String::new() };
    write_notes(
        &[
            ("anchor", row.anchor()),
            ("kind", row.unit.kind.as_str().to_owned()),
            ("score", score),
            ("moved", view.moved(row).join(" ")),
        ],
        "  ",
        out,
    )?;
    writeln!(out, "   <segment id=\"s1\" state=\"{state}\">")?;
    writeln!(out, "    <source xml:space=\"preserve\">{}</source>", xliff(row.text(0)))?;
    if translated {
        writeln!(out, "    <target xml:space=\"preserve\">{}</target>", xliff(row.text(1)))?;
    }
    writeln!(out, "   </segment>\n  </unit>")
}

/// Writes the notes that say something; those of a file or unit are in front of all else in it.
fn write_notes(notes: &[(&str, String)], indent: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{indent} <notes>")?;
    for (category, text) in notes.iter().filter(|(_, text)| !text.is_empty()) {
        writeln!(out, "{indent}  <note category=\"{category}\">{}</note>", markup(text))?;
    }
    writeln!(out, "{indent} </notes>")
}
