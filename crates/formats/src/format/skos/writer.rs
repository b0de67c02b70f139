//! SKOS concepts: preferred, alternative and hidden labels in all languages, notes, and examples with their places.

use std::collections::HashSet;
use std::io::{self, Write};

use hexapla_model::{ConceptEntry, Context, Glossary, Lang, Term, TermKind, TermStatus};

use super::turtle::{local, string, text_in};
use crate::writing::content::{all_expected, around_term, context_text, entries, evidence, place, terms};
use crate::writing::escape::xml_text;
use crate::writing::options::Options;

/// The name of the concept scheme in the file.
const SCHEME: &str = "glossary";

/// Writes `glossary`: a concept per entry, in one concept scheme.
///
/// Names are relative to the place of the file, since a glossary has no address of its own.
pub(crate) fn write(glossary: &Glossary, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "@prefix dcterms: <http://purl.org/dc/terms/> .")?;
    writeln!(out, "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .")?;
    let title = if glossary.name.is_empty() { "Glossary" } else { &glossary.name };
    let mut scheme = vec![
        ("dcterms:title", string(title)),
        ("dcterms:creator", string(&format!("hexapla {}", env!("CARGO_PKG_VERSION")))),
    ];
    scheme.extend(options.date.iter().map(|date| ("dcterms:created", string(date))));
    resource(SCHEME, "skos:ConceptScheme", &scheme, out)?;
    for entry in entries(glossary) {
        resource(&entry.id, "skos:Concept", &properties(glossary, entry), out)?;
    }
    Ok(())
}

/// Writes what is known of one resource, a line for each property.
fn resource(name: &str, class: &str, properties: &[(&str, String)], out: &mut dyn Write) -> io::Result<()> {
    write!(out, "\n{} a {class}", local(name))?;
    for (property, value) in properties {
        write!(out, " ;\n  {property} {value}")?;
    }
    writeln!(out, " .")
}

/// What is known of an entry.
fn properties(glossary: &Glossary, entry: &ConceptEntry) -> Vec<(&'static str, String)> {
    let mut out = vec![("skos:inScheme", local(SCHEME)), ("skos:notation", string(&entry.id))];
    for (n, lang) in glossary.langs.iter().enumerate() {
        out.extend(labels(entry, n).into_iter().map(|(property, label)| (property, text_in(*lang, label))));
    }
    out.extend(entry.domain.iter().map(|domain| ("dcterms:subject", string(domain))));
    out.extend(notes(glossary, entry).iter().map(|note| ("skos:editorialNote", string(note))));
    for context in &entry.contexts {
        let langs = glossary.langs.iter().enumerate();
        out.extend(langs.filter_map(|(n, lang)| Some(("skos:example", example(context, n, *lang)?))));
    }
    out
}

/// The labels of an entry in language `n`, each once: SKOS allows one preferred label, and none of two kinds.
fn labels(entry: &ConceptEntry, n: usize) -> Vec<(&'static str, &str)> {
    let mut seen = HashSet::new();
    let unique = terms(entry, n).filter(|term| seen.insert(xml_text(&term.text)));
    unique.enumerate().map(|(rank, term)| (property(rank, term), term.text.as_str())).collect()
}

/// Inflected forms and spellings are for searching, not for reading.
fn property(rank: usize, term: &Term) -> &'static str {
    match (rank, term.kind) {
        (0, _) => "skos:prefLabel",
        (_, TermKind::Variant) => "skos:hiddenLabel",
        _ => "skos:altLabel",
    }
}

/// What is known of an entry beside its terms.
fn notes(glossary: &Glossary, entry: &ConceptEntry) -> Vec<String> {
    let known = evidence(entry).map(|(score, frequency)| format!("score {score}, frequency {frequency}"));
    let mut notes: Vec<String> = known.into_iter().collect();
    if entry.status != TermStatus::New {
        let id = entry.known_id.as_ref().map(|id| format!(", entry {id}")).unwrap_or_default();
        notes.push(format!("term base: {}{id}", entry.status.as_str()));
    }
    let expected = all_expected(glossary, entry);
    if !expected.is_empty() {
        notes.push(format!("term base has: {expected}"));
    }
    notes
}

/// The sentence of a context in language `n` with its place, if the term is in it.
fn example(context: &Context, n: usize, lang: Lang) -> Option<String> {
    let text = context_text(context, n).filter(|text| !around_term(text).1.is_empty())?;
    Some(text_in(lang, &format!("{} ({})", xml_text(&text.text), place(context))))
}
