//! Reads a corpus from a table of text: CSV with commas or semicolons, or TSV.

use csv::StringRecord;
use hexapla_model::{Lang, Severity, Warned};
use hexapla_source::Cause;
use hexapla_source::findings::{plural, shown};
use hexapla_source::stream::Stream;

use super::apostrophes::Guard;
use super::delimiter::{OtherDelimiter, delimiter};
use super::original;
use super::quotes;
use super::table::{Quoting, Table};
use crate::reading::builder::Builder;
use crate::reading::columns::Columns;
use crate::reading::edited::Edited;
use crate::reading::head::{self, Early, Head};
use crate::reading::packed::PackedCorpus;
use crate::reading::repeats::{self, Below, Repeats};
use crate::reading::sides;
use crate::reading::unread::Unread;

/// How much of a file is looked at to know what is between cells.
const START: usize = 64 << 10;
/// How much of a file is looked at to know whether it is quoted.
const AHEAD: usize = 4 << 20;

/// Reads all of `source`; `langs` name columns that name only their side.
pub(crate) fn read(
    mut source: Stream<'_>,
    mut builder: Builder<'_>,
    langs: &[Lang],
) -> Result<Warned<PackedCorpus>, Cause> {
    let start = String::from_utf8_lossy(&source.look_ahead(START)?.0).into_owned();
    if start.trim().is_empty() {
        return Err(Cause::Empty);
    }
    let delimiter = delimiter(&start);
    let guard = Guard::new(&start, delimiter);
    let quoting = quoting(&mut source, delimiter)?;
    let mut table = Table::new(source, delimiter, quoting);
    if start.starts_with("sep=") {
        table.next(&mut builder)?;
    }
    let mut early = table.first(head::ROWS, &mut builder)?;
    let head = find_head(&early, langs)?;
    head.tell(&mut builder);
    builder.declare(&head.columns.langs());
    let other = OtherDelimiter::find(&early[head.rows..], head.columns.width(), delimiter);
    if let Some(other) = other {
        other.tell(delimiter, &mut builder);
    }
    let first = head.rows;
    let record = original::find(&head.columns, early[first..].iter().map(|(_, row)| row), &mut builder);
    let mut edited = Edited::new(record, &head.columns);
    edited.begin(&head.columns, None, &mut builder);
    let mut body = Body::new(head, guard, edited, other.map(|other| other.delimiter));
    for (line, record) in early.drain(first..) {
        body.put(line, &record, &mut builder)?;
    }
    while let Some((line, record)) = table.next(&mut builder)? {
        body.put(line, &record, &mut builder)?;
    }
    body.edited.end(&mut builder)?;
    body.tell(&mut builder);
    builder.finish()
}

/// Whether the cells of a table with this delimiter are quoted.
fn quoting(source: &mut Stream<'_>, delimiter: u8) -> Result<Quoting, Cause> {
    if delimiter != b'\t' {
        return Ok(Quoting::Quoted);
    }
    let (ahead, is_whole) = source.look_ahead(AHEAD)?;
    let are_quoted = quotes::are_quoted(&String::from_utf8_lossy(&ahead), is_whole);
    Ok(if are_quoted { Quoting::Quoted } else { Quoting::Raw })
}

/// The head of the table that begins with these records.
fn find_head(early: &[(u32, StringRecord)], langs: &[Lang]) -> Result<Head, Cause> {
    let rows = early.iter().map(|(line, row)| Early::new(*line, row.iter().enumerate()));
    let head = head::find(&rows.collect::<Vec<_>>(), langs);
    let head = head.ok_or_else(|| without_languages(early.first()))?;
    if !head.columns.have_texts() {
        return Err(without_languages(early.get(head.rows.saturating_sub(1))));
    }
    Ok(head)
}

/// The error for a table without a column of a language.
fn without_languages(head: Option<&(u32, StringRecord)>) -> Cause {
    match head {
        Some((line, head)) => {
            let found = head.iter().map(|name| shown(name.trim())).collect();
            Cause::NoLanguageColumn { line: *line, found }
        }
        None => Cause::Empty,
    }
}

/// What is known of the rows below the head.
struct Body {
    columns: Columns,
    unread: Option<Unread>,
    repeats: Repeats,
    guard: Guard,
    edited: Edited,
    /// What separates the cells of rows, as it seems, if not by the delimiter of the head.
    other: Option<char>,
}

impl Body {
    fn new(head: Head, guard: Guard, edited: Edited, other: Option<char>) -> Self {
        let repeats = Repeats::new(head.names.as_deref(), head.line);
        Self { unread: head.unread(), columns: head.columns, repeats, guard, edited, other }
    }

    /// Reports what was seen of all rows.
    fn tell(&self, builder: &mut Builder<'_>) {
        self.edited.tell(builder);
        self.tell_unread(builder);
        if let Some((severity, line, message)) = self.repeats.finding() {
            builder.finding(severity, line, &message, "");
        }
        self.guard.tell(builder);
    }

    fn tell_unread(&self, builder: &mut Builder<'_>) {
        self.unread.iter().for_each(|unread| unread.tell(&self.columns, builder));
    }

    fn put(&mut self, line: u32, record: &StringRecord, builder: &mut Builder<'_>) -> Result<(), Cause> {
        if record.len() == 1 && record[0].trim().is_empty() {
            return Ok(());
        }
        match self.repeats.see(line, record.iter().enumerate()) {
            Below::Texts => {}
            Below::Head => return Ok(()),
            Below::Table(columns, names) => {
                self.tell_unread(builder);
                builder.finding(Severity::Note, line, &repeats::second(&columns, &names), "");
                sides::tell(&columns, line, builder);
                builder.declare(&columns.langs());
                self.edited.end(builder)?;
                self.edited.begin(&columns, None, builder);
                self.unread = Some(Unread::new(&columns, &names, line));
                self.columns = columns;
                return Ok(());
            }
        }
        if !self.other.is_some_and(|other| record.len() == 1 && record[0].contains(other)) {
            tell_width(record, self.columns.width(), line, builder);
        }
        // Cells beyond the names are reported row by row.
        let cells = record.iter().enumerate().take(self.columns.width());
        self.unread.iter_mut().for_each(|unread| unread.see(line, cells.clone()));
        let mut row = self.columns.row(line, builder, |n| record.get(n));
        row.id.iter_mut().for_each(|id| self.guard.take_off(line, id));
        row.texts.iter_mut().for_each(|text| self.guard.take_off(line, &mut text.text));
        self.edited.put(line, row, builder)
    }
}

/// Tells of a row that has more or fewer cells than the head.
fn tell_width(record: &StringRecord, width: usize, line: u32, builder: &mut Builder<'_>) {
    let found = record.len();
    if record.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
        let message =
            format!("expected {width} cell{}, found {found}: the extra cells are skipped", plural(width));
        let hint = "put cells that hold a delimiter into quotation marks";
        builder.finding(Severity::Error, line, &message, hint);
    } else if found < width && record.iter().any(|cell| cell.contains('\n')) {
        let taken = record.iter().map(|cell| cell.matches('\n').count()).max().unwrap_or_default();
        let message = format!(
            "expected {width} cells, found {found}, one of which spans {taken} more line{}",
            plural(taken)
        );
        let hint = "a quotation mark may not be closed: close it, or double it if it is a part of the text";
        builder.finding(Severity::Error, line, &message, hint);
    } else if found < width {
        let message = format!("expected {width} cells, found {found}: the missing ones count as empty");
        builder.finding(Severity::Warning, line, &message, "a line end inside a cell may not be quoted");
    }
}
