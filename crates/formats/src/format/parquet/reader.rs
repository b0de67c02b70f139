//! Reads a corpus from Parquet: a struct `translation` with one field per language, or one column per language.

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use hexapla_model::{Lang, Warned};
use hexapla_source::file::open_in_parts;
use hexapla_source::findings::shown;
use hexapla_source::{Cause, Limits, stream};
use parquet::basic::Repetition;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use parquet::schema::types::Type;

use crate::reading::builder::Builder;
use crate::reading::columns::Columns;
use crate::reading::head::{self, Early};
use crate::reading::packed::PackedCorpus;
use crate::reading::sides;
use crate::reading::unread::Unread;

/// Names of a struct of texts.
const STRUCTS: [&str; 3] = ["translation", "translations", "text"];

/// Reads the file at `path`; `langs` name columns that name only their side.
pub(crate) fn read(path: &Path, limits: &Limits, langs: &[Lang]) -> Result<Warned<PackedCorpus>, Cause> {
    // The library takes lengths inside a page on trust and panics where they lead beyond it.
    catch_unwind(AssertUnwindSafe(|| read_rows(path, limits, langs))).unwrap_or_else(|_| {
        let found = "a value reaches beyond its page".to_owned();
        Err(Cause::Damaged { part: String::new(), found })
    })
}

fn read_rows(path: &Path, limits: &Limits, langs: &[Lang]) -> Result<Warned<PackedCorpus>, Cause> {
    let file = open_in_parts(path).map_err(Cause::io)?;
    match stream::head(path)?.as_slice() {
        [] => return Err(Cause::NoBytes),
        head if !head.starts_with(b"PAR1") => return Err(Cause::foreign("Parquet", head)),
        _ => {}
    }
    let reader = SerializedFileReader::new(file).map_err(damaged)?;
    check(&reader, limits)?;
    let schema = projection(reader.metadata().file_metadata().schema()).map_err(damaged)?;
    let names = names(&schema);
    let widths: Vec<usize> = schema.get_fields().iter().map(|field| width(field)).collect();
    let mut columns = Columns::new(&names);
    let mut rows = (1..).zip(reader.get_row_iter(Some(schema)).map_err(damaged)?);
    let mut early = Vec::new();
    for (line, row) in rows.by_ref().take(head::ROWS) {
        early.push((line, cells(row.map_err(damaged)?.into_columns(), &widths)));
    }
    let sample: Vec<Early> = early.iter().map(|(line, cells)| sample(*line, cells)).collect();
    let mut findings = Vec::new();
    head::judge(&mut columns, &names, 1, &sample, &mut findings);
    head::name_sides(&mut columns, &sample, langs);
    if !columns.have_texts() {
        let found = names.iter().map(|name| shown(name)).collect();
        return Err(Cause::NoLanguageColumn { line: 1, found });
    }
    let mut builder = Builder::new(path, limits);
    findings
        .iter()
        .for_each(|(severity, line, message, hint)| builder.finding(*severity, *line, message, hint));
    sides::tell(&columns, 1, &mut builder);
    builder.declare(&columns.langs());
    let mut unread = Unread::new(&columns, &names, 1);
    let rows = rows.map(|(line, row)| Ok((line, cells(row.map_err(damaged)?.into_columns(), &widths))));
    for row in early.into_iter().map(Ok::<_, Cause>).chain(rows) {
        let (line, cells) = row?;
        unread.see(line, cells.iter().enumerate().filter_map(|(n, cell)| Some((n, cell.as_deref()?))));
        let row = columns.row(line, &mut builder, |n| cells.get(n)?.as_deref());
        builder.row(line, row)?;
    }
    unread.tell(&columns, &mut builder);
    builder.finish()
}

fn sample(line: u32, cells: &[Option<String>]) -> Early {
    let cells = cells.iter().enumerate();
    Early::new(line, cells.filter_map(|(n, text)| Some((n, text.as_deref()?))))
}

/// Refuses a file that says about itself that it is too large.
fn check(reader: &SerializedFileReader<File>, limits: &Limits) -> Result<(), Cause> {
    let metadata = reader.metadata();
    let rows = metadata.file_metadata().num_rows();
    if rows > i64::from(limits.rows) {
        return Err(Cause::TooManyRows { limit: limits.rows });
    }
    let bytes = metadata.row_groups().iter().map(|group| group.total_byte_size().max(0).unsigned_abs());
    if bytes.fold(0, u64::saturating_add) > limits.corpus_bytes {
        return Err(Cause::TooLarge { limit: limits.corpus_bytes });
    }
    Ok(())
}

/// The columns that can be texts or say something of a row: no lists, no other structs.
fn projection(schema: &Type) -> Result<Type, ParquetError> {
    let fields = schema.get_fields().iter().filter(|field| is_string(field) || is_texts(field));
    Type::group_type_builder(schema.name()).with_fields(fields.cloned().collect()).build()
}

fn is_string(field: &Type) -> bool {
    let info = field.get_basic_info();
    field.is_primitive() && !(info.has_repetition() && info.repetition() == Repetition::REPEATED)
}

/// Whether it is a struct with a text for each language.
fn is_texts(field: &Type) -> bool {
    field.is_group()
        && STRUCTS.contains(&field.name())
        && field.get_fields().iter().all(|field| is_string(field))
}

/// The names of all columns; those in a struct follow its name.
fn names(schema: &Type) -> Vec<String> {
    let mut head = Vec::new();
    for field in schema.get_fields() {
        if field.is_primitive() {
            head.push(field.name().to_owned());
        } else {
            let inside = field.get_fields().iter();
            head.extend(inside.map(|inside| format!("translation.{}", inside.name())));
        }
    }
    head
}

/// How many columns of the head a field has.
fn width(field: &Type) -> usize {
    if field.is_primitive() { 1 } else { field.get_fields().len() }
}

/// The values of a row, in the order of the head; a struct that is null has none.
fn cells(fields: Vec<(String, Field)>, widths: &[usize]) -> Vec<Option<String>> {
    let mut cells = Vec::new();
    for ((_, field), width) in fields.into_iter().zip(widths) {
        let end = cells.len() + width;
        match field {
            Field::Group(inside) => {
                cells.extend(inside.into_columns().into_iter().map(|(_, field)| text(field)));
            }
            field => cells.push(text(field)),
        }
        cells.resize(end, None);
    }
    cells
}

fn text(field: Field) -> Option<String> {
    match field {
        Field::Str(text) => Some(text),
        Field::Bytes(bytes) => String::from_utf8(bytes.data().to_vec()).ok(),
        Field::Null | Field::ListInternal(_) | Field::MapInternal(_) | Field::Group(_) => None,
        other => Some(other.to_string()),
    }
}

fn damaged(error: ParquetError) -> Cause {
    Cause::Damaged { part: String::new(), found: error.to_string() }
}
