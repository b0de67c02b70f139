//! LibreOffice opens the spreadsheet and the CSV of a glossary, and every term comes out as it went in.

use std::path::Path;
use std::process::Command;

use hexapla::formats::{Format, Options};
use hexapla::model::Glossary;
use hexapla_tests::example_glossary;

use crate::programs::{asked, output, terms, write};

/// Comma, quotation mark, UTF-8, from the first line, all sheets.
pub(crate) const TO_CSV: &str =
    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
/// Comma, quotation mark, UTF-8.
pub(crate) const FROM_CSV: &str = "--infilter=CSV:44,34,76";

/// Converts `file` to a CSV a sheet in the folder `csv` of `folder`.
fn convert(folder: &Path, file: &Path, more: &[&str]) {
    convert_to(TO_CSV, folder, &folder.join("csv"), file, more);
}

/// Converts `file` into `out`, with a profile of its own in `folder`.
pub(crate) fn convert_to(format: &str, folder: &Path, out: &Path, file: &Path, more: &[&str]) {
    let mut office = Command::new("soffice");
    office.arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()));
    office.args(["--headless", "--norestore"]).args(more).args(["--convert-to", format, "--outdir"]);
    output(office.arg(out).arg(file), "libreoffice-calc");
}

pub(crate) fn rows(path: &Path) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(path).expect("a converted sheet");
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

/// The cells of the languages in each row of entries.
fn cells_of_terms(glossary: &Glossary, rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let head: Vec<&str> = rows[0].iter().map(String::as_str).take(3 + glossary.langs.len()).collect();
    let langs = glossary.langs.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    assert_eq!(head.join(" "), format!("id score frequency {langs}"));
    rows[1..].iter().map(|row| row[3..3 + glossary.langs.len()].to_vec()).collect()
}

fn expected(glossary: &Glossary) -> Vec<Vec<String>> {
    let row = |entry| (0..glossary.langs.len()).map(|n| terms(entry, n).join("|")).collect();
    glossary.entries.iter().map(row).collect()
}

#[test]
fn libreoffice_opens_the_spreadsheet() {
    if !asked("libreoffice_opens_the_spreadsheet") {
        return;
    }
    let (folder, glossary) = (tempfile::tempdir().expect("a folder"), example_glossary());
    let book = write(folder.path(), Format::Xlsx, &Options::default());
    convert(folder.path(), &book, &[]);
    let found = rows(&folder.path().join("csv/terms-terms.csv"));
    assert_eq!(cells_of_terms(&glossary, &found), expected(&glossary));
    let contexts = rows(&folder.path().join("csv/terms-contexts.csv"));
    for (row, entry) in contexts[1..].iter().zip(&glossary.entries) {
        let texts = entry.contexts[0].texts.iter().flatten().map(|t| t.text.clone());
        assert_eq!(row[4..], texts.collect::<Vec<_>>());
    }
    assert_eq!(contexts.len(), 3);
    assert!(folder.path().join("csv/terms-about.csv").exists());
}

#[test]
fn libreoffice_opens_the_csv() {
    if !asked("libreoffice_opens_the_csv") {
        return;
    }
    let glossary = example_glossary();
    for (bom, safe_cells) in [(false, false), (true, true)] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut options = Options::default();
        (options.bom, options.safe_cells) = (bom, safe_cells);
        let table = write(folder.path(), Format::Csv, &options);
        convert(folder.path(), &table, &[FROM_CSV]);
        let mut found = rows(&folder.path().join("csv/terms-terms.csv"));
        found[0][0] = found[0][0].trim_start_matches('\u{FEFF}').to_owned();
        for (cells, want) in cells_of_terms(&glossary, &found).iter().zip(expected(&glossary)) {
            for (cell, want) in cells.iter().zip(want) {
                // A formula is a formula to a spreadsheet, unless an apostrophe is before it.
                match (want.starts_with(['=', '+', '-', '@']), safe_cells) {
                    (true, true) => assert_eq!(cell.strip_prefix('\''), Some(want.as_str())),
                    (true, false) => {}
                    (false, _) => assert_eq!(*cell, want),
                }
            }
        }
        assert_eq!(found.len(), glossary.entries.len() + 1);
    }
}
