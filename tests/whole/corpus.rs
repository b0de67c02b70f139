//! The gold of our own corpus, through the real binary.

use std::path::PathBuf;

use hexapla_tests::{
    Gold, LANGS, beads_f1, corpus_folder, hexapla, outline_scores, read, read_inspect, read_outline,
    report_path,
};

fn reports() -> Vec<PathBuf> {
    LANGS.iter().map(|l| report_path(l)).collect()
}

#[test]
fn every_gold_paragraph_is_met() {
    let out = tempfile::tempdir().expect("a folder");
    let mut args = vec![PathBuf::from("align")];
    args.extend(reports());
    args.extend(["-o", ".", "--format", "lines"].map(PathBuf::from));
    let run = hexapla(out.path(), args);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let lines = read(out.path().join("report.lines.tsv"));
    let gold = Gold::parse(&read(corpus_folder().join("gold/paragraphs.tsv")));
    let missed = gold.missed(&lines);
    assert!(missed.is_empty(), "{} rows missed:\n{}", missed.len(), missed.join("\n"));
    let exact = gold.score(&lines).into_iter().find(|m| m.name == "all row_exact");
    assert_eq!(exact.map(|m| m.value), Some(1.0));
}

#[test]
fn sentence_beads_of_each_pair() {
    let gold = corpus_folder().join("gold");
    let mut short = Vec::new();
    for lang in &LANGS[1..] {
        let file = |end: &str| gold.join(format!("en-{lang}.{end}"));
        let f1 = beads_f1(("en", lang), &[[file("en"), file(lang), file("beads.tsv")]]);
        if f1 < 0.97 {
            short.push(format!("en-{lang} {f1:.4}"));
        }
    }
    assert!(short.is_empty(), "strict F1 below .97: {}", short.join(", "));
}

/// The command prints what the library finds: every line of both sides in exactly one bead, in order.
#[test]
fn sentences_on_stdout() {
    let gold = corpus_folder().join("gold");
    let run = hexapla(&gold, ["sentences", "en=en-zh.en", "zh=en-zh.zh", "--encoder", "none"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let (mut source, mut target) = (Vec::new(), Vec::new());
    for line in run.stdout.lines() {
        let sides: Vec<&str> = line.split("]:").collect();
        assert_eq!(sides.len(), 3, "`[0, 1]:[0]:0.93`, found {line}");
        let numbers = |side: &str| -> Vec<usize> {
            let list = side.trim_start_matches('[');
            list.split(", ").filter(|n| !n.is_empty()).map(|n| n.parse().expect("a number")).collect()
        };
        source.extend(numbers(sides[0]));
        target.extend(numbers(sides[1]));
        assert!((0.0..=1.0).contains(&sides[2].parse::<f64>().expect("a score")), "{line}");
    }
    let all = |end: &str| (0..read(gold.join(format!("en-zh.{end}"))).lines().count()).collect::<Vec<_>>();
    assert_eq!((source, target), (all("en"), all("zh")));
}

#[test]
fn outlines() {
    for lang in ["fr", "zh"] {
        let name = format!("report.{lang}.txt");
        let run = hexapla(&corpus_folder(), ["inspect", &name, "--json"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let gold = read_outline(&read(corpus_folder().join(format!("gold/{lang}.outline.tsv"))));
        for score in outline_scores(&gold, &read_inspect(&run.stdout)) {
            assert!(score.wrong.is_empty(), "{lang}: F1 {:.4}\n{}", score.f1, score.wrong.join("\n"));
        }
    }
}

/// The damage that the corpus is known to have is reported, each with file and line.
#[test]
fn damage_is_told() {
    let out = tempfile::tempdir().expect("a folder");
    let mut args = vec![PathBuf::from("align")];
    args.extend(reports());
    args.extend(
        ["-o", "."].map(PathBuf::from).map(|a| if a.as_os_str() == "." { out.path().into() } else { a }),
    );
    let run = hexapla(&corpus_folder(), args);
    for (what, file) in [
        ("paragraph 28 of en has no counterpart in ar", "report.en.txt, line "),
        ("paragraph 29 follows paragraph 27", "report.ar.txt, line "),
        ("number 38 does not fit here: paragraph 37 was expected", "report.ru.txt, line "),
    ] {
        let told = run.stderr.lines().any(|l| l.contains(what) && l.contains(file));
        assert!(told, "`{what}` at `{file}` is not in\n{}", run.stderr);
    }
}

/// `score` measures what `align` wrote.
#[test]
fn score_on_stdout() {
    let gold = corpus_folder().join("gold/en-fr.beads.tsv");
    let out = tempfile::tempdir().expect("a folder");
    let (gold, beads) = (gold.display().to_string(), out.path().join("beads.txt"));
    std::fs::write(&beads, read(&gold)).expect("a file");
    let run = hexapla(out.path(), ["score", "beads", &gold, "beads.txt"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let line = run.stdout.lines().find(|l| l.contains("strict_f1")).unwrap_or_default();
    assert!(line.contains("1.0000"), "{}", run.stdout);
    // Two wrong beads: the first two sentences of one side are exchanged.
    let crossed = read(&gold).replace("\n0\t0\n1\t1\n", "\n0\t1\n1\t0\n");
    assert_ne!(crossed, read(&gold));
    std::fs::write(&beads, &crossed).expect("a file");
    let run = hexapla(out.path(), ["score", "beads", &gold, "beads.txt"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let line = run.stdout.lines().find(|l| l.contains("strict_f1")).unwrap_or_default();
    let f1 = line.split_whitespace().find_map(|w| w.parse::<f64>().ok()).expect("a figure");
    assert!((0.9..0.9999).contains(&f1), "two wrong beads: {}", run.stdout);
    let run = hexapla(out.path(), ["score", "beads", &gold, "no-such-file"]);
    assert!(run.code == 2 && run.stderr.contains("no-such-file"), "{}: {}", run.code, run.stderr);
}

/// With scores `score` says how far they are probabilities; with a second result, how the two differ.
#[test]
fn score_as_json() {
    let folder = tempfile::tempdir().expect("a folder");
    let line = |n: u32, to: u32, score: f64| format!("[{n}]:[{to}]:{score:.2}\n");
    let gold: String = (0..40).map(|n| line(n, n, 1.0)).collect();
    // Of the first result a quarter is wrong, as its scores of 0.75 say; the second is right.
    let first: String = (0..40).map(|n| line(n, if n % 4 == 3 { n + 40 } else { n }, 0.75)).collect();
    for (name, text) in [("gold", &gold), ("first", &first), ("second", &gold)] {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let args = ["score", "beads", "gold", "first", "--against", "second"];
    let run = hexapla(folder.path(), [&args[..], &["--json"]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let told: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let curve = &told["reliability"];
    assert!(curve["error"].as_f64().is_some_and(|e| e < 1e-9), "{curve}");
    assert_eq!((&curve["tenths"][7]["beads"], &curve["tenths"][7]["right"]), (&40.into(), &30.into()));
    let strict = told["comparison"].as_array().and_then(|c| c.iter().find(|m| m["name"] == "strict_f1"));
    let strict = strict.expect("a comparison");
    assert_eq!((&strict["first"], &strict["second"]), (&0.75.into(), &1.0.into()));
    assert!(strict["low"].as_f64() > Some(0.0) && strict["p_value"].as_f64() < Some(0.01), "{strict}");
    let run = hexapla(folder.path(), args);
    assert!(run.stdout.contains("0.7 to 0.8") && run.stdout.contains("calibration error"), "{}", run.stdout);
}

/// Pairs of a list: one that cannot be read is named, and the others are done.
#[test]
fn sentences_of_a_list() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path();
    for (name, text) in [
        ("one.txt", "The lake is deep.\nIt is cold.\n"),
        ("un.txt", "Le lac est profond.\nIl est froid.\n"),
        ("list.tsv", "en=one.txt\tfr=un.txt\nen=none.txt\tfr=un.txt\nno pair\n"),
    ] {
        std::fs::write(home.join(name), text).expect("a file");
    }
    let run = hexapla(home, ["sentences", "--list", "list.tsv", "-o", "beads", "--encoder", "none"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    for said in
        ["none.txt: no such file", "list.tsv: line 3: expected SL=FILE, a tab and TL=FILE", "1 pair in beads"]
    {
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
    }
    let beads = read(home.join("beads/one.en-fr.beads"));
    assert!(beads.starts_with("[0]:[0]:") && beads.lines().count() == 2, "{beads}");
    // The next run replaces its own result, and keeps one that was changed.
    let again = ["sentences", "en=one.txt", "fr=un.txt", "-o", "beads", "--encoder", "none"];
    assert_eq!(hexapla(home, again).code, 0);
    std::fs::write(home.join("beads/one.en-fr.beads"), "mine\n").expect("a file");
    let run = hexapla(home, again);
    assert!(run.code == 1 && run.stderr.contains("kept"), "{}", run.stderr);
    assert_eq!(read(home.join("beads/one.en-fr.beads")), "mine\n");
}
