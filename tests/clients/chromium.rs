//! Chromium shows the page: every text in its cell, and nothing goes wrong in the script.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use quick_xml::escape::unescape;

use crate::corpora::{Corpus, all};
use crate::programs::asked;

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
        // The script tells how many rows are shown.
        assert!(page.contains("<output>") && !page.contains("<tr hidden"), "no row is hidden");
    }
}
