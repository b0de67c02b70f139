//! The forms of the seed lexicon are those that texts are cut and folded into.

use std::path::Path;
use std::sync::Arc;

use hexapla::align::Aligner;
use hexapla::model::{Corpus, Lang, Level, Segmented};
use hexapla::read::{DocumentFormat, Reader};
use hexapla::segment::{Segmenter, forms};
use hexapla::{Hexapla, Source};
use hexapla_tests::{read, report_path};

/// The languages of the seed lexicon, in the order of its columns.
const LANGS: [&str; 6] = ["en", "ar", "es", "fr", "ru", "zh"];

/// The forms of column `n` of the table, one line per row.
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

/// The texts of each row, and its score.
fn rows(corpus: Corpus) -> Vec<(Vec<Option<String>>, u32)> {
    let units = corpus.units.into_iter();
    units
        .map(|unit| (unit.texts.into_iter().map(|t| Some(t?.text)).collect(), unit.score.to_bits()))
        .collect()
}

#[test]
fn whoever_calls_the_aligner_gets_the_rows_of_the_library() {
    let langs = [Lang::EN, Lang::ZH];
    let paths = langs.map(|lang| report_path(lang.code()));
    let sources = [0, 1].map(|n| Source::path(&paths[n]).lang(langs[n]));
    let library = rows(Hexapla::new().align(&sources).expect("two versions").value);
    let texts: Vec<Arc<Segmented>> = paths
        .iter()
        .zip(langs)
        .map(|(path, lang)| {
            let bytes = read(path).into_bytes();
            let document =
                Reader::default().read_bytes(&bytes, DocumentFormat::PlainText, path, Some(lang), "report");
            Arc::new(Segmenter::new().segment(document.expect("a text").value).value)
        })
        .collect();
    let direct = |aligner: Aligner| {
        let bitexts = aligner.align(std::slice::from_ref(&texts)).value.remove(0);
        rows(hexapla::corpus::join("report", &texts[0], &bitexts, Level::default()))
    };
    assert_eq!(direct(Aligner::new()), library);
    assert_ne!(direct(Aligner::new().without_seed()), library, "the seed lexicon matters");
}
