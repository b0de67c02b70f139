//! Runs of many documents: parts on several machines, rows that repeat, the page about the run, what a table no longer has.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use hexapla_tests::{Run, hexapla, read};
use serde_json::Value;

const DOCUMENTS: usize = 40;

/// A folder `in` with documents; the first paragraph of all is the same, and two of them are the same as a whole.
fn documents(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("in")).expect("a folder");
    for place in 0..count {
        // The last one repeats the first.
        let n = place % (count - 1).max(1);
        let english = |i: usize| match i {
            1 => "1. The group met in Vienna.\n\n".to_owned(),
            i => format!("{i}. The report {n} of {i} was noted by the group.\n\n"),
        };
        let french = |i: usize| match i {
            1 => "1. Le groupe s’est réuni à Vienne.\n\n".to_owned(),
            i => format!("{i}. Le groupe a pris note du rapport {n} de {i}.\n\n"),
        };
        write(folder.path(), &format!("in/text{place}.en.txt"), &(1..7).map(english).collect::<String>());
        write(folder.path(), &format!("in/text{place}.fr.txt"), &(1..7).map(french).collect::<String>());
    }
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).expect("a file");
}

#[track_caller]
fn align(folder: &Path, more: &str) -> Run {
    let run = hexapla(folder, format!("align in --format csv {more}").split_whitespace());
    assert_eq!(run.code, 0, "{more}: {}", run.stderr);
    run
}

/// What is in a folder, except for what says how long it took.
fn results(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("results").flatten();
    let named =
        entries.map(|e| (e.file_name().to_string_lossy().into_owned(), fs::read(e.path()).expect("a file")));
    named.filter(|(name, _)| ![".hexapla-times", "report.html"].contains(&name.as_str())).collect()
}

#[test]
fn parts_make_what_one_run_makes() {
    let folder = documents(DOCUMENTS);
    align(folder.path(), "-o whole");
    let whole = results(&folder.path().join("whole"));
    let mut done = 0;
    for part in 1..=3 {
        let run = align(folder.path(), &format!("-o parts --shard {part}/3"));
        assert!(run.stderr.contains("run the command without --shard"), "{}", run.stderr);
        let documents: usize =
            run.stderr.split(" document").next().and_then(|n| n.trim().parse().ok()).unwrap_or(0);
        assert!((1..DOCUMENTS).contains(&documents), "{}", run.stderr);
        done += documents;
        assert!(!folder.path().join("parts/report.html").exists(), "a part knows nothing of the others");
    }
    assert_eq!(done, DOCUMENTS, "each document is in one part");
    assert!(results(&folder.path().join("parts")) == whole);
    // The whole is done by its parts.
    let run = align(folder.path(), "-o parts");
    assert!(run.stderr.contains(&format!("done by an earlier run: {DOCUMENTS} documents")), "{}", run.stderr);
    assert!(results(&folder.path().join("parts")) == whole);
    assert!(read(folder.path().join("parts/report.html")).contains(&format!("{DOCUMENTS} documents")));
    // So is a part, by another division.
    let run = align(folder.path(), "-o parts --shard 1/2");
    assert!(run.stderr.contains("done by an earlier run"), "{}", run.stderr);
}

#[test]
fn what_is_no_part_is_refused() {
    let folder = documents(3);
    for (more, word) in [
        ("--shard 4/3", "expected I/N such as 2/8"),
        ("--shard 1/2 --dedup", "--shard knows only those of its part; leave out one of the two"),
    ] {
        let run = hexapla(folder.path(), format!("align in -o out {more}").split_whitespace());
        assert_eq!(run.code, 2, "{more}");
        assert!(run.stderr.contains(word), "{more}: {}", run.stderr);
    }
    // A part may be empty.
    let empty = (1..=50).map(|part| align(folder.path(), &format!("-o out --shard {part}/50")).stderr);
    assert!(empty.filter(|said| !said.contains(" document")).count() >= 47);
}

/// The texts of all rows of a corpus.
fn rows(folder: &Path) -> Vec<String> {
    let files = results(folder).into_iter().filter(|(name, _)| name.ends_with(".jsonl"));
    let texts = files.flat_map(|(_, bytes)| {
        let text = String::from_utf8(bytes).expect("text");
        text.lines()
            .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["translation"].to_string())
            .collect::<Vec<_>>()
    });
    texts.collect()
}

#[test]
fn a_row_is_written_once() {
    let folder = documents(DOCUMENTS);
    align(folder.path(), "-o whole");
    let run = align(folder.path(), "-o once --dedup");
    let (mut all, once) = (rows(&folder.path().join("whole")), rows(&folder.path().join("once")));
    let dropped = all.len() - once.len();
    assert!(dropped >= DOCUMENTS + 4, "{dropped}");
    assert!(
        run.stderr.contains(&format!("dropped: {dropped} rows with the texts of an earlier row")),
        "{}",
        run.stderr
    );
    all.sort();
    all.dedup();
    let mut sorted = once.clone();
    sorted.sort();
    assert_eq!(sorted, all, "no row is lost");
    // The first document keeps what is in several.
    assert!(read(folder.path().join("once/text0.csv")).contains("Vienna"));
    assert!(!read(folder.path().join("once/text1.csv")).contains("Vienna"));
    // A run that goes on drops the same.
    let before = results(&folder.path().join("once"));
    fs::remove_file(folder.path().join("once/text3.csv")).expect("a result");
    let run = align(folder.path(), "-o once --dedup");
    assert!(run.stderr.contains(&format!("dropped: {dropped} rows")), "{}", run.stderr);
    assert!(results(&folder.path().join("once")) == before);
    // A document that changes may give a row back to those after it.
    for lang in ["en", "fr"] {
        fs::remove_file(folder.path().join(format!("in/text0.{lang}.txt"))).expect("a document");
    }
    align(folder.path(), "-o once --dedup");
    align(folder.path(), "-o anew --dedup");
    let (mut again, anew) = (results(&folder.path().join("once")), results(&folder.path().join("anew")));
    again.retain(|name, _| name.starts_with("text") && !name.starts_with("text0."));
    let lost: Vec<&String> =
        anew.keys().filter(|name| name.starts_with("text") && !again.contains_key(*name)).collect();
    assert!(lost.is_empty(), "{lost:?}");
    assert!(read(folder.path().join("once/text1.csv")).contains("Vienna"));
}

#[test]
fn a_page_reports_on_the_run() {
    let folder = documents(5);
    let run = hexapla(folder.path(), ["align", "in", "-o", "out"]);
    assert!(run.stderr.contains("to look at it, open out/report.html"), "{}", run.stderr);
    let page = read(folder.path().join("out/report.html"));
    for word in [
        "5 documents",
        "Scores of rows",
        "Characters of a row",
        "Rows without a text",
        "href=\"text0.html\"",
        "took longest",
    ] {
        assert!(page.contains(word), "{word}: {page}");
    }
    // A run that goes on reports on all, with the times of the first one.
    hexapla(folder.path(), ["align", "in", "-o", "out"]);
    assert_eq!(read(folder.path().join("out/report.html")), page);
    // Neither a document nor a page of a person is written over, and the page is no document.
    let run = hexapla(folder.path(), ["align", "out", "in", "-o", "second"]);
    assert!(run.stderr.contains("out: no documents in it"), "{}", run.stderr);
    write(folder.path(), "out/report.html", "mine");
    hexapla(folder.path(), ["align", "in", "-o", "out"]);
    assert_eq!(read(folder.path().join("out/report.html")), "mine");
    assert_eq!(read(folder.path().join("out/run.report.html")), page);
}

#[test]
fn programs_read_how_far_a_run_is() {
    let folder = documents(40);
    let run = hexapla(folder.path(), ["align", "in", "-o", "out", "--format", "csv", "--progress", "json"]);
    let events: Vec<Value> =
        run.stderr.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    let stage = events.iter().rfind(|event| event["event"] == "stage").expect("a stage");
    assert!(stage["done"].as_u64().is_some_and(|done| done > 0) && stage["first"].is_string(), "{stage}");
    assert!(stage.as_object().expect("an object").contains_key("seconds_left"), "{stage}");
    let summary = events.last().expect("a summary");
    assert_eq!(
        (&summary["event"], &summary["repeated"], &summary["documents"]),
        (&"summary".into(), &0.into(), &40.into())
    );
    assert!(summary["page"].as_str().is_some_and(|page| page.ends_with("report.html")), "{summary}");
}

#[test]
fn documents_that_a_table_no_longer_has_are_named() {
    let folder = documents(4);
    let table = |rows: &[(&str, &str)]| {
        let line = |(document, name): &(&str, &str)| {
            format!("{document},en,in/{name}.en.txt\n{document},fr,in/{name}.fr.txt\n")
        };
        "document,language,file\n".to_owned() + &rows.iter().map(line).collect::<String>()
    };
    let align = || {
        hexapla(folder.path(), ["align", "--pairs-file", "pairs.csv", "-o", "out", "--format", "csv"]).stderr
    };
    write(folder.path(), "pairs.csv", &table(&[("a", "text0"), ("b", "text1"), ("c", "text2")]));
    align();
    write(folder.path(), "pairs.csv", &table(&[("a", "text0"), ("d", "text1"), ("c", "text2")]));
    let said = align();
    assert!(said.contains("1 document of an earlier run is not among the documents any more: b"), "{said}");
    assert!(
        said.contains("done by an earlier run: 2 documents"),
        "what did not change is not done again: {said}"
    );
    // A file in another language is another input.
    write(
        folder.path(),
        "pairs.csv",
        &table(&[("a", "text0"), ("d", "text1"), ("c", "text2")]).replacen("a,fr", "a,es", 1),
    );
    assert!(align().contains("done by an earlier run: 2 documents"));
}

#[cfg(unix)]
#[test]
fn names_that_are_no_text_are_not_done_again() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let folder = documents(3);
    for lang in ["en", "fr"] {
        let name = [b"in/caf\xE9.", lang.as_bytes(), b".txt"].concat();
        let from = folder.path().join(format!("in/text1.{lang}.txt"));
        fs::rename(from, folder.path().join(OsStr::from_bytes(&name))).expect("a file");
    }
    align(folder.path(), "-o out");
    let run = align(folder.path(), "-o out");
    assert!(run.stderr.contains("done by an earlier run: 3 documents"), "{}", run.stderr);
    let run = hexapla(folder.path(), ["pair", "in"]);
    assert!(run.stderr.contains("its name is not UTF-8: the table cannot hold it"), "{}", run.stderr);
}
