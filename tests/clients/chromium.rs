//! Chromium shows the page: every text in its cell, as many rows as a filter claims, all of it within the width of a
//! telephone, and nothing goes wrong in the script.

use std::ffi::OsString;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use quick_xml::escape::{escape, unescape};

use crate::corpora::{Corpus, all};
use crate::programs::asked;

/// What a page on a telephone reports to its parent: by how many pixels it scrolls sideways, how many rows each filter shows.
const PROBE: &str = r#"<script>
addEventListener("load", () => {
  const root = document.documentElement;
  const facts = [root.scrollWidth - root.clientWidth];
  const choice = document.querySelector("select");
  for (const kind of ["doubtful", "gap"]) {
    choice.value = kind;
    choice.dispatchEvent(new Event("change"));
    const shown = [...document.querySelectorAll("tbody tr")].filter((row) => row.offsetHeight).length;
    facts.push(`${shown} shown: ${document.querySelector("output").textContent}`);
  }
  parent.document.title = facts.join("; ");
});
</script>"#;

/// The page after its script has run, and what the browser says; none where it cannot run.
fn opened(page: &Path) -> Option<(String, String)> {
    let name = std::env::var_os("HEXAPLA_CLIENT_CHROMIUM").unwrap_or_else(|| OsString::from("chromium"));
    let profile = tempfile::tempdir().expect("a folder");
    let mut chromium = Command::new(name);
    chromium.args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]);
    chromium.arg(format!("--user-data-dir={}", profile.path().display()));
    chromium.args(["--enable-logging=stderr", "--virtual-time-budget=5000", "--dump-dom"]);
    let out = chromium.arg(format!("file://{}", page.display())).output().ok()?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    out.status.success().then(|| (text(&out.stdout), text(&out.stderr)))
}

/// The texts of the cells of each row, the place first skipped.
fn cells(page: &str) -> Vec<Vec<String>> {
    let body = page.split_once("<tbody>").expect("a table").1.split_once("</tbody>").expect("its end").0;
    let cell = |cell: &str| {
        let inner = cell.split_once('>').expect("the end of a tag").1;
        let inner = inner.split_once("</td>").expect("the end of a cell").0.replace("&nbsp;", "\u{a0}");
        let inner = inner.replace("<bdi>", "").replace("</bdi>", "");
        unescape(&inner).expect("references").into_owned()
    };
    body.split("<tr").skip(1).map(|row| row.split("<td").skip(1).map(cell).collect()).collect()
}

#[track_caller]
fn assert_shown(corpus: &Corpus, langs: &[&str], page: &str) {
    let rows = cells(page);
    assert_eq!(rows.len(), corpus.rows.len());
    for (shown, want) in rows.iter().zip(&corpus.rows) {
        let want: Vec<&str> = langs.iter().map(|lang| want.text(lang)).collect();
        assert_eq!(*shown, want);
    }
}

/// What the probe finds in the page in a frame of the width of a telephone: a window is never so narrow.
fn probed(page: &Path) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let page = fs::read_to_string(page).expect("a page") + PROBE;
    let frame = "<!DOCTYPE html><meta charset=\"utf-8\"><title></title>\
        <iframe style=\"width: 390px; height: 844px; border: 0\"";
    let outer = folder.path().join("telephone.html");
    fs::write(&outer, format!("{frame} srcdoc=\"{}\"></iframe>", escape(&page))).expect("a page");
    let (shown, _) = opened(&outer)?;
    let title = shown.split_once("<title>")?.1.split_once("</title>")?.0;
    Some(title.to_owned())
}

/// What the probe has to find.
fn facts(corpus: &Corpus, langs: &[&str]) -> String {
    let all = corpus.rows.len();
    let doubtful = corpus.rows.iter().filter(|row| row.score.is_some_and(|score| score < 0.9)).count();
    let gaps =
        corpus.rows.iter().filter(|row| langs.iter().any(|lang| !row.texts.contains_key(*lang))).count();
    assert!(doubtful > 0 && gaps > 0, "the corpus shows nothing");
    format!("0; {doubtful} shown: {doubtful} of {all}; {gaps} shown: {gaps} of {all}")
}

#[test]
fn chromium_shows_the_page() {
    if !asked("chromium_shows_the_page") {
        return;
    }
    let langs: [&[&str]; 2] = [&["en", "fr", "es", "ru", "ar", "zh"], &["en", "ar", "zh"]];
    for (corpus, langs) in all().into_iter().zip(langs) {
        let Some((page, log)) = opened(&corpus.file("html")) else {
            // A browser needs more of a machine than the other programs.
            let _ =
                writeln!(std::io::stderr(), "chromium_shows_the_page is skipped: chromium does not run here");
            return;
        };
        assert_shown(corpus, langs, &page);
        assert!(!log.contains("CONSOLE"), "{log}");
        assert_eq!(probed(&corpus.file("html")), Some(facts(corpus, langs)));
        // The script says how many rows are shown.
        assert!(page.contains("<output>") && !page.contains("<tr hidden"), "no row is hidden");
    }
}
