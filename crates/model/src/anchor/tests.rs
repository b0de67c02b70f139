use proptest::prelude::*;

use super::*;

fn anchor(steps: &[(StepKind, u32)]) -> String {
    let step = |&(kind, n)| Step { kind, ordinal: Ordinal::new(n) };
    Anchor::new(steps.iter().map(step).collect()).to_string()
}

#[test]
fn canonical_forms() {
    use StepKind::*;
    assert_eq!(anchor(&[(Paragraph, 12), (Item, 2), (Subitem, 3)]), "12.b.iii");
    assert_eq!(anchor(&[(Chapter, 2), (Section, 3), (Subsection, 3), (Subsubsection, 1)]), "2.C.3.a");
    assert_eq!(anchor(&[(Chapter, 2), (Division, 4), (Section, 1)]), "2.4.A");
    assert_eq!(anchor(&[(Article, 20), (Paragraph, 4)]), "art 20.4");
    assert_eq!(anchor(&[(Paragraph, 1), (Item, 28)]), "1.ab");
    assert_eq!(anchor(&[(Chapter, 1), (Section, 0), (Subsubsection, 0)]), "1.0.0");
    assert_eq!(anchor(&[(Note, 12)]), "12");
    assert_eq!(anchor(&[(Note, 1002)]), "**");
    assert_eq!(anchor(&[(Paragraph, 1), (Item, 1), (Subitem, 5000)]), "1.a.5000");
}

#[test]
fn canonical_forms_are_read() {
    use StepKind::*;
    for (text, want) in [
        ("12.b.iii", &[(Paragraph, 12), (Item, 2), (Subitem, 3)][..]),
        ("2.C.3.a", &[(Chapter, 2), (Section, 3), (Subsection, 3), (Subsubsection, 1)]),
        ("annex 1.art 20.4", &[(Annex, 1), (Article, 20), (Paragraph, 4)]),
        ("3.1.i", &[(Paragraph, 3), (Paragraph, 1), (Item, 9)]),
        ("1.ab.5000", &[(Paragraph, 1), (Item, 28), (Paragraph, 5000)]),
        ("**", &[(Note, 1002)]),
    ] {
        let steps = want.iter().map(|&(kind, n)| Step { kind, ordinal: Ordinal::new(n) }).collect();
        assert_eq!(text.parse(), Ok(Anchor::new(steps)), "{text}");
    }
    assert_eq!("5bis".parse::<Anchor>().unwrap().last().unwrap().ordinal, Ordinal { number: 5, bis: 1 });
    for text in ["", ".", "12.", "012", "12 b", "第三条", "zzzzzzzzz", "****", "art ", "99999999999"] {
        assert!(text.parse::<Anchor>().is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn what_is_shown_is_read(path in prop::collection::vec((0usize..12, 1u32..6000, 0u8..5), 1..6)) {
        use StepKind::*;
        let kinds = [
            Annex, Part, Chapter, Division, Section, Subsection, Subsubsection, Article, Paragraph, Item,
            Subitem, Note,
        ];
        let step = |&(kind, number, bis): &(usize, u32, u8)| {
            Step { kind: kinds[kind], ordinal: Ordinal { number, bis } }
        };
        let steps = path.iter().map(step).collect();
        let shown = Anchor::new(steps).to_string();
        prop_assert_eq!(shown.parse::<Anchor>().map(|a| a.to_string()), Ok(shown));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,20}") {
        if let Ok(anchor) = text.parse::<Anchor>() {
            prop_assert_eq!(anchor.to_string(), text);
        }
    }
}
