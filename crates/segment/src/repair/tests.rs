use super::*;
use hexapla_model::Location;

fn block(text: &str) -> Block {
    Block::new(text, Location { line: 1, page: None }, 0)
}

#[test]
fn the_last_word_is_the_last_of_all() {
    for text in ["", " ", "one", "one two.", "流域 (3)", "l\u{2019}eau\u{2019} 1"] {
        assert_eq!(last_word(text), words(text).last(), "{text}");
    }
}

#[test]
fn notes_are_tied_to_the_mark_before_them() {
    let flow = ["a¹", "b", "c¹", "d¹"].map(block);
    let note = |at: usize| {
        let mut note = block("¹ See");
        let ordinal = hexapla_model::Ordinal::new(1);
        note.anchor = Some(Anchor::new(vec![hexapla_model::Step { kind: StepKind::Note, ordinal }]));
        (at, note)
    };
    let mut notes = [note(0), note(1), note(2), note(3), note(4)];
    tie_notes(&flow, &mut notes);
    let hosts: Vec<_> = notes.iter().map(|n| (n.0, n.1.host)).collect();
    assert_eq!(hosts, [(0, Some(0)), (1, Some(0)), (2, Some(0)), (3, Some(2)), (4, Some(3))]);
}

#[test]
fn halves_are_joined_as_the_script_wants() {
    let mut words = Words { seen: HashMap::new() };
    for (word, n) in [("coopération", 4), ("coopé", 1), ("ration", 1), ("the", 9), ("rapist", 1)] {
        words.seen.insert(word.into(), n);
    }
    let cases = [
        ("流域", "国家", "流域国家"),
        ("the basin", "and", "the basin and"),
        ("la coopé", "ration", "la coopération"),
        ("trans-", "boundary", "trans-boundary"),
        ("in 2024,", "it", "in 2024, it"),
    ];
    for (first, second, want) in cases {
        let mut open = block(first);
        words.join(&mut open, block(second));
        assert_eq!(open.text, want);
    }
}
