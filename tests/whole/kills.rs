//! Runs that are ended by a signal: nothing is half written, and nothing is left behind after the next run.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use hexapla_tests::command;

/// In this order, each at a later moment of a run.
const KILLS: [&str; 6] = ["INT", "KILL", "TERM", "KILL", "INT", "KILL"];
const FORMATS: &str = "csv,tmx,xlsx,html,parquet,moses,xces,xliff";

fn write_documents(folder: &Path, count: usize) {
    for n in 0..count {
        let en = (1..30).map(|i| format!("{i}. Item {n} of {i} was noted by the group.\n\n"));
        let fr = (1..30).map(|i| format!("{i}. Le groupe a pris note du point {n} de {i}.\n\n"));
        fs::write(folder.join(format!("text{n}.en.txt")), en.collect::<String>()).expect("a file");
        fs::write(folder.join(format!("text{n}.fr.txt")), fr.collect::<String>()).expect("a file");
    }
}

/// What runs note for themselves.
const NOTES: [&str; 5] =
    [".hexapla-lexicon", ".hexapla-manifest", ".hexapla-times", ".hexapla-written", "report.html"];

/// What is in a folder, except for what runs note for themselves.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let named = entries.map(|entry| {
        let text = fs::read(entry.path()).unwrap_or_default();
        (entry.file_name().to_string_lossy().into_owned(), text)
    });
    named.filter(|(name, _)| !NOTES.contains(&name.as_str())).collect()
}

/// Starts a run in a group of processes of its own, with a temporary folder of its own.
fn start(folder: &Path, line: &str) -> Child {
    let mut command = command(folder);
    command.args(line.split(' ')).env("TMPDIR", folder.join("tmp"));
    command.stdout(Stdio::null()).stderr(Stdio::null()).process_group(0).spawn().expect("the binary starts")
}

fn kill(run: &Child, signal: &str) {
    let killed = Command::new("kill").arg(format!("-{signal}")).arg(run.id().to_string()).status();
    assert!(killed.expect("kill starts").success());
}

fn number(signal: &str) -> i32 {
    match signal {
        "INT" => 2,
        "KILL" => 9,
        _ => 15,
    }
}

fn is_draft(name: &str) -> bool {
    name.starts_with(".hexapla-") && name.ends_with(".part")
}

#[test]
fn a_run_that_is_killed_leaves_no_half_file_and_the_next_no_rubbish() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::create_dir_all(folder.join("tmp")).expect("a folder");
    fs::create_dir(folder.join("in")).expect("a folder");
    write_documents(&folder.join("in"), 12);
    let line = |out: &str| format!("align in -o {out} --format {FORMATS} --jobs 2 -q");
    let begun = Instant::now();
    assert!(start(folder, &line("whole")).wait().expect("an end").success());
    let length = begun.elapsed();
    let want = contents(&folder.join("whole"));
    for (n, signal) in (1..).zip(KILLS) {
        let mut run = start(folder, &line("out"));
        thread::sleep(length.mul_f64(f64::from(n) / 7.0));
        // It may be done by then.
        if run.try_wait().expect("a state").is_some() {
            continue;
        }
        kill(&run, signal);
        let ended = run.wait().expect("an end");
        assert!(ended.success() || ended.signal() == Some(number(signal)), "{signal}: {ended}");
        for (name, text) in contents(&folder.join("out")) {
            match is_draft(&name) {
                true => assert_eq!(signal, "KILL", "{name} is left"),
                false => assert!(want[&name] == text, "{signal}: {name} is not as it should be"),
            }
        }
    }
    fs::write(folder.join("out/.hexapla-1-dead.part"), "half").expect("a file");
    assert!(start(folder, &line("out")).wait().expect("an end").success());
    assert!(contents(&folder.join("out")) == want, "all is there, and nothing else");
    assert_eq!(contents(&folder.join("tmp")).len(), 0);
}

/// A program that reads a format, which never ends by itself; what it starts holds on too.
fn endless_program(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("office.sh");
    fs::write(&path, "#!/bin/sh\nsleep 600 &\necho $! > \"$BEGUN\"\nwait\n").expect("a script");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("permissions");
    path
}

fn is_alive(process: &str) -> bool {
    let status = fs::read_to_string(format!("/proc/{}/stat", process.trim())).unwrap_or_default();
    // A zombie is dead: nobody has asked for it yet.
    status.rsplit(')').next().is_some_and(|rest| !rest.trim().is_empty() && !rest.trim().starts_with('Z'))
}

#[cfg(target_os = "linux")]
#[test]
fn programs_and_copies_go_with_the_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::create_dir(folder.join("tmp")).expect("a folder");
    fs::write(folder.join("a.en.odt"), "not much").expect("a file");
    let (program, begun) = (endless_program(folder), folder.join("begun"));
    for signal in ["INT", "TERM", "KILL"] {
        let _ = fs::remove_file(&begun);
        let mut inspect = command(folder);
        inspect.args(["inspect", "a.en.odt"]).env("TMPDIR", folder.join("tmp"));
        inspect.env("HEXAPLA_SOFFICE", &program).env("BEGUN", &begun);
        let mut run = inspect.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a run");
        let deadline = Instant::now() + Duration::from_secs(30);
        while fs::read_to_string(&begun).unwrap_or_default().trim().is_empty() {
            assert!(Instant::now() < deadline, "the program does not start");
            thread::sleep(Duration::from_millis(10));
        }
        let sleeper = fs::read_to_string(&begun).expect("its number");
        assert!(is_alive(&sleeper));
        kill(&run, signal);
        assert_eq!(run.wait().expect("an end").signal(), Some(number(signal)));
        if signal == "KILL" {
            assert_eq!(contents(&folder.join("tmp")).len(), 1, "the copy is left");
            // The next run removes it, and ends what was started with it.
            assert_eq!(start(folder, "inspect a.txt").wait().expect("an end").code(), Some(2));
        }
        let deadline = Instant::now() + Duration::from_secs(10);
        while is_alive(&sleeper) {
            assert!(Instant::now() < deadline, "{signal}: what was started lives on");
            thread::sleep(Duration::from_millis(10));
        }
        assert_eq!(contents(&folder.join("tmp")).len(), 0, "{signal}");
    }
}

#[test]
fn an_interrupted_run_says_what_is_done() {
    let folder = tempfile::tempdir().expect("a folder");
    write_documents(folder.path(), 400);
    let mut command = command(folder.path());
    command
        .args(["align", ".", "-o", "out", "--progress", "json"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let mut run = command.process_group(0).spawn().expect("the binary starts");
    let mut said = BufReader::new(run.stderr.take().expect("its messages"));
    let mut line = String::new();
    while !line.contains("\"event\":\"done\"") {
        line.clear();
        assert!(said.read_line(&mut line).expect("a line") > 0, "no document is done");
    }
    kill(&run, "INT");
    let mut rest = String::new();
    said.read_to_string(&mut rest).expect("the other lines");
    assert_eq!(run.wait().expect("an end").signal(), Some(2));
    let last = rest.lines().last().unwrap_or_default();
    let state = "of 400 documents are complete in out; the same command goes on from there";
    assert!(last.contains("\"event\":\"interrupted\"") && last.contains(state), "{last}");
}
