//! Small cases, each worked out by hand with the definitions of `score.py`.

use std::path::Path;

use hexapla_score::{
    Beads, Entries, GoldParagraphs, GoldTerms, Lines, Measure, WordLinks, beads, compare_beads, paragraphs,
    terms, words,
};

fn value(measures: &[Measure], name: &str) -> f64 {
    measures.iter().find(|m| m.name == name).unwrap_or_else(|| panic!("no {name}")).value
}

fn parsed(text: &str) -> Beads {
    Beads::parse(text, Path::new("x")).unwrap()
}

#[test]
fn beads_strict_and_lax() {
    // gold       0-0  1,2-1  3-2  4-   -3
    // predicted  0-0  1-1  2-  3-2,3   4-
    let gold = parsed("[0]:[0]\n[1, 2]:[1]\n[3]:[2]\n[4]:[]\n[]:[3]\n");
    let predicted = parsed("source\ttarget\n0\t0\n1\t1\n2\t\n3\t2,3\n4\t\n\n0\t0\n\t\n");
    let score = beads(&[(gold, predicted)]);
    // precision: of five, 0-0 and 4- are right; 1-1 and 3-2,3 share lines with gold beads
    // recall: of three with two sides, 0-0 is right; 1,2-1 and 3-2 share lines
    for (name, want) in [
        ("strict_p", 2.0 / 5.0),
        ("strict_r", 1.0 / 3.0),
        ("strict_f1", 2.0 * 0.4 / 3.0 / (0.4 + 1.0 / 3.0)),
        ("lax_p", 4.0 / 5.0),
        ("lax_r", 1.0),
    ] {
        assert!((value(&score.measures, name) - want).abs() < 1e-12, "{name}");
    }
    let types: Vec<_> = score.types.iter().map(|t| (t.name.as_str(), t.gold, t.predicted, t.right)).collect();
    assert_eq!(
        types,
        [("0-1", 1, 0, 0), ("1-0", 1, 2, 1), ("1-1", 2, 2, 1), ("1-2", 0, 1, 0), ("2-1", 1, 0, 0)]
    );
    assert!(score.measures.iter().all(|m| m.low <= m.value && m.value <= m.high));
}

#[test]
fn documents_are_pooled() {
    let one = || parsed("[0]:[0]\n[1]:[1]\n[2]:[2]");
    let score = beads(&[(one(), one()), (parsed("[0]:[0]"), parsed("[0]:[]\n[]:[0]"))]);
    assert_eq!(value(&score.measures, "strict_p"), 3.0 / 5.0);
    assert_eq!(value(&score.measures, "strict_r"), 3.0 / 4.0);
}

#[test]
fn nothing_scores_nothing() {
    assert!(beads(&[]).measures.iter().all(|m| (m.value, m.low, m.high) == (0.0, 0.0, 0.0)));
    assert!(compare_beads(&[]).iter().all(|c| c.p_value == 1.0));
}

#[test]
fn a_line_that_is_no_bead_is_named() {
    for (text, line) in [("[0]:[0]\n0 1", 2), ("[0]", 1), ("a\tb\nc\td", 2), ("0\t0\n[x]:[0]", 2)] {
        let error = Beads::parse(text, Path::new("dir/g.tsv")).unwrap_err().to_string();
        assert!(error.starts_with(&format!("dir/g.tsv, line {line}: expected a bead")), "{error}");
    }
}

#[test]
fn a_better_system_is_told_from_chance() {
    let side =
        |wrong: u32| Beads::new((0..200).map(|n| (vec![n], if n % 10 < wrong { vec![] } else { vec![n] })));
    let (gold, good, bad) = (side(0), side(1), side(3));
    let comparison = compare_beads(&[(gold.clone(), bad.clone(), good)]);
    assert_eq!(
        (comparison[1].name.as_str(), comparison[1].first, comparison[1].second),
        ("strict_r", 0.7, 0.9)
    );
    assert!(comparison[1].p_value < 0.01 && comparison[1].low > 0.1, "{comparison:?}");
    let same = compare_beads(&[(gold, bad.clone(), bad)]);
    assert!(same.iter().all(|c| c.p_value == 1.0 && c.low == 0.0));
}

#[test]
fn paragraphs_nulls_blocks_and_rows() {
    let gold = "id\tlevel\ten\tfr\n\
                p1\tpara\t0\t0\np2\tpara\t1,2\t1\np3\tpara\t3\t\np4\tpara\t4\t2\na1\tarticle\t5,6\t3,4\na2\tarticle\t7\t5\n";
    let lines = "en\tfr\n0\t0\n1\t1\n2\t\n3\t2\n4\t\n5\t3\n6\t4\n7\t4\n";
    let gold = GoldParagraphs::parse(gold, Path::new("gold")).unwrap();
    let lines = Lines::parse(lines, Path::new("lines")).unwrap();
    let got = paragraphs(&gold, &lines, None);
    for (name, want) in [
        // gold links 0-0 1-1 2-1 4-2; said 0-0 1-1 3-2
        ("en-fr para_p", 2.0 / 3.0),
        ("en-fr para_r", 2.0 / 4.0),
        // en 3 has no counterpart and was linked
        ("en-fr null_r", 0.0),
        // said 5-3 6-4 7-4, of which the last joins two articles; en 7 and fr 5 are not found
        ("en-fr block_p", 2.0 / 3.0),
        ("en-fr block_r", 4.0 / 6.0),
        // of p1 to p4 only p1 is met
        ("all row_exact", 1.0 / 4.0),
    ] {
        assert!((value(&got, name) - want).abs() < 1e-12, "{name} {got:?}");
    }
    assert!(!got.iter().any(|m| m.name == "all para_p"));
    let only = [("fr".to_owned(), "en".to_owned())];
    assert_eq!(paragraphs(&gold, &lines, Some(&only))[0].name, "fr-en para_p");
    assert_eq!(paragraphs(&gold, &lines, Some(&[])).len(), 1);
}

#[test]
fn three_languages_are_averaged() {
    let gold =
        GoldParagraphs::parse("id\tlevel\ten\tfr\tes\np1\tpara\t0\t0\t0\n", Path::new("gold")).unwrap();
    let lines = Lines::parse("en\tfr\tes\n0\t0\t\n\t\t0\n", Path::new("lines")).unwrap();
    let got = paragraphs(&gold, &lines, None);
    assert_eq!(value(&got, "all para_r"), 1.0 / 3.0);
    assert_eq!(value(&got, "all row_exact"), 0.0);
}

#[test]
fn a_cell_that_holds_no_numbers_is_named() {
    let error = Lines::parse("en\tfr\n0\tx", Path::new("l.tsv")).unwrap_err();
    assert!(error.to_string().starts_with("l.tsv, line 2: expected numbers"), "{error}");
    let error = GoldParagraphs::parse("id\ten\n", Path::new("g.tsv")).unwrap_err();
    assert!(error.to_string().contains("expected a column `level`, found id, en"), "{error}");
}

#[test]
fn word_links() {
    let parse = |text: &str| WordLinks::parse(text, Path::new("w"));
    // said 0-0 1-1 2-2, sure 0-0 3-3, possible 1-1
    let got = words(&parse("0-0 1p1 3-3").unwrap(), &parse("0-0 1-1 2-2").unwrap()).unwrap();
    for (name, want) in [("aer", 1.0 - 3.0 / 5.0), ("precision", 2.0 / 3.0), ("recall", 1.0 / 2.0)] {
        assert!((value(&got, name) - want).abs() < 1e-12, "{name}");
    }
    assert_eq!(
        parse("0-0\n0:1").unwrap_err().to_string().split(',').nth(1),
        Some(" line 2: expected a link such as `0-1` or `0p1`")
    );
    let error = words(&parse("0-0\n").unwrap(), &parse("0-0\n\n").unwrap()).unwrap_err();
    assert_eq!(error.to_string(), "w and w: 1 and 2 lines, expected as many");
}

#[test]
fn glossaries() {
    let langs = ("en", "es");
    let gold = "lang_a,term_a,lang_b,term_b\nen,Member States,es,Estados Miembros\nes,informes,en,reports\nfr,eau,en,water\n";
    let gold = GoldTerms::parse(gold, langs, Path::new("gold")).unwrap();
    let found = "\u{FEFF}id,en,es\n1,Member State|party,Estado Miembro\n2,report,lago\n3,boat,bote\n4,,x\n5,reports,Informes\n";
    let found = Entries::parse(found, langs, Path::new("found")).unwrap();
    let got = terms(&gold, &found, &[2, 100]);
    for (name, want) in [
        ("precision@2", 1.0 / 2.0),
        ("recall@2", 1.0 / 2.0),
        ("precision@100", 2.0 / 4.0),
        ("recall@100", 1.0),
        // entries with a gold term: 1, 2, 5
        ("precision", 2.0 / 3.0),
        ("recall", 1.0),
        ("f1", 0.8),
        ("entries", 4.0),
    ] {
        assert!((value(&got, name) - want).abs() < 1e-12, "{name} {got:?}");
    }
    let error = Entries::parse("id,en\n", langs, Path::new("g.csv")).unwrap_err();
    assert!(error.to_string().contains("expected a column `es`"), "{error}");
}

#[test]
fn the_same_input_gives_the_same_interval() {
    let gold = || Beads::new((0..50).map(|n| (vec![n], vec![n])));
    let said = || Beads::new((0..50).map(|n| (vec![n], if n % 7 == 0 { vec![] } else { vec![n] })));
    assert_eq!(beads(&[(gold(), said())]), beads(&[(gold(), said())]));
}
