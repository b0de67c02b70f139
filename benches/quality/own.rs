//! Our own corpus.

use hexapla_tests::{
    Gold, LANGS, Texts, beads_f1, corpus_folder, elements, outline_scores, read, read_outline, report_path,
};

use crate::Task;
use crate::figure::Figure;

/// Paragraphs in all languages, sentences of each pair, outlines.
pub(crate) fn tasks() -> Vec<Task> {
    let mut tasks: Vec<Task> = vec![("own paragraphs".to_owned(), Box::new(paragraphs))];
    for lang in &LANGS[1..] {
        let name = format!("own sentences en-{lang}");
        tasks.push((name.clone(), Box::new(move || vec![sentences(&name, lang)])));
    }
    for lang in ["fr", "zh"] {
        tasks.push((format!("own outline {lang}"), Box::new(move || outline(lang))));
    }
    tasks
}

fn paragraphs() -> Vec<Figure> {
    let lines = Texts::read(&LANGS.map(|l| (l, report_path(l)))).align().expect("our own report").lines();
    let measures = Gold::parse(&read(corpus_folder().join("gold/paragraphs.tsv"))).score(&lines);
    let exact = measures.iter().find(|m| m.name == "all row_exact").map_or(0.0, |m| m.value);
    let named: Vec<_> = measures.into_iter().map(|m| (String::new(), m)).collect();
    let mut figures = vec![Figure::new("own paragraphs, six languages", "row_exact", 1.0, exact)];
    figures.extend(Figure::lowest("own paragraphs, 15 pairs", "para_f1", Some(1.0), &named));
    figures
}

fn sentences(name: &str, lang: &str) -> Figure {
    let file = |end: &str| corpus_folder().join(format!("gold/en-{lang}.{end}"));
    let f1 = beads_f1(("en", lang), &[[file("en"), file(lang), file("beads.tsv")]]);
    Figure::new(name, "strict_f1", 0.98, f1)
}

fn outline(lang: &'static str) -> Vec<Figure> {
    let gold = corpus_folder().join(format!("gold/{lang}.outline.tsv"));
    outline_figures(&format!("own outline {lang}"), lang, &report_path(lang), &gold)
}

/// The figures of one outline.
pub(crate) fn outline_figures(
    name: &str,
    lang: &'static str,
    text: &std::path::Path,
    gold: &std::path::Path,
) -> Vec<Figure> {
    let aligned = Texts::read(&[(lang, text.to_owned())]).align().expect("a text");
    let scores = outline_scores(&read_outline(&read(gold)), &elements(&aligned.texts[0]));
    scores.iter().map(|s| Figure::new(name, s.kind, 1.0, s.f1)).collect()
}
