use super::super::sheets::Sheets;
use super::*;
use crate::document::pdf::line::Frame;
use crate::document::pdf::{paragraph, region};

/// A line of 10 points: page, where it begins and ends, how far down, its text.
fn line(page: u32, start: f32, end: f32, base: f32, text: &str) -> Line {
    let second = text.find(' ').map(|at| start + 5.0 * at as f32 + 5.0);
    Line {
        page,
        start,
        end,
        base,
        number: base as u32,
        size: 10.0,
        first: 30.0,
        second,
        text: text.to_owned(),
        ..Line::default()
    }
}

fn read(pages: Vec<Vec<Line>>) -> Vec<Block> {
    let frames = pages.into_iter().map(|lines| Frame { page: lines[0].page, lines }).collect();
    let sheets = Sheets { frames, ..Sheets::default() };
    let measures = Measures::of(&sheets.frames);
    blocks(paragraph::parts(region::regions(sheets, &measures), &measures), &measures)
}

fn texts(lines: Vec<Line>) -> Vec<String> {
    read(vec![lines]).into_iter().map(|block| block.text).collect()
}

/// Justified text of eight lines that shows where the column is.
fn column(page: u32, from: f32) -> Vec<Line> {
    let base = |n: u8| from + 12.0 * f32::from(n);
    let mut lines: Vec<Line> = (0..7).map(|n| line(page, 50.0, 500.0, base(n), "word")).collect();
    lines.push(line(page, 50.0, 200.0, base(7), "end."));
    lines
}

#[test]
fn what_begins_a_paragraph() {
    let full = |base: f32, text: &str| line(1, 50.0, 500.0, base, text);
    let last = |base: f32, text: &str| line(1, 50.0, 300.0, base, text);
    for (lines, want) in [
        // A short line, a gap, a label.
        (vec![full(300.0, "a"), last(312.0, "b."), full(324.0, "C")], &["a b.", "C"][..]),
        (vec![full(300.0, "a"), full(312.0, "b"), full(330.0, "C")], &["a b", "C"]),
        (vec![full(300.0, "a"), full(312.0, "b."), full(324.0, "(c) d")], &["a b.", "(c) d"]),
        (vec![full(300.0, "a interna-"), full(312.0, "tional")], &["a international"]),
        // A number at the head of a line is not a label, and a sentence goes on over a gap.
        (vec![full(300.0, "about"), full(312.0, "15.000 victims")], &["about 15.000 victims"]),
        (vec![full(300.0, "for"), full(318.0, "instance²")], &["for instance²"]),
        // First lines that are indented.
        (
            vec![
                line(1, 70.0, 500.0, 300.0, "A"),
                full(312.0, "b"),
                line(1, 70.0, 500.0, 324.0, "C"),
                line(1, 70.0, 500.0, 336.0, "D"),
                full(348.0, "e"),
            ],
            &["A b", "C", "D e"],
        ),
        // Lines that hang after a label.
        (
            vec![
                line(1, 50.0, 300.0, 300.0, "1. Heading"),
                line(1, 65.0, 200.0, 312.0, "Goes on"),
                full(330.0, "x"),
            ],
            &["1. Heading Goes on", "x"],
        ),
    ] {
        let mut all = column(1, 100.0);
        all.extend(lines);
        assert_eq!(texts(all)[1..], *want);
    }
}

#[test]
fn pages_end_inside_paragraphs() {
    let note = |page: u32| Line { size: 8.0, ..line(page, 50.0, 200.0, 600.0, "2See A/69/1.") };
    let page = |page: u32| {
        let full = (0..8_u8).map(|n| line(page, 50.0, 500.0, 200.0 + 12.0 * f32::from(n), "word²"));
        full.chain([note(page)]).collect::<Vec<Line>>()
    };
    let found = read(vec![page(1), page(2), page(3)]);
    let shown: Vec<(BlockKind, usize)> = found.iter().map(|b| (b.kind, b.pieces.len())).collect();
    let note = BlockKind::Footnote;
    assert_eq!(shown, [(BlockKind::Paragraph, 24), (note, 1), (note, 1), (note, 1)]);
    assert_eq!(found[1].text, "² See A/69/1.");
    assert_eq!(found[0].locate(60).page, Some(2));
    assert_eq!(found[3].pieces[0].index, 3);
}

#[test]
fn kinds_by_their_place() {
    let mut lines = vec![
        line(1, 50.0, 250.0, 20.0, "A/RES/78/43"),
        line(1, 20.0, 120.0, 40.0, "Agenda item 9"),
        Line { size: 13.0, ..line(1, 50.0, 250.0, 60.0, "Measures to prevent floods") },
        line(1, 70.0, 180.0, 84.0, "The General Assembly,"),
    ];
    lines.extend(column(1, 102.0));
    lines.push(line(1, 20.0, 120.0, 220.0, "A. Heading that hangs"));
    lines.push(line(1, 50.0, 180.0, 240.0, "Not decided"));
    let kinds: Vec<BlockKind> = read(vec![lines]).iter().map(|block| block.kind).collect();
    let (mast, text) = (BlockKind::Masthead, BlockKind::Paragraph);
    let want = [mast, mast, BlockKind::Title, text, text, BlockKind::Heading, BlockKind::Other];
    assert_eq!(kinds, want);
}

#[test]
fn rows_keep_their_empty_cells() {
    let part = |text: &str| vec![line(1, 50.0, 90.0, 100.0, text)];
    let row = Row { cells: vec![vec![], part("a"), vec![], part("b")] };
    let block = table_row(&row, &Words::of(std::iter::empty())).unwrap();
    assert_eq!((block.text.as_str(), block.kind), ("\ta\t\tb", BlockKind::TableRow));
    assert_eq!(block.pieces.iter().map(|p| p.offset).collect::<Vec<_>>(), [0, 4]);
}

#[test]
fn lines_of_contents_stand_alone() {
    let full = |base: f32, text: &str| line(1, 50.0, 500.0, base, text);
    let lines = vec![
        full(100.0, "Contents"),
        full(112.0, "I. Lakes ........ 3"),
        full(124.0, "II. Rivers that rise in the spring"),
        full(136.0, "and fall in the autumn ........ 5"),
        full(148.0, "annexes ........ 9"),
    ];
    let want = [
        "Contents",
        "I. Lakes ........ 3",
        "II. Rivers that rise in the spring and fall in the autumn ........ 5",
        "annexes ........ 9",
    ];
    assert_eq!(texts(lines), want);
}
