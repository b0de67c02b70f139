//! Nothing that a command reads is written over, and no result that a person has changed since.

use std::fs;
use std::path::Path;

use hexapla_tests::{Run, hexapla, read};

const EN: &str = "1. The Conference met in Vienna on 4 May 2020.\n\n2. The lake is deep and cold.\n";
const FR: &str = "1. La Conférence s’est réunie à Vienne le 4 mai 2020.\n\n2. Le lac est profond et froid.\n";
const ROW: &str = "{\"id\":\"a#1\",\"translation\":{\"en\":\"a lake\",\"fr\":\"un lac\"}}\n";
const LINES: [(&str, &str); 2] =
    [("s.en", "the lake\nthe deep lake\n"), ("s.fr", "le lac\nle lac profond\n")];

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

fn run(folder: &Path, line: &str) -> Run {
    hexapla(folder, line.split(' '))
}

fn page(text: &str) -> String {
    text.split("\n\n").map(|line| format!("<p>{line}</p>")).collect()
}

/// The names and the contents of all files below a folder.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(contents(&path));
        } else {
            found.push((path.display().to_string(), fs::read(&path).unwrap_or_default()));
        }
    }
    found.sort();
    found
}

/// Asserts that the command is refused before anything is written.
#[track_caller]
fn refused(folder: &Path, line: &str, told: &str) {
    let before = contents(folder);
    let run = run(folder, line);
    assert_eq!(run.code, 2, "{line}: {}", run.stderr);
    assert!(run.stderr.contains(told), "{line}: {}", run.stderr);
    assert!(contents(folder) == before, "{line}: something was written");
}

#[test]
fn no_result_of_align_takes_the_place_of_a_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let (en, fr) = (page(EN), page(FR));
    for (name, text) in [
        ("report.html", &*en),
        ("report.fr.html", &*fr),
        ("t.en-fr.en", EN),
        ("t.en-fr.fr", FR),
        ("README.md", EN),
    ] {
        write(folder, name, text);
    }
    let told = "is an input, so it cannot also be an output";
    refused(folder, "align report.html report.fr.html -o . -f html", told);
    refused(
        folder,
        "align report.html report.fr.html -o ../{here} -f csv,html".replace("{here}", &name(folder)).as_str(),
        told,
    );
    refused(folder, "align en=t.en-fr.en fr=t.en-fr.fr -o . -f moses --force", told);
    refused(folder, "align README.md fr=report.fr.html -o . -f parquet", told);
    let run = run(folder, "align report.html report.fr.html -o . -f csv");
    assert_eq!(run.code, 0, "another format is no harm: {}", run.stderr);
}

fn name(folder: &Path) -> String {
    folder.file_name().expect("a name").to_string_lossy().into_owned()
}

#[test]
fn no_other_output_takes_the_place_of_an_input() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    LINES.iter().for_each(|(name, text)| write(folder, name, text));
    for (name, text) in [
        ("a.jsonl", ROW),
        ("a.report.en.txt", EN),
        ("a.report.fr.txt", FR),
        ("known.csv", "id,en,fr\n1,lake,lac\n"),
        ("stop.txt", "lake\n"),
        ("own.dic", "lac @ lake\n"),
    ] {
        write(folder, name, text);
    }
    let is_read = "is an input, so it cannot also be an output";
    for (line, told) in [
        ("words en=s.en fr=s.fr --lexicon-out s.en", is_read),
        ("words en=s.en fr=s.fr --lexicon-out s.fr --force", is_read),
        ("sentences en=s.en fr=s.fr --lexicon-out ./s.fr", is_read),
        (
            "words en=s.en fr=s.fr --lexicon en-fr=own.dic --lexicon-out own.dic",
            "was not saved by --lexicon-out",
        ),
        ("words en=s.en fr=s.fr --lexicon en-fr=s.en --lexicon-out s.en", is_read),
        ("terms a.jsonl -o a.jsonl", is_read),
        ("terms a.jsonl -o known.csv --known known.csv", is_read),
        ("terms a.jsonl -o x.tsv -f csv --stop stop.txt --known x.csv", "x.csv"),
        ("terms a.jsonl -o stop.txt -f csv --stop stop.txt", is_read),
        ("convert a.jsonl a.jsonl", is_read),
        ("convert en=s.en fr=s.fr s.en --to csv", is_read),
        ("align a.report.en.txt a.report.fr.txt -o . --lexicon-out a.report.en.txt", is_read),
        ("align a.report.en.txt a.report.fr.txt -o . --lexicon-out a.report.jsonl", "would be written twice"),
    ] {
        refused(folder, line, told);
    }
}

#[cfg(unix)]
#[test]
fn links_and_hard_links_lead_to_what_is_read() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    write(folder, "in/report.en.txt", EN);
    write(folder, "in/report.fr.txt", FR);
    write(folder, "a.jsonl", ROW);
    fs::create_dir(folder.join("out")).expect("a folder");
    symlink("../in/report.en.txt", folder.join("out/report.csv")).expect("a link");
    fs::hard_link(folder.join("in/report.fr.txt"), folder.join("out/report.tmx")).expect("a link");
    fs::hard_link(folder.join("a.jsonl"), folder.join("b.csv")).expect("a link");
    for line in ["align in -o out -f csv", "align in -o out -f tmx", "convert a.jsonl b.csv"] {
        refused(folder, line, "is an input, so it cannot also be an output");
    }
}

#[cfg(unix)]
#[test]
fn links_are_replaced_themselves() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    write(folder, "report.en.txt", EN);
    write(folder, "report.fr.txt", FR);
    write(folder, "precious", "mine");
    fs::create_dir(folder.join("out")).expect("a folder");
    symlink("../precious", folder.join("out/report.csv")).expect("a link");
    symlink("../gone", folder.join("out/report.jsonl")).expect("a link");
    let align = "align report.en.txt report.fr.txt -o out -f csv";
    assert_eq!(run(folder, align).code, 0);
    assert!(read(folder.join("precious")) == "mine" && !folder.join("gone").exists());
    let csv = folder.join("out/report.csv");
    assert!(fs::symlink_metadata(&csv).expect("a result").is_file());
    fs::set_permissions(&csv, fs::Permissions::from_mode(0o640)).expect("permissions");
    assert_eq!(run(folder, align).code, 0);
    assert_eq!(fs::metadata(&csv).expect("a result").permissions().mode() & 0o777, 0o640);
}

#[test]
fn what_a_person_has_changed_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    write(folder, "report.en.txt", EN);
    write(folder, "report.fr.txt", FR);
    let align = "align report.en.txt report.fr.txt -o out -f csv,xlsx,parquet";
    for _ in 0..2 {
        let run = run(folder, align);
        assert_eq!(run.code, 0, "its own results are written anew: {}", run.stderr);
    }
    let before = contents(&folder.join("out"));
    for name in ["report.xlsx", "report.jsonl", "README.md"] {
        let original = fs::read(folder.join("out").join(name)).expect("a result");
        let mine = format!("{}mine", read(folder.join("out/report.csv")));
        let mine =
            if name == "README.md" { format!("{}mine", read(folder.join("out").join(name))) } else { mine };
        write(folder, &format!("out/{name}"), &mine);
        let run = run(folder, align);
        assert_eq!(run.code, 1, "{name}: {}", run.stderr);
        let told = format!("{name}: kept: it was changed since hexapla wrote it");
        assert!(run.stderr.replace('\\', "/").contains(&told), "{}", run.stderr);
        assert_eq!(read(folder.join("out").join(name)), mine);
        if let Some((stem, ending)) = name.split_once('.').filter(|(stem, _)| *stem == "report") {
            // The new result is beside it, and no second one after another run.
            let beside = format!("{stem}.new.{ending}");
            assert!(run.stderr.contains(&format!("the new result is in out/{beside}")), "{}", run.stderr);
            assert!(
                fs::read(folder.join("out").join(&beside)).expect("a new result") == original,
                "{beside}"
            );
            fs::remove_file(folder.join("out").join(beside)).expect("a new result");
        }
    }
    assert_eq!(run(folder, &format!("{align} --force")).code, 0);
    let results = |mut files: Vec<(String, Vec<u8>)>| {
        files.retain(|(name, _)| !name.ends_with(".hexapla-written") && !name.contains(".new."));
        files
    };
    assert!(results(contents(&folder.join("out"))) == results(before), "as it was at first");
    // As it comes from an older version, or from elsewhere.
    fs::remove_file(folder.join("out/.hexapla-written")).expect("the record");
    let run = run(folder, align);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("report.csv: kept: hexapla did not write this file"), "{}", run.stderr);
}

#[test]
fn corrections_that_another_command_wrote_are_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    write(folder, "report.en.txt", EN);
    write(folder, "report.fr.txt", FR);
    let align = "align report.en.txt report.fr.txt -o out -f csv,tmx";
    assert_eq!(run(folder, align).code, 0);
    let convert = "convert out/report.csv out/report.tmx --lang-codes fr=fr-CA";
    for _ in 0..2 {
        assert_eq!(run(folder, convert).code, 0, "a person names the file");
    }
    let corrected = read(folder.join("out/report.tmx"));
    let again = run(folder, align);
    assert_eq!(again.code, 1, "{}", again.stderr);
    let told = "report.tmx: kept: another hexapla command wrote this file; the new result is in";
    assert!(again.stderr.contains(told), "{}", again.stderr);
    assert_eq!(read(folder.join("out/report.tmx")), corrected);
    let files = again.stderr.lines().find(|line| line.starts_with("files: ")).expect("the files");
    assert!(files.contains("report.new.tmx") && !files.contains("report.tmx"), "{files}");
    assert_eq!(run(folder, &format!("{align} --force")).code, 0);
    assert_eq!(run(folder, align).code, 0, "it is the result of align again");
}

#[test]
fn the_record_does_not_depend_on_threads() {
    let record = |jobs: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        for n in 0..8 {
            write(folder.path(), &format!("{n}.en.txt"), &EN.repeat(8 - n));
            write(folder.path(), &format!("{n}.fr.txt"), &FR.repeat(8 - n));
        }
        let run = run(folder.path(), &format!("align . -o out -f csv,tmx --jobs {jobs}"));
        assert!(run.stderr.contains("8 documents"), "{}", run.stderr);
        read(folder.path().join("out/.hexapla-written"))
    };
    assert_eq!(record("1"), record("4"));
}

#[test]
fn a_version_that_is_gone_takes_no_result_along() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    write(folder, "report.en.txt", EN);
    write(folder, "report.fr.txt", FR);
    let align = "align report.en.txt report.fr.txt -o out";
    assert_eq!(run(folder, align).code, 0);
    let before = read(folder.join("out/report.jsonl"));
    write(folder, "report.fr.txt", "");
    let kept = run(folder, align);
    assert_eq!(kept.code, 1, "{}", kept.stderr);
    assert!(
        kept.stderr.contains("report.jsonl: kept, since not all versions of report can be read now"),
        "{}",
        kept.stderr
    );
    assert_eq!(read(folder.join("out/report.jsonl")), before);
    assert_eq!(run(folder, &format!("{align} --force")).code, 1);
    assert!(!read(folder.join("out/report.jsonl")).contains("\"fr\""), "English alone");
}

#[test]
fn a_single_result_that_was_changed_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    LINES.iter().for_each(|(name, text)| write(folder, name, text));
    write(folder, "a.jsonl", ROW);
    write(folder, "base.csv", "id,en,fr\n1,lake,lac\n");
    assert_eq!(run(folder, "convert base.csv base.tbx").code, 0);
    for (line, result) in [
        ("terms en=s.en fr=s.fr -o t.csv", "t.csv"),
        ("terms en=s.en fr=s.fr -o o.csv -f omegat", "o.en-fr.utf8"),
        ("convert a.jsonl c.tmx", "c.tmx"),
        ("convert a.jsonl m.moses", "m.en-fr.ids"),
        ("convert base.tbx b.csv", "b.csv"),
        ("words en=s.en fr=s.fr --lexicon-out w.lex", "w.lex"),
        ("sentences en=s.en fr=s.fr --lexicon-out b.lex", "b.lex"),
    ] {
        for _ in 0..2 {
            let run = run(folder, line);
            assert_eq!(run.code, 0, "{line}: {}", run.stderr);
        }
        let old = read(folder.join(result));
        write(folder, result, "mine");
        let kept = run(folder, line);
        assert_eq!(kept.code, 1, "{line}: {}", kept.stderr);
        assert!(kept.stderr.contains(&format!("{result}: kept: it was changed since")), "{}", kept.stderr);
        assert_eq!(read(folder.join(result)), "mine", "{line}");
        assert_eq!(run(folder, &format!("{line} --force")).code, 0, "{line}");
        assert_eq!(read(folder.join(result)), old, "{line}");
    }
    // Nobody's work.
    write(folder, "empty.csv", "");
    assert_eq!(run(folder, "convert a.jsonl empty.csv").code, 0);
}

#[test]
fn a_lexicon_that_is_read_too_is_added_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    LINES.iter().for_each(|(name, text)| write(folder, name, text));
    let own = "de\tpl\tlinks\tp(pl|de)\tp(de|pl)\nsee\tjezioro\t1.00\t1.0000\t1.0000\n\
               en\tfr\tlinks\tp(fr|en)\tp(en|fr)\nsea\tmer\t1.00\t1.0000\t1.0000\n";
    write(folder, "L", own);
    for _ in 0..2 {
        let run = run(folder, "words en=s.en fr=s.fr --lexicon L --lexicon-out ./L");
        assert_eq!(run.code, 0, "{}", run.stderr);
        let text = read(folder.join("L"));
        for row in ["see\tjezioro\t1.00", "sea\tmer\t1.00", "lake\tlac\t"] {
            assert_eq!(text.matches(row).count(), 1, "{row}: {text}");
        }
    }
}
