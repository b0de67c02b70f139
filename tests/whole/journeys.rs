//! Three newcomers on their way to a result: the commands that they try first, with at most one failed try each.
//!
//! A try fails if the command ends with exit code 2, or does not leave the files that the newcomer looks for next.

use std::fs;
use std::path::Path;

use hexapla_tests::{Run, corpus_folder, hexapla, read, report_path};
use tempfile::TempDir;

use crate::edited::correct_first_sheet;
use crate::pdf_file::pdf;
use crate::word_file::{MAIN, package, paragraph};

/// Somebody with a folder of files.
struct Newcomer {
    home: TempDir,
    failed: Vec<String>,
}

impl Newcomer {
    fn new() -> Self {
        Self { home: tempfile::tempdir().expect("a folder"), failed: Vec::new() }
    }

    fn home(&self) -> &Path {
        self.home.path()
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.home().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    fn copy(&self, from: &Path, name: &str) {
        self.put(name, fs::read(from).unwrap_or_else(|error| panic!("{}: {error}", from.display())));
    }

    /// Tries a command that leaves these files.
    fn tries(&mut self, line: &str, files: &[&str]) -> Run {
        let run = hexapla(self.home(), line.split(' '));
        let missing = files.iter().any(|name| !self.home().join(name).is_file());
        if run.code == 2 || missing {
            self.failed.push(format!("{line}: exit code {}\n{}", run.code, run.stderr));
        }
        run
    }

    /// Tries a command that fails, with a message that says what to do.
    fn is_told(&mut self, line: &str, words: &[&str]) {
        let run = self.tries(line, &[]);
        assert_eq!(run.code, 2, "{line}: {}", run.stderr);
        words.iter().for_each(|word| assert!(run.stderr.contains(word), "{line}: {}", run.stderr));
    }

    /// Has what was wanted, after so many failed tries.
    #[track_caller]
    fn arrives_after(&self, failed: usize) {
        assert_eq!(self.failed.len(), failed, "failed tries:\n{}", self.failed.join("\n"));
    }

    fn text(&self, name: &str) -> String {
        read(self.home().join(name))
    }
}

/// A Word file with a paragraph for each line of a text.
fn word(text: &str) -> Vec<u8> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let body: String =
        lines.map(|line| paragraph("", &line.replace('&', "&amp;").replace('<', "&lt;"))).collect();
    let document = format!("<w:document xmlns:w=\"{MAIN}\"><w:body>{body}</w:body></w:document>");
    package(&[], &[("word/document.xml", document)])
}

/// The French texts of a corpus, without their blanks, which a page does not show.
fn french_texts(jsonl: &str) -> Vec<String> {
    let row = |line: &str| serde_json::from_str::<serde_json::Value>(line).expect("one object per line");
    let texts = jsonl.lines().filter_map(|line| row(line)["translation"]["fr"].as_str().map(str::to_owned));
    texts.map(|text| text.split_whitespace().collect()).collect()
}

/// Wants a translation memory of a report, with corrections. Two versions are Word files, one is a PDF file.
#[test]
fn a_translator() {
    // Only with it can the program read PDF files.
    if std::process::Command::new("pdftotext").arg("-v").output().is_err() {
        return;
    }
    let mut translator = Newcomer::new();
    for lang in ["en", "zh"] {
        translator.put(&format!("report.{lang}.docx"), word(&read(report_path(lang))));
    }
    translator.put("report.fr.pdf", pdf("FWB/COP/2026/4", &read(report_path("fr"))));
    // The first command gives a result that can be looked at, and says what to open.
    let first = "report.en.docx report.zh.docx report.fr.pdf";
    let page = "report.hexapla/report.html";
    let run = translator.tries(first, &[page, "report.hexapla/report.xlsx", "report.hexapla/report.tmx"]);
    assert_eq!(run.stderr.lines().last(), Some(&*format!("to look at it, open {page}")));
    // The text of the PDF file is that of the report, row by row.
    for lang in ["en", "zh", "fr"] {
        translator.copy(&report_path(lang), &format!("text/report.{lang}.txt"));
    }
    hexapla(translator.home(), ["align", "text", "-o", "text/out"]);
    let found = french_texts(&translator.text("report.hexapla/report.jsonl"));
    assert_eq!(found, french_texts(&translator.text("text/out/report.jsonl")));
    // A correction in the spreadsheet survives the next run, and is in the memory.
    let sheet = translator.home().join("report.hexapla/report.xlsx");
    correct_first_sheet(
        &sheet,
        "It covers institutional arrangements",
        "It deals with institutional arrangements",
    );
    let run = translator.tries(first, &["report.hexapla/report.new.xlsx"]);
    assert!(run.stderr.contains("kept"), "{}", run.stderr);
    let run =
        translator.tries("convert report.hexapla/report.xlsx -o memory.tmx --min-score 0.9", &["memory.tmx"]);
    assert!(
        translator.text("memory.tmx").contains("It deals with institutional arrangements"),
        "{}",
        run.stderr
    );
    translator.tries("convert report.hexapla/report.xlsx corrected.xlf --langs en,fr", &["corrected.xlf"]);
    translator
        .tries("align report.en.docx report.zh.docx -o out --format excel,word", &["out/report.table.docx"]);
    translator.arrives_after(0);
}

/// Wants a list of new terms from a folder of documents, beside a term base.
#[test]
fn a_terminologist() {
    let mut terminologist = Newcomer::new();
    for lang in ["en", "zh"] {
        terminologist.copy(&report_path(lang), &format!("docs/report.{lang}.txt"));
    }
    terminologist.put("docs/letter.en.txt", "1. The Committee thanks the Secretariat.");
    terminologist.put("docs/letter.zh.txt", "1. 委员会感谢秘书处。");
    terminologist.put(
        "base.csv",
        "No;English term;中文\nT1;Trust Fund for Basin Solidarity;流域团结信托基金\nT2;joint body;共同体\n",
    );
    terminologist.tries("convert base.csv docs/base.xlsx", &["docs/base.xlsx"]);
    terminologist.is_told("terms docs", &["--output <FILE>"]);
    // The documents are aligned first, once.
    let run = terminologist.tries("terms docs -o terms.xlsx", &["terms.xlsx", "docs.hexapla/report.jsonl"]);
    assert!(run.stderr.contains("aligned first, into docs.hexapla"), "{}", run.stderr);
    let run = terminologist
        .tries("terms docs -o new.csv --known docs/base.xlsx --only new,conflicting", &["new.csv"]);
    assert!(run.stderr.contains(" known, ") && run.stderr.contains(" rejected"), "{}", run.stderr);
    let list = terminologist.text("new.csv");
    assert!(!list.contains("Trust Fund for Basin Solidarity|"), "what is known is not new: {list}");
    // A review holds for the next run.
    let (rejected, changed) = rejecting_the_first(&list);
    terminologist.put("new.csv", changed);
    let run = terminologist
        .tries("terms docs -o new.csv --known docs/base.xlsx --only new,conflicting", &["new.new.csv"]);
    assert!(run.stderr.contains("1 rejected"), "{}", run.stderr);
    let again = terminologist.text("new.new.csv");
    let of_it: Vec<&str> = again.lines().filter(|line| line.starts_with(&format!("{rejected},"))).collect();
    assert!(matches!(of_it[..], [row] if row.contains(",reject,")), "{rejected}: {again}");
    terminologist.tries("convert terms.xlsx terms.tbx", &["terms.tbx"]);
    let run = terminologist.tries("find 流域 docs.hexapla --limit 3", &[]);
    assert!(run.stdout.contains("basin"), "{}", run.stdout);
    terminologist.arrives_after(1);
}

/// The id of the first entry of a glossary, and the glossary with `reject` as its review.
fn rejecting_the_first(list: &str) -> (String, String) {
    let mut reader = csv::Reader::from_reader(list.as_bytes());
    let head = reader.headers().expect("a head").clone();
    let review = head.iter().position(|name| name == "review").expect("a column");
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(&head).expect("a row");
    let mut first = None;
    for row in reader.records().map(|row| row.expect("a row")) {
        let mut cells: Vec<String> = row.iter().map(str::to_owned).collect();
        if first.is_none() {
            "reject".clone_into(&mut cells[review]);
            first = Some(cells[0].clone());
        }
        out.write_record(cells).expect("a row");
    }
    let bytes = out.into_inner().expect("bytes");
    (first.expect("an entry"), String::from_utf8(bytes).expect("text"))
}

/// Wants figures: pairs of texts, a gold standard of their own, and a competitor.
#[test]
fn a_researcher() {
    let mut researcher = Newcomer::new();
    let gold = corpus_folder().join("gold");
    for lang in ["en", "zh"] {
        researcher.copy(&gold.join(format!("en-zh.{lang}")), &format!("texts/report.{lang}"));
    }
    researcher.copy(&gold.join("en-zh.beads.tsv"), "gold.tsv");
    researcher.put("texts/small.en", "The lake is deep.\nIt is cold.\n");
    researcher.put("texts/small.zh", "湖水很深。\n湖水很冷。\n");
    researcher.is_told("sentences texts", &["2 pairs", "-o", "--json"]);
    researcher.tries("sentences texts -o beads", &["beads/report.en-zh.beads", "beads/small.en-zh.beads"]);
    let run = researcher.tries("sentences texts/small.en texts/small.zh --json", &[]);
    let beads: Vec<serde_json::Value> =
        run.stdout.lines().map(|line| serde_json::from_str(line).expect("one object per line")).collect();
    assert_eq!((beads.len(), &beads[1]["source"]), (2, &serde_json::json!([1])), "{}", run.stdout);
    let run = researcher.tries("score beads gold.tsv beads/report.en-zh.beads", &[]);
    assert!(run.stdout.contains("strict_f1"), "{}", run.stdout);
    // A competitor that shifts all beads by one.
    let shifted = researcher.text("beads/report.en-zh.beads").replacen("[0]:[0]", "[0]:[]", 1);
    researcher.put("competitor.beads", shifted);
    let run = researcher
        .tries("score beads gold.tsv beads/report.en-zh.beads --against competitor.beads --json", &[]);
    assert!(serde_json::from_str::<serde_json::Value>(&run.stdout).is_ok(), "{}", run.stdout);
    for lang in [("eng", "en"), ("zho", "zh")] {
        researcher.copy(&report_path(lang.1), &format!("corpus/{}/2020/report.txt", lang.0));
    }
    researcher.tries("align corpus -o out --format parquet", &["out/README.md"]);
    researcher.arrives_after(1);
}
