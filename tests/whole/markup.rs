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
        let row: serde_json::Value = serde_json::from_str(line).expect("one object per line");
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

/// One document, however it is made, ends neither the program nor the other documents.
#[test]
fn deep_and_hostile_markup_ends_one_document_at_most() {
    let attributes: String = (0..20_000).map(|n| format!("a{n}=\"\" ")).collect();
    let tag = format!("<p {attributes}>The basin is dry.</p>");
    let deep = |open: &str, close: &str| open.repeat(20_000) + "The basin is dry." + &close.repeat(20_000);
    let tei = |body: &str| format!("<TEI><text><body>{body}</body></text></TEI>");
    let cases = [
        ("a.html", tag.clone()),
        ("b.md", format!("Text.\n\n{tag}\n\nMore <b {attributes}>text</b>.\n")),
        ("c.html", deep("<div>", "</div>")),
        ("d.html", deep("<table><tr><td>", "</td></tr></table>")),
        ("e.html", deep("<ol><li>", "</li></ol>")),
        ("f.html", "<b>".repeat(50_000)),
        ("g.md", deep("> ", "")),
        ("h.md", "- ".repeat(2_000) + "The basin is dry."),
        ("i.md", deep("[", "](x)")),
        ("j.md", deep("*", "*")),
        ("k.xml", tei(&deep("<div>", "</div>"))),
        ("l.xml", tei(&format!("<p {attributes}>The basin is dry.</p>"))),
    ];
    for (name, text) in cases {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(name), text).expect("a file");
        for lang in ["en", "fr"] {
            std::fs::write(folder.path().join(format!("other.{lang}.txt")), "1. The basin is dry.\n")
                .expect("a file");
        }
        let began = std::time::Instant::now();
        let run = hexapla(folder.path(), ["align", ".", "-o", "out", "--encoder", "none"]);
        assert!(run.code < 2, "{name}: {}", run.stderr);
        assert!(folder.path().join("out/other.jsonl").exists(), "{name}: {}", run.stderr);
        assert!(!run.stderr.contains("panicked"), "{name}: {}", run.stderr);
        assert!(began.elapsed().as_secs() < 60, "{name}: {:?}", began.elapsed());
        let run = hexapla(folder.path(), ["inspect", &format!("en={name}")]);
        assert!(run.code == 0 || run.stderr.starts_with(&format!("error: {name}")), "{name}: {}", run.stderr);
    }
}
