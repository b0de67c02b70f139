//! The rows that use another rendering than the preferred one, as a table.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use hexapla_model::{ConceptEntry, Glossary, Span, TranslationUnit};
use hexapla_terms::Deviation;

use crate::Gathered;
use crate::corpora::document_of;

/// A row of a table.
pub(super) type Cells<'t> = Vec<Cow<'t, str>>;

/// The names of the columns.
const HEAD: [&str; 12] = [
    "symbol",
    "anchor",
    "language",
    "term",
    "preferred",
    "used",
    "preferred_rows",
    "used_rows",
    "sentence",
    "source",
    "id",
    "row",
];

/// The deviations from entries that `glossary` has.
pub(super) fn of_entries(mut deviations: Vec<Deviation>, glossary: &Glossary) -> Vec<Deviation> {
    let ids: HashSet<&str> = glossary.entries.iter().map(|entry| entry.id.as_str()).collect();
    deviations.retain(|deviation| ids.contains(deviation.entry.as_str()));
    deviations
}

/// The table of `deviations` from `glossary`: first what a reviser reads, then what a program needs to find it.
pub(super) fn table<'t>(
    deviations: &'t [Deviation],
    glossary: &'t Glossary,
    gathered: &'t Gathered,
) -> Vec<Cells<'t>> {
    let entries: HashMap<&str, &ConceptEntry> =
        glossary.entries.iter().map(|entry| (entry.id.as_str(), entry)).collect();
    let symbols = gathered.symbols();
    let rows = deviations.iter().filter_map(|deviation| {
        let entry = entries.get(deviation.entry.as_str())?;
        let unit = gathered.corpus.units.get(deviation.row)?;
        Some(vec![
            document(symbols[deviation.row], unit, &gathered.corpus.name),
            unit.anchor.as_ref().map(ToString::to_string).unwrap_or_default().into(),
            glossary.langs[deviation.lang].as_str().into(),
            preferred(entry, 0),
            preferred(entry, deviation.lang),
            part(unit, deviation.lang, deviation.used).into(),
            deviation.preferred_rows.to_string().into(),
            deviation.used_rows.to_string().into(),
            text(unit, deviation.lang).into(),
            text(unit, 0).into(),
            deviation.entry.as_str().into(),
            unit.id.as_str().into(),
        ])
    });
    std::iter::once(HEAD.map(Cow::Borrowed).to_vec()).chain(rows).collect()
}

/// The symbol of the document of a row, else its name.
fn document<'t>(symbol: Option<&'t str>, unit: &'t TranslationUnit, corpus: &'t str) -> Cow<'t, str> {
    symbol.unwrap_or_else(|| document_of(&unit.id, corpus)).into()
}

fn preferred(entry: &ConceptEntry, lang: usize) -> Cow<'_, str> {
    let section = entry.sections.get(lang).and_then(Option::as_ref);
    section.and_then(|section| section.terms.first()).map_or("", |term| term.text.as_str()).into()
}

fn text(unit: &TranslationUnit, lang: usize) -> &str {
    unit.texts.get(lang).and_then(Option::as_ref).map_or("", |text| text.text.as_str())
}

fn part(unit: &TranslationUnit, lang: usize, span: Span) -> &str {
    text(unit, lang).get(span.range()).unwrap_or_default()
}
