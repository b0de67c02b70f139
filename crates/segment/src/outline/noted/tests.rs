use hexapla_model::{Lang, Location};

use super::super::shapes;
use super::*;

/// The labels of the notes among the lines, or nothing.
fn notes<'l>(lines: &[&'l str]) -> Vec<&'l str> {
    let block = |(n, text): (u32, &&str)| Block::new(*text, Location { line: n + 1, page: None }, n);
    let blocks: Vec<Block> = (0..).zip(lines).map(block).collect();
    let shapes = shapes(&blocks, crate::outline::labels(&blocks), Lang::EN);
    let label = |(shape, line): (&Shape, &&'l str)| {
        let label = shape.label.as_ref().filter(|l| l.readings.iter().any(|r| r.kind == StepKind::Note));
        label.map_or("", |l| l.span.of(line))
    };
    shapes.iter().zip(lines).map(label).collect()
}

#[test]
fn numbers_with_their_marks_are_notes() {
    for (lines, want) in [
        (&["1. They welcomed the treaty(1).", "2. They rose.", "(1) See FWB/1."][..], &["", "", "(1)"][..]),
        (&["1. Ils ont salué le traité(1).", "(1) Voir FWB/1."], &["", "(1)"]),
        (&["1. Acogieron el tratado (1).", "(1) Véase FWB/1."], &["", "(1)"]),
        (&["1. Они приветствовали договор(1).", "(1) См. FWB/1."], &["", "(1)"]),
        (&["1. 委员会欢迎该条约(1)。", "2. 会议结束。", "（1）见FWB/1。"], &["", "", "（1）"]),
        (
            &["1 - رحبت بالمعاهدة(1).", "(1) انظر FWB/1.", "2 - رحبت(2).", "(2) المرجع نفسه."],
            &["", "(1)", "", "(2)"],
        ),
        (&["1 - رحبت بالمعاهدة(١).", "(١) انظر FWB/1."], &["", "(١)"]),
        (&["The lake is deep.1 The river,2 too.", "1 See FWB/1.", "2 Ibid., para. 3."], &["", "1", "2"]),
        (&["Le lac est profond.1", "1 Voir FWB/1."], &["", "1"]),
        (&["Озеро глубокое1.", "1 См. FWB/1."], &["", "1"]),
        (
            &["The lake is deep [1]. So is the sea [2].", "[1] J. Lee, Lakes.", "[2] Seas."],
            &["", "[1]", "[2]"],
        ),
        (&["Le lac est profond1).", "1) Voir FWB/1."], &["", "1)"]),
        (&["The lake is deep.1,2 It is.", "1 See A.", "2 See B."], &["", "1", "2"]),
        // Numbers that begin again on each page.
        (&["It is deep.1", "1 See A.", "It is wide.1", "1 See B."], &["", "1", "", "1"]),
    ] {
        assert_eq!(notes(lines), want, "{lines:?}");
    }
}

#[test]
fn numbers_without_marks_are_none() {
    for lines in [
        &["1. They should:", "(1) See the lake;", "(2) Go home."][..],
        &["1. By rule 5(1) they should:", "(1) See the lake;", "(2) Go home."],
        &["By the law(1) and the act(2) they should:", "(1) See the lake;", "(2) Go home."],
        &["1. 根据第5条(1)款和第(2)项，", "(1) 见附件；", "(2) 见附录。"],
        &["It rose by 2.5 and CO2 by 1 km2.", "2 States signed it.", "5 See the annex."],
        &["See section 2.1", "1 See the annex."],
        &["They met (in rule1) there.", "1) See the annex."],
        &["The lake rose.", "1 See the annex."],
    ] {
        assert!(notes(lines).iter().all(|label| label.is_empty()), "{lines:?}");
    }
}
