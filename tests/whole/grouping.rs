//! Which files are versions of each other, and in what language.

use std::fs;
use std::path::Path;

use hexapla_tests::{hexapla, read, report_path};

/// Copies of reports under these names, aligned with `args`; gives the names of the results and their languages.
#[track_caller]
fn grouped(files: &[(&str, &str)], args: &[&str]) -> Vec<(String, Vec<String>)> {
    let folder = tempfile::tempdir().expect("a folder");
    for (lang, name) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
        fs::copy(report_path(lang), path).expect("a copy");
    }
    let mut all = vec!["align"];
    all.extend(args);
    all.extend(["-o", "out", "--format", "csv"]);
    let run = hexapla(folder.path(), all);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut results: Vec<(String, Vec<String>)> = fs::read_dir(folder.path().join("out"))
        .expect("the result")
        .map(|e| e.expect("an entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "csv"))
        .map(|p| {
            let table = read(&p);
            let head = table.lines().next().unwrap_or_default();
            let langs = head.split(',').skip(3).map(str::to_owned).collect();
            (p.file_stem().unwrap_or_default().to_string_lossy().into_owned(), langs)
        })
        .collect();
    results.sort();
    results
}

fn result(name: &str, langs: &[&str]) -> (String, Vec<String>) {
    (name.to_owned(), langs.iter().map(ToString::to_string).collect())
}

#[test]
fn by_languages_given() {
    let files = [("en", "one.txt"), ("zh", "two.txt")];
    let found = grouped(&files, &["en=one.txt", "zh=two.txt"]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1, ["en", "zh"]);
}

#[test]
fn by_names() {
    let files = [("en", "a.en.txt"), ("zh", "a.zh.txt"), ("fr", "b_fr.txt"), ("ru", "b_ru.txt")];
    let found = grouped(&files, &["."]);
    assert_eq!(found, [result("a", &["en", "zh"]), result("b", &["fr", "ru"])]);
}

#[test]
fn by_folders() {
    let files = [("ar", "ar/report.txt"), ("en", "en/report.txt"), ("es", "es/report.txt")];
    assert_eq!(grouped(&files, &["."]), [result("report", &["en", "ar", "es"])]);
}

#[test]
fn by_job_numbers() {
    let files = [("ar", "2604711A.txt"), ("en", "2604711E.txt"), ("es", "2604711S.txt")];
    assert_eq!(grouped(&files, &["."]), [result("2604711", &["en", "ar", "es"])]);
}

#[test]
fn by_the_symbol_in_the_text() {
    let files = [("en", "alpha.txt"), ("ru", "beta.txt"), ("zh", "gamma.txt")];
    assert_eq!(grouped(&files, &["."]), [result("FWB_COP_2026_4", &["en", "ru", "zh"])]);
}

#[test]
fn languages_are_told_from_the_text() {
    let files: Vec<(&str, String)> =
        hexapla_tests::LANGS.iter().zip(1..).map(|(l, n)| (*l, format!("file{n}.txt"))).collect();
    let named: Vec<(&str, &str)> = files.iter().map(|(l, n)| (*l, n.as_str())).collect();
    let names: Vec<&str> = named.iter().map(|(_, n)| *n).collect();
    let found = grouped(&named, &names);
    let mut langs = found[0].1.clone();
    langs.sort();
    assert_eq!((found.len(), langs), (1, ["ar", "en", "es", "fr", "ru", "zh"].map(str::to_owned).to_vec()));
}

/// A language that is given goes before the one in the name.
#[test]
fn a_given_language_wins() {
    let files = [("en", "a.en.txt"), ("es", "a.fr.txt")];
    let found = grouped(&files, &["a.en.txt", "es=a.fr.txt"]);
    assert_eq!(found[0].1, ["en", "es"]);
}

/// Words and folders that look like a language do not make a text one.
#[test]
fn the_text_goes_before_a_weak_name() {
    let files = [("en", "how-to.txt"), ("en", "no/plan.txt"), ("fr", "plan.fr.txt")];
    let found = grouped(&files, &["."]);
    assert_eq!(found, [result("how", &["en"]), result("plan", &["en", "fr"])]);
}
