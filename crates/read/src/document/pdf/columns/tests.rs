use super::*;
use crate::document::pdf::words::Word;

fn cell(text: &str, left: f32, right: f32, top: f32) -> Fragment {
    vec![Word { text: text.to_owned(), left, right, top, bottom: top + 10.0 }]
}

/// A line of text that opens with a word of two letters.
fn line(text: &str, left: f32, right: f32, top: f32) -> Fragment {
    let rest = cell("and some words behind it", left + 12.0, right, top);
    [cell(text, left, left + 10.0, top), rest].concat()
}

fn order(fragments: Vec<Fragment>, rtl: bool) -> Vec<Vec<String>> {
    let text = |fragment: &Fragment| fragment[0].text.clone();
    frames(fragments, rtl).iter().map(|frame| frame.iter().map(text).collect()).collect()
}

fn two_columns() -> Vec<Fragment> {
    let mut lines = vec![line("title", 60.0, 500.0, 10.0)];
    for n in 0..6_u8 {
        let top = 30.0 + 12.0 * f32::from(n);
        lines.push(line(&format!("b{n}"), 310.0, 530.0, top));
        lines.push(line(&format!("a{n}"), 60.0, 285.0, top));
    }
    lines.push(line("foot", 60.0, 530.0, 120.0));
    lines
}

#[test]
fn columns_one_after_the_other() {
    let a: Vec<String> = (0..6).map(|n| format!("a{n}")).collect();
    let b: Vec<String> = (0..6).map(|n| format!("b{n}")).collect();
    let one = |text: &str| vec![text.to_owned()];
    assert_eq!(order(two_columns(), false), [one("title"), a.clone(), b.clone(), one("foot")]);
    assert_eq!(order(two_columns(), true), [one("title"), b, a, one("foot")]);
}

#[test]
fn stretched_lines_come_in_parts() {
    let mut lines = Vec::new();
    for n in 0..6_u8 {
        let top = 30.0 + 12.0 * f32::from(n);
        // The gaps move from line to line.
        let moved = 11.0 * f32::from(n % 3);
        for (left, right) in
            [(60.0, 150.0 + moved), (170.0 + moved, 290.0), (310.0, 400.0 - moved), (420.0 - moved, 540.0)]
        {
            lines.push(line("word", left, right, top));
        }
    }
    let found = frames(lines, false);
    assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [12, 12]);
}

#[test]
fn lines_at_the_same_height_come_as_one() {
    let mut lines = Vec::new();
    for n in 0..8_u8 {
        let top = 30.0 + 12.0 * f32::from(n);
        let both = [line(&format!("a{n}"), 60.0, 285.0, top), line(&format!("b{n}"), 297.0, 530.0, top)];
        lines.push(both.concat());
    }
    let column = |name: &str| (0..8).map(|n| format!("{name}{n}")).collect::<Vec<_>>();
    assert_eq!(order(lines, false), [column("a"), column("b")]);
}

#[test]
fn a_table_is_no_columns() {
    let mut lines = Vec::new();
    for n in 0..8_u8 {
        let top = 30.0 + 12.0 * f32::from(n);
        lines.push(cell("Country", 60.0, 110.0, top));
        lines.push(cell("12", 400.0, 412.0, top));
    }
    assert_eq!(order(lines, false).len(), 1);
    // Cells that fill their columns.
    let mut lines = Vec::new();
    for n in 0..8_u8 {
        let top = 30.0 + 12.0 * f32::from(n);
        for (text, left) in
            [("Port of Lund", 60.0), ("New Zealand", 170.0), ("Planned", 290.0), ("2007", 400.0)]
        {
            lines.push(cell(text, left, left + 90.0, top));
        }
    }
    assert_eq!(order(lines, false).len(), 1);
    assert_eq!(order(vec![], false).len(), 0);
}
