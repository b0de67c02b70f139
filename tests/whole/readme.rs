//! Every command of the README runs, and prints what the README shows.
//!
//! Commands are the lines after `$ ` in blocks that open with `console`; all run in one folder, one after the other, with
//! `corpora` in it. What they print on both outputs follows them: `...` is any number of lines, `[..]` any characters.
//! `HEXAPLA_BLESS=1 cargo test -p hexapla-tests readme` writes what they print now.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hexapla_tests::binary_path;

/// Opens a block of commands.
const FENCE: &str = "```console";
/// Stands for any number of lines.
const LINES: &str = "...";
/// Stands for any characters of a line.
const CHARACTERS: &str = "[..]";

/// A command of the README, and what should follow it.
struct Step {
    command: String,
    /// The number of its line, from 0.
    line: usize,
    want: Vec<String>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The commands of a text.
fn steps(text: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut inside = false;
    for (line, content) in text.lines().enumerate() {
        match content {
            FENCE => inside = true,
            "```" => inside = false,
            _ if !inside => {}
            _ => match (content.strip_prefix("$ "), steps.last_mut()) {
                (Some(command), _) => {
                    steps.push(Step { command: command.to_owned(), line, want: Vec::new() });
                }
                (None, Some(step)) => step.want.push(content.to_owned()),
                (None, None) => panic!("line {}: a block opens with a command", line + 1),
            },
        }
    }
    steps
}

/// What a command prints in `folder`, on both outputs.
fn printed(command: &str, folder: &Path) -> String {
    let programs = binary_path().parent().expect("a folder of programs").to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let paths = std::iter::once(programs).chain(std::env::split_paths(&path));
    let path = std::env::join_paths(paths).expect("a path without colons");
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("{{ {command}\n}} 2>&1")]).current_dir(folder);
    let done = shell
        .env("PATH", path)
        .env("HEXAPLA_ENCODER", "none")
        .env("HEXAPLA_RUSSIAN", "none")
        .env("COLUMNS", "100")
        .output();
    let done = done.expect("a shell");
    assert!(done.status.success(), "{command}: {}", String::from_utf8_lossy(&done.stdout));
    String::from_utf8(done.stdout).expect("UTF-8")
}

fn is_like(want: &[String], got: &[&str]) -> bool {
    match want.split_first() {
        None => got.is_empty(),
        Some((line, rest)) if line == LINES => (0..=got.len()).any(|n| is_like(rest, &got[n..])),
        Some((line, rest)) => {
            got.first().is_some_and(|first| is_line(line, first)) && is_like(rest, &got[1..])
        }
    }
}

fn is_line(want: &str, got: &str) -> bool {
    let mut parts = want.split(CHARACTERS);
    let Some(mut left) = got.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut last = None;
    for part in parts {
        let Some(at) = left.find(part) else { return false };
        left = &left[at + part.len()..];
        last = Some(part);
    }
    left.is_empty() || last == Some("")
}

/// What was printed as it is to be shown: times differ, so they become `..`; a long middle is cut.
fn shown(printed: &str, before: &[String]) -> Vec<String> {
    const MOST: usize = 40;
    let time = |line: &str| match (line.rfind(" in "), line.ends_with(" s")) {
        (Some(at), true) => format!("{} in {CHARACTERS} s", &line[..at]),
        _ => line.to_owned(),
    };
    let lines: Vec<String> = printed.lines().map(time).collect();
    let kept = before.iter().position(|line| line == LINES).unwrap_or(MOST);
    if lines.len() <= kept {
        return lines;
    }
    lines[..kept].iter().cloned().chain([LINES.to_owned()]).collect()
}

#[test]
fn the_commands_of_the_readme_print_what_it_shows() {
    let path = root().join("README.md");
    let text = fs::read_to_string(&path).expect("the README");
    let home = tempfile::tempdir().expect("a folder");
    std::os::unix::fs::symlink(
        root().join("corpora").canonicalize().expect("corpora"),
        home.path().join("corpora"),
    )
    .expect("a link");
    let bless = std::env::var_os("HEXAPLA_BLESS").is_some();
    let steps = steps(&text);
    assert!(!steps.is_empty());
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for step in steps
        .iter()
        .map(|step| (step, printed(&step.command, home.path())))
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
    {
        let (step, got) = step;
        let got_lines: Vec<&str> = got.lines().collect();
        if is_like(&step.want, &got_lines) {
            continue;
        }
        assert!(bless, "README.md, line {}: `{}` prints\n{got}", step.line + 1, step.command);
        let after = step.line + 1;
        lines.splice(after..after + step.want.len(), shown(&got, &step.want));
    }
    if bless {
        fs::write(&path, lines.join("\n") + "\n").expect("the README");
    }
}

#[test]
fn output_is_compared_with_wildcards() {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    for (want, got, is_same) in [
        ("a\nb", "a\nb", true),
        ("a", "a\nb", false),
        ("a\n...", "a\nb\nc", true),
        ("...\nc", "a\nb\nc", true),
        ("in [..] s", "in 0.4 s", true),
        ("in [..] s", "in 0.4 m", false),
        ("in [..]", "in 0.4 m", true),
        ("a[..]b[..]c", "a1b2c", true),
    ] {
        assert_eq!(is_like(&lines(want), &got.lines().collect::<Vec<_>>()), is_same, "{want} {got}");
    }
}
