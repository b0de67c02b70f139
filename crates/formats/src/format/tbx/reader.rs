//! Reads TBX of version 2 (`martif`) and version 3 (`tbx`).
//!
//! Entries, language sections and terms are read, and of what is said about them that which glossaries have too
//! (`facts`). No DTD is fetched and no entity is expanded but the five of XML and character references. A damaged entry is
//! skipped, and those around it are read.

use hexapla_lang::naming;
use hexapla_model::{Lang, Severity, Term as KnownTerm, TermBase, Warned};
use hexapla_source::findings::shown;
use hexapla_source::stream::Stream;
use hexapla_source::xml::{self, Element, Handler, Root};
use hexapla_source::{Cause, Source};

use super::facts::Facts;
use crate::reading::term_builder::Builder;

const ROOT: Root = Root {
    // Another root is an error of its own.
    names: &[],
    expected: "TBX",
    units: &["termEntry", "conceptEntry"],
};

/// Whether a file, unpacked, opens with a tag.
pub(crate) fn is_xml(source: &Source<'_>) -> Result<bool, Cause> {
    if source.bytes.is_empty() {
        return Ok(false);
    }
    let mut stream = Stream::new(source.bytes, source.limits)?;
    Ok(stream.head()?.trim_ascii_start().starts_with(b"<"))
}

/// The term base in the XML of `source`.
pub(crate) fn read_xml(source: &Source<'_>) -> Result<Warned<TermBase>, Cause> {
    let stream = Stream::new(source.bytes, source.limits)?;
    let note = stream.note();
    let mut builder = Builder::new(source.path, source.limits.rows);
    read(stream, &mut builder)?;
    let mut read = builder.finish();
    read.diagnostics.splice(..0, note.map(|note| note.about(source.path)));
    Ok(read)
}

/// Reads all of `source` into `builder`.
pub(crate) fn read(source: Stream<'_>, builder: &mut Builder<'_>) -> Result<(), Cause> {
    let mut tbx =
        Tbx { builder, has_root: false, entry: None, lang: None, term: None, facts: Facts::default() };
    let end = xml::read(source, &ROOT, &mut tbx)?;
    if let Some(message) = tbx.facts.unread() {
        builder.finding(Severity::Note, 0, &message, "");
    }
    match end {
        Some(end) if builder.is_empty() => Err(end.error()),
        Some(end) => {
            let message = format!("{}: what follows is not read", end.found);
            builder.left_out(
                end.line,
                &message,
                "the entries before are kept; repair the file or export it again",
            );
            Ok(())
        }
        None => Ok(()),
    }
}

struct Tbx<'a, 'b> {
    builder: &'a mut Builder<'b>,
    has_root: bool,
    entry: Option<Entry>,
    lang: Option<Lang>,
    term: Option<Term>,
    facts: Facts,
}

struct Entry {
    id: Option<String>,
    line: u32,
    terms: Vec<(Lang, String)>,
}

/// The text of a term as far as it is read.
#[derive(Default)]
struct Term {
    text: String,
    line: u32,
    /// An entity in it that is not expanded.
    entity: Option<String>,
}

impl Handler for Tbx<'_, '_> {
    fn open(&mut self, element: &Element<'_>) -> Result<(), Cause> {
        if !std::mem::replace(&mut self.has_root, true) && !matches!(element.name, "martif" | "tbx") {
            return Err(Cause::NotTermBase { root: shown(element.name) });
        }
        match element.name {
            "termEntry" | "conceptEntry" => {
                self.close_entry()?;
                let id = element.attribute("id");
                self.entry = Some(Entry { id, line: element.line, terms: Vec::new() });
            }
            "langSet" | "langSec" => self.lang = self.language(element),
            "term" if self.entry.is_some() && self.lang.is_some() => {
                self.term = Some(Term { line: element.line, ..Term::default() });
            }
            _ if self.entry.is_some() => self.facts.open(element),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Cause> {
        match name {
            "termEntry" | "conceptEntry" => self.close_entry()?,
            "langSet" | "langSec" => self.lang = None,
            "term" => self.close_term(),
            _ => self.facts.close(name, self.lang),
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(term) = &mut self.term {
            term.text.push_str(text);
        } else {
            self.facts.text(text);
        }
    }

    fn entity(&mut self, name: &str, _: u32) {
        if let Some(term) = &mut self.term {
            term.entity = Some(name.to_owned());
        }
    }

    fn wrong(&mut self, line: u32, message: &str, hint: &str) {
        self.builder.left_out(line, message, hint);
    }
}

impl Tbx<'_, '_> {
    fn close_entry(&mut self) -> Result<(), Cause> {
        self.lang = None;
        self.term = None;
        match self.entry.take() {
            Some(entry) => {
                let (facts, details, comment) = self.facts.take();
                let terms = entry.terms.into_iter().zip(details);
                let terms = terms.map(|((lang, text), term)| (lang, KnownTerm { text, ..term })).collect();
                self.builder.entry(entry.id.as_deref(), entry.line, terms)?;
                self.builder.facts(entry.line, facts);
                self.builder.decided(entry.line, (None, None), comment.as_deref());
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn close_term(&mut self) {
        let (Some(term), Some(lang), Some(entry)) = (self.term.take(), self.lang, &mut self.entry) else {
            return;
        };
        if let Some(entity) = term.entity {
            let message = format!("entity `&{};` in a term, skipped", shown(&entity));
            self.builder.left_out(
                term.line,
                &message,
                "write the character itself: entities are not expanded",
            );
        } else if let Some(text) = self.builder.term(term.line, &term.text) {
            entry.terms.push((lang, text));
            self.facts.begin_term();
        }
    }

    /// The language of a section; none if it is not known, which leaves its terms out.
    fn language(&mut self, element: &Element<'_>) -> Option<Lang> {
        let tag = element.attribute("lang");
        let lang = tag.as_deref().and_then(naming::of_tag);
        if lang.is_none() {
            let message = match tag {
                Some(tag) => format!("unknown language `{}`: its terms are skipped", shown(&tag)),
                None => "a language section without `xml:lang`: its terms are skipped".to_owned(),
            };
            let hint = "expected ISO 639-1 codes such as ar, en, es, fr, ru, zh";
            self.builder.left_out(element.line, &message, hint);
        }
        lang
    }
}
