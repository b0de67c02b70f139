//! How well languages are reported: texts under wrong names that are seen, texts under their own that are doubted.
//!
//! `cargo run -p hexapla-benches --bin languages` measures the short texts of `crates/lang/tests/languages.tsv`;
//! `-- --data DIR` adds `DIR/un-docs`, all documents under their own names, and `DIR/un-sent`, each line for itself.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use hexapla::model::Lang;
use hexapla::read::{Reader, contradicted, language_sample};

const TEXTS: &str = include_str!("../crates/lang/tests/languages.tsv");
/// The fewest of the short texts that are seen.
const SEEN: usize = 58;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let data = args.find(|arg| arg == "--data").and_then(|_| args.next()).map(PathBuf::from);
    let mut is_met = short_texts();
    match data.filter(|folder| folder.is_dir()) {
        Some(folder) => {
            is_met &= documents(&folder.join("un-docs"));
            lines(&folder.join("un-sent"));
        }
        None => say("no --data DIR that is a folder: only our own short texts are measured"),
    }
    ExitCode::from(u8::from(!is_met))
}

/// Short texts under wrong names, and under their own.
fn short_texts() -> bool {
    let (mut all, mut seen, mut doubted) = (0, 0, 0);
    for line in TEXTS.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [lang, said, text] = cells[..] else { continue };
        let (Ok(lang), Ok(said)) = (Lang::parse(lang), Lang::parse(said)) else { continue };
        all += 1;
        seen += usize::from(contradicted(said, text) == Some(lang));
        doubted += usize::from(contradicted(lang, text).is_some());
    }
    say(&format!(
        "short texts: {seen} of {all} wrong names seen, target {SEEN}; {doubted} right names doubted, target 0"
    ));
    seen >= SEEN && doubted == 0
}

/// All documents under their own names: none may be doubted.
fn documents(folder: &Path) -> bool {
    if !folder.is_dir() {
        say(&format!("{}: absent, not measured", folder.display()));
        return true;
    }
    let (mut all, mut doubted) = (0, Vec::new());
    for path in files(folder) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let lang = name.strip_prefix("doc.").and_then(|rest| rest.split('.').next()).map(Lang::parse);
        let Some(Ok(lang)) = lang else { continue };
        let Ok(read) = Reader::default().read(&path, Some(lang), "doc") else { continue };
        all += 1;
        let texts = read.value.blocks.iter().map(|block| block.text.as_str());
        doubted.extend(
            contradicted(lang, &language_sample(texts)).map(|found| format!("{}: {found}", path.display())),
        );
    }
    say(&format!("un-docs: {} of {all} documents doubted, target 0", doubted.len()));
    doubted.iter().for_each(|line| say(line));
    doubted.is_empty()
}

/// Each line for itself, under its own name and under each other one.
fn lines(folder: &Path) {
    const LANGS: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];
    let read = |lang: &str| std::fs::read_to_string(folder.join(format!("part1.{lang}"))).unwrap_or_default();
    let (mut all, mut doubted, mut wrong, mut seen) = (0, 0, 0, 0);
    for code in LANGS {
        for line in read(code).lines().filter(|line| !line.trim().is_empty()) {
            for said in LANGS {
                let Ok(lang) = Lang::parse(said) else { continue };
                let found = usize::from(contradicted(lang, line).is_some());
                let (count, sum) =
                    if said == code { (&mut all, &mut doubted) } else { (&mut wrong, &mut seen) };
                *count += 1;
                *sum += found;
            }
        }
    }
    say(&format!("un-sent: {doubted} of {all} single lines doubted; {seen} of {wrong} wrong names seen"));
}

/// The files in a folder and in those inside it, in the order of names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    let each = |path: PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
    entries.into_iter().flat_map(each).collect()
}

fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
