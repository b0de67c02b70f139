use super::*;

fn joined(known: &str, first: &str, second: &str) -> String {
    let known = Line { text: known.to_owned(), ..Line::default() };
    let mut text = first.to_owned();
    Words::of([known].iter()).push(&mut text, second);
    text
}

#[test]
fn hyphens_stay_where_no_word_is_broken() {
    // 98 lines, and two of which the first ends in a hyphen.
    let joined = |known: &str, first: &str, second: &str| {
        let mut texts = vec!["une ligne du rapport"; 97];
        texts.extend([known, first, second]);
        let lines = texts.iter().map(|text| Line { text: (*text).to_owned(), ..Line::default() });
        let lines: Vec<Line> = lines.collect();
        let mut text = first.to_owned();
        Words::of(lines.iter()).push(&mut text, second);
        text
    };
    for (known, first, second, want) in [
        ("", "il faudra peut-", "être attendre", "il faudra peut-être attendre"),
        ("", "в каком-", "либо году", "в каком-либо году"),
        ("international", "the interna-", "tional year", "the international year"),
    ] {
        assert_eq!(joined(known, first, second), want);
    }
    let broken = Line { text: "восста-".to_owned(), ..Line::default() };
    let next = Line { text: "навливаются".to_owned(), ..Line::default() };
    let lines: Vec<Line> = (0..60).flat_map(|_| [broken.clone(), next.clone()]).collect();
    assert!(!Words::of(lines.iter()).unbroken, "where lines often end so, words are broken");
}

#[test]
fn hyphens_stay_where_words_are_broken_by_another_sign() {
    let texts = [
        "des res\u{AD}",
        "sources en\u{AD}",
        "core plus li\u{AD}",
        "mitées, à sa quatre-vingt-",
        "deuxième session",
    ];
    let lines = texts.map(|text| Line { text: text.to_owned(), ..Line::default() });
    let joined = |lines: &[Line]| {
        let words = Words::of(lines.iter());
        lines.iter().fold(String::new(), |mut text, line| {
            words.push(&mut text, &line.text);
            text
        })
    };
    assert_eq!(joined(&lines), "des ressources encore plus limitées, à sa quatre-vingt-deuxième session");
    assert_eq!(joined(&lines[3..]), "mitées, à sa quatre-vingtdeuxième session");
}

#[test]
fn lines_become_one() {
    for (known, first, second, want) in [
        ("the cooperation", "interna-", "tional", "international"),
        ("cooperation", "the co-", "operation of", "the cooperation of"),
        ("co-operation", "the co-", "operation of", "the co-operation of"),
        ("capacity and building", "for capacity-", "building in", "for capacity-building in"),
        ("", "Guinea-", "Bissau", "Guinea-Bissau"),
        ("", "восста-", "навливаются", "восстанавливаются"),
        ("c'est-à-dire", "c'est-à-", "dire que", "c'est-à-dire que"),
        ("", "a\u{AD}", "b", "ab"),
        ("государства участники", "государства-", "участника", "государства-участника"),
        ("", "www.example.org/model-", "clauses", "www.example.org/model-clauses"),
        ("", "the years 2025–", "2028", "the years 2025–2028"),
        ("", "see A/RES/", "70/1", "see A/RES/70/1"),
        ("FWB/COP/2026/L.2", "体现在 F", "WB/COP/2026/L.2 号", "体现在 FWB/COP/2026/L.2 号"),
        ("", "he said –", "and left", "he said – and left"),
        ("于 2024 年", "先后于", "2024 年", "先后于 2024 年"),
        ("于2024年", "先后于", "2024年", "先后于2024年"),
        ("于 2024 年", "第一届，", "2024 年", "第一届，2024 年"),
        ("", "报告", "称", "报告称"),
        ("", "the", "report", "the report"),
    ] {
        assert_eq!(joined(known, first, second), want);
    }
}
