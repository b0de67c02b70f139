//! A glossary as a table of text: one row per entry, one column per language.
//!
//! Term bases import it column by column: `id`, `score`, `frequency`, the terms of each language, what the user's term
//! base says, what a person decides and notes, the number of places and the type of each term in the order of the terms, and the best context.

use std::borrow::Cow;
use std::io::{self, Write};

use hexapla_model::{ConceptEntry, Glossary, Lang, Term, Verdict};

use crate::writing::content::{
    all_expected, best_context, entries_for_review, evidence, frequency, joined, kind_name, number, terms,
};
use crate::writing::options::Options;
use crate::writing::table;

/// Writes `glossary` separated by commas.
pub(crate) fn write_csv(glossary: &Glossary, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    table::write_csv(rows(glossary), options, out)
}

/// Writes `glossary` separated by tabs.
pub(crate) fn write_tsv(glossary: &Glossary, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    table::write_tsv(rows(glossary), options, out)
}

fn rows(glossary: &Glossary) -> impl Iterator<Item = Vec<Cow<'_, str>>> {
    let head = [head(&glossary.langs), context_head(&glossary.langs)].concat();
    let rows = entries_for_review(glossary)
        .map(|entry| [cells(glossary, entry), context_cells(&glossary.langs, entry)].concat());
    std::iter::once(head).chain(rows)
}

/// The names of the columns of [`cells`].
pub(crate) fn head(langs: &[Lang]) -> Vec<Cow<'static, str>> {
    let parts = [
        fixed(&["id", "score", "frequency"]),
        named(langs, ""),
        fixed(&["status", "known_id", "expected", "domain", "review", "comment"]),
        named(langs, "_frequency"),
        named(langs, "_type"),
    ];
    parts.concat()
}

fn context_head(langs: &[Lang]) -> Vec<Cow<'static, str>> {
    [fixed(&["context_id", "symbol", "anchor"]), named(langs, "_context")].concat()
}

fn fixed(names: &[&'static str]) -> Vec<Cow<'static, str>> {
    names.iter().map(|name| Cow::Borrowed(*name)).collect()
}

fn named(langs: &[Lang], end: &str) -> Vec<Cow<'static, str>> {
    langs.iter().map(|lang| Cow::Owned(format!("{lang}{end}"))).collect()
}

/// An entry without its contexts.
pub(crate) fn cells<'a>(glossary: &Glossary, entry: &'a ConceptEntry) -> Vec<Cow<'a, str>> {
    let langs = glossary.langs.len();
    let mut cells = vec![
        Cow::Borrowed(entry.id.as_str()),
        number(evidence(entry).map(|(score, _)| score)).into(),
        number(evidence(entry).map(|(_, frequency)| frequency)).into(),
    ];
    cells.extend(of_terms(entry, langs, |t| t.text.clone()));
    cells.push(entry.status.as_str().into());
    cells.push(entry.known_id.as_deref().unwrap_or_default().into());
    cells.push(all_expected(glossary, entry).into());
    cells.push(entry.domain.as_deref().unwrap_or_default().into());
    cells.push(entry.review.map_or("", Verdict::as_str).into());
    cells.push(entry.comment.as_deref().unwrap_or_default().into());
    cells.extend(of_terms(entry, langs, |t| number(frequency(t))));
    cells.extend(of_terms(entry, langs, |t| kind_name(t.kind).to_owned()));
    cells
}

/// What `value` gives of the terms of an entry, a cell for each of so many languages.
fn of_terms<'a>(
    entry: &'a ConceptEntry,
    langs: usize,
    value: fn(&Term) -> String,
) -> impl Iterator<Item = Cow<'a, str>> {
    (0..langs).map(move |n| {
        let values: Vec<String> = terms(entry, n).map(value).collect();
        Cow::Owned(joined(values.iter().map(String::as_str)))
    })
}

/// The best context of an entry.
fn context_cells<'a>(langs: &[Lang], entry: &'a ConceptEntry) -> Vec<Cow<'a, str>> {
    let context = entry.contexts.first();
    let anchor = context.and_then(|c| c.anchor.as_ref()).map(ToString::to_string).unwrap_or_default();
    let mut cells = vec![
        Cow::Borrowed(context.map_or("", |c| c.unit.as_str())),
        context.and_then(|c| c.symbol.as_deref()).unwrap_or_default().into(),
        anchor.into(),
    ];
    cells.extend((0..langs.len()).map(|n| Cow::Borrowed(best_context(entry, n))));
    cells
}
