//! `opus_read` finds the sentences that the links join.

use std::path::PathBuf;
use std::process::Command;

use hexapla_tests::read;

use crate::corpora::report;
use crate::programs::{asked, output};

/// `opus_read` beside the Python of the tests, else anywhere.
fn opus_read() -> PathBuf {
    let python = std::env::var_os("HEXAPLA_CLIENT_PYTHON").map(PathBuf::from);
    let beside = python.map(|python| python.with_file_name("opus_read")).filter(|path| path.exists());
    beside.unwrap_or_else(|| "opus_read".into())
}

#[test]
fn opus_read_finds_the_sentences() {
    if !asked("opus_read_finds_the_sentences") {
        return;
    }
    let (corpus, folder) = (report(), tempfile::tempdir().expect("a folder"));
    // OPUS orders the languages of a pair by their codes.
    for (source, target) in [("en", "zh"), ("ar", "en"), ("en", "ru")] {
        let texts = [source, target].map(|lang| folder.path().join(format!("texts.{lang}")));
        let mut command = Command::new(opus_read());
        command.current_dir(folder.path()).args(["-q", "-d", "report", "-s", source, "-t", target]);
        command.args(["-p", "raw", "-ln", "-af"]).arg(corpus.file(&format!("{source}-{target}.xces.xml")));
        let archive = corpus.file("xces.zip");
        command.arg("-sz").arg(&archive).arg("-tz").arg(&archive);
        output(command.args(["-wm", "moses", "-w"]).args(&texts), "opustools (PyPI)");
        let [sources, targets] = texts.map(read);
        let found: Vec<(&str, &str)> = sources.lines().zip(targets.lines()).collect();
        let pairs = corpus.pairs(source, target);
        let want: Vec<(&str, &str)> = pairs.iter().map(|(_, a, b)| (a.as_str(), b.as_str())).collect();
        assert!(want.len() > 200, "{source}-{target}");
        assert_eq!(found, want, "{source}-{target}");
        assert_eq!(sources.lines().count(), targets.lines().count());
    }
}
