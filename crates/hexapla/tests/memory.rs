//! The library in memory: what it refuses, what it says, and where it agrees with a run over files.

use hexapla::model::{Lang, Level};
use hexapla::{AlignError, Hexapla, Inputs, Pipeline, Report, Source};

const ENGLISH: &str =
    "1. The Conference met in Vienna. It elected its President.\n\n2. It adopted its agenda.";
const RUSSIAN: &str =
    "1. Конференция собралась в Вене. Она избрала Председателя.\n\n2. Она утвердила повестку дня.";

fn sources() -> [Source; 2] {
    [Source::text("ru.txt", RUSSIAN), Source::text("en.txt", ENGLISH)]
}

#[test]
fn the_pivot_is_the_one_that_was_asked_for_else_english() {
    let langs = |hexapla: Hexapla| hexapla.align(&sources()).unwrap().value.langs;
    assert_eq!(langs(Hexapla::new()), [Lang::EN, Lang::RU]);
    assert_eq!(langs(Hexapla::new().pivot(Lang::RU)), [Lang::RU, Lang::EN]);
}

#[test]
fn rows_are_sentences_or_paragraphs() {
    let rows = |level| Hexapla::new().level(level).align(&sources()).unwrap().value.units.len();
    assert_eq!((rows(Level::Sentence), rows(Level::Paragraph)), (3, 2));
}

#[test]
fn what_cannot_be_aligned_is_an_error() {
    assert!(matches!(Hexapla::new().align(&[]), Err(AlignError::NoSource)));
    let missing = [Source::path("missing.en.txt"), Source::text("ru.txt", RUSSIAN)];
    let error = Hexapla::new().align(&missing).unwrap_err();
    assert!(error.to_string().starts_with("missing.en.txt: "), "{error}");
    let twice =
        [Source::text("a.txt", ENGLISH).lang(Lang::EN), Source::text("b.txt", ENGLISH).lang(Lang::EN)];
    let error = Hexapla::new().align(&twice).unwrap_err();
    assert!(matches!(&error, AlignError::Repeated { .. }), "{error}");
}

#[test]
fn bytes_and_files_give_the_same_corpus() {
    let folder = tempfile::tempdir().unwrap();
    let html = "<html><body><ol><li>The Conference met.<li>It adopted its agenda.</ol></body></html>";
    let path = folder.path().join("a.en.html");
    std::fs::write(&path, html).unwrap();
    let other = Source::text("a.ru.txt", "1. Конференция собралась.\n\n2. Она утвердила повестку дня.");
    let from_file = Hexapla::new().align(&[Source::path(&path), other.clone()]).unwrap().value;
    let from_bytes = Hexapla::new().align(&[Source::bytes(&path, html), other]).unwrap().value;
    assert_eq!(from_file, from_bytes);
    assert_eq!(from_file.units.len(), 2);
}

#[test]
fn what_is_saved_is_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let corpus = Hexapla::new().align(&sources()).unwrap().value;
    let path = folder.path().join("report.jsonl");
    assert_eq!(hexapla::save(&corpus, &path).unwrap(), std::slice::from_ref(&path));
    let loaded = hexapla::load(&path).unwrap().value;
    let texts = |corpus: &hexapla::model::Corpus| -> Vec<Vec<String>> {
        let row = |unit: &hexapla::model::TranslationUnit| {
            unit.texts.iter().flatten().map(|text| text.text.clone()).collect()
        };
        corpus.units.iter().map(row).collect()
    };
    assert_eq!(texts(&loaded), texts(&corpus));
    let written = hexapla::save(&corpus, folder.path().join("report.moses")).unwrap();
    assert_eq!(written.len(), 3);
    let error = hexapla::save(&corpus, folder.path().join("report.pages")).unwrap_err().to_string();
    assert!(error.contains("report.pages: unknown file extension; expected one of jsonl, csv"), "{error}");
}

/// Cancels a run at once.
struct Impatient;

impl Report for Impatient {
    fn event(&mut self, _: hexapla::Event<'_>) {}

    fn is_cancelled(&self) -> bool {
        true
    }
}

#[test]
fn a_report_cancels_a_run() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.en.txt");
    std::fs::write(&path, ENGLISH).unwrap();
    let (inputs, _) = Inputs::collect(&[path.to_str().unwrap().parse().unwrap()]);
    let outcome = Pipeline::new(folder.path().join("out")).run(&inputs, &mut Impatient).unwrap();
    assert!(outcome.is_cancelled);
    assert_eq!(outcome.value.documents, 0);
}
