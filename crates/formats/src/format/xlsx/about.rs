//! The sheet that says where the rows come from and what the columns mean.

use hexapla_model::Level;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::book as spreadsheet;
use crate::writing::view::View;

/// What is in each column.
const COLUMNS: [(&str, &str); 9] = [
    ("id", "name of the row; keep it, and rows may be moved and deleted"),
    ("anchor", "number of the paragraph or heading, the same in all languages"),
    ("kind", "what the text is: heading, paragraph, item, footnote …"),
    (
        "score",
        "how probable it is that the texts belong together, from 0 to 1; 0 where one language is alone",
    ),
    (
        "reviewed",
        "yes where a person changed or added the row; write yes in a column of this name to confirm a row: its score becomes 1",
    ),
    ("a language", "the text; empty where the language has none"),
    ("…_place", "file and line of the text, and page if there are pages"),
    ("…_lines", "hidden: numbers of the input lines, for programs"),
    ("symbol", "symbol of the document"),
];

/// Writes the sheet.
pub(crate) fn write(view: &View<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let langs: Vec<String> = view
        .langs
        .iter()
        .zip(view.codes())
        .map(|(l, code)| format!("{} ({code})", l.english_name()))
        .collect();
    let level = match view.corpus.level {
        Level::Sentence => "sentences",
        Level::Paragraph => "paragraphs",
    };
    let mut facts = vec![
        ("corpus", view.corpus.name.clone()),
        ("symbol", view.corpus.symbol.clone().unwrap_or_default()),
        ("made by", format!("hexapla {}", env!("CARGO_PKG_VERSION"))),
        ("languages", langs.join(", ")),
        ("rows of", level.to_owned()),
        ("rows", view.rows().count().to_string()),
    ];
    facts.extend(view.options.date.iter().map(|date| ("date", date.clone())));
    facts.push(("", String::new()));
    facts.extend(COLUMNS.map(|(name, meaning)| (name, meaning.to_owned())));
    facts.push(("", String::new()));
    facts.push((
        "back",
        "hexapla convert REVIEWED.xlsx CORPUS.tmx reads the first sheet by the heads of its columns; rows that were changed or \
         added count as reviewed, by the hidden sheet `record`"
            .into(),
    ));
    spreadsheet::write_about(sheet, &facts)
}
