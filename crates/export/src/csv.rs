//! Tables of text: CSV as in RFC 4180, and TSV without quotes.

use std::borrow::Cow;
use std::io::{self, Write};

use hexapla_model::{Corpus, TranslationUnit};

use crate::{Options, escape};

const BOM: &[u8] = "\u{FEFF}".as_bytes();

/// Writes `corpus` separated by commas, quoted where needed, lines ending in CR LF.
pub(crate) fn write(corpus: &Corpus, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    if options.bom {
        out.write_all(BOM)?;
    }
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    writer.write_record(head(corpus))?;
    for unit in &corpus.units {
        let row = cells(corpus, unit);
        writer.write_record(row.iter().map(|c| guard(c, options).into_owned()))?;
    }
    writer.flush()
}

/// Writes `corpus` separated by tabs; tabs and line ends inside a cell become blanks.
pub(crate) fn write_tsv(corpus: &Corpus, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    if options.bom {
        out.write_all(BOM)?;
    }
    writeln!(out, "{}", head(corpus).join("\t"))?;
    for unit in &corpus.units {
        for (n, cell) in cells(corpus, unit).iter().enumerate() {
            let tab = if n == 0 { "" } else { "\t" };
            let line = escape::one_line(cell);
            write!(out, "{tab}{}", guard(&line, options))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn head(corpus: &Corpus) -> Vec<String> {
    let langs = corpus.langs.iter().map(ToString::to_string);
    ["id", "anchor", "score"].iter().map(ToString::to_string).chain(langs).collect()
}

fn cells<'a>(corpus: &Corpus, unit: &'a TranslationUnit) -> Vec<Cow<'a, str>> {
    let anchor = unit.anchor.as_ref().map(ToString::to_string).unwrap_or_default();
    let score = escape::score(unit.score).to_string();
    let text = |n: usize| unit.texts.get(n).and_then(Option::as_ref).map_or("", |t| t.text.as_str());
    let texts = (0..corpus.langs.len()).map(|n| Cow::Borrowed(text(n)));
    [Cow::Borrowed(unit.id.as_str()), anchor.into(), score.into()].into_iter().chain(texts).collect()
}

fn guard<'a>(cell: &'a str, options: &Options) -> Cow<'a, str> {
    if options.safe_cells { escape::safe_cell(cell) } else { Cow::Borrowed(cell) }
}
