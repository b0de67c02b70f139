//! Parquet as loaders lay it out, and damaged.

use std::sync::Arc;

use ::parquet::basic::Compression;
use ::parquet::column::writer::ColumnWriter;
use ::parquet::data_type::{ByteArray, ByteArrayType, DoubleType};
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::parser::parse_message_type;
use proptest::prelude::*;

use super::*;

/// A file with two rows, its strings column by column.
fn file(schema: &str, columns: &[[Option<&str>; 2]], compression: Compression) -> Vec<u8> {
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let properties = Arc::new(WriterProperties::builder().set_compression(compression).build());
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, properties).unwrap();
    let mut group = writer.next_row_group().unwrap();
    let mut columns = columns.iter();
    while let Some(mut column) = group.next_column().unwrap() {
        if let ColumnWriter::DoubleColumnWriter(_) = column.untyped() {
            column.typed::<DoubleType>().write_batch(&[0.5, 0.25], None, None).unwrap();
        } else {
            let column_values = columns.next().unwrap();
            let levels: Vec<i16> = column_values.iter().map(|v| i16::from(v.is_some())).collect();
            let values: Vec<ByteArray> =
                column_values.iter().flatten().map(|v| ByteArray::from(*v)).collect();
            column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None).unwrap();
        }
        column.close().unwrap();
    }
    group.close().unwrap();
    writer.close().unwrap();
    bytes
}

fn read(bytes: &[u8]) -> Result<Warned<Corpus>, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lakes.parquet");
    std::fs::write(&path, bytes).unwrap();
    let place = format!("{}{}", folder.path().display(), std::path::MAIN_SEPARATOR);
    Importer::default().read_corpus(&path, None, &[]).map_err(|e| e.to_string().replace(&place, ""))
}

const STRUCT: &str = "message m { optional binary id (STRING); required double score; required group translation { \
    optional binary en (STRING); optional binary zh (STRING); } }";
const TEXTS: [[Option<&str>; 2]; 3] =
    [[Some("r#1"), Some("r#2")], [Some("lake\n"), None], [Some("湖"), Some("船😀")]];

#[test]
fn a_struct_or_columns() {
    for compression in [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::ZSTD(Default::default()),
        Compression::GZIP(Default::default()),
    ] {
        let read = read(&file(STRUCT, &TEXTS, compression)).unwrap();
        assert_eq!(langs(&read.value), "en zh");
        assert_eq!(rows(&read.value), ["r#1 lake\n|湖", "r#2 |船😀"]);
        assert_eq!(read.value.units.iter().map(|u| u.score).collect::<Vec<_>>(), [0.5, 0.25]);
    }
    let schema = "message m { optional binary zh_text (STRING); optional binary en (STRING); }";
    let columns = [[Some("湖"), None], [Some("lake"), Some("boat")]];
    let bytes = file(schema, &columns, Compression::SNAPPY);
    assert_eq!(rows(&read(&bytes).unwrap().value), ["1 湖|lake", "2 |boat"]);
}

#[test]
fn no_corpus() {
    let schema = "message m { optional binary a (STRING); optional binary b (STRING); }";
    let bytes = file(schema, &[[Some("湖"), None], [Some("lake"), Some("boat")]], Compression::SNAPPY);
    let error = read(&bytes).unwrap_err();
    assert!(
        error.starts_with("lakes.parquet, line 1: expected columns that are named by languages"),
        "{error}"
    );
    let error = read(&bytes[..100]).unwrap_err();
    assert!(error.starts_with("lakes.parquet: damaged or cut short"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn mutated(edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = file(STRUCT, &TEXTS, Compression::SNAPPY);
        for (place, byte) in edits {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes);
    }
}
