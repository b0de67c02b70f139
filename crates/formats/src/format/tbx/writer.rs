//! TBX: concept entries, language sections and terms as XML, in version 2 and in version 3.
//!
//! The two differ in the names of a few elements. Data categories are those of TBX-Basic; what it has none for, as score
//! and frequency, is in notes.

use std::io::{self, Write};

use hexapla_model::{
    ConceptEntry, ConceptKind, Context, Glossary, Lang, Number, PartOfSpeech, Term, TermStatus,
};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::writing::content::{
    all_expected, around_term, comments, context_text, entries, evidence, frequency, kind_name, place, terms,
};
use crate::writing::escape::xml_text;
use crate::writing::options::Options;

/// A version of TBX.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    /// ISO 30042:2008.
    Two,
    /// ISO 30042:2019, dialect TBX-Basic, DCA style.
    Three,
}

/// The elements whose names differ.
struct Names {
    root: &'static str,
    attributes: &'static [(&'static str, &'static str)],
    header: &'static str,
    entry: &'static str,
    language: &'static str,
    term: &'static str,
    /// Whether there is a data category for the grammatical number.
    has_number: bool,
}

impl Version {
    fn names(self) -> Names {
        match self {
            Self::Two => Names {
                root: "martif",
                attributes: &[("type", "TBX"), ("xml:lang", "en")],
                header: "martifHeader",
                entry: "termEntry",
                language: "langSet",
                term: "tig",
                has_number: true,
            },
            Self::Three => Names {
                root: "tbx",
                attributes: &[
                    ("type", "TBX-Basic"),
                    ("style", "dca"),
                    ("xml:lang", "en"),
                    ("xmlns", "urn:iso:std:iso:30042:ed-2"),
                ],
                header: "tbxHeader",
                entry: "conceptEntry",
                language: "langSec",
                term: "termSec",
                has_number: false,
            },
        }
    }
}

/// Writes `glossary`, one element per concept entry.
pub(crate) fn write(
    version: Version,
    glossary: &Glossary,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    let names = version.names();
    let mut tbx = Tbx { xml: Writer::new_with_indent(&mut *out, b' ', 1), names };
    tbx.xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = BytesStart::new(tbx.names.root).with_attributes(tbx.names.attributes.iter().copied());
    tbx.xml.write_event(Event::Start(root))?;
    tbx.header(glossary, options)?;
    tbx.open("text")?;
    tbx.open("body")?;
    for entry in entries(glossary) {
        tbx.entry(glossary, entry, options)?;
    }
    tbx.close("body")?;
    tbx.close("text")?;
    tbx.close(tbx.names.root)?;
    out.write_all(b"\n")
}

struct Tbx<W: Write> {
    xml: Writer<W>,
    names: Names,
}

impl<W: Write> Tbx<W> {
    fn header(&mut self, glossary: &Glossary, options: &Options) -> io::Result<()> {
        let title = if glossary.name.is_empty() { "Glossary" } else { &glossary.name };
        let date = options.date.as_ref().map(|d| format!(", {d}")).unwrap_or_default();
        let source = format!("Made by hexapla {}{date}", env!("CARGO_PKG_VERSION"));
        self.open(self.names.header)?;
        self.open("fileDesc")?;
        self.open("titleStmt")?;
        self.text("title", &[], title)?;
        self.close("titleStmt")?;
        self.open("sourceDesc")?;
        self.text("p", &[], &source)?;
        self.close("sourceDesc")?;
        self.close("fileDesc")?;
        self.close(self.names.header)
    }

    fn entry(&mut self, glossary: &Glossary, entry: &ConceptEntry, options: &Options) -> io::Result<()> {
        let id = xml_text(&entry.id);
        let start = BytesStart::new(self.names.entry).with_attributes([("id", id.as_str())]);
        self.xml.write_event(Event::Start(start))?;
        if let Some(domain) = &entry.domain {
            self.text("descrip", &[("type", "subjectField")], domain)?;
        }
        // What comes from a term base was made by somebody else.
        if evidence(entry).is_some() {
            self.origin(options)?;
        }
        for note in notes(glossary, entry) {
            self.text("note", &[], &note)?;
        }
        for (n, lang) in glossary.langs.iter().enumerate() {
            self.language(*lang, n, entry)?;
        }
        self.close(self.names.entry)
    }

    /// Who made an entry, and on which day if that is known.
    fn origin(&mut self, options: &Options) -> io::Result<()> {
        let creator = format!("hexapla {}", env!("CARGO_PKG_VERSION"));
        self.open("transacGrp")?;
        self.text("transac", &[("type", "transactionType")], "origination")?;
        self.text("transacNote", &[("type", "responsibility")], &creator)?;
        if let Some(day) = options.date.as_deref().and_then(day) {
            self.text("date", &[], &day)?;
        }
        self.close("transacGrp")
    }

    fn language(&mut self, lang: Lang, n: usize, entry: &ConceptEntry) -> io::Result<()> {
        let mut terms = terms(entry, n).peekable();
        if terms.peek().is_none() {
            return Ok(());
        }
        let start = BytesStart::new(self.names.language).with_attributes([("xml:lang", lang.as_str())]);
        self.xml.write_event(Event::Start(start))?;
        for (rank, term) in terms.enumerate() {
            self.open(self.names.term)?;
            self.term(lang, term, rank == 0)?;
            if rank == 0 {
                entry.contexts.iter().try_for_each(|context| self.context(context, n))?;
            }
            self.close(self.names.term)?;
        }
        self.close(self.names.language)
    }

    fn term(&mut self, lang: Lang, term: &Term, preferred: bool) -> io::Result<()> {
        let status = if preferred { "preferredTerm-admn-sts" } else { "admittedTerm-admn-sts" };
        self.text("term", &[], &term.text)?;
        self.text("termNote", &[("type", "termType")], kind_name(term.kind))?;
        self.text("termNote", &[("type", "administrativeStatus")], status)?;
        if let Some(part) = term.part {
            self.text("termNote", &[("type", "partOfSpeech")], part_of_speech(part))?;
        }
        match term.number {
            Some(number) if self.names.has_number => {
                self.text("termNote", &[("type", "grammaticalNumber")], grammatical_number(number))?;
            }
            Some(number) => self.text("note", &[], &format!("grammatical number: {}", number.as_str()))?,
            None => {}
        }
        if let Some(frequency) = frequency(term) {
            self.text("note", &[], &format!("{lang} frequency: {frequency}"))?;
        }
        if term.status != TermStatus::New {
            self.text("note", &[], &format!("status: {}", term.status.as_str()))?;
        }
        Ok(())
    }

    /// A context of the term in language `n`, if the term is in it.
    fn context(&mut self, context: &Context, n: usize) -> io::Result<()> {
        let Some(text) = context_text(context, n).filter(|t| !around_term(t).1.is_empty()) else {
            return Ok(());
        };
        self.open("descripGrp")?;
        self.text("descrip", &[("type", "context")], &text.text)?;
        self.text("admin", &[("type", "source")], &place(context))?;
        self.close("descripGrp")
    }

    fn open(&mut self, name: &str) -> io::Result<()> {
        self.xml.write_event(Event::Start(BytesStart::new(name)))
    }

    fn close(&mut self, name: &str) -> io::Result<()> {
        self.xml.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element with text; none if the text shows nothing.
    fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        let text = xml_text(text);
        if text.is_empty() {
            return Ok(());
        }
        let element = self.xml.create_element(name).with_attributes(attributes.iter().copied());
        element.write_text_content(BytesText::new(&text))?;
        Ok(())
    }
}

/// The day of `YYYYMMDDThhmmssZ`, as `YYYY-MM-DD`.
fn day(date: &str) -> Option<String> {
    let day = date.get(..8).filter(|day| day.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some(format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]))
}

/// The word of TBX-Basic for a part of speech.
fn part_of_speech(part: PartOfSpeech) -> &'static str {
    match part {
        PartOfSpeech::Numeral => PartOfSpeech::Other.as_str(),
        part => part.as_str(),
    }
}

/// The word of TBX for a number.
fn grammatical_number(number: Number) -> &'static str {
    match number {
        Number::Singular => "single",
        Number::Plural => "plural",
    }
}

/// What is known of an entry beside its terms.
fn notes(glossary: &Glossary, entry: &ConceptEntry) -> Vec<String> {
    let known = evidence(entry)
        .map(|(score, frequency)| [format!("score: {score}"), format!("frequency: {frequency}")]);
    let mut notes: Vec<String> = known.into_iter().flatten().collect();
    if entry.kind != ConceptKind::Term {
        notes.push(format!("kind: {}", entry.kind.as_str()));
    }
    if entry.status != TermStatus::New {
        let known = entry.known_id.as_ref().map(|id| format!(", entry {id}")).unwrap_or_default();
        notes.push(format!("term base: {}{known}", entry.status.as_str()));
    }
    let expected = all_expected(glossary, entry);
    if !expected.is_empty() {
        notes.push(format!("term base has: {expected}"));
    }
    notes.extend(comments(entry));
    notes
}
