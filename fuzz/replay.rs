//! Every input kept in `corpus` goes through its target: seeds that we wrote, and what was found once.

use std::fs;
use std::path::{Path, PathBuf};
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

#[test]
fn every_kept_input_holds() {
    for target in TARGETS {
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
