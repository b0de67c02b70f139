//! The sheet that says where the glossary comes from and what its columns mean.

use std::borrow::Cow;

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::format::xlsx::book as spreadsheet;
use crate::writing::content::entries;
use crate::writing::options::Options;
use crate::writing::term_table::TermTable;

/// What columns hold, and what that is; those that a glossary has are described.
const COLUMNS: [(&str, &str); 25] = [
    ("id", "number of the entry; best entries first"),
    ("language", "language of the term"),
    ("term", "the term in its dictionary form"),
    ("type", "what it is beside the other terms of its entry; the preferred term is used first"),
    ("score", "how probable it is that this is a term and its renderings are right, from 0 to 1"),
    ("frequency", "in how many rows of the corpus the concept is seen; of a term, in how many places it is"),
    ("a language", "its terms, the preferred one first, separated by |; corrections belong here"),
    ("entry_frequency", "in how many rows of the corpus the concept is seen"),
    ("status", "what your term base says: new, known or conflicting"),
    ("known_id", "the entry of your term base that it agrees or conflicts with"),
    ("expected", "what your term base has instead"),
    (
        "kind",
        "what the entry names, where the text shows it: term, body, document, programme, person, country, place",
    ),
    ("domain", "subject field"),
    ("paragraphs", "numbers of the first paragraphs in which the concept is seen"),
    (
        "review",
        "for you: `accept` keeps it as it is in the next run, `reject` skips it; the last rows keep what is rejected",
    ),
    ("comment", "for you: notes, which the next run keeps"),
    ("…_synonyms", "of the terms of a language, the synonyms of the preferred one"),
    ("…_short_forms", "the short forms and acronyms"),
    ("…_inflected_forms", "the preferred term in another number or form"),
    ("…_type", "what each of the terms is, in the same order, in the words of TBX"),
    (
        "…_part_of_speech",
        "what kind of word or phrase each of the terms is, in the same order, where that is sure",
    ),
    ("…_number", "the grammatical number of each of the terms, where that is sure"),
    ("…_frequency", "in how many places each of the terms occurs"),
    ("part_of_speech", "what kind of word or phrase it is, where that is sure"),
    ("number", "its grammatical number, where that is sure"),
];

/// Those of the columns that a table with these names has.
fn described(names: &[Cow<'static, str>]) -> Vec<(&'static str, String)> {
    let has = |name: &str| match name.strip_prefix('…') {
        Some(end) => names.iter().any(|own| own.ends_with(end)),
        None => names.iter().any(|own| own == name),
    };
    let own = COLUMNS.iter().filter(move |(name, _)| match *name {
        "a language" => !has("term"),
        name => has(name),
    });
    own.map(|(name, meaning)| (*name, (*meaning).to_owned())).collect()
}

/// Writes the sheet.
pub(crate) fn write(
    table: &TermTable<'_>,
    options: &Options,
    sheet: &mut Worksheet,
) -> Result<(), XlsxError> {
    let glossary = table.glossary;
    let langs: Vec<String> = glossary.langs.iter().map(|l| format!("{} ({l})", l.english_name())).collect();
    let maker = format!("hexapla {}", env!("CARGO_PKG_VERSION"));
    let mut facts = vec![
        ("glossary", glossary.name.clone()),
        ("made by", maker),
        ("languages", langs.join(", ")),
        ("entries", entries(glossary).count().to_string()),
        ("contexts", entries(glossary).map(|e| e.contexts.len()).sum::<usize>().to_string()),
    ];
    facts.extend(options.date.iter().map(|date| ("date", date.clone())));
    facts.push(("", String::new()));
    facts.extend(described(&table.head()));
    spreadsheet::write_about(sheet, &facts)
}
