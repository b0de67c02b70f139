//! Which files are versions of each other, and in what language.

use std::fs;
use std::path::Path;

use hexapla_tests::{hexapla, read, report_path};

/// Copies of reports under these names, aligned with `args`; gives the names of the results and their languages.
#[track_caller]
fn grouped(files: &[(&str, &str)], args: &[&str]) -> Vec<(String, Vec<String>)> {
    let folder = tempfile::tempdir().expect("a folder");
    for (lang, name) in files {
        put(folder.path(), name, &read(report_path(lang)));
    }
    aligned(folder.path(), args).0
}

/// Writes a file, and the folders above it.
fn put(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// A short report under this symbol.
fn report(lang: &str, symbol: &str) -> String {
    let text: String = read(report_path(lang)).lines().take(90).map(|line| format!("{line}\n")).collect();
    assert!(text.contains("FWB/COP/2026/4"), "{lang}");
    text.replace("FWB/COP/2026/4", symbol)
}

/// Aligns with `args`; gives the names of the results and their languages, and what was reported.
#[track_caller]
fn aligned(folder: &Path, args: &[&str]) -> (Vec<(String, Vec<String>)>, String) {
    let mut all = vec!["align"];
    all.extend(args);
    all.extend(["-o", "out", "--format", "csv"]);
    let run = hexapla(folder, all);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut results: Vec<(String, Vec<String>)> = fs::read_dir(folder.join("out"))
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
    (results, run.stderr)
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
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "how-to.txt", &report("en", "A/78/1"));
    put(folder.path(), "no/plan.txt", &report("en", "A/78/2"));
    put(folder.path(), "plan.fr.txt", &report("fr", "A/78/2"));
    let (found, _) = aligned(folder.path(), &["."]);
    assert_eq!(found, [result("how", &["en"]), result("plan", &["en", "fr"])]);
}

/// A folder as it comes from the document system: job numbers, names by symbol, an addendum, another document.
#[test]
fn a_symbol_joins_what_names_do_not() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, lang, symbol) in [
        ("N2312345.txt", "zh", "A/78/123"),
        ("N2312346.txt", "ru", "A/78/123"),
        ("N2312347.txt", "en", "A/78/123/Add.1"),
        ("N2312348.txt", "es", "A/78/123/Add.1"),
        ("A_78_123_E.txt", "en", "A/78/123"),
        ("A_78_123_F.txt", "fr", "A/78/123"),
        ("other-en.txt", "en", "A/78/9"),
        ("other.ar.txt", "ar", "A/78/9"),
    ] {
        put(folder.path(), name, &report(lang, symbol));
    }
    let (found, told) = aligned(folder.path(), &["."]);
    let want = [
        result("A_78_123", &["en", "fr", "zh", "ru"]),
        result("A_78_123_ADD.1", &["en", "es"]),
        result("other", &["en", "ar"]),
    ];
    assert_eq!(found, want, "{told}");
}

/// Of a version in two formats the better one is read; the other is reported, but not as a loss.
#[test]
fn a_version_in_two_formats() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, lang) in [("a.en.txt", "en"), ("a.fr.txt", "fr"), ("a.en.md", "en")] {
        put(folder.path(), name, &read(report_path(lang)));
    }
    let (found, told) = aligned(folder.path(), &["."]);
    assert_eq!(found, [result("a", &["en", "fr"])]);
    assert!(told.contains("a.en.txt: skipped: ./a.en.md is the version in en"), "{told}");
    let corpus = read(folder.path().join("out/a.jsonl"));
    assert!(corpus.contains("a.en.md") && !corpus.contains("a.en.txt"));
}

#[test]
fn what_shares_a_symbol_or_a_name_and_should_not_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, lang, symbol) in [
        ("one.txt", "en", "A/78/1"),
        ("three.txt", "fr", "A/78/1"),
        ("two.txt", "en", "A/78/1"),
        ("x.en.txt", "en", "A/78/2"),
        ("x.fr.txt", "fr", "A/78/3"),
    ] {
        // A copy would be skipped.
        put(folder.path(), name, &(report(lang, symbol) + name));
    }
    let (found, told) = aligned(folder.path(), &["."]);
    let want = [result("A_78_1", &["en", "fr"]), result("two", &["en"]), result("x", &["en", "fr"])];
    assert_eq!(found, want);
    assert!(told.contains("two.txt: shows the symbol A/78/1 as ./one.txt does"), "{told}");
    assert!(told.contains("x.fr.txt: shows the symbol A/78/3, ./x.en.txt shows A/78/2"), "{told}");
}

/// The report of another year: other figures in the same words.
fn of_another_year(lang: &str) -> String {
    let shifted = |c: char| match c {
        '0'..='9' => char::from_digit((c as u32 - '0' as u32 + 3) % 10, 10).unwrap_or(c),
        '\u{660}'..='\u{669}' => char::from_u32(0x660 + (c as u32 - 0x660 + 3) % 10).unwrap_or(c),
        _ => c,
    };
    let text = read(report_path(lang));
    let lines = text.lines().map(|line| {
        // The numbers of paragraphs stay.
        let label = line.find(|c: char| c.is_whitespace()).unwrap_or(0);
        let (label, rest) = line.split_at(label);
        format!("{label}{}\n", rest.chars().map(shifted).collect::<String>())
    });
    lines.collect::<String>().replace("FWB/COP/", "")
}

#[test]
fn files_without_names_find_each_other_by_what_is_in_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let without_symbol = |lang: &str| read(report_path(lang)).replace("FWB/COP/2026/4", "");
    for (name, text) in [
        ("1.txt", without_symbol("en")),
        ("2.txt", of_another_year("zh")),
        ("3.txt", without_symbol("ar")),
        ("4.txt", without_symbol("zh")),
        ("5.txt", of_another_year("en")),
        ("6.txt", without_symbol("ru")),
    ] {
        put(folder.path(), name, &text);
    }
    let paired = hexapla(folder.path(), ["pair", "."]);
    assert_eq!(paired.code, 0, "{}", paired.stderr);
    assert!(
        paired.stderr.contains(
            "2 documents in several versions: 0 by names, 0 by symbols, 2 by content; 0 files alone"
        )
    );
    let documents: Vec<(&str, &str, &str)> = paired
        .stdout
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split(',');
            Some((cells.next()?, cells.next()?, cells.next()?))
        })
        .collect();
    let want = [
        ("1", "en", "./1.txt"),
        ("1", "ar", "./3.txt"),
        ("1", "zh", "./4.txt"),
        ("1", "ru", "./6.txt"),
        ("2", "zh", "./2.txt"),
        ("2", "en", "./5.txt"),
    ];
    assert_eq!(documents, want);

    // A person moves a file to the other document and drops one; the table decides then.
    let edited: String = paired
        .stdout
        .lines()
        .filter(|line| !line.contains("6.txt"))
        .map(|line| if line.contains("3.txt") { "2,ar,./3.txt\n".to_owned() } else { format!("{line}\n") })
        .collect();
    put(folder.path(), "pairs.csv", &edited);
    let (found, _) = aligned(folder.path(), &["--pairs-file", "pairs.csv"]);
    assert_eq!(found, [result("1", &["en", "zh"]), result("2", &["en", "zh", "ar"])]);
}

#[test]
fn a_table_of_pairs_that_cannot_be_used_is_named_with_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "pairs.csv", "document,file\na,\n");
    let run = hexapla(folder.path(), ["align", "--pairs-file", "pairs.csv", "-o", "out"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("pairs.csv, line 2: expected a document and a file"), "{}", run.stderr);
    assert!(!folder.path().join("out").exists());
}

/// What `pair` prints of files with these texts, as `document file`, and what it reports.
#[track_caller]
fn paired(files: &[(&str, String)]) -> (Vec<String>, String) {
    let folder = tempfile::tempdir().expect("a folder");
    files.iter().for_each(|(name, text)| put(folder.path(), name, text));
    let run = hexapla(folder.path(), ["pair", "."]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let rows = run.stdout.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        format!("{} {}", cells[0], cells[2].trim_start_matches("./"))
    });
    (rows.collect(), run.stderr)
}

#[test]
fn a_copy_does_not_keep_its_document_apart() {
    let without_symbol = |lang: &str| read(report_path(lang)).replace("FWB/COP/2026/4", "");
    let (en, fr, zh) = (without_symbol("en"), without_symbol("fr"), without_symbol("zh"));
    let files = [("1.txt", en.clone()), ("2.txt", en.clone()), ("3.txt", fr.clone()), ("4.txt", zh.clone())];
    let (rows, said) = paired(&files);
    assert_eq!(rows, ["1 1.txt", "1 3.txt", "1 4.txt"]);
    assert!(said.contains("2.txt: a copy of ./1.txt, byte for byte: skipped"), "{said}");
    // Of a text that was changed a little nobody knows which one is meant, but it is said.
    let near = en.replacen("Conference", "conference", 1);
    let (rows, said) = paired(&[("1.txt", en), ("2.txt", near), ("3.txt", fr)]);
    assert_eq!(rows, ["1 1.txt", "2 2.txt", "3 3.txt"]);
    assert!(said.contains("3.txt: may be a version of ./1.txt or of ./2.txt, which are alike"), "{said}");
}

#[test]
fn a_file_that_is_named_twice_is_reported() {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "a.en.txt", "1. The lake is deep.");
    put(folder.path(), "a.fr.txt", "1. Le lac est profond.");
    for (args, told) in [
        (&["a.en.txt", "a.en.txt", "a.fr.txt"][..], true),
        (&["en=a.en.txt", "fr=a.en.txt"], true),
        // A language that is given to a file of a folder names it once.
        (&[".", "fr=a.fr.txt"], false),
    ] {
        let run = hexapla(folder.path(), ["align"].iter().chain(args).chain(&["-o", "out"]));
        assert_eq!(run.code, 0, "{}", run.stderr);
        let warning = "warning: a.en.txt: named more than once: read once, in en";
        assert_eq!(run.stderr.contains(warning), told, "{args:?}: {}", run.stderr);
    }
}

#[test]
fn a_corrigendum_is_no_version_of_what_it_corrects() {
    let without_symbol = |lang: &str| read(report_path(lang)).replace("FWB/COP/2026/4", "");
    // Only the name of one file says what it is.
    let (rows, _) = paired(&[("a.txt", read(report_path("en"))), ("X_4_Corr.1.txt", without_symbol("fr"))]);
    assert_eq!(rows, ["X_4_Corr.1 X_4_Corr.1.txt", "a a.txt"]);
    let (rows, _) = paired(&[("a.txt", read(report_path("en"))), ("X_4.txt", without_symbol("fr"))]);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].split(' ').next(), rows[1].split(' ').next(), "without it they are one document");
    // The symbol in the text may be that of what is corrected.
    let (rows, _) =
        paired(&[("X_4_Rev.1.txt", read(report_path("en"))), ("X_4.txt", read(report_path("fr")))]);
    assert_ne!(rows[0].split(' ').next(), rows[1].split(' ').next(), "{rows:?}");
}
