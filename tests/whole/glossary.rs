//! `terms` on our own report: every format, what a term base changes, the same bytes with any number of threads.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use hexapla_tests::{LANGS, Run, hexapla, read, report_path};

/// A folder with the aligned report in `out/report.jsonl`.
fn aligned() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let mut args = vec!["align".to_owned()];
    args.extend(LANGS.iter().map(|l| report_path(l).display().to_string()));
    args.extend(["-o", "out"].map(str::to_owned));
    let run = hexapla(folder.path(), args);
    assert_eq!(run.code, 0, "{}", run.stderr);
    folder
}

/// Runs `terms` on the report; all goes well.
#[track_caller]
fn terms(folder: &Path, more: &[&str]) -> Run {
    let run = hexapla(folder, ["terms", "out/report.jsonl"].iter().chain(more));
    assert_eq!(run.code, 0, "{}", run.stderr);
    run
}

/// The rows of a glossary in CSV, by the names of their columns.
fn rows(csv: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    // What the program keeps for itself is hidden.
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    names
}

const FORMATS: &str = "csv,tsv,tbx,tbx3,skos,omegat,memoq,multiterm,jsonl,html,xlsx";

#[test]
fn every_format() {
    let folder = aligned();
    let here = |path: &str| folder.path().join(path);
    fs::create_dir(here("g")).expect("a folder");
    let run = terms(folder.path(), &["-o", "g/t.csv", "--format", FORMATS, "--show", "3"]);
    let want = "t.csv t.en-ar.utf8 t.en-es.utf8 t.en-fr.utf8 t.en-ru.utf8 t.en-zh.utf8 t.html t.jsonl t.memoq.csv \
                t.multiterm.csv t.tbx t.tsv t.ttl t.v3.tbx t.xlsx";
    assert_eq!(names(&here("g")).join(" "), want);
    assert!(read(here("g/t.csv")).starts_with("id,score,frequency,en,"));
    assert!(run.stderr.contains("g/t.v3.tbx"), "the files are named: {}", run.stderr);
    assert!(run.stdout.starts_with("report, 3 of "), "{}", run.stdout);
    let rows = rows(&read(here("g/t.csv")));
    assert!(rows.len() > 100, "{} entries", rows.len());
    let complete = |row: &&BTreeMap<String, String>| LANGS.iter().all(|lang| !row[*lang].is_empty());
    assert!(rows.iter().filter(complete).count() > 50);
    for row in &rows {
        assert_eq!(row["symbol"], "FWB/COP/2026/4", "the symbol goes from the corpus to the contexts");
        assert!((0.0..=1.0).contains(&row["score"].parse::<f64>().expect("a score")));
    }
    let tbx = read(here("g/t.tbx"));
    assert!(tbx.contains("<martif") && read(here("g/t.v3.tbx")).contains("<tbx"));
    assert_eq!(tbx.matches("<termEntry").count(), rows.len());
    assert_eq!(read(here("g/t.jsonl")).lines().count(), rows.len());
}

#[test]
fn threads_change_nothing() {
    let folder = aligned();
    let run = |jobs: &str| {
        fs::create_dir(folder.path().join(jobs)).expect("a folder");
        let output = format!("{jobs}/t.csv");
        terms(folder.path(), &["-o", &output, "--format", FORMATS, "--jobs", jobs]);
        let folder = folder.path().join(jobs);
        let bytes = |name: String| (fs::read(folder.join(&name)).expect("a file"), name);
        names(&folder).into_iter().map(bytes).collect::<Vec<_>>()
    };
    for (one, two) in run("1").iter().zip(run("2")) {
        assert!(*one == two, "{} differs between one and two threads", one.1);
    }
}

/// The best entries of our own table are known when it comes back as a term base, each by its id.
#[test]
fn what_was_written_is_known() {
    let folder = aligned();
    terms(folder.path(), &["-o", "base.csv", "--limit", "30"]);
    let base = rows(&read(folder.path().join("base.csv")));
    let about_a_term_base = ["status", "known_id", "expected"];
    assert!(base.iter().all(|row| about_a_term_base.iter().all(|name| !row.contains_key(*name))));
    terms(folder.path(), &["-o", "again.csv", "--known", "base.csv"]);
    let again = rows(&read(folder.path().join("again.csv")));
    let is_known = |id: &str| again.iter().any(|row| row["known_id"] == id && row["status"] == "known");
    let unknown: Vec<&String> =
        base.iter().filter(|row| !is_known(&row["id"])).map(|row| &row["en"]).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    assert!(again.iter().any(|row| row["status"] == "new"), "what the term base lacks is new");
}

#[test]
fn another_rendering_is_told() {
    let folder = aligned();
    let base =
        "id,en,fr\nk7,Conference of the Parties,Assemblée des Parties\nk8,shared basins,bassins partagés\n";
    fs::write(folder.path().join("base.csv"), base).expect("a file");
    terms(folder.path(), &["-o", "t.csv", "--known", "base.csv", "--domain", "water"]);
    let rows = rows(&read(folder.path().join("t.csv")));
    let status = |en: &str| {
        let row = rows.iter().find(|row| row["en"].split('|').any(|term| term == en)).expect("the term");
        ["status", "known_id", "expected", "domain"].map(|column| row[column].clone())
    };
    assert_eq!(
        status("Conference of the Parties"),
        ["conflicting", "k7", "fr: Assemblée des Parties", "water"]
    );
    // The glossary cites the singular; the term base may have the plural.
    assert_eq!(status("shared basin"), ["known", "k8", "", "water"]);
    assert!(rows.iter().any(|row| row["status"] == "new"));
}

#[test]
fn rows_with_another_rendering_are_listed() {
    let folder = aligned();
    let lines = read(folder.path().join("out/report.jsonl"));
    let change = |line: &str| {
        let (preferred, other) = ("les organes communs", "les instances mixtes");
        if line.contains("\"report#b14.s1\"") { line.replace(preferred, other) } else { line.to_owned() }
    };
    let changed: Vec<String> = lines.lines().map(change).collect();
    fs::write(folder.path().join("changed.jsonl"), changed.join("\n")).expect("a file");
    let list = |corpus: &str| {
        let run = hexapla(folder.path(), ["terms", corpus, "--inconsistent", "-o", "-"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let found = rows(&run.stdout);
        let are = if found.len() == 1 { "rendering" } else { "renderings" };
        assert!(run.stderr.contains(&format!("{} other {are} in ", found.len())), "{}", run.stderr);
        found
    };
    let (before, after) = (list("out/report.jsonl"), list("changed.jsonl"));
    let of_bodies = |rows: &[BTreeMap<String, String>]| -> Vec<BTreeMap<String, String>> {
        rows.iter().filter(|row| row["term"] == "joint body").cloned().collect()
    };
    assert!(of_bodies(&before).is_empty(), "the report calls them by one name");
    let found = of_bodies(&after);
    let columns = ["symbol", "language", "preferred", "used", "preferred_rows", "used_rows", "row"];
    let cells = columns.map(|column| found[0][column].as_str());
    let want = ["FWB/COP/2026/4", "fr", "organe commun", "instances mixtes", "6", "1", "report#b14.s1"];
    assert_eq!((found.len(), cells), (1, want));
    assert!(found[0]["sentence"].contains("les instances mixtes et le Secrétariat"));
    assert!(found[0]["source"].contains("joint bodies"));
    let run = hexapla(folder.path(), ["terms", "changed.jsonl", "--inconsistent", "-o", "list.xlsx"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("name a file such as FILE.csv"), "{}", run.stderr);
}

#[test]
fn unwanted_terms_go() {
    let folder = aligned();
    fs::write(
        folder.path().join("stop.txt"),
        "# not ours\nen=Conference of the Parties\nfr=bassins partagés\n",
    )
    .expect("a file");
    let english = |more: &[&str]| -> Vec<String> {
        let mut args = vec!["-o", "-"];
        args.extend(more);
        rows(&terms(folder.path(), &args).stdout)
            .into_iter()
            .map(|mut row| row.remove("en").unwrap())
            .collect()
    };
    let (before, after) = (english(&[]), english(&["--stop", "stop.txt"]));
    let has = |terms: &[String], term: &str| terms.iter().any(|t| t == term);
    assert!(has(&before, "Conference of the Parties"));
    assert!(!has(&after, "Conference of the Parties"));
    assert!(has(&after, "joint body"));
}

#[test]
fn which_entries_are_wanted() {
    let folder = aligned();
    let rows = |more: &[&str]| {
        let mut args = vec!["-o", "-", "--quiet"];
        args.extend(more);
        let run = terms(folder.path(), &args);
        assert_eq!(run.stderr, "");
        rows(&run.stdout)
    };
    let all = rows(&[]);
    let number = |row: &BTreeMap<String, String>, column: &str| row[column].parse::<f64>().expect("a number");
    assert_eq!(rows(&["--limit", "7"]), all[..7]);
    let with_the_rest = rows(&["--all"]);
    assert_eq!(with_the_rest[..all.len()], all);
    assert!(with_the_rest.len() > 2 * all.len());
    let sure = rows(&["--min-score", "0.9"]);
    assert!(!sure.is_empty() && sure.len() < all.len());
    assert!(
        sure.iter().all(|row| number(row, "score") >= 0.8999),
        "scores are rounded where they are written"
    );
    let frequent = rows(&["--min-frequency", "5"]);
    assert!(!frequent.is_empty() && frequent.len() < all.len());
    let one_word = rows(&["--max-words", "1"]);
    assert!(one_word.len() < all.len());
    let french = terms(folder.path(), &["-o", "-", "--pivot", "fr"]).stdout;
    assert!(french.starts_with("id,score,frequency,fr,en,"), "the pivot comes first");
}

#[test]
fn several_corpora_make_one_glossary() {
    let folder = aligned();
    let here = |path: &str| folder.path().join(path);
    let corpus = read(here("out/report.jsonl"));
    let rows: Vec<&str> = corpus.lines().collect();
    let (first, second) = rows.split_at(120);
    let second = second.join("\n").replace("FWB/COP/2026/4", "FWB/COP/2027/1").replace("\"zh\":", "\"pt\":");
    fs::write(here("out/report.jsonl"), first.join("\n")).expect("a file");
    fs::write(here("out/second.jsonl"), second).expect("a file");
    let run = hexapla(folder.path(), ["terms", "out", "-o", "out/t.jsonl"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let first = read(here("out/t.jsonl"));
    for context in [
        "\"id\":\"report#28.s1\",\"symbol\":\"FWB/COP/2026/4\"",
        "\"id\":\"2:report#",
        "\"symbol\":\"FWB/COP/2027/1\"",
    ] {
        assert!(first.contains(context), "{context}");
    }
    let all = format!("from {} rows, en fr es ru ar zh pt", rows.len());
    assert!(run.stderr.contains(&all), "{}", run.stderr);
    let run = hexapla(folder.path(), ["terms", "out", "-o", "out/t.jsonl"]);
    assert_eq!(run.code, 0, "its own output is no input: {}", run.stderr);
    assert!(first == read(here("out/t.jsonl")));
}

#[test]
fn progress_as_json() {
    let folder = aligned();
    let run = terms(folder.path(), &["-o", "t.csv", "--progress", "json"]);
    let events: Vec<serde_json::Value> =
        run.stderr.lines().map(|line| serde_json::from_str(line).expect("one object per line")).collect();
    let names: Vec<&str> = events.iter().filter_map(|e| e["event"].as_str()).collect();
    assert_eq!(names, ["found", "stage", "summary"]);
    assert_eq!(events[2]["left_out"], 0);
    let run = hexapla(folder.path(), ["terms", "none.jsonl", "-o", "t.csv", "--progress", "json"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.lines().all(|line| line.starts_with('{')), "{}", run.stderr);
}
