//! Corpora that other programs read, written by the real binary in every format: our report, and texts that are hard
//! to hold.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use hexapla_tests::{LANGS, hexapla, read, report_path};
use serde_json::{Value, json};

use crate::programs::{beside, output};

/// All that any program here reads.
const FORMATS: &str = "csv,tsv,tmx,xlsx,html,parquet,xces,xliff,mnbvc";

/// Texts that break tables, markup and guesses of types; XML can hold them all.
const HARD: [&str; 14] = [
    "\"quoted\", 'so'; a|b",
    "=cmd|' /C calc'!A0",
    "+1 -1 @SUM(A1)",
    "tab\there, line\nfeed",
    "007",
    "1.50",
    "TRUE",
    "NA",
    "2026-11-23",
    "<b>&amp;</b> ]]> <!-- --> <?x?> _x0041_",
    "👩‍👩‍👧 🇺🇳 𝄞 q\u{323}\u{307}",
    "\u{202B}قال «١٢» ﷺ\u{202C} \u{2066}x\u{2069}",
    "中文，繁體。　全形空格。",
    "a\u{a0}b\u{2028}c\u{FEFF}d\u{FFFD}",
];

/// A corpus in all formats.
pub(crate) struct Corpus {
    folder: PathBuf,
    name: &'static str,
    pub(crate) rows: Vec<Row>,
}

/// What is known of a row; a program that does not look at the score leaves it out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) score: Option<f64>,
    pub(crate) texts: BTreeMap<String, String>,
}

impl Row {
    /// The row in a JSON object whose texts are under `key`.
    fn new(object: &Value, key: &str) -> Self {
        let texts = object[key].as_object().expect("texts by language").iter();
        let text = |text: &Value| text.as_str().expect("a text").to_owned();
        Self {
            id: object["id"].as_str().expect("an id").to_owned(),
            score: object["score"].as_f64(),
            texts: texts.map(|(lang, value)| (lang.clone(), text(value))).collect(),
        }
    }

    /// The text in a language, or nothing.
    pub(crate) fn text(&self, lang: &str) -> &str {
        self.texts.get(lang).map_or("", String::as_str)
    }

    /// The same without the score.
    fn unscored(&self) -> Self {
        Self { score: None, ..self.clone() }
    }
}

impl Corpus {
    /// The file with this ending.
    pub(crate) fn file(&self, ending: &str) -> PathBuf {
        let file = self.folder.join(format!("{}.{ending}", self.name));
        assert!(file.exists(), "{} is missing", file.display());
        file
    }

    /// The rows that have text in both languages: id, source and target.
    pub(crate) fn pairs(&self, source: &str, target: &str) -> Vec<(String, String, String)> {
        let both = self.rows.iter().filter(|r| !r.text(source).is_empty() && !r.text(target).is_empty());
        both.map(|row| (row.id.clone(), row.text(source).to_owned(), row.text(target).to_owned())).collect()
    }

    /// Asserts that a program found exactly the rows; where it gives no scores, without them.
    #[track_caller]
    pub(crate) fn assert_rows(&self, found: &[Row], what: &str) {
        assert!(self.rows.len() > 10);
        for (n, (found, want)) in found.iter().zip(&self.rows).enumerate() {
            let want = if found.score.is_none() { want.unscored() } else { want.clone() };
            assert_eq!(*found, want, "{what} of {}, row {n}", self.name);
        }
        assert_eq!(found.len(), self.rows.len(), "{what} of {}", self.name);
    }
}

/// Our report in six languages.
pub(crate) fn report() -> &'static Corpus {
    static REPORT: OnceLock<Corpus> = OnceLock::new();
    REPORT.get_or_init(|| {
        let folder = folder("report");
        let mut args = vec!["align".to_owned(), "-o".into(), ".".into(), "--format".into(), FORMATS.into()];
        args.extend(LANGS.iter().map(|lang| report_path(lang).display().to_string()));
        let run = hexapla(&folder, args);
        assert_eq!(run.code, 0, "{}", run.stderr);
        corpus(folder, "report")
    })
}

/// A few rows of texts that are hard to hold, in three languages.
pub(crate) fn hard() -> &'static Corpus {
    static HARD_TEXTS: OnceLock<Corpus> = OnceLock::new();
    HARD_TEXTS.get_or_init(|| {
        let folder = folder("hard");
        let mut lines = String::new();
        for (n, text) in HARD.iter().enumerate() {
            let (ar, zh) = (HARD[(n + 5) % HARD.len()], HARD[(n + 9) % HARD.len()]);
            let mut texts = json!({"en": text, "ar": ar, "zh": zh});
            if n % 4 == 3 {
                texts.as_object_mut().expect("texts").remove("ar");
            }
            let place = json!({"file": "hard.txt", "line": n + 1, "lines": [n]});
            let langs = texts.as_object().expect("texts").keys();
            let places: BTreeMap<&String, &Value> = langs.map(|lang| (lang, &place)).collect();
            let row = json!({
                "id": format!("hard#{n}"), "anchor": null, "kind": "paragraph", "score": 1.0 - n as f64 / 16.0,
                "translation": texts, "places": places,
            });
            lines += &format!("{row}\n");
        }
        fs::write(folder.join("hard.jsonl"), lines).expect("a file");
        for format in FORMATS.split(',').filter(|format| !["xces", "xliff"].contains(format)) {
            let to = format!("hard.{}", if format == "mnbvc" { "mnbvc.jsonl" } else { format });
            let run = hexapla(&folder, ["convert", "hard.jsonl", &to, "--pivot", "en"]);
            // Their lines hold neither tabs nor line ends: these become blanks, which is not full success.
            let want = i32::from(["tsv", "moses"].contains(&format));
            assert_eq!(run.code, want, "{format}: {}", run.stderr);
        }
        corpus(folder, "hard")
    })
}

/// Both corpora.
pub(crate) fn all() -> [&'static Corpus; 2] {
    [report(), hard()]
}

/// An empty folder.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("clients").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn corpus(folder: PathBuf, name: &'static str) -> Corpus {
    let rows = rows(&read(folder.join(format!("{name}.jsonl"))), "translation");
    Corpus { folder, name, rows }
}

/// The rows in lines of JSON, their texts under `key`.
pub(crate) fn rows(lines: &str, key: &str) -> Vec<Row> {
    let row = |line: &str| Row::new(&serde_json::from_str(line).expect("one object per line"), key);
    lines.lines().map(row).collect()
}

/// The rows that a Python library finds in a file; `read_corpus.py` names the readers.
pub(crate) fn python(reader: &str, arguments: &[&Path]) -> Vec<Row> {
    let python = std::env::var_os("HEXAPLA_CLIENT_PYTHON").unwrap_or_else(|| "python3".into());
    let mut command = Command::new(python);
    command.arg(beside("read_corpus.py")).arg(reader).args(arguments);
    let install = format!("what {reader} reads with (PyPI) for the Python in HEXAPLA_CLIENT_PYTHON");
    rows(&output(&mut command, &install), "texts")
}
