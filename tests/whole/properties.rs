//! What must hold for any text: no line is lost, no sentence is lost, nothing panics.

use std::collections::BTreeMap;

use hexapla::model::{BlockKind, Corpus, Level};
use hexapla_tests::{Aligned, Texts, read, report_path};
use proptest::prelude::*;

/// Words of a few scripts that the languages use, and marks.
const WORDS: [(&str, &[&str]); 4] = [
    (
        "en",
        &[
            "basin",
            "The",
            "States",
            "parties",
            "12.5",
            "para. 5",
            "2024",
            "A/RES/70/1",
            "water.",
            "(see",
            "it)",
            "¹",
            "?",
        ],
    ),
    (
        "fr",
        &[
            "bassin",
            "Les",
            "États",
            "parties",
            "12,5",
            "par. 5",
            "2024",
            "A/RES/70/1",
            "eau.",
            "(voir",
            "!",
            "¹",
            "1 200",
        ],
    ),
    (
        "ru",
        &[
            "бассейн",
            "Государства",
            "г.",
            "п. 5",
            "2024",
            "A/RES/70/1",
            "вода.",
            "(см.",
            "¹",
            "1 200",
            "«да»",
        ],
    ),
    ("zh", &["流域", "缔约国", "第5段", "2024年", "A/RES/70/1", "水。", "（见", "¹", "１２", "1.2万", "；"]),
];

const LABELS: [&str; 26] = [
    "",
    "",
    "",
    "1. ",
    "2. ",
    "3. ",
    "4. ",
    "7. ",
    "12. ",
    "I. ",
    "II. ",
    "A. ",
    "B. ",
    "(a) ",
    "(b) ",
    "b) ",
    "(i) ",
    "¹ ",
    "* ",
    "一. ",
    "（一）",
    "12 - ",
    "٣ - ",
    "Article 3 ",
    "第三条 ",
    "5 bis. ",
];

fn line(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    let label = prop::sample::select(&LABELS[..]);
    let words = prop::collection::vec(prop::sample::select(words), 1..14);
    let head = prop::bool::weighted(0.04);
    (label, words, head).prop_map(|(label, words, head)| match head {
        true => "V.26-04711 (C)".to_owned(),
        false => format!("{label}{}", words.join(" ")),
    })
}

/// Two or three versions of a document of a few lines.
fn texts() -> impl Strategy<Value = Texts> {
    let version = |(lang, words): (&'static str, &'static [&'static str])| {
        prop::collection::vec(line(words), 1..16)
            .prop_map(move |lines| (lang.to_owned(), lines.join("\n\n") + "\n"))
    };
    (2usize..=4)
        .prop_flat_map(move |n| WORDS[..n].iter().copied().map(version).collect::<Vec<_>>())
        .prop_map(Texts)
}

/// How often each line of `lang` is in a row.
fn covered(corpus: &Corpus, column: usize) -> BTreeMap<u32, usize> {
    let mut times = BTreeMap::new();
    for text in corpus.units.iter().filter_map(|u| u.texts[column].as_ref()) {
        text.lines.iter().for_each(|n| *times.entry(*n).or_default() += 1);
    }
    times
}

/// Each line is in a row: one of the pivot in a single one, one of another language in two where a row cuts its paragraph.
fn every_line_is_in_a_row(texts: &Texts, aligned: &Aligned) -> Result<(), TestCaseError> {
    let corpus = aligned.corpus(Level::Paragraph);
    for (column, (lang, _)) in texts.0.iter().enumerate() {
        let mut times = covered(&corpus, column);
        let blocks = &aligned.texts[column].document.blocks;
        for head in blocks.iter().filter(|b| b.kind == BlockKind::RunningHead) {
            head.pieces.iter().for_each(|p| *times.entry(p.index).or_default() += 1);
        }
        let lines = texts.lines(lang).len() as u32;
        prop_assert!(times.keys().copied().eq(0..lines), "lines of {}: {:?}", lang, times);
        prop_assert!(column > 0 || times.values().all(|n| *n == 1), "lines of {}: {:?}", lang, times);
    }
    every_letter_is_in_a_row(&corpus, texts, aligned)
}

/// Whether `part` holds nothing that is not in `whole`, each as often; both are sorted.
fn is_within(part: &[char], whole: &[char]) -> bool {
    let mut whole = whole.iter();
    part.iter().all(|c| whole.any(|other| other == c))
}

fn every_sentence_is_in_one_row(texts: &Texts, aligned: &Aligned) -> Result<(), TestCaseError> {
    let corpus = aligned.corpus(Level::Sentence);
    for (column, (lang, _)) in texts.0.iter().enumerate() {
        let rows = || corpus.units.iter().filter_map(|u| u.texts[column].as_ref());
        let segments = aligned.texts[column].segments.len();
        prop_assert_eq!(rows().map(|t| t.pieces as usize).sum::<usize>(), segments, "{}", lang);
    }
    every_letter_is_in_a_row(&corpus, texts, aligned)
}

/// The rows hold the letters of all sentences, each as often, and nothing else but labels.
fn every_letter_is_in_a_row(corpus: &Corpus, texts: &Texts, aligned: &Aligned) -> Result<(), TestCaseError> {
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        letters.sort_unstable();
        letters
    };
    for (column, (lang, _)) in texts.0.iter().enumerate() {
        let segmented = &aligned.texts[column];
        let rows = corpus.units.iter().filter_map(|u| u.texts[column].as_ref());
        let in_rows: String = rows.map(|t| t.text.as_str()).collect();
        let mut in_text: String = (0..segmented.segments.len()).map(|n| segmented.segment_text(n)).collect();
        prop_assert!(
            is_within(&letters(&in_text), &letters(&in_rows)),
            "{}: {} in {}",
            lang,
            in_text,
            in_rows
        );
        // A row may have its labels.
        segmented.document.blocks.iter().for_each(|block| in_text += &block.label_text());
        prop_assert!(
            is_within(&letters(&in_rows), &letters(&in_text)),
            "{}: {} in {}",
            lang,
            in_rows,
            in_text
        );
    }
    Ok(())
}

/// Sections of our report that moved: from this line on, so many, to that line.
const MOVES: [(usize, usize, usize); 6] =
    [(7, 34, 56), (195, 29, 126), (141, 15, 88), (25, 35, 174), (54, 14, 66), (34, 37, 134)];

fn with_moves(lang: &str, moves: &[(usize, usize, usize)]) -> String {
    let text = read(report_path(lang));
    let mut lines: Vec<&str> = text.lines().collect();
    for (from, count, to) in moves {
        let block: Vec<&str> = lines.drain(*from..*from + *count).collect();
        lines.splice(*to..*to, block);
    }
    lines.join("\n")
}

#[test]
fn sentences_of_moved_sections_are_in_one_row() {
    let whole = |lang: &str| (lang.to_owned(), with_moves(lang, &[]));
    let moved = |lang: &str, moves: &[(usize, usize, usize)]| (lang.to_owned(), with_moves(lang, moves));
    for texts in [
        [whole("ru"), moved("fr", &MOVES[..3]), whole("zh")],
        [whole("fr"), moved("en", &MOVES[3..4]), moved("zh", &MOVES[4..])],
        [whole("en"), moved("ar", &MOVES[1..4]), moved("es", &MOVES[4..])],
    ] {
        let texts = Texts(texts.to_vec());
        let aligned = texts.align().expect("texts");
        every_sentence_is_in_one_row(&texts, &aligned).expect("each sentence once");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost(texts in texts()) {
        let aligned = texts.align().expect("texts with words");
        every_line_is_in_a_row(&texts, &aligned)?;
        every_sentence_is_in_one_row(&texts, &aligned)?;
    }

    #[test]
    fn the_same_text_gives_the_same_rows(texts in texts()) {
        let rows = || texts.align().expect("texts with words").corpus(Level::Sentence);
        prop_assert_eq!(rows(), rows());
    }

    #[test]
    fn arbitrary_text_never_panics(source in any::<String>(), target in ".{0,200}(\n.{0,200}){0,8}") {
        let texts = Texts(vec![("en".to_owned(), source), ("ar".to_owned(), target)]);
        if let Ok(aligned) = texts.align() {
            let _ = aligned.lines();
            every_sentence_is_in_one_row(&texts, &aligned)?;
        }
    }

    /// One paragraph of twelve is taken out of the target: its counterpart is left alone, and that is reported.
    #[test]
    fn a_deleted_paragraph_is_an_orphan(gone in 1usize..11) {
        let english = |n: usize| format!("{}. The Committee met {} times in {} and adopted decision {n}/3.", n + 1, 3 * n + 2, 2003 + n);
        let french = |n: usize| format!("{}. Le Comité s'est réuni {} fois en {} et a adopté la décision {n}/3.", n + 1, 3 * n + 2, 2003 + n);
        let source: Vec<String> = (0..12).map(english).collect();
        let target: Vec<String> = (0..12).filter(|n| *n != gone).map(french).collect();
        let mut texts = Texts(vec![("en".to_owned(), String::new()), ("fr".to_owned(), String::new())]);
        texts.set_lines("en", &source);
        texts.set_lines("fr", &target);
        let aligned = texts.align().expect("texts");
        let corpus = aligned.corpus(Level::Paragraph);
        let alone: Vec<usize> = corpus.units.iter().enumerate().filter(|(_, u)| u.texts[1].is_none()).map(|(n, _)| n).collect();
        prop_assert_eq!(alone, vec![gone]);
        let message = format!("paragraph {} of en has no counterpart in fr", gone + 1);
        prop_assert!(aligned.diagnostics.iter().any(|d| d.message == message), "not reported: {}", message);
    }
}
