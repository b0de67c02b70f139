//! A document in plain text, Markdown and HTML gives the same rows.

use std::fs;

use hexapla_tests::{hexapla, read};

const ENGLISH: [&str; 7] = [
    "I. Introduction",
    "1. The Conference met in Vienna in 2024. It adopted decision 5/3.",
    "2. The Secretariat wishes to thank 14 States parties, namely:",
    "(a) Those that replied to the survey;",
    "(b) Those that sent 12 experts.",
    "II. Progress",
    "3. By 31 July 2026, 71 States had ratified the Convention.",
];

const FRENCH: [&str; 7] = [
    "I. Introduction",
    "1. La Conférence s’est réunie à Vienne en 2024 et a adopté la décision 5/3.",
    "2. Le Secrétariat tient à remercier 14 États parties, à savoir :",
    "a) Ceux qui ont répondu à l’enquête ;",
    "b) Ceux qui ont envoyé 12 experts.",
    "II. Progrès",
    "3. Au 31 juillet 2026, 71 États avaient ratifié la Convention.",
];

fn plain(lines: &[&str]) -> String {
    lines.join("\n\n") + "\n"
}

/// Headings with `##`; the paragraphs are lists for a reader of Markdown.
fn markdown(lines: &[&str]) -> String {
    let line = |l: &&str| match l.starts_with('I') {
        true => format!("## {l}\n\n"),
        false => format!("{l}\n\n"),
    };
    lines.iter().map(line).collect()
}

fn html(lines: &[&str]) -> String {
    let line = |l: &&str| match (l.starts_with('I'), l.split_once(". ")) {
        (true, _) => format!("<h2>{l}</h2>\n"),
        (_, Some((number, rest))) if number.len() == 1 => {
            format!("<ol start=\"{number}\"><li>{rest}</li></ol>\n")
        }
        _ => format!("<p>{l}</p>\n"),
    };
    let body: String = lines.iter().map(line).collect();
    format!("<!DOCTYPE html>\n<html><head><title>Report</title></head><body>\n{body}</body></html>\n")
}

/// Id, anchor, kind and texts of each row.
fn rows(level: &str, ending: &str, as_text: fn(&[&str]) -> String) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    for (lang, lines) in [("en", &ENGLISH), ("fr", &FRENCH)] {
        let path = folder.path().join(format!("report.{lang}.{ending}"));
        fs::write(path, as_text(lines)).expect("a file");
    }
    let run = hexapla(folder.path(), ["align", ".", "-o", "out", "--level", level]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let row = |line: &str| {
        let row: serde_json::Value = serde_json::from_str(line).expect("an object a line");
        format!("{} {} {} {}", row["id"], row["anchor"], row["kind"], row["translation"])
    };
    read(folder.path().join("out/report.jsonl")).lines().map(row).collect()
}

#[test]
fn formats_agree() {
    for level in ["paragraph", "sentence"] {
        let want = rows(level, "txt", plain);
        assert!(want.len() >= ENGLISH.len(), "{want:#?}");
        assert_eq!(rows(level, "md", markdown), want, "Markdown");
        assert_eq!(rows(level, "html", html), want, "HTML");
    }
}
