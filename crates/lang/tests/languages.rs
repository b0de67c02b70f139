//! Short texts under wrong names: nearly all are seen, and none is taken for another under its own name.

use hexapla_lang::detect::{contradicted, detect_language};
use hexapla_model::Lang;

const TEXTS: &str = include_str!("languages.tsv");

/// How many of the texts may go unseen.
const MISSED: usize = 2;

/// The language of each text, the one that is said, and the text.
fn texts() -> Vec<(Lang, Lang, &'static str)> {
    let lines = TEXTS.lines().filter(|line| !line.starts_with('#'));
    let row = |line: &'static str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let lang = |n: usize| Lang::parse(cells[n]).expect("a language");
        (lang(0), lang(1), cells[2])
    };
    lines.map(row).collect()
}

#[test]
fn wrong_languages_are_seen() {
    let texts = texts();
    let missed: Vec<_> =
        texts.iter().filter(|(lang, said, text)| contradicted(*said, text) != Some(*lang)).collect();
    assert_eq!(texts.len(), 60);
    assert!(missed.len() <= MISSED, "{missed:#?}");
}

#[test]
fn right_languages_are_left_alone() {
    for (lang, _, text) in texts() {
        assert_eq!(contradicted(lang, text), None, "{lang}: {text}");
    }
}

#[test]
fn languages_are_detected() {
    let wrong: Vec<_> =
        texts().into_iter().filter(|(lang, _, text)| detect_language(text) != Some(*lang)).collect();
    assert!(wrong.len() <= MISSED, "{wrong:#?}");
}
