//! Reads a corpus from JSON Lines: one object per line with the texts of a row.

use std::path::PathBuf;

use hexapla_lang::naming;
use hexapla_model::{Lang, Location, Severity, Warned};
use hexapla_source::findings::shown;
use hexapla_source::stream::Stream;
use hexapla_source::{Cause, Limits, each_line};
use serde_json::value::RawValue;

use super::row::{Id, JsonPlace, JsonRow};
pub(crate) use super::row::{Pairs, known};
use crate::reading::builder::Builder;
use crate::reading::packed::PackedCorpus;
use crate::reading::row::{Place, Row, RowText};

const EXPECTED: &str = "expected a JSON object such as {\"id\": …, \"translation\": {\"en\": …, \"fr\": …}}";

/// Reads all of `source`; lines that are not rows are skipped with a diagnostic.
pub(crate) fn read(
    source: Stream<'_>,
    mut builder: Builder<'_>,
    _: &[Lang],
) -> Result<Warned<PackedCorpus>, Cause> {
    let limits = builder.limits();
    each_object(source, limits, &mut builder, EXPECTED, |builder, line, text| {
        let row = parse(text, builder, line)?;
        Ok(builder.row(line, row))
    })?;
    builder.finish()
}

/// Hands each line that is not blank to `take`; one that is not a row in JSON is skipped with a diagnostic, which says
/// what was `expected`.
///
/// # Errors
/// If the file cannot be read or goes beyond the limits, what `take` refuses, and if no line is a row.
pub(crate) fn each_object<'a>(
    source: Stream<'_>,
    limits: &Limits,
    builder: &mut Builder<'a>,
    expected: &str,
    mut take: impl FnMut(&mut Builder<'a>, u32, &str) -> serde_json::Result<Result<(), Cause>>,
) -> Result<(), Cause> {
    let mut wrong = None;
    each_line::each_line_of(source, limits, |line, text| {
        let text = match text {
            Ok(text) => text,
            Err(not) => {
                builder.finding(Severity::Error, line, &not.message(), "save the file as UTF-8");
                return Ok(());
            }
        };
        if text.trim().is_empty() {
            return Ok(());
        }
        take(builder, line, text).unwrap_or_else(|error| {
            let reason = match text.trim_start() {
                text if text.starts_with('{') => error.to_string(),
                other => format!("`{}`", shown(other)),
            };
            let reason = shown(reason.split(" at line ").next().unwrap_or_default());
            let message = format!("not a row of a corpus, skipped: {reason} (byte {})", error.column());
            builder.finding(Severity::Error, line, &message, expected);
            wrong.get_or_insert((line, reason));
            Ok(())
        })
    })?;
    match wrong.filter(|_| builder.is_empty()) {
        Some((line, found)) => Err(Cause::NotCorpus { line, found }),
        None => Ok(()),
    }
}

/// The row on a line.
pub(crate) fn parse(text: &str, builder: &mut Builder<'_>, line: u32) -> serde_json::Result<Row> {
    match serde_json::from_str::<JsonRow<'_>>(text) {
        Ok(row) => Ok(convert(row, builder, line)),
        Err(error) => flat(text).ok_or(error),
    }
}

fn convert(row: JsonRow<'_>, builder: &mut Builder<'_>, line: u32) -> Row {
    let mut places = row.places();
    let (id, anchor, kind) = (row.id().map(|id| id.to_string()), row.anchor(), row.kind());
    let (score, reviewed, symbol, moved) = (row.score(), row.reviewed(), row.symbol(), row.moved());
    let mut texts = Vec::with_capacity(row.translation.0.len());
    for (tag, text) in row.translation.0 {
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else { continue };
        let Some(lang) = builder.lang(line, &tag) else { continue };
        let place = places.iter().position(|(named, _)| *named == tag);
        let place = place.map(|n| convert_place(places.swap_remove(n).1));
        texts.push(RowText { place, moved: moved.contains(&tag), ..RowText::new(lang, text) });
    }
    Row { id, anchor, kind, score, reviewed, symbol, texts, ..Row::default() }
}

fn convert_place(place: JsonPlace) -> Place {
    let location = Location { line: place.line, page: place.page };
    Place { file: PathBuf::from(place.file), location, lines: place.lines }
}

/// A row whose texts are in the object itself, by languages.
fn flat(text: &str) -> Option<Row> {
    let pairs: Pairs<&RawValue> = serde_json::from_str(text).ok()?;
    let mut row = Row::default();
    for (key, value) in pairs.0 {
        match key.as_str() {
            "translation" => return None,
            "id" => row.id = known::<Id>(Some(value)).map(|id| id.to_string()),
            "score" => row.score = known(Some(value)),
            "anchor" => row.anchor = known(Some(value)),
            _ => {
                let text = naming::of_label(&key).zip(known::<String>(Some(value)));
                row.texts.extend(text.map(|(lang, text)| RowText::new(lang, text)));
            }
        }
    }
    (!row.texts.is_empty()).then_some(row)
}
