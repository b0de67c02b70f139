//! The examples run and print what they should.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What an example prints, run at the root of the workspace with `arguments`.
fn printed(example: &str, arguments: &[&str]) -> String {
    let test = std::env::current_exe().expect("a running test");
    let folder = test.ancestors().nth(2).expect("target/debug/deps/TEST").join("examples");
    let program = folder.join(format!("{example}{}", std::env::consts::EXE_SUFFIX));
    assert!(program.exists(), "{}: missing; build it with `cargo build --examples`", program.display());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root).env("HEXAPLA_ENCODER", "none").env("HEXAPLA_RUSSIAN", "none");
    let done = command.output().expect("it starts");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("UTF-8")
}

fn report(lang: &str) -> String {
    format!("corpora/un-style-report/report.{lang}.txt")
}

/// A folder with our report in two languages and a short text, and one for the result.
fn folders() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let home = tempfile::tempdir().expect("a folder");
    let (input, output) = (home.path().join("in"), home.path().join("out"));
    std::fs::create_dir(&input).expect("a new folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for lang in ["en", "zh"] {
        std::fs::copy(root.join(report(lang)), input.join(format!("a.{lang}.txt"))).expect("our report");
    }
    std::fs::write(input.join("b.fr.txt"), "1. La Conférence s’est réunie à Vienne.\n").expect("a text");
    (home, input, output)
}

#[test]
fn two_texts() {
    let lines = printed("two_texts", &[]);
    let lines: Vec<&str> = lines.lines().map(|line| &line[5..]).collect();
    assert_eq!(
        lines,
        [
            "The Conference met in Vienna. │ 缔约方会议在维也纳举行。",
            "It elected its President. │ 会议选举了主席。",
            "It adopted its agenda. │ 会议通过了议程。",
        ]
    );
}

#[test]
fn glossary() {
    let lines = printed("glossary", &[&report("en"), &report("fr")]);
    assert!(lines.contains("Conference of the Parties │ Conférence des Parties"), "{lines}");
}

#[test]
fn sentence_lists() {
    let lines = printed("sentence_lists", &[]);
    let beads: Vec<&str> = lines.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(beads, ["1-1", "1-2", "1-1"]);
}

#[test]
fn folder() {
    let (_home, input, output) = folders();
    let line = printed("folder", &[&input.display().to_string(), &output.display().to_string()]);
    assert!(line.starts_with("2 documents, "), "{line}");
    for name in ["a.jsonl", "a.tmx", "b.csv"] {
        assert!(output.join(name).exists(), "{name}");
    }
}

#[test]
fn progress() {
    let (_home, input, output) = folders();
    let lines = printed("progress", &[&input.display().to_string(), &output.display().to_string()]);
    assert!(lines.contains("1 of 2: a, ") && lines.ends_with("cancelled: false\n"), "{lines}");
}
