//! A workbook or a table that a person edited comes back with all places, marks what was changed and names what is gone.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::Path;

use hexapla_tests::{Run, hexapla, read};
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Three rows; the last is in doubt.
const ROWS: &str = r#"{"id":"lakes#1","anchor":"1","kind":"heading","score":0.98,"translation":{"en":"The lake is deep.","fr":"Le lac est profond."},"places":{"en":{"file":"lakes.en.txt","line":1,"lines":[0]},"fr":{"file":"lakes.fr.txt","line":2,"lines":[0]}}}
{"id":"lakes#2","anchor":"2","kind":"paragraph","score":0.97,"translation":{"en":"Boats may not stop.","fr":"Les bateaux ne s’arrêtent pas."},"places":{"en":{"file":"lakes.en.txt","line":3,"lines":[1]},"fr":{"file":"lakes.fr.txt","line":4,"lines":[1]}}}
{"id":"lakes#3","anchor":"3","kind":"item","score":0.5,"translation":{"en":"See the map below.","fr":"Voir la carte ci-dessous."},"places":{"en":{"file":"lakes.en.txt","line":5,"lines":[2]},"fr":{"file":"lakes.fr.txt","line":6,"lines":[2]}}}
"#;

/// A folder with the rows in `a.jsonl` and `a.xlsx`, whose rows a person edited: a row is a list of cells, the first
/// has the heads.
fn edited(edit: impl Fn(&mut Vec<Vec<Cell>>)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.jsonl"), ROWS).expect("a file");
    let run = hexapla(folder.path(), ["convert", "a.jsonl", "a.xlsx"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    change_first_sheet(&folder.path().join("a.xlsx"), |sheet| {
        let mut table = table(sheet);
        edit(&mut table.rows);
        table.xml()
    });
    folder
}

fn back(folder: &Path, more: &[&str]) -> (Run, Vec<Value>) {
    let line = ["convert", "--verbose", "a.xlsx", "back.jsonl", "--force"];
    let run = hexapla(folder, line.iter().chain(more));
    let rows = if run.code < 2 { read(folder.join("back.jsonl")) } else { String::new() };
    let row = |line: &str| serde_json::from_str(line).expect("one object per line");
    (run, rows.lines().map(row).collect())
}

/// The rows as `id anchor kind score reviewed en_file:line fr_file:line`.
fn shown(rows: &[Value]) -> Vec<String> {
    let place = |row: &Value, lang: &str| {
        let place = &row["places"][lang];
        format!("{}:{}", place["file"].as_str().unwrap_or_default(), place["line"])
    };
    let one = |row: &Value| {
        let text = |key: &str| row[key].as_str().unwrap_or("-").to_owned();
        let mark = if row["reviewed"] == true { "reviewed" } else { "-" };
        let (en, fr) = (place(row, "en"), place(row, "fr"));
        format!("{} {} {} {} {mark} {en} {fr}", text("id"), text("anchor"), text("kind"), row["score"])
    };
    rows.iter().map(one).collect()
}

const FIRST: &str = "lakes#1 1 heading 0.98 - lakes.en.txt:1 lakes.fr.txt:2";
const SECOND: &str = "lakes#2 2 paragraph 0.97 - lakes.en.txt:3 lakes.fr.txt:4";
const THIRD: &str = "lakes#3 3 item 0.5 - lakes.en.txt:5 lakes.fr.txt:6";

#[test]
fn nothing_is_marked_where_nothing_was_edited() {
    let folder = edited(|_| {});
    let (run, rows) = back(folder.path(), &[]);
    assert_eq!((run.code, shown(&rows)), (0, [FIRST, SECOND, THIRD].map(str::to_owned).to_vec()));
    assert!(!run.stderr.contains("warning") && !run.stderr.contains("note"), "{}", run.stderr);
    assert_eq!(read(folder.path().join("back.jsonl")), ROWS);
}

#[test]
fn an_inserted_row_takes_what_it_lacks_from_the_row_above() {
    let folder = edited(|rows| rows.insert(2, vec![text("E", "A note."), text("F", "Une note.")]));
    let (run, rows) = back(folder.path(), &[]);
    let new = "lakes#1+1 1 heading 1.0 reviewed lakes.en.txt:1 lakes.fr.txt:2";
    assert_eq!((run.code, shown(&rows)), (0, [FIRST, new, SECOND, THIRD].map(str::to_owned).to_vec()));
    assert!(run.stderr.contains("1 row was changed or added"), "{}", run.stderr);
}

#[test]
fn a_corrected_row_is_reviewed_in_all_formats() {
    let folder = edited(|rows| rows[3][4] = text("E", "See the chart below."));
    let (_, rows) = back(folder.path(), &["--min-score", "0.9"]);
    let reviewed = "lakes#3 3 item 1.0 reviewed lakes.en.txt:5 lakes.fr.txt:6";
    assert_eq!(shown(&rows), [FIRST, SECOND, reviewed]);
    // A row that scored 0.5 is in the memory now, with its mark, and so is it in the next workbook.
    for line in ["convert a.xlsx a.tmx --min-score 0.9", "convert back.jsonl b.xlsx", "convert a.tmx b.jsonl"]
    {
        let run = hexapla(folder.path(), line.split(' '));
        assert_eq!(run.code, 0, "{line}: {}", run.stderr);
    }
    assert_eq!(read(folder.path().join("a.tmx")).matches("<prop type=\"x-reviewed\">yes</prop>").count(), 1);
    assert_eq!(read(folder.path().join("b.jsonl")).matches("\"reviewed\":true").count(), 1);
    let run = hexapla(folder.path(), ["convert", "b.xlsx", "c.jsonl"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(read(folder.path().join("c.jsonl")), read(folder.path().join("back.jsonl")));
}

#[test]
fn a_person_confirms_a_row_in_a_column_of_their_own() {
    let folder = edited(|rows| {
        rows[0].push(text("K", "reviewed"));
        rows[3].push(text("K", "x"));
    });
    let (_, rows) = back(folder.path(), &[]);
    assert_eq!(shown(&rows)[2], "lakes#3 3 item 1.0 reviewed lakes.en.txt:5 lakes.fr.txt:6");
}

#[test]
fn what_is_gone_or_there_twice_is_named() {
    let folder = edited(|rows| {
        let copy = rows[3].clone();
        rows.push(copy);
        rows.remove(2);
    });
    let (run, rows) = back(folder.path(), &[]);
    assert_eq!(rows.len(), 3);
    for said in [
        "warning: a.xlsx: a row is gone, and its text is in no other row: `lakes#2`",
        "warning: a.xlsx: a row is there more than once with the same texts: `lakes#3`",
    ] {
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
    }
    // Texts that are in another row now are not lost.
    let folder = edited(|rows| {
        rows[1][4] = text("E", "The lake is deep. Boats may not stop.");
        rows[1][5] = text("F", "Le lac est profond. Les bateaux ne s’arrêtent pas.");
        rows.remove(2);
    });
    let (run, rows) = back(folder.path(), &[]);
    assert_eq!((rows.len(), run.stderr.contains("warning")), (2, false), "{}", run.stderr);
}

#[test]
fn columns_that_are_gone_or_renamed_are_named() {
    let without = |column: &'static str| {
        edited(move |rows| rows.iter_mut().for_each(|row| row.retain(|c| c.column != column)))
    };
    let renamed = |column: usize| edited(move |rows| rows[0][column].xml = text("", "my notes").xml);
    for (folder, said) in [
        (without("F"), "warning: a.xlsx: sheet `corpus` has no column `fr`: what it held is not read"),
        (renamed(1), "warning: a.xlsx: sheet `corpus` has no column `anchor`: what it held is not read"),
        (renamed(6), "warning: a.xlsx: sheet `corpus` has no column `en_place`: what it held is not read"),
    ] {
        let (run, rows) = back(folder.path(), &[]);
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
        assert_eq!(rows.len(), 3);
        assert!(rows.iter().all(|row| row["reviewed"].is_null()), "{rows:?}");
    }
}

/// A folder with the rows in `a.jsonl` and `a.csv`, whose lines a person edited.
fn edited_table(edit: impl Fn(&mut Vec<String>)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.jsonl"), ROWS).expect("a file");
    let run = hexapla(folder.path(), ["convert", "a.jsonl", "a.csv"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let path = folder.path().join("a.csv");
    let mut lines: Vec<String> = read(&path).lines().map(str::to_owned).collect();
    edit(&mut lines);
    fs::write(path, lines.join("\n") + "\n").expect("a file");
    folder
}

fn table_back(folder: &Path) -> (Run, Vec<Value>) {
    let run = hexapla(folder, ["convert", "--verbose", "a.csv", "back.jsonl", "--force"]);
    assert!(run.code < 2, "{}", run.stderr);
    let rows = read(folder.join("back.jsonl"));
    (run, rows.lines().map(|line| serde_json::from_str(line).expect("one object per line")).collect())
}

#[test]
fn a_table_beside_its_corpus_has_what_it_does_not_hold_itself() {
    let folder = edited_table(|_| {});
    let (run, _) = table_back(folder.path());
    assert!(!run.stderr.contains("warning") && !run.stderr.contains("note"), "{}", run.stderr);
    assert_eq!(read(folder.path().join("back.jsonl")), ROWS);

    let folder = edited_table(|lines| {
        lines[3] = lines[3].replace("map below", "chart below");
        lines.insert(2, ",,,A note.,Une note.".to_owned());
    });
    let (run, rows) = table_back(folder.path());
    let new = "lakes#1+1 1 heading 1.0 reviewed lakes.en.txt:1 lakes.fr.txt:2";
    let third = "lakes#3 3 item 1.0 reviewed lakes.en.txt:5 lakes.fr.txt:6";
    assert_eq!((run.code, shown(&rows)), (0, [FIRST, new, SECOND, third].map(str::to_owned).to_vec()));
    assert!(run.stderr.contains("2 rows differ from `a.jsonl` or were added"), "{}", run.stderr);

    let folder = edited_table(|lines| drop(lines.remove(1)));
    let (run, rows) = table_back(folder.path());
    assert_eq!(shown(&rows), [SECOND, THIRD]);
    let said = "warning: a.csv: a row is gone, and its text is in no other row: `lakes#1`";
    assert!(run.stderr.contains(said), "{}", run.stderr);
}

#[test]
fn the_corpus_beside_a_table_may_be_what_is_written() {
    let folder = edited_table(|lines| lines[3] = lines[3].replace("map below", "chart below"));
    for _ in 0..2 {
        let run = hexapla(folder.path(), ["convert", "a.csv", "a.jsonl", "--force"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let rows = read(folder.path().join("a.jsonl"));
        assert!(rows.contains("See the chart") && rows.matches("\"reviewed\":true").count() == 1, "{rows}");
    }
}

#[test]
fn a_table_alone_lends_new_rows_what_the_rows_beside_them_have() {
    let folder = edited_table(|lines| lines.insert(3, ",,,A note.,Une note.".to_owned()));
    fs::remove_file(folder.path().join("a.jsonl")).expect("a file");
    let (_, rows) = table_back(folder.path());
    assert_eq!(shown(&rows)[2], "lakes#2+1 2 other 1.0 reviewed a.csv:4 a.csv:4");
}

#[test]
fn the_mark_of_a_reviewed_row_passes_through_all_formats() {
    let folder = tempfile::tempdir().expect("a folder");
    let rows = ROWS.replacen("\"score\":0.98", "\"score\":1.0,\"reviewed\":true", 1);
    fs::write(folder.path().join("a.jsonl"), rows).expect("a file");
    for name in ["b.csv", "b.tsv", "b.tmx", "b.xlsx", "b.xlf", "b.parquet"] {
        for line in [format!("convert a.jsonl {name}"), format!("convert {name} {name}.jsonl")] {
            let run = hexapla(folder.path(), line.split(' '));
            assert_eq!(run.code, 0, "{line}: {}", run.stderr);
        }
        let back = read(folder.path().join(format!("{name}.jsonl")));
        let marked: Vec<bool> = back.lines().map(|line| line.contains("\"reviewed\":true")).collect();
        assert_eq!(marked, [true, false, false], "{name}: {back}");
    }
}

/// A cell: its column, and what its element holds after the reference.
#[derive(Debug, Clone)]
struct Cell {
    column: String,
    xml: String,
}

fn text(column: &str, text: &str) -> Cell {
    let xml = format!(" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>");
    Cell { column: column.to_owned(), xml }
}

/// The rows of a sheet, and what is before and after them.
struct Table {
    before: String,
    rows: Vec<Vec<Cell>>,
    behind: String,
}

fn table(sheet: &str) -> Table {
    let start = sheet.find("<row ").expect("a row");
    let end = sheet.rfind("</row>").expect("a row") + "</row>".len();
    let cell = |cell: &str| {
        let (place, xml) = cell.split_once('"').expect("a reference");
        let end = xml.find("</c>").map_or(xml.len(), |at| at + "</c>".len());
        let column = place.trim_end_matches(char::is_numeric).to_owned();
        Cell { column, xml: xml[..end].to_owned() }
    };
    let row = |row: &str| row.split("<c r=\"").skip(1).map(cell).collect();
    Table {
        before: sheet[..start].to_owned(),
        rows: sheet[start..end].split("<row ").skip(1).map(row).collect(),
        behind: sheet[end..].to_owned(),
    }
}

impl Table {
    fn xml(&self) -> String {
        let cell = |n: usize, cell: &Cell| format!("<c r=\"{}{n}\"{}", cell.column, cell.xml);
        let row = |(n, row): (usize, &Vec<Cell>)| {
            let cells: String = row.iter().map(|one| cell(n, one)).collect();
            format!("<row r=\"{n}\">{cells}</row>")
        };
        let rows: String = (1..).zip(&self.rows).map(row).collect();
        format!("{}{rows}{}", self.before, self.behind)
    }
}

/// Puts other words into a text of a workbook.
pub(crate) fn correct_first_sheet(path: &Path, from: &str, to: &str) {
    change_first_sheet(path, |sheet| {
        assert!(sheet.contains(from), "{from} is not in the sheet");
        sheet.replacen(from, to, 1)
    });
}

fn change_first_sheet(path: &Path, change: impl Fn(&str) -> String) {
    let mut book = ZipArchive::new(File::open(path).expect("a workbook")).expect("a package");
    let mut changed = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for n in 0..book.len() {
        let mut part = book.by_index(n).expect("a part");
        let (name, mut bytes) = (part.name().expect("a name").into_owned(), Vec::new());
        part.read_to_end(&mut bytes).expect("its bytes");
        if name == "xl/worksheets/sheet1.xml" {
            bytes = change(std::str::from_utf8(&bytes).expect("text")).into_bytes();
        }
        changed.start_file(name, SimpleFileOptions::default()).expect("a part");
        changed.write_all(&bytes).expect("bytes are written");
    }
    fs::write(path, changed.finish().expect("a package").into_inner()).expect("a file");
}
