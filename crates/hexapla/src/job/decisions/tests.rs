use super::*;

/// Entries as `id review en fr`, terms with `|` between synonyms.
fn known(rows: &[&str]) -> Vec<KnownEntry> {
    let entry = |row: &&str| {
        let cells: Vec<&str> = row.split(' ').collect();
        let terms = [Lang::EN, Lang::FR].into_iter().zip(&cells[2..]);
        let terms = terms.flat_map(|(lang, cell)| cell.split('|').map(move |text| (lang, text.to_owned())));
        // What is rejected has an exclamation mark behind it.
        let (rejected, terms): (Vec<_>, Vec<_>) =
            terms.filter(|(_, text)| text != "-").partition(|(_, text)| text.ends_with('!'));
        let rejected = rejected.into_iter().map(|(lang, text)| (lang, Term::new(text.trim_end_matches('!'))));
        let review = match cells[1] {
            "accept" => Some(Verdict::Accept),
            "reject" => Some(Verdict::Reject),
            _ => None,
        };
        let terms = terms.into_iter().map(|(lang, text)| (lang, Term::new(text))).collect();
        let rejected = rejected.collect();
        KnownEntry { id: cells[0].to_owned(), terms, rejected, review, ..KnownEntry::default() }
    };
    rows.iter().map(entry).collect()
}

/// The glossary that is found, with ids from `c1`.
fn glossary(rows: &[&str]) -> Glossary {
    let langs = vec![Lang::EN, Lang::FR];
    let section = |cell: &str| {
        let terms =
            cell.split('|').map(|text| Term { text: text.to_owned(), frequency: 7, ..Term::default() });
        (cell != "-").then(|| LanguageSection { terms: terms.collect(), expected: Vec::new() })
    };
    let entry = |(n, row): (usize, &&str)| ConceptEntry {
        id: format!("c{}", n + 1),
        sections: row.split(' ').map(section).collect(),
        ..ConceptEntry::default()
    };
    Glossary { langs, entries: rows.iter().enumerate().map(entry).collect(), ..Glossary::default() }
}

fn shown(glossary: &Glossary) -> Vec<String> {
    let entry = |entry: &ConceptEntry| {
        let cell = |section: &Option<LanguageSection>| {
            let terms = section.iter().flat_map(|section| &section.terms).map(|term| term.text.clone());
            terms.collect::<Vec<_>>().join("|")
        };
        let cells: Vec<String> = entry.sections.iter().map(cell).collect();
        format!("{} {}", entry.id, cells.join(" "))
    };
    glossary.entries.iter().map(entry).collect()
}

#[test]
fn decisions_hold_for_the_next_glossary() {
    for (earlier, found, want, reviewed) in [
        // Entries keep their ids, whatever their order; new ones get the next number.
        (
            &["c1 - lake lac", "c2 - boat bateau"][..],
            &["boat bateau", "oar rame", "lake lac"][..],
            &["c2 boat bateau", "c3 oar rame", "c1 lake lac"][..],
            (0, 0),
        ),
        // Another rendering of a term continues an entry, unless another entry does it better.
        (&["c5 - bank rive"], &["bank banque"], &["c5 bank banque"], (0, 0)),
        (&["c5 - bank rive"], &["bank banque", "bank rive"], &["c6 bank banque", "c5 bank rive"], (0, 0)),
        // What is rejected is not offered again, unless its rendering is another one.
        (&["c1 reject the_lake le_lac"], &["the_lake lac|le_lac", "oar rame"], &["c2 oar rame"], (0, 1)),
        (&["c1 reject bank rive"], &["bank banque"], &["c2 bank banque"], (0, 0)),
        (&["c1 reject bank -"], &["bank banque"], &[], (0, 1)),
        // What is accepted keeps the terms of the person, and stays if it is not found.
        (
            &["c3 accept boat bateau|barque", "c9 accept oar rame"],
            &["boat bateau|nef"],
            &["c3 boat bateau|barque", "c9 oar rame"],
            (2, 0),
        ),
        (&["c3 accept boat -", "c4 - oar rame"], &["boat bateau"], &["c3 boat "], (1, 0)),
        // The person may have corrected the only rendering; another meaning is an entry of its own.
        (&["c3 accept bank rive"], &["bank banque"], &["c3 bank rive"], (1, 0)),
        (
            &["c3 accept bank rive"],
            &["bank banque", "bank rive"],
            &["c4 bank banque", "c3 bank rive"],
            (1, 0),
        ),
        // Of an entry that stays, single terms may be rejected; without a term of the pivot it does not stay.
        (&["c1 - lake lac|étang!"], &["lake étang|lac"], &["c1 lake lac"], (0, 0)),
        (&["c1 accept lake lac|étang!"], &["lake étang|lac"], &["c1 lake lac"], (1, 0)),
        (&["c1 - lake lac!"], &["lake lac"], &["c1 lake "], (0, 0)),
        (&["c1 - lake! lac"], &["lake lac", "oar rame"], &["c2 oar rame"], (0, 1)),
        // Case does not count.
        (&["c3 - Boat BATEAU"], &["boat bateau"], &["c3 boat bateau"], (0, 0)),
    ] {
        let decisions = Decisions { earlier: known(earlier), ..Decisions::default() };
        let mut glossary = glossary(found);
        let got = decisions.apply(&mut glossary);
        assert_eq!(shown(&glossary), want, "{earlier:?} {found:?}");
        assert_eq!((got.accepted, got.rejected), reviewed, "{earlier:?} {found:?}");
    }
}

#[test]
fn a_term_base_rejects_too() {
    let mut base = TermBase { entries: known(&["k1 - lake lac", "k2 reject the_lake le_lac"]) };
    let mut decisions = Decisions::default();
    decisions.take_rejected(&mut base);
    assert_eq!(base.entries.len(), 1);
    let mut glossary = glossary(&["lake lac", "the_lake le_lac"]);
    assert_eq!(decisions.apply(&mut glossary), Reviewed { accepted: 0, rejected: 1, rejected_terms: 0 });
    assert_eq!(shown(&glossary), ["c1 lake lac"], "without an earlier glossary ids stay as they are");
}

#[test]
fn a_reviewed_term_base_goes_on() {
    for (base, earlier, found, want, accepted) in [
        // Terms and ids are those of the person; what the term base lacks gets a number that it does not have.
        (
            &["c1 accept lake lac_x", "TB-17 accept boat nef", "c9 - oar rame", "c12 reject sea mer"][..],
            &[][..],
            &["sea mer", "boat bateau", "lake lac", "oar aviron", "bay baie"][..],
            &["TB-17 boat nef", "c1 lake lac_x", "c9 oar aviron", "c13 bay baie"][..],
            2,
        ),
        // What is not found stays in the term base alone.
        (&["c1 accept lake lac"], &[], &["bay baie"], &["c2 bay baie"], 0),
        // A term base that nobody has reviewed gives no ids.
        (&["k1 - lake lac"], &[], &["lake lac"], &["c1 lake lac"], 0),
        // The earlier glossary has other ids: those of the term base count where they are free.
        (&["k1 accept lake lac_x"], &["c1 - lake lac"], &["lake lac"], &["k1 lake lac_x"], 1),
        (
            &["c2 accept lake lac_x"],
            &["c1 - lake lac", "c2 - oar rame"],
            &["lake lac", "oar rame", "bay baie"],
            &["c1 lake lac_x", "c2 oar rame", "c3 bay baie"],
            1,
        ),
        (&["c2 accept lake lac_x"], &["c2 - oar rame"], &["lake lac"], &["c3 lake lac_x"], 1),
        // The last word of a person is in the glossary.
        (&["k1 accept lake lac_x"], &["c1 accept lake lac_y"], &["lake lac"], &["c1 lake lac_y"], 1),
    ] {
        let mut known = TermBase { entries: known(base) };
        let mut decisions = Decisions { earlier: self::known(earlier), ..Decisions::default() };
        decisions.take_rejected(&mut known);
        decisions.continue_base(&known);
        let mut glossary = glossary(found);
        let reviewed = decisions.apply(&mut glossary);
        assert_eq!(
            (shown(&glossary), reviewed.accepted),
            (want.iter().map(|w| (*w).to_owned()).collect(), accepted),
            "{base:?}"
        );
        assert!(glossary.rejected.is_empty(), "what a term base rejects stays there");
    }
}

#[test]
fn what_a_person_has_noted_in_a_term_base_goes_on() {
    let mut known = TermBase { entries: known(&["k1 accept lake lac|étang!", "k2 - boat nef"]) };
    known.entries[0].comment = Some("mine".to_owned());
    known.entries[1].comment = Some("yours".to_owned());
    let mut decisions = Decisions::default();
    decisions.take_rejected(&mut known);
    decisions.continue_base(&known);
    let mut glossary = glossary(&["lake étang", "boat nef"]);
    let section = glossary.entries[0].sections[1].as_mut().expect("a section");
    section.expected = vec!["lac".to_owned()];
    section.terms[0].status = TermStatus::Conflicting;
    glossary.entries[0].status = TermStatus::Conflicting;
    let got = decisions.apply(&mut glossary);
    assert_eq!(got, Reviewed { accepted: 1, rejected: 0, rejected_terms: 1 });
    let lake = &glossary.entries[0];
    assert_eq!((lake.status, lake.known_id.as_deref()), (TermStatus::Known, Some("k1")));
    assert_eq!((lake.review, lake.comment.as_deref()), (Some(Verdict::Accept), Some("mine")));
    let french = lake.sections[1].as_ref().expect("a section");
    assert_eq!((french.terms[0].text.as_str(), french.terms[0].status), ("lac", TermStatus::Known));
    assert!(french.expected.is_empty());
    assert_eq!(lake.rejected, [(Lang::FR, Term::new("étang"))], "once");
    assert_eq!(glossary.entries[1].comment.as_deref(), Some("yours"));
}

#[test]
fn the_last_word_of_a_person_counts() {
    use Writer::{Hexapla, Person};
    type Table = (&'static [&'static str], Writer);
    let cases: [(&[Table], [Option<Verdict>; 3]); 3] = [
        (
            &[
                (&["c1 accept lake lac", "c2 - oar rame"], Person),
                (&["c1 - lake lac", "c2 reject oar rame", "c3 - boat nef"], Person),
            ],
            [Some(Verdict::Accept), Some(Verdict::Reject), None],
        ),
        // What hexapla wrote repeats older decisions: the person has withdrawn them in their own table.
        (
            &[
                (&["c1 - lake lac", "c2 reject oar rame"], Person),
                (&["c1 reject lake lac", "c2 - oar rame", "c3 reject boat nef"], Hexapla),
            ],
            [None, Some(Verdict::Reject), Some(Verdict::Reject)],
        ),
        (
            &[
                (&["c1 reject lake lac", "c2 - oar rame", "c3 reject boat nef"], Hexapla),
                (&["c1 - lake lac", "c2 accept oar rame", "c3 - boat nef"], Person),
            ],
            [None, Some(Verdict::Accept), None],
        ),
    ];
    for (tables, want) in cases {
        let mut decisions = Decisions::default();
        for (rows, writer) in tables {
            decisions.add_earlier(TermBase { entries: known(rows) }, Path::new("t.csv"), *writer);
        }
        let verdicts: Vec<_> = decisions.earlier.iter().map(|entry| entry.review).collect();
        assert_eq!(verdicts, want, "{tables:?}");
        assert_eq!(decisions.is_reviewed(), want.iter().any(Option::is_some));
    }
}

#[test]
fn rejected_entries_go_on_in_the_next_glossary() {
    let decisions = Decisions {
        earlier: known(&["c1 - lake lac", "c2 reject oar rame", "c3 reject gone parti"]),
        ..Decisions::default()
    };
    let mut found = glossary(&["lake lac", "oar rame"]);
    decisions.apply(&mut found);
    assert_eq!(shown(&found), ["c1 lake lac"]);
    let rejected = Glossary { entries: found.rejected, ..Glossary::default() };
    assert_eq!(shown(&rejected), ["c2 oar rame", "c3 gone parti"]);
    assert!(rejected.entries.iter().all(|entry| entry.review == Some(Verdict::Reject)));
}

#[test]
fn a_decision_without_a_term_of_the_pivot_is_reported() {
    let mut decisions = Decisions::default();
    let rows = known(&["c1 accept - lac", "c2 reject - rame", "c3 - - nef", "c4 accept boat -"]);
    decisions.add_earlier(TermBase { entries: rows }, Path::new("t.csv"), Writer::Person);
    let found: Vec<String> =
        decisions.without_pivot(Lang::EN).into_iter().map(|found| found.message).collect();
    assert_eq!(
        found,
        [
            "entry c1 is accepted, but its cell for en, the pivot, is empty: it is kept as it is, and what is found is \
             offered beside it",
            "entry c2 is rejected, but its cell for en, the pivot, is empty: what is found is offered again",
        ]
    );
}

#[test]
fn comments_stay_at_their_terms() {
    let noted = |text: &str, comment: &str| Term { comment: Some(comment.to_owned()), ..Term::new(text) };
    let mut earlier = known(&["c7 - lake lac|étang!"]);
    earlier[0].terms[1].1 = noted("Lac", "mine");
    earlier[0].terms.push((Lang::EN, noted("loch", "gone")));
    earlier[0].rejected[0].1 = noted("étang", "small");
    for review in [None, Some(Verdict::Accept)] {
        earlier[0].review = review;
        let decisions = Decisions { earlier: earlier.clone(), ..Decisions::default() };
        let mut glossary = glossary(&["lake lac|étang"]);
        let got = decisions.apply(&mut glossary);
        assert_eq!(got.rejected_terms, 1);
        let entry = &glossary.entries[0];
        let french = entry.sections[1].as_ref().expect("a section");
        assert_eq!(french.terms[0].comment.as_deref(), Some("mine"));
        assert_eq!(entry.rejected, [(Lang::FR, noted("étang", "small"))]);
        // What is about a term that the new list does not have is about the entry.
        let english = entry.sections[0].as_ref().expect("a section");
        let of_loch = english.terms.get(1).and_then(|term| term.comment.as_deref());
        let want = if review.is_none() { (Some("gone"), None) } else { (None, Some("gone")) };
        assert_eq!((entry.comment.as_deref(), of_loch), want);
    }
}
