//! Small texts, in which the content must outweigh what labels say or fail to say.

use std::fs;

use hexapla_tests::{hexapla, read};

/// The rows of two texts, as pairs of English and French; an empty side has no counterpart.
#[track_caller]
fn rows(english: &str, french: &str) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.en.txt"), english).expect("a file");
    fs::write(folder.path().join("a.fr.txt"), french).expect("a file");
    let run = hexapla(folder.path(), ["align", ".", "-o", "out"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let side = |row: &serde_json::Value, lang: &str| {
        row["translation"][lang].as_str().unwrap_or_default().to_owned()
    };
    read(folder.path().join("out/a.jsonl"))
        .lines()
        .map(|line| serde_json::from_str(line).expect("one object per line"))
        .map(|row: serde_json::Value| (side(&row, "en"), side(&row, "fr")))
        .collect()
}

/// A lone block on each side, without any label, is one bead of blocks however long it is.
#[test]
fn one_long_line_a_side() {
    let numbers = 1..=40;
    let english: Vec<String> =
        numbers.clone().map(|n| format!("The river report number {n} was noted by the committee.")).collect();
    let french: Vec<String> =
        numbers.map(|n| format!("Le rapport sur le fleuve numéro {n} a été noté par le comité.")).collect();
    let want: Vec<(String, String)> = english.iter().cloned().zip(french.iter().cloned()).collect();
    assert_eq!(rows(&english.join(" "), &french.join(" ")), want);
}

/// The French count is one ahead from paragraph 5 on: equal numbers are wrong there, and the content says so.
#[test]
fn a_shift_in_a_short_text() {
    let paragraphs = [
        ("The Committee met in Geneva in May 2021.", "Le Comité s’est réuni à Genève en mai 2021."),
        ("Forty States took part in the work.", "Quarante États ont participé aux travaux."),
        ("A budget of $2,500 was approved.", "Un budget de 2 500 dollars a été approuvé."),
        (
            "Several speakers praised the river programme.",
            "Plusieurs orateurs ont salué le programme fluvial.",
        ),
        ("The Working Group discussed dams.", "Le Groupe de travail a débattu des barrages."),
        (
            "Ireland and Mali offered to host the session.",
            "L’Irlande et le Mali ont proposé d’accueillir la session.",
        ),
        ("The Committee took note of FWB/2021/7.", "Le Comité a pris note du document FWB/2021/7."),
        ("The draft was adopted by 31 votes to 4.", "Le projet a été adopté par 31 voix contre 4."),
        (
            "Training for 140 engineers will start in June.",
            "La formation de 140 ingénieurs débutera en juin.",
        ),
        ("The session was closed on 7 May 2021.", "La session a été close le 7 mai 2021."),
    ];
    let text = |pick: fn(&(&'static str, &'static str)) -> &'static str, ahead: usize| {
        let lines = paragraphs.iter().enumerate().map(|(n, p)| {
            let number = n + 1 + if n >= 4 { ahead } else { 0 };
            format!("{number}. {}\n\n", pick(p))
        });
        lines.collect::<String>()
    };
    let found = rows(&text(|p| p.0, 0), &text(|p| p.1, 1));
    let want: Vec<(String, String)> =
        paragraphs.iter().map(|(e, f)| ((*e).to_owned(), (*f).to_owned())).collect();
    assert_eq!(found, want);
}
