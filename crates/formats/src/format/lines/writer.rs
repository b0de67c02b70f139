//! The numbers of the non-blank input lines that each row covers, one column per language.

use std::io::{self, Write};

use hexapla_model::{Lang, Text};

use crate::writing::view::View;

/// Writes a head of languages, then one row per unit; an empty cell is an omission.
pub(crate) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let head: Vec<&str> = view.langs.iter().map(Lang::as_str).collect();
    writeln!(out, "{}", head.join("\t"))?;
    for row in view.rows() {
        let cells: Vec<String> = row.texts.iter().map(|text| text.map(numbers).unwrap_or_default()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            writeln!(out, "{}", cells.join("\t"))?;
        }
    }
    Ok(())
}

fn numbers(text: &Text) -> String {
    text.lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}
