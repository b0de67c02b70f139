use super::*;

fn level(format: &str, text: &str) -> Level {
    let format = NumberFormat::from_name(format, None).unwrap();
    Level { start: 1, format, text: text.to_owned(), ..Level::default() }
}

/// Definition 0 with these levels, and lists 1 and 2 of it.
fn numbering(levels: Vec<Level>) -> Numbering {
    let mut definition = AbstractList::default();
    for (place, level) in definition.levels.iter_mut().zip(levels) {
        *place = Some(level);
    }
    let lists = [1, 2].map(|n| (n, List::default()));
    Numbering { definitions: [(0, definition)].into(), lists: lists.into() }
}

/// The labels of paragraphs that are given by list and level: `1.0 1.1 2.0`.
fn labels(numbering: &Numbering, paragraphs: &str) -> String {
    let mut counters = Counters::default();
    let mut next = |paragraph: &str| {
        let (list, level) = paragraph.split_once('.').unwrap();
        match counters.next(numbering, list.parse().unwrap(), level.parse().unwrap()) {
            Ok(label) => label.text,
            Err(dangling) => format!("{dangling:?}"),
        }
    };
    paragraphs.split(' ').map(&mut next).collect::<Vec<_>>().join(" | ")
}

fn outline() -> Vec<Level> {
    vec![level("upperRoman", "%1."), level("upperLetter", "%2."), level("decimal", "%1.%2.%3")]
}

#[test]
fn levels_nest_and_restart() {
    let numbering = numbering(outline());
    for (paragraphs, want) in [
        ("1.0 1.0 1.0", "I. | II. | III."),
        ("1.0 1.1 1.1 1.2 1.0 1.1 1.2", "I. | A. | B. | I.B.1 | II. | A. | II.A.1"),
        // Deeper levels go on where only a deeper one was between.
        ("1.0 1.1 1.2 1.2 1.1 1.2", "I. | A. | I.A.1 | I.A.2 | B. | I.B.1"),
        // Levels that are skipped show where they begin, and count as begun.
        ("1.2 1.2 1.1 1.2 1.0", "I.A.1 | I.A.2 | B. | I.B.1 | II."),
        // Lists of one definition count on together.
        ("1.0 2.0 1.1 2.1 2.0", "I. | II. | A. | B. | III."),
    ] {
        assert_eq!(labels(&numbering, paragraphs), want, "{paragraphs}");
    }
}

#[test]
fn restarts_are_what_the_level_says() {
    for (restart, paragraphs, want) in [
        (Some(0), "1.0 1.1 1.2 1.2 1.1 1.2 1.0 1.2 1.1", "I. | A. | 1 | 2 | B. | 3 | II. | 4 | B."),
        (Some(1), "1.0 1.1 1.2 1.2 1.1 1.2 1.0 1.2", "I. | A. | 1 | 2 | B. | 3 | II. | 1"),
        (Some(2), "1.0 1.1 1.2 1.2 1.1 1.2 1.0 1.2", "I. | A. | 1 | 2 | B. | 1 | II. | 1"),
        (None, "1.0 1.1 1.2 1.2 1.1 1.2 1.0 1.2", "I. | A. | 1 | 2 | B. | 1 | II. | 1"),
        // A level cannot wait for itself.
        (Some(3), "1.0 1.2 1.2 1.1 1.2", "I. | 1 | 2 | B. | 1"),
    ] {
        let mut levels = outline();
        levels[2] = Level { restart, ..level("decimal", "%3") };
        assert_eq!(labels(&numbering(levels), paragraphs), want, "{restart:?} {paragraphs}");
    }
}

#[test]
fn starts_are_overridden_at_first_use() {
    let mut numbering = numbering(vec![level("decimal", "%1."), level("lowerLetter", "(%2)")]);
    numbering.lists.get_mut(&2).unwrap().starts[0] = Some(7);
    for (paragraphs, want) in [
        ("1.0 1.0 2.0 2.0", "1. | 2. | 7. | 8."),
        // Not again when the list comes back; and the other list counts on from it.
        ("2.0 1.0 2.0 1.1 1.1 2.1", "7. | 8. | 9. | (a) | (b) | (c)"),
        ("1.0 1.1 2.0 2.1 1.0", "1. | (a) | 7. | (a) | 8."),
    ] {
        assert_eq!(labels(&numbering, paragraphs), want, "{paragraphs}");
    }
    assert_eq!(labels(&numbering, "2.1 2.0 2.0"), "(a) | 8. | 9.");
    let list = numbering.lists.get_mut(&2).unwrap();
    list.starts = [None; LEVELS];
    list.starts[1] = Some(3);
    // The start of a level holds whenever it restarts.
    let want = "1. | (c) | (d) | 2. | (c) | 3. | (a)";
    assert_eq!(labels(&numbering, "2.0 2.1 2.1 2.0 2.1 1.0 1.1"), want);
}

#[test]
fn levels_are_overridden() {
    let mut numbering = numbering(vec![level("decimal", "%1."), level("lowerLetter", "(%2)")]);
    let list = numbering.lists.get_mut(&2).unwrap();
    list.levels[0] = Some(Level { start: 5, ..level("upperLetter", "Annex %1") });
    for (paragraphs, want) in
        [("1.0 2.0 1.0 2.1", "1. | Annex B | 3. | (a)"), ("2.0 2.0 1.0", "Annex E | Annex F | 7.")]
    {
        assert_eq!(labels(&numbering, paragraphs), want, "{paragraphs}");
    }
}

#[test]
fn labels_are_put_together() {
    let legal = Level { legal: true, ..level("lowerLetter", "%1.%2 %%3 100%") };
    for (levels, paragraphs, want) in [
        (vec![level("upperRoman", "%1"), legal], "1.0 1.0 1.1 1.1", "I | II | 2.1 % 100% | 2.2 % 100%"),
        (vec![level("bullet", "•"), level("decimal", "%1%2")], "1.0 1.1", " | 1"),
        (vec![level("none", "Annex"), level("decimal", "%1%2.")], "1.0 1.1", "Annex | 1."),
        (vec![level("decimal", ""), level("decimal", "%1.%2")], "1.0 1.0 1.1", " |  | 2.1"),
        (vec![Level { hidden: true, ..level("decimal", "%1.") }], "1.0", ""),
        (vec![level("chineseCountingThousand", "第%1条")], "1.0 1.0", "第一条 | 第二条"),
        (vec![level("decimal", "%2%1%0")], "1.0", "1%0"),
        (
            vec![level("decimalZero", "%1"), Level { legal: true, ..level("decimal", "%1.%2") }],
            "1.0 1.1",
            "01 | 01.1",
        ),
    ] {
        let found = labels(&numbering(levels.clone()), paragraphs);
        assert_eq!(found, want, "{levels:?}");
    }
}

#[test]
fn what_is_missing_is_told_and_not_counted() {
    let mut numbering = numbering(vec![level("decimal", "%1.")]);
    numbering.lists.insert(4, List { definition: 9, ..List::default() });
    assert_eq!(
        labels(&numbering, "1.0 3.0 4.0 1.1 1.9 1.0"),
        "1. | List(3) | Definition(9) | Level(1, 1) | Level(1, 9) | 2."
    );
}

#[test]
fn list_styles_are_followed() {
    let mut numbering = numbering(vec![level("decimal", "%1)")]);
    numbering.definitions.get_mut(&0).unwrap().of_style = Some("Reports".to_owned());
    let like = |style: &str| AbstractList { like_style: Some(style.to_owned()), ..AbstractList::default() };
    for (n, style) in [(5, "Reports"), (6, "Loop"), (7, "Named"), (8, "Nowhere")] {
        numbering.definitions.insert(n, like(style));
        numbering.lists.insert(n, List { definition: n, ..List::default() });
    }
    numbering.definitions.get_mut(&6).unwrap().of_style = Some("Loop".to_owned());
    numbering.link(|style| (style == "Named").then_some(1));
    assert_eq!(labels(&numbering, "5.0 5.0 7.0 1.0"), "1) | 2) | 1) | 1)");
    assert_eq!(labels(&numbering, "6.0 8.0"), "Level(6, 0) | Level(8, 0)");
}

#[test]
fn levels_belong_to_styles() {
    let mut levels = outline();
    levels[1].style = Some("H2".to_owned());
    let mut numbering = numbering(levels);
    numbering.lists.get_mut(&2).unwrap().levels[2] =
        Some(Level { style: Some("H3".to_owned()), ..Level::default() });
    assert_eq!(numbering.level_of_style(1, "H2"), Some(1));
    assert_eq!(numbering.level_of_style(1, "H3"), None);
    assert_eq!(numbering.level_of_style(2, "H3"), Some(2));
    assert_eq!(numbering.level_of_style(9, "H2"), None);
}

#[test]
fn huge_counts_do_not_overflow() {
    let numbering = numbering(vec![Level { start: u32::MAX, ..level("lowerLetter", "%1") }]);
    assert_eq!(labels(&numbering, "1.0 1.0"), "4294967295 | 4294967295");
}
