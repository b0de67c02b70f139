//! pandas, pyarrow, DuckDB and the loader of Hugging Face find every text in tables, Parquet and JSON Lines.

use std::fs;

use crate::corpora::{all, python, report};
use crate::programs::asked;

#[test]
fn data_loaders_find_the_texts() {
    if !asked("data_loaders_find_the_texts") {
        return;
    }
    for corpus in all() {
        for (reader, ending) in [
            ("pandas_text_csv", "csv"),
            ("pandas_jsonl", "jsonl"),
            ("pandas_parquet", "parquet"),
            ("pyarrow_parquet", "parquet"),
            ("duckdb_csv", "csv"),
            ("duckdb_jsonl", "jsonl"),
            ("duckdb_parquet", "parquet"),
        ] {
            corpus.assert_rows(&python(reader, &[&corpus.file(ending)]), reader);
        }
    }
    let pandas = python("pandas_csv", &[&report().file("csv")]);
    report().assert_rows(&pandas, "pandas that guesses types");
}

#[test]
fn the_dataset_card_leads_to_the_rows() {
    if !asked("the_dataset_card_leads_to_the_rows") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let written = report().file("parquet");
    for name in ["README.md", "report.parquet"] {
        fs::copy(written.with_file_name(name), folder.path().join(name)).expect("a copy");
    }
    let card = python("card", &[&folder.path().join("README.md")]);
    let [config] = card.as_slice() else { panic!("one configuration, found {card:?}") };
    let langs = config.text("translation");
    assert!(config.id == "report.parquet" && config.text("score") == "\"float64\"", "{config:?}");
    assert!(["\"ar\"", "\"en\"", "\"zh\""].iter().all(|lang| langs.contains(lang)), "{langs}");
    report().assert_rows(&python("datasets_folder", &[folder.path()]), "datasets");
}
