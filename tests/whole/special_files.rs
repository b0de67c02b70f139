//! Pipes, devices and sockets: none is waited for in a folder, and one that is named is read if somebody writes to it.

use std::fs;
use std::io::Write as _;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use hexapla_tests::{Run, command, hexapla};

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo starts").success());
}

fn run(folder: &Path, line: &str) -> Run {
    let begun = Instant::now();
    let run = hexapla(folder, line.split(' '));
    assert!(begun.elapsed() < Duration::from_secs(30), "{line} waits");
    run
}

#[test]
fn in_a_folder_they_are_passed_over_and_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    for (name, text) in [
        ("in/a.en.txt", "1. The lake is deep.\n"),
        ("in/a.fr.txt", "1. Le lac est profond.\n"),
        ("rows/a.jsonl", "{\"id\":\"1\",\"translation\":{\"en\":\"a lake\",\"fr\":\"un lac\"}}\n"),
    ] {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    for name in ["in/b.txt", "in/c.html", "in/d.zip", "in/bare", "in/e.docx", "rows/b.jsonl", "rows/c.tmx"] {
        pipe(&folder.join(name));
    }
    let _socket = UnixListener::bind(folder.join("in/f.txt")).expect("a socket");
    std::os::unix::fs::symlink("/dev/zero", folder.join("in/g.pdf")).expect("a link");
    pipe(&folder.join("in/picture.png"));
    let align = run(folder, "align in -o out");
    assert_eq!(align.code, 1, "{}", align.stderr);
    for (name, what) in [
        ("b.txt", "a pipe"),
        ("c.html", "a pipe"),
        ("d.zip", "a pipe"),
        ("bare", "a pipe"),
        ("e.docx", "a pipe"),
        ("f.txt", "a socket"),
        ("g.pdf", "a device"),
    ] {
        assert!(align.stderr.contains(&format!("in/{name}: {what}, skipped")), "{name}: {}", align.stderr);
    }
    assert!(!align.stderr.contains("picture") && align.stderr.contains("1 document, "), "{}", align.stderr);
    let terms = run(folder, "terms rows -o t.csv");
    assert_eq!(terms.code, 1, "{}", terms.stderr);
    assert!(
        terms.stderr.contains("rows/b.jsonl: a pipe") && terms.stderr.contains("from 1 row"),
        "{}",
        terms.stderr
    );
}

#[test]
fn one_that_is_named_is_refused_unless_somebody_writes_to_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    pipe(&folder.join("a.en.txt"));
    let _socket = UnixListener::bind(folder.join("b.en.txt")).expect("a socket");
    for (line, told) in [
        ("inspect a.en.txt", "nobody has written to it"),
        ("inspect b.en.txt", "it is a socket"),
        ("inspect en=/dev/zero", "never end"),
    ] {
        let run = run(folder, line);
        assert_eq!(run.code, 2, "{line}: {}", run.stderr);
        assert!(run.stderr.contains(told), "{line}: {}", run.stderr);
    }
    let mut writer =
        fs::File::options().read(true).write(true).open(folder.join("a.en.txt")).expect("a pipe");
    writer.write_all(b"1. The lake is deep.\n").expect("room in the pipe");
    let reader = command(folder).args(["inspect", "a.en.txt"]).stdout(Stdio::piped()).spawn();
    let reader = reader.expect("the binary starts");
    std::thread::sleep(Duration::from_millis(500));
    drop(writer);
    let out = reader.wait_with_output().expect("an end");
    assert!(String::from_utf8_lossy(&out.stdout).contains("The lake is deep."), "{out:?}");
    let mut reader = command(folder)
        .args(["inspect", "en=/dev/stdin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    reader.stdin.take().expect("a pipe").write_all(b"1. The lake is deep.\n").expect("room in the pipe");
    let out = reader.wait_with_output().expect("an end");
    assert!(String::from_utf8_lossy(&out.stdout).contains("The lake is deep."), "{out:?}");
}

/// A device that takes nothing, as a full disk does.
#[cfg(target_os = "linux")]
#[test]
fn what_is_not_written_has_a_name_a_reason_and_advice() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("a.en.txt"), "1. The lake is deep.\n").expect("a file");
    fs::write(
        folder.join("c.jsonl"),
        "{\"id\":\"1\",\"translation\":{\"en\":\"The lake.\",\"fr\":\"Le lac.\"}}\n",
    )
    .expect("a file");
    let reason = "cannot be written: No space left on device; ";
    for line in [
        "inspect a.en.txt",
        "pair a.en.txt",
        "convert c.jsonl - --to csv",
        "terms c.jsonl -o - --all",
        "find lake c.jsonl",
        "completions bash",
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a device");
        let run = command(folder).args(line.split(' ')).stdout(full).output().expect("a run");
        let told = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(2), "{line}: {told}");
        let want = format!("error: stdout: {reason}make room there, or write to a file in another place\n");
        assert!(told.ends_with(&want), "{line}: {told}");
    }
    for line in ["convert c.jsonl /dev/full --to csv", "terms c.jsonl -o /dev/full --format csv --all"] {
        let run = hexapla(folder, line.split(' '));
        assert_eq!(run.code, 2, "{line}: {}", run.stderr);
        let want = format!("error: /dev/full: {reason}name another place\n");
        assert!(run.stderr.contains(&want), "{line}: {}", run.stderr);
    }
}
