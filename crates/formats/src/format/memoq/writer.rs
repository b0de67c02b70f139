//! CSV for memoQ: its own columns in its own order, separated by semicolons.
//!
//! After the columns of the entry each language has one for the definition, then three for each of its terms. Entries
//! with fewer synonyms than others leave cells empty.

use std::borrow::Cow;
use std::io::{self, Write};

use hexapla_model::{ConceptEntry, Glossary, Lang};

use crate::writing::content::{around_term, context_text, entries, evidence, place, terms};
use crate::writing::options::Options;
use crate::writing::table::write_separated;

const ENTRY: [&str; 10] = [
    "Entry_ID",
    "Entry_Subject",
    "Entry_Domain",
    "Entry_ClientID",
    "Entry_ProjectID",
    "Entry_Created",
    "Entry_Creator",
    "Entry_LastModified",
    "Entry_Modifier",
    "Entry_Note",
];

/// How many terms of a language the entry with most of them has; at least one.
fn most_terms(glossary: &Glossary, lang: usize) -> usize {
    entries(glossary).map(|entry| terms(entry, lang).count()).max().unwrap_or(0).max(1)
}

/// Writes `glossary`; entries are numbered from 1, since memoQ needs numbers for ids.
pub(crate) fn write(glossary: &Glossary, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let widths: Vec<usize> = (0..glossary.langs.len()).map(|n| most_terms(glossary, n)).collect();
    let rows = entries(glossary).enumerate().map(|(number, entry)| cells(&widths, number + 1, entry));
    write_separated(b';', std::iter::once(head(glossary, &widths)).chain(rows), options, out)
}

fn head<'a>(glossary: &'a Glossary, widths: &[usize]) -> Vec<Cow<'a, str>> {
    let mut head: Vec<Cow<'_, str>> = ENTRY.map(Cow::Borrowed).to_vec();
    for (lang, &width) in glossary.langs.iter().zip(widths) {
        let name = name(lang);
        head.push(format!("{name}_Def").into());
        (0..width).for_each(|_| head.extend([name.clone(), "Term_Info".into(), "Term_Example".into()]));
    }
    head
}

/// memoQ knows Chinese only with its region.
fn name(lang: &Lang) -> Cow<'static, str> {
    let in_china = ["zh", "zh-CN", "zh-Hans", "zh-Hans-CN"].contains(&lang.as_str());
    if in_china { Cow::Borrowed("Chinese (PRC)") } else { lang.english_name() }
}

fn cells<'a>(widths: &[usize], number: usize, entry: &'a ConceptEntry) -> Vec<Cow<'a, str>> {
    let mut cells: Vec<Cow<'_, str>> = vec![Cow::Borrowed(""); ENTRY.len()];
    cells[0] = number.to_string().into();
    cells[1] = entry.domain.as_deref().unwrap_or_default().into();
    cells[ENTRY.len() - 1] = note(entry).into();
    for (n, &width) in widths.iter().enumerate() {
        cells.push("".into());
        let mut terms = terms(entry, n);
        for rank in 0..width {
            let text = terms.next().map_or("", |t| t.text.as_str());
            let example = if rank == 0 { example(entry, n) } else { "" };
            cells.extend([text, "", example].map(Cow::Borrowed));
        }
    }
    cells
}

fn note(entry: &ConceptEntry) -> String {
    let known = evidence(entry).map(|(score, frequency)| format!("score {score}; frequency {frequency}"));
    let parts = [entry.id.clone()].into_iter().chain(known).chain(entry.contexts.first().map(place));
    parts.collect::<Vec<_>>().join("; ")
}

/// The best context of the term of language `n`.
fn example(entry: &ConceptEntry, n: usize) -> &str {
    let texts = entry.contexts.iter().filter_map(|c| context_text(c, n));
    texts.filter(|t| !around_term(t).1.is_empty()).map(|t| t.text.as_str()).next().unwrap_or_default()
}
