//! Every input kept in `corpus` goes through its target: seeds that we wrote, and what was found once.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use hexapla_fuzz::{TARGETS, Target, Verdict};

/// How long an input may take, in a build that is not optimised much.
const LONGEST: Duration = Duration::from_secs(20);

/// The inputs of a target, in the order of their names.
fn inputs(target: &Target) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target.name);
    let entries = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The variable that names the program behind the reader of PDF.
const PDFTOTEXT: &str = "HEXAPLA_PDFTOTEXT";

/// Runs this test in another process, for which the program that prints its file reads PDF; gives whether it ran there.
fn ran_with_pages(test: &str) -> bool {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("print-file");
    if std::env::var_os(PDFTOTEXT).is_some_and(|named| named == program) {
        return false;
    }
    let mut command = Command::new(std::env::current_exe().unwrap());
    let output = command.args(["--exact", test, "--nocapture"]).env(PDFTOTEXT, program).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&said));
    true
}

/// Whether a target can run here: the program that prints its file is a script.
fn runs(target: &&Target) -> bool {
    cfg!(unix) || target.name != "pdf"
}

#[test]
fn every_kept_input_holds() {
    if ran_with_pages("every_kept_input_holds") {
        return;
    }
    for target in TARGETS.iter().filter(runs) {
        let mut accepted = 0;
        for path in inputs(target) {
            let start = Instant::now();
            let verdict = (target.run)(&fs::read(&path).unwrap());
            accepted += usize::from(verdict == Verdict::Accepted);
            assert!(start.elapsed() < LONGEST, "{}: {:?}", path.display(), start.elapsed());
        }
        assert!(accepted > 0, "{}: every input is refused, so nothing of it is checked", target.name);
    }
}

#[test]
fn every_folder_belongs_to_a_target() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(hexapla_fuzz::find(&name).is_some(), "corpus/{name}: no target of that name");
    }
}

#[test]
fn every_target_has_a_number_of_inputs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("inputs");
    let table = fs::read_to_string(path).unwrap();
    let names = table.lines().map(|line| {
        let (name, number) = line.split_once(' ').expect("NAME NUMBER");
        assert!(number.parse::<u32>().unwrap() > 0, "{line}");
        name
    });
    assert_eq!(names.collect::<Vec<_>>(), TARGETS.iter().map(|target| target.name).collect::<Vec<_>>());
}
