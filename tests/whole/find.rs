//! `find`: rows with a term and its counterparts, in all three formats; exit codes as those of `grep`.

use std::fs;
use std::path::Path;

use hexapla_tests::{Run, hexapla};
use serde_json::{Value, json};

const EN: &str = "The river basin fell dry.\nEach river basin has a committee.\nThe committee met in May.\n\
                  The river basin and its committee.\n";
const FR: &str = "Le bassin fluvial s’est asséché.\nChaque bassin fluvial a un comité.\n\
                  Le comité s’est réuni en mai.\nLe bassin fluvial et son comité.\n";

/// A folder with the texts, and with them as a corpus of paragraphs.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let row = |(n, (en, fr)): (usize, (&str, &str))| {
        let translation = json!({"en": en, "fr": fr});
        let (anchor, symbol) = ((n + 1).to_string(), "A/1");
        json!({"id": format!("basin#{anchor}"), "symbol": symbol, "anchor": anchor, "score": 0.75, "translation": translation})
            .to_string()
    };
    let corpus = EN.lines().zip(FR.lines()).enumerate().map(row).collect::<Vec<_>>().join("\n");
    for (name, text) in [("a.en", EN), ("a.fr", FR), ("basin.jsonl", corpus.as_str()), ("bad.jsonl", "{\n")] {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

#[track_caller]
fn find(folder: &Path, args: &[&str], code: i32) -> Run {
    let run = hexapla(folder, ["find"].iter().chain(args));
    assert_eq!(run.code, code, "{args:?}: {}{}", run.stdout, run.stderr);
    run
}

#[test]
fn rows_are_shown_with_both_terms_marked() {
    let folder = folder();
    let run = find(folder.path(), &["COMITÉ", "basin.jsonl", "--limit", "2"], 0);
    let want = "A/1, 2  0.75\n  en  Each river basin has a **committee**.\n  fr  Chaque bassin fluvial a un **comité**.\n\n\
                A/1, 3  0.75\n  en  The **committee** met in May.\n  fr  Le **comité** s’est réuni en mai.\n";
    assert_eq!(run.stdout, want);
    assert!(run.stderr.contains("found in 3 of 4 rows, 2 shown"), "{}", run.stderr);
    let lines = find(folder.path(), &["River basins", "en=a.en", "fr=a.fr", "--quiet", "--limit", "1"], 0);
    let want =
        "a, 1  1.00\n  en  The **river basin** fell dry.\n  fr  Le **bassin fluvial** s’est asséché.\n";
    assert_eq!((lines.stdout.as_str(), lines.stderr.as_str()), (want, ""));
}

#[test]
fn tables_and_objects() {
    let folder = folder();
    let args = ["river basins", "basin.jsonl", "--limit", "1", "--format"];
    let csv = find(folder.path(), &[&args[..], &["csv"]].concat(), 0);
    let want = "id,symbol,anchor,score,en,en found,fr,fr found\r\n\
                basin#1,A/1,1,0.75,The river basin fell dry.,river basin,Le bassin fluvial s’est asséché.,bassin fluvial\r\n";
    assert_eq!(csv.stdout, want);
    let object = find(folder.path(), &[&args[..], &["json"]].concat(), 0);
    let object: Value = serde_json::from_str(&object.stdout).expect("an object");
    let want = json!({
        "id": "basin#1", "symbol": "A/1", "anchor": "1", "score": 0.75, "found": ["en"],
        "translation": {"en": "The river basin fell dry.", "fr": "Le bassin fluvial s’est asséché."},
        "marks": {"en": [{"start": 4, "end": 15, "text": "river basin"}],
                  "fr": [{"start": 3, "end": 17, "text": "bassin fluvial"}]},
    });
    assert_eq!(object, want);
}

#[test]
fn exit_codes_are_those_of_grep() {
    let folder = folder();
    for (args, code, words) in [
        (&["treaty", "basin.jsonl"][..], 1, "found in 0 of 4 rows"),
        (&["bassin", "basin.jsonl", "--lang", "en"], 1, "found in 0 of 4 rows"),
        (&["--regex", "^the .* basin", "basin.jsonl"], 0, "found in 2 of 4 rows"),
        (&["basin", "basin.jsonl", "missing.jsonl"], 2, "missing.jsonl: no such file"),
        (&["basin", "missing.jsonl"], 2, "missing.jsonl: no such file"),
        (&["basin", "bad.jsonl"], 2, "bad.jsonl, line 1"),
        (&["basin", "basin.jsonl", "--lang", "zh"], 2, "no text in zh; the languages are en, fr"),
        (&["--regex", "a(", "basin.jsonl"], 2, "`a(` is not a regular expression: unclosed group"),
        (&["--regex", "^|$", "basin.jsonl"], 2, "`^|$` matches no text, only places between characters"),
        (&["--regex", "lake|x", "basin.jsonl"], 1, "found in 0 of 4 rows"),
        (&["...", "basin.jsonl"], 2, "`...` has no letter and no digit"),
    ] {
        let run = find(folder.path(), args, code);
        assert!(run.stderr.contains(words), "{args:?}: {}", run.stderr);
    }
}

#[test]
fn threads_change_nothing() {
    let folder = folder();
    let run = |jobs| find(folder.path(), &["committee", "basin.jsonl", "-j", jobs], 0).stdout;
    assert_eq!(run("1"), run("4"));
}

#[test]
fn documents_are_aligned_first() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("docs")).expect("a folder");
    for (name, text) in [("a.en.txt", EN), ("a.fr.txt", FR)] {
        fs::write(folder.path().join("docs").join(name), text).expect("a file");
    }
    let run = find(folder.path(), &["comité", "docs", "--limit", "1"], 0);
    assert!(run.stdout.contains("**comité**"), "{}", run.stdout);
    assert!(run.stderr.contains("aligned first, into docs.hexapla"), "{}", run.stderr);
    assert!(folder.path().join("docs.hexapla/a.jsonl").is_file());
    // A term that cannot be looked for is refused before the work.
    let run = find(folder.path(), &["--", "-", "docs"], 2);
    assert!(!run.stderr.contains("aligned first"), "{}", run.stderr);
}
