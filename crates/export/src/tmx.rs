//! TMX 1.4b, as translation tools read it: a `tu` a row, a `tuv` a language.

use std::io::{self, Write};

use hexapla_model::{Corpus, Lang, Level, TranslationUnit};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::escape::{score, xml_text};
use crate::options::Options;

/// Writes the units of `corpus` that have text in two languages or more.
pub(crate) fn write(corpus: &Corpus, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.write_event(Event::Start(BytesStart::new("tmx").with_attributes([("version", "1.4")])))?;
    xml.write_event(Event::Empty(header(corpus, options)))?;
    xml.write_event(Event::Start(BytesStart::new("body")))?;
    for unit in &corpus.units {
        write_unit(&mut xml, corpus, unit)?;
    }
    xml.write_event(Event::End(BytesEnd::new("body")))?;
    xml.write_event(Event::End(BytesEnd::new("tmx")))?;
    out.write_all(b"\n")
}

fn header(corpus: &Corpus, options: &Options) -> BytesStart<'static> {
    let mut header = BytesStart::new("header");
    header.push_attribute(("creationtool", "hexapla"));
    header.push_attribute(("creationtoolversion", env!("CARGO_PKG_VERSION")));
    header.push_attribute((
        "segtype",
        match corpus.level {
            Level::Sentence => "sentence",
            Level::Paragraph => "paragraph",
        },
    ));
    header.push_attribute(("o-tmf", "hexapla"));
    header.push_attribute(("adminlang", "en"));
    header.push_attribute(("srclang", corpus.langs.first().map_or("*all*", |l| l.as_str())));
    header.push_attribute(("datatype", "plaintext"));
    if let Some(date) = &options.date {
        header.push_attribute(("creationdate", xml_text(date).as_str()));
    }
    header
}

fn write_unit<W: Write>(xml: &mut Writer<W>, corpus: &Corpus, unit: &TranslationUnit) -> io::Result<()> {
    let texts: Vec<(&Lang, String)> = corpus
        .langs
        .iter()
        .zip(&unit.texts)
        .filter_map(|(lang, text)| Some((lang, xml_text(&text.as_ref()?.text))))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    if texts.len() < 2 {
        return Ok(());
    }
    let mut tu = BytesStart::new("tu");
    tu.push_attribute(("tuid", xml_text(&unit.id).as_str()));
    xml.write_event(Event::Start(tu))?;
    for (name, value) in properties(corpus, unit) {
        let prop = xml.create_element("prop").with_attribute(("type", name));
        prop.write_text_content(BytesText::new(&value))?;
    }
    for (lang, text) in &texts {
        xml.write_event(Event::Start(BytesStart::new("tuv").with_attributes([("xml:lang", lang.as_str())])))?;
        xml.create_element("seg").write_text_content(BytesText::new(text))?;
        xml.write_event(Event::End(BytesEnd::new("tuv")))?;
    }
    xml.write_event(Event::End(BytesEnd::new("tu")))
}

/// What is known of a unit beside its text; a bead counts the pieces of each language of the corpus.
fn properties(corpus: &Corpus, unit: &TranslationUnit) -> Vec<(&'static str, String)> {
    let pieces = unit.texts.iter().map(|t| t.as_ref().map_or(0, |t| t.pieces).to_string());
    let known = [
        ("x-symbol", corpus.symbol.as_deref().map(xml_text)),
        ("x-anchor", unit.anchor.as_ref().map(ToString::to_string)),
        ("x-score", Some(score(unit.score).to_string())),
        ("x-bead", Some(pieces.collect::<Vec<_>>().join("-"))),
    ];
    known.into_iter().filter_map(|(name, value)| Some((name, value.filter(|v| !v.is_empty())?))).collect()
}
