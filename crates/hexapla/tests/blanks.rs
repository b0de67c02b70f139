//! Sentences that share a row keep the author's own blanks between them, from the file to the corpus.

use hexapla::{Hexapla, Source};
use proptest::prelude::*;

/// Blanks that authors leave between sentences.
const BLANKS: [&str; 6] = [" ", "  ", "\u{A0}", " \u{A0}", "\u{2009}", "   "];

const ENGLISH: [&str; 5] = [
    "The Conference met in Vienna in 2019.",
    "It elected its President by 31 votes.",
    "Forty-two States took part in the debate.",
    "The budget of US$ 5 million was adopted.",
    "Nobody asked for the floor.",
];

const FRENCH: [&str; 5] = [
    "La Conférence s’est réunie à Vienne en 2019.",
    "Elle a élu son président par 31 voix.",
    "Quarante-deux États ont participé au débat.",
    "Le budget de 5 millions de dollars a été adopté.",
    "Nul n’a demandé la parole.",
];

/// One paragraph: some of `sentences` in their order, each but the last with blanks after it.
fn paragraph(sentences: [&'static str; 5]) -> impl Strategy<Value = String> {
    let blank = prop::sample::select(BLANKS.to_vec());
    (prop::sample::subsequence(sentences.to_vec(), 1..=5), prop::collection::vec(blank, 5)).prop_map(
        |(sentences, blanks)| {
            let pieces: String = sentences.iter().zip(blanks).flat_map(|(s, blank)| [*s, blank]).collect();
            pieces.trim_end().to_owned()
        },
    )
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn rows_hold_the_text_of_the_file(english in paragraph(ENGLISH), french in paragraph(FRENCH)) {
        let sources = [Source::text("a.en.txt", format!("1. {english}")), Source::text("a.fr.txt", format!("1. {french}"))];
        let corpus = Hexapla::new().align(&sources).unwrap().value;
        for (column, whole) in [&english, &french].into_iter().enumerate() {
            let mut all = String::new();
            for text in corpus.units.iter().filter_map(|unit| unit.texts[column].as_ref()) {
                prop_assert!(whole.contains(&text.text), "{:?} is not in {whole:?}", text.text);
                all.push_str(&text.text);
            }
            prop_assert_eq!(without_blanks(&all), without_blanks(whole));
        }
    }
}
