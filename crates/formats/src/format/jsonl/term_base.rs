//! Reads a glossary from JSON Lines, as we write it: one object per entry, with all that is known of it.

use hexapla_lang::naming;
use hexapla_model::{
    Anchor, ContextText, EntryFacts, KnownContext, Lang, Paragraph, Span, Term, TermBase, TermStatus, Warned,
};
use hexapla_source::findings::shown;
use hexapla_source::stream::Stream;
use hexapla_source::{Cause, Source, each_line};
use serde::Deserialize;

use super::row::Pairs;
use crate::reading::term_builder::Builder;
use crate::reading::term_facts::{concept_kind, kind, number, part_of_speech};

const EXPECTED: &str = "expected a JSON object such as {\"id\": …, \"terms\": {\"en\": [{\"text\": …}]}}";

/// An entry; keys that are not here are skipped.
#[derive(Deserialize)]
struct JsonEntry {
    id: Option<String>,
    score: Option<f32>,
    frequency: Option<u32>,
    status: Option<String>,
    known_id: Option<String>,
    kind: Option<String>,
    domain: Option<String>,
    #[serde(default)]
    paragraphs: Vec<JsonParagraph>,
    review: Option<String>,
    comment: Option<String>,
    terms: Pairs<Vec<JsonTerm>>,
    #[serde(default)]
    expected: Option<Pairs<Vec<String>>>,
    #[serde(default)]
    contexts: Vec<JsonContext>,
}

#[derive(Deserialize)]
struct JsonTerm {
    text: String,
    frequency: Option<u32>,
    r#type: Option<String>,
    part_of_speech: Option<String>,
    number: Option<String>,
    comment: Option<String>,
}

#[derive(Deserialize)]
struct JsonParagraph {
    symbol: Option<String>,
    anchor: String,
}

#[derive(Deserialize)]
struct JsonContext {
    #[serde(default)]
    id: String,
    symbol: Option<String>,
    anchor: Option<String>,
    texts: Pairs<JsonText>,
}

#[derive(Deserialize)]
struct JsonText {
    text: String,
    /// Where the term begins and ends, in characters.
    term: Option<[usize; 2]>,
}

/// Whether the first line is an entry of a glossary.
pub(super) fn is_glossary(source: &Source<'_>) -> Result<bool, Cause> {
    if source.bytes.trim_ascii_start().is_empty() {
        return Ok(false);
    }
    // What is no text may be in another format.
    let Ok(mut stream) = Stream::new(source.bytes, source.limits) else { return Ok(false) };
    let head = String::from_utf8_lossy(stream.head()?);
    let line = head.trim_start_matches('\u{FEFF}').trim_start().lines().next().unwrap_or_default();
    Ok(is_entry(line))
}

/// Whether a line, or what there is of it, is an entry of a glossary and no row of a corpus.
pub(crate) fn is_entry(line: &str) -> bool {
    line.starts_with('{') && line.contains("\"terms\":") && !line.contains("\"translation\":")
}

/// The glossary in `source`; a line that is no entry is skipped and reported.
pub(super) fn read(source: &Source<'_>) -> Result<Warned<TermBase>, Cause> {
    let mut builder = Builder::new(source.path, source.limits.rows);
    let stream = Stream::new(source.bytes, source.limits)?;
    each_line::each_line_of(stream, source.limits, |line, text| {
        match text {
            Ok(text) if text.trim().is_empty() => {}
            Ok(text) => match serde_json::from_str::<JsonEntry>(text) {
                Ok(entry) => add(entry, line, &mut builder)?,
                Err(error) => {
                    let reason = error.to_string();
                    let reason = shown(reason.split(" at line ").next().unwrap_or_default());
                    let message =
                        format!("not an entry of a glossary, skipped: {reason} (byte {})", error.column());
                    builder.left_out(line, &message, EXPECTED);
                }
            },
            Err(not) => builder.left_out(line, &not.message(), "save the file as UTF-8"),
        }
        Ok(())
    })?;
    Ok(builder.finish())
}

fn add(entry: JsonEntry, line: u32, builder: &mut Builder<'_>) -> Result<(), Cause> {
    let mut terms: Vec<(Lang, Term)> = Vec::new();
    for (tag, of_lang) in entry.terms.0 {
        let Some(lang) = naming::of_tag(&tag) else {
            let message = format!("unknown language `{}`: its terms are skipped", shown(&tag));
            builder.left_out(line, &message, "expected ISO 639-1 codes such as ar, en, es, fr, ru, zh");
            continue;
        };
        for term in of_lang {
            if let Some(text) = builder.term(line, &term.text) {
                terms.push((lang, known_term(text, &term)));
            }
        }
    }
    let expected = entry.expected.into_iter().flat_map(by_lang);
    let facts = EntryFacts {
        score: entry.score.filter(|score| (0.0..=1.0).contains(score)),
        frequency: entry.frequency.unwrap_or(0),
        domain: entry.domain,
        status: entry.status.as_deref().and_then(TermStatus::from_name).unwrap_or_default(),
        known_id: entry.known_id,
        kind: entry.kind.as_deref().and_then(concept_kind).unwrap_or_default(),
        paragraphs: entry.paragraphs.into_iter().filter_map(paragraph).collect(),
        expected: expected
            .flat_map(|(lang, terms)| terms.into_iter().map(move |term| (lang, term)))
            .collect(),
        contexts: entry.contexts.into_iter().map(context).collect(),
    };
    builder.entry(entry.id.as_deref(), line, terms)?;
    builder.facts(line, facts);
    builder.decided(line, (entry.review.as_deref(), None), entry.comment.as_deref());
    Ok(())
}

/// What is said of the term with this text.
fn known_term(text: String, term: &JsonTerm) -> Term {
    Term {
        frequency: term.frequency.unwrap_or(0),
        kind: term.r#type.as_deref().and_then(kind).unwrap_or_default(),
        part: term.part_of_speech.as_deref().and_then(part_of_speech),
        number: term.number.as_deref().and_then(number),
        comment: term.comment.clone(),
        ..Term::new(text)
    }
}

fn paragraph(paragraph: JsonParagraph) -> Option<Paragraph> {
    Some(Paragraph { row: 0, symbol: paragraph.symbol, anchor: paragraph.anchor.parse().ok()? })
}

fn context(context: JsonContext) -> KnownContext {
    let texts = by_lang(context.texts).map(|(lang, text)| (lang, context_text(text)));
    KnownContext {
        unit: context.id,
        symbol: context.symbol,
        anchor: context.anchor.and_then(|anchor| anchor.parse::<Anchor>().ok()),
        texts: texts.collect(),
    }
}

/// A text with the place of the term in bytes.
fn context_text(JsonText { text, term }: JsonText) -> ContextText {
    let span = term.and_then(|characters| {
        let [start, end] =
            characters.map(|n| text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(n));
        start.zip(end).filter(|(start, end)| start <= end)
    });
    ContextText { term: span.map(|(start, end)| Span::new(start, end)), text }
}

/// The values of the languages that are known.
fn by_lang<T>(pairs: Pairs<T>) -> impl Iterator<Item = (Lang, T)> {
    pairs.0.into_iter().filter_map(|(tag, value)| Some((naming::of_tag(&tag)?, value)))
}
