//! `terms` on bad input: clear errors with file and line, the right exit code, and nothing lost.

use std::fs;
use std::path::Path;

use hexapla_tests::{Run, hexapla, read};

const EN: &str = "The river basin fell dry.\nEach river basin has a committee.\nThe committee met in May.\n\
                  The river basin and its committee.\n";
const FR: &str = "Le bassin fluvial s’est asséché.\nChaque bassin fluvial a un comité.\n\
                  Le comité s’est réuni en mai.\nLe bassin fluvial et son comité.\n";

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

/// The texts as a corpus, one row per line.
fn corpus() -> String {
    let row = |(n, (en, fr)): (usize, (&str, &str))| {
        let translation = serde_json::json!({"en": en, "fr": fr});
        serde_json::json!({"id": format!("basin#{n}.s1"), "translation": translation}).to_string()
    };
    EN.lines().zip(FR.lines()).enumerate().map(row).collect::<Vec<_>>().join("\n") + "\n"
}

fn run(folder: &Path, args: &[&str]) -> Run {
    hexapla(folder, ["terms"].iter().chain(args))
}

/// The run ends with `code` and reports all of `words`.
#[track_caller]
fn told(folder: &Path, args: &[&str], code: i32, words: &[&str]) -> Run {
    let run = run(folder, args);
    assert_eq!(run.code, code, "{}", run.stderr);
    for word in words {
        assert!(run.stderr.contains(word), "`{word}` is not in\n{}", run.stderr);
    }
    run
}

#[test]
fn line_aligned_texts() {
    let folder = folder(&[("a.en", EN), ("a.fr", FR)]);
    let run = told(folder.path(), &["fr=a.fr", "en=a.en", "-o", "-"], 0, &["from 4 rows, en fr"]);
    assert!(run.stdout.starts_with("id,score,frequency,en,fr,"), "{}", run.stdout);
    assert!(run.stdout.contains("river basin,bassin fluvial"), "{}", run.stdout);
}

#[test]
fn one_language_gives_a_list() {
    let folder = folder(&[("a.en", EN), ("c.jsonl", &corpus().replace("\"fr\":", "\"xx\":"))]);
    let run = told(folder.path(), &["en=a.en", "-o", "t.csv", "--format", "csv,tbx"], 0, &[]);
    assert_eq!(run.stdout, "");
    assert!(read(folder.path().join("t.csv")).contains(",river basin,"));
    told(folder.path(), &["c.jsonl", "-o", "c.csv"], 1, &["c.jsonl, line 1: unknown language `xx`"]);
    assert!(read(folder.path().join("c.csv")).contains(",river basin,"));
    // OmegaT knows no list of one language; what else is asked for is written.
    told(folder.path(), &["en=a.en", "-o", "o.csv", "--format", "omegat"], 1, &["omegat", "two languages"]);
    assert!(folder.path().join("o.csv").is_file());
    told(folder.path(), &["en=a.en", "-o", "o.utf8"], 2, &["two languages"]);
}

#[test]
fn sides_of_unequal_length() {
    let folder = folder(&[("a.en", EN), ("a.fr", "Le bassin fluvial s’est asséché.\n")]);
    let words =
        ["sides of unequal length: a.en has 4 lines, a.fr has 1", "line 2 of a.en is the first without"];
    told(folder.path(), &["en=a.en", "fr=a.fr", "-o", "t.csv"], 2, &words);
    assert!(!folder.path().join("t.csv").exists());
}

#[test]
fn empty_segments() {
    let fr = FR.replace("Le comité s’est réuni en mai.", "");
    let empty = "{\"id\":\"basin#9\",\"translation\":{\"en\":\"\",\"fr\":null}}\n";
    let corpus = corpus() + empty;
    let folder = folder(&[("a.en", EN), ("a.fr", &fr), ("none.fr", "\n\n\n\n"), ("c.jsonl", &corpus)]);
    told(folder.path(), &["en=a.en", "fr=a.fr", "-o", "a.csv"], 0, &["a.fr, line 3: an empty line"]);
    told(folder.path(), &["en=a.en", "fr=none.fr", "-o", "n.csv"], 0, &["none.fr: no text in it"]);
    told(folder.path(), &["c.jsonl", "-o", "c.csv"], 0, &["a row without text", "from 4 rows, en fr"]);
    for name in ["a.csv", "c.csv"] {
        assert!(read(folder.path().join(name)).contains(",river basin,"), "{name}");
    }
}

#[test]
fn a_segment_of_50_000_words() {
    let (en, fr) = ("all work and no play ".repeat(10_000), "tout travail et aucun jeu ".repeat(10_000));
    let folder = folder(&[("a.en", &format!("{EN}{en}\n")), ("a.fr", &format!("{FR}{fr}\n"))]);
    told(folder.path(), &["en=a.en", "fr=a.fr", "-o", "t.csv"], 0, &["a.en, line 5", "words"]);
    let table = read(folder.path().join("t.csv"));
    assert!(table.contains("river basin,bassin fluvial"), "the other rows still pair");
}

#[test]
fn what_is_repeated_word_for_word_counts_once() {
    let folder = folder(&[("a.en", EN), ("a.fr", FR), ("b.en", &EN.repeat(3)), ("b.fr", &FR.repeat(3))]);
    told(folder.path(), &["en=a.en", "fr=a.fr", "-o", "a.csv"], 0, &[]);
    told(folder.path(), &["en=b.en", "fr=b.fr", "-o", "b.csv"], 0, &[]);
    let terms = |name| -> Vec<String> {
        let cells = |line: &str| line.splitn(6, ',').skip(2).take(3).collect::<Vec<_>>().join(",");
        read(folder.path().join(name)).lines().map(cells).collect()
    };
    assert_eq!(terms("a.csv"), terms("b.csv"));
}

#[test]
fn term_bases() {
    let base = "id,en,fr\nk1,river basin,bassin fluvial\nk1,committee,comité\n";
    let columns = "term,translation\nriver basin,bassin fluvial\n";
    let files =
        [("a.en", EN), ("a.fr", FR), ("twice.csv", base), ("columns.csv", columns), ("bad.tbx", "<martif>")];
    let folder = folder(&files);
    let known = |file, code, words: &[&str]| {
        told(folder.path(), &["en=a.en", "fr=a.fr", "-o", "t.csv", "--known", file], code, words)
    };
    known("twice.csv", 0, &["warning: twice.csv, line 3: id `k1` again, first on line 2"]);
    let table = read(folder.path().join("t.csv"));
    assert!(table.lines().any(|l| l.contains("river basin,bassin fluvial,known,k1")), "{table}");
    known("columns.csv", 2, &["columns.csv, line 1: expected columns", "`term`, `translation`"]);
    known("bad.tbx", 2, &["bad.tbx, line 1"]);
    known("no.csv", 2, &["no.csv: no such file"]);
    fs::copy(folder.path().join("t.csv"), folder.path().join("own.csv")).expect("a copy");
    known("own.csv", 0, &[]);
    let table = read(folder.path().join("t.csv"));
    assert!(table.lines().skip(1).all(|line| line.contains(",known,")), "our own table is known: {table}");
    told(folder.path(), &["en=a.en", "fr=a.fr", "-o", "own.xlsx"], 0, &[]);
    known("own.xlsx", 0, &[]);
    assert_eq!(
        read(folder.path().join("t.csv")).replace("own.xlsx", "own.csv"),
        table,
        "a workbook is a table too"
    );
    // A list of terms, one row each, that has none yet.
    fs::write(folder.path().join("empty.csv"), "id,language,term,type\n").expect("a file");
    known("empty.csv", 0, &["warning: empty.csv: a term base without entries: all that is found is new"]);
    known("t.csv", 2, &["t.csv: is an input, so it cannot also be an output"]);
}

#[test]
fn rows_without_an_entry_say_why() {
    let alike = [("a.en", "The lake is deep.\n".repeat(20)), ("a.fr", "Le lac est profond.\n".repeat(20))];
    let blank = [("b.en", "\n\n\n".to_owned()), ("b.fr", "\n\n\n".to_owned())];
    let files: Vec<(&str, &str)> =
        alike.iter().chain(&blank).map(|(name, text)| (*name, text.as_str())).collect();
    let folder = folder(&files);
    let words = "note: a.en: all 20 rows are alike, and equal rows count once: no term is in two places";
    told(folder.path(), &["en=a.en", "fr=a.fr", "-o", "a.csv"], 0, &["0 entries", words]);
    let words = "warning: b.en: no row has a word: there is nothing to take terms from";
    told(folder.path(), &["en=b.en", "fr=b.fr", "-o", "b.csv"], 0, &["0 entries", words]);
}

/// A reviewed table as a term base: the terms, notes and ids of the person are in the new list.
#[test]
fn a_reviewed_term_base_keeps_the_work_of_a_person() {
    let base = "id,en,fr,review,comment\nTB-17,river basin,bassin versant,accept,ours\nc1,committee,commission,,ask\n\
                c4,treaty,traité,accept,\n";
    let folder = folder(&[("a.en", EN), ("a.fr", FR), ("r.csv", base)]);
    let words = ["term base: of ", " 0 rejected", "review: 1 accepted and kept"];
    let args = ["en=a.en", "fr=a.fr", "-o", "k.csv", "--known", "r.csv"];
    told(folder.path(), &[&args[..], &["--format", "tbx"]].concat(), 0, &words);
    let text = read(folder.path().join("k.csv"));
    let table = glossary(&text);
    assert!(
        table.contains(&["TB-17", "river basin", "bassin versant", "accept"].map(str::to_owned)),
        "{table:?}"
    );
    assert!(text.contains(",known,TB-17,") && text.contains(",ours,"), "{text}");
    let committee = table.iter().find(|row| row[1] == "committee").expect("the term");
    assert_eq!(
        (committee[0].as_str(), committee[2].as_str()),
        ("c1", "comité"),
        "nobody has accepted `commission`"
    );
    assert!(text.contains(",ask,"), "{text}");
    assert!(!text.contains("treaty"), "what the texts do not have stays in the term base");
    let used = ["TB-17", "c1", "c4"];
    assert!(table.iter().all(
        |row| used.contains(&row[0].as_str()) == ["river basin", "committee"].contains(&row[1].as_str())
    ));
    // And again: nothing changes.
    told(folder.path(), &[&args[..], &["--force"]].concat(), 0, &words);
    assert_eq!(glossary(&read(folder.path().join("k.csv"))), table);
    assert!(read(folder.path().join("k.tbx")).contains("id=\"TB-17\""));
}

#[test]
fn a_broken_line_leaves_the_rest() {
    let broken = corpus().replacen("\"translation\":", "translation:", 1);
    let folder = folder(&[("c.jsonl", &broken), ("good.jsonl", &corpus()), ("no.jsonl", "not a corpus\n")]);
    let words = ["error: c.jsonl, line 1: not a row of a corpus, skipped", "skipped: 1"];
    told(folder.path(), &["c.jsonl", "-o", "t.csv"], 1, &words);
    assert!(read(folder.path().join("t.csv")).contains("committee"));
    let words = [
        "no.jsonl, line 1: expected one JSON object per line",
        "gone.jsonl: no such file",
        "from 7 rows",
        "skipped: 3",
    ];
    told(folder.path(), &["c.jsonl", "no.jsonl", "gone.jsonl", "good.jsonl", "-o", "t.csv"], 1, &words);
    told(folder.path(), &["no.jsonl", "gone.jsonl", "-o", "t.csv"], 2, &["no corpus to take terms from"]);
}

#[test]
fn what_cannot_start() {
    let folder = folder(&[("a.en", EN), ("a.fr", FR), ("c.jsonl", &corpus()), ("lone.en", EN)]);
    fs::create_dir(folder.path().join("empty")).expect("a folder");
    for (args, words) in [
        (&["-o", "t.csv"][..], &["CORPUS|LANG=FILE"][..]),
        (&["c.jsonl"], &["--output <FILE>"]),
        (&["empty", "-o", "t.csv"], &["empty: no corpus in this folder", ".jsonl"]),
        (&["c.jsonl", "-o", "nowhere/t.csv"], &["nowhere/t.csv: cannot be written: there is no such folder"]),
        (&["c.jsonl", "-o", "empty"], &["empty: unknown file extension; expected one of .csv, .tsv"]),
        (&["c.jsonl", "-o", "empty", "--format", "csv"], &["empty: cannot be written"]),
        (&["c.jsonl", "-o", "c.jsonl"], &["c.jsonl: is an input, so it cannot also be an output"]),
        (&["c.jsonl", "-o", "t.docx"], &["t.docx: unknown file extension"]),
        (&["c.jsonl", "en=a.en", "-o", "t.csv"], &["a.en is named as a text in en, c.jsonl as a corpus"]),
        (&["en=c.jsonl", "-o", "t.csv"], &["name it without `en=`"]),
        (&["en=a.en", "en=a.fr", "-o", "t.csv"], &["a.en and a.fr: both are named as en"]),
        (&["en=a.en", "fr=gone.fr", "-o", "t.csv"], &["gone.fr: no such file"]),
        (&["lone.en", "-o", "t.csv"], &["lone.en: no format of a corpus is known", "LANG=FILE"]),
        (
            &["c.jsonl", "-o", "t.csv", "--pivot", "zh"],
            &["no text in zh, the pivot; the languages are en, fr"],
        ),
        (&["c.jsonl", "-o", "-", "--format", "csv,tsv"], &["only one format can go to stdout"]),
        (&["c.jsonl", "-o", "-", "--show"], &["--show writes to stdout"]),
        (&["c.jsonl", "-o", "t.csv", "--stop", "gone.txt"], &["gone.txt: no such file"]),
    ] {
        let run = told(folder.path(), args, 2, words);
        assert_eq!(run.stdout, "", "{args:?}");
        assert!(!folder.path().join("t.csv").exists(), "{args:?}");
    }
    let names = fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(names, 5, "nothing is left behind");
}

#[test]
fn an_old_glossary_stays_if_the_run_does_not_start() {
    let folder = folder(&[("c.jsonl", &corpus()), ("t.csv", "old")]);
    told(folder.path(), &["c.jsonl", "-o", "t.csv", "--pivot", "zh"], 2, &[]);
    assert_eq!(read(folder.path().join("t.csv")), "old");
    let words = ["t.csv: kept", "the new result is in t.new.csv"];
    told(folder.path(), &["c.jsonl", "-o", "t.csv"], 1, &words);
    assert_eq!(read(folder.path().join("t.csv")), "old");
    assert!(read(folder.path().join("t.new.csv")).contains(",river basin,"));
    told(folder.path(), &["c.jsonl", "-o", "t.csv", "--force"], 0, &[]);
    assert_ne!(read(folder.path().join("t.csv")), "old");
}

#[test]
fn entries_are_chosen_by_what_the_term_base_says() {
    let base = "id,en,fr\nk1,river basin,bassin hydrographique|BASSIN FLUVIAL\nk2,committee,commission\n";
    let folder = folder(&[("a.en", EN), ("a.fr", FR), ("k.csv", base)]);
    let entries = |only: &[&str]| {
        let args = [&["en=a.en", "fr=a.fr", "-o", "-", "--known", "k.csv"], only].concat();
        let run = told(folder.path(), &args, 0, &["term base: of ", " 1 known, ", " 1 conflicting"]);
        let status = |row: csv::StringRecord| format!("{} {}", &row[3], &row[5]);
        let mut reader = csv::Reader::from_reader(run.stdout.as_bytes());
        reader.records().map(|row| status(row.expect("a row"))).collect::<Vec<_>>()
    };
    let all = entries(&[]);
    assert!(all.contains(&"river basin known".to_owned()), "any variant is known: {all:?}");
    assert_eq!(entries(&["--only", "known"]), ["river basin known"]);
    assert_eq!(entries(&["--only", "conflicting"]), ["committee conflicting"]);
    assert_eq!(entries(&["--only", "new"]).len(), all.len() - 2);
    assert_eq!(entries(&["--only", "new,known,conflicting"]), all);
}

#[test]
fn stop_lists_say_what_they_left_out() {
    let lists = [("one.txt", "en=river basins|fish\n"), ("two.csv", "id,fr\n1,comités\n")];
    let folder = folder(&[&[("a.en", EN), ("a.fr", FR)], &lists[..]].concat());
    let args = ["en=a.en", "fr=a.fr", "-o", "-", "--stop", "one.txt", "--stop", "two.csv"];
    let words = ["one.txt: 1 entry skipped, by 1 of 2 terms", "two.csv: 1 entry skipped, by 1 of 1 term"];
    let run = told(folder.path(), &args, 0, &words);
    assert!(!run.stdout.contains(",river basin,") && !run.stdout.contains(",committee,"), "{}", run.stdout);
}

/// The rows of a glossary as `id en fr review`.
fn glossary(text: &str) -> Vec<[String; 4]> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let at =
        |name: &str, head: &csv::StringRecord| head.iter().position(|found| found == name).expect("a column");
    let head = reader.headers().expect("a head").clone();
    let columns = ["id", "en", "fr", "review"].map(|name| at(name, &head));
    reader.records().map(|row| row.expect("a row")).map(|row| columns.map(|n| row[n].to_owned())).collect()
}

/// Writes a verdict, and perhaps another French term, in the row of an English term.
fn review(path: &Path, en: &str, verdict: &str, fr: Option<&str>) {
    let text = read(path);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().expect("a head").clone();
    let at = |name: &str| head.iter().position(|found| found == name).expect("a column");
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(&head).expect("a row");
    for row in reader.records().map(|row| row.expect("a row")) {
        let mut cells: Vec<String> = row.iter().map(str::to_owned).collect();
        if cells[at("en")] == en {
            verdict.clone_into(&mut cells[at("review")]);
            fr.iter().for_each(|fr| (*fr).clone_into(&mut cells[at("fr")]));
        }
        out.write_record(cells).expect("a row");
    }
    fs::write(path, out.into_inner().expect("bytes")).expect("a file");
}

/// Runs `terms` for `table`, whose successor is beside it: a rename, `--force` and another folder keep all decisions.
fn decisions_survive(table: &Path, want: &[[String; 4]]) {
    let home = table.parent().expect("a folder");
    let args = ["en=a.en", "fr=a.fr", "-o", "t.csv"];
    let reviewed = read(table);
    let words = ["review: 1 accepted and kept, 1 rejected and skipped"];
    told(home, &[&args[..], &["--force"]].concat(), 0, &words);
    assert_eq!(glossary(&read(table)), want);
    told(home, &args, 0, &words);
    assert_eq!(glossary(&read(table)), want, "and again");
    fs::rename(home.join("t.new.csv"), table).expect("a rename");
    told(home, &args, 0, &words);
    assert_eq!(glossary(&read(table)), want);
    fs::create_dir(home.join("far")).expect("a folder");
    fs::copy(table, home.join("far/u.csv")).expect("a copy");
    told(home, &["en=a.en", "fr=a.fr", "-o", "far/u.csv"], 1, &words);
    assert_eq!(glossary(&read(home.join("far/u.new.csv"))), want, "of a table that another machine wrote");
    // Other formats have no place for what is rejected.
    told(home, &["en=a.en", "fr=a.fr", "-o", "t.csv", "--format", "jsonl"], 0, &words);
    assert!(!read(home.join("t.jsonl")).contains("{\"text\":\"committee\",\"frequency\""));
    fs::write(table, reviewed).expect("a file");
}

#[test]
fn a_decision_whose_term_of_the_pivot_is_gone_is_reported() {
    let folder = folder(&[("a.en", EN), ("a.fr", FR)]);
    let args = ["en=a.en", "fr=a.fr", "-o", "t.csv"];
    told(folder.path(), &args, 0, &[]);
    let path = folder.path().join("t.csv");
    let text = read(&path);
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let head = rows.headers().expect("a head").clone();
    let at = |name: &str| head.iter().position(|found| found == name).expect("a column");
    let first: csv::StringRecord = rows.records().next().expect("a row").expect("a row");
    let cells = first.iter().enumerate().map(|(n, cell)| match n {
        n if n == at("en") => "",
        n if n == at("review") => "accept",
        _ => cell,
    });
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(&head).expect("a row");
    out.write_record(cells).expect("a row");
    fs::write(&path, out.into_inner().expect("bytes")).expect("a file");
    let words =
        ["t.csv, line 2: entry c1 is accepted, but its cell for en, the pivot, is empty", "fill in the cell"];
    told(folder.path(), &args, 1, &words);
    let next = glossary(&read(folder.path().join("t.new.csv")));
    assert!(next.iter().any(|[id, en, fr, review]| id == "c1"
        && en.is_empty()
        && fr == &first[at("fr")]
        && review == "accept"));
}

#[test]
fn a_review_holds_for_the_next_run() {
    let folder = folder(&[("a.en", EN), ("a.fr", FR)]);
    let args = ["en=a.en", "fr=a.fr", "-o", "t.csv"];
    told(folder.path(), &args, 0, &[]);
    let first = glossary(&read(folder.path().join("t.csv")));
    let of = |rows: &[[String; 4]], en: &str| rows.iter().find(|row| row[1] == en).cloned();
    // Nobody has changed the glossary: it is replaced, and all entries have their ids.
    told(folder.path(), &[&args[..], &["--pivot", "en"]].concat(), 0, &[]);
    assert_eq!(glossary(&read(folder.path().join("t.csv"))), first);
    // A person accepts one entry with a better term and rejects another.
    review(&folder.path().join("t.csv"), "river basin", "accept", Some("bassin hydrographique"));
    review(&folder.path().join("t.csv"), "committee", "reject", None);
    let words = ["t.csv: kept", "t.new.csv", "review: 1 accepted and kept, 1 rejected and skipped"];
    told(folder.path(), &args, 1, &words);
    let second = glossary(&read(folder.path().join("t.new.csv")));
    let accepted = of(&first, "river basin")
        .map(|[id, en, ..]| [id, en, "bassin hydrographique".into(), "accept".into()]);
    assert_eq!(of(&second, "river basin"), accepted);
    let rejected = of(&first, "committee").map(|[id, en, fr, _]| [id, en, fr, "reject".into()]);
    assert_eq!(second.last().cloned(), rejected, "the last row keeps what is rejected");
    assert_eq!(second.len(), first.len());
    // So does a reviewed term base.
    let args = ["en=a.en", "fr=a.fr", "-o", "other.csv", "--known", "t.csv"];
    told(folder.path(), &args, 0, &["1 rejected"]);
    assert_eq!(of(&glossary(&read(folder.path().join("other.csv"))), "committee"), None);
    decisions_survive(&folder.path().join("t.csv"), &second);
    // What is not understood is reported with its line.
    review(&folder.path().join("t.csv"), "river basin", "perhaps", None);
    told(
        folder.path(),
        &args,
        0,
        &["the review `perhaps` in column ", "is not understood: the entry stays unreviewed"],
    );
}

/// A person decides about single terms where each has a row of its own.
#[test]
fn a_review_of_rows_of_terms_holds_for_the_next_run() {
    let folder = folder(&[("a.en", EN), ("a.fr", FR)]);
    let path = folder.path().join("t.csv");
    let args = ["en=a.en", "fr=a.fr", "-o", "t.csv", "--layout", "terms"];
    told(folder.path(), &args, 0, &[]);
    let rows = |name: &str| -> Vec<Vec<String>> {
        let text = read(folder.path().join(name));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let head = reader.headers().expect("a head").clone();
        let names = ["id", "language", "term", "type", "review"];
        let at = names.map(|name| head.iter().position(|own| own == name).expect("a column"));
        let rows = reader.records().map(|row| row.expect("a row"));
        rows.map(|row| at.iter().map(|n| row[*n].to_owned()).collect()).collect()
    };
    let first = rows("t.csv");
    let id = |term: &str| first.iter().find(|row| row[2] == term).map(|row| row[0].clone()).expect("a term");
    let (basin, committee) = (id("river basin"), id("committee"));
    assert!(first.iter().any(|row| *row == [&basin, "fr", "bassin fluvial", "preferred term", ""]));
    // Our own table, with a verdict in the rows of some terms and a term that a person adds.
    let verdict = |line: &str| match line.split(',').take(3).collect::<Vec<_>>().as_slice() {
        [_, "fr", "bassin fluvial"] => "accept",
        [_, "en", "committee"] => "reject",
        _ => "",
    };
    let text = read(&path);
    let head: Vec<&str> = text.lines().next().unwrap_or_default().split(',').collect();
    let column = head.iter().position(|name| *name == "review").expect("a column");
    let reviewed = text.lines().map(|line| {
        let mut cells: Vec<&str> = line.split(',').collect();
        if !verdict(line).is_empty() {
            cells[column] = verdict(line);
        }
        cells.join(",")
    });
    let added = format!("{basin},fr,bassin hydrographique{}", ",".repeat(head.len() - 3));
    let lines: Vec<String> = reviewed.chain([added]).collect();
    fs::write(&path, lines.join("\r\n")).expect("a file");
    let words = ["t.csv: kept", "review: 1 accepted and kept, 1 rejected and skipped"];
    told(folder.path(), &args, 1, &words);
    let second = rows("t.new.csv");
    assert!(second.iter().any(|row| *row == [&basin, "fr", "bassin fluvial", "preferred term", "accept"]));
    assert!(second.iter().any(|row| *row == [&basin, "fr", "bassin hydrographique", "synonym", "accept"]));
    // What is rejected goes on in the next table.
    let of_committee: Vec<&Vec<String>> = second.iter().filter(|row| row[0] == committee).collect();
    assert!(of_committee.iter().all(|row| row[4] == "reject") && !of_committee.is_empty(), "{second:?}");
    // It is a term base and a stop list too.
    fs::write(folder.path().join("stop.csv"), read(&path)).expect("a file");
    let run = run(folder.path(), &["en=a.en", "fr=a.fr", "-o", "u.csv", "--stop", "stop.csv"]);
    assert!(run.stderr.contains("skipped, by"), "{}", run.stderr);
    told(
        folder.path(),
        &["en=a.en", "fr=a.fr", "-o", "u.csv", "--known", "t.csv", "--force"],
        0,
        &["1 rejected"],
    );
    assert!(read(folder.path().join("u.csv")).contains(",known,"));
}
