//! A corpus as a table of text: one row per unit, one column per language.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::writing::table::{write_csv, write_more, write_more_tsv, write_tsv as write_table};
use crate::writing::view::{Row, Stretch, View};

/// Writes the rows separated by commas.
pub(crate) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    match view.stretch.opens {
        true => write_csv(std::iter::once(head(view)).chain(rows(view)), view.options, out),
        false => write_more(b',', rows(view), view.options, out),
    }
}

/// Writes the rows separated by tabs.
pub(crate) fn write_tsv(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    match view.stretch.opens {
        true => write_table(std::iter::once(head(view)).chain(rows(view)), view.options, out),
        false => write_more_tsv(rows(view), view.options, out),
    }
}

fn rows<'v>(view: &'v View<'_>) -> impl Iterator<Item = Vec<Cow<'v, str>>> {
    let shows_reviewed = shows_reviewed(view);
    view.rows().map(move |row| cells(&row, shows_reviewed))
}

fn head<'v>(view: &'v View<'_>) -> Vec<Cow<'v, str>> {
    let reviewed = shows_reviewed(view).then_some("reviewed");
    let before = ["id", "anchor", "score"].into_iter().chain(reviewed);
    before.chain(view.codes()).map(Cow::Borrowed).collect()
}

fn cells<'a>(row: &Row<'a>, shows_reviewed: bool) -> Vec<Cow<'a, str>> {
    let before = [Cow::Borrowed(row.unit.id.as_str()), row.anchor().into(), row.score().to_string().into()];
    let reviewed = shows_reviewed.then_some(Cow::Borrowed(if row.unit.reviewed { "yes" } else { "" }));
    let texts = (0..row.texts.len()).map(|n| Cow::Borrowed(row.text(n)));
    before.into_iter().chain(reviewed).chain(texts).collect()
}

/// Whether there is a column `reviewed`: all stretches of a corpus have the same columns.
fn shows_reviewed(view: &View<'_>) -> bool {
    let is_any = || view.stretch == Stretch::WHOLE && view.corpus.units.iter().any(|unit| unit.reviewed);
    view.options.reviewed || is_any()
}
