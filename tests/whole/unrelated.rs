//! Texts that are not translations of each other, and sides of very different size: a warning, low scores, in bounded time.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use hexapla_tests::{Run, corpus_folder, hexapla, read, report_path};

/// Sentences of two texts that we wrote for this test; `n` turns the wheel.
fn sentence(lang: &str, n: usize) -> String {
    let pick = |words: &[&str], by: usize| words[(n / by) % words.len()].to_owned();
    match lang {
        "en" => format!(
            "The {} of the {} was {} near the {}.",
            pick(&["captain", "baker", "painter", "sailor", "widow"], 1),
            pick(&["island", "harbour", "mill", "castle"], 5),
            pick(&["sleeping", "singing", "counting apples"], 20),
            pick(&["river", "old gate", "fire", "well", "market", "bridge", "tower"], 3)
        ),
        _ => format!(
            "Les {} ont {} le budget des {} pour {}.",
            pick(&["États Membres", "commissions", "bureaux régionaux"], 1),
            pick(&["adopté", "examiné", "rejeté", "ajourné"], 3),
            pick(&["pensions", "droits de l'homme", "achats", "transports maritimes", "statistiques"], 2),
            pick(&["l'exercice biennal", "la session", "les réfugiés"], 7)
        ),
    }
}

fn write(folder: &Path, name: &str, lang: &str, lines: usize) {
    let text: String = (0..lines).map(|n| sentence(lang, n) + "\n").collect();
    fs::write(folder.join(name), text).expect("a file");
}

/// Aligns two texts, every line of which must be in one bead, in order; gives the beads with two sides by score.
#[track_caller]
fn scores(run: &Run, (n, m): (usize, usize)) -> Vec<f64> {
    assert_eq!(run.code, 0, "{}", run.stderr);
    let (mut source, mut target, mut out) = (Vec::new(), Vec::new(), Vec::new());
    for line in run.stdout.lines() {
        let mut parts = line.split(':');
        let mut side = || -> Vec<usize> {
            let cell = parts.next().unwrap_or_default().trim_matches(['[', ']']);
            cell.split(", ").filter(|c| !c.is_empty()).map(|c| c.parse().expect("a line")).collect()
        };
        let (s, t) = (side(), side());
        let score: f64 = parts.next().and_then(|s| s.parse().ok()).expect("a score");
        if !s.is_empty() && !t.is_empty() {
            out.push(score);
        }
        source.extend(s);
        target.extend(t);
    }
    assert_eq!((source, target), ((0..n).collect(), (0..m).collect()));
    out
}

const UNRELATED: &str = "do not look like translations";

#[test]
fn sentences_that_do_not_translate_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "a.en", "en", 120);
    write(folder.path(), "a.fr", "fr", 110);
    let run = hexapla(folder.path(), ["sentences", "en=a.en", "fr=a.fr"]);
    let scores = scores(&run, (120, 110));
    assert!(run.stderr.contains(UNRELATED) && run.stderr.contains("hint:"), "{}", run.stderr);
    let sure = scores.iter().filter(|s| **s > 0.8).count();
    assert!(sure * 20 < scores.len(), "{sure} of {} are sure", scores.len());
}

#[test]
fn translations_are_not_warned_of() {
    let gold = corpus_folder().join("gold");
    for lang in ["ar", "es", "fr", "ru", "zh"] {
        let files = [format!("en=en-{lang}.en"), format!("{lang}=en-{lang}.{lang}")];
        let run = hexapla(&gold, ["sentences", &files[0], &files[1]]);
        assert!(run.code == 0 && !run.stderr.contains(UNRELATED), "{}", run.stderr);
    }
}

#[test]
fn documents_that_do_not_translate_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "a.fr.txt", "fr", 150);
    fs::copy(report_path("en"), folder.path().join("a.en.txt")).expect("a copy");
    let run = hexapla(folder.path(), ["align", "a.en.txt", "a.fr.txt", "-o", "out"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains(UNRELATED), "{}", run.stderr);
    assert!(!read(folder.path().join("out/a.jsonl")).is_empty());
    fs::copy(report_path("fr"), folder.path().join("b.fr.txt")).expect("a copy");
    let run = hexapla(folder.path(), ["align", "en=a.en.txt", "fr=b.fr.txt", "-o", "out2"]);
    assert!(run.code == 0 && !run.stderr.contains(UNRELATED), "{}", run.stderr);
}

#[test]
fn one_side_empty() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "a.en", "en", 30);
    fs::write(folder.path().join("a.fr"), "").expect("a file");
    for (files, size) in [(["en=a.en", "fr=a.fr"], (30, 0)), (["fr=a.fr", "en=a.en"], (0, 30))] {
        let run = hexapla(folder.path(), ["sentences", files[0], files[1]]);
        assert_eq!(scores(&run, size), [0.0; 0]);
        assert!(run.stderr.contains("no text in it") && !run.stderr.contains(UNRELATED), "{}", run.stderr);
    }
}

/// Fifty thousand lines against five take seconds, also on a machine with other work.
#[test]
fn fifty_thousand_lines_against_five() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "a.en", "en", 50_000);
    write(folder.path(), "a.fr", "fr", 5);
    for (files, size) in [(["en=a.en", "fr=a.fr"], (50_000, 5)), (["fr=a.fr", "en=a.en"], (5, 50_000))] {
        hexapla(folder.path(), ["--version"]);
        let clock = Instant::now();
        let run = hexapla(folder.path(), ["sentences", files[0], files[1]]);
        assert!(clock.elapsed() < Duration::from_secs(120), "{:?}", clock.elapsed());
        assert!(scores(&run, size).len() <= 5);
        assert!(run.stderr.contains(UNRELATED) && run.stderr.contains("times as long"), "{}", run.stderr);
    }
}
