use std::path::Path;

use super::*;

/// Names of files, each with the symbol and the language that its text shows.
type Files = [(&'static str, &'static str, &'static str)];

/// Documents as `name: files`, and how many are to be kept apart.
fn documents(files: &Files) -> (Vec<String>, usize) {
    let versions: Vec<Version> = files.iter().map(|(p, ..)| Version::of(Path::new(p), None)).collect();
    let text = |n: &usize| {
        let (_, symbol, lang) = files[*n];
        let symbol = (!symbol.is_empty()).then(|| symbol.to_owned());
        (*n, Shown { symbol, lang: Lang::parse(lang).ok(), ..Shown::default() })
    };
    let shown = unclear(&versions, false).iter().map(text).collect();
    let groups = group(&versions, false, &shown);
    let line = |g: &Group| {
        let members: Vec<&str> = g.members.iter().map(|n| files[*n].0).collect();
        format!("{}: {}", g.name, members.join(" "))
    };
    (groups.value.iter().map(line).collect(), groups.diagnostics.len())
}

#[track_caller]
fn check(files: &Files, want: &[&str], told: usize) {
    assert_eq!(documents(files), (want.iter().map(ToString::to_string).collect(), told));
}

#[test]
fn files_of_one_symbol_are_one_document() {
    let numbers = [
        ("N2312345.pdf", "A/78/123", "en"),
        ("N2312346.pdf", "A/78/123", "fr"),
        ("N2312347.pdf", "A/78/9", "en"),
    ];
    check(&numbers, &["A_78_123: N2312345.pdf N2312346.pdf", "N2312347: N2312347.pdf"], 0);
}

#[test]
fn a_symbol_brings_a_file_to_those_that_share_a_name() {
    let beside = [
        ("N2312345.pdf", "A/78/123", "zh"),
        ("other.en.docx", "", "en"),
        ("other.fr.docx", "", "fr"),
        ("report-en.docx", "A/78/123", "en"),
        ("report.fr.docx", "A/78/123", "fr"),
    ];
    let want = ["report: N2312345.pdf report-en.docx report.fr.docx", "other: other.en.docx other.fr.docx"];
    check(&beside, &want, 0);
    let halves = [
        ("A_78_123_E.docx", "A/78/123", "en"),
        ("A_78_123_F.docx", "A/78/123", "fr"),
        ("x.ar.pdf", "A/78/123", "ar"),
        ("x.zh.pdf", "A/78/123", "zh"),
        ("lone.txt", "", "ru"),
    ];
    check(&halves, &["A_78_123: A_78_123_E.docx A_78_123_F.docx x.ar.pdf x.zh.pdf", "lone: lone.txt"], 0);
}

#[test]
fn an_addendum_is_another_document() {
    let files = [
        ("1.docx", "A/78/123", "en"),
        ("2.docx", "A/78/123/ADD.1", "en"),
        ("3.docx", "A/78/123/CORR.1", "en"),
        ("4.docx", "A/78/123/ADD.1", "ru"),
        ("5.docx", "A/78/123", "ru"),
    ];
    check(&files, &["A_78_123: 1.docx 5.docx", "A_78_123_ADD.1: 2.docx 4.docx", "3: 3.docx"], 0);
}

#[test]
fn a_language_that_is_there_already() {
    // In another format it is the same version; in the same format it is another document.
    let formats = [("a.docx", "A/78/1", "en"), ("b.pdf", "A/78/1", "en"), ("c.pdf", "A/78/1", "fr")];
    check(&formats, &["A_78_1: a.docx b.pdf c.pdf"], 0);
    let twice = [("a.pdf", "A/78/1", "en"), ("b.PDF", "A/78/1", "en"), ("c.pdf", "A/78/1", "fr")];
    check(&twice, &["A_78_1: a.pdf c.pdf", "b: b.PDF"], 1);
    let names = [
        ("x.en.txt", "A/78/1", "en"),
        ("x.fr.txt", "A/78/1", "fr"),
        ("y.en.txt", "A/78/1", "en"),
        ("y.fr.txt", "A/78/1", "fr"),
        ("z.txt", "A/78/1", "es"),
    ];
    check(&names, &["x: x.en.txt x.fr.txt z.txt", "y: y.en.txt y.fr.txt"], 1);
}

#[test]
fn contents_decide_between_documents_of_one_symbol() {
    // Two drafts, with names in an order that says nothing.
    let files = [
        ("1.txt", "en", 0),
        ("2.txt", "en", 50),
        ("3.txt", "fr", 50),
        ("4.txt", "fr", 0),
        ("5.txt", "zh", 51),
    ];
    let versions: Vec<Version> = files.iter().map(|(p, ..)| Version::of(Path::new(p), None)).collect();
    let shown = (0..).zip(files).map(|(n, (_, lang, from))| {
        let content = content::tests::keys(from, 40);
        (n, Shown { symbol: Some("A/78/1".to_owned()), lang: Lang::parse(lang).ok(), content, text: None })
    });
    let found = group(&versions, false, &shown.collect());
    let members: Vec<&[usize]> = found.value.iter().map(|group| &group.members[..]).collect();
    assert_eq!(members, [&[0, 3][..], &[1, 2, 4]]);
}

#[test]
fn one_text_in_two_formats_is_one_version() {
    let files =
        [("1.txt", "en", 1), ("2.docx", "en", 1), ("3.txt", "en", 1), ("4.txt", "fr", 1), ("5.txt", "en", 2)];
    let versions: Vec<Version> = files.iter().map(|(p, ..)| Version::of(Path::new(p), None)).collect();
    let shown = (0..).zip(files).map(|(n, (_, lang, text))| {
        (n, Shown { lang: Lang::parse(lang).ok(), text: Some(text), ..Shown::default() })
    });
    let found = group(&versions, false, &shown.collect());
    let members: Vec<&[usize]> = found.value.iter().map(|group| &group.members[..]).collect();
    assert_eq!(members, [&[0, 1][..], &[2], &[3], &[4]]);
}

/// A new document renames those that it shares a name with, and no other ones.
#[test]
fn only_what_shares_a_name_gets_a_folder() {
    let names = |paths: &[&str]| -> Vec<String> {
        let versions: Vec<Version> = paths.iter().map(|path| Version::of(Path::new(path), None)).collect();
        by_name(&versions).into_iter().map(|group| group.name).collect()
    };
    assert_eq!(names(&["x/a/one.en.txt", "x/b/two.en.txt"]), ["one", "two"]);
    let more = ["x/a/one.en.txt", "x/b/two.en.txt", "x/c/One.en.txt", "y/c/One.fr.txt"];
    assert_eq!(names(&more), ["x_a_one", "two", "x_c_One", "y_c_One"]);
    assert_eq!(names(&["a?.en.txt", "a*.en.txt", "a!.en.txt", "b.en.txt"]), ["a_-1", "a_-2", "a_-3", "b"]);
    assert_eq!(names(&["x/a.en.txt", "y/a.en.txt", "x_a.en.txt"]), ["x_a-1", "y_a", "x_a-2"]);
}

#[test]
fn names_without_a_symbol() {
    let files = [
        ("en/a.docx", "", "en"),
        ("fr/a.docx", "", "fr"),
        ("a_zh-CN.docx", "", "zh"),
        ("b.docx", "", "en"),
        ("b.pdf", "", "en"),
        ("c.docx", "", "en"),
    ];
    check(&files, &["a: en/a.docx fr/a.docx a_zh-CN.docx", "b: b.docx b.pdf", "c: c.docx"], 0);
}

#[test]
fn files_named_one_by_one() {
    let versions: Vec<Version> =
        ["one.txt", "two.txt"].iter().map(|p| Version::of(Path::new(p), None)).collect();
    assert!(unclear(&versions, true).is_empty());
    assert_eq!(group(&versions, true, &BTreeMap::new()).value.len(), 1);
    assert_eq!(unclear(&versions, false), [0, 1]);
}

#[test]
fn no_two_groups_share_a_file() {
    let names = |paths: &[&str]| {
        let versions: Vec<_> = paths.iter().map(|p| Version::of(Path::new(p), None)).collect();
        group(&versions, false, &BTreeMap::new()).value.into_iter().map(|g| g.name).collect::<Vec<_>>()
    };
    assert_eq!(names(&["a b.en.txt", "a b.fr.txt", "a_b.en.txt", "a_b.es.txt"]), ["a_b-1", "a_b-2"]);
    assert_eq!(names(&["x/A.en.txt", "x/A.fr.txt", "y/a.en.txt", "y/a.fr.txt"]), ["x_A", "y_a"]);
    assert_eq!(names(&["A.en.txt", "a.en.txt", "A-1.en.txt", "b.en.txt"]), ["A-2", "a-3", "A-1", "b"]);
    assert_eq!(names(&["zh.txt", "en.txt"]), ["document"]);
}
