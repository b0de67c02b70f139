//! The numbers of the non-blank input lines that each row covers, a column a language.

use std::io::{self, Write};

use hexapla_model::{Corpus, Lang, Text};

/// Writes a head of languages, then a row a unit; an empty cell is an omission.
pub(crate) fn write(corpus: &Corpus, out: &mut dyn Write) -> io::Result<()> {
    let head: Vec<&str> = corpus.langs.iter().map(Lang::as_str).collect();
    writeln!(out, "{}", head.join("\t"))?;
    for unit in &corpus.units {
        let cell = |n: usize| unit.texts.get(n).and_then(Option::as_ref).map(numbers).unwrap_or_default();
        let row: Vec<String> = (0..corpus.langs.len()).map(cell).collect();
        if row.iter().any(|c| !c.is_empty()) {
            writeln!(out, "{}", row.join("\t"))?;
        }
    }
    Ok(())
}

fn numbers(text: &Text) -> String {
    text.lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}
