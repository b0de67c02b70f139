//! Where the system gives little: few open files, no room for temporary ones.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;

use hexapla_tests::{Run, command};

/// Writes a document of so many paragraphs in each language: names, which are the same in all of them.
fn write_document(folder: &Path, name: &str, langs: &[&str], paragraphs: usize) {
    for lang in langs {
        let text = (1..=paragraphs)
            .map(|n| format!("{n}. Lake {n}, Lake Victoria, Lake Tana, Lake Turkana, Lake {lang}.\n\n"));
        fs::write(folder.join(format!("{name}.{lang}.txt")), text.collect::<String>()).expect("a file");
    }
}

/// Runs the binary in a shell that has done `first`.
fn run_after(folder: &Path, first: &str, line: &str) -> Run {
    let binary = command(folder);
    let script = format!("{first}; exec \"$0\" {line}");
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(script).arg(binary.get_program()).current_dir(folder);
    shell.envs(binary.get_envs().filter_map(|(name, value): (&OsStr, Option<&OsStr>)| Some((name, value?))));
    let out = shell.output().expect("a shell");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Run { code: out.status.code().unwrap_or(-1), stdout: text(&out.stdout), stderr: text(&out.stderr) }
}

#[test]
fn a_batch_needs_few_open_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::create_dir(folder.join("in")).expect("a folder");
    for n in 0..40 {
        write_document(&folder.join("in"), &format!("text{n}"), &["en", "fr", "es"], 3);
    }
    let run = run_after(folder, "ulimit -n 48", "align in -o out -f moses,xliff,csv,tmx --jobs 2");
    assert_eq!(run.code, 0, "{}", run.stderr);
    // JSONL, the findings, CSV, TMX; two pairs in XLIFF, and of three files each in Moses; the page about the run.
    let files = fs::read_dir(folder.join("out")).expect("a result").flatten();
    assert_eq!(
        files.filter(|file| !file.file_name().to_string_lossy().starts_with('.')).count(),
        40 * 12 + 1
    );
}

#[test]
fn a_spreadsheet_without_room_for_its_rows_stops_no_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::create_dir(folder.join("in")).expect("a folder");
    write_document(&folder.join("in"), "large", &["en", "fr"], 300);
    write_document(&folder.join("in"), "small", &["en", "fr"], 3);
    // In blocks of 512 bytes: enough for all but the rows that are kept meanwhile.
    let run = run_after(folder, "trap '' XFSZ; ulimit -f 300", "align in -o out -f xlsx,csv");
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(
        run.stderr.contains("large.xlsx: cannot be written") && run.stderr.contains("TMPDIR"),
        "{}",
        run.stderr
    );
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    for name in ["large.jsonl", "large.csv", "small.jsonl", "small.xlsx", "small.sure.xlsx"] {
        assert!(folder.join("out").join(name).exists(), "{name}");
    }
    assert!(!folder.join("out/large.xlsx").exists());
}

/// A file that may not grow is reported as on a full disk: the program goes on, and what has no rows is not counted.
#[test]
fn a_limit_on_the_size_of_files_ends_no_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::create_dir(folder.join("in")).expect("a folder");
    write_document(&folder.join("in"), "large", &["en", "fr"], 300);
    write_document(&folder.join("in"), "small", &["en", "fr"], 3);
    // In blocks of 512 bytes.
    let run = run_after(folder, "ulimit -f 60", "align in -o out");
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("large.jsonl: cannot be written"), "{}", run.stderr);
    assert!(run.stderr.contains("1 document, "), "{}", run.stderr);
    assert!(folder.join("out/small.jsonl").exists() && !folder.join("out/large.jsonl").exists());
    // With room again it is as if nothing had happened.
    let run = run_after(folder, "true", "align in -o out");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("2 documents, "), "{}", run.stderr);
}
