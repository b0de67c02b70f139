//! TMX 1.4b, as translation tools read it: a `tu` a row, a `tuv` a language.

use std::io::{self, Write};

use hexapla_model::Level;

use super::property;
use crate::writing::escape::{attribute, has_text, markup, xml_chars, xml_text};
use crate::writing::view::{Row, View};

/// Writes the rows that have text in two languages or more.
pub(crate) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    if view.stretch.opens {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">")?;
        write_header(view, out)?;
        writeln!(out, " <body>")?;
    }
    let codes: Vec<String> = view.codes().map(attribute).collect();
    let mut unit = String::new();
    for row in view.rows() {
        unit.clear();
        push_unit(view, &codes, &row, &mut unit);
        out.write_all(unit.as_bytes())?;
    }
    if view.stretch.closes { writeln!(out, " </body>\n</tmx>") } else { Ok(()) }
}

fn write_header(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let segments = match view.corpus.level {
        Level::Sentence => "sentence",
        Level::Paragraph => "paragraph",
    };
    let source = if view.langs.is_empty() { "*all*" } else { view.code(0) };
    let (source, version) = (attribute(source), env!("CARGO_PKG_VERSION"));
    let date = view.options.date.as_deref().map(|date| format!(" creationdate=\"{}\"", attribute(date)));
    writeln!(
        out,
        " <header creationtool=\"hexapla\" creationtoolversion=\"{version}\" segtype=\"{segments}\" \
         o-tmf=\"hexapla\" adminlang=\"en\" srclang=\"{source}\" datatype=\"plaintext\"{}/>",
        date.unwrap_or_default()
    )
}

/// Adds a row; `codes` are those of the languages, as attributes.
fn push_unit(view: &View<'_>, codes: &[String], row: &Row<'_>, out: &mut String) {
    let mut push = |parts: &[&str]| parts.iter().for_each(|part| out.push_str(part));
    push(&["  <tu tuid=\"", &attribute(&xml_text(&row.unit.id)), "\">\n"]);
    for (name, value) in properties(view, row) {
        push(&["   <prop type=\"", name, "\">", &markup(&value), "</prop>\n"]);
    }
    let texts = codes.iter().enumerate().map(|(n, code)| (code, xml_chars(row.text(n))));
    for (code, text) in texts.filter(|(_, text)| has_text(text)) {
        push(&["   <tuv xml:lang=\"", code, "\">\n    <seg>", &markup(&text), "</seg>\n   </tuv>\n"]);
    }
    push(&["  </tu>\n"]);
}

/// What is known of a row beside its text; a bead counts the pieces of each language that has a text here.
fn properties(view: &View<'_>, row: &Row<'_>) -> impl Iterator<Item = (&'static str, String)> {
    let written = row.texts.iter().map(|text| text.filter(|text| has_text(&text.text)));
    let pieces = written.map(|text| text.map_or(0, |text| text.pieces).to_string());
    let known = [
        (property::SYMBOL, view.corpus.symbol.as_deref().map(xml_text).unwrap_or_default()),
        (property::ANCHOR, row.anchor()),
        (property::KIND, row.unit.kind.as_str().to_owned()),
        (property::SCORE, row.score().to_string()),
        (property::REVIEWED, if row.unit.reviewed { "yes".to_owned() } else { String::new() }),
        (property::BEAD, pieces.collect::<Vec<_>>().join("-")),
        (property::MOVED, view.moved(row).join(" ")),
    ];
    known.into_iter().filter(|(_, value)| !value.is_empty())
}
