//! The sheet that says where the glossary comes from and what its columns mean.

use hexapla_model::Glossary;
use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::format::xlsx::book as spreadsheet;
use crate::writing::content::entries;
use crate::writing::options::Options;

/// What is in each column.
const COLUMNS: [(&str, &str); 12] = [
    ("id", "number of the entry; best entries first"),
    ("score", "how probable it is that this is a term and its renderings are right, from 0 to 1"),
    ("frequency", "in how many rows of the corpus the concept is seen"),
    ("a language", "its terms, the preferred one first, separated by |"),
    ("status", "what your term base says: new, known or conflicting"),
    ("known_id", "the entry of your term base that it agrees or conflicts with"),
    ("expected", "what your term base has instead"),
    ("domain", "subject field"),
    (
        "review",
        "for you: `accept` keeps an entry as it is in the next run, `reject` skips it; the last rows keep what is rejected",
    ),
    ("comment", "for you: notes, which the next run keeps"),
    ("…_frequency", "in how many places each of the terms occurs, in the same order"),
    ("…_type", "what each of the terms is: full form, acronym, short form or variant"),
];

/// Writes the sheet.
pub(crate) fn write(glossary: &Glossary, options: &Options, sheet: &mut Worksheet) -> Result<(), XlsxError> {
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
    facts.extend(COLUMNS.map(|(name, meaning)| (name, meaning.to_owned())));
    spreadsheet::write_about(sheet, &facts)
}
