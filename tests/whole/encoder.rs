//! Sentence vectors as evidence, and what is said where there are none or wrong ones.

use std::fs;
use std::path::Path;

use hexapla_tests::{Run, command, finish, hexapla};

/// A wheel of six pieces and vectors of two numbers, written by the tests of the encoder.
const TINY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/tiny.whl");

/// Two sentences and three of the same length, of which no word is known.
const SOURCE: &str = "vokan timel sarun dope\nkelip monat furi gasse\n";
const TARGET: &str = "zhedo plint qavor nemi\nbrusk ywain hetul cofa\nsmilt orgab dunce vexi\n";

/// Writes vectors of the lines of a text beside it: of each line the number of its direction among four.
fn vectors(folder: &Path, name: &str, text: &str, directions: &[usize]) {
    let numbers = |d: usize| (0..4).map(move |k| if k == d { 1.0f32 } else { 0.05 });
    let bytes: Vec<u8> = directions.iter().copied().flat_map(numbers).flat_map(f32::to_le_bytes).collect();
    fs::write(folder.join(name), text).expect("a file");
    fs::write(folder.join(format!("{name}.emb")), bytes).expect("a file");
}

/// What `sentences` makes of the two texts with these arguments, in a folder that `prepare` writes to.
fn sentences(prepare: impl Fn(&Path), args: &[&str]) -> Run {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.en"), SOURCE).expect("a file");
    fs::write(folder.path().join("a.fr"), TARGET).expect("a file");
    prepare(folder.path());
    hexapla(folder.path(), ["sentences", "a.en", "a.fr"].iter().chain(args))
}

#[test]
fn vectors_decide_where_words_say_nothing() {
    for (directions, want) in [([0, 1, 2], "[0]:[0] [1]:[1] []:[2]"), ([2, 0, 1], "[]:[0] [0]:[1] [1]:[2]")] {
        let prepare = |folder: &Path| {
            vectors(folder, "s", SOURCE, &[0, 1]);
            vectors(folder, "t", TARGET, &directions);
        };
        let run = sentences(prepare, &["--vectors", "s", "--vectors", "t"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let beads: Vec<&str> = run.stdout.lines().filter_map(|l| Some(l.rsplit_once(':')?.0)).collect();
        assert_eq!(beads.join(" "), want);
    }
}

#[test]
fn vectors_of_other_texts_change_nothing() {
    let prepare = |folder: &Path| vectors(folder, "other", "other line\n", &[0]);
    let run = sentences(prepare, &["--vectors", "other"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let beads = |run: &Run| -> Vec<String> {
        run.stdout.lines().filter_map(|l| Some(l.rsplit_once(':')?.0.to_owned())).collect()
    };
    assert_eq!(beads(&run), beads(&sentences(|_| {}, &["--encoder", "none"])));
    assert!(run.stderr.contains("no vector for 3 of 3 lines"), "{}", run.stderr);
}

#[test]
fn what_is_wrong_with_vectors_or_an_encoder_is_said() {
    let prepare = |folder: &Path| {
        vectors(folder, "s", SOURCE, &[0]);
        fs::write(folder.join("s.emb"), [0; 7]).expect("a file");
        fs::write(folder.join("alone"), SOURCE).expect("a file");
        fs::write(folder.join("bad.whl"), "no zip").expect("a file");
    };
    for (args, want) in [
        (
            ["--vectors", "s"],
            "s.emb: expected equally long vectors of 4-byte numbers for 2 lines, found 7 bytes",
        ),
        (["--vectors", "alone"], "alone.emb: "),
        (
            ["--encoder", "no.whl"],
            "; `hexapla data install` fetches an encoder, `--encoder none` runs without one",
        ),
        (["--encoder", "bad.whl"], "error: bad.whl: damaged"),
    ] {
        let run = sentences(prepare, &args);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
        assert!(run.stderr.contains(want), "{}", run.stderr);
    }
}

#[test]
fn vectors_are_kept_from_run_to_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let cache = folder.path().join("cache");
    let run = |args: &[&str]| {
        let args = [&["--encoder", TINY], args].concat();
        let run = sentences(|_| {}, &args);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        run.stdout
    };
    let kept = ["--vector-cache", cache.to_str().expect("a path")];
    let plain = run(&[]);
    assert_eq!(run(&kept), plain);
    let bytes = fs::read(&cache).expect("a cache");
    assert!(bytes.starts_with(b"hexapla vectors 1"));
    assert_eq!(run(&kept), plain);
    assert_eq!(fs::read(&cache).expect("a cache"), bytes, "nothing is computed again");
}

#[test]
fn a_cache_wants_an_encoder_and_a_file_of_its_own() {
    let thesis = |folder: &Path| fs::write(folder.join("thesis"), "my thesis").expect("a file");
    for (args, want) in [
        (&["--vector-cache", "v"][..], "v: no vectors to keep without a sentence encoder"),
        (&["--vector-cache", "thesis", "--encoder", TINY], "thesis: expected vectors of"),
        (&["--vector-cache", "v", "--vectors", "s"], "cannot be used with"),
    ] {
        let run = sentences(thesis, args);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
        assert!(run.stderr.contains(want), "{}", run.stderr);
    }
}

#[test]
fn status_tells_that_there_is_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = hexapla(folder.path(), ["data", "status", "encoder"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("`hexapla data install` fetches one"), "{}", run.stderr);
}

/// A program of this name in `folder`, which writes how it was called beside it.
#[cfg(unix)]
fn write_program(folder: &Path, name: &str, note: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::create_dir_all(folder).expect("a folder");
    let script = format!("#!/bin/sh\necho \"$PWD: $*\" >> {}\nexit 1\n", note.display());
    fs::write(folder.join(name), script).expect("a file");
    fs::set_permissions(folder.join(name), fs::Permissions::from_mode(0o755)).expect("rights");
}

/// Nothing of the current folder is run: no program that a relative search path finds there, no module for Python.
#[cfg(unix)]
#[test]
fn installing_runs_nothing_of_the_current_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let (work, ours, theirs) =
        (folder.path().join("work"), folder.path().join("ours"), folder.path().join("theirs"));
    for name in ["python3", "python", "py", "pip3", "pip"] {
        write_program(&work, name, &theirs);
        write_program(&folder.path().join("bin"), name, &ours);
    }
    fs::write(work.join("pip.py"), format!("open({theirs:?}, 'w')")).expect("a file");
    let mut run = command(&work);
    run.args(["data", "install"]).env("XDG_DATA_HOME", folder.path().join("data"));
    run.env("PATH", format!(".::{}", folder.path().join("bin").display())).env("HOME", folder.path());
    let run = finish(&mut run);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("no pip found (tried python3 -I -m pip,"), "{}", run.stderr);
    assert!(!theirs.exists());
    let calls = fs::read_to_string(&ours).expect("calls");
    assert_eq!(calls.lines().count(), 5, "{calls}");
    let data = folder.path().canonicalize().expect("a path").join("data");
    for call in calls.lines() {
        assert!(Path::new(call).starts_with(&data), "{call}");
    }
    assert!(calls.contains(": -I -m pip --version"), "{calls}");

    // Python itself, where there is one.
    if Path::new("/usr/bin/python3").exists() {
        let mut run = command(&work);
        run.args(["data", "install"]).env("XDG_DATA_HOME", folder.path().join("data"));
        // There is no index: pip fails at once.
        run.env("PIP_INDEX_URL", "file:///nowhere").env("PIP_NO_INDEX", "1").env("PATH", "/usr/bin:/bin");
        assert_eq!(finish(&mut run).code, 2);
        assert!(!theirs.exists());
    }
}
