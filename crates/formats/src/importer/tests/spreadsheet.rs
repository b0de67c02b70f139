//! Spreadsheets as they come back from review, and damaged ones.

use std::io::{Cursor, Read as _, Write as _};

use hexapla_model::{BlockKind, Location};
use proptest::prelude::*;
use rust_xlsxwriter::{Formula, Workbook, Worksheet, XlsxError};

use super::*;

/// A workbook with one sheet after one without anything.
fn book(fill: impl Fn(&mut Worksheet) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("empty").unwrap();
    fill(book.add_worksheet()).unwrap();
    book.save_to_buffer().unwrap()
}

/// A sheet of strings.
fn strings(rows: &[&[&str]]) -> Vec<u8> {
    book(|sheet| {
        for (n, row) in (0..).zip(rows) {
            for (m, cell) in (0..).zip(*row) {
                sheet.write_string(n, m, *cell)?;
            }
        }
        Ok(())
    })
}

fn read(bytes: &[u8]) -> Result<Warned<Corpus>, String> {
    let limits = Limits::default();
    let path = Path::new("lakes.xlsx");
    let read = crate::format::xlsx::reader::read(bytes, path, &limits, &[]);
    unpacked(read.map_err(|cause| cause.at(path)))
}

#[test]
fn spreadsheets_of_other_formats_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("reviewed.xlsb");
    std::fs::write(&path, b"PK\x03\x04\0\0word/").unwrap();
    let error = crate::Importer::default().corpus_format(&path).unwrap_err().to_string();
    assert!(
        error.ends_with(
            "reviewed.xlsb: of spreadsheets only XLSX is read; open it in its own program and save it as XLSX"
        ),
        "{error}"
    );
}

#[test]
fn what_we_write_after_review() {
    // Columns in another order, one added, one hidden, a row deleted.
    let bytes = book(|sheet| {
        for (n, name) in
            (0..).zip(["zh", "score", "note", "id", "en", "kind", "anchor", "en_place", "en_lines", "symbol"])
        {
            sheet.write_string(0, n, name)?;
        }
        sheet.set_column_hidden(5)?;
        for (n, text) in
            [(0, "湖\n和船"), (2, "see above"), (3, "r#12.s1"), (4, " =1+1 "), (5, "item"), (6, "12.b")]
        {
            sheet.write_string(4, n, text)?;
        }
        sheet.write_number(4, 1, 0.9313)?;
        sheet
            .write_string(4, 7, "a: b.txt:17 (page 2)")?
            .write_string(4, 8, "3,4")?
            .write_string(4, 9, "A/1")?;
        Ok(())
    });
    let read = read(&bytes).unwrap();
    assert_eq!(messages(&read), [""; 0]);
    assert_eq!(langs(&read.value), "zh en");
    assert_eq!(rows(&read.value), ["r#12.s1 湖\n和船| =1+1 "]);
    assert_eq!((read.value.name.as_str(), read.value.symbol.as_deref()), ("r", Some("A/1")));
    let unit = &read.value.units[0];
    assert_eq!((unit.kind, unit.score), (BlockKind::Item, 0.9313));
    assert_eq!(unit.anchor.as_ref().map(ToString::to_string).as_deref(), Some("12.b"));
    let en = unit.texts[1].as_ref().unwrap();
    assert_eq!((en.location, &*en.lines), (Location { line: 17, page: Some(2) }, &[3, 4][..]));
    assert_eq!(read.value.paths, [PathBuf::from("lakes.xlsx"), PathBuf::from("a: b.txt")]);
}

#[test]
fn what_others_write() {
    let bytes = book(|sheet| {
        sheet.write_string(2, 1, "English")?.write_string(2, 2, "中文")?;
        sheet.write_number(3, 1, 12.0)?.write_boolean(3, 2, true)?;
        sheet.write_number(4, 1, -0.5)?.write_string(4, 2, "a_x000D_b _x0041_ _x4")?;
        sheet.write_formula(5, 1, Formula::new("=\"lake\"").set_result("lake"))?;
        sheet.write_formula(5, 2, Formula::new("=NAME").set_result("#NAME?"))?;
        sheet.write_string(6, 1, "\u{fffe}😀e\u{301}\u{202b}")?;
        Ok(())
    });
    let read = read(&bytes).unwrap();
    assert_eq!(langs(&read.value), "en zh");
    let want = ["4 12|TRUE", "5 -0.5|a_x000D_b _x0041_ _x4", "6 lake|", "7 \u{fffe}😀e\u{301}\u{202b}|"];
    assert_eq!(rows(&read.value), want);
    assert_eq!(messages(&read), ["error: lakes.xlsx, line 6: cell C6 shows an error (#NAME?), skipped"]);
}

/// A workbook of sheets of strings; names that begin with a dot are of hidden sheets.
fn sheets(all: &[(&str, &[&str])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in all {
        let sheet = book.add_worksheet();
        sheet.set_name(name.trim_start_matches('.')).unwrap();
        // The active sheet cannot be hidden.
        if name.starts_with('.') {
            sheet.set_hidden(true);
        } else {
            sheet.set_active(true);
        }
        for (n, row) in (0..).zip(*rows) {
            for (m, cell) in (0..).zip(row.split('|')).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string(n, m, cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn sheets_of_a_workbook() {
    let cover = ("Read me", &["Project|Water", "Date|2024"][..]);
    let one = ("Part 1", &["English|French", "water|eau"][..]);
    let two = ("Part 2", &["en|fr", "soil|sol"][..]);
    for (all, want_langs, want, told) in [
        (
            &[cover, one, two][..],
            "en fr",
            "water|eau/soil|sol",
            "error: lakes.xlsx: no column is named by a language in sheet `Read me`: not read",
        ),
        (
            &[one, (".Old", &["fr|en", "lac|lake"])],
            "en fr",
            "water|eau/lake|lac",
            "note: lakes.xlsx: the hidden sheet `Old` has columns of the same kind: read too",
        ),
        (
            &[(".Old", &["ru|en", "да|yes"]), one],
            "en ru fr",
            "water||eau/yes|да|",
            "note: lakes.xlsx: the hidden sheet `Old` has columns of the same kind: read too",
        ),
        (&[one, ("en-ru", &["en|ru", "lake|озеро"])], "en fr ru", "water|eau|/lake||озеро", ""),
        (
            &[one, ("Zh", &["zh|ar", "水|ماء"])],
            "en fr",
            "water|eau",
            "error: lakes.xlsx: sheet `Zh` has columns in ar, zh, sheet `Part 1` in en, fr: not read",
        ),
        (
            &[one, ("contexts", &["id|context_id|en|fr", "1|2|The water.|L’eau."])],
            "en fr",
            "water|eau",
            "note: lakes.xlsx: sheet `contexts` holds contexts: not read",
        ),
        (
            &[("T", &["Water terms", "", "|en|fr", "|water|eau"])],
            "en fr",
            "water|eau",
            "note: lakes.xlsx, line 1: above the names of the columns, not read: `Water terms`",
        ),
        (
            &[("T", &["Terms", "2024", "UN", "No|en|zh", "1|water|水", "2|soil|土"])],
            "en zh",
            "water|水/soil|土",
            "",
        ),
        (
            &[("Cover", &["Language|English"]), one],
            "en fr",
            "water|eau",
            "error: lakes.xlsx: sheet `Cover` has columns in en, sheet `Part 1` in en, fr: not read",
        ),
        (&[("T", &["zh-CN|zh-TW|en-US", "颜色|顏色|color"])], "zh-CN zh-TW en", "颜色|顏色|color", ""),
        (&[("T", &["water|eau|EN|FR", "soil|sol|EN|FR"])], "en fr", "water|eau/soil|sol", ""),
    ] {
        let read = read(&sheets(all)).unwrap();
        let rows: Vec<String> =
            rows(&read.value).iter().map(|row| row.split_once(' ').unwrap().1.to_owned()).collect();
        assert_eq!((langs(&read.value).as_str(), rows.join("/").as_str()), (want_langs, want), "{all:?}");
        if !told.is_empty() {
            let said = messages(&read);
            let said: Vec<&String> =
                said.iter().filter(|message| !message.contains("an earlier row")).collect();
            assert_eq!(said, [told], "{all:?}");
        }
    }
}

/// The rows of a term base are entries by themselves, so each sheet may have its own languages and its own layout.
#[test]
fn sheets_of_a_term_base() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("terms.xlsx");
    let all: [(&str, &[&str]); 4] = [
        ("A", &["id|en|fr", "a1|water|eau"]),
        ("B", &["id|Русский|中文", "b1|озеро|湖"]),
        ("C", &["id|language|term", "c1|en|sea", "c1|es|mar"]),
        ("Notes", &["English", "see the map"]),
    ];
    std::fs::write(&path, sheets(&all)).unwrap();
    let read = Importer::default().read_term_base(&path).unwrap();
    let entries: Vec<String> = read
        .value
        .entries
        .iter()
        .map(|entry| entry.terms.iter().map(|(lang, term)| format!("{lang}:{} ", term.text)).collect())
        .collect();
    assert_eq!(entries, ["en:water fr:eau ", "ru:озеро zh:湖 ", "en:sea es:mar "]);
    let told: Vec<String> = read.diagnostics.iter().map(|found| found.message.clone()).collect();
    assert_eq!(told, ["sheet `Notes` has columns in en, sheet `A` in en, fr: not read"]);
}

#[test]
fn sheets_that_are_not_read() {
    let one = ("Part 1", &["en|fr", "water|eau"][..]);
    for (other, told) in [
        (("about", &["corpus|lakes", "made by|hexapla 0.1.0"][..]), ""),
        (("Numbers", &["1|2", "3|4"]), ""),
        (("Blank", &[" | "]), ""),
        (("about", &["All about|water"]), "`about`"),
        (("Terms", &["water|eau"]), "`Terms`"),
        ((".Notes", &["1|2", "3|水"]), "`Notes`"),
    ] {
        let said = messages(&read(&sheets(&[one, other])).unwrap()).join("/");
        let want = match told {
            "" => String::new(),
            _ => format!("error: lakes.xlsx: no column is named by a language in sheet {told}: not read"),
        };
        assert_eq!(said, want);
    }
}

#[test]
fn cells_without_a_name_above_them() {
    for (rows, line, column) in [
        (&["en|fr", "water|eau|agua"][..], 2, 3),
        (&["en||fr", "water|水|eau"], 2, 2),
        (&["|en|fr", "1|water|eau", "почва|soil|sol"], 3, 1),
        (&["en|fr", "water|eau|5", "soil|sol||تربة"], 3, 4),
        (&["en|fr|note", "water|eau|ok|see above"], 2, 4),
    ] {
        let said = messages(&read(&sheets(&[("T", rows)])).unwrap());
        let want = format!(
            "error: lakes.xlsx, line {line}: column {column} has no name and holds text (1 cell): skipped"
        );
        assert_eq!(said, [want]);
    }
    let said = messages(&read(&sheets(&[("T", &["en|fr", "water|eau|5"])])).unwrap());
    assert_eq!(said, [""; 0]);
}

#[test]
fn formulas_that_nobody_computed() {
    let bytes = book(|sheet| {
        sheet.write_string(0, 0, "en")?.write_string(0, 1, "fr")?;
        sheet.write_formula(1, 0, "=SUM(1,2)")?.write_string(1, 1, "=2")?;
        sheet.write_formula(2, 0, "=IF(B3=0,0,B3)")?.write_string(2, 1, "b")?;
        Ok(())
    });
    // A program that computes nothing leaves the result out; one that does says about an empty one that it is a string.
    let bytes = edited(&bytes, "<f>SUM(1,2)</f><v>0</v>", "<f>SUM(1,2)</f><v></v>");
    let bytes = edited(&bytes, "<c r=\"A3\">", "<c r=\"A3\" t=\"str\">");
    let bytes = edited(&bytes, "B3)</f><v>0</v>", "B3)</f><v></v>");
    let read = read(&bytes).unwrap();
    assert_eq!(rows(&read.value), ["2 =SUM(1,2)|=2", "3 |b"]);
    let want = "warning: lakes.xlsx, line 2: cell A2 holds a formula without a result: =SUM(1,2) is taken for its text";
    assert_eq!(messages(&read), [want]);
}

/// The workbook with `old` in its parts replaced.
fn edited(bytes: &[u8], old: &str, new: &str) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..from.len() {
        let mut part = from.by_index(n).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        to.start_file(part.name().unwrap().into_owned(), zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(text.replace(old, new).as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn no_corpus() {
    let want = "lakes.xlsx, line 1: expected columns that are named by languages (`en`, `zh-CN`, `French`), found `a`, `b`";
    for (bytes, want) in [
        (strings(&[&["a", "b"], &["c"]]), want),
        (strings(&[]), "lakes.xlsx: no text in it"),
        (strings(&[&["en", "fr"]]), "lakes.xlsx: no text in it"),
        (b"PK\x03\x04".to_vec(), "lakes.xlsx: damaged or cut short"),
        (strings(&[&["en"], &["a"]])[..2_000].to_vec(), "lakes.xlsx: damaged or cut short"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), "lakes.xlsx: "),
    ] {
        let error = read(&bytes).unwrap_err();
        assert!(error.starts_with(want), "{error}");
    }
}

#[test]
fn a_range_that_ends_before_it_begins_is_damage() {
    let bytes = strings(&[&["en", "fr"], &["lake", "lac"]]);
    let bytes = edited(&bytes, "<dimension ref=\"A1:B2\"/>", "<dimension ref=\"A5:C3\"/>");
    // The library panics where it checks its sums.
    match read(&bytes) {
        Ok(read) => assert_eq!(rows(&read.value), ["2 lake|lac"]),
        Err(error) => assert!(error.contains("the places of its cells make no range"), "{error}"),
    }
}

#[test]
fn a_cell_far_away_takes_no_memory() {
    let bytes = book(|sheet| {
        sheet.write_string(0, 0, "en")?.write_string(0, 16_383, "fr")?;
        sheet.write_string(1_048_575, 0, "lake")?.write_string(1_048_575, 16_383, "lac")?;
        Ok(())
    });
    assert_eq!(rows(&read(&bytes).unwrap().value), ["1048576 lake|lac"]);
}

/// Whether the library that writes this test's workbooks loses `text`: it writes `_x0001_` for U+0001, and the first
/// `_` of this makes an escape of `_x00D0` before it, which readers then undo.
fn is_garbled_by_its_writer(text: &str) -> bool {
    text.match_indices(['\u{1}', '\u{fffe}']).any(|(at, _)| {
        let before = &text[..at];
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_hexdigit()).len();
        digits >= 4 && before[..before.len() - 4].ends_with("_x")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn texts_come_back(texts in prop::collection::vec("[a_x0-9D=\\n\\t 船\u{1}\u{fffe}\u{202b}]{1,20}", 1..5)) {
        prop_assume!(!texts.iter().any(|text| is_garbled_by_its_writer(text)));
        let mut table = vec![vec!["en"]];
        table.extend(texts.iter().map(|text| vec![text.as_str()]));
        let bytes = strings(&table.iter().map(Vec::as_slice).collect::<Vec<_>>());
        let got: Vec<String> = read(&bytes).map(|r| r.value).unwrap_or_default().units.into_iter()
            .flat_map(|unit| unit.texts).flatten().map(|text| text.text).collect();
        let want: Vec<String> = texts.into_iter().filter(|text| !text.trim().is_empty()).collect();
        prop_assert_eq!(got, want);
    }

    #[test]
    fn mutated(edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = strings(&[&["en", "fr"], &["lake", "lac"]]);
        for (place, byte) in edits {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes);
    }
}
