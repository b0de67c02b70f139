//! Small documents as people write them, with what is right for each: tables in `tests/field`, one file per kind of habit.
//!
//! `tests/field/README.md` describes the format. `HEXAPLA_BLESS=1 cargo test -p hexapla-tests field` writes what the
//! program makes of each case; then read the difference.

use std::path::{Path, PathBuf};

use hexapla_tests::{hexapla, read};
use serde_json::Value;

/// The line between the documents of a pair.
const OTHER: &str = "++";
/// The line between what is given and what is right.
const RIGHT: &str = "--";

/// One case of a table.
struct Case {
    name: String,
    /// A language or a language and an extension for each document: `en`, `ar.html`.
    documents: Vec<String>,
    /// Whether lines stay next to each other; otherwise each is a paragraph.
    tight: bool,
    /// The lines of each document.
    given: Vec<Vec<String>>,
    /// What is right.
    right: Vec<String>,
}

/// The cases of a table; lines before the first one are remarks.
fn cases(table: &str) -> Vec<Case> {
    let mut out: Vec<Case> = Vec::new();
    let mut is_right = false;
    for line in table.lines() {
        if let Some(head) = line.strip_prefix("== ") {
            out.push(head_of(head));
            is_right = false;
            continue;
        }
        let Some(case) = out.last_mut() else { continue };
        match line {
            OTHER if !is_right => case.given.push(Vec::new()),
            RIGHT if !is_right => is_right = true,
            _ if is_right && line.trim().is_empty() => {}
            _ if is_right => case.right.push(line.trim_end().to_owned()),
            _ => case.given.last_mut().expect("a document").push(line.to_owned()),
        }
    }
    out
}

/// `name (en ru, tight)`.
fn head_of(head: &str) -> Case {
    let (name, rest) = head.rsplit_once(" (").unwrap_or_else(|| panic!("no language: {head}"));
    let (documents, flag) =
        rest.trim_end_matches(')').split_once(", ").unwrap_or((rest.trim_end_matches(')'), ""));
    assert!(matches!(flag, "" | "tight"), "unknown flag: {head}");
    Case {
        name: name.to_owned(),
        documents: documents.split(' ').map(str::to_owned).collect(),
        tight: flag == "tight",
        given: vec![Vec::new()],
        right: Vec::new(),
    }
}

/// Writes a character that nobody sees as `\u{200B}`, a tab as `\t`.
fn shown(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            ' ' | '\u{3000}' => out.push(c),
            _ if c.is_control() || c.is_whitespace() || is_hidden(c) => out.extend(c.escape_unicode()),
            _ => out.push(c),
        }
    }
    out
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// The text that `shown` writes.
fn hidden(line: &str) -> String {
    let (mut out, mut rest) = (String::new(), line);
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        if let Some(code) = after.strip_prefix("u{") {
            let (code, after) = code.split_once('}').expect("a closing brace");
            let code = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
            out.push(code.unwrap_or_else(|| panic!("no character: {line}")));
            rest = after;
        } else {
            out.push(if after.starts_with('t') { '\t' } else { '\\' });
            rest = after.get(1..).unwrap_or_default();
        }
    }
    out + rest
}

impl Case {
    /// Writes the documents, and gives their names.
    fn write(&self, folder: &Path) -> Vec<String> {
        assert_eq!(self.documents.len(), self.given.len(), "{}: documents", self.name);
        let write = |(document, lines): (&String, &Vec<String>)| {
            let (lang, extension) = document.split_once('.').unwrap_or((document, "txt"));
            let name = format!("doc.{lang}.{extension}");
            let spaced = !self.tight && !lines.iter().any(String::is_empty);
            let lines: Vec<String> = lines.iter().map(|line| hidden(line)).collect();
            let text = lines.join(if spaced { "\n\n" } else { "\n" }) + "\n";
            std::fs::write(folder.join(&name), text).expect("a document");
            name
        };
        self.documents.iter().zip(&self.given).map(write).collect()
    }

    /// What the program makes of the case: its elements or rows, then its warnings.
    fn found(&self) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let names = self.write(folder.path());
        let run = if let [one] = names.as_slice() {
            hexapla(folder.path(), ["inspect", "--json", one])
        } else {
            let mut arguments: Vec<&str> = vec!["align"];
            arguments.extend(names.iter().map(String::as_str));
            arguments.extend(["-o", "out", "--level", "paragraph"]);
            hexapla(folder.path(), arguments)
        };
        assert!(run.code < 2, "{}: {}", self.name, run.stderr);
        let lines = if names.len() == 1 { run.stdout } else { read(folder.path().join("out/doc.jsonl")) };
        let objects = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
        let mut out: Vec<String> = objects.map(|object| self.row(&object)).collect();
        let warnings = run.stderr.lines().filter_map(|line| line.strip_prefix("warning: "));
        out.extend(warnings.map(|warning| format!("! {warning}")));
        out
    }

    /// `kind: number | label | text` of an element, `anchor | text | text` of a row.
    fn row(&self, object: &Value) -> String {
        let of = |value: &Value| shown(value.as_str().unwrap_or_default());
        let cells = if let [_] = self.documents.as_slice() {
            let kind = of(&object["kind"]);
            vec![format!("{kind}: {}", of(&object["number"])), of(&object["label"]), of(&object["text"])]
        } else {
            let lang = |document: &String| document.split('.').next().unwrap_or_default().to_owned();
            let texts = self.documents.iter().map(|document| of(&object["translation"][lang(document)]));
            std::iter::once(of(&object["anchor"])).chain(texts).collect()
        };
        cells.join(" | ").trim_end().to_owned()
    }
}

/// Whether a line found is what the line `right` says: the kind counts only where it is named, and of a warning the part
/// that is named.
fn agrees(right: &str, found: &str) -> bool {
    let squeeze = |line: &str| line.split('|').map(str::trim).collect::<Vec<_>>().join("|");
    if let Some(part) = right.strip_prefix("! ") {
        return found.strip_prefix("! ").is_some_and(|warning| warning.contains(part));
    }
    let (right, found) = (squeeze(right), squeeze(found));
    let kind = found.split('|').next().and_then(|cell| cell.find(':'));
    right == found || kind.is_some_and(|at| right == found[at + 1..].trim_start())
}

/// The tables, in order of their names.
fn tables() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("field");
    let mut out: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder of tables")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    out.sort();
    out
}

/// Writes what was found for each case in place of what is right, where the two differ.
fn bless(path: &Path, table: &str, found: &[Option<Vec<String>>]) {
    let (mut out, mut case, mut is_right) = (String::new(), 0_usize, false);
    for line in table.lines() {
        if line.starts_with("== ") {
            case += 1;
            is_right = false;
        }
        let new = case.checked_sub(1).and_then(|n| found[n].as_ref());
        match new {
            Some(lines) if line == RIGHT && !is_right => {
                out.push_str(&format!("{RIGHT}\n{}\n", lines.join("\n")));
            }
            Some(_) if is_right && !line.is_empty() => {}
            _ => {
                out.push_str(line);
                out.push('\n');
            }
        }
        is_right |= line == RIGHT && case > 0;
    }
    std::fs::write(path, out).expect("the table is written");
}

#[test]
fn field() {
    let mut wrong = String::new();
    for path in tables() {
        let table = read(&path);
        let cases = cases(&table);
        let found = cases.iter().map(|case| {
            let found = case.found();
            let right = found.len() == case.right.len()
                && case.right.iter().zip(&found).all(|(right, found)| agrees(right, found));
            if !right {
                let (name, want, got) = (&case.name, case.right.join("\n  "), found.join("\n  "));
                wrong += &format!("{}, {name}\n right:\n  {want}\n found:\n  {got}\n", path.display());
            }
            (!right).then_some(found)
        });
        let found: Vec<Option<Vec<String>>> = found.collect();
        assert!(!found.is_empty(), "{}: no case", path.display());
        if std::env::var_os("HEXAPLA_BLESS").is_some() {
            bless(&path, &table, &found);
            wrong.clear();
        }
    }
    assert!(wrong.is_empty(), "{wrong}HEXAPLA_BLESS=1 writes the tables again");
}

#[test]
fn field_tables_are_read_as_they_are_written() {
    let table =
        "A remark.\n\n== a pair (en ar.html, tight)\n1.\\t\\u{200B}A\n++\n1. B\n--\n1 | A | B\n! warned\n\n";
    let cases = cases(table);
    assert_eq!((cases.len(), cases[0].given.len(), cases[0].right.len()), (1, 2, 2));
    assert_eq!(hidden(&cases[0].given[0][0]), "1.\t\u{200B}A");
    assert_eq!(shown("1.\t\u{200B}A\\"), "1.\\t\\u{200b}A\\\\");
    assert!(
        agrees("1.a | a) | A", "item: 1.a | a) | A") && agrees("item: 1.a | a) | A", "item: 1.a | a) | A")
    );
    assert!(agrees(" | | A", "paragraph:  |  | A") && agrees("! line 3", "! doc, line 3: odd"));
    for (right, found) in [
        ("note: 1 | 1 | A", "item: 1 | 1 | A"),
        ("1 | 1. | A", "item: 1 | 1. | B"),
        ("1 | 1. | A", "! 1 | 1. | A"),
        ("! line 4", "! doc, line 3: odd"),
    ] {
        assert!(!agrees(right, found), "{right}");
    }
}
