//! Parquet: columns for data loaders, the texts in a struct with one field per language.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{ColumnPath, Type, TypePtr};

use crate::writing::view::{Row, View};

/// The most rows that are in memory at once.
const GROUP_ROWS: usize = 50_000;
/// How many bytes of text are in memory at once, more or less.
const GROUP_BYTES: usize = 32 << 20;

/// Writes the rows, group by group.
pub(crate) fn write(view: &View<'_>, out: &mut (dyn Write + Send)) -> io::Result<()> {
    write_groups(view, out).map_err(|error| match error {
        ParquetError::External(source) => io::Error::other(source),
        other => io::Error::other(other),
    })
}

fn write_groups(view: &View<'_>, out: &mut (dyn Write + Send)) -> Result<(), ParquetError> {
    let mut file = SerializedFileWriter::new(out, schema(view)?, Arc::new(properties(view)))?;
    let (mut group, mut bytes) = (Vec::new(), 0);
    for row in view.rows() {
        bytes += row.texts.iter().flatten().map(|text| text.text.len()).sum::<usize>();
        group.push(row);
        if group.len() == GROUP_ROWS || bytes >= GROUP_BYTES {
            write_group(view, &group, file.next_row_group()?)?;
            (bytes, group) = (0, Vec::new());
        }
    }
    if !group.is_empty() {
        write_group(view, &group, file.next_row_group()?)?;
    }
    file.close().map(drop)
}

fn properties(view: &View<'_>) -> WriterProperties {
    let mut properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(format!("hexapla {}", env!("CARGO_PKG_VERSION")));
    // Hardly a text is twice: a dictionary of them would only be given up again.
    let texts = view.codes().map(|code| vec!["translation".to_owned(), code.to_owned()]);
    for path in texts.chain([vec!["id".to_owned()]]) {
        properties = properties.set_column_dictionary_enabled(ColumnPath::from(path), false);
    }
    properties.build()
}

/// `id`, `anchor`, `kind`, `score`, `symbol`, `reviewed`, `translation` with the languages. All files have all columns, so that
/// loaders can join them.
fn schema(view: &View<'_>) -> Result<TypePtr, ParquetError> {
    let score = Type::primitive_type_builder("score", Physical::DOUBLE).with_repetition(Repetition::REQUIRED);
    let reviewed =
        Type::primitive_type_builder("reviewed", Physical::BOOLEAN).with_repetition(Repetition::REQUIRED);
    let texts =
        view.codes().map(|code| string_column(code, Repetition::OPTIONAL)).collect::<Result<Vec<_>, _>>()?;
    let texts =
        Type::group_type_builder("translation").with_repetition(Repetition::REQUIRED).with_fields(texts);
    let fields = vec![
        string_column("id", Repetition::REQUIRED)?,
        string_column("anchor", Repetition::OPTIONAL)?,
        string_column("kind", Repetition::REQUIRED)?,
        Arc::new(score.build()?),
        string_column("symbol", Repetition::OPTIONAL)?,
        Arc::new(reviewed.build()?),
        Arc::new(texts.build()?),
    ];
    Type::group_type_builder("corpus").with_fields(fields).build().map(Arc::new)
}

fn string_column(name: &str, repetition: Repetition) -> Result<TypePtr, ParquetError> {
    let column = Type::primitive_type_builder(name, Physical::BYTE_ARRAY).with_repetition(repetition);
    column.with_logical_type(Some(LogicalType::String)).build().map(Arc::new)
}

/// Writes the columns in the order of the schema.
fn write_group<W: Write + Send>(
    view: &View<'_>,
    rows: &[Row<'_>],
    mut group: SerializedRowGroupWriter<'_, W>,
) -> Result<(), ParquetError> {
    required::<ByteArrayType, _>(&mut group, rows.iter().map(|row| bytes(&row.unit.id)).collect())?;
    optional(&mut group, rows.iter().map(|row| Some(bytes(&row.unit.anchor.as_ref()?.to_string()))))?;
    required::<ByteArrayType, _>(&mut group, rows.iter().map(|row| bytes(row.unit.kind.as_str())).collect())?;
    required::<DoubleType, _>(&mut group, rows.iter().map(Row::score).collect())?;
    optional(&mut group, rows.iter().map(|_| view.corpus.symbol.as_deref().map(bytes)))?;
    required::<BoolType, _>(&mut group, rows.iter().map(|row| row.unit.reviewed).collect())?;
    for n in 0..view.langs.len() {
        optional(&mut group, rows.iter().map(|row| Some(bytes(&row.texts[n]?.text))))?;
    }
    group.close().map(drop)
}

fn bytes(text: &str) -> ByteArray {
    ByteArray::from(text.as_bytes().to_vec())
}

/// Writes the next column, one value per row.
fn required<T: DataType, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: Vec<T::T>,
) -> Result<(), ParquetError> {
    write_column::<T, W>(group, &values, None)
}

/// Writes the next column, one string per row where there is one.
fn optional<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: impl Iterator<Item = Option<ByteArray>>,
) -> Result<(), ParquetError> {
    let (mut levels, mut present) = (Vec::new(), Vec::new());
    for value in values {
        levels.push(i16::from(value.is_some()));
        present.extend(value);
    }
    write_column::<ByteArrayType, W>(group, &present, Some(&levels))
}

fn write_column<T: DataType, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: &[T::T],
    levels: Option<&[i16]>,
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else {
        return Err(ParquetError::General("the schema has fewer columns than the rows".to_owned()));
    };
    column.typed::<T>().write_batch(values, levels, None)?;
    column.close()
}
