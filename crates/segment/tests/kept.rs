//! Labels never cost a character: what is set apart and what is left are the block as it was read.

use hexapla_model::{Block, Document, Lang, Location};
use hexapla_segment::Segmenter;
use proptest::prelude::*;

fn segmented(lines: &[String]) -> Vec<Block> {
    let block =
        |(n, text): (u32, &String)| Block::new(text.as_str(), Location { line: n + 1, page: None }, n);
    let blocks = (0..).zip(lines).map(block).collect();
    let document = Document { id: "a".into(), symbol: None, lang: Lang::EN, path: "a.txt".into(), blocks };
    Segmenter::new().segment(document).value.document.blocks
}

/// Whether nobody sees `c`.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Asserts that each block is label, blanks and text, character for character, and that all blocks together have the
/// characters of the lines. Controls of direction that enclose label and text are part of the label.
fn assert_kept(lines: &[String]) {
    let blocks = segmented(lines);
    for block in &blocks {
        let Some(label) = block.label else {
            assert_eq!(block.body(), block.text.trim_start());
            continue;
        };
        let printed = block.label_text();
        let head = block.text[..label.end as usize].trim_start();
        let behind = printed.strip_prefix(head).expect("all before the text");
        assert!(
            behind.chars().all(|c| matches!(c, '\u{202C}' | '\u{2069}') || c.is_whitespace()),
            "{block:?}"
        );
        let blanks = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        assert_eq!(blanks(&[head, block.body(), behind].concat()), blanks(&block.text), "{block:?}");
        assert!(block.text.contains(block.body()) && block.text.trim().starts_with(head), "{block:?}");
        assert!(printed.chars().any(|c| !is_unseen(c)), "{block:?}");
    }
    let sorted = |texts: Vec<&str>| {
        let mut all: Vec<char> = texts.concat().chars().filter(|c| !c.is_whitespace()).collect();
        all.sort_unstable();
        all
    };
    let given = sorted(lines.iter().map(String::as_str).collect());
    assert_eq!(sorted(blocks.iter().map(|b| b.text.as_str()).collect()), given, "{lines:?}");
}

/// A label put together from its parts, or nearly one.
fn label() -> impl Strategy<Value = String> {
    let unseen = || {
        prop::sample::select(vec![
            "", "", "", "\u{200B}", "\u{202B}", "\u{202C}", "\u{200F}", "\u{AD}", "\u{2069}",
        ])
    };
    let word = prop::sample::select(vec![
        "",
        "",
        "",
        "Article ",
        "Art. ",
        "Paragraph ",
        "OP",
        "№ ",
        "N° ",
        "§",
        "الفقرة ",
        "п. ",
        "第",
        "Section ",
        "规则",
        "Recommendation ",
        "建议",
        "التوصية ",
    ]);
    let open = prop::sample::select(vec!["", "", "(", "[", "（", "'", ".", "-", ")"]);
    let numeral = prop::sample::select(vec![
        "1", "2", "3", "12", "1998", "٣", "๒", "१", "b", "с", "I", "iv", "II", "二", "⒈", "⑵", "أ", "1.2",
        "premier", "¹", "*",
    ]);
    let rank = prop::sample::select(vec!["", "", "", "º", "°", " bis", " бис", " مكررا", "之二", "段", "条"]);
    let close = prop::sample::select(vec![
        "", ".", ")", "]", "）", " -", ".-", ".)", "）、", " –", ":", "/", "°)", ".—", ")-", "۔", "\t", "'",
        "(",
    ]);
    (unseen(), open, word, numeral, unseen(), rank, close, unseen())
        .prop_map(|(a, b, c, d, e, f, g, h)| format!("{a}{b}{c}{d}{e}{f}{g}{h}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn labels_cost_no_character(
        lines in prop::collection::vec((label(), "[ \u{200B}\u{202B}]{0,2}", "[A-Za-zа-я流域ا-ي .;:\u{200B}\u{202C}]{0,30}"), 1..9)
    ) {
        let lines = lines.into_iter().map(|(label, blank, text)| format!("{label}{blank}{text}").trim().to_owned());
        assert_kept(&lines.filter(|line| !line.is_empty()).collect::<Vec<_>>());
    }

    #[test]
    fn any_text_costs_no_character(lines in prop::collection::vec("\\PC{1,40}", 1..6)) {
        let lines: Vec<String> = lines.into_iter().map(|line| line.trim().to_owned()).collect();
        // The targets of links are not text.
        let is_text = |line: &String| !line.is_empty() && !line.contains("](");
        assert_kept(&lines.into_iter().filter(is_text).collect::<Vec<_>>());
    }
}

#[test]
fn labels_of_any_length_take_no_time() {
    let long = |part: &str| part.repeat(100_000);
    let texts = [
        long("1"),
        long("1."),
        long("(1)"),
        long("\u{200B}"),
        long("1\u{200B}"),
        long("\u{202B}1"),
        long("I"),
        long("一"),
        long("№ "),
        long(".-"),
        long("§"),
        long("[1"),
        long("1 - "),
        long("(a) – "),
        long("Article "),
        long("Recommendation "),
        long("Recommendation 1"),
        long("AP1"),
        long("(1) (a) "),
        long("1)"),
        long("\u{202C}"),
    ];
    assert_kept(&texts);
    assert_kept(&vec!["[1] a".to_owned(); 20_000]);
    assert_kept(&vec!["A. Lee spoke.".to_owned(); 20_000]);
    assert_kept(&(0..20_000).map(|n| format!("Recommendation {n}: a")).collect::<Vec<_>>());
    assert_kept(&(0..20_000).map(|n| ["(1) a", "(a) b", "(2) c"][n % 3].to_owned()).collect::<Vec<_>>());
    // Paragraphs that share a line are looked for after each stop.
    assert_kept(&["1. A. \u{200B}".to_owned() + &"2. \u{200B}a. ".repeat(10_000)]);
    let counted: String = (1..10_000).map(|n| format!("{n}. A. ")).collect();
    assert_kept(&[counted]);
    assert_kept(&(0..10_000).map(|n| format!("Article {}", n % 3)).collect::<Vec<_>>());
}
