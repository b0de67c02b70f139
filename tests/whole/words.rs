//! `words`: a line of links for every line of text, whatever the texts and the number of threads.

use std::fmt::Write as _;
use std::fs;

use hexapla_tests::{Run, corpus_folder, hexapla, read};

/// The texts in a folder as `a.en` and `a.zh`, and what `words` makes of them.
fn words(en: &str, zh: &str, args: &[&str]) -> Run {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.en"), en).expect("a file");
    fs::write(folder.path().join("a.zh"), zh).expect("a file");
    hexapla(folder.path(), ["words", "a.en", "a.zh"].iter().chain(args))
}

/// The gold sentences of our corpus in English and Chinese, words split by blanks.
fn corpus() -> (String, String) {
    let side = |lang: &str| read(corpus_folder().join("gold").join(format!("en-zh.{lang}")));
    let (english, chinese) = (side("en"), side("zh"));
    let (mut en, mut zh) = (String::new(), String::new());
    for (a, b) in english.lines().zip(chinese.lines()) {
        let _ = writeln!(en, "{}", a.replace([',', '.'], " "));
        let spaced: Vec<String> = b.chars().map(String::from).collect();
        let _ = writeln!(zh, "{}", spaced.join(" "));
    }
    (en, zh)
}

#[test]
fn small_texts() {
    let en = "river basin\n\nbasin\nriver water ( 12 )\n";
    let zh = "河流 流域\n\n流域\n河流 水 （ 12 ）\n";
    let run = words(en, zh, &[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 4, "{}", run.stdout);
    assert_eq!(lines[1], "");
    assert_eq!(lines[0], "0-0 1-1");
    // Marks and numbers are the same in all languages.
    assert!(lines[3].contains("2-2 3-3 4-4"), "{}", lines[3]);
}

#[test]
fn threads_change_nothing_and_links_stay_inside() {
    let (en, zh) = corpus();
    for how in ["agreement", "intersection", "grow-diag-final-and", "union"] {
        let one = words(&en, &zh, &["--symmetrize", how, "--jobs", "1"]);
        assert_eq!(one.code, 0, "{}", one.stderr);
        let two = words(&en, &zh, &["--symmetrize", how, "--jobs", "2"]);
        assert!(one.stdout == two.stdout, "{how}");
        assert_eq!(one.stdout.lines().count(), en.lines().count());
        for (links, (a, b)) in one.stdout.lines().zip(en.lines().zip(zh.lines())) {
            let size = |line: &str| line.split_whitespace().count();
            for link in links.split(' ').filter(|l| !l.is_empty()) {
                let (i, j) = link.split_once('-').expect("a link");
                let number = |n: &str| n.parse::<usize>().expect("a number");
                assert!(number(i) < size(a) && number(j) < size(b), "{link}: {a} | {b}");
            }
        }
    }
}

#[test]
fn a_saved_lexicon_helps_a_small_text() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [
        ("a.en", "river water\nriver basin\nwater basin\n"),
        ("a.zh", "河流 水\n河流 流域\n水 流域\n"),
        ("b.en", "basin water river\n"),
        ("b.zh", "河流 流域 水\n"),
    ] {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let run = |args: &[&str]| hexapla(folder.path(), ["words"].iter().chain(args));
    assert_eq!(run(&["a.en", "a.zh", "--lexicon-out", "l.tsv"]).code, 0);
    let lexicon = read(folder.path().join("l.tsv"));
    assert!(lexicon.starts_with("en\tzh\tlinks\tp(zh|en)\tp(en|zh)\n"), "{lexicon}");
    assert!(lexicon.contains("basin\t流域\t"), "{lexicon}");
    assert_eq!(run(&["b.en", "b.zh", "--lexicon", "l.tsv"]).stdout, "0-1 1-2 2-0\n");
}

#[test]
fn bad_input() {
    let run = words("a\nb\n", "一\n", &[]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("line 2 of a.en is the first without a counterpart"), "{}", run.stderr);
    let run = words("a\n", "一\n", &["--lexicon-out", "no/such/folder.tsv"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("no/such/folder.tsv: cannot be written"), "{}", run.stderr);
    let long = "word ".repeat(50_000);
    let run = words(&format!("a b\n{long}\n"), &format!("一 二\n{long}\n"), &[]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("a.en, line 2: 50000 words"), "{}", run.stderr);
    assert_eq!(run.stdout.lines().count(), 2);
    assert_eq!(words("", "", &[]).stdout, "");
}
