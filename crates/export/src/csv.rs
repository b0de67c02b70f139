//! A corpus as a table of text: a row a unit, a column a language.

use std::borrow::Cow;
use std::io::{self, Write};

use hexapla_model::{Corpus, TranslationUnit};

use crate::escape;
use crate::options::Options;
use crate::table::{write_csv, write_tsv as write_table};

/// Writes `corpus` separated by commas.
pub(crate) fn write(corpus: &Corpus, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    write_csv(rows(corpus), options, out)
}

/// Writes `corpus` separated by tabs.
pub(crate) fn write_tsv(corpus: &Corpus, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    write_table(rows(corpus), options, out)
}

fn rows(corpus: &Corpus) -> impl Iterator<Item = Vec<Cow<'_, str>>> {
    std::iter::once(head(corpus)).chain(corpus.units.iter().map(|unit| cells(corpus, unit)))
}

fn head(corpus: &Corpus) -> Vec<Cow<'_, str>> {
    let langs = corpus.langs.iter().map(|l| Cow::Borrowed(l.as_str()));
    ["id", "anchor", "score"].map(Cow::Borrowed).into_iter().chain(langs).collect()
}

fn cells<'a>(corpus: &Corpus, unit: &'a TranslationUnit) -> Vec<Cow<'a, str>> {
    let anchor = unit.anchor.as_ref().map(ToString::to_string).unwrap_or_default();
    let score = escape::score(unit.score).to_string();
    let text = |n: usize| unit.texts.get(n).and_then(Option::as_ref).map_or("", |t| t.text.as_str());
    let texts = (0..corpus.langs.len()).map(|n| Cow::Borrowed(text(n)));
    [Cow::Borrowed(unit.id.as_str()), anchor.into(), score.into()].into_iter().chain(texts).collect()
}
