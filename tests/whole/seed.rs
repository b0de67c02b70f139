//! The forms of the seed lexicon are those that texts are cut and folded into.

use std::path::Path;

use hexapla::model::Lang;
use hexapla::segment::forms;

/// The languages of the seed lexicon, in the order of its columns.
const LANGS: [&str; 6] = ["en", "ar", "es", "fr", "ru", "zh"];

/// The forms of column `n` of the table, a line a row.
fn column(table: &str, n: usize) -> String {
    let lang = Lang::parse(LANGS[n]).expect("a language");
    let cell = |row: &str| {
        let expressions = row.split('\t').nth(n + 1).unwrap_or_default().split('|');
        let cut = expressions.map(|expression| forms(expression, lang).join(" "));
        cut.filter(|words| !words.is_empty()).collect::<Vec<_>>().join("|") + "\n"
    };
    table.lines().skip(1).map(cell).collect()
}

#[test]
fn forms_are_those_of_texts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/align/data/seed");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("a file of the seed lexicon");
    let table = read("seed.tsv");
    for (n, lang) in LANGS.iter().enumerate() {
        let (name, want) = (format!("forms.{lang}.txt"), column(&table, n));
        if std::env::var_os("HEXAPLA_BLESS").is_some() {
            std::fs::write(folder.join(&name), &want).expect("a file that can be written");
        }
        assert!(
            read(&name) == want,
            "{name} is not what stemming gives now; see CONTRIBUTING.md, golden files"
        );
    }
}
