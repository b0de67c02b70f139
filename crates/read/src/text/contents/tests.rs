use super::*;

fn blocks(lines: &[&str]) -> Vec<Block> {
    let location = hexapla_model::Location { line: 1, page: None };
    lines.iter().map(|text| Block::new(*text, location, 0)).collect()
}

/// The lines of contents among the lines.
fn marked(lines: &[&str]) -> Vec<String> {
    let mut typed = blocks(lines);
    mark(&mut typed, Leaders::Typed);
    mark_columns(&mut typed);
    mark_blanks(&mut typed);
    let mut drawn = typed.clone();
    mark(&mut drawn, Leaders::Drawn);
    let contents = drawn.into_iter().zip(typed).filter(|(_, typed)| typed.kind == BlockKind::Contents);
    contents.map(|(drawn, _)| drawn.text.replace('\t', "|")).collect()
}

#[test]
fn few_dots_lead_where_others_do() {
    for (lines, want) in [
        (&["I. Lakes ... 3", "II. Rivers ... 4"][..], &["I. Lakes|3", "II. Rivers|4"][..]),
        (&["I. Lacs . . . 3", "II. Fleuves . . . . 4"], &["I. Lacs|3", "II. Fleuves|4"]),
        (&["一、湖泊…3", "二、河流…4"], &["一、湖泊|3", "二、河流|4"]),
        (&["أولا - البحيرات ... ٣", "ثانيا - الأنهار ... ٤"], &["أولا - البحيرات|٣", "ثانيا - الأنهار|٤"]),
        (&["Озера … 3", "Реки … 4"], &["Озера|3", "Реки|4"]),
        (&["Introduction _____ 3", "It is deep."], &["Introduction|3"]),
        (&["They went on ... 3", "It is deep."], &[]),
        (&["And so on... 3", "And on... 4"], &[]),
    ] {
        assert_eq!(marked(lines), want, "{lines:?}");
    }
}

#[test]
fn columns_lead_to_pages() {
    let lines = ["I.\tLakes\t3", "A.\tDepth\t4", "II.\tRivers\t9"];
    let want = ["I.|Lakes|3", "A.|Depth|4", "II.|Rivers|9"];
    for caption in ["Contents", "Table des matières", "ÍNDICE", "Содержание", "المحتويات", "目 录"]
    {
        assert_eq!(marked(&[&[caption, "Page"], &lines[..]].concat()), want, "{caption}");
    }
    for (caption, first, second) in [
        ("Contents", "I.\tIntroduction\t1", "II.\tFindings\t3"),
        ("Sommaire", "I.\tIntroduction\t1", "II.\tConstatations\t3"),
        ("Índice", "1.\tLagos\t2", "2.\tRíos\t2"),
        ("Содержание", "а)\tОзера\t2", "б)\tРеки\t5"),
        ("المحتويات", "أولا -\tالبحيرات\t٢", "ثانيا -\tالأنهار\t٤"),
        ("目录", "一、\t湖泊\t2", "二、\t河流\t4"),
    ] {
        assert_eq!(marked(&[caption, first, second]).len(), 2, "{caption}");
        let mut rows = blocks(&[caption, first, second]);
        mark_tabs(&mut rows);
        assert!(rows[1..].iter().all(|row| row.kind == BlockKind::Contents), "{caption}");
    }
    assert!(marked(&["Lakes", "I.\tDepth\t1", "II.\tWidth\t3"]).is_empty());
    // Without a heading the titles come back.
    let text = ["I. Lakes", "They are deep.", "II. Rivers", "They are long."];
    assert_eq!(marked(&[&lines[..], &text].concat()), want);
    let lines = ["Lakes    1–2    3", "Rivers    3–4    4", "Seas    5    6", "Lakes", "Rivers"];
    assert_eq!(marked(&lines), lines[..3]);
    // A blank leads where the titles come back.
    let lines = ["Contents", "I. Lakes 3", "II. Rivers 4", "I. Lakes", "They are deep.", "II. Rivers"];
    assert_eq!(marked(&lines), ["I. Lakes 3", "II. Rivers 4"]);
    assert!(marked(&["Contents", "Box A holds 3", "Box B holds 4", "They were sold."]).is_empty());
    assert!(marked(&lines[1..]).is_empty());
    // Tables.
    assert!(marked(&["Lake\t3", "River\t4", "Sea\t5", "They are deep."]).is_empty());
    assert!(marked(&["Contents", "Lake\t3", "River\t4"]).is_empty());
    assert!(marked(&["Contents", "Lake\t9", "River\t4", "Sea\t5"]).is_empty());
}

#[test]
fn lines_of_contents() {
    for (text, want) in [
        ("1. Introduction ........ 3", Some("1. Introduction|3")),
        ("II. Opening of the session\t. . . . . . . . 12–15\t4", Some("II. Opening of the session|12–15 4")),
        ("一、导言……………3", Some("一、导言|3")),
        ("أولا - مقدمة ......... ٣", Some("أولا - مقدمة|٣")),
        ("Annexe. Liste des lacs _____ iv", Some("Annexe. Liste des lacs|iv")),
        ("And so on... 3", None),
        ("Name: ..............", None),
        ("Signed ............ on the shore of the lake", None),
        ("......... 3", None),
        ("The level rose to 3.", None),
    ] {
        let found = entry(text).map(|(title, page)| format!("{title}|{page}"));
        assert_eq!(found.as_deref(), want, "{text}");
    }
}
