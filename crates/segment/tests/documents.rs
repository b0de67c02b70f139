//! Documents that are not reports: what their blocks are taken for.

use hexapla_model::{Block, BlockKind, Document, Lang, Location};
use hexapla_segment::Segmenter;

use BlockKind::{Heading, Other, Title};

/// A block as a reader gives it: of a heading its level.
fn block(n: u32, (kind, level, text): &(BlockKind, u8, &str)) -> Block {
    let mut block = Block::new(*text, Location { line: n + 1, page: None }, n);
    (block.kind, block.level, block.bounded) = (*kind, *level, true);
    block
}

/// What each block of a text is, with the level of headings and the anchor.
fn kinds(blocks: &[(BlockKind, u8, &str)]) -> Vec<String> {
    let blocks = (0..).zip(blocks).map(|(n, b)| block(n, b)).collect();
    let document = Document { id: "a".into(), symbol: None, lang: Lang::EN, path: "a.docx".into(), blocks };
    let text = Segmenter::new().segment(document).value;
    let shown = text.document.blocks.iter().map(|b| {
        let level = if b.kind == Heading { format!(" {}", b.level) } else { String::new() };
        let anchor = b.anchor.as_ref().map(|a| format!(" {a}")).unwrap_or_default();
        format!("{}{level}{anchor}", b.kind.as_str())
    });
    shown.collect()
}

fn plain(texts: &[&'static str]) -> Vec<(BlockKind, u8, &'static str)> {
    texts.iter().map(|text| (Other, 0, *text)).collect()
}

#[test]
fn a_letter_has_neither_masthead_nor_headings() {
    let letter = plain(&[
        "Acme Water Works",
        "12 Mill Lane",
        "Oxford",
        "3 March 2024",
        "Dear Ms Lee,",
        "Thank you for your letter. The pump will be repaired next week.",
        "Yours sincerely,",
        "John Miller",
    ]);
    assert_eq!(kinds(&letter), ["paragraph"; 8]);
}

#[test]
fn lines_without_stops_are_text() {
    let minutes = plain(&[
        "Minutes of the meeting of 4 May",
        "Present: Lee, Miller, Smith",
        "The pump was looked at",
        "It was found to be broken",
        "A new pump will be bought",
    ]);
    assert_eq!(kinds(&minutes), ["paragraph"; 5]);
}

#[test]
fn a_title_stands_above_text() {
    let story = plain(&["How the lake was found", "The lake lies in the north. Its water is clear."]);
    assert_eq!(kinds(&story), ["title", "paragraph"]);
}

#[test]
fn headings_of_an_agreement_are_no_masthead() {
    let agreement = [
        (Title, 0, "Agreement on the use of the lake", "title"),
        (Other, 0, "between the Town of Abingdon and the Acme Water Works", "paragraph"),
        (Heading, 1, "Scope", "heading 1"),
        (Other, 0, "This agreement covers all water.", "paragraph"),
        (Heading, 2, "Definitions", "heading 2"),
        (Other, 0, "Water is what is not salt.", "paragraph"),
        (Heading, 1, "Duties", "heading 1"),
        (Heading, 3, "Duties of the town", "heading 2"),
        (Other, 0, "The town counts", "paragraph"),
        (Other, 0, "the birds", "paragraph"),
        (Other, 0, "the fish", "paragraph"),
    ];
    assert_eq!(kinds(&agreement.map(|a| (a.0, a.1, a.2))), agreement.map(|a| a.3));
}

#[test]
fn the_title_of_a_report_is_no_masthead() {
    let report = [
        (Other, 0, "A/70/1"),
        (Other, 0, "Distr.: General"),
        (Title, 0, "Lakes"),
        (Title, 0, "Report of the Secretary-General on the state of the lakes"),
        (Other, 0, "1. The lakes are deep."),
    ];
    assert_eq!(kinds(&report), ["masthead", "masthead", "title", "title", "paragraph 1"]);
}

#[test]
fn labels_begin_anew_below_the_headings_that_the_file_nests() {
    let page = [
        (Heading, 1, "Rivers", "heading 1"),
        (Heading, 2, "A. Northern rivers", "heading 2 A"),
        (Other, 0, "They flow.", "paragraph"),
        (Heading, 2, "B. Southern rivers", "heading 2 B"),
        (Other, 0, "They flow too.", "paragraph"),
        (Heading, 1, "Canals", "heading 1"),
        (Heading, 2, "A. Northern canals", "heading 2 A"),
        (Other, 0, "Dug long ago.", "paragraph"),
        (Heading, 3, "Locks", "heading 3"),
        (Other, 0, "They hold water.", "paragraph"),
    ];
    assert_eq!(kinds(&page.map(|p| (p.0, p.1, p.2))), page.map(|p| p.3));
}
