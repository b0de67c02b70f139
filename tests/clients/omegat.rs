//! OmegaT translates the report with our TMX as a memory, and its own glossary readers find every pair of terms.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hexapla::formats::{Format, Options};
use hexapla::model::Lang;

use crate::corpora::{Corpus, report};
use crate::programs::{asked, beside, output, pairs_of_terms, write};

/// Where Debian puts it; `OMEGAT_JAR` names another place.
const JAR: &str = "/usr/share/omegat/OmegaT.jar";

/// Java without a screen, in a home of its own; and OmegaT.
fn java(home: &Path) -> (Command, PathBuf) {
    let jar = std::env::var_os("OMEGAT_JAR").map_or_else(|| PathBuf::from(JAR), PathBuf::from);
    assert!(jar.exists(), "{} is missing; install omegat (Debian) or set OMEGAT_JAR", jar.display());
    let mut java = Command::new("java");
    java.arg("-Djava.awt.headless=true").arg(format!("-Duser.home={}", home.display()));
    (java, jar)
}

/// Source and target of what OmegaT reads in each file, sorted.
fn read(home: &Path, (source, target): (Lang, Lang), files: &[PathBuf]) -> Vec<Vec<(String, String)>> {
    let (mut java, jar) = java(home);
    java.arg("-cp").arg(jar).arg(beside("Glossaries.java"));
    java.args([source.as_str(), target.as_str()]).args(files);
    let mut found = vec![Vec::new(); files.len()];
    for line in output(&mut java, "default-jdk-headless and omegat").lines() {
        // What OmegaT logs has other lines.
        if let Some(fields) = line.strip_prefix("entry ") {
            let fields: Vec<&str> = fields.split(' ').collect();
            let file: usize = fields[0].parse().expect("the number of a file");
            found[file].push((text(fields[1]), text(fields[2])));
        }
    }
    found.iter_mut().for_each(|pairs| pairs.sort());
    found
}

/// The text whose bytes are written in hexadecimal after an `x`.
fn text(hex: &str) -> String {
    let byte = |at| u8::from_str_radix(&hex[at..at + 2], 16).expect("two hexadecimal digits");
    String::from_utf8((1..hex.len()).step_by(2).map(byte).collect()).expect("UTF-8")
}

#[test]
fn omegat_finds_the_terms() {
    if !asked("omegat_finds_the_terms") {
        return;
    }
    for (source, target) in [(Lang::EN, Lang::ZH), (Lang::EN, Lang::AR), (Lang::FR, Lang::RU)] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut options = Options::default();
        options.pair = Some((source, target));
        let formats = [Format::Tbx, Format::Omegat];
        let files = formats.map(|format| write(folder.path(), format, &options));
        let mut want = Vec::new();
        for (_, sources, targets) in pairs_of_terms(source, target) {
            want.extend(sources.iter().flat_map(|s| targets.iter().map(move |t| (s.clone(), t.clone()))));
        }
        want.sort();
        assert!(want.len() > 8, "synonyms make more pairs than there are entries");
        let mut found = read(folder.path(), (source, target), &files);
        // From a TBX of many languages OmegaT takes terms without a counterpart too.
        found[0].retain(|(_, target)| !target.is_empty());
        assert_eq!(found[0], want, "TBX, {source} to {target}");
        // A term that begins with `#` has a blank before it, or OmegaT would take the line for a comment.
        let mut plain: Vec<_> = found[1].iter().map(|(s, t)| (s.trim().to_owned(), t.clone())).collect();
        plain.sort();
        assert_eq!(plain, want, "glossary, {source} to {target}");
    }
}

/// What may stand for each text, in the order of first appearance.
fn translations(corpus: &Corpus, source: &str, target: &str) -> Vec<(String, Vec<String>)> {
    let mut texts: Vec<(String, Vec<String>)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (_, source, target) in corpus.pairs(source, target) {
        let place = *places.entry(source.clone()).or_insert(texts.len());
        if place == texts.len() {
            texts.push((source, Vec::new()));
        }
        texts[place].1.push(target);
    }
    texts
}

/// The texts as OmegaT translates them, each a paragraph, with `memory` as what it takes over without asking.
fn pretranslated(folder: &Path, langs: [&str; 2], memory: &Path, texts: &[&str]) -> Vec<String> {
    let project = folder.join("project");
    for name in ["source", "target", "tm/auto", "omegat", "glossary", "dictionary"] {
        fs::create_dir_all(project.join(name)).expect("a folder");
    }
    let kept = ["source_dir", "target_dir", "tm_dir", "glossary_dir", "dictionary_dir"];
    let kept: String = kept.iter().map(|name| format!("<{name}>__DEFAULT__</{name}>")).collect();
    let [source, target] = langs;
    let settings = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><omegat><project version=\"1.0\">{kept}\
         <source_lang>{source}</source_lang><target_lang>{target}</target_lang>\
         <sentence_seg>false</sentence_seg></project></omegat>"
    );
    fs::write(project.join("omegat.project"), settings).expect("a file");
    fs::copy(memory, project.join("tm/auto/memory.tmx")).expect("a copy");
    fs::write(project.join("source/report.txt"), texts.join("\n\n") + "\n").expect("a file");
    let (mut java, jar) = java(folder);
    java.arg("-jar").arg(jar).arg(&project).arg("--mode=console-translate");
    output(&mut java, "default-jdk-headless and omegat");
    let found = fs::read_to_string(project.join("target/report.txt")).expect("a translated file");
    found.trim_end_matches('\n').split("\n\n").map(str::to_owned).collect()
}

#[test]
fn omegat_translates_with_the_memory() {
    if !asked("omegat_translates_with_the_memory") {
        return;
    }
    let corpus = report();
    for [source, target] in [["en", "zh"], ["en", "ar"], ["fr", "ru"]] {
        let folder = tempfile::tempdir().expect("a folder");
        let wanted = translations(corpus, source, target);
        let texts: Vec<&str> = wanted.iter().map(|(text, _)| text.as_str()).collect();
        let found = pretranslated(folder.path(), [source, target], &corpus.file("tmx"), &texts);
        assert!(wanted.len() > 200 && found.len() == wanted.len(), "{source} to {target}: {}", found.len());
        for (found, (text, wanted)) in found.iter().zip(&wanted) {
            assert!(wanted.contains(found), "{source} to {target}: {text}\n  {found}\n  {wanted:?}");
        }
    }
}
