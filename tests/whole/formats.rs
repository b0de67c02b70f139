//! Every format that `align` writes: which files there are, and what is reported where one is not.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use hexapla::formats::{Format, Purpose};
use hexapla_tests::{Run, hexapla, read, report_path};

/// The names of all formats of a corpus, except JSON Lines, which is always written.
fn all_formats() -> String {
    let formats = Format::all(Purpose::WriteCorpus).into_iter().filter(|format| *format != Format::Jsonl);
    formats.map(Format::name).collect::<Vec<_>>().join(",")
}

fn align(folder: &Path, out: &str, langs: &[&str], more: &[&str]) -> Run {
    let mut args = vec!["align".to_owned(), "-o".into(), out.into()];
    args.extend(langs.iter().map(|l| report_path(l).display().to_string()));
    args.extend(more.iter().map(ToString::to_string));
    hexapla(folder, args)
}

/// The files of a folder, without the name of the document.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("the folder of the run").map(|e| e.expect("an entry").path());
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().replacen("report.", "", 1);
    let files = entries.map(|path| (name(&path), fs::read(&path).expect("a file")));
    // What the program keeps for itself is hidden.
    // The findings are beside the corpus in any format.
    files.filter(|(name, _)| !name.starts_with('.') && name != "findings.json").collect()
}

fn names(folder: &Path) -> String {
    files(folder).into_keys().collect::<Vec<_>>().join(" ")
}

#[test]
fn all_formats_at_once_with_any_number_of_threads() {
    let folder = tempfile::tempdir().expect("a folder");
    for jobs in ["1", "2"] {
        let run = align(folder.path(), jobs, &["en", "ar"], &["--format", &all_formats(), "--jobs", jobs]);
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    let want = "README.md ar-en.xces.xml csv en-ar.ar en-ar.en en-ar.ids en-ar.ladder en-ar.vecalign en-ar.xlf html jsonl \
        lines.tsv mnbvc.jsonl parquet sentences.ar sentences.en sure.xlsx table.docx tmx tsv xces.zip xlsx";
    assert_eq!(names(&folder.path().join("1")), want);
    let (one, two) = (files(&folder.path().join("1")), files(&folder.path().join("2")));
    assert!(
        one.iter().all(|(name, bytes)| two[name] == *bytes),
        "the results differ between one and two threads"
    );
}

#[test]
fn a_file_for_each_pair() {
    let folder = tempfile::tempdir().expect("a folder");
    let more = ["--format", "tmx,xlsx,parquet", "--pairs", "--lang-codes", "zh=zh-CN", "--pivot", "fr"];
    let run = align(folder.path(), "out", &["en", "fr", "zh"], &more);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let out = folder.path().join("out");
    let want = "README.md fr-en.parquet fr-en.sure.xlsx fr-en.tmx fr-en.xlsx fr-zh.parquet fr-zh.sure.xlsx fr-zh.tmx \
        fr-zh.xlsx jsonl";
    assert_eq!(names(&out), want);
    let tmx = read(out.join("report.fr-zh.tmx"));
    assert!(
        tmx.contains("srclang=\"fr\"")
            && tmx.contains("xml:lang=\"zh-CN\"")
            && !tmx.contains("xml:lang=\"en\"")
    );
    let card = read(out.join("README.md"));
    assert!(
        card.contains("- config_name: \"fr-zh-CN\"") && card.contains("- \"report.fr-zh.parquet\""),
        "{card}"
    );
}

#[test]
fn doubtful_rows_are_left_out_and_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = align(folder.path(), "out", &["en", "fr"], &["--format", "csv,xlsx", "--min-score", "0.97"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let out = folder.path().join("out");
    let jsonl = read(out.join("report.jsonl"));
    let score = |line: &str| {
        let row: serde_json::Value = serde_json::from_str(line).expect("one object per line");
        row["score"].as_f64().expect("a score")
    };
    let below = jsonl.lines().filter(|line| score(line) < 0.97).count();
    assert!(below > 0, "the report has doubtful rows");
    let csv = read(out.join("report.csv"));
    let rows = csv::Reader::from_reader(csv.as_bytes()).records().count();
    assert_eq!(rows, jsonl.lines().count() - below);
    let note = format!("below a score of 0.97: {below} rows, in JSONL only");
    assert!(run.stderr.contains(&note), "{note} is not in\n{}", run.stderr);
}

#[test]
fn one_language_has_no_pair() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = align(folder.path(), "out", &["en"], &["--format", "csv,moses,xliff"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert_eq!(names(&folder.path().join("out")), "csv jsonl");
    let told = "what needs two languages is not written: moses, xliff;";
    assert!(run.stderr.contains(told), "{told} is not in\n{}", run.stderr);
}

#[test]
fn a_foreign_readme_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    fs::create_dir(&out).expect("a folder");
    fs::write(out.join("README.md"), "# Mine\n").expect("a file");
    let run = align(folder.path(), "out", &["en", "fr"], &["--format", "parquet"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("README.md: stays as it is"), "{}", run.stderr);
    assert_eq!(read(out.join("README.md")), "# Mine\n");
    fs::remove_file(out.join("README.md")).expect("a file");
    for langs in [&["en", "fr"][..], &["en", "zh"]] {
        let run = align(folder.path(), "out", langs, &["--format", "parquet"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(read(out.join("README.md")).contains(&format!("- \"{}\"", langs[1])), "ours is written anew");
    }
}

/// Needs `xmllint` (Debian: libxml2-utils); where it is missing only continuous integration fails.
#[test]
fn xliff_is_valid() {
    if Command::new("xmllint").arg("--version").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "xmllint is missing");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let run =
        align(folder.path(), "out", &["zh", "ar"], &["--format", "xliff", "--lang-codes", "zh=zh-Hans-CN"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let dtd = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/xliff21.dtd");
    let lint = |file: &Path| {
        let out = Command::new("xmllint").arg("--noout").arg("--dtdvalid").arg(&dtd).arg(file).output();
        out.expect("xmllint starts")
    };
    let file = folder.path().join("out/report.zh-ar.xlf");
    let out = lint(&file);
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    // The document type can say no.
    fs::write(&file, read(&file).replace(" state=\"translated\"", " state=\"odd\"")).expect("a file");
    assert!(!lint(&file).status.success());
}

/// A spreadsheet that cannot hold a text is not written; everything else is.
#[test]
fn what_a_cell_cannot_hold() {
    let folder = tempfile::tempdir().expect("a folder");
    // Names are the same in all languages.
    let long = "Nauru Tuvalu Kiribati Samoa Tonga Fiji Palau ".repeat(1_000);
    for lang in ["en", "fr"] {
        fs::write(folder.path().join(format!("report.{lang}.txt")), format!("1. {long}\n\n2. Niue.\n"))
            .expect("a file");
    }
    let args = [
        "align",
        "report.en.txt",
        "report.fr.txt",
        "-o",
        "out",
        "--format",
        "xlsx,tmx",
        "--level",
        "paragraph",
    ];
    let run = hexapla(folder.path(), args);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert_eq!(names(&folder.path().join("out")), "jsonl sure.xlsx tmx xlsx");
    for told in [
        "row `report#1` skipped: xlsx holds texts of up to 32767 characters",
        "2 segments of more than 2000 characters",
    ] {
        assert!(run.stderr.contains(told), "{told} is not in\n{}", run.stderr);
    }
}
