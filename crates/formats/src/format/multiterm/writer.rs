//! CSV for MultiTerm and Trados: the first row names languages and fields, one row per concept, synonyms joined by `|`.

use std::borrow::Cow;
use std::io::{self, Write};

use hexapla_model::{ConceptEntry, Glossary, Lang};

use crate::writing::content::{best_context, entries, evidence, joined, number, place, terms};
use crate::writing::options::Options;
use crate::writing::table::write_csv;

/// Writes `glossary`.
pub(crate) fn write(glossary: &Glossary, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let rows = entries(glossary).map(|entry| cells(glossary, entry));
    write_csv(std::iter::once(head(glossary)).chain(rows), options, out)
}

fn head(glossary: &Glossary) -> Vec<Cow<'_, str>> {
    let names = glossary.langs.iter().map(Lang::english_name);
    let mut head: Vec<Cow<'_, str>> = names.clone().collect();
    head.extend(["Entry number", "Subject", "Status", "Frequency", "Score", "Source"].map(Cow::Borrowed));
    head.extend(names.map(|name| Cow::Owned(format!("{name} context"))));
    head
}

fn cells<'a>(glossary: &Glossary, entry: &'a ConceptEntry) -> Vec<Cow<'a, str>> {
    let langs = 0..glossary.langs.len();
    let context = entry.contexts.first();
    let mut cells: Vec<Cow<'_, str>> =
        langs.clone().map(|n| joined(terms(entry, n).map(|t| t.text.as_str())).into()).collect();
    cells.extend([
        Cow::Borrowed(entry.id.as_str()),
        entry.domain.as_deref().unwrap_or_default().into(),
        entry.status.as_str().into(),
        number(evidence(entry).map(|(_, frequency)| frequency)).into(),
        number(evidence(entry).map(|(score, _)| score)).into(),
        context.map(place).unwrap_or_default().into(),
    ]);
    cells.extend(langs.map(|n| Cow::Borrowed(best_context(entry, n))));
    cells
}
