//! Runs that go on where an earlier one stopped.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use hexapla_tests::hexapla;
use serde_json::Value;

const SEVERAL: usize = 3;
/// More documents than are in memory at once, and than are in the sample.
const MANY: usize = 70;

fn write_document(folder: &Path, n: usize, word: (&str, &str)) {
    let lines = |text: &dyn Fn(usize) -> String| (1..8).map(|i| text(i) + "\n\n").collect::<String>();
    let (en, fr) = word;
    let english = lines(&|i| format!("{i}. The {en} {n} of {i} was noted by the group."));
    let french = lines(&|i| format!("{i}. Le groupe a pris note de {fr} {n} de {i}."));
    fs::write(folder.join(format!("in/text{n}.en.txt")), english).expect("a file");
    fs::write(folder.join(format!("in/text{n}.fr.txt")), french).expect("a file");
}

fn documents(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("in")).expect("a folder");
    (0..count).for_each(|n| write_document(folder.path(), n, ("report", "ce rapport")));
    folder
}

fn align(folder: &Path, more: &str) -> String {
    let line = format!("align in -o out --format csv --progress none {more}");
    hexapla(folder, line.split_whitespace()).stderr
}

/// All that is in the folder of the results, except for what says how long it took.
fn results(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder.join("out")).expect("results").flatten();
    let named =
        entries.map(|e| (e.file_name().to_string_lossy().into_owned(), fs::read(e.path()).expect("a file")));
    named.filter(|(name, _)| ![".hexapla-times", "report.html"].contains(&name.as_str())).collect()
}

#[test]
fn what_is_finished_is_not_done_again() {
    for count in [SEVERAL, MANY] {
        let folder = documents(count);
        align(folder.path(), "");
        let before = results(folder.path());
        let said = align(folder.path(), "");
        assert!(said.contains(&format!("done by an earlier run: {count} documents")), "{said}");
        assert!(said.contains(&format!("{count} documents, ")), "{said}");
        assert!(results(folder.path()) == before, "{count}");
        let said = align(folder.path(), "--fresh");
        assert!(!said.contains("earlier run"), "{said}");
        assert!(results(folder.path()) == before, "{count}: anew");
    }
}

/// A batch is looked at while the one before it is aligned: what is finished there stays, the rest is done.
#[test]
fn batches_that_are_finished_in_part_go_on() {
    let folder = documents(MANY);
    align(folder.path(), "");
    let before = results(folder.path());
    for n in [0, 1, 22, 23, 24, 25, 47, 69] {
        fs::remove_file(folder.path().join(format!("out/text{n}.csv"))).expect("a result");
    }
    let said = align(folder.path(), "");
    assert!(said.contains("done by an earlier run: 62 documents"), "{said}");
    assert!(said.contains("70 documents, "), "{said}");
    assert!(results(folder.path()) == before);
}

#[test]
fn what_is_kept_of_a_finished_document_says_what_its_rows_say() {
    let folder = documents(SEVERAL);
    let line = "align in -o out --format csv,parquet --min-score 0.9 --show 2 --progress json";
    let run = || {
        let run = hexapla(folder.path(), line.split(' '));
        let events: Vec<Value> =
            run.stderr.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
        let mut said: Vec<Value> =
            events.into_iter().filter(|e| e["event"] == "done" || e["event"] == "summary").collect();
        said.iter_mut().for_each(|said| drop(said.as_object_mut().expect("an object").remove("seconds")));
        let page = fs::read(folder.path().join("out/report.html")).expect("a page");
        (said, run.stdout, page)
    };
    let first = run();
    let before = results(folder.path());
    assert!(run() == first);
    // A manifest of an earlier version keeps nothing: the rows are read.
    let path = folder.path().join("out/.hexapla-manifest");
    let manifest = fs::read_to_string(&path).expect("a manifest");
    let mut lines: Vec<Value> =
        manifest.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    for document in lines[1..].iter_mut().flat_map(|line| line["documents"].as_array_mut().expect("a list")) {
        assert!(document.as_object_mut().expect("an object").remove("overview").is_some());
    }
    fs::write(&path, lines.iter().map(|line| format!("{line}\n")).collect::<String>()).expect("a manifest");
    assert!(run() == first);
    let mut after = results(folder.path());
    after.insert(".hexapla-manifest".into(), manifest.into());
    assert!(after == before);
}

#[test]
fn a_changed_document_is_done_again_alone() {
    let folder = documents(SEVERAL);
    align(folder.path(), "");
    let before = results(folder.path());
    write_document(folder.path(), 1, ("lake", "ce lac"));
    let said = align(folder.path(), "");
    assert!(said.contains("done by an earlier run: 2 documents"), "{said}");
    let after = results(folder.path());
    let changed: Vec<&str> =
        before.iter().filter(|(name, old)| after[*name] != **old).map(|(name, _)| name.as_str()).collect();
    assert_eq!(changed, [".hexapla-manifest", ".hexapla-written", "text1.csv", "text1.jsonl"]);
}

#[test]
fn what_is_lost_or_changed_among_the_results_is_made_again() {
    let folder = documents(SEVERAL);
    align(folder.path(), "");
    let before = results(folder.path());
    fs::remove_file(folder.path().join("out/text0.csv")).expect("a result");
    fs::write(folder.path().join("out/text2.csv"), "mine").expect("a result");
    let said = align(folder.path(), "");
    assert!(said.contains("done by an earlier run: 1 document;"), "{said}");
    assert!(said.contains("text2.csv: kept"), "{said}");
    let after = results(folder.path());
    assert!(after["text0.csv"] == before["text0.csv"]);
    assert!(after["text2.new.csv"] == before["text2.csv"]);
}

#[test]
fn other_settings_begin_anew_and_lost_documents_are_named() {
    let folder = documents(SEVERAL);
    align(folder.path(), "");
    let said = align(folder.path(), "--level paragraph");
    assert!(!said.contains("earlier run"), "{said}");
    for lang in ["en", "fr"] {
        fs::remove_file(folder.path().join(format!("in/text2.{lang}.txt"))).expect("a document");
    }
    let said = align(folder.path(), "--level paragraph");
    assert!(said.contains("1 document of an earlier run has no input files any more: text2"), "{said}");
    let stay = "their results stay: text2.jsonl, text2.csv, text2.findings.json; delete";
    assert!(said.contains(stay), "{said}");
    assert!(said.contains("done by an earlier run: 2 documents"), "{said}");
    assert!(results(folder.path()).contains_key("text2.csv"));
    // A document that is left alone says so too; what was deleted is not listed.
    for name in ["in/text1.en.txt", "in/text1.fr.txt", "out/text2.csv"] {
        fs::remove_file(folder.path().join(name)).expect("a file");
    }
    let said = align(folder.path(), "--level paragraph");
    assert!(
        said.contains("2 documents of an earlier run have no input files any more: text1, text2"),
        "{said}"
    );
    let stay = "their results stay: text1.jsonl, text1.csv, text1.findings.json, text2.jsonl, text2.findings.json; delete";
    assert!(said.contains(stay), "{said}");
}

#[test]
fn a_document_among_many_does_not_depend_on_the_others() {
    let folder = documents(MANY);
    align(folder.path(), "");
    let before = results(folder.path());
    write_document(folder.path(), MANY, ("lake", "ce lac"));
    let said = align(folder.path(), "");
    assert!(said.contains(&format!("done by an earlier run: {MANY} documents")), "{said}");
    let after = results(folder.path());
    assert!(after.contains_key("text70.csv"));
    for (name, bytes) in before.iter().filter(|(name, _)| name.starts_with("text")) {
        assert!(after[name] == *bytes, "{name}");
    }
}

#[test]
fn a_document_that_cannot_be_read_is_tried_again() {
    let folder = documents(SEVERAL);
    let broken = folder.path().join("in/text1.fr.txt");
    let text = fs::read(&broken).expect("a document");
    fs::write(&broken, [0, 159, 146, 150].repeat(100)).expect("a document");
    let said = align(folder.path(), "");
    assert!(said.contains("text1.fr.txt"), "{said}");
    let said = align(folder.path(), "");
    assert!(said.contains("text1.fr.txt") && said.contains("done by an earlier run: 2 documents"), "{said}");
    fs::write(&broken, text).expect("a document");
    align(folder.path(), "");
    let said = align(folder.path(), "");
    assert!(said.contains("done by an earlier run: 3 documents"), "{said}");
}

/// What is not in the results of a finished document is said by each run, until it is made again.
#[test]
fn errors_of_finished_documents_are_reported_again() {
    let folder = documents(SEVERAL);
    let odd = folder.path().join("in/text1.fr.txt");
    let text = fs::read_to_string(&odd).expect("a document").replace("ce rapport", "l’été passé");
    fs::write(&odd, [text.as_bytes(), b"8. Le groupe \xFF.\n"].concat()).expect("a document");
    let line = "align in -o out --format csv,xlsx --progress none";
    let run = |more: &str| hexapla(folder.path(), line.split_whitespace().chain(more.split_whitespace()));
    // A row that a format cannot hold, in a document that can be read.
    let long = "1. The report \"; ".repeat(4000) + "is long.\n";
    fs::write(folder.path().join("in/text2.en.txt"), long).expect("a document");
    let first = run("");
    let errors = |said: &str| -> Vec<String> {
        said.lines().filter(|line| line.starts_with("error: ")).map(str::to_owned).collect()
    };
    let [lost, long] = &errors(&first.stderr)[..] else { panic!("{}", first.stderr) };
    assert!(lost.contains("text1.fr.txt") && long.contains("xlsx holds texts"), "{}", first.stderr);
    assert!(first.stderr.contains("the 2 errors above say what is not in the results"), "{}", first.stderr);
    let before = results(folder.path());
    for more in ["", "--fresh", "--shard 1/1"] {
        let again = run(more);
        assert_eq!(again.code, first.code, "{more}");
        assert_eq!(errors(&again.stderr), errors(&first.stderr), "{more}");
        let done = again.stderr.contains("done by an earlier run: 3 documents");
        assert_eq!(done, more != "--fresh", "{more}: {}", again.stderr);
        assert!(results(folder.path()) == before, "{more}");
    }
}

/// Of other formats, and of languages that a document has lost.
#[test]
fn results_that_are_not_made_again_are_named() {
    let folder = documents(SEVERAL);
    fs::write(folder.path().join("in/text1.es.txt"), "1. El informe 1 de 1.\n").expect("a document");
    let align = |formats: &str| {
        let line = format!("align in -o out --format {formats} --progress none");
        hexapla(folder.path(), line.split_whitespace()).stderr
    };
    let stay = |said: &str| {
        let line = said.lines().find(|line| line.contains("of an earlier run"));
        line.map(|line| line.rsplit(": ").next().unwrap_or_default().to_owned())
    };
    assert_eq!(stay(&align("csv,moses")), None);
    fs::remove_file(folder.path().join("in/text1.es.txt")).expect("a document");
    let names = ["en", "es", "ids"].map(|ending| format!("text1.en-es.{ending}")).join(", ");
    assert_eq!(stay(&align("csv,moses")), Some(names));
    // Once: what is finished now has its results.
    let said = align("csv,moses");
    assert!(said.contains("done by an earlier run: 3 documents"), "{said}");
    assert!(!said.contains("not made again"), "{said}");
    // A person's work is no result that may be deleted.
    fs::write(folder.path().join("out/text2.csv"), "mine").expect("a result");
    assert_eq!(stay(&align("csv,moses")), None);
    fs::remove_file(folder.path().join("out/text2.csv")).expect("a result");
    fs::remove_file(folder.path().join("out/text2.new.csv")).expect("a result");
    assert_eq!(stay(&align("csv,moses")), None);
    assert_eq!(stay(&align("moses")), Some("text0.csv, text1.csv, text2.csv".to_owned()));
}

#[test]
fn a_folder_that_has_grown_since_words_were_learnt() {
    let folder = documents(SEVERAL);
    align(folder.path(), "");
    let learnt = "words were learnt from a sample of 3 documents; now it would have 32";
    let is_said = |said: &str| said.contains("words were learnt");
    (SEVERAL..MANY).for_each(|n| write_document(folder.path(), n, ("report", "ce rapport")));
    let said = align(folder.path(), "");
    assert!(is_said(&said) && said.contains(learnt), "{said}");
    assert!(!is_said(&align(folder.path(), "")), "nothing is learnt");
    let said = align(folder.path(), "--fresh");
    assert!(!is_said(&said), "{said}");
    fs::remove_file(folder.path().join("out/text1.csv")).expect("a result");
    let said = align(folder.path(), "");
    assert!(!is_said(&said) && said.contains("69 documents"), "{said}");
}

#[test]
fn a_lexicon_is_saved_whatever_is_finished() {
    let folder = documents(MANY);
    let words = [("lake", "lac"), ("river", "fleuve"), ("forest", "bois"), ("island", "archipel")];
    (0..MANY).for_each(|n| write_document(folder.path(), n, words[n % words.len()]));
    let learnt = || fs::read_to_string(folder.path().join("l.tsv")).expect("a lexicon");
    align(folder.path(), "--lexicon-out l.tsv");
    let (first, before) = (learnt(), results(folder.path()));
    assert!(first.contains("lake\tlac\t"), "{first}");
    fs::remove_file(folder.path().join("l.tsv")).expect("a lexicon");
    let said = align(folder.path(), "--lexicon-out l.tsv");
    assert!(said.contains(&format!("done by an earlier run: {MANY} documents")), "{said}");
    assert_eq!(learnt(), first);
    fs::remove_file(folder.path().join("out/text1.csv")).expect("a result");
    let said = align(folder.path(), "--lexicon-out l.tsv");
    assert!(said.contains(&format!("done by an earlier run: {} documents", MANY - 1)), "{said}");
    assert_eq!(learnt(), first);
    assert!(results(folder.path()) == before);
}

/// What a version that cannot be read leaves of its document is made again each time, and reported as before.
#[test]
fn a_document_without_a_version_is_made_again_as_it_was() {
    let folder = documents(SEVERAL);
    fs::write(folder.path().join("in/text1.es.txt"), [0, 159, 146, 150].repeat(100)).expect("a document");
    align(folder.path(), "");
    let before = results(folder.path());
    let said = align(folder.path(), "");
    assert!(said.contains("text1.es.txt") && said.contains("3 documents, "), "{said}");
    assert!(!said.contains("kept"), "{said}");
    assert!(results(folder.path()) == before);
    // It follows its files and the settings, but no language that a result has is lost.
    write_document(folder.path(), 1, ("lake", "ce lac"));
    align(folder.path(), "");
    let csv = || fs::read_to_string(folder.path().join("out/text1.csv")).expect("a result");
    assert!(csv().contains("The lake 1"));
    fs::write(folder.path().join("in/text1.fr.txt"), "").expect("a document");
    let said = align(folder.path(), "");
    assert!(said.contains("text1.jsonl: kept, since not all versions"), "{said}");
    assert!(csv().contains("ce lac"));
}

/// A result is finished only if it is the one that was made of these files, not one that was made of others before.
#[test]
fn a_result_of_other_files_is_made_again() {
    let folder = documents(SEVERAL);
    align(folder.path(), "");
    let old = fs::read(folder.path().join("out/text1.csv")).expect("a result");
    write_document(folder.path(), 1, ("lake", "ce lac"));
    align(folder.path(), "");
    let new = results(folder.path());
    fs::write(folder.path().join("out/text1.csv"), old).expect("a result");
    let said = align(folder.path(), "");
    assert!(said.contains("done by an earlier run: 2 documents"), "{said}");
    assert!(results(folder.path()) == new);
}

#[test]
fn documents_that_are_gone_are_named_by_a_run_that_begins_anew() {
    let folder = documents(SEVERAL);
    align(folder.path(), "");
    for lang in ["en", "fr"] {
        fs::remove_file(folder.path().join(format!("in/text2.{lang}.txt"))).expect("a document");
    }
    for more in ["--fresh", "", "--level paragraph", "--level paragraph"] {
        let said = align(folder.path(), more);
        assert!(said.contains("has no input files any more: text2"), "{more}: {said}");
    }
}
