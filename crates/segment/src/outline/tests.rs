use super::*;
use hexapla_model::Location;

fn outline(blocks: &[Block]) -> Vec<Outlined> {
    let shapes = shapes(blocks, labels(blocks), Lang::EN);
    read(blocks, &shapes, front(blocks, &shapes))
}

fn block(line: u32, text: &str) -> Block {
    Block::new(text, Location { line, page: None }, line - 1)
}

#[test]
fn a_footnote_with_another_label_has_no_mark() {
    let mut blocks =
        [block(1, "1. The basin is dry.¹"), block(2, "1.1. See the annex."), block(3, "1001. See")];
    for note in &mut blocks[1..] {
        note.kind = BlockKind::Footnote;
    }
    let found = outline(&blocks);
    assert!(found[1..].iter().all(|o| o.role == Role::Note && o.anchor.is_none()), "{found:?}");
}

#[test]
fn numbers_that_look_like_years_count_when_the_count_reaches_them() {
    let last = |numbers: &[u32]| {
        let text = |n: &u32| format!("{n}. The basin is shared by four States, which met.");
        let blocks: Vec<Block> = (1..).zip(numbers).map(|(line, n)| block(line, &text(n))).collect();
        let read = outline(&blocks);
        let anchors: Vec<String> =
            read.iter().filter_map(|o| o.anchor.as_ref()).map(Anchor::to_string).collect();
        (anchors.len(), anchors.last().cloned().unwrap_or_default())
    };
    let count: Vec<u32> = (1..=2_300).collect();
    assert_eq!(last(&count), (2_300, "2300".to_owned()));
    // Paragraphs at the border were lost.
    let count: Vec<u32> = (1_790..=1_900).filter(|n| !(1_799..=1_801).contains(n)).collect();
    assert_eq!(last(&count), (108, "1900".to_owned()));
    // A year that opens a sentence does not belong to the count.
    assert_eq!(last(&[1, 2, 3, 2023, 4]), (4, "4".to_owned()));
    assert_eq!(last(&[1795, 1796, 1797, 2023, 1798]), (4, "1798".to_owned()));
}

#[test]
fn a_long_document_is_counted_to_its_end() {
    let text = |n: u32| match n % 4 {
        0 => format!("{}. The basin is shared by four States, which met.", n / 4),
        1 => "(a) Floods;".to_owned(),
        2 => "Data exchange".to_owned(),
        _ => "A paragraph that has no number is here.".to_owned(),
    };
    let blocks: Vec<Block> = (4..20_000).map(|n| block(n - 3, &text(n))).collect();
    let last = outline(&blocks).into_iter().rev().find(|o| o.kind == Some(StepKind::Paragraph));
    assert_eq!(last.and_then(|o| o.anchor).map(|a| a.to_string()).as_deref(), Some("4999"));
}
