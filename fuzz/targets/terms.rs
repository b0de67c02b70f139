//! Glossaries: terms that show something, contexts that have them, the same with any number of threads.

use hexapla::Terms;
use hexapla::model::{Corpus, Glossary, Lang};
use unicode_normalization::UnicodeNormalization as _;

use super::Verdict;
use super::align::{texts, with_threads};

/// Two or three texts line by line; a line that is empty has no text in its language.
pub(super) fn glossary(data: &[u8]) -> Verdict {
    let langs = [Lang::EN, Lang::ZH, Lang::AR];
    let Some(texts) = texts(data, langs).filter(|texts| texts.len() > 1) else { return Verdict::Refused };
    let corpus = corpus(&texts);
    let [glossary, again] = with_threads(|| Terms::default().run(&corpus).value);
    assert_eq!(glossary, again, "threads change nothing");
    check(&glossary, &corpus);
    Verdict::Accepted
}

fn corpus(texts: &[(Lang, &str)]) -> Corpus {
    let lines: Vec<Vec<&str>> = texts.iter().map(|(_, text)| text.split('\n').collect()).collect();
    let columns: Vec<(Lang, &[&str])> =
        texts.iter().zip(&lines).map(|((lang, _), lines)| (*lang, lines.as_slice())).collect();
    Corpus::from_columns("seed", &columns)
}

fn check(glossary: &Glossary, corpus: &Corpus) {
    let chinese = corpus.langs.iter().position(|lang| *lang == Lang::ZH);
    let rows = |lang: usize| corpus.units.iter().filter_map(move |unit| unit.texts[lang].as_ref());
    // Capitals are those of the citation form.
    let dense = |text: &str| {
        text.nfc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect::<String>()
    };
    let written: Vec<String> = chinese.into_iter().flat_map(rows).map(|text| dense(&text.text)).collect();
    for entry in &glossary.entries {
        assert!((0.0..=1.0).contains(&entry.score), "score {}", entry.score);
        assert!(entry.sections[0].as_ref().is_some_and(|own| !own.terms.is_empty()), "a term of the pivot");
        for (lang, section) in entry.sections.iter().enumerate() {
            for term in section.iter().flat_map(|section| &section.terms) {
                assert!(
                    term.text.chars().any(char::is_alphanumeric),
                    "a term without letters: {:?}",
                    term.text
                );
                let is_there = || written.iter().any(|text| text.contains(&dense(&term.text)));
                assert!(Some(lang) != chinese || is_there(), "nothing is invented: {:?}", term.text);
            }
        }
        for context in &entry.contexts {
            for (lang, text) in context.texts.iter().enumerate() {
                let Some(text) = text else { continue };
                assert!(rows(lang).any(|row| row.text == text.text), "a context is the text of a row");
                let shown =
                    text.term.map(|term| text.text.get(term.range()).is_some_and(|shown| !shown.is_empty()));
                assert_ne!(shown, Some(false), "a context shows its term");
            }
        }
    }
}
