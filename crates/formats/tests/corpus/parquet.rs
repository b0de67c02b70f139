//! Parquet, read back, and the card beside it.

use bytes::Bytes;
use hexapla_formats::{DatasetCard, Format, Options};
use hexapla_model::{Corpus, Lang};
use parquet::file::metadata::RowGroupMetaData;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row, RowAccessor};

use crate::sample::{bytes, corpus, odd_texts, of, options};

fn rows(corpus: &Corpus, options: &Options) -> Vec<Row> {
    let file = bytes(Format::Parquet, "parquet", corpus, options);
    let reader = SerializedFileReader::new(Bytes::from(file)).unwrap();
    reader.get_row_iter(None).unwrap().map(Result::unwrap).collect()
}

fn texts(row: &Row) -> Vec<(String, Option<String>)> {
    let texts = row.get_group(6).unwrap();
    let field = |(name, field): (&String, &Field)| {
        let text = match field {
            Field::Str(text) => Some(text.clone()),
            _ => None,
        };
        (name.clone(), text)
    };
    texts.get_column_iter().map(field).collect()
}

#[test]
fn columns() {
    let options = options(|o| drop(o.lang_codes.insert(Lang::ZH, "zh-CN".into())));
    let rows = rows(&corpus(), &options);
    assert_eq!(rows.len(), 3);
    let names: Vec<&String> = rows[0].get_column_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["id", "anchor", "kind", "score", "symbol", "reviewed", "translation"]);
    let of = |n: usize| {
        rows.iter().map(|row| row.get_column_iter().nth(n).unwrap().1.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(of(0), ["\"lakes#12.s1\"", "\"lakes#3\"", "\"lakes#b4\""]);
    assert_eq!(of(1), ["\"12\"", "\"3\"", "null"]);
    assert_eq!(of(2), ["\"paragraph\"", "\"heading\"", "\"other\""]);
    assert_eq!(rows.iter().map(|row| row.get_double(3).unwrap()).collect::<Vec<_>>(), [0.9313, 0.7, 0.0]);
    assert_eq!(of(4), ["\"X/CONF.1/2 & 3\""; 3]);
    let want = [("en", Some("=1+1")), ("ar", Some("e\u{301}")), ("zh-CN", None)];
    assert_eq!(texts(&rows[1]), want.map(|(code, text)| (code.to_owned(), text.map(str::to_owned))));
}

#[test]
fn odd_texts_stay_as_they_are() {
    let odd = odd_texts();
    let rows = rows(&of(&odd), &Options::default());
    let both = |row: &Row| texts(row).into_iter().filter_map(|(_, text)| text).collect::<Vec<_>>();
    let want: Vec<Vec<String>> = odd.into_iter().map(|(a, b)| vec![a, b]).collect();
    assert_eq!(rows.iter().map(both).collect::<Vec<_>>(), want);
}

#[test]
fn groups_are_bounded() {
    let many: Vec<(String, String)> = (0..50_001).map(|n| (n.to_string(), String::new())).collect();
    let file = bytes(Format::Parquet, "parquet", &of(&many), &Options::default());
    let reader = SerializedFileReader::new(Bytes::from(file)).unwrap();
    let groups: Vec<i64> = reader.metadata().row_groups().iter().map(RowGroupMetaData::num_rows).collect();
    assert_eq!(groups, [50_000, 1]);
}

#[test]
fn a_card_names_the_files_by_their_languages() {
    let mut card = DatasetCard::default();
    let (options, three) = (Options::default(), corpus());
    let two = Corpus { langs: vec![Lang::EN, Lang::parse("no").unwrap()], ..corpus() };
    for (name, corpus) in [("lakes.parquet", &three), ("a[1].parquet", &two), ("rivers.parquet", &three)] {
        card.add(name, &Format::Parquet.parts(&corpus.langs, &options)[0], corpus, &options);
    }
    let mut out = Vec::new();
    card.write(&mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    let configurations = "configs:\n\
        - config_name: \"en-ar-zh\"\n  data_files:\n  - split: train\n    path:\n    - \"lakes.parquet\"\n    - \"rivers.parquet\"\n\
        - config_name: \"en-no\"\n  data_files:\n  - split: train\n    path:\n    - \"a[[]1].parquet\"\n\
        dataset_info:\n";
    assert!(out.contains(configurations), "{out}");
    assert!(
        out.starts_with("---\nlanguage:\n- \"en\"\n- \"ar\"\n- \"zh\"\n- \"no\"\ntask_categories:\n"),
        "{out}"
    );
    assert!(out.contains("        languages:\n        - \"en\"\n        - \"no\"\n---\n"), "{out}");
    assert!(out.contains("8 rows of aligned sentences from 3 files"), "{out}");
    assert!(DatasetCard::is_card(&out));
}
