use super::*;
use clap::CommandFactory as _;

fn parse(line: &str) -> Result<Args, String> {
    let words = std::iter::once("hexapla").chain(line.split(' '));
    Args::try_parse_from(words).map_err(|e| e.to_string())
}

#[test]
fn the_definition_holds_together() {
    Args::command().debug_assert();
}

#[test]
fn show_may_stand_without_a_number() {
    for (line, want) in [
        ("align a.txt -o out --show", Some(6)),
        ("align a.txt -o out --show 2 --bom", Some(2)),
        ("align a.txt -o out", None),
    ] {
        let Ok(Args { command: Command::Align(align) }) = parse(line) else { panic!("{line}") };
        assert_eq!(align.show, want, "{line}");
    }
}

#[test]
fn what_is_wrong_is_said() {
    for (line, want) in [
        ("align xx=a.txt -o out", "unknown language `xx`"),
        ("align en= -o out", "expected LANG=PATH or PATH"),
        ("align a.txt -o out --format nosuch", "possible values: jsonl"),
        ("align a.txt -o out --encoder m.whl --vectors v", "cannot be used with"),
        ("data", "install"),
        ("encoder", "install"),
        ("data install french", "possible values: encoder, russian"),
        ("align a.txt -o out --lang-codes zh", "expected a language and its code such as zh=zh-CN"),
        ("align a.txt -o out --lang-codes xx=xx-YY", "unknown language `xx`"),
        ("align a.txt -o out --lang-codes zh=zh_CN", "`zh_CN` is not a language tag"),
        ("align a.txt -o out --min-score 2", "expected a number from 0 to 1"),
        ("terms a.jsonl -o t.csv --format docx", "possible values: csv"),
        ("terms a.jsonl -o t.csv --min-score 2", "expected a number from 0 to 1"),
        ("terms a.jsonl -o t.csv --limit 0", "--limit <N>"),
        ("terms a.jsonl -o t.csv --only new", "--known <FILE>"),
        ("terms a.jsonl -o t.csv --known k.csv --only old", "possible values: new, conflicting, known"),
        ("terms -o t.csv", "CORPUS|LANG=FILE"),
        ("find basin", "<CORPUS|LANG=FILE>"),
        ("find basin a.jsonl --lang xx", "unknown language `xx`"),
        ("find basin a.jsonl --format tbx", "possible values: text, csv, json"),
        ("score terms a b --langs zh", "expected two languages"),
    ] {
        let error = parse(line).map(|_| ()).expect_err(line);
        assert!(error.contains(want), "{line}: {error}");
    }
}
