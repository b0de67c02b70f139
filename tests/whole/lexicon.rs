//! A user's own words: lexicons in all forms, bad ones, and what a run keeps for the next.

use std::fs;
use std::path::Path;

use hexapla_tests::{Run, corpus_folder, hexapla, read};

/// Writes files into a folder of their own.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

fn run(folder: &Path, line: &str) -> Run {
    hexapla(folder, line.split(' '))
}

/// Words that nobody knows; lengths alone leave it open which two lines became one.
const DE: &str = "Tolmur wibrant oskel.\nKesselbaum darimo hestin.\nFralle sunotir begvan.\n";
const PL: &str = "Gorvan upleta mirso.\nNadrun olibat wesk.\n";

#[test]
fn a_dictionary_decides_what_lengths_leave_open() {
    let first = "gorvan @ tolmur\nupleta @ darimo\nmirso @ hestin\nnadrun @ fralle\nolibat @ sunotir\n";
    let last = "gorvan @ tolmur\nupleta @ wibrant\nmirso @ oskel\nnadrun @ kesselbaum\nolibat @ darimo\nwesk @ begvan\n";
    for (dictionary, want) in [(first, ["[0, 1]:[0]", "[2]:[1]"]), (last, ["[0]:[0]", "[1, 2]:[1]"])] {
        let files = folder(&[("a.de", DE), ("a.pl", PL), ("d.dic", dictionary)]);
        let run = run(files.path(), "sentences a.de a.pl --lexicon de-pl=d.dic");
        assert_eq!(beads(&run).0, want);
    }
}

#[test]
fn bad_lexicons() {
    let files = folder(&[
        ("a.de", DE),
        ("a.pl", PL),
        ("empty.tsv", ""),
        ("binary.tsv", "\u{0}\u{1}\u{0}GIF89a\u{0}\u{0}"),
        ("sides.tsv", "tolmur\t\n\tgorvan\n"),
        ("text.tsv", "This is no lexicon.\nNot at all.\n"),
        ("some.tsv", "tolmur\tgorvan\nkesselbaum\nfralle\t\nwibrant\tupleta\tsure\n"),
        ("other.tsv", "en\tfr\nwater\teau\n"),
    ]);
    for (args, want) in [
        ("empty.tsv", "empty.tsv: no text in it"),
        ("de-pl=binary.tsv", "binary.tsv: expected text, found"),
        ("de-pl=sides.tsv", "sides.tsv: no pair of words in it, 2 lines skipped"),
        ("de-pl=text.tsv", "text.tsv: not a lexicon; expected a table"),
        (
            "some.tsv",
            "some.tsv: its languages are unknown; name source and target before it, as in en-fr=some.tsv",
        ),
        ("missing.tsv", "missing.tsv: no such file"),
        ("de-xx=some.tsv", "xx"),
    ] {
        for command in ["sentences", "words"] {
            let run = run(files.path(), &format!("{command} a.de a.pl --lexicon {args}"));
            assert_eq!(run.code, 2, "{args}: {}", run.stderr);
            assert!(run.stderr.contains(want), "{args}: {}", run.stderr);
            assert_eq!(run.stdout, "");
        }
    }
    let run = |args| run(files.path(), args);
    let some = run("sentences a.de a.pl --lexicon de-pl=some.tsv");
    assert_eq!(some.code, 0);
    assert!(
        some.stderr.contains("warning: some.tsv, line 2: skipped: expected `source<TAB>target"),
        "{}",
        some.stderr
    );
    assert!(
        some.stderr.contains("warning: some.tsv: 3 lines skipped, 1 pair of words read"),
        "{}",
        some.stderr
    );
    let other = run("sentences a.de a.pl --lexicon other.tsv");
    assert_eq!(other.stdout, run("sentences a.de a.pl").stdout);
    assert!(
        other.stderr.contains("other.tsv: no words in de and pl: the lexicon is not used"),
        "{}",
        other.stderr
    );
    let both = run("align de=a.de pl=a.pl -o out --lexicon other.tsv --lexicon de-pl=some.tsv");
    let unused = both.stderr.matches("the lexicon is not used").count();
    assert!(unused == 1 && both.stderr.contains("other.tsv: no words in de and pl"), "{}", both.stderr);
    let missing = run("sentences a.de a.pl --lexicon-out no/such/l.tsv");
    assert_eq!((missing.code, missing.stdout.as_str()), (2, ""));
    assert!(missing.stderr.contains("no/such/l.tsv: cannot be written"), "{}", missing.stderr);
}

/// Lines of our corpus in English and `lang`, and the beads between them: those of the first `small` beads, and the rest.
fn halves(lang: &str, small: usize) -> [(String, String, Vec<String>); 2] {
    let gold = corpus_folder().join("gold");
    let side = |of: &str| {
        let text = read(gold.join(format!("en-{lang}.{of}")));
        text.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let (en, other) = (side("en"), side(lang));
    let beads = read(gold.join(format!("en-{lang}.beads.tsv")));
    let beads: Vec<&str> =
        beads.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_digit() || c == '\t')).collect();
    let numbers = |cell: &str| cell.split(',').filter_map(|n| n.parse::<usize>().ok()).collect::<Vec<_>>();
    let part = |beads: &[&str]| {
        let (mut source, mut target, mut gold) = (Vec::new(), Vec::new(), Vec::new());
        for bead in beads {
            let (s, t) = bead.split_once('\t').expect("two cells");
            let (s, t) = (numbers(s), numbers(t));
            let shown = |from: usize, n: usize| {
                format!("[{}]", (from..from + n).map(|n| n.to_string()).collect::<Vec<_>>().join(", "))
            };
            gold.push(format!("{}:{}", shown(source.len(), s.len()), shown(target.len(), t.len())));
            source.extend(s.iter().map(|n| en[*n].clone()));
            target.extend(t.iter().map(|n| other[*n].clone()));
        }
        (source.join("\n") + "\n", target.join("\n") + "\n", gold)
    };
    [part(&beads[..small]), part(&beads[small..])]
}

/// The beads of a run without their scores, and the mean of these.
fn beads(run: &Run) -> (Vec<&str>, f64) {
    assert_eq!(run.code, 0, "{}", run.stderr);
    let lines = run.stdout.lines().map(|l| l.rsplit_once(':').expect("a score"));
    let (beads, scores): (Vec<&str>, Vec<&str>) = lines.unzip();
    let sum: f64 = scores.iter().map(|s| s.parse::<f64>().expect("a number")).sum();
    let mean = sum / beads.len() as f64;
    (beads, mean)
}

#[test]
fn what_a_large_text_taught_helps_a_small_one() {
    for lang in ["zh", "ru"] {
        let [small, large] = halves(lang, 24);
        let name = |kind: &str, lang: &str| format!("{kind}.{lang}");
        let (large_to, small_to) = (name("large", lang), name("small", lang));
        let files = folder(&[
            ("large.en", &large.0),
            (&large_to, &large.1),
            ("small.en", &small.0),
            (&small_to, &small.1),
        ]);
        let run = |line: &str| run(files.path(), line);
        let learnt = run(&format!("sentences large.en {large_to} --lexicon-out l.tsv"));
        let lexicon = read(files.path().join("l.tsv"));
        assert!(
            lexicon.starts_with(&format!("en\t{lang}\tlinks\tp({lang}|en)\tp(en|{lang})\n")),
            "{lexicon}"
        );
        let without = run(&format!("sentences small.en {small_to}"));
        let with = run(&format!("sentences small.en {small_to} --lexicon l.tsv"));
        assert_eq!(with.stderr, "");
        let right = |found: &[&str]| found.iter().filter(|b| small.2.iter().any(|g| g == *b)).count();
        let ((plain, score), (helped, more)) = (beads(&without), beads(&with));
        assert!(right(&helped) >= right(&plain), "{lang}: {helped:?} {plain:?}");
        assert!(more > score, "{lang}: {more} {score}");
        let again = run(&format!("sentences large.en {large_to} --lexicon-out m.tsv"));
        assert_eq!(again.stdout, learnt.stdout);
        assert_eq!(read(files.path().join("m.tsv")), lexicon);
    }
}

#[test]
fn a_lexicon_of_all_pairs_of_languages() {
    let files = folder(&[]);
    for lang in ["en", "fr", "zh"] {
        let text = read(corpus_folder().join(format!("report.{lang}.txt")));
        fs::write(files.path().join(format!("report.{lang}.txt")), text).expect("a file");
    }
    let run = |args| run(files.path(), args);
    let first = run("align report.en.txt report.fr.txt report.zh.txt -o out --lexicon-out l.tsv --jobs 1");
    assert_eq!(first.code, 0, "{}", first.stderr);
    let lexicon = read(files.path().join("l.tsv"));
    for want in ["en\tfr\tlinks\t", "en\tzh\tlinks\t"] {
        assert!(lexicon.contains(want), "{lexicon}");
    }
    let again = run(
        "align report.en.txt report.fr.txt report.zh.txt -o out2 --lexicon l.tsv --lexicon-out m.tsv --jobs 2",
    );
    assert_eq!(again.code, 0, "{}", again.stderr);
    assert!(!again.stderr.contains("l.tsv"), "{}", again.stderr);
}
