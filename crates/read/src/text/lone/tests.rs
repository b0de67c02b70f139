use super::*;

fn joined(lines: &[&str], bare: Bare) -> Vec<String> {
    let location = hexapla_model::Location { line: 1, page: None };
    let blocks = lines.iter().map(|text| Block::new(*text, location, 0)).collect();
    join(blocks, bare).into_iter().map(|block| block.text).collect()
}

#[test]
fn numbers_are_put_before_their_text() {
    for (lines, want) in [
        (&["1.", "It is deep.", "2.", "It is wide."][..], &["1. It is deep.", "2. It is wide."][..]),
        (&["1)", "Il est profond.", "2)", "Il est large."], &["1) Il est profond.", "2) Il est large."]),
        (&["(a)", "Es hondo;", "(b)", "Es ancho."], &["(a) Es hondo;", "(b) Es ancho."]),
        (&["I.", "Озера", "1.", "Они глубокие."], &["I. Озера", "1. Они глубокие."]),
        (&["一、", "湖泊", "1.", "湖泊很深。"], &["一、湖泊", "1. 湖泊很深。"]),
        (&["١ -", "البحيرة عميقة.", "٢ -", "النهر طويل."], &["١ - البحيرة عميقة.", "٢ - النهر طويل."]),
        (&["Article 3", "It is deep."], &["Article 3", "It is deep."]),
        (&["第三条", "湖泊很深。"], &["第三条", "湖泊很深。"]),
        // A paragraph without text, and another number.
        (&["1.", "2. It is wide."], &["1.", "2. It is wide."]),
        (&["1.", "(a) It is deep;"], &["1.", "(a) It is deep;"]),
        (&["1.", "J. Lee spoke."], &["1. J. Lee spoke."]),
        (&["1", "It is deep.", "2", "It is wide."], &["1 It is deep.", "2 It is wide."]),
        // Pages and cells.
        (&["It is", "1", "deep and", "2", "wide."], &["It is", "1", "deep and", "2", "wide."]),
        (&["1", "Chad", "2", "Mali"], &["1", "Chad", "2", "Mali"]),
        (&["It rose by", "12", "per cent."], &["It rose by", "12", "per cent."]),
    ] {
        assert_eq!(joined(lines, Bare::Lines), want, "{lines:?}");
    }
    let lines = ["1", "Chad", "2", "Mali"];
    assert_eq!(joined(&lines, Bare::Elements), ["1 Chad", "2 Mali"]);
}

#[test]
fn numbers_that_stand_alone() {
    for (text, want) in [
        ("12.", Some(Lone::Marked(Some(12)))),
        ("(a)", Some(Lone::Marked(Some(1)))),
        ("iv)", Some(Lone::Marked(Some(4)))),
        ("[3]", Some(Lone::Marked(Some(3)))),
        ("§ 5", Some(Lone::Worded)),
        ("（二）", Some(Lone::Marked(Some(0)))),
        ("١٢.", Some(Lone::Marked(Some(12)))),
        ("б)", Some(Lone::Marked(Some(0)))),
        ("1.2", Some(Lone::Marked(None))),
        ("1.2.3.", Some(Lone::Marked(None))),
        ("OP1", Some(Lone::Worded)),
        ("第1段", Some(Lone::Worded)),
        ("Paragraph 12:", Some(Lone::Worded)),
        ("الفقرة 1", Some(Lone::Worded)),
        ("Article 3", None),
        ("12", Some(Lone::Bare(12))),
        ("2024", None),
        ("-5", None),
        (".5", None),
        ("/ 3", None),
        ("a", None),
        ("Yes.", None),
        ("No.", None),
        ("Q:", None),
        ("mix.", None),
        ("12 %", None),
        ("1.234.567", None),
        ("", None),
    ] {
        assert_eq!(Lone::of(text), want, "{text}");
    }
}
