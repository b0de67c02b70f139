//! What TBX says of an entry beside its terms, as our own files do: subject field, contexts with their places, the kinds of
//! terms, and notes with scores, frequencies and what a term base has.

use std::collections::BTreeMap;

use hexapla_model::{ContextText, EntryFacts, KnownContext, Lang, Term, TermStatus};
use hexapla_source::findings::shown;
use hexapla_source::xml::Element;

use crate::reading::term_facts::{concept_kind, expected, kind, number, part_of_speech, place, score};

/// How many kinds of elements that are not read a message names.
const NAMED: usize = 8;

/// What is known of the entry at hand.
#[derive(Debug, Default)]
pub(super) struct Facts {
    entry: EntryFacts,
    /// What is said of each term, whose text is elsewhere.
    terms: Vec<Term>,
    comments: Vec<String>,
    /// The element whose text is collected.
    open: Option<(What, String, String)>,
    /// The context of a language that waits for its source.
    context: Option<ContextText>,
    /// Whether a term of the entry was opened: what follows is about it.
    has_term: bool,
    /// Elements that are not read, and how many there are of each.
    unread: BTreeMap<String, usize>,
}

/// What an element says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Domain,
    Context,
    Source,
    Kind,
    Part,
    Number,
    Note,
}

impl Facts {
    pub(super) fn open(&mut self, element: &Element<'_>) {
        let name = element.name;
        let kind = element.attribute("type").unwrap_or_default();
        let what = match (name, kind.as_str()) {
            ("descrip", "subjectField") => What::Domain,
            ("descrip", "context") => What::Context,
            ("admin", "source") if self.context.is_some() => What::Source,
            ("termNote", "termType") => What::Kind,
            ("termNote", "partOfSpeech") => What::Part,
            ("termNote", "grammaticalNumber") => What::Number,
            ("note", _) => What::Note,
            // Which term is the preferred one, its place says.
            ("termNote", "administrativeStatus") => return,
            ("descrip" | "descripNote" | "admin" | "adminNote" | "termNote" | "xref" | "ref", _) => {
                let what = if kind.is_empty() { name.to_owned() } else { kind };
                *self.unread.entry(shown(&what)).or_default() += 1;
                return;
            }
            _ => return,
        };
        self.open = Some((what, name.to_owned(), String::new()));
    }

    pub(super) fn text(&mut self, text: &str) {
        if let Some((.., collected)) = &mut self.open {
            collected.push_str(text);
        }
    }

    pub(super) fn close(&mut self, name: &str, lang: Option<Lang>) {
        if name == "descripGrp" {
            self.end_context(lang, "");
        }
        let Some((what, _, text)) = self.open.take_if(|(_, open, _)| open.as_str() == name) else { return };
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        match what {
            What::Domain => self.entry.domain = Some(text.to_owned()),
            What::Context => {
                self.end_context(lang, "");
                self.context = Some(ContextText { text: text.to_owned(), term: None });
            }
            What::Source => self.end_context(lang, text),
            What::Kind | What::Part | What::Number => self.of_term(what, text),
            What::Note => self.note(text),
        }
    }

    /// What a note says of the last term.
    fn of_term(&mut self, what: What, text: &str) {
        let Some(term) = self.terms.last_mut() else { return };
        match what {
            What::Kind => term.kind = kind(text).unwrap_or_default(),
            What::Part => term.part = part_of_speech(text),
            What::Number => term.number = number(text),
            What::Domain | What::Context | What::Source | What::Note => {}
        }
    }

    /// A term is read; what follows is about it.
    pub(super) fn begin_term(&mut self) {
        self.terms.push(Term::default());
        self.has_term = true;
    }

    /// What was said of the entry that ends here and of each of its terms, and the notes of a person.
    pub(super) fn take(&mut self) -> (EntryFacts, Vec<Term>, Option<String>) {
        self.end_context(None, "");
        (self.open, self.has_term) = (None, false);
        let comments = std::mem::take(&mut self.comments);
        let comment = (!comments.is_empty()).then(|| comments.join("; "));
        (std::mem::take(&mut self.entry), std::mem::take(&mut self.terms), comment)
    }

    /// Says which elements are not read.
    pub(super) fn unread(&self) -> Option<String> {
        let mut most: Vec<(&String, &usize)> = self.unread.iter().collect();
        most.sort_by_key(|(name, times)| (std::cmp::Reverse(**times), *name));
        let mut names: Vec<String> =
            most.iter().take(NAMED).map(|(name, times)| format!("`{name}` ({times})")).collect();
        names.extend((most.len() > NAMED).then(|| "…".to_owned()));
        (!names.is_empty()).then(|| format!("not read: {}", names.join(", ")))
    }

    /// Adds the text that waits to the context of that source which has no text in this language yet.
    fn end_context(&mut self, lang: Option<Lang>, source: &str) {
        let (Some(text), Some(lang)) = (self.context.take(), lang) else { return };
        let place = place(source);
        let (symbol, anchor, unit) = (place.document, place.anchor, place.row.unwrap_or_default());
        let is_of = |context: &&mut KnownContext| {
            let is_there = context.texts.iter().any(|(own, _)| *own == lang);
            context.symbol == symbol && context.anchor == anchor && context.unit == unit && !is_there
        };
        if let Some(context) = self.entry.contexts.iter_mut().find(is_of) {
            context.texts.push((lang, text));
            return;
        }
        let texts = vec![(lang, text)];
        self.entry.contexts.push(KnownContext { unit, symbol, anchor, texts });
    }

    fn note(&mut self, text: &str) {
        let pair = text.split_once(": ");
        let entry = &mut self.entry;
        match pair.map(|(name, value)| (name, value.trim())) {
            Some(("score", value)) if !self.has_term => entry.score = score(value),
            Some(("frequency", value)) if !self.has_term => entry.frequency = value.parse().unwrap_or(0),
            Some(("kind", value)) if !self.has_term && concept_kind(value).is_some() => {
                entry.kind = concept_kind(value).unwrap_or_default();
            }
            Some(("grammatical number", value)) if self.has_term && number(value).is_some() => {
                self.of_term(What::Number, value);
            }
            Some(("term base", value)) if !self.has_term => {
                let (status, id) = value.split_once(", entry ").unwrap_or((value, ""));
                entry.status = TermStatus::from_name(status).unwrap_or_default();
                entry.known_id = (!id.is_empty()).then(|| id.to_owned());
            }
            Some(("term base has", value)) if !self.has_term => entry.expected = expected(value),
            Some((name, value)) if self.has_term && name.ends_with(" frequency") => {
                if let Some(term) = self.terms.last_mut() {
                    term.frequency = value.parse().unwrap_or(0);
                }
            }
            Some(("status", value)) if self.has_term && TermStatus::from_name(value).is_some() => {}
            _ => self.comments.push(text.to_owned()),
        }
    }
}
