//! JSON Lines: one object per entry, with all that is known of it.

use std::io::{self, Write};

use hexapla_model::{
    ConceptEntry, Context, ContextText, Glossary, Lang, Number, Paragraph, PartOfSpeech, Term, Verdict,
};
use serde::Serialize;

use crate::writing::by_lang::ByLang;
use crate::writing::content::{context_text, entries, evidence, expected, frequency, kind_name, terms};

/// Writes `glossary`; its strings are the author's characters.
pub(crate) fn write(glossary: &Glossary, out: &mut dyn Write) -> io::Result<()> {
    for entry in entries(glossary) {
        serde_json::to_writer(&mut *out, &EntryObject::new(&glossary.langs, entry))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

#[derive(Serialize)]
struct EntryObject<'a> {
    id: &'a str,
    score: Option<f64>,
    frequency: Option<u32>,
    status: &'static str,
    known_id: Option<&'a str>,
    kind: &'static str,
    domain: Option<&'a str>,
    paragraphs: Vec<ParagraphObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<&'a str>,
    terms: ByLang<'a, Vec<TermObject<'a>>>,
    expected: ByLang<'a, &'a [String]>,
    contexts: Vec<ContextObject<'a>>,
}

impl<'a> EntryObject<'a> {
    fn new(langs: &'a [Lang], entry: &'a ConceptEntry) -> Self {
        Self {
            id: &entry.id,
            score: evidence(entry).map(|(score, _)| score),
            frequency: evidence(entry).map(|(_, frequency)| frequency),
            status: entry.status.as_str(),
            known_id: entry.known_id.as_deref(),
            kind: entry.kind.as_str(),
            domain: entry.domain.as_deref(),
            paragraphs: entry.paragraphs.iter().map(ParagraphObject::new).collect(),
            review: entry.review.map(Verdict::as_str),
            comment: entry.comment.as_deref(),
            terms: by_lang(langs, |n| Some(TermObject::all(entry, n)).filter(|t| !t.is_empty())),
            expected: by_lang(langs, |n| Some(expected(entry, n)).filter(|e| !e.is_empty())),
            contexts: entry.contexts.iter().map(|c| ContextObject::new(langs, c)).collect(),
        }
    }
}

/// The languages for which there is a value, in the order of the glossary.
fn by_lang<'a, T>(langs: &'a [Lang], value: impl Fn(usize) -> Option<T>) -> ByLang<'a, T> {
    ByLang(langs.iter().enumerate().filter_map(|(n, lang)| Some((lang.as_str(), value(n)?))).collect())
}

#[derive(Serialize)]
struct ParagraphObject<'a> {
    symbol: Option<&'a str>,
    anchor: String,
}

impl<'a> ParagraphObject<'a> {
    fn new(paragraph: &'a Paragraph) -> Self {
        Self { symbol: paragraph.symbol.as_deref(), anchor: paragraph.anchor.to_string() }
    }
}

#[derive(Serialize)]
struct TermObject<'a> {
    text: &'a str,
    frequency: Option<u32>,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    part_of_speech: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'static str>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<&'a str>,
}

impl<'a> TermObject<'a> {
    /// The terms of an entry in language `n`.
    fn all(entry: &'a ConceptEntry, n: usize) -> Vec<Self> {
        terms(entry, n).map(Self::new).collect()
    }

    fn new(term: &'a Term) -> Self {
        Self {
            text: &term.text,
            frequency: frequency(term),
            r#type: kind_name(term.kind),
            part_of_speech: term.part.map(PartOfSpeech::as_str),
            number: term.number.map(Number::as_str),
            status: term.status.as_str(),
            comment: term.comment.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct ContextObject<'a> {
    id: &'a str,
    symbol: Option<&'a str>,
    anchor: Option<String>,
    texts: ByLang<'a, TextObject<'a>>,
}

impl<'a> ContextObject<'a> {
    fn new(langs: &'a [Lang], context: &'a Context) -> Self {
        Self {
            id: &context.unit,
            symbol: context.symbol.as_deref(),
            anchor: context.anchor.as_ref().map(ToString::to_string),
            texts: by_lang(langs, |n| context_text(context, n).map(TextObject::new)),
        }
    }
}

#[derive(Serialize)]
struct TextObject<'a> {
    text: &'a str,
    /// Where the term begins and ends, in characters (code points) from 0: what Python slices by.
    #[serde(skip_serializing_if = "Option::is_none")]
    term: Option<[usize; 2]>,
}

impl<'a> TextObject<'a> {
    fn new(context: &'a ContextText) -> Self {
        let text = context.text.as_str();
        let term = context.term.and_then(|span| {
            let [start, end] = [span.start, span.end].map(|at| text.get(..at as usize));
            Some([start?.chars().count(), end?.chars().count()])
        });
        Self { text, term }
    }
}
